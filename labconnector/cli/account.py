"""login, logout, accounts."""

from __future__ import annotations

import queue
import sys
import threading
import webbrowser
from collections.abc import Callable
from typing import Annotated

import typer
from rich.text import Text

from labconnector.app import Connection
from labconnector.cli.documents import account_document
from labconnector.cli.opening import opened, opened_alone
from labconnector.cli.options import DataDir, Json, Verbose
from labconnector.cli.output import console, messages, print_json, print_table
from labconnector.domain.account import Account
from labconnector.domain.errors import KeystoreLocked, KeystoreMissing, NotFound, UsageError


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(login)
    app.command()(logout)
    app.command()(accounts)


CompanyId = Annotated[int | None, typer.Option("--account", help="Company id of the account, where there are several.")]


def login(
    profile: Annotated[str, typer.Option(help="Connection profile: production, or the name of one of your own.")] = "",
    account: CompanyId = None,
    timeout: Annotated[float, typer.Option(help="Seconds to wait for the sign-in.", min=1)] = 300,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Sign in to MyiTero in the browser and connect an account."""
    with opened_alone(data_dir, verbose=verbose) as app:
        if profile:
            app.save(app.settings.model_copy(update={"profile": profile}))
        connection = app.connection()
        _ask_client_secret(connection)
        connected, warnings = app.sign_in(
            connection,
            show_address,
            chooser(account),
            timeout_s=timeout,
            pasted=_pasted(connection.profile.redirect_url),
        )
        remembered = connection.session.remembered
    if as_json:
        document = {"account": account_document(connected), "remembered": remembered, "warnings": list(warnings)}
        print_json(document)
        return
    console().print(Text(f"Connected to {connected.name}."))
    for warning in warnings:
        messages().print(Text(f"Align says: {warning}"))
    if not remembered:
        messages().print(Text("This computer has no usable password store: the sign-in ends with this program."))


def _ask_client_secret(connection: Connection) -> None:
    """Align may have given the lab a client secret; it is asked for once and kept in the password store."""
    if not connection.session.needs_client_secret:
        return
    secret = typer.prompt("Client secret that Align gave you", hide_input=True, err=True)
    try:
        connection.session.save_client_secret(secret)
    except (KeystoreLocked, KeystoreMissing) as error:
        messages().print(Text(f"{error.title}. The client secret is asked for again next time."))


def show_address(address: str) -> None:
    """Opens the browser, and says the address for those who have none here."""
    messages().print(Text("Sign in in the browser. If none opens, copy this address into one:"))
    messages().print(Text(address), soft_wrap=True)
    webbrowser.open(address)


def chooser(company_id: int | None) -> Callable[[tuple[Account, ...]], Account]:
    """Chooses the account by company id, the only one, or asks."""

    def choose(found: tuple[Account, ...]) -> Account:
        if company_id is not None:
            for account in found:
                if account.company_id == company_id:
                    return account
            raise NotFound(f"This user has no account {company_id}.", action="See `labconnector accounts`.")
        if len(found) == 1:
            return found[0]
        names = ", ".join(f"{account.company_id} ({account.name})" for account in found)
        raise UsageError(f"This user has several accounts: {names}.", action="Name one with --account.")

    return choose


def _pasted(redirect_url: str) -> queue.Queue[str] | None:
    """With an https return page, the address it shows may be pasted here instead."""
    if not redirect_url.startswith("https:") or not sys.stdin.isatty():
        return None
    answers: queue.Queue[str] = queue.Queue()
    messages().print(Text("If the browser does not come back here, paste the address it shows and press Enter."))

    def read() -> None:
        for line in sys.stdin:
            answers.put(line.strip())

    threading.Thread(target=read, name="paste", daemon=True).start()
    return answers


def logout(
    unpair: Annotated[bool, typer.Option("--unpair", help="Also disconnect the account, for ALL its users.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again before unpairing.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Sign out: the tokens are revoked at Align and forgotten here. Cases and rules stay."""
    with opened_alone(data_dir, verbose=verbose) as app:
        account = app.account()
        if unpair and not yes:
            typer.confirm(f"Disconnect {account.name} for every user of that account?", abort=True, err=True)
        session = app.restored().session
        if unpair:
            session.unpair()
        try:
            session.sign_out(app.store.accounts())
        finally:  # the tokens are forgotten here, whether Align could be told or not
            app.save(app.settings.model_copy(update={"account": ""}))
    if as_json:
        print_json({"signed_out": account_document(account), "unpaired": unpair})
    else:
        console().print(Text(f"Signed out of {account.name}."))


def accounts(data_dir: DataDir = None, as_json: Json = False, verbose: Verbose = False) -> None:
    """List the accounts that were connected here."""
    with opened(data_dir, verbose=verbose) as app:
        known, used = app.store.accounts(), app.settings.account
    if as_json:
        print_json({"accounts": [{**account_document(one), "in_use": one.key == used} for one in known]})
        return
    rows = [(one.company_id, one.name, one.profile, "in use" if one.key == used else "") for one in known]
    print_table("", ("Account", "Name", "Profile", ""), rows, "No account is connected yet: `labconnector login`.")
