"""What is wrong with the whole or with one case, and which button puts it right. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from labconnector.domain.case import LATE, Case, CaseState, Problem
from labconnector.domain.errors import (
    ConnectorError,
    DiskFull,
    KeystoreLocked,
    KeystoreMissing,
    ProfileError,
    SignInError,
    StoreError,
    TargetError,
)
from labconnector.talk.views import DeskState


class Remedy(StrEnum):
    """What a trouble of the whole is put right with."""

    SIGN_IN = "sign-in"
    FOLDER = "folder"
    CONNECTION = "connection"
    DIAGNOSE = "diagnose"
    CHECK = "check"  # try again


def remedy_of(error: ConnectorError) -> Remedy:
    """The button that fits."""
    if isinstance(error, KeystoreLocked | KeystoreMissing | DiskFull):
        return Remedy.CHECK
    if isinstance(error, SignInError):
        return Remedy.SIGN_IN
    if isinstance(error, TargetError):
        return Remedy.FOLDER
    if isinstance(error, ProfileError):
        return Remedy.CONNECTION
    return Remedy.DIAGNOSE if isinstance(error, StoreError) else Remedy.CHECK


def troubles_of(state: DeskState) -> tuple[ConnectorError, ...]:
    """What is wrong with the whole, each once, the sign-in first."""
    found = [error for error in (state.sign_in_trouble, state.status.trouble) if error is not None]
    if state.signed_in:
        found = [error for error in found if error is not state.sign_in_trouble]
    return tuple({error.code: error for error in reversed(found)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A case that does not go on by itself. next_try None = only when somebody asks."""

    case_id: int
    order_id: str
    patient: str
    problem: Problem
    state: CaseState

    @property
    def next_try(self) -> datetime | None:
        """When it is tried again by itself (UTC)."""
        return self.problem.next_try

    @property
    def refetches(self) -> bool:
        """Whether trying again means fetching the files anew: they are damaged, or not there yet."""
        return self.state is not CaseState.FAILED


def rows_of(cases: Iterable[Case]) -> tuple[ProblemRow, ...]:
    """The cases as rows; a waiting one whose problem is not told is late, and that is its problem."""
    return tuple(
        ProblemRow(case.id, case.order.order_id, case.order.patient, case.problem or LATE, case.state) for case in cases
    )
