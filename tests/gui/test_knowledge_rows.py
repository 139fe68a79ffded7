"""The table's rows: always what is wanted, changed row by row."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from labconnector.ui.knowledge.check_rows import CheckRows
from labconnector.ui.knowledge.rows import Column, Role, RowsModel


@dataclass(frozen=True)
class Row:
    """A row with a number and a letter."""

    id: int
    letter: str


COLUMNS: tuple[Column[Row], ...] = (
    Column("Number", lambda row: str(row.id), order=lambda row: row.id),
    Column("Letter", lambda row: row.letter),
)
ROWS = st.lists(st.builds(Row, st.integers(0, 9), st.sampled_from("abc")), unique_by=lambda row: row.id)
STEPS = st.lists(
    st.one_of(ROWS, st.sampled_from(["", "a", "b"]), st.tuples(st.integers(0, 1), st.booleans())), max_size=8
)


def shown(model: RowsModel[Row]) -> list[Row]:
    return [model.row(line) for line in range(model.rowCount())]


@given(STEPS)
def test_the_rows_are_what_is_wanted_whatever_was_before(steps: list[list[Row] | str | tuple[int, bool]]) -> None:
    owner = QObject()
    model = RowsModel(COLUMNS, lambda row: row.id, owner)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(1))
    rows, typed, column, descending = list[Row](), "", 0, False
    for step in steps:
        kept = [(QPersistentModelIndex(model.index(line, 0)), row.id) for line, row in enumerate(shown(model))]
        if isinstance(step, list):
            rows = step
            model.set_rows(rows)
        elif isinstance(step, str):
            typed = step
            model.search(typed)
        else:
            column, descending = step
            model.sort(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        found = sorted((row for row in rows if typed in row.letter), key=lambda row: row.id)
        found.sort(key=lambda row: (row.id, row.letter)[column], reverse=descending)
        assert shown(model) == found
        assert all(model.row(index.row()).id == id_ for index, id_ in kept if index.isValid())
    assert not resets
    del tester


def test_only_what_changed_is_drawn_anew() -> None:
    owner = QObject()
    model = RowsModel(COLUMNS, lambda row: row.id, owner)
    model.set_rows([Row(1, "a"), Row(2, "b"), Row(3, "c")])
    drawn: list[int] = []
    model.dataChanged.connect(lambda first, _last: drawn.append(first.row()))
    model.set_rows([Row(1, "a"), Row(2, "x"), Row(3, "c")])
    assert drawn == [1]


def test_a_screen_reader_hears_the_column_with_the_cell() -> None:
    owner = QObject()
    model = RowsModel(COLUMNS, lambda row: row.id, owner)
    model.set_rows([Row(1, "a")])
    assert model.index(0, 1).data(Role.AccessibleTextRole) == "Letter: a"


def test_ticks_stay_with_their_rows() -> None:
    owner = QObject()
    model = CheckRows(COLUMNS, lambda row: row.id, owner)
    model.set_rows([Row(1, "a"), Row(2, "b"), Row(3, "c")])
    model.setData(model.index(1, 0), Qt.CheckState.Unchecked.value, Role.CheckStateRole)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.search("c")
    assert [row.id for row in model.ticked] == [1, 3]
    model.search("")
    assert model.index(1, 0).data(Role.CheckStateRole) == Qt.CheckState.Unchecked
    model.tick([1], True)
    assert len(model.ticked) == 3
