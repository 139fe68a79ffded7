"""Asks for files and folders without blocking. Each dialog is open when it is returned; connect to `fileSelected`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate


def ask_where_to_save(parent: QWidget, title: str, name: str) -> QFileDialog:
    """Asks for a new file. name: the one that is proposed; its ending is added where none is typed."""
    suffix = Path(name).suffix.removeprefix(".")
    dialog = _dialog(parent, title, suffix)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_kind(suffix), translate("files", "All files (*)")])
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.open()
    return dialog


def ask_for_table(parent: QWidget, title: str) -> QFileDialog:
    """Asks for a table as other programs write it."""
    dialog = _dialog(parent, title, "csv")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    tables = translate("files", "Tables (*.csv *.txt *.tsv)")
    dialog.setNameFilters([tables, translate("files", "All files (*)")])
    dialog.open()
    return dialog


def ask_for_exocad_settings(parent: QWidget, title: str) -> QFileDialog:
    """Asks for exocad's settings file."""
    dialog = _dialog(parent, title, "cfg")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    settings = translate("files", "exocad settings (*.cfg *.xml)")
    dialog.setNameFilters([settings, translate("files", "All files (*)")])
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str) -> QFileDialog:
    """Asks for a folder."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, suffix: str) -> QFileDialog:
    """Begins in the folder of the last file of that kind, at first in the user's documents."""
    key = f"files/{suffix}-folder"
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, str(QSettings().value(key) or documents or QDir.homePath()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda file: QSettings().setValue(key, str(Path(file).parent)))
    return dialog


def _kind(suffix: str) -> str:
    return {
        "csv": translate("files", "CSV files (*.csv)"),
        "pdf": translate("files", "PDF files (*.pdf)"),
        "zip": translate("files", "Zip files (*.zip)"),
    }[suffix]
