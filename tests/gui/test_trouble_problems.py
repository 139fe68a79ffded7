"""The problems' window, over a real engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import store_kit
from gui_kit import ACCOUNT, filled
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from labconnector.domain.case import Problem
from labconnector.domain.errors import TargetMissing
from labconnector.domain.status import SyncStatus
from labconnector.store import Store
from labconnector.talk.api import DeskApi
from labconnector.ui.desktop import Desktop
from labconnector.ui.trouble.diagnostics import DiagnosticsWindow
from labconnector.ui.trouble.problems import ProblemsWindow

MakeDesktop = Callable[..., Desktop]
BROKEN = Problem("package", "The case's files are damaged", "upper.stl ends too early.", "Download it again.", 2)


def failing(store: Store) -> None:
    """Three cases: one failed, one with a damaged package, one that is well."""
    store.save_account(ACCOUNT)
    store.journal(ACCOUNT.key, store_kit.orders(3), store_kit.AT)
    store.fail(1, store_kit.problem(next_try=None), store_kit.AT)
    store.hold(2, (), BROKEN, store_kit.AT)


def opened(desktop: Desktop, qtbot: QtBot, rows: int) -> ProblemsWindow:
    """The window once it shows so many cases."""
    window = desktop.show_problems()
    assert isinstance(window, ProblemsWindow)
    shows(window, qtbot, rows)
    return window


def shows(window: ProblemsWindow, qtbot: QtBot, rows: int) -> None:
    """Waits until it shows so many cases."""
    qtbot.waitUntil(lambda: window._loaded and len(window.model.rows) == rows, timeout=30_000)


def test_each_says_what_happened_what_to_do_and_when(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(failing), qtbot, 2)
    assert window.pages.currentIndex() == 1
    window.list.setCurrentIndex(window.model.index(1))
    detail = window.detail
    assert detail.title.text() == BROKEN.title
    assert (detail.message.text(), detail.action.text()) == (BROKEN.message, BROKEN.action)
    assert "2" in detail.when.text()
    window.copy.click()
    copied = QGuiApplication.clipboard().text()
    for part in ("1002", BROKEN.title, BROKEN.message, BROKEN.action, "[package]"):
        assert part in copied


def test_open_case_opens_it(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(failing)
    window = opened(desktop, qtbot, 2)
    window.open_case.click()
    assert len(desktop.windows()) == 2


def test_trying_one_takes_its_row_away_and_leaves_the_other(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(failing), qtbot, 2)
    resets: list[bool] = []
    window.model.modelReset.connect(lambda: resets.append(True))
    window.list.setCurrentIndex(window.model.index(0))
    window.try_now.click()
    shows(window, qtbot, 1)
    assert window.model.rows[0].order_id == "1002"
    assert window.current == window.model.rows[0]
    assert not resets


def test_try_all_leaves_nothing_wrong(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(failing)
    desktop.bridge.state = replace(desktop.state, sign_in_trouble=None)
    window = opened(desktop, qtbot, 2)
    window.try_all.click()
    shows(window, qtbot, 0)
    assert window.pages.currentWidget() is window.empty


def test_a_new_problem_comes_in_by_itself(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(failing)
    window = opened(desktop, qtbot, 2)
    with store_kit.opened(tmp_path / "data") as store:
        store.fail(3, store_kit.problem("disk-full"), store_kit.AT)
    desktop.bridge.ask(desktop, DeskApi.mark_read, (3,), False)
    shows(window, qtbot, 3)
    assert window.current is not None
    assert window.current.order_id == "1001"


def test_the_wholes_trouble_has_the_button_that_fits(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(filled(1))
    window = opened(desktop, qtbot, 0)
    gone = TargetMissing("The folder is not there.")
    desktop.bridge.state = replace(desktop.state, sign_in_trouble=None, status=SyncStatus(trouble=gone))
    desktop.bridge.status_changed.emit(desktop.state.status)
    (card,) = window.whole.cards
    assert card.error is gone
    assert "folder" in card.remedy.text().replace("&", "").lower()
    desktop.bridge.status_changed.emit(desktop.state.status)
    assert window.whole.cards == [card]  # nothing is drawn anew
    card.copy.click()
    assert "[target-missing]" in QGuiApplication.clipboard().text()
    desktop.bridge.state = replace(desktop.state, status=SyncStatus())
    desktop.bridge.status_changed.emit(desktop.state.status)
    assert not window.whole.isVisible()


def test_nothing_wrong_is_said(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop()
    window = opened(desktop, qtbot, 0)
    qtbot.waitUntil(lambda: window.empty.accessibleName() == "Nothing is wrong", timeout=30_000)
    window.empty.pressed.emit()
    assert any(isinstance(one, DiagnosticsWindow) for one in desktop.windows())
