"""What the tray icon shows: plain Python, a view of the state becomes a dot and a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from labconnector.domain.case import CaseState
from labconnector.domain.errors import NetworkError, SignInError, TargetError
from labconnector.domain.status import Phase
from labconnector.talk.views import DeskState
from labconnector.ui.icons import Dot


class Why(StrEnum):
    """The reason behind the dot."""

    STARTING = "starting"
    NOT_CONNECTED = "not-connected"
    SWITCHED_OFF = "switched-off"
    PAUSED = "paused"
    SIGN_IN = "sign-in"
    NO_FOLDER = "no-folder"
    TARGET = "target"
    BROKEN = "broken"
    OFFLINE = "offline"
    LATE = "late"
    QUESTIONS = "questions"
    SYNCING = "syncing"
    WORKING = "working"


_DOTS = {
    Why.STARTING: Dot.OFF,
    Why.NOT_CONNECTED: Dot.OFF,
    Why.SWITCHED_OFF: Dot.OFF,
    Why.PAUSED: Dot.OFF,
    Why.SIGN_IN: Dot.TROUBLE,
    Why.NO_FOLDER: Dot.ATTENTION,
    Why.TARGET: Dot.TROUBLE,
    Why.BROKEN: Dot.TROUBLE,
    Why.OFFLINE: Dot.ATTENTION,
    Why.LATE: Dot.ATTENTION,
    Why.QUESTIONS: Dot.ATTENTION,
    Why.SYNCING: Dot.BUSY,
    Why.WORKING: Dot.OK,
}


@dataclass(frozen=True, slots=True)
class TrayState:
    """The dot with its reason, and the numbers that the tooltip says."""

    why: Why
    unread: int = 0
    held: int = 0
    last_success: datetime | None = None
    title: str = ""  # of the error behind it

    @property
    def dot(self) -> Dot:
        """What the icon shows."""
        return _DOTS[self.why]


def tray_state(state: DeskState | None, now: datetime, broken_title: str = "") -> TrayState:
    """What to show. state None: the engine has not said anything yet. broken_title: why it cannot begin."""
    if broken_title:
        return TrayState(Why.BROKEN, title=broken_title)
    if state is None:
        return TrayState(Why.STARTING)
    why, title = _why(state, now)
    counts, success = state.counts, state.status.last_success
    return TrayState(why, counts.unread, counts.of(CaseState.HELD), success, title)


def _why(state: DeskState, now: datetime) -> tuple[Why, str]:
    status = state.status
    if state.account is None:
        return Why.NOT_CONNECTED, ""
    if not state.import_enabled:
        return Why.SWITCHED_OFF, ""
    if not state.signed_in:
        return Why.SIGN_IN, state.sign_in_trouble.title if state.sign_in_trouble else ""
    if status.phase is Phase.PAUSED:
        return Why.PAUSED, ""
    if isinstance(status.trouble, SignInError):
        return Why.SIGN_IN, status.trouble.title
    if isinstance(status.trouble, TargetError):
        return Why.TARGET, status.trouble.title
    if status.phase is Phase.SYNCING:
        return Why.SYNCING, ""
    return _calm(state, now)


def _calm(state: DeskState, now: datetime) -> tuple[Why, str]:
    """Between two checks."""
    trouble = state.status.trouble
    if state.status.is_late(now):
        return Why.LATE, trouble.title if trouble else ""
    if trouble is not None:
        return Why.OFFLINE if isinstance(trouble, NetworkError) else Why.LATE, trouble.title
    if state.cad.folder is None:
        return Why.NO_FOLDER, ""
    return (Why.QUESTIONS if state.counts.of(CaseState.HELD) else Why.WORKING), ""
