"""Discovery, accounts, pairing and un-pairing of the sandbox over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sandbox_kit import Peer, paired, results

from labconnector.sandbox.people import DOCTOR_USER, NO_ACCOUNT_USER, SECOND_USER, TWO_ACCOUNTS_USER


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[Peer]:
    with paired(tmp_path) as made:
        yield made


@pytest.fixture
def doctor(tmp_path: Path) -> Iterator[Peer]:
    with paired(tmp_path, cases=20, user=DOCTOR_USER) as made:
        yield made


def test_discovery_names_a_region(peer: Peer) -> None:
    body = peer.get("/api/third-party/v2/discovery").json()
    assert body == {"Data": {"Domain": peer.sandbox.url, "Path": "eu/api/third-party/v2"}, "Status": 1}
    assert peer.get("/api/third-party/v2/discovery", peer.login["access_token"]).json() == body
    assert peer.get("/api/third-party/v2/discovery", "unknown").status_code == 401


def test_another_region_is_not_found_where_it_was_not_named(tmp_path: Path) -> None:
    with paired(tmp_path, region="ap") as peer:
        assert peer.base.endswith("/ap/api/third-party/v2")
        assert peer.lab().status_code == 200
        assert peer.get("/eu/api/third-party/v2/orders/lab?Offset=0&pageSize=1").status_code == 404


def test_legacy_addresses_work(peer: Peer) -> None:
    assert len(results(peer.get("/api/third-party/v2/orders/lab?Offset=0&pageSize=10"))) == 3


@pytest.mark.parametrize(
    ("user", "accounts"),
    [
        (SECOND_USER, [77]),
        (TWO_ACCOUNTS_USER, [77, 78]),
        (NO_ACCOUNT_USER, []),
        (DOCTOR_USER, [7102, 7105]),
    ],
)
def test_accounts_of_a_user(peer: Peer, user: str, accounts: list[int]) -> None:
    peer.sign_in(user)
    body = peer.get(f"{peer.base}/accounts", peer.login["access_token"]).json()
    assert [account["CompanyId"] for account in body["Data"]] == accounts
    assert all(account["CompanyName"] for account in body["Data"])


def test_pairing_again_returns_the_same_token(peer: Peer) -> None:
    before = peer.pairing
    peer.pair()
    assert peer.pairing["access_token"] == before["access_token"]
    assert peer.pairing["refresh_token"] == before["refresh_token"]
    peer.sandbox.clock.advance(3601)
    peer.sign_in()
    peer.pair()
    assert peer.pairing["access_token"] != before["access_token"]
    assert peer.lab().status_code == 200


@pytest.mark.parametrize("body", [{}, {"CompanyId": 78}, {"CompanyId": "77"}, {"CompanyId": 77, "CallbackUrl": "x"}])
def test_pairing_refuses(peer: Peer, body: dict[str, object]) -> None:
    assert peer.post(f"{peer.base}/pair", body, peer.login["access_token"]).status_code == 400


def test_pairing_needs_the_login_token(peer: Peer) -> None:
    assert peer.post(f"{peer.base}/pair", {"CompanyId": 77}).status_code == 401
    assert peer.get(f"{peer.base}/accounts").status_code == 401


def test_a_clinic_is_warned_when_pairing(doctor: Peer, peer: Peer) -> None:
    assert peer.pairing["Warnings"] == []
    assert len(doctor.pairing["Warnings"]) == 1


def test_unpairing_ends_it_for_every_user_of_the_account(peer: Peer) -> None:
    other = Peer(peer.sandbox)
    other.sign_in(SECOND_USER)
    other.pair()
    headers = {"Authorization": f"Bearer {peer.pairing['access_token']}"}
    assert peer.http.delete(f"{peer.base}/pair", headers=headers).status_code == 200
    for one in (peer, other):
        assert one.lab().status_code == 401
        assert one.refresh(one.pairing["refresh_token"]).json()["error"] == "invalid_grant"
    assert other.get(f"{other.base}/accounts", other.login["access_token"]).status_code == 200
    other.pair()
    assert other.lab().status_code == 200
    other.http.close()


def test_pairing_tokens_refresh(peer: Peer) -> None:
    fresh = peer.refresh(peer.pairing["refresh_token"]).json()
    assert peer.get(f"{peer.base}/orders/lab?Offset=0&pageSize=1", fresh["access_token"]).status_code == 200


@pytest.mark.parametrize("path", ["orders/lab?Offset=0&pageSize=1", "orders/{rx}", "order/{id}/download/IDE"])
def test_business_calls_want_the_pairing_token(peer: Peer, path: str) -> None:
    order = peer.sandbox.world.orders[0].case.order
    url = f"{peer.base}/{path.format(rx=order.rx_id, id=order.order_id)}"
    assert peer.get(url, peer.login["access_token"]).status_code == 401
    assert peer.http.get(url).status_code == 401
    assert peer.get(url).status_code == 200
