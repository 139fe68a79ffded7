"""From held case to held case: loads what one asks, saves the answers, goes on to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from labconnector.domain.case import CaseState
from labconnector.domain.errors import ConnectorError, NotFound
from labconnector.domain.mapping import Catalogue, Client
from labconnector.domain.questions import Answer
from labconnector.talk.api import DeskApi
from labconnector.talk.events import CasesTold
from labconnector.talk.views import CaseView
from labconnector.ui.bridge import Bridge
from labconnector.ui.parts.soon import Soon
from labconnector.ui.questions.answers import Page, page_of, prefer
from labconnector.ui.questions.saving import HELD, Saving, asking

SETTLE_MS = 1500
"""An answered case is decided anew and may ask again; so long the next question is waited for."""
_COUNT_MS = 400


class Flow(QObject):
    """What the question window shows, and when.

    page_shown(Page, again): what a case asks; again = it was shown before. asked_anew(revised): it asks something else
    than before, because other files came or somebody answered. answered_elsewhere(Case): it asks nothing any more.
    case_gone(): it is not in the list any more. saved(n): n other cases were answered with it. nothing_left(skipped):
    nothing is asked but by so many skipped cases. failed(error, retry or None). busy(bool). counted(n): how many ask.
    """

    page_shown = Signal(object, bool)
    asked_anew = Signal(bool)
    answered_elsewhere = Signal(object)
    case_gone = Signal()
    saved = Signal(int)
    nothing_left = Signal(int)
    failed = Signal(object, object)
    busy = Signal(bool)
    counted = Signal(int)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._turn = 0
        self._saving = False
        self._made: Client | None = None
        self._wanted: int | None = None
        self._skipped: set[int] = set()
        self.case_id: int | None = None
        self.page: Page | None = None
        self._settling = Soon(self, SETTLE_MS, self._settled)
        self._count_due = Soon(self, _COUNT_MS, self._count)
        bridge.cases_changed.connect(self._cases_changed)

    def begin(self, case_id: int) -> None:
        """Shows what this case asks; once the answers that are just being saved are, where there are some."""
        if self._saving:
            self._wanted = case_id
            return
        self._leave()
        self.case_id = case_id
        self.busy.emit(True)
        self._load()
        self._count()

    def _leave(self) -> None:
        """What is still under way for the case before is not waited for."""
        self._turn += 1
        self.case_id, self.page, self._made = None, None, None
        self._settling.stop()

    # --- loading ----------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        """Asks for the case, the clients and the catalogue."""
        if self.case_id is None:
            return
        bridge, loaded, fail = self._bridge, self._in_turn(self._loaded), self._in_turn(self._not_loaded)

        def with_view(view: CaseView) -> None:
            bridge.ask(self, DeskApi.clients).then(lambda clients: with_clients(view, clients)).failed(fail)

        def with_clients(view: CaseView, clients: Sequence[Client]) -> None:
            whole = bridge.ask(self, DeskApi.catalogue).then(lambda catalogue: loaded(view, clients, catalogue))
            whole.failed(fail)

        bridge.ask(self, DeskApi.case, self.case_id).then(with_view).failed(fail)

    def _loaded(self, view: CaseView, clients: Sequence[Client], catalogue: Catalogue) -> None:
        if self._saving:
            return
        page = page_of(view, clients, catalogue)
        if page.asks:
            self._show(prefer(page, self._made.id) if self._made else page)
        elif self._may_ask_again(view):
            if not self._settling.isActive():
                self.busy.emit(True)
                self._settling.start()
        else:
            self.answered_elsewhere.emit(view.case)
            self._go_on()

    def _may_ask_again(self, view: CaseView) -> bool:
        """Whether it is being decided anew just now. Asked once only."""
        undecided = view.case.state in (CaseState.READY, CaseState.LISTED, CaseState.DOWNLOADING)
        return undecided and self.page is not None and not self._has_settled

    _has_settled = False

    def _show(self, page: Page) -> None:
        before, self.page = self.page, page
        self._settling.stop()
        self._has_settled = False
        self.busy.emit(False)
        self.page_shown.emit(page, before is not None)
        if before and before.case.questions != page.case.questions:
            self.asked_anew.emit(before.case.revision != page.case.revision)

    def _not_loaded(self, error: ConnectorError) -> None:
        if isinstance(error, NotFound):
            self.case_gone.emit()
            self._go_on()
        else:
            self.busy.emit(False)
            self.failed.emit(error, self._load)

    def _settled(self) -> None:
        """The time is up: what a case does not ask by now, it does not ask."""
        if self.case_id is not None:
            self._has_settled = True
            self._load()

    def _cases_changed(self, told: CasesTold) -> None:
        self._count_due.ask()
        if self.case_id is None:
            if self._settling.isActive():
                self._ask_next(None, frozenset())
        elif not self._saving and self._concerns_us(told):
            self._load()

    def _concerns_us(self, told: CasesTold) -> bool:
        return self.page is None or told.order_ids is None or self.page.case.order.order_id in told.order_ids

    # --- saving -----------------------------------------------------------------------------------------------------

    def save(self, answers: tuple[Answer, ...], new_client: Client | None) -> None:
        """Gives the answers, all or none, if the case still asks the same. Then goes on to the next case."""
        if self._saving or self.page is None:
            return
        if not answers:
            self.skip()
            return
        self._saving = True
        self.busy.emit(True)
        saving = Saving(self._bridge, self.page, answers, self)
        saving.done.connect(self._saved)
        saving.refused.connect(self._refused)
        saving.start(new_client)

    def _saved(self, others: int) -> None:
        self._saving = False
        self.saved.emit(others)
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            self._go_on()
        else:
            self.begin(wanted)

    def _refused(self, error: ConnectorError | None, made: Client | None) -> None:
        self._saving, self._wanted = False, None
        self._made = made or self._made
        self.busy.emit(False)
        if error is not None and not isinstance(error, NotFound):
            self.failed.emit(error, None)
        self._load()

    # --- going on ---------------------------------------------------------------------------------------------------

    def skip(self) -> None:
        """Leaves this case held and goes on."""
        if self.case_id is not None and not self._saving:
            self._skipped.add(self.case_id)
            self._go_on()

    def look_again(self) -> None:
        """Goes on with whatever asks, skipped before or not."""
        self._skipped.clear()
        self._go_on()

    def _go_on(self) -> None:
        after = self.case_id
        self._leave()
        self._has_settled = False
        self.busy.emit(True)
        self._count()
        self._settling.start()
        self._ask_next(after, frozenset())

    def _ask_next(self, after: int | None, seen: frozenset[int]) -> None:
        def take(found: int | None) -> None:
            if found is not None and found not in self._skipped:
                self.begin(found)
            elif found is not None and found not in seen:
                self._ask_next(found, seen | {found})
            else:
                self.busy.emit(False)
                self.nothing_left.emit(len(seen))

        fail = self._in_turn(lambda error: self._no_next(error, after))
        self._bridge.ask(self, DeskApi.next_question, after).then(self._in_turn(take)).failed(fail)

    def _no_next(self, error: ConnectorError, after: int | None) -> None:
        self.busy.emit(False)
        self.failed.emit(error, lambda: self._ask_next(after, frozenset()))

    def _count(self) -> None:
        ask = self._bridge.ask(self, DeskApi.lines, HELD)
        ask.then(lambda lines: self.counted.emit(len(asking(lines)))).failed(lambda _error: None)

    def _in_turn(self, take: Callable[..., None]) -> Callable[..., None]:
        """Does nothing once another case is the one shown."""
        turn = self._turn
        return lambda *values: take(*values) if turn == self._turn else None
