"""The wizard's window over a real engine and a sandbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from wizard_kit import Person, installed, profile_of, sandbox

from labconnector.domain.errors import AlignBusy, NetworkError, TargetMissing
from labconnector.domain.status import Phase, SyncStatus
from labconnector.sandbox.options import CLIENT_SECRET
from labconnector.sandbox.people import NO_ACCOUNT_USER, TWO_ACCOUNTS_USER
from labconnector.sandbox.server import Sandbox
from labconnector.system.settings import Settings
from labconnector.talk.events import StatusTold
from labconnector.talk.messages import End
from labconnector.talk.views import Hint
from labconnector.ui.desktop import Desktop
from labconnector.ui.settings.window import SettingsWindow
from labconnector.ui.wizard.pages.account import ChooseAccount
from labconnector.ui.wizard.pages.cad import CadFolder
from labconnector.ui.wizard.pages.failed import Failed
from labconnector.ui.wizard.pages.first_sync import Done
from labconnector.ui.wizard.pages.secret import ClientSecret
from labconnector.ui.wizard.pages.signing_in import SigningIn
from labconnector.ui.wizard.steps import Step
from labconnector.ui.wizard.window import WizardWindow

MakeDesktop = Callable[..., Desktop]
LONG_MS = 30_000
pytestmark = pytest.mark.usefixtures("own_login")


@pytest.fixture
def align(tmp_path: Path) -> Iterator[Sandbox]:
    with sandbox(tmp_path) as running:
        yield running


def wizard_of(desktop: Desktop) -> WizardWindow:
    window = desktop.show_wizard()
    assert isinstance(window, WizardWindow)
    return window


def button(window: WizardWindow, text: str) -> QPushButton:
    """The visible button of the present page."""
    return {one.text(): one for one in window.page.findChildren(QPushButton) if one.isVisible()}[text]


def press(window: WizardWindow, text: str) -> None:
    assert button(window, text).isEnabled(), text
    QTest.mouseClick(button(window, text), Qt.MouseButton.LeftButton)


def wait_for(qtbot: QtBot, window: WizardWindow, step: Step) -> None:
    def reached() -> None:
        assert window.wizard.step is step, (window.wizard.step, window.wizard.failure)

    qtbot.waitUntil(reached, timeout=LONG_MS)


def wait_for_page(qtbot: QtBot, window: WizardWindow) -> SigningIn:
    """The sign-in's page once the address has come."""
    wait_for(qtbot, window, Step.SIGNING_IN)
    page = window.page
    assert isinstance(page, SigningIn)
    qtbot.waitUntil(lambda: bool(page.address.text()), timeout=LONG_MS)
    return page


def failed(qtbot: QtBot, window: WizardWindow, code: str) -> Failed:
    wait_for(qtbot, window, Step.FAILED)
    assert window.wizard.failure is not None
    assert window.wizard.failure.error.code == code
    assert isinstance(window.page, Failed)
    return window.page


def sign_in(qtbot: QtBot, window: WizardWindow) -> None:
    with Person().at_the_browser():
        press(window, "Connect to MyiTero now")
        wait_for(qtbot, window, Step.CAD_FOLDER)


# --- the straight way -------------------------------------------------------------------------------------------------


def test_from_welcome_to_the_first_cases(
    make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(profile=profile_of(align))
    window = wizard_of(desktop)
    sign_in(qtbot, window)
    page = window.page
    assert isinstance(page, CadFolder)
    assert page.form.choice().folder == tmp_path / "CAD-Data"
    with qtbot.waitSignal(page.form.tested, check_params_cb=bool, timeout=LONG_MS):
        pass
    assert any("can be written to" in text for _mark, text in page.form.report.lines)
    press(window, "Next")
    wait_for(qtbot, window, Step.DONE)
    done = window.page
    assert isinstance(done, Done)
    assert done.values["total"].text() == "3"
    assert window.bridge.state.counts.total == 3
    press(window, "Close")
    qtbot.waitUntil(lambda: not isValid(window), timeout=30_000)


def test_the_demo_says_how_to_sign_in(make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot) -> None:
    desktop = make_desktop(profile=profile_of(align), hint=Hint(align.url, "lab@sandbox.test", "sandbox"))
    window = wizard_of(desktop)
    with Person(signs_in=False).at_the_browser():
        press(window, "Connect to MyiTero now")
        page = wait_for_page(qtbot, window)
        assert page.hint.isVisible()
        steps = {label.text() for label in window.trail.findChildren(QLabel) if label.isVisible()}
        assert steps == {"Sign in", "CAD folder", "First check"}, "nobody would start the demo's sandbox at login"
        press(window, "Cancel")


def test_several_accounts_are_chosen_from(make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot) -> None:
    window = wizard_of(make_desktop(profile=profile_of(align)))
    with Person(TWO_ACCOUNTS_USER).at_the_browser():
        press(window, "Connect to MyiTero now")
        wait_for(qtbot, window, Step.CHOOSE_ACCOUNT)
    page = window.page
    assert isinstance(page, ChooseAccount)
    assert page.list.count() == 2
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    press(window, "Connect")
    wait_for(qtbot, window, Step.CAD_FOLDER)
    assert window.wizard.account == window.wizard.accounts[1]


def test_the_folder_chosen_later(make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot) -> None:
    desktop = make_desktop(profile=profile_of(align), settings=Settings(check_every_s=3600))
    window = wizard_of(desktop)
    sign_in(qtbot, window)
    assert not button(window, "Next").isEnabled()
    press(window, "Choose later")
    wait_for(qtbot, window, Step.DONE)
    done = window.page
    assert isinstance(done, Done)
    assert done.no_folder.isVisible()
    assert done.values["total"].text() == "3"


def test_skip_for_good_is_kept(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop()
    window = wizard_of(desktop)
    press(window, "Skip && don't ask me again")
    qtbot.waitUntil(lambda: not isValid(window), timeout=LONG_MS)
    with qtbot.waitSignal(desktop.bridge.state_changed, timeout=LONG_MS):
        desktop.bridge.refresh_state()
    assert not desktop.bridge.state.ask_to_connect


def test_not_now_asks_again_next_time(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop()
    window = wizard_of(desktop)
    press(window, "Not now")
    qtbot.waitUntil(lambda: not isValid(window), timeout=LONG_MS)
    assert desktop.bridge.state.ask_to_connect


# --- what can go wrong ------------------------------------------------------------------------------------------------


def test_cancelled_and_begun_again(make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot) -> None:
    window = wizard_of(make_desktop(profile=profile_of(align)))
    person = Person(signs_in=False)
    with person.at_the_browser():
        press(window, "Connect to MyiTero now")
        page = wait_for_page(qtbot, window)
        first = page.address.text()
        press(window, "Cancel")
        wait_for(qtbot, window, Step.WELCOME)
        person.signs_in = True
        press(window, "Connect to MyiTero now")
        wait_for(qtbot, window, Step.CAD_FOLDER)
    assert person.addresses[0] == first != person.addresses[1]


def test_closing_the_window_ends_the_wait(make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot) -> None:
    """The listener's thread would be left behind otherwise, and the test fail."""
    window = wizard_of(make_desktop(profile=profile_of(align)))
    with Person(signs_in=False).at_the_browser():
        press(window, "Connect to MyiTero now")
        wait_for_page(qtbot, window)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not isValid(window), timeout=30_000)


def test_refused_in_the_browser(make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot) -> None:
    window = wizard_of(make_desktop(profile=profile_of(align)))
    with Person(refuses=True).at_the_browser():
        press(window, "Connect to MyiTero now")
        page = failed(qtbot, window, "sign-in-cancelled")
    press(window, "Copy")
    assert "[sign-in-cancelled]" in QGuiApplication.clipboard().text()
    assert page.connection.isHidden()
    with Person().at_the_browser():
        press(window, "Try again")
        wait_for(qtbot, window, Step.CAD_FOLDER)


def test_a_user_without_a_lab(make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot) -> None:
    window = wizard_of(make_desktop(profile=profile_of(align)))
    with Person(NO_ACCOUNT_USER).at_the_browser():
        press(window, "Connect to MyiTero now")
        failed(qtbot, window, "no-account")
    press(window, "Back")
    assert window.wizard.step is Step.WELCOME


@pytest.mark.qt_log_ignore("does not support", "systemTrayWindowChanged")
def test_without_a_browser_the_address_is_shown(make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot) -> None:
    """The offscreen screen has no browser, as a bare computer has none."""
    window = wizard_of(make_desktop(profile=profile_of(align)))
    press(window, "Connect to MyiTero now")
    page = wait_for_page(qtbot, window)
    assert "No browser could be opened" in page.text.text()
    assert page.address.isVisible()
    press(window, "Copy the address")
    assert QGuiApplication.clipboard().text() == page.address.text()
    with Person().at_the_browser():
        press(window, "Open it again")
        wait_for(qtbot, window, Step.CAD_FOLDER)


def test_an_incomplete_profile_leads_to_its_settings(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop()
    window = wizard_of(desktop)
    press(window, "Connect to MyiTero now")
    page = failed(qtbot, window, "profile")
    assert "Client ID" in page.text.text()
    assert "client_id" not in page.text.text()
    press(window, "Connection settings…")
    settings = next(one for one in desktop.windows() if isinstance(one, SettingsWindow))
    assert settings.stack.currentWidget() is settings.connection
    assert isValid(window), "one comes back to try again"


def test_an_address_may_be_pasted_where_the_return_page_is_hosted(
    make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot
) -> None:
    window = wizard_of(make_desktop(profile=profile_of(align, redirect_url="https://lab.example/return")))
    with Person(signs_in=False).at_the_browser():
        press(window, "Connect to MyiTero now")
        page = wait_for_page(qtbot, window)
        qtbot.waitUntil(page.paste.isVisible, timeout=LONG_MS)
        page.pasted.setText("https://lab.example/return?code=1&state=of-another-sign-in")
        press(window, "Use this address")
        failed(qtbot, window, "forged-answer")


def test_the_engine_ends_while_somebody_signs_in(make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot) -> None:
    desktop = make_desktop(profile=profile_of(align))
    window = wizard_of(desktop)
    with Person(signs_in=False).at_the_browser():
        press(window, "Connect to MyiTero now")
        wait_for_page(qtbot, window)
        channel = desktop.bridge._channel
        assert channel is not None
        channel.send(End())  # nobody asked the bridge for it: to the bridge the engine has gone
        failed(qtbot, window, "engine-gone")
    with Person().at_the_browser():
        press(window, "Try again")
        wait_for(qtbot, window, Step.CAD_FOLDER)


def test_what_holds_up_the_first_check_is_told_until_it_does_no_more(make_desktop: MakeDesktop) -> None:
    desktop = make_desktop()
    window = wizard_of(desktop)
    window.wizard.step = Step.FIRST_SYNC
    window.draw()
    assert window.page.text.text()

    def tell(**of: Any) -> None:
        desktop.bridge._tell(StatusTold(SyncStatus(Phase.IDLE, **of)))

    tell(trouble=NetworkError("No answer."))
    assert "Align cannot be reached" in window.bar.text
    tell(trouble=AlignBusy("Too early."), next_run=datetime.now(UTC))
    assert window.bar.isHidden()
    assert "Align asks for a pause" in window.page.text.text()
    tell(last_success=datetime.now(UTC), trouble=TargetMissing("The drive is off."))
    assert window.wizard.step is Step.DONE
    assert "The drive is off." in window.bar.text, "it is over, but not all is well"


# --- an installed program ---------------------------------------------------------------------------------------------


def test_without_a_password_store_one_is_told_and_goes_on(
    make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(settings=installed(tmp_path, align))
    window = wizard_of(desktop)
    sign_in(qtbot, window)
    page = window.page
    assert isinstance(page, CadFolder)
    qtbot.waitUntil(page.notices.isVisible, timeout=LONG_MS)
    assert "no password store" in page.notices.text()


def test_a_client_secret_is_asked_for_first(
    make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(settings=installed(tmp_path, align, client_auth="basic"))
    window = wizard_of(desktop)
    with Person().at_the_browser():
        press(window, "Connect to MyiTero now")
        wait_for(qtbot, window, Step.CLIENT_SECRET)
        page = window.page
        assert isinstance(page, ClientSecret)
        assert not button(window, "Next").isEnabled()
        QTest.keyClicks(page.secret, CLIENT_SECRET)
        QTest.keyClick(page.secret, Qt.Key.Key_Return)
        wait_for(qtbot, window, Step.CAD_FOLDER)


def test_start_at_login_is_kept(make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot, tmp_path: Path) -> None:
    window = wizard_of(make_desktop(settings=installed(tmp_path, align)))
    sign_in(qtbot, window)
    press(window, "Next")
    wait_for(qtbot, window, Step.START_AT_LOGIN)
    press(window, "Back")
    wait_for(qtbot, window, Step.CAD_FOLDER)
    press(window, "Next")
    wait_for(qtbot, window, Step.START_AT_LOGIN)
    press(window, "Next")
    wait_for(qtbot, window, Step.DONE)
    assert list((tmp_path / "config" / "autostart").glob("*.desktop"))


def test_start_at_login_that_the_system_refuses(
    make_desktop: MakeDesktop, align: Sandbox, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "config").write_text("a file where a folder should be")
    window = wizard_of(make_desktop(settings=installed(tmp_path, align)))
    sign_in(qtbot, window)
    press(window, "Next")
    wait_for(qtbot, window, Step.START_AT_LOGIN)
    press(window, "Next")
    qtbot.waitUntil(window.bar.isVisible, timeout=LONG_MS)
    assert "Start at login cannot be switched on" in window.bar.text
    press(window, "Go on without")
    wait_for(qtbot, window, Step.DONE)
