"""Makes a package of what lies in a folder. The original is read, and never changed, moved or deleted."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from labconnector.intake.found import Item
from labconnector.scans.safe_names import safe_file_name

_BLOCK = 1 << 20


def digest_of(item: Item) -> str:
    """SHA-256 of the contents, whatever the files are called. Raises OSError."""
    each = sorted(_file_digest(seen.path) for seen in item.files)
    return each[0] if len(each) == 1 else hashlib.sha256("\n".join(each).encode()).hexdigest()


def _file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def as_package(item: Item, zip_path: Path) -> None:
    """The item as a zip: a copy of the one that it is, or a new one of loose files. Raises OSError."""
    zip_path.parent.mkdir(parents=True, exist_ok=True)
    if item.is_zip:
        shutil.copyfile(item.files[0].path, zip_path)
    else:
        _zip(item, zip_path)


def _zip(item: Item, zip_path: Path) -> None:
    """Stored, with a fixed time: the same files make the same zip."""
    with ZipFile(zip_path, "w", ZIP_STORED) as archive:
        for seen in item.files:
            info = ZipInfo(safe_file_name(seen.path.name))
            info.external_attr = 0o600 << 16
            with seen.path.open("rb") as source, archive.open(info, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target, _BLOCK)


def is_unchanged(item: Item) -> bool:
    """Whether every file is still as it was when it was seen."""
    try:
        now = [seen.path.stat() for seen in item.files]
    except OSError:
        return False
    return all((one.st_size, one.st_mtime_ns) == (s.size, s.mtime_ns) for one, s in zip(now, item.files, strict=True))
