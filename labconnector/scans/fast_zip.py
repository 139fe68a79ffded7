"""Reading one member of a zip, with a fast inflate where there is one. The only place that knows of `isal`.

isal unpacks 1.4 times as fast as zlib and lets other threads run meanwhile (measured). Members are read
here and not through `ZipExtFile`: that class stops at the size the header claims, so a header that lies stays unseen.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from labconnector.scans.limits import KB, MB

READABLE = frozenset({ZIP_STORED, ZIP_DEFLATED})
"""Compression methods that can be read. Deflate64, bzip2, LZMA and others are not: no iTero export uses them."""

PIECE = 1 * MB
"""Bytes handed on at a time, at most."""

_INPUT = 256 * KB
_RAW_DEFLATE = -15
_LOCAL_HEADER = 30
_SAMPLE = bytes(range(256)) * 16


class BadMember(Exception):
    """The member is not what the zip's directory says. The text completes 'The file … in the zip'."""


class Inflater(Protocol):
    """A `zlib.decompressobj`, of whatever library."""

    @property
    def eof(self) -> bool:
        """Whether the compressed data has come to its end."""

    @property
    def unconsumed_tail(self) -> bytes:
        """Input that waits because the output had reached its length."""

    @property
    def unused_data(self) -> bytes:
        """Input behind the end of the compressed data."""

    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes:
        """The next output, at most `max_length` bytes."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An inflate library: its name, how to make an inflater, its CRC-32, and what it raises on bad data."""

    name: str
    inflater: Callable[[], Inflater]
    crc32: Callable[[bytes, int], int]
    errors: tuple[type[Exception], ...]


STANDARD = Engine("zlib", lambda: zlib.decompressobj(_RAW_DEFLATE), zlib.crc32, (zlib.error,))
"""The standard library's, which is always there."""


def choose_engine() -> Engine:
    """The fast library where it is installed and gives the right answer, else the standard library."""
    fast = _isal()
    return fast if fast and _works(fast) else STANDARD


def _isal() -> Engine | None:
    try:
        from isal import isal_zlib
    except ImportError:  # no build for this computer's processor
        return None
    error = cast("type[Exception]", isal_zlib.error)  # its stubs call the class an instance
    return Engine("isal", lambda: isal_zlib.decompressobj(_RAW_DEFLATE), isal_zlib.crc32, (error, zlib.error))


def _works(engine: Engine) -> bool:
    packer = zlib.compressobj(wbits=_RAW_DEFLATE)
    packed = packer.compress(_SAMPLE) + packer.flush()
    inflater = engine.inflater()
    try:
        half = inflater.decompress(packed, len(_SAMPLE) // 2)
        rest = inflater.decompress(inflater.unconsumed_tail, len(_SAMPLE))
    except engine.errors:
        return False
    return half + rest == _SAMPLE and engine.crc32(_SAMPLE, 0) == zlib.crc32(_SAMPLE)


ENGINE = choose_engine()
"""What this computer uses."""


def read_member(file: BinaryIO, info: ZipInfo, engine: Engine = ENGINE) -> Iterator[bytes]:
    """The member's bytes in pieces, never more than the directory announced. `file` is the zip, opened by the caller.

    Raises BadMember where header, length or checksum do not fit, which may be after all pieces but the last.
    """
    _skip_local_header(file, info)
    pieces = _stored(file, info) if info.compress_type == ZIP_STORED else _inflated(file, info, engine)
    crc, written = 0, 0
    for piece in pieces:
        written += len(piece)
        if written > info.file_size:
            raise BadMember("is larger than the zip announced")
        crc = engine.crc32(piece, crc)
        yield piece
    if written != info.file_size:
        raise BadMember("is cut off")
    if crc != info.CRC:
        raise BadMember("is damaged (its checksum does not fit)")


def _skip_local_header(file: BinaryIO, info: ZipInfo) -> None:
    """Goes to the first byte of data; the name beside the data must be the one in the directory."""
    file.seek(info.header_offset)
    header = file.read(_LOCAL_HEADER)
    if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
        raise BadMember("is not where the zip says it is")
    name_length, extra_length = int.from_bytes(header[26:28], "little"), int.from_bytes(header[28:30], "little")
    name = file.read(name_length)
    if name not in (info.orig_filename.encode("utf-8"), _as_cp437(info.orig_filename)):
        raise BadMember("goes by two different names")
    file.seek(extra_length, 1)


def _as_cp437(name: str) -> bytes | None:
    try:
        return name.encode("cp437")
    except UnicodeEncodeError:
        return None


def _stored(file: BinaryIO, info: ZipInfo) -> Iterator[bytes]:
    left = info.compress_size
    while left and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece


def _inflated(file: BinaryIO, info: ZipInfo, engine: Engine) -> Iterator[bytes]:
    inflater, left = engine.inflater(), info.compress_size
    packed = b""
    while not inflater.eof:
        if not packed:
            packed = file.read(min(_INPUT, left))
            left -= len(packed)
        try:
            piece = inflater.decompress(packed, PIECE)
        except engine.errors as error:
            raise BadMember("is damaged") from error
        if not piece and not packed:
            raise BadMember("is cut off")
        packed = inflater.unconsumed_tail
        if piece:
            yield piece
    if left or inflater.unused_data or inflater.unconsumed_tail:
        raise BadMember("holds more data than the zip announced")
