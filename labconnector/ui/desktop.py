"""The desktop as a whole: opens each window once, follows the engine, ends in good order."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from labconnector.domain.errors import ConnectorError
from labconnector.talk.api import DeskApi
from labconnector.talk.events import IncomingTold, Notice, NoticeKind
from labconnector.talk.views import DeskState
from labconnector.ui.bridge import Bridge
from labconnector.ui.language import keep_language
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.tray import Tray

if TYPE_CHECKING:
    from labconnector.ui.broken import BrokenWindow
    from labconnector.ui.find import FindWindow
    from labconnector.ui.questions.window import QuestionWindow
    from labconnector.ui.settings.window import SettingsWindow

_WINDOWS = {
    "list": ("cases.window", "CaseListWindow"),
    "case": ("case.window", "CaseWindow"),
    "question": ("questions.window", "QuestionWindow"),
    "settings": ("settings.window", "SettingsWindow"),
    "wizard": ("wizard.window", "WizardWindow"),
    "find": ("find", "FindWindow"),
    "incoming": ("incoming.window", "IncomingWindow"),
    "problems": ("trouble.problems", "ProblemsWindow"),
    "diagnostics": ("trouble.diagnostics", "DiagnosticsWindow"),
    "clients": ("knowledge.clients", "ClientsWindow"),
    "doctor-rules": ("knowledge.doctor_rules", "DoctorRulesWindow"),
    "material-rules": ("knowledge.material_rules", "MaterialRulesWindow"),
    "catalogue": ("knowledge.catalogue", "CatalogueWindow"),
}
"""Where each window's class is. Loaded when it is first opened: the tray must be there at once."""


_TOLD = "told-of-tray"


class Desktop(QObject):
    """Holds the bridge, the tray and the open windows. Windows call its `show_…` methods to reach one another."""

    state_changed = Signal(object)  # DeskState
    ended = Signal()

    def __init__(self, bridge: Bridge, tray: Tray | None = None) -> None:
        """tray: the icon where it is there already."""
        super().__init__()
        self.bridge = bridge
        self.tray = tray or Tray(self)
        self._windows: dict[tuple[str, int], QWidget] = {}
        self._asked_to_connect = False
        self._cannot_begin: tuple[ConnectorError, Callable[[], object]] | None = None
        bridge.is_wanted = self._is_wanted
        bridge.state_changed.connect(self._state_changed)
        bridge.status_changed.connect(lambda _status: self._show_state())
        bridge.cases_changed.connect(lambda _told: self._show_state())
        bridge.noticed.connect(self._notify)
        bridge.incoming_changed.connect(self._incoming)
        bridge.broken.connect(self._broken)
        bridge.failed.connect(self._failed)
        self._connect_tray()

    @property
    def state(self) -> DeskState:
        """The newest state of the whole."""
        return self.bridge.state

    # --- windows ----------------------------------------------------------------------------------------------------

    def show_list(self) -> QWidget:
        """The case list."""
        return self._show("list")

    def show_case(self, case_id: int) -> QWidget:
        """One case."""
        return self._show("case", case_id)

    def show_question(self, case_id: int) -> QWidget:
        """The open questions of a case. One window for all: it goes from case to case."""
        is_open = self._is_open("question")
        window = cast("QuestionWindow", self._show("question", case_id, only=True))
        if is_open and window.flow.case_id != case_id:
            window.flow.begin(case_id)
        return window

    def show_next_question(self) -> None:
        """The questions of the case that waits longest."""
        self.bridge.ask(self, DeskApi.next_question, None).then(self._show_asked)

    def show_settings(self, page: str = "") -> QWidget:
        """The settings, at a page of them."""
        window = cast("SettingsWindow", self._show("settings"))
        if page:
            window.show_page(page)
        return window

    def show_problems(self) -> QWidget:
        """What does not go on by itself."""
        return self._show("problems")

    def show_incoming(self) -> QWidget:
        """Files from watched folders that wait."""
        return self._show("incoming")

    def show_diagnostics(self) -> QWidget:
        """What the program needs, looked at; the support report."""
        return self._show("diagnostics")

    def show_find(self, typed: str = "") -> QWidget:
        """Finds an order by its id."""
        window = cast("FindWindow", self._show("find"))
        if typed:
            window.type_in(typed)
        return window

    def show_wizard(self) -> QWidget:
        """Connects to MyiTero."""
        return self._show("wizard")

    def show_clients(self) -> QWidget:
        """The lab's clients."""
        return self._show("clients")

    def show_doctor_rules(self) -> QWidget:
        """Which doctor is which client."""
        return self._show("doctor-rules")

    def show_material_rules(self) -> QWidget:
        """What ordered materials are made of."""
        return self._show("material-rules")

    def show_catalogue(self) -> QWidget:
        """CAD materials and production methods."""
        return self._show("catalogue")

    def windows(self) -> list[QWidget]:
        """The windows that exist now."""
        self._windows = {key: window for key, window in self._windows.items() if isValid(window)}
        return list(self._windows.values())

    def _show(self, name: str, case_id: int | None = None, *, only: bool = False) -> QWidget:
        key = (name, 0 if only or case_id is None else case_id)
        window = self._windows.get(key)
        if window is None or _is_gone(name, window):
            window = self._windows[key] = self._make(name, case_id)
        self._raise(window)
        return window

    def _make(self, name: str, case_id: int | None) -> QWidget:
        module, class_name = _WINDOWS[name]
        make = getattr(importlib.import_module(f"labconnector.ui.{module}"), class_name)
        window: QWidget = make(self) if case_id is None else make(self, case_id)
        return window

    def _is_open(self, name: str) -> bool:
        window = self._windows.get((name, 0))
        return window is not None and not _is_gone(name, window)

    def _raise(self, window: QWidget) -> None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def _show_asked(self, case_id: int | None) -> None:
        if case_id is None:
            self.show_list()
        else:
            self.show_question(case_id)

    # --- the tray -----------------------------------------------------------------------------------------------------

    def _connect_tray(self) -> None:
        tray = self.tray
        tray.open_list.connect(self.open_first)
        tray.open_questions.connect(self.show_next_question)
        tray.open_settings.connect(self.show_settings)
        tray.check_now.connect(self.check_now)
        tray.pause.connect(self.pause)
        tray.quit_asked.connect(self.quit)
        tray.notice_clicked.connect(self.show_notice)

    def open_first(self) -> None:
        """What a user means who opens the program: the case list, or the wizard while nothing is connected."""
        if self._cannot_begin is not None:
            self.show_broken(*self._cannot_begin)
        elif self.state.account is None and self.state.ask_to_connect:
            self.show_wizard()
        else:
            self.show_list()

    def check_now(self) -> None:
        """Asks Align now."""
        self.bridge.ask(self, DeskApi.check_now)

    def pause(self, paused: bool) -> None:
        """No checks until it is resumed."""
        self.bridge.ask(self, DeskApi.pause if paused else DeskApi.resume)

    def show_notice(self, notice: Notice) -> None:
        """What a notification is about."""
        if notice.kind is NoticeKind.INCOMING:
            self.show_incoming()
        elif notice.kind is NoticeKind.TROUBLE or notice.case_id is None:
            self.show_problems()
        elif notice.kind is NoticeKind.QUESTION:
            self.show_question(notice.case_id)
        elif notice.count > 1:
            self.show_list()
        else:
            self.show_case(notice.case_id)

    def list_closed(self) -> None:
        """The list was closed by its user: the program goes on in the tray, which is said once, or ends without one."""
        if not self.tray.available:
            self.quit()
        elif not QSettings().value(_TOLD, False, bool):
            QSettings().setValue(_TOLD, True)
            self.tray.say(self.tr("Lab Connector goes on here"), self.tr("New cases keep coming. Quit with its menu."))

    # --- the engine's news -------------------------------------------------------------------------------------------

    def _is_wanted(self) -> bool:
        return any(window.isVisible() for window in self.windows())

    def _state_changed(self, state: DeskState) -> None:
        self._works_again()
        self._show_state()
        keep_language(state.language)
        if not self._asked_to_connect:
            self._asked_to_connect = True
            if state.account is None and state.ask_to_connect:
                self.show_wizard()

    def _show_state(self) -> None:
        self.tray.show_state(self.state)
        self.state_changed.emit(self.state)

    def _incoming(self, told: IncomingTold) -> None:
        if told.is_new:
            self._notify(Notice(NoticeKind.INCOMING, count=told.waiting))

    def _notify(self, notice: Notice) -> None:
        if self.state.notifications:
            self.tray.notify(notice)

    def _failed(self, error: ConnectorError) -> None:
        """What nobody asked about: said where the user looks, else as a notification, else in any window."""
        bar = self._bar(is_active=True)
        if bar is None and not (self.state.notifications and self.tray.can_notify):
            bar = self._bar(is_active=False)
        if bar is not None:
            bar.show_error(error)
        else:
            self._notify(Notice(NoticeKind.TROUBLE, text=error.message, error=error))

    def _bar(self, *, is_active: bool) -> MessageBar | None:
        """The message bar of the active window, or of any."""
        active = QApplication.activeWindow()
        windows = [active] if is_active and active else [] if is_active else self.windows()
        bars = (window.findChild(MessageBar) for window in windows if window.isVisible())
        return next((bar for bar in bars if bar is not None), None)

    def _broken(self, error: ConnectorError) -> None:
        self.show_broken(error, self.bridge.wake)

    def show_broken(self, error: ConnectorError, retry: Callable[[], object]) -> None:
        """Says why the program cannot begin, or cannot go on. Until then nothing is asked of an engine."""
        from labconnector.ui.broken import BrokenWindow  # seldom needed

        self._cannot_begin = error, retry
        self.bridge.refuse(error)
        self.tray.show_broken(error.title)
        window = self._windows.get(("broken", 0))
        if window is None or not isValid(window):
            window = self._windows["broken", 0] = BrokenWindow(self, error, retry)
        else:
            cast("BrokenWindow", window).say(error, retry)
        self._raise(window)

    def broken_closed(self) -> None:
        """Without a tray and a window nobody could reach the program any more."""
        if self._cannot_begin is not None and not self.tray.available and not self._is_wanted():
            self.quit()

    def try_again(self, retry: Callable[[], object]) -> None:
        """Begins once more after what was wrong may have been put right."""
        self._cannot_begin = None
        self.tray.show_broken("")
        retry()

    def _works_again(self) -> None:
        """The engine is there again by itself."""
        if self._cannot_begin is None:
            return
        self._cannot_begin = None
        self.tray.show_broken("")
        window = self._windows.get(("broken", 0))
        if window is not None and isValid(window):
            window.close()

    def quit(self) -> None:
        """Hides everything at once, then ends the engine."""
        self.tray.hide()
        for window in self.windows():
            window.hide()
        QTimer.singleShot(0, self._end)

    def _end(self) -> None:
        self.bridge.close()
        for window in self.windows():
            window.deleteLater()
        self._windows.clear()
        self.ended.emit()
        app = QApplication.instance()
        if app is not None:
            app.quit()


def _is_gone(name: str, window: QWidget) -> bool:
    """Whether a window is deleted, or was closed and will be. The list alone is hidden when it is closed."""
    return not isValid(window) or (name != "list" and window.isHidden())
