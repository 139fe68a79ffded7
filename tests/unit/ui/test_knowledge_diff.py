"""The steps from the rows that are shown to those that are wanted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from labconnector.ui.knowledge.diff import come, gone, spans

KEYS = st.lists(st.integers(0, 12), unique=True)


def test_runs_of_rows_are_one_step() -> None:
    assert spans([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
    assert gone("abcdef", "adf") == [(4, 4), (1, 2)]
    assert come("ad", "abcde") == [(1, 2), (4, 4)]


@given(KEYS, KEYS)
def test_the_steps_lead_to_what_is_wanted(old: list[int], new: list[int]) -> None:
    rows = list(old)
    for first, last in gone(old, new):
        del rows[first : last + 1]
    rows.sort(key=new.index)
    for first, last in come(rows, new):
        rows[first:first] = new[first : last + 1]
    assert rows == new
