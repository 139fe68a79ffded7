"""The zip's table of contents, judged before a byte is unpacked. A cheap look that truncated downloads fail."""

from __future__ import annotations

import io
import stat
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from labconnector.domain.errors import PackageError, UnsafePackage
from labconnector.domain.naming import fold_name
from labconnector.scans.fast_zip import READABLE
from labconnector.scans.limits import Limits
from labconnector.scans.safe_names import is_litter, safe_path, shown

_LOCAL_HEADER = 30
_ENCRYPTED = 0x1 | 0x40 | 0x2000  # classic, strong, hidden directory
_PATCH = 0x20
_DOS_DEVICE, _DOS_REPARSE_POINT = 0x40, 0x400
_METHODS = {1: "Shrink", 6: "Implode", 9: "Deflate64", 12: "BZIP2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd"}


@dataclass(frozen=True, slots=True)
class Member:
    """A file to unpack: where it is in the zip, and the safe relative path it gets."""

    info: ZipInfo
    path: PurePosixPath


def read_directory(zip_path: Path, limits: Limits) -> tuple[Member, ...]:
    """The files to unpack, litter dropped and one common top folder stripped.

    Raises PackageError for what is no sound zip, UnsafePackage for what tries to do harm.
    """
    _refuse_pages(zip_path)
    infos, start_of_directory = _infos(zip_path, limits)
    if len(infos) > limits.members:
        raise UnsafePackage(f"The zip holds {len(infos)} files; {limits.members} is the most a case can have.")
    _check_layout(infos, start_of_directory)
    for info in infos:
        _check_member(info, limits)
    _check_total(infos, limits)
    paths = [(info, safe_path(info, limits.depth)) for info in infos]
    kept = [Member(info, path) for info, path in paths if path and not info.is_dir() and not is_litter(path)]
    if not kept:
        raise PackageError("The zip holds no files.")
    return _without_top_folder(_without_collisions(kept))


def _refuse_pages(zip_path: Path) -> None:
    """Portals answer an expired session or an error with a page or a message under the name of the file."""
    try:
        with zip_path.open("rb") as file:
            start = file.read(512).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    except OSError as error:
        raise PackageError("The downloaded zip cannot be read.", detail=str(error.strerror)) from error
    if not start:
        raise PackageError("The downloaded file is empty.")
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<?xml", b"<!--")):
        raise PackageError("Align sent a web page instead of the scan files.")
    if start.startswith((b"{", b"[")):
        raise PackageError("Align sent a message instead of the scan files.")
    if not start.startswith(b"pk"):
        raise PackageError("What was downloaded is not a zip.")


class _CappedFile(io.FileIO):
    """Keeps `zipfile` from reading a table of contents of gigabytes into memory."""

    def __init__(self, path: Path, most: int) -> None:
        super().__init__(path, "rb")
        self._most = most

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > self._most:
            raise UnsafePackage("The zip's table of contents is far too large for a case.")
        return super().read(-1 if size is None else size) or b""


def _infos(zip_path: Path, limits: Limits) -> tuple[list[ZipInfo], int]:
    """The entries, and where the table of contents starts."""
    try:
        with _CappedFile(zip_path, limits.directory) as file, ZipFile(file) as archive:
            return archive.infolist(), archive.start_dir
    except (BadZipFile, NotImplementedError, EOFError, ValueError, OverflowError, struct.error) as error:
        # ValueError holds UnicodeDecodeError: a name that claims to be UTF-8 and is not
        raise PackageError("The zip is cut off or damaged.", detail=type(error).__name__) from error
    except OSError as error:
        raise PackageError("The downloaded zip cannot be read.", detail=str(error.strerror)) from error


def _check_layout(infos: Sequence[ZipInfo], start_of_directory: int) -> None:
    """Members follow one another from the first byte on. Overlap is how the flattest bombs are built; something in
    front means that the table of contents belongs to another zip that lies inside this one, which was cut off."""
    ordered = sorted(infos, key=lambda info: info.header_offset)
    if ordered and ordered[0].header_offset != 0:
        raise PackageError("The zip is cut off or damaged.", detail="data before the first member")
    ends = [info.header_offset + _LOCAL_HEADER + info.compress_size for info in ordered]
    starts = [info.header_offset for info in ordered[1:]] + [start_of_directory]
    if any(end > start for end, start in zip(ends, starts, strict=False)):
        raise UnsafePackage("Files in the zip overlap one another.")


def _check_member(info: ZipInfo, limits: Limits) -> None:
    name = shown(info.orig_filename)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or info.external_attr & (_DOS_DEVICE | _DOS_REPARSE_POINT):
        raise UnsafePackage(f"'{name}' in the zip is a link or a device, not a file.")
    if info.flag_bits & _ENCRYPTED:
        raise PackageError(f"'{name}' in the zip is locked with a password.")
    if info.compress_type not in READABLE or info.flag_bits & _PATCH:
        method = _METHODS.get(info.compress_type, f"method {info.compress_type}")
        raise PackageError(
            f"'{name}' in the zip is compressed in a way that we cannot read ({method}).",
            action="Unpack the zip by hand, and tell us which program made it.",
        )
    _check_sizes(info, name, limits)


def _check_sizes(info: ZipInfo, name: str, limits: Limits) -> None:
    if info.compress_type == ZIP_STORED and info.compress_size != info.file_size:
        raise PackageError(f"'{name}' in the zip is damaged.", detail="stored sizes differ")
    if info.file_size > limits.member:
        raise UnsafePackage(f"'{name}' in the zip is {info.file_size:,} bytes large, more than a scan can be.")
    if info.file_size >= limits.ratio_from and info.file_size > limits.ratio * info.compress_size:
        raise UnsafePackage(f"'{name}' in the zip would grow more than {limits.ratio} times when unpacked.")


def _check_total(infos: Sequence[ZipInfo], limits: Limits) -> None:
    total = sum(info.file_size for info in infos)
    if total > limits.total:
        raise UnsafePackage(f"The zip holds {total:,} bytes, more than a case can have.")


def _without_collisions(members: Sequence[Member]) -> list[Member]:
    """No two files, and no file and folder, that are one on Windows or macOS."""
    files = [fold_name(str(member.path)) for member in members]
    folders = {fold_name(str(parent)) for member in members for parent in member.path.parents}
    seen: set[str] = set()
    for member, key in zip(members, files, strict=True):
        if key in seen or key in folders:
            raise UnsafePackage(f"The zip holds '{shown(str(member.path))}' twice.")
        seen.add(key)
    return list(members)


def _without_top_folder(members: Sequence[Member]) -> tuple[Member, ...]:
    """Some zips are flat, some have one folder named like the zip (specification, E1)."""
    tops = {member.path.parts[0] for member in members}
    if len(tops) > 1 or any(len(member.path.parts) == 1 for member in members):
        return tuple(members)
    return tuple(Member(member.info, member.path.relative_to(member.path.parts[0])) for member in members)
