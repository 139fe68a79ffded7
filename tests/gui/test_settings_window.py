"""The settings' window over a real engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from gui_kit import ACCOUNT, filled
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from wizard_kit import Person, installed, profile_of, sandbox

from labconnector.domain.case import ScanType
from labconnector.sandbox.options import CLIENT_SECRET
from labconnector.system.settings import Settings, load_settings
from labconnector.talk.api import DeskApi
from labconnector.talk.views import DeliverBy, SettingsView, ToothNumbers
from labconnector.ui.desktop import Desktop
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.settings.account import AccountPage
from labconnector.ui.settings.folder_report import BAD, GOOD
from labconnector.ui.settings.unpair import UnpairDialog
from labconnector.ui.settings.unsaved import UnsavedDialog
from labconnector.ui.settings.window import SettingsWindow
from labconnector.ui.wizard.window import WizardWindow

MakeDesktop = Callable[..., Desktop]
LONG_MS = 30_000
pytestmark = pytest.mark.usefixtures("own_login")


def settings_of(desktop: Desktop, qtbot: QtBot, page: str = "") -> SettingsWindow:
    """The window once it knows everything."""
    window = desktop.show_settings(page)
    assert isinstance(window, SettingsWindow)
    qtbot.waitUntil(lambda: window.wanted() is not None and window.connection.profile() is not None, timeout=LONG_MS)
    assert not window.is_changed
    assert not window.save_button.isEnabled()
    return window


def save(qtbot: QtBot, window: SettingsWindow) -> None:
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(window), timeout=LONG_MS)


def kept(tmp_path: Path) -> Settings:
    """What the settings' file says."""
    return load_settings(tmp_path / "data" / "settings.toml")


def child(window: QWidget, kind: type[QWidget]) -> QWidget:
    """The dialog that the window opened."""
    return next(one for one in window.findChildren(kind) if one.isVisible())


# --- saving ---------------------------------------------------------------------------------------------------------


def test_what_is_changed_is_kept(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(filled())
    window = settings_of(desktop, qtbot)
    window.general.teeth.setCurrentIndex(window.general.teeth.findData(ToothNumbers.UNIVERSAL))
    window.general.every.setValue(7)
    window.general.at_login.setChecked(True)
    window.general.notifications.setChecked(False)
    assert window.save_button.isEnabled()
    with qtbot.waitSignal(desktop.bridge.state_changed, timeout=LONG_MS):
        save(qtbot, window)
    assert desktop.bridge.state.tooth_numbers is ToothNumbers.UNIVERSAL
    assert not desktop.bridge.state.notifications
    assert kept(tmp_path).check_every_s == 7 * 60
    assert list((tmp_path / "config" / "autostart").glob("*.desktop"))


def test_the_interval_is_not_under_what_align_asks_for(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = settings_of(make_desktop(filled()), qtbot)
    window.general.every.setValue(1)
    assert window.general.every.value() == 2
    assert window.general.every.suffix().strip() == "min"


@pytest.mark.parametrize(("seconds", "shown"), [(300.0, "5 min"), (60.0, "1 min"), (20.0, "20 s"), (90.0, "90 s")])
def test_the_interval_is_in_minutes_where_it_is_whole_ones(
    make_desktop: MakeDesktop, qtbot: QtBot, seconds: float, shown: str
) -> None:
    """The sandbox may be asked more often than once a minute."""
    window = settings_of(make_desktop(filled()), qtbot)
    settings = window.wanted()
    assert settings is not None
    window.general.show_settings(replace(settings, check_every_s=seconds, least_every_s=2.0))
    assert window.general.every.text() == shown
    window.discard()


def test_changing_back_is_no_change(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = settings_of(make_desktop(filled()), qtbot)
    window.general.disabled.click()
    assert window.is_changed
    window.general.enabled.click()
    assert not window.is_changed
    assert not window.save_button.isEnabled()


def test_what_others_changed_meanwhile_is_not_taken_back(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(filled())
    window = settings_of(desktop, qtbot)
    window.general.downloads.setValue(5)
    change_beside(desktop, qtbot, lambda settings: replace(settings, notifications=False))
    save(qtbot, window)
    assert (kept(tmp_path).parallel_downloads, kept(tmp_path).notifications) == (5, False)


def test_what_others_change_is_shown(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(filled())
    window = settings_of(desktop, qtbot)
    change_beside(desktop, qtbot, lambda settings: replace(settings, notifications=False))
    desktop.bridge.refresh_state()
    qtbot.waitUntil(lambda: not window.general.notifications.isChecked(), timeout=LONG_MS)
    assert not window.is_changed


def change_beside(desktop: Desktop, qtbot: QtBot, change: Callable[[SettingsView], SettingsView]) -> None:
    """Changes settings as another window does."""
    done: list[object] = []
    bridge = desktop.bridge
    bridge.ask(desktop, DeskApi.settings).then(
        lambda now: bridge.ask(desktop, DeskApi.change_settings, change(now)).then(done.append)
    )
    qtbot.waitUntil(lambda: bool(done), timeout=LONG_MS)


def test_enabling_the_import_without_an_account_leads_to_the_wizard(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(settings=Settings(import_enabled=False, ask_to_connect=False))
    window = settings_of(desktop, qtbot)
    window.general.enabled.click()
    save(qtbot, window)
    assert kept(tmp_path).ask_to_connect
    qtbot.waitUntil(lambda: any(isinstance(one, WizardWindow) for one in desktop.windows()), timeout=LONG_MS)


# --- closing --------------------------------------------------------------------------------------------------------


def test_closing_asks_about_unsaved_changes(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = settings_of(make_desktop(filled()), qtbot)
    window.general.downloads.setValue(6)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    window.close()
    assert len(window.findChildren(UnsavedDialog)) == 1
    dialog = child(window, UnsavedDialog)
    assert isinstance(dialog, UnsavedDialog)
    assert window.isVisible()
    QTest.mouseClick(dialog.stay, Qt.MouseButton.LeftButton)
    assert window.isVisible()
    assert window.general.downloads.value() == 6
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=30_000)
    window.close()
    dialog = child(window, UnsavedDialog)
    assert isinstance(dialog, UnsavedDialog)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(window), timeout=LONG_MS)
    assert kept(tmp_path).parallel_downloads == 6


def test_changes_can_be_thrown_away(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = settings_of(make_desktop(filled()), qtbot)
    window.general.downloads.setValue(6)
    QTest.mouseClick(window.cancel_button, Qt.MouseButton.LeftButton)
    dialog = child(window, UnsavedDialog)
    assert isinstance(dialog, UnsavedDialog)
    QTest.mouseClick(dialog.discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(window), timeout=LONG_MS)
    assert kept(tmp_path).parallel_downloads == 3


def test_without_changes_it_closes_at_once(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = settings_of(make_desktop(filled()), qtbot)
    window.close()
    qtbot.waitUntil(lambda: not isValid(window), timeout=LONG_MS)


# --- CAD folder -----------------------------------------------------------------------------------------------------


def marks(window: SettingsWindow) -> set[str]:
    return {mark for mark, _text in window.cad.form.report.lines}


def test_a_folder_that_vanishes_while_it_is_shown(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = settings_of(make_desktop(filled()), qtbot, "cad")
    form = window.cad.form
    qtbot.waitUntil(lambda: GOOD in marks(window), timeout=LONG_MS)
    (tmp_path / "CAD-Data").rename(tmp_path / "away")
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: marks(window) == {BAD}, timeout=LONG_MS)
    assert "is not there" in form.report.lines[0][1]
    assert form.make.isVisible()
    QTest.mouseClick(form.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: GOOD in marks(window), timeout=LONG_MS)
    assert (tmp_path / "CAD-Data").is_dir()
    assert not form.make.isVisible()


def test_a_folder_that_comes_back_is_noticed_without_a_hand(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """A drive that is connected while one waits: the test is repeated by itself."""
    desktop = make_desktop(filled())
    (tmp_path / "CAD-Data").rename(tmp_path / "away")
    window = settings_of(desktop, qtbot, "cad")
    qtbot.waitUntil(lambda: marks(window) == {BAD}, timeout=LONG_MS)
    (tmp_path / "away").rename(tmp_path / "CAD-Data")
    qtbot.waitUntil(lambda: GOOD in marks(window), timeout=LONG_MS)


def test_another_folder_and_name_are_kept(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    window = settings_of(make_desktop(filled()), qtbot, "cad")
    form = window.cad.form
    form.kinds["folder"].click()
    form.folder.setText(str(tmp_path / "other"))
    form.names.template.setText("%o-%l")
    qtbot.waitUntil(lambda: "10012345-Sample" in form.names.example.text(), timeout=LONG_MS)
    qtbot.waitUntil(lambda: GOOD in marks(window), timeout=LONG_MS)
    save(qtbot, window)
    cad = kept(tmp_path).cad
    assert (cad.kind, cad.folder, cad.stem_template) == ("folder", tmp_path / "other", "%o-%l")


def test_a_name_that_cannot_be_is_refused_at_its_field(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = settings_of(make_desktop(filled()), qtbot, "cad")
    window.cad.form.names.template.setText("%z")
    qtbot.waitUntil(lambda: "%z" in window.cad.form.names.fault.text(), timeout=LONG_MS)
    window.show_page("general")
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.bar.isVisible, timeout=LONG_MS)
    assert window.stack.currentWidget() is window.cad
    assert window.cad.form.names.fault.isVisible()
    window.discard()


def test_the_name_is_read_from_exocads_settings(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = settings_of(make_desktop(filled()), qtbot, "cad")
    names = window.cad.form.names
    names.open(True)
    settings = tmp_path / "defaultsettings.cfg"
    settings.write_text("<Other/>")
    read_exocads_settings(window, qtbot, settings)
    qtbot.waitUntil(lambda: "holds no rule" in names.not_read.text(), timeout=LONG_MS)
    assert (names.text(), names.read.isEnabled()) == ("", True)
    settings.write_text("<Settings><FilenameTemplate>%d_%l_%s</FilenameTemplate></Settings>")
    read_exocads_settings(window, qtbot, settings)
    qtbot.waitUntil(lambda: names.text() == "%d_%l_%s", timeout=LONG_MS)
    assert names.not_read.isHidden()
    save(qtbot, window)
    assert kept(tmp_path).cad.stem_template == "%d_%l_%s"


def test_only_exocad_has_settings_to_read(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = settings_of(make_desktop(filled()), qtbot, "cad")
    form = window.cad.form
    assert not form.names.read.isHidden()
    form.kinds["folder"].click()
    assert form.names.read.isHidden()
    form.kinds["exocad"].click()
    assert not form.names.read.isHidden()


def test_opening_in_exocad_is_offered_where_the_lab_wants_it(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(filled())
    window = settings_of(desktop, qtbot, "cad")
    assert not window.cad.may_open.isChecked()
    assert window.cad.may_open.isVisible()
    window.cad.form.kinds["folder"].click()
    assert window.cad.may_open.isHidden()
    window.cad.form.kinds["exocad"].click()
    window.cad.may_open.click()
    with qtbot.waitSignal(desktop.bridge.state_changed, timeout=LONG_MS):
        save(qtbot, window)
    assert kept(tmp_path).open_in_cad
    assert desktop.bridge.state.open_in_cad


def read_exocads_settings(window: SettingsWindow, qtbot: QtBot, file: Path) -> None:
    """Chooses the file in the dialog."""
    names = window.cad.form.names
    names.read.click()
    dialog = child(window, QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=LONG_MS)


def test_half_a_path_is_not_kept_as_no_folder(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = settings_of(make_desktop(filled()), qtbot, "cad")
    window.cad.form.folder.setText("cases")
    window.general.downloads.setValue(4)
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    assert marks(window) == {BAD}
    assert kept(tmp_path).cad.folder == tmp_path / "CAD-Data"
    window.discard()


def test_a_folder_is_chosen_in_a_dialog(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    window = settings_of(make_desktop(filled()), qtbot, "cad")
    QTest.mouseClick(window.cad.form.browse, Qt.MouseButton.LeftButton)
    dialog = child(window, QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(tmp_path / "other"))
    dialog.accept()
    assert window.cad.form.choice().folder == tmp_path / "other"
    assert window.is_changed
    window.discard()


# --- delivery -------------------------------------------------------------------------------------------------------


def test_only_chosen_doctors_and_scan_types(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window = settings_of(make_desktop(filled()), qtbot, "delivery")
    page = window.delivery
    qtbot.waitUntil(lambda: page.doctors.count() > 0, timeout=LONG_MS)
    assert not page.lists.isEnabled()
    page.by[DeliverBy.CHOSEN].click()
    page.doctors.item(0).setCheckState(Qt.CheckState.Checked)
    rows = [page.scan_types.item(row) for row in range(page.scan_types.count())]
    icast = next(one for one in rows if one.data(Qt.ItemDataRole.UserRole) == ScanType.ICAST.value)
    icast.setCheckState(Qt.CheckState.Checked)
    doctor = page.doctors.item(0).data(Qt.ItemDataRole.UserRole)
    save(qtbot, window)
    deliver = kept(tmp_path).deliver
    assert (deliver.by, deliver.doctor_ids, deliver.procedures) == ("chosen", (doctor,), (ScanType.ICAST.value,))


# --- account --------------------------------------------------------------------------------------------------------


def account_page(window: SettingsWindow) -> AccountPage:
    return next(one for one in window.pages if isinstance(one, AccountPage))


def connected(make_desktop: MakeDesktop, qtbot: QtBot, **more: object) -> Desktop:
    """A desktop that somebody has signed in to."""
    desktop = make_desktop(**more)
    bridge = desktop.bridge
    with Person().at_the_browser():
        wizard = desktop.show_wizard()
        assert isinstance(wizard, WizardWindow)
        wizard.go(wizard.wizard.connect_now())
        qtbot.waitUntil(lambda: wizard.wizard.account is not None and bridge.state.signed_in, timeout=LONG_MS)
        wizard.close()
    return desktop


def test_signing_out_is_confirmed_and_keeps_the_cases(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    with sandbox(tmp_path) as align:
        desktop = connected(make_desktop, qtbot, profile=profile_of(align))
        window = settings_of(desktop, qtbot, "account")
        page = account_page(window)
        assert page.who.text() == "Sandbox Lab"
        QTest.mouseClick(page.sign_out, Qt.MouseButton.LeftButton)
        dialog = child(page, Confirm)
        assert isinstance(dialog, Confirm)
        dialog.accept()
        qtbot.waitUntil(lambda: page.who.text() == "No account is connected", timeout=LONG_MS)
        assert not page.sign_out.isEnabled()
        assert kept(tmp_path).account == ""


def test_unpairing_wants_the_name_typed(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    with sandbox(tmp_path) as align:
        desktop = connected(make_desktop, qtbot, profile=profile_of(align))
        window = settings_of(desktop, qtbot, "account")
        page = account_page(window)
        QTest.mouseClick(page.unpair, Qt.MouseButton.LeftButton)
        dialog = child(page, UnpairDialog)
        assert isinstance(dialog, UnpairDialog)
        assert not dialog.agree.isEnabled()
        QTest.keyClicks(dialog.typed, "sandbox  lab")
        assert dialog.agree.isEnabled()
        QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not desktop.bridge.state.signed_in, timeout=LONG_MS)
        assert page.who.text() == "No account is connected"


def test_nobody_signed_in_is_said_with_its_reason(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = settings_of(make_desktop(filled()), qtbot, "account")
    page = account_page(window)
    assert page.who.text() == ACCOUNT.name
    assert "Nobody is signed in" in page.how.text()
    assert not page.unpair.isEnabled()


# --- connection -----------------------------------------------------------------------------------------------------


def test_what_is_missing_is_named_as_the_page_names_it(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = settings_of(make_desktop(), qtbot, "connection")
    assert "Client ID" in window.connection.problem.text()
    assert "client_id" not in window.connection.problem.text()


def test_an_incomplete_profile_is_refused_at_its_field(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = settings_of(make_desktop(), qtbot, "connection")
    QTest.keyClicks(window.connection.lines["client_id"], "sample-lab")
    window.show_page("general")
    window.general.downloads.setValue(8)
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.bar.isVisible, timeout=LONG_MS)
    assert window.stack.currentWidget() is window.connection
    assert window.connection.fields["oauth_base"].isVisible()
    assert window.is_changed, "the profile is not kept"
    window.discard()


def test_addresses_and_secret_are_kept_and_the_secret_is_never_shown(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop()
    window = settings_of(desktop, qtbot, "connection")
    page = window.connection
    typed = {
        "client_id": "sample-lab",
        "oauth_base": "https://login.example",
        "base_url": "https://api.example",
        "redirect_url": "http://127.0.0.1/callback",
    }
    for name, text in typed.items():
        QTest.keyClicks(page.lines[name], text)
    QTest.keyClicks(page.secret, CLIENT_SECRET)
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.bar.isVisible, timeout=LONG_MS)
    assert "password store" in window.bar.text, "this computer has none: it is said, and used until the program ends"
    qtbot.waitUntil(lambda: not window.is_changed, timeout=LONG_MS)
    assert page.secret.text() == ""
    assert not page.problem.isVisible()
    saved = (tmp_path / "data" / "profiles" / "production.toml").read_text()
    assert "https://login.example" in saved
    assert CLIENT_SECRET not in saved


def test_another_environment_is_chosen(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    with sandbox(tmp_path) as align:
        installed(tmp_path, align)
        desktop = make_desktop()
        window = settings_of(desktop, qtbot, "connection")
        page = window.connection
        row = page.environment.findData("sandbox")
        page.environment.setCurrentIndex(row)
        page.environment.activated.emit(row)
        qtbot.waitUntil(lambda: page.lines["base_url"].text() == align.url, timeout=LONG_MS)
        assert window.is_changed
        save(qtbot, window)
        assert kept(tmp_path).profile == "sandbox"


def test_a_broken_profile_can_be_left(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    profiles = tmp_path / "data" / "profiles"
    profiles.mkdir(parents=True)
    (profiles / "mine.toml").write_text("name = ")
    window = settings_of(make_desktop(settings=Settings(profile="mine")), qtbot, "connection")
    assert "mine.toml" in window.bar.text
    assert window.connection.environment.currentData() == "production"
    assert window.connection.environment.findData("mine") >= 0
