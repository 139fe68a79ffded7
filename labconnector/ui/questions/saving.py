"""Gives the answers of one case: looks whether it still asks the same, makes the new client, answers, counts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from labconnector.domain.case import CaseState
from labconnector.domain.errors import ConnectorError
from labconnector.domain.listing import CaseQuery, Lines
from labconnector.domain.mapping import Client
from labconnector.domain.questions import Answer
from labconnector.talk.api import DeskApi
from labconnector.talk.views import CaseView
from labconnector.ui.bridge import Bridge
from labconnector.ui.questions.answers import Page, with_client

HELD = CaseQuery(states=(CaseState.HELD,), limit=1000)


class Saving(QObject):
    """One attempt; it goes on when the window is closed meanwhile, as what was saved is to be saved. One after another:
    what the one before it taught may answer this case too, and a new client is made once.

    done(n): answered, and n other cases with it. refused(error, made): not answered; error None where the case asks
    something else by now; made: the client that was made all the same, None where there is none.
    """

    done = Signal(int)
    refused = Signal(object, object)
    _ended = Signal()

    def __init__(self, bridge: Bridge, page: Page, answers: tuple[Answer, ...], asker: QObject) -> None:
        super().__init__(bridge)
        self._asker = asker
        self._bridge = bridge
        self._page = page
        self._answers = answers
        self._made: Client | None = None
        self._asking: frozenset[int] = frozenset()
        self._before = next((one for one in reversed(bridge.children()) if one is not self and _goes_on(one)), None)

    def start(self, new_client: Client | None) -> None:
        """Begins with a fresh look at the case: somebody may have answered meanwhile."""
        before, self._before = self._before, None
        if isinstance(before, Saving) and isValid(before):
            before._ended.connect(lambda: self.start(new_client))
            return
        case_id = self._page.case.id

        def looked(view: CaseView) -> None:
            if view.case.questions != self._page.case.questions:
                self._refuse(None)
            else:
                self._ask_lines(new_client)

        self._bridge.ask(self, DeskApi.case, case_id).then(looked).failed(self._refuse)

    def _ask_lines(self, new_client: Client | None) -> None:
        def counted(lines: Lines) -> None:
            self._asking = asking(lines)
            if new_client:
                self._bridge.ask(self, DeskApi.save_client, new_client).then(self._client_made).failed(self._refuse)
            else:
                self._answer()

        self._bridge.ask(self, DeskApi.lines, HELD).then(counted).failed(self._refuse)

    def _client_made(self, client: Client) -> None:
        self._made = client
        self._answers = with_client(self._answers, client.id)
        self._answer()

    def _answer(self) -> None:
        request = self._bridge.ask(self, DeskApi.answer, self._page.case.id, self._answers)
        request.then(lambda _none: self._answered()).failed(self._refuse)

    def _answered(self) -> None:
        """Which others went on with it is seen in the list, where a rule was made of an answer."""
        if any(answer.remember for answer in self._answers):
            asked = self._bridge.ask(self, DeskApi.lines, HELD)
            asked.then(self._count_others).failed(lambda _error: self._finish(0))
        else:
            self._finish(0)

    def _count_others(self, lines: Lines) -> None:
        self._finish(len(self._asking - asking(lines) - {self._page.case.id}))

    def _finish(self, others: int) -> None:
        self.done.emit(others)
        self._end()

    def _end(self) -> None:
        self._ended.emit()
        self.setParent(None)
        self.deleteLater()

    def _refuse(self, error: ConnectorError | None) -> None:
        if not isValid(self._asker) and error is not None:
            self._bridge.failed.emit(error)
        self.refused.emit(error, self._made)
        self._end()


def _goes_on(one: QObject) -> bool:
    return isinstance(one, Saving) and isValid(one)


def asking(lines: Lines) -> frozenset[int]:
    """The cases of a page of the list that ask something."""
    return frozenset(line.id for line in lines.lines if line.asks)
