"""Lists, orders and downloads against the sandbox over real HTTP, and what may go wrong."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from align_kit import AT_ONCE_S
from align_lab import Lab, check_zip

from labconnector.domain.case import Asset, Order, OrderUrls
from labconnector.domain.errors import (
    AlignBusy,
    BadAnswer,
    NetworkError,
    NotFound,
    NotReady,
    PackageError,
    Stopped,
)
from labconnector.sandbox.options import SandboxOptions
from labconnector.sandbox.server import Sandbox


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    with Sandbox(tmp_path / "cloud", cases=6, options=SandboxOptions(ready_after_s=0)) as running:
        yield running


@pytest.fixture
def lab(sandbox: Sandbox) -> Iterator[Lab]:
    one = Lab(sandbox)
    yield one
    one.transport.close()


def test_list_pages_and_the_floor(lab: Lab) -> None:
    lab.pair()
    client = lab.client()
    pages = list(client.new_orders(page_size=4))
    assert len(pages[0].orders) == 4
    orders = [order for page in pages for order in page.orders]
    assert len({order.order_id for order in orders}) == len(orders) >= 5
    with pytest.raises(AlignBusy) as caught:
        client.new_orders()
    assert 0 < (caught.value.retry_after or 0) <= 120
    lab.sandbox.clock.advance(121)
    assert list(client.new_orders())


def test_one_bad_order_does_not_lose_the_others(lab: Lab) -> None:
    lab.pair()
    whole = len(lab.orders())
    lab.sandbox.clock.advance(121)
    lab.sandbox.faults.set("malformed-order")
    pages = list(lab.client().new_orders())
    assert sum(len(page.orders) for page in pages) >= whole - 1
    assert [text for page in pages for text in page.unreadable]


def test_a_web_page_is_no_list(lab: Lab) -> None:
    lab.pair()
    lab.sandbox.faults.set("html-list")
    with pytest.raises(BadAnswer):
        lab.orders()


def test_busy_long_and_short(lab: Lab) -> None:
    lab.pair()
    lab.sandbox.faults.set("busy", 60)
    with pytest.raises(AlignBusy) as caught:
        lab.orders()
    assert caught.value.retry_after == 60
    lab.sandbox.faults.clear()
    lab.sandbox.clock.advance(121)
    lab.sandbox.faults.set("busy", 1, times=1)
    started = time.monotonic()
    assert lab.orders()
    assert time.monotonic() - started >= 1


def test_server_errors_are_tried_again(lab: Lab) -> None:
    lab.pair()
    lab.sandbox.faults.set("server-error", times=2)
    assert lab.orders()
    lab.sandbox.clock.advance(121)
    lab.sandbox.faults.set("cut-answer", times=1)
    assert lab.orders()


def test_order_by_rx(lab: Lab) -> None:
    lab.pair()
    order = lab.orders()[0]
    assert lab.client().order_by_rx(order.rx_id).order_id == order.order_id
    with pytest.raises(NotFound):
        lab.client().order_by_rx("00000000-0000-4000-8000-000000000000")


def test_download(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    order = lab.orders()[0]
    told: list[tuple[int, int | None]] = []
    into = tmp_path / "a" / "package.zip"
    found = lab.client().download(
        order, Asset.IDE, into, verify=check_zip, progress=lambda done, total: told.append((done, total))
    )
    assert found == into
    assert told[-1] == (into.stat().st_size, into.stat().st_size)
    assert [path.name for path in into.parent.iterdir()] == ["package.zip"]
    # A downloaded order leaves the list but can still be fetched.
    lab.sandbox.clock.advance(121)
    assert order.order_id not in {one.order_id for one in lab.orders()}
    assert lab.client().download(order, Asset.IMAGE_GALLERY, tmp_path / "pictures.zip", verify=check_zip)


def test_no_captures(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    without = [one for one in lab.sandbox.world.orders if not one.case.captures]
    ids = {one.order_id for one in without}
    order = next(one for one in lab.orders() if one.order_id in ids)
    into = tmp_path / "captures.zip"
    assert lab.client().download(order, Asset.SCREEN_CAPTURE, into, verify=check_zip) is None
    assert list(tmp_path.glob("captures*")) == []


def test_not_ready_then_ready(tmp_path: Path) -> None:
    with Sandbox(tmp_path / "cloud", cases=2, options=SandboxOptions(ready_after_s=60)) as sandbox:
        lab = Lab(sandbox)
        lab.pair()
        order = lab.orders()[0]
        into = tmp_path / "package.zip"
        with pytest.raises(NotReady) as caught:
            lab.client().download(order, Asset.IDE, into, verify=check_zip)
        assert caught.value.retry_after == lab.profile.not_ready_retry_s[0] == 45
        sandbox.clock.advance(61)
        assert lab.client().download(order, Asset.IDE, into, verify=check_zip) == into
        unknown = replace(order, order_id="999999999", urls=OrderUrls())
        with pytest.raises(NotFound):
            lab.client().download(unknown, Asset.IMAGE_GALLERY, into, verify=check_zip)
        lab.transport.close()


@pytest.mark.parametrize("fault", ["cut", "wrong-length", "no-length", "no-ranges", "server-error"])
def test_downloads_survive(lab: Lab, tmp_path: Path, fault: str) -> None:
    lab.pair()
    order = lab.orders()[0]
    lab.sandbox.faults.set(fault, times=1)
    into = tmp_path / "package.zip"
    assert lab.client().download(order, Asset.IDE, into, verify=check_zip) == into


def test_a_cut_download_goes_on_where_it_broke_off(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    order = lab.orders()[0]
    into = tmp_path / "package.zip"
    lab.sandbox.faults.set("cut", 5000)
    with pytest.raises(NetworkError):
        lab.client().download(order, Asset.IDE, into, verify=check_zip)
    kept = (tmp_path / "package.zip.part").stat().st_size
    assert kept >= 5000
    lab.sandbox.faults.clear()
    told: list[int] = []
    lab.client().download(order, Asset.IDE, into, verify=check_zip, progress=lambda done, _: told.append(done))
    assert min(told) > kept


def test_a_damaged_zip_is_not_kept(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    order = lab.orders()[0]
    into = tmp_path / "package.zip"
    for fault in ("truncated-zip", "html-zip"):
        lab.sandbox.faults.set(fault, times=1)
        with pytest.raises(PackageError):
            lab.client().download(order, Asset.IDE, into, verify=check_zip)
        assert list(tmp_path.glob("package*")) == []
    assert lab.client().download(order, Asset.IDE, into, verify=check_zip) == into


def test_cancel_stops_within_a_second(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    order = lab.orders()[0]
    into = tmp_path / "package.zip"
    _stops_quickly(lab, order, into, lambda cancel: cancel.set())
    assert (tmp_path / "package.zip.part").exists()


def _stops_quickly(lab: Lab, order: Order, into: Path, stop: Callable[[threading.Event], None]) -> None:
    lab.sandbox.faults.set("slow-download", 8)
    cancel, begun = threading.Event(), threading.Event()
    ended: list[float] = []

    def run() -> None:
        with pytest.raises(Stopped):
            lab.client().download(
                order, Asset.IDE, into, verify=check_zip, progress=lambda *_: begun.set(), cancel=cancel
            )
        ended.append(time.monotonic())

    thread = threading.Thread(target=run)
    thread.start()
    assert begun.wait(20)
    asked = time.monotonic()
    stop(cancel)
    thread.join(20)
    assert ended[0] - asked < AT_ONCE_S


def test_the_end_of_the_program_stops_a_download(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    order = lab.orders()[0]
    _stops_quickly(lab, order, tmp_path / "package.zip", lambda _: lab.transport.close())


def test_renew_goes_on_with_new_connections(lab: Lab) -> None:
    lab.pair()
    lab.transport.renew()
    assert lab.orders()


def test_nothing_secret_is_logged(lab: Lab, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    account = lab.pair()
    orders = lab.orders()
    lab.sandbox.faults.set("server-error", times=1)
    lab.client().download(orders[0], Asset.IDE, tmp_path / "package.zip", verify=check_zip)
    lab.sandbox.clock.advance(3600)
    secrets = [lab.session.access_token(), lab.keystore.get("sandbox/login-refresh")]
    secrets += [lab.keystore.get(f"sandbox/{account.company_id}/pairing-refresh")]
    text = caplog.text
    assert all(secret and secret not in text for secret in secrets)
    assert all(order.patient_last not in text for order in orders)
    assert "code=" not in text
