"""What the tray shows for each state of the whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from labconnector.domain.account import Account
from labconnector.domain.case import CaseState
from labconnector.domain.errors import AlignError, DiskFull, NetworkError, SignInError, TargetMissing
from labconnector.domain.listing import Counts
from labconnector.domain.status import Phase, SyncStatus
from labconnector.talk.views import CadChoice, DeskState
from labconnector.ui.icons import Dot
from labconnector.ui.tray_state import Why, tray_state

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
IDLE = SyncStatus(Phase.IDLE, started=NOW, last_success=NOW, next_run=NOW + timedelta(minutes=5))
WELL = DeskState(
    account=Account("production", 41, "Sample Lab"), signed_in=True, cad=CadChoice("exocad", Path("CAD")), status=IDLE
)
HELD = Counts({CaseState.HELD: 2, CaseState.DELIVERED: 3}, unread=4)


def status(**changes: Any) -> DeskState:
    return replace(WELL, status=replace(IDLE, **changes))


@pytest.mark.parametrize(
    ("state", "why", "dot"),
    [
        (None, Why.STARTING, Dot.OFF),
        (DeskState(), Why.NOT_CONNECTED, Dot.OFF),
        (WELL, Why.WORKING, Dot.OK),
        (replace(WELL, import_enabled=False), Why.SWITCHED_OFF, Dot.OFF),
        (replace(WELL, signed_in=False), Why.SIGN_IN, Dot.TROUBLE),
        (replace(WELL, counts=HELD), Why.QUESTIONS, Dot.ATTENTION),
        (replace(WELL, cad=CadChoice()), Why.NO_FOLDER, Dot.ATTENTION),
        (status(phase=Phase.PAUSED), Why.PAUSED, Dot.OFF),
        (status(phase=Phase.SYNCING), Why.SYNCING, Dot.BUSY),
        (status(trouble=SignInError("revoked")), Why.SIGN_IN, Dot.TROUBLE),
        (status(trouble=TargetMissing("gone")), Why.TARGET, Dot.TROUBLE),
        (status(trouble=DiskFull("full")), Why.TARGET, Dot.TROUBLE),
        (status(trouble=NetworkError("no network")), Why.OFFLINE, Dot.ATTENTION),
        (status(trouble=AlignError("500")), Why.LATE, Dot.ATTENTION),
        (status(last_success=NOW - timedelta(hours=1)), Why.LATE, Dot.ATTENTION),
    ],
)
def test_each_state_has_its_dot(state: DeskState | None, why: Why, dot: Dot) -> None:
    shown = tray_state(state, NOW)
    assert (shown.why, shown.dot) == (why, dot)


def test_what_needs_a_person_is_not_hidden_by_a_check_under_way() -> None:
    assert tray_state(status(phase=Phase.SYNCING, trouble=SignInError("revoked")), NOW).dot is Dot.TROUBLE
    assert tray_state(replace(status(phase=Phase.SYNCING), signed_in=False), NOW).dot is Dot.TROUBLE


def test_the_numbers_of_the_tooltip() -> None:
    shown = tray_state(replace(WELL, counts=HELD), NOW)
    assert (shown.unread, shown.held, shown.last_success) == (4, 2, NOW)


def test_an_engine_that_cannot_begin() -> None:
    assert tray_state(WELL, NOW, "The case list is damaged").why is Why.BROKEN
