"""What follows when records are merged."""

from __future__ import annotations

from labconnector.domain.mapping import Client, DoctorRule
from labconnector.ui.knowledge.merging import best_to_keep, plan_merge

ADA = Client(1, "Ada Sample", "L-1", "", 0.0, "")
DOUBLE = Client(2, "Sample, Ada", "", "ada@example.test", 0.05, "")
THIRD = Client(3, "Dr. Sample", "L-9", "other@example.test", None, "Call first")
RULES = (
    DoctorRule(1, 901, "Dr. Ada", "L-1", 1),
    DoctorRule(2, 902, "Dr. Bea", "", 2),
    DoctorRule(3, 903, "Dr. C", "", 2),
)


def test_empty_fields_are_filled_from_the_first_that_has_them() -> None:
    plan = plan_merge(ADA, [ADA, DOUBLE, THIRD], RULES)
    assert plan.keep == Client(1, "Ada Sample", "L-1", "ada@example.test", 0.0, "Call first")
    assert plan.filled == ("email", "note")
    assert plan.gone == (DOUBLE, THIRD)


def test_a_gap_of_zero_is_a_gap() -> None:
    plan = plan_merge(ADA, [ADA, DOUBLE], ())
    assert plan.keep.cement_gap_mm == 0.0
    assert ("cement_gap_mm", "0.05") in plan.dropped


def test_what_stands_nowhere_afterwards_is_told() -> None:
    plan = plan_merge(ADA, [DOUBLE, ADA, THIRD], RULES)
    assert ("license_number", "L-9") in plan.dropped
    assert ("email", "other@example.test") in plan.dropped
    assert ("email", "ada@example.test") not in plan.dropped
    assert [value for name, value in plan.dropped if name == "name"] == ["Sample, Ada", "Dr. Sample"]


def test_the_doctors_that_come_over_are_told() -> None:
    assert plan_merge(ADA, [ADA, DOUBLE], RULES).doctors == ("Dr. Bea", "Dr. C")
    assert plan_merge(DOUBLE, [ADA, DOUBLE], RULES).doctors == ("Dr. Ada",)


def test_the_record_with_most_doctors_is_offered_first_then_the_fullest_then_the_oldest() -> None:
    assert best_to_keep([ADA, DOUBLE, THIRD], RULES) is DOUBLE
    assert best_to_keep([ADA, DOUBLE, THIRD], ()) is THIRD
    assert best_to_keep([Client(5, "New"), Client(4, "Old")], ()).id == 4
