"""Asks for a CSV file without blocking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_FOLDER = "files/csv-folder"


def choose_csv(parent: QWidget, title: str, chosen: Callable[[Path], object]) -> None:
    """Calls `chosen` with the file; not at all when the user cancels. Begins in the folder of the last one."""
    dialog = QFileDialog(parent, title, str(QSettings().value(_FOLDER) or ""))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    tables = QCoreApplication.translate("knowledge", "Tables (*.csv *.txt *.tsv)")
    dialog.setNameFilters([tables, QCoreApplication.translate("knowledge", "All files (*)")])

    def take(file: str) -> None:
        QSettings().setValue(_FOLDER, str(Path(file).parent))
        chosen(Path(file))

    dialog.fileSelected.connect(take)
    dialog.open()
