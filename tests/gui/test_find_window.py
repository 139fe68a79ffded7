"""Finding an order by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import store_kit
from gui_kit import filled
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from labconnector.domain.errors import NotFound
from labconnector.talk.api import DeskApi
from labconnector.talk.views import DeskState
from labconnector.ui.desktop import Desktop
from labconnector.ui.find import FindWindow
from labconnector.ui.find_result import MissingView

MakeDesktop = Callable[..., Desktop]


class Browser(QObject):
    """Takes the place of the system's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """What QDesktopServices calls."""
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    """While this holds, https addresses are opened in it."""
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")  # type: ignore[arg-type]  # as it is called
    yield browser
    QDesktopServices.unsetUrlHandler("https")


def window_of(desktop: Desktop, typed: str = "") -> FindWindow:
    """The window, with something typed and looked up."""
    window = desktop.show_find(typed)
    assert isinstance(window, FindWindow)
    return window


def test_blanks_are_left_out_and_said_and_the_case_is_shown_and_opened(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(filled(3))
    window = window_of(desktop)
    QTest.keyClicks(window.field, " 10 02 ")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.busy.isVisible()
    qtbot.waitUntil(window.shown.isVisible, timeout=30_000)
    assert window.field.text() == "1002"
    assert "blanks" in window.hint.text().lower()
    told = window.shown.facts.text()
    for part in ("Example, Bela", "Dr. Ada Sample", "Practice on the Hill", "1002", "In Lab Review"):
        assert part in told
    assert not window.busy.isVisible()
    window.shown.open.click()
    assert len(desktop.windows()) == 2


@pytest.mark.parametrize("typed", ["", "SBX-123456", "Sample", "12-34", "1234567890123"])
def test_what_is_no_order_id_is_said_and_not_asked(make_desktop: MakeDesktop, qtbot: QtBot, typed: str) -> None:
    window = window_of(make_desktop(filled(1)))
    QTest.keyClicks(window.field, typed)
    assert window.fault.isVisible() == bool(typed)
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.fault.isVisible()
    assert not window.busy.isVisible()
    window.field.clear()
    QTest.keyClicks(window.field, "12")
    assert not window.fault.isVisible()
    assert window.hint.isVisible()


def test_not_found_says_that_only_the_list_was_searched_while_nobody_is_signed_in(
    make_desktop: MakeDesktop, qtbot: QtBot
) -> None:
    window = window_of(make_desktop(filled(1)), "4711")
    qtbot.waitUntil(window.missing.isVisible, timeout=30_000)
    assert "4711" in window.missing.title.text()
    assert "signed in" in window.missing.text.text()
    assert window.missing.sign_in.isVisible()


def test_not_found_leads_to_myitero(qtbot: QtBot) -> None:
    view = MissingView()
    qtbot.addWidget(view)
    error = NotFound("Align does not list it.", action="Compare it with the Order ID.")
    view.tell("4711", error, DeskState(signed_in=True, myitero_url="https://myitero.example.test"))
    assert view.text.text() == "Align does not list it.\nCompare it with the Order ID."
    assert (view.myitero.isHidden(), view.sign_in.isHidden()) == (False, True)


def test_the_myitero_button_opens_the_browser(make_desktop: MakeDesktop, qtbot: QtBot, browser: Browser) -> None:
    desktop = make_desktop(filled(1))
    assert desktop.state.myitero_url.startswith("https://")
    window = window_of(desktop, "4711")
    qtbot.waitUntil(window.missing.isVisible, timeout=30_000)
    window.missing.myitero.click()
    assert browser.opened == [desktop.state.myitero_url]


def test_a_search_can_be_cancelled_and_another_takes_its_place(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = window_of(make_desktop(filled(3)), "1001")
    window.busy._cancelled()
    assert not window.busy.isVisible()
    window.type_in("1002")
    window.type_in("1003")
    qtbot.waitUntil(window.shown.isVisible, timeout=30_000)
    assert window.found is not None
    assert window.found.case.order.order_id == "1003"


def test_what_was_found_is_followed(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(filled(1))
    window = window_of(desktop, "1001")
    qtbot.waitUntil(window.shown.isVisible, timeout=30_000)
    with store_kit.opened(tmp_path / "data") as store:
        store.fail(1, store_kit.problem(), store_kit.AT)
    desktop.bridge.ask(desktop, DeskApi.mark_read, (1,), False)
    qtbot.waitUntil(lambda: "Failed" in window.shown.facts.text(), timeout=30_000)
