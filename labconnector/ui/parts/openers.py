"""Opens things outside the program, without ever waiting for a drive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from labconnector.domain.errors import ConnectorError, TargetMissing
from labconnector.ui.parts.aside import aside

Failed = Callable[[ConnectorError], object]


class CannotOpen(ConnectorError):
    """The system has no program for it."""

    code = "cannot-open"
    title = "This could not be opened"
    action = "Copy the address, and open it by hand."


def open_address(address: str, failed: Failed) -> None:
    """Opens a web or mail address with the system's program for it."""
    if not QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.TolerantMode)):
        failed(CannotOpen(address.split("?")[0]))


def show_folder(owner: QObject, folder: Path, failed: Failed) -> None:
    """Opens a folder in the file manager, once it is known to be there: a network drive may take its time to say so."""

    def show(is_there: bool) -> None:
        if not is_there:
            failed(TargetMissing(f"There is no folder {folder} any more.", action=_GONE))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            failed(CannotOpen(QDir.toNativeSeparators(str(folder))))

    aside(owner, lambda: _is_there(folder), show)


def open_file(owner: QObject, file: Path, failed: Failed) -> None:
    """Opens a file with the system's program for it, once it is known to be there."""

    def show(is_there: bool) -> None:
        if not is_there:
            failed(TargetMissing(f"There is no file {file} any more.", action=_GONE))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            failed(CannotOpen(QDir.toNativeSeparators(str(file)), action=_NO_PROGRAM))

    aside(owner, lambda: _is_there(file.parent) and file.is_file(), show)


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # no right to look
        return False


_NO_PROGRAM = "No program on this computer opens such files. Import it in DentalDB instead."
_GONE = "Connect the drive, then try again. A case whose folder was deleted can be delivered once more."
