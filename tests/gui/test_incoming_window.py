"""Watched folders in the settings, and the window of the files that wait, over a real engine and real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import store_kit
from gui_kit import ACCOUNT, filled
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from scans_kit import ply, surface

from labconnector.domain.case import CaseState
from labconnector.domain.incoming import Incoming, IncomingState, Polling
from labconnector.store import Store
from labconnector.system.settings import CadSettings, IntakeSettings, Settings, WatchedFolder
from labconnector.talk.api import DeskApi
from labconnector.talk.events import Notice, NoticeKind
from labconnector.talk.views import CaseView, WatchedChoice
from labconnector.ui.desktop import Desktop
from labconnector.ui.incoming.window import IncomingWindow
from labconnector.ui.notice_texts import notice_text
from labconnector.ui.settings.folders import FoldersPage
from labconnector.ui.settings.window import SettingsWindow
from labconnector.ui.trouble.problems import ProblemsWindow

MakeDesktop = Callable[..., Desktop]
LONG = 30_000


def watching(tmp_path: Path) -> Settings:
    """Settings with one watched folder, which is made."""
    folder = tmp_path / "exports"
    folder.mkdir(exist_ok=True)
    intake = IntakeSettings(folders=(WatchedFolder(path=folder),))
    cad = CadSettings(folder=tmp_path / "CAD-Data")
    return Settings(account=ACCOUNT.key, cad=cad, check_every_s=3600, intake=intake)


def waiting(state: IncomingState = IncomingState.ASKING, text: str = "Whose is it?") -> Callable[[Store], None]:
    """Five cases, and a file that waits, in a folder that is not watched."""

    def fill(store: Store) -> None:
        filled()(store)
        one = Incoming("/scans/upper.stl", 1, 4096, "s", state, store_kit.AT, "sha", text)
        store.note_incoming(ACCOUNT.key, one)

    return fill


def opened(desktop: Desktop, qtbot: QtBot, rows: int = 1) -> IncomingWindow:
    """The window once it shows so many files."""
    window = desktop.show_incoming()
    assert isinstance(window, IncomingWindow)
    qtbot.waitUntil(lambda: window.model.rowCount() == rows, timeout=LONG)
    return window


def folders_page(desktop: Desktop, qtbot: QtBot) -> tuple[SettingsWindow, FoldersPage]:
    """The settings at the page, with what is kept."""
    window = desktop.show_settings("folders")
    assert isinstance(window, SettingsWindow)
    qtbot.waitUntil(lambda: window.wanted() is not None, timeout=LONG)
    page = window.stack.currentWidget()
    assert isinstance(page, FoldersPage)
    return window, page


def test_a_file_of_nobody_is_attached_once_its_patient_was_seen(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = make_desktop(filled(), settings=watching(tmp_path))
    (tmp_path / "exports" / "upper_jaw.ply").write_bytes(ply(*surface(z=6)))
    window = opened(desktop, qtbot)
    detail = window.detail
    assert detail.name.text() == "upper_jaw.ply"
    assert detail.why.text() == "Neither the name nor the files say which order it belongs to."
    assert not detail.attach.isEnabled()
    detail.field.setText(" Order ID: 1003 ")
    detail.look_up.click()
    qtbot.waitUntil(detail.attach.isEnabled, timeout=LONG)
    assert detail.facts.title.text() == "Example, Bela"
    assert "1003" in detail.facts.text()
    detail.attach.click()
    qtbot.waitUntil(lambda: window.model.rowCount() == 0, timeout=LONG)
    seen: list[CaseView] = []

    def is_taken() -> bool:
        desktop.bridge.ask(window, DeskApi.case, 3).then(seen.append)
        return bool(seen) and seen[-1].case.state is not CaseState.LISTED and bool(seen[-1].case.files)

    qtbot.waitUntil(is_taken, timeout=LONG)


def test_typing_another_order_takes_the_shown_patient_away(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(waiting()), qtbot)
    detail = window.detail
    detail.field.setText("1003")
    detail.look_up.click()
    qtbot.waitUntil(detail.attach.isEnabled, timeout=LONG)
    QTest.keyClicks(detail.field, "4")
    assert not detail.attach.isEnabled()
    assert detail.facts.isHidden()


def test_an_order_that_is_not_there_is_said_at_the_field(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(waiting()), qtbot)
    for typed, said in (("4711", "not in the case list"), ("SBX-1", "is no order ID"), ("", "No order ID was typed")):
        window.detail.field.setText(typed)
        window.detail.look_up.click()
        qtbot.waitUntil(lambda: said in window.detail.remark.text(), timeout=LONG)  # noqa: B023
        assert not window.detail.attach.isEnabled()


def test_a_file_of_a_folder_that_is_not_watched_any_more_is_not_attached(
    make_desktop: MakeDesktop, qtbot: QtBot
) -> None:
    window = opened(make_desktop(waiting()), qtbot)
    window.detail.field.setText("1003")
    window.detail.look_up.click()
    qtbot.waitUntil(window.detail.attach.isEnabled, timeout=LONG)
    window.detail.attach.click()
    qtbot.waitUntil(lambda: "not watched any more" in spoken(window.message), timeout=LONG)
    assert window.model.rowCount() == 1


def test_an_ignored_file_goes_and_nothing_waits(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(waiting()), qtbot)
    window.detail.ignore.click()
    qtbot.waitUntil(lambda: window.model.rowCount() == 0, timeout=LONG)
    assert window.pages.currentIndex() == 0
    assert window.empty.accessibleName() == "Nothing waits"


def test_a_damaged_file_cannot_be_attached(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = opened(make_desktop(waiting(IncomingState.REFUSED, "The zip is damaged.")), qtbot)
    assert window.detail.ask.isHidden()
    assert window.detail.attach.isHidden()
    assert window.detail.ignore.isEnabled()


def test_what_was_answered_elsewhere_is_said_and_goes(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(waiting())
    window = opened(desktop, qtbot)
    with store_kit.opened(Path(desktop.bridge.state.data_folder)) as store:
        store.ignore_incoming(window.model.rows[0].id)
    window.detail.ignore.click()
    qtbot.waitUntil(lambda: window.model.rowCount() == 0, timeout=LONG)
    assert "answered meanwhile" in spoken(window.message)


def spoken(widget: QWidget) -> str:
    """All that a widget's labels say."""
    texts = (child.property("text") for child in widget.findChildren(QWidget))
    return " ".join(text for text in texts if isinstance(text, str))


def test_folders_are_added_tested_kept_and_removed(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop = make_desktop(filled())
    window, page = folders_page(desktop, qtbot)
    assert page.chosen() == ()
    assert not page.remove.isEnabled()
    folder = tmp_path / "scanner"
    folder.mkdir()
    (folder / "900000001.zip").touch()
    page.take(folder)
    qtbot.waitUntil(lambda: len(page.report.lines) == 2, timeout=LONG)
    page.polling.setCurrentIndex(page.polling.findData(Polling.ALWAYS))
    page.polling.activated.emit(page.polling.currentIndex())
    window.save()
    qtbot.waitUntil(lambda: desktop.state.watches, timeout=LONG)
    _, page = folders_page(desktop, qtbot)
    qtbot.waitUntil(lambda: page.chosen() == (WatchedChoice(folder, Polling.ALWAYS),), timeout=LONG)
    page.list.setCurrentRow(0)
    page.remove.click()
    assert page.chosen() == ()


def test_the_cad_folder_is_refused_at_its_page(make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path) -> None:
    window, page = folders_page(make_desktop(filled()), qtbot)
    page.take(tmp_path / "CAD-Data")
    qtbot.waitUntil(lambda: bool(page.report.lines), timeout=LONG)
    assert page.report.lines[0][0] == "✗"
    window.save()
    qtbot.waitUntil(lambda: not page.fields["watched"].isHidden(), timeout=LONG)
    window.discard()


def test_the_problems_lead_to_the_files_that_wait(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(waiting())
    problems = desktop.show_problems()
    assert isinstance(problems, ProblemsWindow)
    qtbot.waitUntil(problems.files.isVisible, timeout=LONG)
    assert "1" in problems.files.text()
    problems.files.click()
    window = opened(desktop, qtbot)
    window.detail.ignore.click()
    qtbot.waitUntil(lambda: window.model.rowCount() == 0 and problems.files.isHidden(), timeout=LONG)


def test_new_files_that_wait_are_notified_and_open_their_window(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    desktop = make_desktop(waiting())
    notice = Notice(NoticeKind.INCOMING, count=1)
    title, text = notice_text(notice)
    assert "wait" in title
    assert text
    desktop.show_notice(notice)
    assert any(isinstance(window, IncomingWindow) for window in desktop.windows())
    opened(desktop, qtbot)
