"""The fast inflate gives what the standard library gives; without it the standard library does the work."""

from __future__ import annotations

import io
import random
import sys
import zipfile

import pytest
from scans_kit import zipped

from labconnector.scans import fast_zip
from labconnector.scans.fast_zip import ENGINE, STANDARD, BadMember, Engine, choose_engine, read_member

CHAOS = random.Random(5)
TEXTS = [
    b"",
    b"x",
    b"abc" * 1_000_000,
    CHAOS.randbytes(3 << 20),
    b"\0" * (5 << 20) + CHAOS.randbytes(99_999) + b"ab" * 700_000,
    bytes(CHAOS.choices(b"0123456789.-e \n", k=1 << 20)),
]


def read(data: bytes, engine: Engine) -> list[bytes]:
    file = io.BytesIO(data)
    (info,) = zipfile.ZipFile(file).infolist()
    return list(read_member(file, info, engine))


@pytest.mark.parametrize("engine", [ENGINE, STANDARD], ids=lambda engine: engine.name)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_every_engine_gives_the_same(engine: Engine, text: bytes, method: int) -> None:
    pieces = read(zipped({"scan.stl": text}, method), engine)
    assert b"".join(pieces) == text
    assert max(map(len, pieces), default=0) <= fast_zip.PIECE


@pytest.mark.parametrize("engine", [ENGINE, STANDARD], ids=lambda engine: engine.name)
def test_every_engine_sees_damage(engine: Engine) -> None:
    whole = zipped({"s": TEXTS[5]})
    for place in range(40, 400, 7):
        broken = bytearray(whole)
        broken[place] ^= 0x55
        with pytest.raises(BadMember):
            read(bytes(broken), engine)


def test_the_fast_one_is_used_here() -> None:
    assert ENGINE.name == "isal"


def test_without_the_fast_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "isal", None)
    assert choose_engine() is STANDARD


def test_a_fast_one_that_gives_a_wrong_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Engine("wrong", STANDARD.inflater, lambda data, crc: 1, STANDARD.errors)
    monkeypatch.setattr(fast_zip, "_isal", lambda: wrong)
    assert choose_engine() is STANDARD


def test_names_of_old_programs(tmp_path: object) -> None:
    """Bytes without the UTF-8 flag are read as cp437, on both sides."""
    data = zipped({"xx.stl": b"scan"}).replace(b"xx.stl", b"\x81\x94.stl")
    assert b"".join(read(data, ENGINE)) == b"scan"
