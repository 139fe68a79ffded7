"""The bridge between windows and engine."""

from __future__ import annotations

from collections.abc import Callable

from gui_kit import filled
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from labconnector.domain.errors import ConnectorError, NotFound
from labconnector.domain.listing import CaseQuery, Lines
from labconnector.talk.api import DeskApi
from labconnector.ui.bridge import Bridge


def test_an_answer_comes_back_on_the_gui_thread(make_bridge: Callable[..., Bridge], qtbot: QtBot) -> None:
    bridge = make_bridge(filled(7))
    answers: list[Lines] = []
    bridge.ask(bridge, DeskApi.lines, CaseQuery()).then(answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    assert answers[0].total == len(answers[0].lines) == 7


def test_an_error_comes_back_as_what_it_was(make_bridge: Callable[..., Bridge], qtbot: QtBot) -> None:
    bridge = make_bridge(filled(1))
    errors: list[ConnectorError] = []
    bridge.ask(bridge, DeskApi.case, 4711).failed(errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=30_000)
    assert isinstance(errors[0], NotFound)
    with qtbot.waitSignal(bridge.failed, timeout=30_000) as told:
        bridge.ask(bridge, DeskApi.case, 4711)
    assert isinstance(told.args[0], NotFound)


def test_the_answer_to_a_window_that_is_gone_goes_to_nobody(make_bridge: Callable[..., Bridge], qtbot: QtBot) -> None:
    bridge = make_bridge(filled(1))
    owner, answers = QObject(), list[object]()
    bridge.ask(owner, DeskApi.clients).then(answers.append)
    delete(owner)
    last: list[object] = []
    bridge.ask(bridge, DeskApi.clients).then(last.append)
    qtbot.waitUntil(lambda: bool(last), timeout=30_000)
    assert answers == []


def test_a_change_is_told_with_the_new_counts(make_bridge: Callable[..., Bridge], qtbot: QtBot) -> None:
    bridge = make_bridge(filled(3))
    with qtbot.waitSignal(bridge.state_changed, timeout=30_000):
        bridge.wake()
    assert bridge.state.counts.unread == 3
    with qtbot.waitSignal(bridge.cases_changed, timeout=30_000):
        bridge.ask(bridge, DeskApi.mark_read, (1, 2), False)
    assert bridge.state.counts.unread == 1
