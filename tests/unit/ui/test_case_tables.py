"""Column widths, whatever comes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from labconnector.ui.case.column_fit import fit


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(1, 120)), min_size=1, max_size=9), st.integers(0, 2000))
def test_columns_fit_or_keep_their_least(wishes: list[tuple[int, int]], room: int) -> None:
    natural, least = [wish for wish, _ in wishes], [floor for _, floor in wishes]
    widths = fit(natural, least, room)
    assert all(width >= floor for width, floor in zip(widths, least, strict=True))
    assert sum(widths) <= room or widths == least
    assert all(width <= max(wish, floor) for width, wish, floor in zip(widths, natural, least, strict=True))


def test_room_enough_changes_nothing_and_the_widest_gives_first() -> None:
    assert fit([50, 100], [20, 20], 500) == [50, 100]
    assert fit([50, 300, 200], [20, 20, 20], 300) == [50, 125, 125]
