"""The tray icon: how things stand at a glance, the menu, the notifications."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from labconnector.ui.icons import FRAMES, Dot, tray_icon

if TYPE_CHECKING:  # the icon comes first; what it says is loaded when there is something to say
    from labconnector.talk.events import Notice
    from labconnector.talk.views import DeskState
    from labconnector.ui.tray_state import TrayState

_TURN_MS = 150
_LOOK_MS, _LOOK_SOON_MS = 30_000, 2_000
"""A state that becomes late is noticed within the first time, a tray that appears late within the second."""


class Tray(QObject):
    """Shows itself when there is a tray, and again when one appears later. It never decides; it sends signals."""

    open_list = Signal()
    check_now = Signal()
    pause = Signal(bool)
    open_settings = Signal()
    open_questions = Signal()
    quit_asked = Signal()
    notice_clicked = Signal(object)  # Notice

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._desk: DeskState | None = None
        self._broken = ""
        self._frame = 0
        self._last_notice: Notice | None = None
        self.shown: TrayState | None = None  # None until the engine has said how things stand
        self._icon = QSystemTrayIcon(tray_icon(Dot.OFF), self)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self._message_clicked)
        self._menu = self._make_menu()
        self._icon.setContextMenu(self._menu)
        self._turning = self._timer(_TURN_MS, self._turn)
        self._look = self._timer(_LOOK_MS, self._look_again)
        self._look.start()
        self._icon.setToolTip(self.tr("Lab Connector is starting"))
        self._appear()

    # --- what it shows ------------------------------------------------------------------------------------------------

    @property
    def available(self) -> bool:
        """Whether the desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def icon(self) -> QSystemTrayIcon:
        """Qt's own icon."""
        return self._icon

    def show_state(self, state: DeskState) -> None:
        """Takes the newest state."""
        self._desk = state
        self._show()

    def show_broken(self, title: str) -> None:
        """The engine cannot begin."""
        self._broken = title
        self._show()

    def notify(self, notice: Notice) -> None:
        """Shows a notification, where the desktop shows any."""
        from labconnector.ui.notice_texts import notice_text

        self.say(*notice_text(notice))
        self._last_notice = notice

    def say(self, title: str, text: str) -> None:
        """Shows a notification that is about no case: a click on it opens none."""
        self._last_notice = None
        if self.can_notify:
            self._icon.showMessage(title, text, tray_icon(self.shown.dot if self.shown else Dot.OFF))

    @property
    def can_notify(self) -> bool:
        """Whether the desktop shows notifications of ours."""
        return self._icon.isVisible() and self.available and QSystemTrayIcon.supportsMessages()

    def hide(self) -> None:
        """Takes the icon away at once; a dead icon must not stay in the tray."""
        self._look.stop()
        self._turning.stop()
        self._icon.hide()

    def _show(self) -> None:
        from labconnector.ui.tray_state import tray_state
        from labconnector.ui.tray_texts import tooltip

        state = self.shown = tray_state(self._desk, self._clock(), self._broken)
        busy = state.dot is Dot.BUSY
        if busy != self._turning.isActive():
            (self._turning.start if busy else self._turning.stop)()
        self._icon.setIcon(tray_icon(state.dot, self._frame if busy else 0))
        self._icon.setToolTip(tooltip(state))
        self._show_menu(state)
        self._appear()

    def _show_menu(self, state: TrayState) -> None:
        self._pause.setText(self.tr("Resume") if self._is_paused else self.tr("Pause"))
        self._pause.setEnabled(self._desk is not None and self._desk.account is not None)
        self._questions.setVisible(state.held > 0)
        self._questions.setText(self.tr("Answer questions ({count})…").format(count=state.held))

    def _appear(self) -> None:
        if not self._icon.isVisible() and self.available:
            self._icon.show()
        pause_ms = _LOOK_MS if self._icon.isVisible() and self.available else _LOOK_SOON_MS
        if self._look.interval() != pause_ms:
            self._look.setInterval(pause_ms)

    @property
    def _is_paused(self) -> bool:
        return self._desk is not None and self._desk.status.phase == "paused"

    def _turn(self) -> None:
        self._frame = (self._frame + 1) % FRAMES
        self._icon.setIcon(tray_icon(Dot.BUSY, self._frame))

    def _look_again(self) -> None:
        if self._look.interval() == _LOOK_MS:
            self._show()
        else:
            self._appear()

    # --- what it sends ------------------------------------------------------------------------------------------------

    def _make_menu(self) -> QMenu:
        menu = QMenu()
        bold = self._action(menu, self.tr("Open case list"), self.open_list.emit)
        menu.setDefaultAction(bold)
        self._questions = self._action(menu, "", self.open_questions.emit)
        self._action(menu, self.tr("Check for new cases"), self.check_now.emit)
        self._pause = self._action(menu, self.tr("Pause"), lambda: self.pause.emit(not self._is_paused))
        menu.addSeparator()
        self._action(menu, self.tr("Settings…"), self.open_settings.emit)
        menu.addSeparator()
        self._action(menu, self.tr("Quit"), self.quit_asked.emit)
        return menu

    @property
    def menu(self) -> QMenu:
        """The context menu."""
        return self._menu

    def _action(self, menu: QMenu, text: str, triggered: Callable[[], object]) -> QAction:
        action = QAction(text, menu)
        action.triggered.connect(lambda: triggered())
        menu.addAction(action)
        return action

    def _timer(self, interval_ms: int, timeout: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(timeout)
        return timer

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_list.emit()

    def _message_clicked(self) -> None:
        if self._last_notice is not None:
            self.notice_clicked.emit(self._last_notice)
