"""A model's rows become other rows, and its views are told step by step: never a reset."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex

from labconnector.ui.parts.row_diff import Insert, Remove, Reorder, Step, runs_of, steps

R = TypeVar("R")


def become(model: QAbstractItemModel, rows: list[R], wanted: Sequence[R], key: Callable[[R], Hashable]) -> None:
    """Makes `rows`, the list that a model shows, the `wanted` ones. key: what a row is known by; unique in each.

    By as many steps as it takes, so that every row that stays keeps its selection. A list that may be long looks at
    its steps first, and takes them by `take_steps`.
    """
    most_runs = len(rows) + len(wanted)
    take_steps(model, rows, wanted, steps([key(row) for row in rows], [key(row) for row in wanted], most_runs))


def take_steps(model: QAbstractItemModel, rows: list[R], wanted: Sequence[R], found: Iterable[Step]) -> None:
    """Takes the steps that were found, then tells which of the rows that stayed say something else now."""
    for step in found:
        match step:
            case Remove(row, count):
                model.beginRemoveRows(QModelIndex(), row, row + count - 1)
                del rows[row : row + count]
                model.endRemoveRows()
            case Insert(row, count):
                model.beginInsertRows(QModelIndex(), row, row + count - 1)
                rows[row:row] = wanted[row : row + count]
                model.endInsertRows()
            case Reorder(order):
                _reorder(model, rows, order)
    changed = [place for place, row in enumerate(wanted) if rows[place] != row]
    rows[:] = wanted
    tell_changed(model, changed)


def tell_changed(model: QAbstractItemModel, rows: Iterable[int]) -> None:
    """These rows, in their order, say something else now."""
    last = 0 if isinstance(model, QAbstractListModel) else model.columnCount() - 1  # a list's count is private
    for first, count in runs_of(rows):
        model.dataChanged.emit(model.index(first, 0), model.index(first + count - 1, last))


def _reorder(model: QAbstractItemModel, rows: list[R], order: tuple[int, ...]) -> None:
    """What is selected stays selected."""
    model.layoutAboutToBeChanged.emit()
    rows[:] = [rows[place] for place in order]
    now = {was: place for place, was in enumerate(order)}
    before = model.persistentIndexList()
    model.changePersistentIndexList(before, [model.index(now[one.row()], one.column()) for one in before])
    model.layoutChanged.emit()
