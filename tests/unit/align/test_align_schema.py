"""Orders as Align's documents show them, and as real answers differ from that."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from labconnector.align.schema import order_from, read_order, read_page
from labconnector.domain.case import OrderUrls, Prep, ScanType
from labconnector.domain.errors import BadAnswer

WHOLE: dict[str, Any] = {
    "ProcedureName": "Fixed Restorative",
    "ProcedureTypeName": None,
    "RxId": "a09292aa-8b06-45f9-a73c-350538bb32f3",
    "OrderId": 900000123,
    "OrderCode": "SBX-123",
    "ScanningDate": "2026-12-12T17:27:25.1234567Z",
    "DoctorId": 501,
    "ScanningOperatorId": 9,
    "ScanningOperatorName": "Operator",
    "ScanningTime": 312,
    "PatientFirstName": " Ada ",
    "PatientLastName": "Sample\t",
    "PatientChartNumber": "C-1",
    "CaseType": "Restorative",
    "CompanyId": 77,
    "CompanyName": "Example Practice",
    "LabId": 5,
    "LabName": "Sandbox Lab",
    "Preps": [{"AdaId": 4, "UnitTypeId": 2, "UnitTypeName": "Crown", "BridgeId": None}],
    "Notes": None,
    "ViewerUrl": "https://a.test/old-viewer",
    "ThumbnailsDownloadUrl": "https://a.test/old-thumbs",
    "IdeFileUrl": "https://a.test/old-ide",
    "ScreenCaptureFileUrl": "https://a.test/old-captures",
    "Status": "Ready for Download",
    "DueDate": "2026-12-23T00:00:00",
    "PatientId": 1,
    "DoctorName": "Dr. Eve Example",
    "DoctorLicenseNumber": "0000000",
    "Urls": {
        "MyiTero3DViewerUrl": "https://a.test/viewer",
        "IDEFileUrl": "https://a.test/ide",
        "ScreenCaptureUrl": "https://a.test/captures",
        "ThumbnailsUrl": "https://a.test/thumbs",
    },
    "ScannerModelDescription": "Element 5D",
    "ScannerModelId": 3,
    "SomethingNew": {"deep": [1]},
}


def page_of(*rows: object, **more: object) -> bytes:
    data = {"HasMore": False, "PageSize": 10, "Offset": 0, "Results": list(rows), **more}
    return json.dumps({"Data": data, "Status": 1}).encode()


def test_the_documented_order() -> None:
    order = order_from(WHOLE)
    assert order.order_id == "900000123"
    assert order.patient == "Sample, Ada"
    assert order.scanned_at == datetime(2026, 12, 12, 17, 27, 25, 123456, tzinfo=UTC)
    assert order.due == date(2026, 12, 23)
    assert order.notes == ""
    assert order.procedure_type == ""
    assert order.preps == (Prep(4, 2, "Crown", None),)
    assert order.scan_type is ScanType.RESTORATIVE
    assert order.lab_id == 5
    assert order.urls == OrderUrls(
        "https://a.test/ide", "https://a.test/thumbs", "https://a.test/captures", "https://a.test/viewer"
    )


def test_an_order_with_nothing_but_its_number() -> None:
    order = order_from({"OrderId": " 900000124 "})
    assert order.order_id == "900000124"
    assert order.preps == ()
    assert order.due is order.scanned_at is None
    assert order.lab_id is None


@pytest.mark.parametrize("urls", [None, {}, {"IDEFileUrl": None}, {"IDEFileUrl": " "}])
def test_old_links_serve_where_new_ones_are_missing(urls: object) -> None:
    order = order_from({**WHOLE, "Urls": urls})
    assert order.urls.ide == "https://a.test/old-ide"
    assert order.urls.thumbnails == "https://a.test/old-thumbs"


def test_other_spellings_and_kinds() -> None:
    odd = {
        "orderID": "900000125",
        "DOCTORID": "501",
        "companyId": 77.0,
        "preps": None,
        "OrderCode": 17,
        "Preps": [{"adaId": "4", "unitTypeId": "2", "bridgeId": "1"}],
    }
    order = order_from(odd)
    assert (order.order_id, order.doctor_id, order.company_id, order.order_code) == ("900000125", 501, 77, "17")
    assert order.preps == (Prep(4, 2, "", 1),)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2026-12-23", date(2026, 12, 23)),
        ("2026-12-23T00:00:00Z", date(2026, 12, 23)),
        ("2026-12-23T23:30:00-11:00", date(2026, 12, 23)),
        ("2026-12-23T00:30:00.0000000+13:00", date(2026, 12, 23)),
        ("12/23/2026", date(2026, 12, 23)),
        ("12/23/2026 08:00:00", date(2026, 12, 23)),
        ("0001-01-01T00:00:00", None),
        ("2026-13-45", None),
        ("soon", None),
        ("", None),
        (None, None),
        (20261223, None),
    ],
)
def test_due_dates_are_days_and_never_shifted(text: object, due: date | None) -> None:
    assert order_from({**WHOLE, "DueDate": text}).due == due


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-12-12T17:27:25", datetime(2026, 12, 12, 17, 27, 25, tzinfo=UTC)),
        ("2026-12-12T17:27:25Z", datetime(2026, 12, 12, 17, 27, 25, tzinfo=UTC)),
        ("2026-12-12T17:27:25.5Z", datetime(2026, 12, 12, 17, 27, 25, 500000, tzinfo=UTC)),
        ("2026-12-12T19:27:25+02:00", datetime(2026, 12, 12, 17, 27, 25, tzinfo=UTC)),
        ("2026-12-12 17:27", datetime(2026, 12, 12, 17, 27, tzinfo=UTC)),
        ("12/12/2026 17:27:25", datetime(2026, 12, 12, 17, 27, 25, tzinfo=UTC)),
        ("12/12/2026", datetime(2026, 12, 12, tzinfo=UTC)),
        ("13/13/2026", None),
        ("0001-01-01T00:00:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_scan_times_are_utc(text: object, at: datetime | None) -> None:
    assert order_from({**WHOLE, "ScanningDate": text}).scanned_at == at


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("OrderId", None),
        ("OrderId", ""),
        ("OrderId", "../../etc"),
        ("OrderId", {"a": 1}),
        ("OrderId", True),
        ("DoctorId", "many"),
        ("Preps", "none"),
        ("Preps", ["crown"]),
        ("Preps", [{"UnitTypeId": 2}]),
        ("Urls", "https://a.test"),
    ],
)
def test_one_bad_order_is_named_and_the_others_stay(field: str, value: object) -> None:
    bad = {**WHOLE, field: value}
    page = read_page(page_of(WHOLE, bad, {**WHOLE, "OrderId": 2}))
    assert [order.order_id for order in page.orders] == ["900000123", "2"]
    (text,) = page.unreadable
    assert field.lower() in text
    assert "Sample" not in text
    assert page.size == 3


@pytest.mark.parametrize("row", [None, 7, "order", []])
def test_what_is_no_order_at_all(row: object) -> None:
    page = read_page(page_of(row, WHOLE))
    assert len(page.orders) == len(page.unreadable) == 1


def test_pages() -> None:
    assert read_page(page_of(WHOLE, HasMore=True)).has_more
    assert read_page(page_of(WHOLE, HasMore="true")).has_more
    assert not read_page(page_of(WHOLE)).has_more
    assert read_page(page_of()).orders == ()
    assert read_page(b'{"Data": {"Results": null}, "Status": 1}').orders == ()
    bare = read_page(json.dumps([WHOLE]).encode())
    assert len(bare.orders) == 1
    assert not bare.has_more
    assert len(read_page(json.dumps({"Data": [WHOLE], "Status": "Success"}).encode()).orders) == 1
    assert len(read_page(json.dumps({"hasMore": False, "results": [WHOLE]}).encode()).orders) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Sign in to the hotel's network</body></html>",
        b'{"Data": {"Results": "none"}}',
        b'{"Data": {}}',
        b"null",
        b"17",
        b'{"Status": 0, "Message": "No access"}',
        b'{"Status": 2, "Message": "Invalid", "Code": "INVALID"}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_nonsense_is_a_bad_answer(body: bytes) -> None:
    with pytest.raises(BadAnswer):
        read_page(body)


def test_one_order_with_and_without_the_envelope() -> None:
    assert read_order(json.dumps({"Data": WHOLE, "Status": 1}).encode()).order_id == "900000123"
    assert read_order(json.dumps(WHOLE).encode()).order_id == "900000123"
    with pytest.raises(BadAnswer):
        read_order(b'{"Data": null, "Status": 1}')
