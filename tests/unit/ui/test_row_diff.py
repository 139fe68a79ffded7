"""Rows become other rows by steps that a view can follow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from labconnector.ui.parts.row_diff import Insert, Remove, Reorder, runs_of, steps

ids = st.lists(st.integers(0, 60), unique=True)


def taken(old: list[int], new: list[int], most_runs: int) -> list[int]:
    """What a model does with the steps."""
    rows = list(old)
    for step in steps(old, new, most_runs):
        match step:
            case Remove(row, count):
                assert 0 <= row < row + count <= len(rows)
                del rows[row : row + count]
            case Insert(row, count):
                assert 0 <= row <= len(rows)
                assert count > 0
                rows[row:row] = new[row : row + count]
            case Reorder(order):
                assert sorted(order) == list(range(len(rows)))
                rows = [rows[place] for place in order]
    return rows


@given(ids, ids, st.sampled_from([0, 3, 24]))
def test_any_rows_become_any_others(old: list[int], new: list[int], most_runs: int) -> None:
    assert taken(old, new, most_runs) == new


@given(ids, ids)
def test_few_steps_are_enough_for_any_change(old: list[int], new: list[int]) -> None:
    assert len(steps(old, new, 4)) <= 5


@given(ids, ids)
def test_rows_that_stay_are_not_taken_out_where_the_change_is_small(old: list[int], new: list[int]) -> None:
    removed = sum(step.count for step in steps(old, new, 1000) if isinstance(step, Remove))
    assert removed == len(set(old) - set(new))


def test_nothing_is_done_where_nothing_changed() -> None:
    assert steps([3, 1, 2], [3, 1, 2]) == []


def test_new_cases_on_top_are_one_step() -> None:
    assert steps([5, 4, 3], [7, 6, 5, 4, 3]) == [Insert(0, 2)]


def test_what_stays_at_both_ends_is_left_alone_in_an_exchange() -> None:
    assert steps([1, 2, 3, 4, 9], [1, 5, 3, 6, 9], most_runs=2) == [Remove(1, 3), Insert(1, 3)]


def test_another_order_is_one_step() -> None:
    assert steps([1, 2, 3], [3, 1, 2]) == [Reorder((2, 0, 1))]


def test_unbroken_runs() -> None:
    assert runs_of([0, 1, 4, 5, 6, 9]) == [(0, 2), (4, 3), (9, 1)]
    assert runs_of([]) == []
