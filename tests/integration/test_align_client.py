"""Business calls against scripted answers: which address is called, how pages end, what a refusal means."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from align_kit import FAST, Memory, profile_over
from align_peer import Asked, Peer, Reply, json_reply
from order_kit import order

from labconnector.align.client import AlignClient
from labconnector.align.floor import OrdersFloor
from labconnector.align.profile import ProfilePaths
from labconnector.align.session import Session
from labconnector.align.transport import Transport
from labconnector.domain.account import Account, Regional
from labconnector.domain.case import Asset, Order, OrderUrls
from labconnector.domain.errors import AlignError, NotFound, NotReady, SignInError
from labconnector.system.keystore import MemoryKeystore


class Cloud:
    """A lab service whose business answers a test writes."""

    def __init__(self) -> None:
        self.answer: Callable[[Asked], Reply] = lambda _: Reply(404)
        self.refreshes = 0
        self.memory = Memory()
        self.peer = Peer(self._answer)

    def _answer(self, asked: Asked) -> Reply:
        if asked.path == "/oauth/token":
            self.refreshes += 1
            tokens = {"access_token": f"a{self.refreshes}", "refresh_token": "r", "token_type": "Bearer"}
            return json_reply({**tokens, "expires_in": 3600})
        if asked.path.endswith("/discovery"):
            return json_reply({"Domain": self.peer.url, "Path": "eu/v2"})
        return self.answer(asked)

    def client(self, **changes: object) -> AlignClient:
        profile = profile_over(self.peer.url, **changes)
        keystore, transport = MemoryKeystore(), Transport(FAST)
        keystore.set("test/77/pairing-refresh", "r0")
        session = Session(profile, keystore, transport)
        session.restore(Account("test", 77, "Lab"), Regional(self.peer.url, "stored/path"))
        return AlignClient(profile, session, transport, OrdersFloor(self.memory, 0))

    def business(self) -> list[Asked]:
        return [one for one in self.peer.asked if "/oauth" not in one.path and "/discovery" not in one.path]


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    one = Cloud()
    with one.peer:
        yield one


def page_of(*ids: int, more: bool = False) -> Reply:
    return json_reply({"Data": {"HasMore": more, "Results": [{"OrderId": one} for one in ids]}, "Status": 1})


def order_with(**urls: str) -> Order:
    return order("900000123", urls=OrderUrls(**urls))


def accept(_path: Path) -> None:
    """Any file will do."""


def test_after_a_restart_the_refresh_goes_first_then_discovery_then_the_call(cloud: Cloud) -> None:
    cloud.answer = lambda _: page_of(1)
    assert list(cloud.client().new_orders())
    paths = [urlsplit(path).path for path in cloud.peer.paths()]
    assert paths == ["/oauth/token", "/api/third-party/v2/discovery", "/eu/v2/orders/lab"]


def test_pages_follow_each_other(cloud: Cloud) -> None:
    pages = {"0": page_of(1, 2, more=True), "2": page_of(3, more=True), "3": page_of(4)}
    cloud.answer = lambda asked: pages[parse_qs(urlsplit(asked.path).query)["Offset"][0]]
    found = [[order.order_id for order in page.orders] for page in cloud.client().new_orders(page_size=5000)]
    assert found == [["1", "2"], ["3"], ["4"]]
    assert all("pageSize=1024" in one.path for one in cloud.business())


def test_a_service_that_repeats_itself_ends(cloud: Cloud) -> None:
    cloud.answer = lambda _: page_of(1, 2, more=True)
    assert len(list(cloud.client().new_orders())) == 1
    assert len(cloud.business()) == 3


def test_a_service_that_goes_round_in_circles_ends(cloud: Cloud) -> None:
    cloud.answer = lambda asked: page_of(offset_of(asked) % 3, more=True)
    found = [order.order_id for page in cloud.client().new_orders(page_size=1) for order in page.orders]
    assert found == ["0", "1", "2"]
    assert len(cloud.business()) == 5


def test_orders_that_arrive_in_front_while_paging_hide_none(cloud: Cloud) -> None:
    listed = [5, 4, 3, 2, 1]

    def answer(asked: Asked) -> Reply:
        reply = cut(listed, asked)
        if len(cloud.business()) == 1:
            listed[:0] = [7, 6]
        return reply

    cloud.answer = answer
    client = cloud.client()
    assert ids_of(client, 2) == ["5", "4", "3", "2", "1"]
    assert {"6", "7"} <= set(ids_of(client, 2))


def test_orders_that_are_downloaded_elsewhere_while_paging_lose_none(cloud: Cloud) -> None:
    """The list shrinks under our feet: what moves past the offset is in the next list, as it is still new."""
    listed = [1, 2, 3, 4, 5]

    def answer(asked: Asked) -> Reply:
        reply = cut(listed, asked)
        if len(cloud.business()) == 1:
            listed[:2] = []
        return reply

    cloud.answer = answer
    client = cloud.client()
    first = ids_of(client, 2)
    assert first == ["1", "2", "5"]
    assert {*first, *ids_of(client, 2)} == {"1", "2", "3", "4", "5"}


def offset_of(asked: Asked) -> int:
    return int(parse_qs(urlsplit(asked.path).query)["Offset"][0])


def cut(listed: list[int], asked: Asked) -> Reply:
    """A page of two of a list that changes."""
    offset = offset_of(asked)
    return page_of(*listed[offset : offset + 2], more=len(listed) > offset + 2)


def ids_of(client: AlignClient, page_size: int) -> list[str]:
    """Each id once, in the order in which it came."""
    pages = client.new_orders(page_size)
    return list(dict.fromkeys(order.order_id for page in pages for order in page.orders))


def test_a_service_that_promises_more_and_sends_nothing_ends(cloud: Cloud) -> None:
    cloud.answer = lambda _: page_of(more=True)
    assert list(cloud.client().new_orders()) == []
    assert len(cloud.business()) == 1


def test_the_next_page_is_asked_for_only_when_it_is_wanted(cloud: Cloud) -> None:
    cloud.answer = lambda _: page_of(1, more=True)
    pages = cloud.client().new_orders()
    next(pages)
    assert len(cloud.business()) == 1


def test_practice_orders(cloud: Cloud) -> None:
    cloud.answer = lambda _: page_of(1)
    day = date(2026, 11, 1)
    list(cloud.client().practice_orders(date_from=day, chart_number="C 1&x", page_size=10))
    query = parse_qs(urlsplit(cloud.business()[0].path).query)
    wanted = {"Offset": ["0"], "pageSize": ["10"], "dateFrom": ["2026-11-01"], "chartNumber": ["C 1&x"]}
    assert query == wanted


def test_ids_cannot_leave_their_place_in_the_path(cloud: Cloud) -> None:
    with pytest.raises(NotFound):
        cloud.client().order_by_rx("../../x?y")
    assert cloud.business()[0].path == "/eu/v2/orders/..%2F..%2Fx%3Fy"


def test_a_401_is_answered_with_one_refresh(cloud: Cloud) -> None:
    def answer(asked: Asked) -> Reply:
        return Reply(401) if asked.headers["authorization"] == "Bearer a1" else page_of(1)

    cloud.answer = answer
    assert list(cloud.client().new_orders())
    assert cloud.refreshes == 2
    cloud.answer = lambda _: Reply(401)
    with pytest.raises(SignInError):
        list(cloud.client().new_orders())
    assert cloud.refreshes == 4


def test_the_returned_link_goes_first(cloud: Cloud, tmp_path: Path) -> None:
    cloud.answer = lambda _: Reply(200, b"zip")
    client = cloud.client(export_options={"fileType": "PLY"})
    links = {"ide": f"{cloud.peer.url}/given?x=1", "thumbnails": f"{cloud.peer.url}/thumbs"}
    client.download(order_with(**links), Asset.IDE, tmp_path / "a.zip", verify=accept)
    client.download(order_with(**links), Asset.IMAGE_GALLERY, tmp_path / "b.zip", verify=accept)
    client.download(order_with(**links), Asset.SCREEN_CAPTURE, tmp_path / "c.zip", verify=accept)
    assert [one.path for one in cloud.business()] == [
        "/given?x=1&fileType=PLY",
        "/thumbs?fileType=PLY",
        "/eu/v2/order/900000123/download/SCREEN_CAPTURE?fileType=PLY",
    ]


def test_a_link_to_somewhere_else_gets_no_token(cloud: Cloud, tmp_path: Path) -> None:
    cloud.answer = lambda _: Reply(200, b"zip")
    with Peer(lambda _: Reply(200, b"evil")) as other:
        for link in (f"{other.url}/x", "file:///etc/passwd", "javascript:1", "//host/x", "https://[", "x"):
            cloud.client().download(order_with(ide=link), Asset.IDE, tmp_path / "a.zip", verify=accept)
    assert other.asked == []
    assert {one.path for one in cloud.business()} == {"/eu/v2/order/900000123/download/IDE"}


def test_404_means_not_ready_for_scan_files_only(cloud: Cloud, tmp_path: Path) -> None:
    cloud.answer = lambda _: Reply(404, b"{}", {"X-Request-Id": "req-1"})
    client = cloud.client(not_ready_retry_s=[7, 8])
    with pytest.raises(NotReady) as caught:
        client.download(order_with(), Asset.IDE, tmp_path / "a.zip", verify=accept)
    assert caught.value.retry_after == 7
    assert caught.value.request_id == "req-1"
    with pytest.raises(NotFound):
        client.download(order_with(), Asset.SCREEN_CAPTURE, tmp_path / "a.zip", verify=accept)


def test_400_is_an_error_and_204_is_nothing(cloud: Cloud, tmp_path: Path) -> None:
    body = json.dumps({"Status": 0, "Message": "Wrong asset format"}).encode()
    cloud.answer = lambda _: Reply(400, body)
    client = cloud.client()
    with pytest.raises(AlignError) as caught:
        client.download(order_with(), Asset.IDE, tmp_path / "a.zip", verify=accept)
    assert caught.value.message == "Wrong asset format"
    cloud.answer = lambda _: Reply(204, b"")
    assert client.download(order_with(), Asset.SCREEN_CAPTURE, tmp_path / "a.zip", verify=accept) is None


def test_no_content_for_scan_files_is_not_ready(cloud: Cloud, tmp_path: Path) -> None:
    cloud.answer = lambda _: Reply(204)
    with pytest.raises(NotReady) as caught:
        cloud.client().download(order_with(), Asset.IDE, tmp_path / "p.zip", verify=accept)
    assert caught.value.retry_after == 45


def test_paths_come_from_the_profile(cloud: Cloud, tmp_path: Path) -> None:
    cloud.answer = lambda _: Reply(404)
    paths = ProfilePaths(order=f"{cloud.peer.url}/rx/{{rx_id}}", download="get/{asset}/of/{order_id}")
    client = cloud.client(paths=paths)
    with pytest.raises(NotFound):
        client.order_by_rx("r1")
    with pytest.raises(NotReady):
        client.download(order_with(), Asset.IDE, tmp_path / "a.zip", verify=accept)
    assert [one.path for one in cloud.business()] == ["/rx/r1", "/eu/v2/get/IDE/of/900000123"]


def test_a_host_that_only_a_path_of_the_profile_names(cloud: Cloud) -> None:
    with Peer(lambda _: page_of(1)) as other:
        client = cloud.client(paths=ProfilePaths(lab_orders=f"{other.url}/lab/orders"))
        assert [order.order_id for page in client.new_orders() for order in page.orders] == ["1"]
    assert other.asked[0].headers["authorization"] == "Bearer a1"


def test_the_floor_is_noted_before_the_call(cloud: Cloud) -> None:
    cloud.answer = lambda _: Reply(400)
    with pytest.raises(AlignError):
        list(cloud.client().new_orders())
    assert cloud.memory.at is not None
    assert cloud.memory.at <= datetime.now(UTC)
