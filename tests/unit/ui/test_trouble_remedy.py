"""Which button puts which trouble right."""

from __future__ import annotations

from dataclasses import replace

import pytest
import store_kit

from labconnector.domain import errors
from labconnector.domain.case import Case, CaseState
from labconnector.domain.status import SyncStatus
from labconnector.talk.views import DeskState
from labconnector.ui.trouble.remedy import Remedy, remedy_of, rows_of, troubles_of

CASE = Case(1, "a", store_kit.order(), CaseState.FAILED, True, 1, store_kit.AT, problem=store_kit.problem())


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (errors.SignInError("x"), Remedy.SIGN_IN),
        (errors.WrongCredentials("x"), Remedy.SIGN_IN),
        (errors.KeystoreLocked("x"), Remedy.CHECK),
        (errors.TargetMissing("x"), Remedy.FOLDER),
        (errors.TargetReadOnly("x"), Remedy.FOLDER),
        (errors.DiskFull("x"), Remedy.CHECK),
        (errors.ProfileError("x"), Remedy.CONNECTION),
        (errors.StoreDamaged("x"), Remedy.DIAGNOSE),
        (errors.NetworkError("x"), Remedy.CHECK),
        (errors.ConnectorError("x"), Remedy.CHECK),
    ],
)
def test_the_button_fits_the_trouble(error: errors.ConnectorError, remedy: Remedy) -> None:
    assert remedy_of(error) is remedy


def test_a_trouble_that_two_places_tell_is_shown_once_and_the_sign_in_first() -> None:
    signed_out, missing = errors.SignInError("out"), errors.TargetMissing("gone")
    state = DeskState(sign_in_trouble=signed_out, status=SyncStatus(trouble=missing))
    assert troubles_of(state) == (signed_out, missing)
    both = replace(state, status=SyncStatus(trouble=errors.SignInError("out again")))
    assert troubles_of(both) == (signed_out,)
    assert troubles_of(DeskState()) == ()


def test_why_nobody_was_signed_in_is_over_once_somebody_is() -> None:
    state = DeskState(signed_in=True, sign_in_trouble=errors.SignInError("out"))
    assert troubles_of(state) == ()


def test_failed_cases_are_delivered_and_damaged_or_late_ones_fetched() -> None:
    failed, held, late = rows_of(
        [CASE, replace(CASE, id=2, state=CaseState.HELD), replace(CASE, id=3, state=CaseState.WAITING, problem=None)]
    )
    assert (failed.refetches, held.refetches, late.refetches) == (False, True, True)
    assert late.problem.title
    assert late.next_try is None
