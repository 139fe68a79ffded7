"""Orders and returns of the sandbox over real HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sandbox_kit import Peer, paired, results

from labconnector.sandbox.people import DOCTOR_USER, TWO_ACCOUNTS_USER
from labconnector.sandbox.server import Sandbox

FIELDS = {
    "ProcedureName",
    "ProcedureTypeName",
    "RxId",
    "OrderId",
    "OrderCode",
    "ScanningDate",
    "DoctorId",
    "ScanningOperatorId",
    "ScanningOperatorName",
    "ScanningTime",
    "PatientFirstName",
    "PatientLastName",
    "PatientChartNumber",
    "CaseType",
    "CompanyId",
    "CompanyName",
    "LabId",
    "LabName",
    "Preps",
    "Notes",
    "ViewerUrl",
    "ThumbnailsDownloadUrl",
    "IdeFileUrl",
    "ScreenCaptureFileUrl",
    "Status",
    "DueDate",
    "PatientId",
    "DoctorName",
    "DoctorLicenseNumber",
    "Urls",
    "ScannerModelDescription",
    "ScannerModelId",
}
"""Get Orders for Practice (DPMS specification)."""


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[Peer]:
    with paired(tmp_path) as made:
        yield made


@pytest.fixture
def doctor(tmp_path: Path) -> Iterator[Peer]:
    with paired(tmp_path, cases=20, user=DOCTOR_USER) as made:
        yield made


# --- orders ---------------------------------------------------------------------------------------------------------


def test_an_order_has_every_field_of_the_specification(peer: Peer) -> None:
    answer = peer.lab()
    assert answer.json()["Status"] == 1
    for order in results(answer):
        assert set(order) == FIELDS
        assert isinstance(order["OrderId"], int)
        assert order["IdeFileUrl"] == order["Urls"]["IDEFileUrl"]
        assert order["ThumbnailsDownloadUrl"] == order["Urls"]["ThumbnailsUrl"]
        assert order["ScreenCaptureFileUrl"] == order["Urls"]["ScreenCaptureUrl"]
        assert order["ViewerUrl"] == order["Urls"]["MyiTero3DViewerUrl"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", order["ScanningDate"])
        assert order["LabId"] == 77
    preps = [prep for order in results(answer) for prep in order["Preps"]]
    assert set(preps[0]) == {"AdaId", "UnitTypeId", "UnitTypeName", "BridgeId"}


def test_the_links_work(peer: Peer) -> None:
    order = results(peer.lab())[0]
    assert peer.get(order["IdeFileUrl"]).status_code == 200
    assert order["ThumbnailsDownloadUrl"] == f"{peer.base}/order/{order['OrderId']}/download/IMAGE_GALLERY"
    assert peer.get(order["ViewerUrl"]).status_code == 303


def test_pages(peer: Peer) -> None:
    pages = [peer.lab(offset, 2).json()["Data"] for offset in (0, 2)]
    assert [(page["HasMore"], page["PageSize"], page["Offset"]) for page in pages] == [(True, 2, 0), (False, 2, 2)]
    ids = [order["OrderId"] for page in pages for order in page["Results"]]
    assert ids == [int(e.order_id) for e in peer.sandbox.world.orders]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "Offset=0",
        "pageSize=1",
        "Offset=0&pageSize=0",
        "Offset=0&pageSize=1025",
        "Offset=-1&pageSize=1",
        "Offset=a&pageSize=b",
    ],
)
def test_wrong_paging(peer: Peer, query: str) -> None:
    assert peer.get(f"{peer.base}/orders/lab?{query}").status_code == 400


def test_only_new_orders_are_listed(peer: Peer) -> None:
    first = peer.listed()[0]
    peer.download(first)
    peer.sandbox.clock.advance(121)
    assert first not in peer.listed()
    order = peer.sandbox.world.entry(first).case.order
    assert peer.get(f"{peer.base}/orders/{order.rx_id}").json()["Data"]["Status"] == "Downloaded"
    assert peer.download(first).status_code == 200


def test_listing_sooner_than_120_s_shows_orders_twice(peer: Peer) -> None:
    first = peer.listed()[0]
    peer.download(first)
    again = {order["OrderId"]: order for order in results(peer.lab())}
    assert again[int(first)]["Status"] == "Ready for Download"


def test_strict_floor(peer: Peer) -> None:
    peer.sandbox.faults.set("strict-floor")
    assert peer.lab().status_code == 200
    answer = peer.lab()
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 120
    assert peer.lab(2, 2).status_code == 200
    peer.sandbox.clock.advance(121)
    assert peer.lab().status_code == 200


def test_duplicate_listing(peer: Peer) -> None:
    first = peer.listed()[0]
    peer.download(first)
    peer.sandbox.clock.advance(1000)
    peer.sandbox.faults.set("duplicate-listing", times=1)
    assert first in peer.listed()
    peer.sandbox.clock.advance(1000)
    assert first not in peer.listed()


@pytest.mark.parametrize(("fault", "status"), [("rescan", "Ready for Download"), ("back-from-modeling", "Lab Review")])
def test_downloaded_orders_come_back_with_other_files(peer: Peer, fault: str, status: str) -> None:
    first, second, third = peer.listed()
    before = peer.download(first).content
    peer.download(second)
    peer.sandbox.clock.advance(200)
    peer.sandbox.faults.set(fault, order_id=first)
    shown = {str(order["OrderId"]): order["Status"] for order in peer.lab().json()["Data"]["Results"]}
    assert set(shown) == {first, third}
    assert shown[first] == status
    assert peer.download(first).content != before
    peer.sandbox.faults.clear()
    peer.sandbox.clock.advance(200)
    assert peer.listed() == [third]


def test_html_list(peer: Peer) -> None:
    peer.sandbox.faults.set("html-list", times=1)
    answer = peer.lab()
    assert answer.status_code == 200
    assert answer.text.startswith("<html")
    assert peer.lab().json()["Status"] == 1


def test_malformed_order(peer: Peer) -> None:
    peer.sandbox.faults.set("malformed-order", order_id=peer.sandbox.world.orders[1].order_id)
    assert [order["OrderId"] is None for order in results(peer.lab())] == [False, True, False]


def test_missing_ide(peer: Peer) -> None:
    order_id = peer.sandbox.world.orders[0].order_id
    peer.sandbox.faults.set("missing-ide", order_id=order_id)
    by_id = {str(order["OrderId"]): order for order in results(peer.lab())}
    assert by_id[order_id]["IdeFileUrl"] == by_id[order_id]["Urls"]["IDEFileUrl"] == ""
    assert [bool(order["IdeFileUrl"]) for order in by_id.values()].count(False) == 1
    peer.sandbox.clock.advance(86400)
    peer.sign_in()
    peer.pair()
    assert peer.download(order_id).status_code == 404


def test_foreign_link(peer: Peer) -> None:
    peer.sandbox.faults.set("foreign-link", times=1)
    links = [order["IdeFileUrl"] for order in results(peer.lab())]
    assert [link.startswith(peer.sandbox.url) for link in links] == [False, True, True]


def test_one_order_by_rx_id(peer: Peer) -> None:
    order = peer.sandbox.world.orders[0].case.order
    body = peer.get(f"{peer.base}/orders/{order.rx_id.upper()}").json()
    assert body["Status"] == 1
    assert set(body["Data"]) == FIELDS
    assert peer.get(f"{peer.base}/orders/not-a-guid").status_code == 400
    assert peer.get(f"{peer.base}/orders/00000000-0000-4000-8000-000000000000").status_code == 404
    peer.sandbox.faults.set("server-error", times=1)
    assert peer.get(f"{peer.base}/orders/{order.rx_id}").status_code == 500


def test_another_labs_orders_are_not_shown(peer: Peer) -> None:
    entry = peer.sandbox.world.new_case(30, lab_id=78)
    assert peer.get(f"{peer.base}/orders/{entry.case.order.rx_id}").status_code == 404
    assert peer.download(entry.order_id).status_code == 404
    assert entry.order_id not in peer.listed()
    assert peer.post(f"{peer.base}/order/{entry.order_id}/return", {"Notes": "x"}).status_code == 404


def test_two_accounts_each_with_its_own_orders(tmp_path: Path) -> None:
    with Sandbox(tmp_path) as sandbox:
        peer = Peer(sandbox)
        peer.sign_in(TWO_ACCOUNTS_USER)
        peer.pair(77)
        first = set(peer.listed())
        peer.pair(78)
        second = set(peer.listed())
        peer.http.close()
    assert first
    assert second
    assert not first & second


# --- a doctor's calls -----------------------------------------------------------------------------------------------


def practice(doctor: Peer, query: str = "") -> httpx.Response:
    return doctor.get(f"{doctor.base}/orders/practice?Offset=0&pageSize=100{query}")


def test_a_practice_sees_all_its_orders_with_its_own_statuses(doctor: Peer) -> None:
    ours = [e for e in doctor.sandbox.world.orders if e.case.order.company_id == 7102]
    assert ours
    doctor.sandbox.world.mark_completed(ours[0].order_id, 1)
    shown = results(practice(doctor))
    assert [order["OrderId"] for order in shown] == [int(e.order_id) for e in ours]
    assert [order["Status"] for order in shown] == ["Completed"] + ["Lab Review"] * (len(ours) - 1)


def test_a_practice_filters_by_date_and_chart(doctor: Peer) -> None:
    entry = doctor.sandbox.world.new_case(30, company_id=7102)
    order = entry.case.order
    assert order.scanned_at
    day = order.scanned_at.date().isoformat()
    assert int(entry.order_id) in [o["OrderId"] for o in results(practice(doctor, f"&dateFrom={day}&dateTo={day}"))]
    assert results(practice(doctor, "&dateTo=2001-01-01")) == []
    charts = {o["PatientChartNumber"] for o in results(practice(doctor, f"&chartNumber={order.chart_number}"))}
    assert charts == {order.chart_number}
    assert practice(doctor, "&dateFrom=soon").status_code == 400


def test_lab_calls_are_for_labs_and_clinic_calls_for_doctors(doctor: Peer, peer: Peer) -> None:
    assert doctor.lab().status_code == 401
    assert peer.get(f"{peer.base}/orders/practice?Offset=0&pageSize=1").status_code == 401


def test_a_doctors_download_does_not_take_the_order_off_the_labs_list(doctor: Peer) -> None:
    entry = next(e for e in doctor.sandbox.world.orders if e.case.order.company_id == 7102)
    doctor.sandbox.world.make_ready(entry.order_id)
    assert doctor.download(entry.order_id).status_code == 200
    assert doctor.sandbox.world.entry(entry.order_id).fetched_at is None


# --- return scan ----------------------------------------------------------------------------------------------------


def test_return_scan(peer: Peer) -> None:
    order_id = peer.listed()[0]
    url = f"{peer.base}/order/{order_id}/return"
    assert peer.post(url, {}).status_code == 400
    assert peer.post(url, {"Notes": "  "}).status_code == 400
    answer = peer.post(url, {"Notes": "Margin on 3 is not visible."})
    assert answer.json() == {"Data": peer.sandbox.world.entry(order_id).case.order.rx_id, "Status": 1}
    assert order_id not in peer.listed()
    assert peer.post(url, {"Notes": "again"}).status_code == 400
    assert peer.post(f"{peer.base}/order/1/return", {"Notes": "x"}).status_code == 404
    peer.sandbox.world.rescan(order_id)
    assert order_id in peer.listed()
