"""The look-alike of Align's Scanning Tool over real HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sandbox_kit import Peer, paired

from labconnector.sandbox.options import CLIENT_ID, CLIENT_SECRET
from labconnector.sandbox.people import DOCTOR_USER


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[Peer]:
    with paired(tmp_path) as made:
        yield made


def results(answer: httpx.Response) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["Data"]["Results"]
    return found


def create(peer: Peer, body: object, user: str = DOCTOR_USER, path: str = "create-new-order") -> httpx.Response:
    return peer.http.post(f"/api/v1/order/{path}", content=json.dumps(body), auth=(user, "sandbox"))


NEW = {
    "companyId": 7102,
    "scannerSerialNumber": "SBX-1",
    "procedureMapId": 30,
    "patient": {"firstName": "Nova", "lastName": "Sample", "chartNumber": "C-77"},
}


def test_the_scanning_tool_lists_its_maps(peer: Peer) -> None:
    rows = peer.http.get("/api/v1/presets/availableprocedure-maps").json()["Data"]
    assert {row["procedureMapId"] for row in rows} >= {1, 78, 30, 20, 24, 8, 41, 104}
    assert 62 not in {row["procedureMapId"] for row in rows}


@pytest.mark.parametrize("path", ["create-new-order", "create-neworder"])
def test_the_scanning_tool_makes_a_case(peer: Peer, path: str) -> None:
    made = create(peer, NEW, path=path).json()["Data"]
    order = next(o for o in results(peer.lab()) if o["OrderId"] == made["OrderId"])
    assert order["RxId"] == made["RxId"]
    assert (order["PatientLastName"], order["PatientFirstName"]) == ("Sample", "Nova")
    assert (order["ProcedureName"], order["CompanyId"]) == ("Fixed Restorative", 7102)


def test_the_scanning_tool_wants_a_doctor(peer: Peer) -> None:
    assert create(peer, NEW, "lab@sandbox.test").status_code == 401
    assert peer.http.post("/api/v1/order/create-new-order", json=NEW).status_code == 401


@pytest.mark.parametrize(
    "change",
    [{"companyId": 7101}, {"companyId": "7102"}, {"procedureMapId": 62}, {"patient": {}}, {"patient": None}],
)
def test_the_scanning_tool_refuses_wrong_bodies(peer: Peer, change: dict[str, object]) -> None:
    assert create(peer, {**NEW, **change}).status_code == 400
    assert create(peer, [1]).status_code == 400


def test_a_secret_is_not_taken_for_a_doctor(peer: Peer) -> None:
    assert (
        peer.http.post("/api/v1/order/create-new-order", json=NEW, auth=(CLIENT_ID, CLIENT_SECRET)).status_code == 401
    )


def test_an_unknown_address_is_not_found(peer: Peer) -> None:
    answer = peer.http.get("/api/third-party/v9/discovery")
    assert (answer.status_code, answer.json()["Status"]) == (404, 0)
