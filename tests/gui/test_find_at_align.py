"""Finding an order that Align lists and the case list does not know yet, over the sandbox."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from wizard_kit import Person, profile_of, sandbox

from labconnector.domain.account import Account
from labconnector.domain.case import CaseState
from labconnector.domain.status import Phase
from labconnector.talk.api import DeskApi
from labconnector.ui.desktop import Desktop
from labconnector.ui.find import FindWindow

MakeDesktop = Callable[..., Desktop]
LONG_MS = 30_000


def connect(desktop: Desktop, qtbot: QtBot) -> None:
    """Signs in as a person would, pairs, and waits until the first sync is over and no other begins."""
    accounts: list[Account] = []
    person = Person()
    desktop.bridge.sign_in_address.connect(lambda address: person.open(QUrl(address)))
    desktop.bridge.ask(desktop, DeskApi.sign_in).then(accounts.extend)
    with person.at_the_browser():
        qtbot.waitUntil(lambda: bool(accounts), timeout=LONG_MS)
    desktop.bridge.ask(desktop, DeskApi.connect, accounts[0])
    qtbot.waitUntil(lambda: desktop.state.status.last_success is not None, timeout=LONG_MS)
    desktop.pause(True)
    qtbot.waitUntil(lambda: desktop.state.status.phase is Phase.PAUSED, timeout=LONG_MS)
    with qtbot.waitSignal(desktop.bridge.state_changed, timeout=LONG_MS):
        desktop.bridge.refresh_state()


def is_there(window: FindWindow, part: QWidget) -> bool:
    """Whether the answer is shown; where Align was asked a moment ago, it is tried again as the window offers."""
    if window.message.text:
        window.message._try_again()
    return part.isVisible()


def test_a_new_order_is_taken_from_align_and_shown_first(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    with sandbox(tmp_path, cases=1) as align:
        desktop = make_desktop(profile=profile_of(align))
        connect(desktop, qtbot)
        entry = align.world.new_case()
        window = desktop.show_find(entry.order_id)
        assert isinstance(window, FindWindow)
        qtbot.waitUntil(lambda: is_there(window, window.shown), timeout=LONG_MS)
        assert window.found is not None
        assert not window.found.was_here
        assert window.found.case.state is CaseState.LISTED
        assert window.found.status_now in window.shown.facts.text()
        window.type_in("987654321")
        qtbot.waitUntil(lambda: is_there(window, window.missing), timeout=LONG_MS)
        assert not window.missing.sign_in.isVisible()
        window.close()
