"""What is typed about a client."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labconnector.domain.mapping import Client
from labconnector.ui.parts.client_fields import ClientFields, Flaw, fields_of, length_of, length_text, same_client

ADA = Client(1, "Ada Sample", "L-1", "ada@example.test", 0.05, "Call first", 0.6, -0.1)


@pytest.mark.parametrize(
    ("typed", "gap_mm"),
    [
        *[("", None), (" ", None), ("0.05", 0.05), ("0,05", 0.05), (".05", 0.05), ("0,05 mm", 0.05), ("0.05MM", 0.05)],
        *[("50 µm", 0.05), ("50μm", 0.05), ("50um", 0.05), ("62.5 µm", 0.0625), ("0", 0.0), ("1", 1.0), ("1 mm", 1.0)],
    ],
)
def test_a_gap_is_millimetres_or_says_its_unit(typed: str, gap_mm: float | None) -> None:
    assert length_of(typed, "cement_gap") == gap_mm


@pytest.mark.parametrize("typed", ["50", "-0.05", "1.01", "1001 µm", "5 mm", "9" * 400])
def test_a_gap_above_one_millimetre_is_refused(typed: str) -> None:
    assert length_of(typed, "cement_gap") is Flaw.GAP_RANGE


@pytest.mark.parametrize("typed", ["wide", "0.0.5", "1e-2", "nan", "0,0,5", ".", "m", "0.05 cm", "٥"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    assert length_of(typed, "cement_gap") is Flaw.NO_NUMBER


@given(st.integers(0, 1000), st.sampled_from(".,"))
def test_a_gap_is_read_back_as_it_is_shown(microns: int, decimal_point: str) -> None:
    assert length_of(length_text(microns / 1000, decimal_point), "cement_gap") == microns / 1000


@pytest.mark.parametrize(
    ("name", "typed", "found"),
    [
        ("min_thickness", "0,6 mm", 0.6),
        ("min_thickness", "-0.1", Flaw.THICKNESS_RANGE),
        ("min_thickness", "6", Flaw.THICKNESS_RANGE),
        ("antagonist_distance", "-50 µm", -0.05),
        ("antagonist_distance", "-1.1", Flaw.DISTANCE_RANGE),
    ],
)
def test_other_lengths_have_limits_of_their_own(name: str, typed: str, found: object) -> None:
    assert length_of(typed, name) == found


def test_a_client_goes_through_its_fields_unchanged() -> None:
    assert fields_of(ADA, ",").client(1) == ADA
    assert fields_of(ADA).flaws == {}


def test_blanks_are_trimmed() -> None:
    typed = ClientFields("  Ada   Sample ", " L-1", "ada@example.test ", " 0,05 ", "Call first\n", "600 µm", "-0,1")
    assert typed.client(1) == ADA


def test_flaws_are_told_by_field() -> None:
    typed = ClientFields(" ", "", "ada@example, bea", "wide")
    assert typed.flaws == {"name": Flaw.NO_NAME, "email": Flaw.EMAIL, "cement_gap": Flaw.NO_NUMBER}


@pytest.mark.parametrize("email", ["ada", "@example.test", "ada@", "ada@example", "a@b@x.test", "a b@x.test"])
def test_a_slip_in_an_email_is_caught(email: str) -> None:
    assert ClientFields("Ada", email=email).flaws == {"email": Flaw.EMAIL}


def test_the_same_licence_goes_before_the_same_name() -> None:
    named, licensed = Client(2, "ADA SAMPLE"), Client(3, "Other", "L-1")
    assert same_client(ADA, [ADA, named, licensed]) is licensed
    assert same_client(ADA, [ADA, named]) is named
    assert same_client(ADA, [ADA, Client(4, "Bea", "L-2")]) is None
    assert same_client(replace(ADA, license_number=""), [Client(5, "Bea")]) is None
