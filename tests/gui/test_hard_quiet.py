"""The GUI thread opens no file, asks no database and no network; a flood of news costs a handful of updates."""

from __future__ import annotations

import builtins
import io
import os
import socket
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import store_kit
from gui_kit import ACCOUNT, filled
from list_kit import of_every_kind, open_list
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from labconnector.store import Store
from labconnector.talk.events import CasesTold
from labconnector.ui.case.window import CaseWindow
from labconnector.ui.desktop import Desktop
from labconnector.ui.questions.window import QuestionWindow
from labconnector.ui.settings.window import SettingsWindow

MakeDesktop = Callable[..., Desktop]
LONG = 60_000
_CALLS = (
    (builtins, "open"),
    (io, "open"),
    (os, "open"),
    (os, "stat"),
    (os, "scandir"),
    (os, "listdir"),
    (sqlite3, "connect"),
    (socket, "create_connection"),
    (socket, "getaddrinfo"),
    (socket, "socket"),
)


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the windows' code opened on this thread while this holds, loading of modules aside."""
    found: list[str] = []
    gui = threading.get_ident()

    def watch(name: str, real: Any) -> Any:
        def call(*given: Any, **named: Any) -> Any:
            if threading.get_ident() == gui and (place := _place()):
                found.append(f"{name}{given[:1]} at {place}")
            return real(*given, **named)

        return call

    with monkeypatch.context() as patch:
        for module, name in _CALLS:
            patch.setattr(module, name, watch(f"{module.__name__}.{name}", getattr(module, name)))
        yield found


def _place() -> str:
    """Where in the windows' code the call comes from; '' where it does not, or where a module is being loaded."""
    frame, place = sys._getframe(2), ""
    while frame is not None:
        file = frame.f_code.co_filename
        if "importlib" in file:
            return ""
        if not place and f"labconnector{os.sep}ui{os.sep}" in file:
            place = f"{file}:{frame.f_lineno}"
        frame = frame.f_back  # type: ignore[assignment]
    return place


def test_the_gui_thread_opens_nothing(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = make_desktop(of_every_kind(tmp_path))
    with watched(monkeypatch) as found:
        window = open_list(desktop, qtbot, 8)
        window.filter_bar.search.setText("Sample")
        qtbot.waitUntil(lambda: 0 < window.model.rowCount() < 8, timeout=LONG)
        window.table.selectAll()
        case, question = desktop.show_case(1), desktop.show_question(3)
        settings = desktop.show_settings()
        assert isinstance(case, CaseWindow)
        assert isinstance(question, QuestionWindow)
        assert isinstance(settings, SettingsWindow)
        qtbot.waitUntil(lambda: case.is_complete and bool(question.form.sections), timeout=LONG)
        for page in settings.pages:
            settings.show_page(page.name)
        for show in (desktop.show_problems, desktop.show_diagnostics, desktop.show_clients, desktop.show_catalogue):
            show()
        qtbot.waitUntil(lambda: desktop.bridge.quiet, timeout=LONG)
    assert not found, "\n".join(found)


def test_the_watch_sees_what_it_is_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from labconnector.ui.parts.openers import _is_there

    with watched(monkeypatch) as found:
        _is_there(tmp_path)
    assert len(found) == 1


def test_five_thousand_changes_are_a_handful_of_updates(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(filled(300))
    window = open_list(desktop, qtbot, 100)
    case = desktop.show_case(1)
    assert isinstance(case, CaseWindow)
    qtbot.waitUntil(lambda: case.is_complete and desktop.bridge.quiet, timeout=LONG)
    updates: list[float] = []
    window.model.updated.connect(lambda: updates.append(time.monotonic()))
    asked = _count_asked(desktop)
    began = time.monotonic()
    sent = 0

    def send() -> None:
        nonlocal sent
        for number in range(sent, sent + 100):
            desktop.bridge.cases_changed.emit(CasesTold(frozenset({str(1001 + number % 300)}), desktop.state.counts))
        sent += 100

    timer = QTimer()
    timer.timeout.connect(send)
    timer.start(0)
    qtbot.waitUntil(lambda: sent >= 5_000, timeout=LONG)
    timer.stop()
    qtbot.waitUntil(lambda: desktop.bridge.quiet and not window.feed.is_reading, timeout=LONG)
    seconds = time.monotonic() - began
    assert 1 <= len(updates) <= 5 * seconds + 2
    assert len(asked) < 5_000 / 20, "one request for many changes"


def _count_asked(desktop: Desktop) -> list[str]:
    asked: list[str] = []
    real = desktop.bridge.ask

    def ask(owner: Any, request: Any, *given: Any, **named: Any) -> Any:
        asked.append(request.__name__)
        return real(owner, request, *given, **named)

    desktop.bridge.ask = ask  # type: ignore[method-assign]
    return asked


def test_two_thousand_questions_do_not_make_the_window_slow(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    def fill(store: Store) -> None:
        store.save_account(ACCOUNT)
        store.journal(ACCOUNT.key, store_kit.orders(2_000), store_kit.AT)
        for case_id in range(1, 2_001):
            store.hold(case_id, (store_kit.DOCTOR_QUESTION, store_kit.GOLD_QUESTION), None, store_kit.AT)

    desktop = make_desktop(fill)
    window = open_list(desktop, qtbot, 100)
    lags = _lags(window)
    began = time.monotonic()
    question = desktop.show_question(1)
    assert isinstance(question, QuestionWindow)
    qtbot.waitUntil(lambda: bool(question.form.sections) and desktop.bridge.quiet, timeout=LONG)
    for _ in range(5):
        before = question.flow.case_id
        question.skip.click()
        qtbot.waitUntil(
            lambda before=before: question.flow.page is not None and question.flow.case_id != before,  # type: ignore[misc]
            timeout=LONG,
        )
    seconds = time.monotonic() - began
    assert max(lags) < max(0.25, seconds / 2), "the event loop goes on meanwhile"
    assert question.flow.page is not None


def _lags(parent: Any) -> list[float]:
    """Seconds between the turns of the event loop, from now on."""
    lags: list[float] = [0.0]
    last = time.monotonic()

    def tick() -> None:
        nonlocal last
        now = time.monotonic()
        lags.append(now - last)
        last = now

    timer = QTimer(parent)
    timer.timeout.connect(tick)
    timer.start(5)
    return lags
