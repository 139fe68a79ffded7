"""The sandbox's downloads over real HTTP, with everything that can go wrong."""

from __future__ import annotations

import io
import threading
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from sandbox_kit import Peer, paired

from labconnector.sandbox.content.package import build_ide_package
from labconnector.sandbox.damage import ESCAPING_NAME
from labconnector.sandbox.options import Marking
from labconnector.sandbox.order import SandboxOrder


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[Peer]:
    with paired(tmp_path, cases=2) as made:
        yield made


@pytest.fixture
def order(peer: Peer) -> str:
    return peer.sandbox.world.orders[0].order_id


def is_marked(peer: Peer, order: str) -> bool:
    return peer.sandbox.world.entry(order).fetched_at is not None


def test_a_package_comes_whole(peer: Peer, order: str) -> None:
    answer = peer.download(order)
    assert answer.status_code == 200
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert answer.headers["content-type"] == "application/zip"
    assert f"_Export_{order}.zip" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as found:
        assert found.testzip() is None
        assert any(name.endswith((".ply", ".stl")) for name in found.namelist())
    assert is_marked(peer, order)


def test_pictures_come_and_mark_nothing(peer: Peer, order: str) -> None:
    answer = peer.download(order, "IMAGE_GALLERY")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as found:
        assert found.testzip() is None
    assert not is_marked(peer, order)


def test_captures_come_or_there_are_none(tmp_path: Path) -> None:
    with paired(tmp_path, cases=30) as peer:
        entries = peer.sandbox.world.orders
        some = next(e for e in entries if e.case.captures)
        none = next(e for e in entries if not e.case.captures)
        assert peer.download(some.order_id, "SCREEN_CAPTURE").status_code == 200
        answer = peer.download(none.order_id, "SCREEN_CAPTURE")
        assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize(("what", "status"), [("order/1/download/IDE", 404), ("order/{}/download/STL", 400)])
def test_wrong_orders_and_assets(peer: Peer, order: str, what: str, status: int) -> None:
    assert peer.get(f"{peer.base}/{what.format(order)}").status_code == status


def test_the_first_404_starts_the_generation(tmp_path: Path) -> None:
    with paired(tmp_path, cases=1, ready_after_s=90) as peer:
        order = peer.listed()[0]
        assert peer.download(order).status_code == 404
        peer.sandbox.clock.advance(60)
        assert peer.download(order).status_code == 404
        peer.sandbox.clock.advance(31)
        assert peer.download(order).status_code == 200


def test_icast_files_come_days_later(tmp_path: Path) -> None:
    with paired(tmp_path, cases=30) as peer:
        entry = next(e for e in peer.sandbox.world.orders if e.case.available_at)
        assert peer.download(entry.order_id).status_code == 404
        peer.sandbox.world.make_ready(entry.order_id)
        assert peer.download(entry.order_id).status_code == 200


def test_other_files_after_a_rescan(peer: Peer, order: str) -> None:
    first = peer.download(order)
    peer.sandbox.world.rescan(order)
    second = peer.download(order, **{"If-Range": first.headers["etag"], "Range": "bytes=10-"})
    assert second.status_code == 200
    assert second.headers["etag"] != first.headers["etag"]
    assert second.content != first.content


def test_a_package_is_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []

    def counted(case: SandboxOrder, revision: int, into: Path, *, detail: float) -> Path:
        built.append(case.order.order_id)
        return build_ide_package(case, revision, into, detail=detail)

    monkeypatch.setattr("labconnector.sandbox.packages.build_ide_package", counted)
    with paired(tmp_path, cases=1) as peer:
        order = peer.listed()[0]
        with ThreadPoolExecutor(4) as pool:
            sizes = set(pool.map(lambda _: len(peer.download(order).content), range(4)))
    with paired(tmp_path, cases=1) as peer:
        sizes.add(len(peer.download(order).content))
    assert len(sizes) == 1
    assert built == [order]


# --- ranges ---------------------------------------------------------------------------------------------------------


def test_a_download_resumes(peer: Peer, order: str) -> None:
    whole = peer.download(order)
    peer.sandbox.world.rescan(order)
    etag = peer.download(order, Range="bytes=0-0").headers["etag"]
    assert not is_marked(peer, order)
    first = peer.download(order, Range="bytes=0-999")
    assert not is_marked(peer, order)
    rest = peer.download(order, **{"Range": "bytes=1000-", "If-Range": etag})
    assert (first.status_code, rest.status_code) == (206, 206)
    total = len(first.content) + len(rest.content)
    assert rest.headers["content-range"] == f"bytes 1000-{total - 1}/{total}"
    with zipfile.ZipFile(io.BytesIO(first.content + rest.content)) as found:
        assert found.testzip() is None
    assert is_marked(peer, order)
    assert whole.headers["accept-ranges"] == "bytes"


def test_a_range_behind_the_end(peer: Peer, order: str) -> None:
    answer = peer.download(order, Range="bytes=999999999-")
    assert answer.status_code == 416
    assert answer.headers["content-range"].startswith("bytes */")


def test_no_ranges(peer: Peer, order: str) -> None:
    peer.sandbox.faults.set("no-ranges")
    assert peer.download(order, Range="bytes=1000-").status_code == 200


def test_asking_for_the_head_marks_nothing(peer: Peer, order: str) -> None:
    headers = {"Authorization": f"Bearer {peer.pairing['access_token']}"}
    answer = peer.http.head(f"{peer.base}/order/{order}/download/IDE", headers=headers)
    assert answer.status_code == 200
    assert int(answer.headers["content-length"]) > 1000
    assert not is_marked(peer, order)


# --- marking --------------------------------------------------------------------------------------------------------


def begin(peer: Peer, order: str) -> bytes:
    """Reads the first bytes only, then hangs up."""
    url, headers = (
        f"{peer.base}/order/{order}/download/IDE",
        {"Authorization": f"Bearer {peer.pairing['access_token']}"},
    )
    with peer.http.stream("GET", url, headers=headers) as answer:
        return next(answer.iter_raw(100))


@pytest.mark.parametrize(("marking", "marked"), [(Marking.COMPLETED, False), (Marking.FIRST_BYTE, True)])
def test_a_broken_download_marks_or_not(tmp_path: Path, marking: Marking, marked: bool) -> None:
    with paired(tmp_path, cases=1, marking=marking) as peer:
        order = peer.listed()[0]
        peer.sandbox.faults.set("slow-download", 100, times=1)
        assert begin(peer, order)
        assert is_marked(peer, order) is marked


def test_listing_marks_when_told_so(tmp_path: Path) -> None:
    with paired(tmp_path, cases=2, marking=Marking.ON_LIST) as peer:
        orders = peer.listed()
        assert all(is_marked(peer, order) for order in orders)
        peer.sandbox.clock.advance(121)
        assert peer.listed() == []
        assert peer.download(orders[0]).status_code == 200


# --- faults ---------------------------------------------------------------------------------------------------------


def test_cut(peer: Peer, order: str) -> None:
    peer.sandbox.faults.set("cut", 5000, times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        peer.download(order)
    assert not is_marked(peer, order)
    assert peer.download(order).status_code == 200


def test_cut_before_the_first_byte(tmp_path: Path) -> None:
    with paired(tmp_path, cases=1, marking=Marking.FIRST_BYTE) as peer:
        order = peer.listed()[0]
        peer.sandbox.faults.set("cut", 0, times=1)
        with pytest.raises(httpx.RemoteProtocolError):
            peer.download(order)
        assert not is_marked(peer, order)


def test_wrong_length(peer: Peer, order: str) -> None:
    peer.sandbox.faults.set("wrong-length", times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        peer.download(order)
    assert not is_marked(peer, order)


def test_no_length(peer: Peer, order: str) -> None:
    peer.sandbox.faults.set("no-length", times=1)
    answer = peer.download(order)
    assert "content-length" not in answer.headers
    assert zipfile.is_zipfile(io.BytesIO(answer.content))
    assert is_marked(peer, order)


def damaged(peer: Peer, order: str, fault: str) -> bytes:
    peer.sandbox.faults.set(fault, order_id=order, times=1)
    answer = peer.download(order)
    assert answer.status_code == 200
    assert is_marked(peer, order), "the trap: the order counts as downloaded"
    assert zipfile.ZipFile(io.BytesIO(peer.download(order).content)).testzip() is None
    return answer.content


@pytest.mark.parametrize("fault", ["truncated-zip", "html-zip"])
def test_zips_that_are_none(peer: Peer, order: str, fault: str) -> None:
    content = damaged(peer, order, fault)
    assert not zipfile.is_zipfile(io.BytesIO(content))
    assert (b"<html" in content[:200]) == (fault == "html-zip")


def is_readable(found: zipfile.ZipFile, name: str) -> bool:
    try:
        return found.read(name) is not None
    except (zipfile.BadZipFile, zlib.error):
        return False


def test_damaged_zip(peer: Peer, order: str) -> None:
    with zipfile.ZipFile(io.BytesIO(damaged(peer, order, "damaged-zip"))) as found:
        assert [name for name in found.namelist() if not is_readable(found, name)]


def test_empty_mesh(peer: Peer, order: str) -> None:
    with zipfile.ZipFile(io.BytesIO(damaged(peer, order, "empty-mesh"))) as found:
        empty = [info.filename for info in found.infolist() if not info.file_size]
    assert len(empty) == 1
    assert empty[0].endswith((".ply", ".stl"))


def test_xml_bomb(peer: Peer, order: str) -> None:
    with zipfile.ZipFile(io.BytesIO(damaged(peer, order, "xml-bomb"))) as found:
        files = [found.read(name) for name in found.namelist() if name.endswith(".xml")]
    assert files
    assert all(b"&l9;" in file for file in files)


def test_path_escape(peer: Peer, order: str) -> None:
    with zipfile.ZipFile(io.BytesIO(damaged(peer, order, "path-escape"))) as found:
        assert ESCAPING_NAME in found.namelist()


def test_a_stop_in_the_middle_of_a_download_is_quick(tmp_path: Path) -> None:
    begun = threading.Event()
    ended: list[Exception] = []
    with paired(tmp_path, cases=1) as peer:
        order = peer.listed()[0]
        peer.sandbox.faults.set("slow-download", 1)

        def read() -> None:
            headers = {"Authorization": f"Bearer {peer.pairing['access_token']}"}
            try:
                with httpx.stream("GET", f"{peer.base}/order/{order}/download/IDE", headers=headers) as answer:
                    for _ in answer.iter_raw():
                        begun.set()
            except httpx.HTTPError as error:
                ended.append(error)

        reader = threading.Thread(target=read)
        reader.start()
        assert begun.wait(10)
        peer.sandbox.stop()
        reader.join(10)
    assert len(ended) == 1
