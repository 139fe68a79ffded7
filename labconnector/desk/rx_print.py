"""Prescriptions to print: one page a case, in the HTML that Qt's text documents understand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath

from labconnector.app import App
from labconnector.cad.bridges import number_text
from labconnector.cad.order_sheet import Row, row_of, template
from labconnector.desk.cancelling import stop_if_cancelled
from labconnector.domain.case import Case, CaseFile, Order
from labconnector.domain.client_rules import client_lengths
from labconnector.domain.decision import Knowledge, planned_so_far
from labconnector.domain.errors import NotFound
from labconnector.domain.mapping import Client
from labconnector.domain.prescription import Rx
from labconnector.sync.decide import with_preps

NAME = "rx_print.html"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the package as a line of the sheet."""

    name: str
    role: str
    size: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed of one case."""

    case: Case
    rx: Rx
    rows: tuple[Row, ...]
    client: str
    client_note: str
    client_lengths: tuple[tuple[str, str], ...]
    files: tuple[File, ...]

    @property
    def order(self) -> Order:
        """The order as Align lists it."""
        return self.case.order

    @property
    def questions(self) -> tuple[str, ...]:
        """What the case waits for."""
        return tuple(question.text for question in self.case.questions)

    @property
    def bridges(self) -> tuple[tuple[str, str, str], ...]:
        """First tooth, last tooth and kind."""
        return tuple((number_text(b.from_universal), number_text(b.to_universal), b.kind) for b in self.rx.bridges)

    @property
    def notes(self) -> tuple[str, ...]:
        """The prescription's notes and the order list's, once where they are the same."""
        return tuple(dict.fromkeys(note.strip() for note in (self.rx.notes, self.order.notes) if note.strip()))


def rx_sheets(app: App, case_ids: Sequence[int]) -> str:
    """One HTML document with a page for each case, in the order asked for; cases that are gone are left out.

    Every text is escaped: names come from outside. Raises NotFound where no case is left, Stopped when cancelled.
    """
    sheets = list(_sheets(app, dict.fromkeys(case_ids)))
    if not sheets:
        raise NotFound("There is no case to print.", action="Choose one in the list.")
    return template(NAME).render(sheets=sheets)


def _sheets(app: App, case_ids: Iterable[int]) -> Iterator[Sheet]:
    store = app.store
    known = Knowledge(store.clients(), store.doctor_rules(), store.material_rules(), app.catalogue)
    for case_id in case_ids:
        stop_if_cancelled()
        with suppress(NotFound):
            yield _sheet(app, store.case_by_id(case_id), known)


def _sheet(app: App, case: Case, known: Knowledge) -> Sheet:
    rx = with_preps(app.store.rx(case.id) or Rx(case.order.order_id), case.order)
    client = next((one for one in known.clients if one.id == case.client_id), Client(0, case.client_name))
    package = app.store.package(case.id)
    return Sheet(
        case=case,
        rx=rx,
        rows=tuple(map(row_of, planned_so_far(case.order, rx, known, app.store.answers(case.id)))),
        client=client.name,
        client_note=client.note.strip(),
        client_lengths=client_lengths(client),
        files=tuple(map(_file, package.files)) if package else (),
    )


def _file(file: CaseFile) -> File:
    return File(PurePosixPath(file.path).name, file.role.value.replace("-", " "), _size(file.size))


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"
