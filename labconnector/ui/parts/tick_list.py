"""A list of which any number can be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem


class TickList(QListWidget):
    """Rows with a box each. `itemChanged` is sent when one is ticked or unticked."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)

    def fill(self, rows: Sequence[tuple[int | str, str, bool]]) -> None:
        """Shows (value, text, whether it is ticked), without telling of a change."""
        self.blockSignals(True)
        self.clear()
        for value, text, is_on in rows:
            item = QListWidgetItem(text, self)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def ticked(self) -> list[Any]:
        """The values of the ticked rows, from the top."""
        items = [self.item(row) for row in range(self.count())]
        return [one.data(Qt.ItemDataRole.UserRole) for one in items if one.checkState() is Qt.CheckState.Checked]
