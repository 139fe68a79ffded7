"""'Check for new cases' and 'Pause': what they say, and what is said where Align was asked a moment ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from labconnector.domain.status import Phase, SyncStatus
from labconnector.talk.api import DeskApi
from labconnector.talk.views import DeskState
from labconnector.ui.bridge import Bridge
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.words import when_text

LEAST = timedelta(seconds=120)
"""Align may be asked for its list so often at most (DPMS guideline)."""


class Checking(QObject):
    """Asks, and follows what comes of it."""

    def __init__(self, bridge: Bridge, action: QAction, message: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._action = action
        self._message = message
        self._was_soon: datetime | None = None
        self._asked_at: datetime | None = None

    def check(self) -> None:
        """Asks Align now. Where it was asked a moment ago, it says so once the engine has gone through its cases."""
        status = self._bridge.state.status
        now = datetime.now(UTC)
        is_soon = status.last_success is not None and now - status.last_success < LEAST
        self._was_soon = status.last_success if is_soon else None
        self._asked_at = now
        self._bridge.ask(self, DeskApi.check_now).failed(self._message.show_error)

    def pause_or_resume(self) -> None:
        """The other of both."""
        is_paused = self._bridge.state.status.phase is Phase.PAUSED
        self._bridge.ask(self, DeskApi.resume if is_paused else DeskApi.pause).failed(self._message.show_error)

    def show_state(self, state: DeskState) -> None:
        """The action says when Align was last asked; a check that is done is told about where it was too soon."""
        status = state.status
        self._action.setToolTip(self._tip(status))
        is_done = status.phase is Phase.IDLE and self._asked_at is not None and _is_after(status, self._asked_at)
        if is_done:
            if self._was_soon is not None and status.next_run is not None and status.trouble is None:
                self._message.show_info(self._moment_ago(status.next_run))
            self._asked_at = self._was_soon = None

    def _moment_ago(self, next_run: datetime) -> str:
        text = self.tr("Align was asked a moment ago. It is asked again at {when}; there is nothing to do.")
        return text.format(when=when_text(next_run))

    def _tip(self, status: SyncStatus) -> str:
        if status.last_success is None:
            return self.tr("Asks Align for new cases now (F5)")
        text = self.tr("Asks Align for new cases now (F5). Last check: {when}")
        return text.format(when=when_text(status.last_success))


def _is_after(status: SyncStatus, asked_at: datetime) -> bool:
    return status.last_success is not None and status.last_success >= asked_at
