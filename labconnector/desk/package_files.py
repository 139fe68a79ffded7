"""Single files out of a case's kept zip, without unpacking the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import ZipInfo

from labconnector.domain.case import CaseFile
from labconnector.domain.errors import PackageError
from labconnector.domain.revision import StoredPackage
from labconnector.scans.fast_zip import BadMember, read_member
from labconnector.scans.limits import DEFAULT
from labconnector.scans.zip_directory import read_directory

UNREADABLE = (PackageError, BadMember, OSError)
"""What reading a zip may raise that was damaged, moved or cleared away meanwhile."""


class PackageFiles:
    """The files of a kept zip. Making one raises PackageError or OSError; the zip is open only while a file is read."""

    def __init__(self, package: StoredPackage) -> None:
        self._zip_path = package.zip_path
        self._members = {str(member.path): member.info for member in read_directory(package.zip_path, DEFAULT)}

    def data(self, file: CaseFile, most: int) -> bytes:
        """The bytes of a file. Raises PackageError for one of more than `most` bytes, and UNREADABLE."""
        info = self._info(file)
        if info.file_size > most:
            raise PackageError("The file is too large to be shown.")
        with self._zip_path.open("rb") as source:
            return b"".join(read_member(source, info))

    @contextmanager
    def on_disk(self, file: CaseFile) -> Iterator[Path]:
        """The file in a folder of its own, which goes again. Raises UNREADABLE."""
        info = self._info(file)
        with TemporaryDirectory(prefix="labconnector-") as folder:
            path = Path(folder) / f"scan{PurePosixPath(file.path).suffix.lower()}"
            with self._zip_path.open("rb") as source, path.open("xb") as target:
                for piece in read_member(source, info):
                    target.write(piece)
            yield path

    def _info(self, file: CaseFile) -> ZipInfo:
        info = self._members.get(file.path)
        if info is None:
            raise PackageError("The zip does not hold the file any more.")
        return info
