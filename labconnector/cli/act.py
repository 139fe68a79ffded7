"""answer, deliver: what a person decides about one case."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Annotated

import typer

from labconnector.app import App
from labconnector.cli.cases import print_cases
from labconnector.cli.documents import case_document
from labconnector.cli.dry_run import tell_only
from labconnector.cli.opening import opened, restored_or_none, stored_case
from labconnector.cli.options import DataDir, Json, OrderId, Verbose
from labconnector.cli.output import messages, print_json
from labconnector.domain.case import Case, CaseState
from labconnector.domain.errors import AlreadyRunning, PackageError, UsageError
from labconnector.domain.questions import Answer, Question, QuestionKind, answers_to
from labconnector.sync.answers import answer_by_guess, check_answers, deliver_now, give_answer
from labconnector.sync.cycle import run_cycle
from labconnector.sync.fetch import is_here
from labconnector.sync.ports import utc_now
from labconnector.sync.worker import do_nothing
from labconnector.system.instance import only_instance


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(answer)
    app.command()(deliver)


def answer(
    order: OrderId,
    client: Annotated[str, typer.Option(help="The doctor's client: its number, or its exact name.")] = "",
    new_client: Annotated[str, typer.Option("--new-client", help="Make a new client of this name.")] = "",
    material: Annotated[
        list[str] | None,
        typer.Option(metavar="ORDERED=MADE/METHOD", help="E.g. --material 'Gold=WAX/mill-wax-cast'. See `show ORDER`."),
    ] = None,
    confirm: Annotated[list[str] | None, typer.Option(metavar="CODE", help="Deliver in spite of this finding.")] = None,
    guess: Annotated[bool, typer.Option("--guess", help="Take the first choice of every open question.")] = False,
    remember: Annotated[bool, typer.Option("--remember", help="Use the answers for future cases too.")] = False,
    only_unit: Annotated[
        bool, typer.Option("--only-unit-type", help="With --remember: materials for this unit type only.")
    ] = False,
    only_doctor: Annotated[
        bool, typer.Option("--only-doctor", help="With --remember: materials for this doctor only.")
    ] = False,
    only_practice: Annotated[
        bool, typer.Option("--only-practice", help="With --remember: the client for cases from this practice only.")
    ] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Answer a held case's questions; it is delivered at once when none is left."""
    with opened(data_dir, verbose=verbose) as app:
        case = stored_case(app, order)
        if not case.questions:
            raise UsageError(f"Order {case.order.order_id} asks nothing now; it is {case.state.value}.")
        if not remember and (only_unit or only_doctor or only_practice):
            raise UsageError("What is only for some cases needs --remember.", action="Add it, or leave the others out.")
        narrow = partial(_narrowed, only_unit=only_unit, only_doctor=only_doctor, only_practice=only_practice)
        answers = _answers(app, case, client, new_client, material or [], confirm or [], remember=remember)
        answers = [narrow(one) for one in answers]
        check_answers(app.store, case, answers)
        for one in answers:
            give_answer(app.store, case, one, utc_now())
        if guess:
            answer_by_guess(app.store, app.store.case_by_id(case.id), utc_now, remember=remember)
        elif not answers:
            raise UsageError("No answer was given.", action=f"`labconnector show {case.order.order_id}` lists them.")
        _go_on(app)
        _print(app, case.id, as_json=as_json)


def _narrowed(answer: Answer, *, only_unit: bool, only_doctor: bool, only_practice: bool) -> Answer:
    if answer.kind is QuestionKind.DOCTOR:
        return replace(answer, only_practice=only_practice)
    if answer.kind is QuestionKind.CONFIRM:
        return answer
    return replace(answer, only_unit=only_unit, only_doctor=only_doctor)


def _answers(
    app: App, case: Case, client: str, new_client: str, material: list[str], confirm: list[str], *, remember: bool
) -> list[Answer]:
    answers = []
    if client and new_client:
        raise UsageError("Say --client or --new-client, not both.")
    if client or new_client:
        key = str(case.order.doctor_id)
        value = "" if new_client else _client_id(app, client)
        answers.append(Answer(QuestionKind.DOCTOR, key, value, new_client=new_client, remember=remember))
    answers += [_material(app, case, text, remember=remember) for text in material]
    answers += [Answer(QuestionKind.CONFIRM, code, "yes", remember=False) for code in confirm]
    return answers


def _client_id(app: App, text: str) -> str:
    clients = app.store.clients()
    found = [client for client in clients if text == str(client.id)]
    found = found or [client for client in clients if text.strip().casefold() == client.name.casefold()]
    if len(found) > 1:
        numbers = ", ".join(str(client.id) for client in found)
        raise UsageError(f"Several clients are called '{text}'.", action=f"Name one by its number: {numbers}.")
    if found:
        return str(found[0].id)
    raise UsageError(f"There is no client '{text}'.", action="See `labconnector clients`, or use --new-client.")


def _material(app: App, case: Case, text: str, *, remember: bool) -> Answer:
    ordered, equals, made = text.rpartition("=")
    if not equals or not ordered or not made:
        raise UsageError(f"'{text}' is not ORDERED=MADE/METHOD.", action="Example: 'Gold=WAX/mill-wax-cast'")
    material, _, method = made.partition("/")
    _known(material, [one.id for one in app.catalogue.materials], "material")
    _known(method, ["", *(one.id for one in app.catalogue.methods)], "production method")
    answer = Answer(QuestionKind.MATERIAL, ordered, material, method, remember=remember)
    question = next((question for question in case.questions if answers_to(question, answer)), None)
    return replace(answer, method=method or _offered_method(app, question, material))


def _known(word: str, words: list[str], what: str) -> None:
    """A typing error must not become a rule. A lab adds what it has beside ours in its own materials.toml."""
    if word not in words:
        raise UsageError(
            f"There is no {what} '{word}'.",
            action=f"Known: {', '.join(filter(None, words))}. Your own go into materials.toml.",
        )


def _offered_method(app: App, question: Question | None, cad_material_id: str) -> str:
    """The method offered with that material, else its usual one, where only the material was named."""
    choices = question.choices if question else ()
    offered = (choice.method for choice in choices if choice.value == cad_material_id)
    return next(offered, app.catalogue.usual_method(cad_material_id))


def deliver(
    order: OrderId,
    download: Annotated[bool, typer.Option("--download", help="Fetch the files from Align anew first.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be written, and why. Nothing is changed.")
    ] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Deliver a case now, or once more. What lies in the CAD folder is never overwritten."""
    with opened(data_dir, verbose=verbose) as app:
        case = stored_case(app, order)
        if dry_run:
            tell_only(app, case, as_json=as_json, download=download)
            return
        package = app.store.package(case.id)
        fetching = download or package is None or not is_here(package)
        _go_on(app, lambda: _mark(app, case, download=download), fetching=fetching)
        _print(app, case.id, as_json=as_json)


def _mark(app: App, case: Case, *, download: bool) -> None:
    """Who asks for it has also said that it is to be delivered, where the delivery rule waits for that."""
    deliver_now(app.store, case, utc_now(), by_itself=app.settings.deliver.covers(case.order))
    if download:
        app.store.download_again(case.id, utc_now())


def _go_on(app: App, mark: Callable[[], None] = do_nothing, *, fetching: bool = False) -> None:
    """Does what is due now. A program that runs already does it by itself.

    mark: writes down what is wanted, once it is known that it can be begun.
    """
    try:
        with only_instance(app.paths.lock):
            account, connection = app.account(), None
            if fetching:
                account, connection, unsigned = restored_or_none(app)
                if unsigned:
                    raise unsigned
            else:
                app.require_target()
            mark()
            troubles = run_cycle(app.ports(account, connection), threading.Event(), listing=False).troubles
    except AlreadyRunning:
        mark()
        messages().print("The running Lab Connector goes on with it.")
        return
    if troubles:
        raise troubles[0]


def _print(app: App, case_id: int, *, as_json: bool) -> None:
    case = app.store.case_by_id(case_id)
    if as_json:
        print_json({"case": case_document(case, app.paths)})
    else:
        print_cases((case,))
    if case.problem and case.state in (CaseState.HELD, CaseState.FAILED):
        raise typer.Exit(PackageError.exit_code)
