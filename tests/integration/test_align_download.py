"""Downloads over real HTTP to real files: resume, lengths, refusals, what stays on disk."""

from __future__ import annotations

import errno
import json
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from align_kit import FAST
from align_peer import Asked, Peer, Reply, scripted

from labconnector.align import download as module
from labconnector.align import download_files
from labconnector.align.download import Download, Source, no_progress
from labconnector.align.transport import Transport
from labconnector.domain.errors import (
    BadAnswer,
    DiskFull,
    NetworkError,
    NotFound,
    OwnFolderError,
    PackageError,
    Stopped,
)

BODY = os.urandom(300_000)
Fetch = Callable[..., Path | None]


class Server:
    """Serves BODY, with ranges, and can be told to break off."""

    def __init__(self) -> None:
        self.body = BODY
        self.etag = '"one"'
        self.ranges = True
        self.cuts: list[int] = []
        self.peer = Peer(self._answer)

    def _answer(self, asked: Asked) -> Reply:
        headers = {"Content-Type": "application/zip", "ETag": self.etag}
        if self.ranges:
            headers["Accept-Ranges"] = "bytes"
        start = self._start(asked)
        if start >= len(self.body):
            return Reply(416, b"", {"Content-Range": f"bytes */{len(self.body)}"})
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(self.body) - 1}/{len(self.body)}"
        cut = self.cuts.pop(0) if self.cuts else None
        return Reply(206 if start else 200, self.body[start:], headers, cut_after=cut)

    def _start(self, asked: Asked) -> int:
        wanted = asked.headers.get("range", "")
        if not self.ranges or not wanted or asked.headers.get("if-range") != self.etag:
            return 0
        return int(wanted.removeprefix("bytes=").removesuffix("-"))

    def ranges_asked(self) -> list[str]:
        return [one.headers.get("range", "") for one in self.peer.asked]


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server()
    with one.peer:
        yield one


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "r1" / "package.zip"


def fetch(
    peer: Peer,
    into: Path,
    verify: Callable[[Path], None] = lambda _: None,
    progress: Callable[[int, int | None], None] = no_progress,
    cancel: threading.Event | None = None,
    path: str = "/zip",
) -> Path | None:
    transport = Transport(FAST)
    transport.trust(peer.url)
    return Download(transport, into, progress, cancel).fetch(Source(peer.url + path, "secret", {}, ()), verify)


def names(into: Path) -> list[str]:
    return sorted(path.name for path in into.parent.iterdir())


def test_a_whole_file(server: Server, into: Path) -> None:
    told: list[tuple[int, int | None]] = []
    checked: list[bytes] = []
    found = fetch(server.peer, into, lambda path: checked.append(path.read_bytes()), lambda *step: told.append(step))
    assert found == into
    assert into.read_bytes() == BODY == checked[0]
    assert told[-1] == (len(BODY), len(BODY))
    assert names(into) == ["package.zip"]


def test_export_options_are_asked_for(server: Server, into: Path) -> None:
    transport = Transport(FAST)
    transport.trust(server.peer.url)
    source = Source(f"{server.peer.url}/zip?sig=1", "secret", {"fileType": "STL"}, ())
    Download(transport, into, no_progress, None).fetch(source, lambda _: None)
    assert server.peer.paths() == ["/zip?sig=1&fileType=STL"]


def test_resume_within_a_call(server: Server, into: Path) -> None:
    server.cuts = [100_000]
    assert fetch(server.peer, into) == into
    assert into.read_bytes() == BODY
    first, second = server.ranges_asked()
    assert first == ""
    assert second.startswith("bytes=")
    assert int(second[6:-1]) > 0


def test_resume_after_a_restart(server: Server, into: Path) -> None:
    server.cuts = [100_000, 50_000]
    with pytest.raises(NetworkError):
        fetch(server.peer, into)
    assert names(into) == ["package.zip.part", "package.zip.part.json"]
    kept = (into.parent / "package.zip.part").stat().st_size
    assert fetch(server.peer, into) == into
    assert server.ranges_asked()[-1] == f"bytes={kept}-"
    assert into.read_bytes() == BODY


def test_another_version_starts_anew(server: Server, into: Path) -> None:
    server.cuts = [100_000, 50_000]
    with pytest.raises(NetworkError):
        fetch(server.peer, into)
    server.body, server.etag = os.urandom(200_000), '"two"'
    assert fetch(server.peer, into) == into
    assert into.read_bytes() == server.body


def test_without_ranges_every_try_starts_anew(server: Server, into: Path) -> None:
    server.ranges = False
    server.cuts = [100_000]
    assert fetch(server.peer, into) == into
    assert server.ranges_asked() == ["", ""]
    assert into.read_bytes() == BODY


def test_a_weak_etag_is_no_promise(server: Server, into: Path) -> None:
    server.etag = 'W/"one"'
    server.cuts = [100_000]
    assert fetch(server.peer, into) == into
    assert server.ranges_asked() == ["", ""]


def test_a_part_that_is_complete_already(server: Server, into: Path) -> None:
    into.parent.mkdir()
    (into.parent / "package.zip.part").write_bytes(BODY)
    sidecar = {"url": f"{server.peer.url}/zip", "validator": '"one"'}
    (into.parent / "package.zip.part.json").write_text(json.dumps(sidecar))
    assert fetch(server.peer, into) == into
    assert server.ranges_asked() == [f"bytes={len(BODY)}-", ""]
    assert into.read_bytes() == BODY


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"url": 1}', "\x00\x01"])
def test_a_damaged_sidecar_is_ignored(server: Server, into: Path, text: str) -> None:
    into.parent.mkdir()
    (into.parent / "package.zip.part").write_bytes(b"rubbish")
    (into.parent / "package.zip.part.json").write_text(text)
    assert fetch(server.peer, into) == into
    assert into.read_bytes() == BODY


def test_another_address_starts_anew_and_leaves_no_signature_on_disk(server: Server, into: Path) -> None:
    server.cuts = [100_000, 50_000]
    with pytest.raises(NetworkError):
        fetch(server.peer, into, path="/zip?signature=abc")
    assert "abc" not in (into.parent / "package.zip.part.json").read_text()
    fetch(server.peer, into, path="/other")
    assert server.ranges_asked()[-1] == ""


def test_a_wrong_piece_is_not_glued_on(into: Path) -> None:
    start = {"ETag": '"one"', "Accept-Ranges": "bytes"}
    wrong = {**start, "Content-Range": "bytes 299999-300000/300001"}
    replies = scripted(Reply(200, BODY, start, cut_after=1000), Reply(206, b"xy", wrong))
    with Peer(replies) as peer, pytest.raises(NetworkError):
        fetch(peer, into)
    assert names(into) == []


def test_no_content(into: Path) -> None:
    with Peer(scripted(Reply(204, b""))) as peer:
        assert fetch(peer, into) is None
    assert names(into) == []


def test_not_there(into: Path) -> None:
    with Peer(scripted(Reply(404, b"{}"))) as peer, pytest.raises(NotFound):
        fetch(peer, into)


@pytest.mark.parametrize(
    "headers",
    [{"Content-Type": "text/html; charset=utf-8"}, {"Content-Encoding": "gzip"}, {"Content-Type": "application/json"}],
)
def test_something_else_than_a_zip(into: Path, headers: dict[str, str]) -> None:
    with Peer(scripted(Reply(200, b"<html>", headers))) as peer, pytest.raises(BadAnswer):
        fetch(peer, into)
    assert names(into) == []


def test_a_refused_zip_is_not_kept(server: Server, into: Path) -> None:
    def refuse(_path: Path) -> None:
        raise PackageError("damaged")

    with pytest.raises(PackageError):
        fetch(server.peer, into, refuse)
    assert names(into) == []


def test_a_check_may_take_the_file_away(server: Server, into: Path, tmp_path: Path) -> None:
    def quarantine(path: Path) -> None:
        path.replace(tmp_path / "quarantined.zip")
        raise PackageError("damaged")

    with pytest.raises(PackageError):
        fetch(server.peer, into, quarantine)
    assert (tmp_path / "quarantined.zip").read_bytes() == BODY
    assert fetch(server.peer, into) == into


def test_cancelled_before_it_began(server: Server, into: Path) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Stopped):
        fetch(server.peer, into, cancel=cancel)
    assert server.peer.asked == []


def test_a_disk_that_is_known_to_be_too_small(server: Server, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download_files, "_SPARE_BYTES", 10**18)
    with pytest.raises(DiskFull):
        fetch(server.peer, into)


def test_a_disk_that_fills_up_meanwhile(server: Server, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk cannot be had without being root; the system call's error stands in for it."""

    def full(_file: BinaryIO, _chunk: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "write_all", full)
    with pytest.raises(DiskFull):
        fetch(server.peer, into)


def test_a_folder_that_cannot_be_used(server: Server, tmp_path: Path) -> None:
    (tmp_path / "r1").write_text("a file where the folder should be")
    with pytest.raises(OwnFolderError):
        fetch(server.peer, tmp_path / "r1" / "package.zip")


def test_a_file_of_that_name_is_replaced(server: Server, into: Path) -> None:
    into.parent.mkdir()
    into.write_bytes(b"old")
    fetch(server.peer, into)
    assert into.read_bytes() == BODY


def test_a_range_refused_although_none_was_asked_for(into: Path) -> None:
    with Peer(scripted(Reply(416, b""))) as peer, pytest.raises(BadAnswer):
        fetch(peer, into)
    assert not into.exists()


@pytest.mark.parametrize("status", [201, 202, 205, 207])
def test_another_success_than_a_file(into: Path, status: int) -> None:
    with Peer(scripted(Reply(status, b""))) as peer, pytest.raises(BadAnswer):
        fetch(peer, into)
    assert not into.exists()


def test_a_part_that_is_longer_than_the_file(server: Server, into: Path) -> None:
    begun(server, into, os.urandom(len(BODY) + 5))
    assert fetch(server.peer, into) == into
    assert into.read_bytes() == BODY


def test_a_piece_that_begins_earlier_leaves_nothing_behind_it(server: Server, into: Path) -> None:
    begun(server, into, BODY + b"left over")
    headers = {"Content-Range": f"bytes 1000-{len(BODY) - 1}/{len(BODY)}"}
    with Peer(scripted(Reply(206, BODY[1000:], headers))) as peer:
        sidecar(into, peer.url)
        assert fetch(peer, into) == into
    assert into.read_bytes() == BODY


def test_a_piece_of_another_version_is_not_glued_on(server: Server, into: Path) -> None:
    """A proxy may know Range and not If-Range."""
    begun(server, into, BODY[:1000])
    piece = Reply(206, BODY[1000:], {"Content-Range": f"bytes 1000-{len(BODY) - 1}/{len(BODY)}", "ETag": '"two"'})
    other = os.urandom(500)
    with Peer(scripted(piece, Reply(200, other))) as peer:
        sidecar(into, peer.url)
        assert fetch(peer, into) == into
    assert into.read_bytes() == other


def test_more_bytes_than_promised_are_not_taken(into: Path) -> None:
    def check(path: Path) -> None:
        assert path.read_bytes() == BODY[:1000]
        raise PackageError("cut short")

    with Peer(scripted(Reply(200, BODY, {"Content-Length": "1000"}))) as peer, pytest.raises(PackageError):
        fetch(peer, into, check)
    assert names(into) == []


def test_fewer_bytes_than_promised_are_no_file(into: Path) -> None:
    with Peer(scripted(Reply(200, BODY, {"Content-Length": "300001"}))) as peer, pytest.raises(NetworkError):
        fetch(peer, into)
    assert not into.exists()


def test_an_empty_body_is_shown_to_the_check(into: Path) -> None:
    def check(path: Path) -> None:
        assert path.stat().st_size == 0
        raise PackageError("empty")

    with Peer(scripted(Reply(200, b""))) as peer, pytest.raises(PackageError):
        fetch(peer, into, check)


def test_no_content_with_content(into: Path) -> None:
    with Peer(scripted(Reply(204, b"not to be sent", {"Content-Length": "14"}))) as peer:
        assert fetch(peer, into) is None
    assert names(into) == []


def begun(server: Server, into: Path, part: bytes) -> None:
    """Leaves an unfinished download of the server's file."""
    into.parent.mkdir(parents=True)
    into.with_name("package.zip.part").write_bytes(part)
    sidecar(into, server.peer.url)


def sidecar(into: Path, url: str) -> None:
    into.with_name("package.zip.part.json").write_text(json.dumps({"url": f"{url}/zip", "validator": '"one"'}))
