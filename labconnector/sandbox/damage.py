"""Good zips made bad, each in the way that a client has to survive."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from labconnector.sandbox.faults import FaultName


class Damage(StrEnum):
    """The faults that change what is in the zip."""

    TRUNCATED_ZIP = FaultName.TRUNCATED_ZIP.value
    HTML_ZIP = FaultName.HTML_ZIP.value
    DAMAGED_ZIP = FaultName.DAMAGED_ZIP.value
    EMPTY_MESH = FaultName.EMPTY_MESH.value
    XML_BOMB = FaultName.XML_BOMB.value
    PATH_ESCAPE = FaultName.PATH_ESCAPE.value


ESCAPING_NAME = "../../escaped-from-the-package.txt"

HTML = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Your session has ended.</body></html>\n" * 20

_LEVELS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE iTeroExport [<!ENTITY l0 "lol">{_LEVELS}]><iTeroExport>&l9;</iTeroExport>'
"""Ten to the power of nine 'lol' once its entities are replaced."""


def damage_zip(zip_path: Path, damage: Damage, into: Path) -> Path:
    """A damaged copy of a zip, under its own name, in the folder `into`."""
    target = into / zip_path.name
    if damage in _BYTES:
        target.write_bytes(_BYTES[damage](zip_path.read_bytes()))
    else:
        _rewrite(zip_path, target, damage)
    return target


def _flip(data: bytes) -> bytes:
    """Flips a run of bytes in the middle, where the largest file's compressed data lies."""
    middle = len(data) // 2
    return data[:middle] + bytes(b ^ 0xFF for b in data[middle : middle + 64]) + data[middle + 64 :]


_BYTES: dict[Damage, Callable[[bytes], bytes]] = {
    Damage.TRUNCATED_ZIP: lambda data: data[: len(data) * 3 // 5],
    Damage.HTML_ZIP: lambda _data: HTML,
    Damage.DAMAGED_ZIP: _flip,
}


def _rewrite(zip_path: Path, target: Path, damage: Damage) -> None:
    """Copies the zip file by file, each changed as the damage wants it."""
    with zipfile.ZipFile(zip_path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as to:
        if damage is Damage.PATH_ESCAPE:
            to.writestr(ESCAPING_NAME, "A scan never writes here.\n")
        meshes = [name for name in source.namelist() if name.lower().endswith((".stl", ".ply"))]
        for info in source.infolist():
            to.writestr(info.filename, _changed(source.read(info), info.filename, damage, meshes))


def _changed(data: bytes, name: str, damage: Damage, meshes: list[str]) -> bytes:
    if damage is Damage.EMPTY_MESH and name in meshes[:1]:
        return b""
    return BOMB.encode() if damage is Damage.XML_BOMB and name.lower().endswith(".xml") else data
