"""The sandbox's faults that any call can meet, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
import pytest
from sandbox_kit import Peer, paired


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[Peer]:
    with paired(tmp_path) as made:
        yield made


def test_server_error_burst(peer: Peer) -> None:
    peer.sandbox.faults.set("server-error", times=2)
    assert [peer.lab().status_code for _ in range(3)] == [500, 500, 200]


def test_unauthorized_once(peer: Peer) -> None:
    peer.sandbox.faults.set("unauthorized", times=1)
    assert [peer.lab().status_code for _ in range(2)] == [401, 200]


def test_unauthorized_always(peer: Peer) -> None:
    peer.sandbox.faults.set("unauthorized")
    assert {peer.lab().status_code for _ in range(4)} == {401}


def test_busy(peer: Peer) -> None:
    peer.sandbox.faults.set("busy", 7, times=1)
    answer = peer.lab()
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")


def test_token_expired(peer: Peer) -> None:
    peer.sandbox.faults.set("token-expired", times=1)
    assert [peer.lab().status_code for _ in range(2)] == [401, 401]
    peer.pairing = peer.refresh(peer.pairing["refresh_token"]).json()
    assert peer.lab().status_code == 200


@pytest.mark.parametrize("where", ["call", "refresh"])
def test_token_revoked(peer: Peer, where: str) -> None:
    peer.sandbox.faults.set("token-revoked", times=1)
    if where == "call":
        assert peer.lab().status_code == 401
    assert peer.refresh(peer.pairing["refresh_token"]).json()["error"] == "invalid_grant"
    assert peer.lab().status_code == 401


def test_delay(peer: Peer) -> None:
    peer.sandbox.faults.set("delay", 0.4, times=1)
    with pytest.raises(httpx.ReadTimeout):
        peer.http.get(
            f"{peer.base}/orders/lab?Offset=0&pageSize=1",
            headers={"Authorization": f"Bearer {peer.pairing['access_token']}"},
            timeout=0.1,
        )
    assert peer.lab().status_code == 200


def test_cut_answer(peer: Peer) -> None:
    peer.sandbox.faults.set("cut-answer", times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        peer.lab()
    assert peer.lab().status_code == 200


def test_clock_skew(peer: Peer) -> None:
    right = parsedate_to_datetime(peer.lab().headers["date"])
    peer.sandbox.faults.set("clock-skew", -86400)
    wrong = parsedate_to_datetime(peer.lab().headers["date"])
    assert 86300 < (right - wrong).total_seconds() < 86500


def test_a_fault_of_one_order_leaves_the_list_alone(peer: Peer) -> None:
    order = peer.sandbox.world.orders[0].case.order
    peer.sandbox.faults.set("server-error", order_id=order.order_id)
    assert peer.lab().status_code == 200
    assert peer.get(f"{peer.base}/orders/{order.rx_id}").status_code == 500
    assert peer.download(order.order_id).status_code == 500
    assert peer.download(peer.sandbox.world.orders[1].order_id).status_code == 200
