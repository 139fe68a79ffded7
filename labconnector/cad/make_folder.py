"""Making a CAD folder that somebody asked for. Delivery itself never makes one: a missing drive is no new folder."""

from __future__ import annotations

from pathlib import Path

from labconnector.cad.trouble import require_folder, translated
from labconnector.domain.errors import TargetError


def make_cad_folder(folder: Path) -> None:
    """Makes the folder in one that is there; nothing happens where it is there already.

    Raises TargetMissing where the folder above is missing, TargetReadOnly, DiskFull, or TargetError where a file has
    its name.
    """
    above = folder.parent
    with translated(above):
        require_folder(above)
        try:
            folder.mkdir(exist_ok=True)
        except FileExistsError as error:
            raise TargetError(f"{folder} is a file, not a folder.", action="Choose another name.") from error
