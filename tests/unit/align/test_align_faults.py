"""What goes wrong becomes one of the domain's errors, with what a person needs to know."""

from __future__ import annotations

import json
import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from labconnector.align.faults import (
    Fault,
    TokenRefused,
    blame,
    network_error,
    read_fault,
    retry_after,
    status_error,
)
from labconnector.domain.errors import AlignBusy, AlignError, NetworkError, NotFound, TlsError, WrongClock

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
V3 = {
    "Status": 2,
    "Message": "Invalid request parameters",
    "Code": "INVALID_REQUEST_PARAMETERS",
    "Errors": [{"Field": "LastScanDateTo", "Message": "The value is not valid for LastScanDateTo."}],
}


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"", Fault()),
        (b"<html>Server Error</html>", Fault()),
        (b'"text"', Fault()),
        (b'{"Status":0,"Message":"Wrong RxId format"}', Fault("Wrong RxId format")),
        (b'{"error":"invalid_grant","error_description":"gone"}', Fault("gone", "invalid_grant")),
        (b'{"Message":null,"Errors":null}', Fault()),
        (b"[" * 100_000, Fault()),
        (b'{"Message":"m","Errors":["x",7]}', Fault("m")),
        (
            json.dumps(V3).encode(),
            Fault(
                "Invalid request parameters The value is not valid for LastScanDateTo.", "INVALID_REQUEST_PARAMETERS"
            ),
        ),
    ],
)
def test_every_form_of_error_body(body: bytes, fault: Fault) -> None:
    assert read_fault(body) == fault


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90),
        (format_datetime(NOW - timedelta(seconds=90), usegmt=True), 0),
        ("999999999999999999999", 86_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
        ("Fri, 31 Dec 99999999999999999999 23:59:59 GMT", None),
        ("Mon, 01 Jan 2026 00:00:00 +99999999999999999999", None),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after(text: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": text}, NOW.timestamp()) == seconds


def test_no_retry_after() -> None:
    assert retry_after({}, NOW.timestamp()) is None


def test_statuses() -> None:
    def error_of(status: int, **headers: str) -> Exception:
        return status_error(status, {k.replace("_", "-"): v for k, v in headers.items()}, b"", NOW.timestamp(), "x/y")

    assert isinstance(error_of(401), TokenRefused)
    assert isinstance(error_of(404), NotFound)
    assert isinstance(error_of(429), AlignBusy)
    busy = error_of(503, retry_after="60")
    assert isinstance(busy, AlignBusy)
    assert busy.retry_after == 60
    plain = error_of(418, x_correlation_id="abc")
    assert type(plain) is AlignError
    assert plain.request_id == "abc"
    assert plain.detail == "HTTP 418 at x/y"


def test_a_refused_token_is_the_clock_s_fault_when_it_is_far_off() -> None:
    for off, kind in ((0, TokenRefused), (599, TokenRefused), (601, WrongClock), (-7200, WrongClock)):
        at = format_datetime(NOW + timedelta(seconds=off), usegmt=True)
        error = status_error(401, {"date": at}, b"", NOW.timestamp(), "x")
        assert isinstance(error, TokenRefused)
        assert isinstance(blame(error, error.clock_off_s), kind)
    without = status_error(401, {"date": "tomorrow"}, b"", NOW.timestamp(), "x")
    assert isinstance(without, TokenRefused)
    assert without.clock_off_s == 0


def certificate_error(text: str, code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, text)
    error.verify_message, error.verify_code = text, code
    return error


@pytest.mark.parametrize(
    ("cause", "kind"),
    [
        (certificate_error("certificate has expired", 10), WrongClock),
        (certificate_error("certificate is not yet valid", 9), WrongClock),
        (certificate_error("A required certificate is not within its validity period", 0x800B0101), WrongClock),
        (certificate_error("self-signed certificate in certificate chain", 19), TlsError),
        (certificate_error("Hostname mismatch", 62), TlsError),
        (ssl.SSLError(1, "wrong version number"), TlsError),
        (ssl.SSLEOFError(8, "EOF occurred in violation of protocol"), NetworkError),
        (ConnectionRefusedError(111, "refused"), NetworkError),
    ],
)
def test_tls(cause: Exception, kind: type[NetworkError]) -> None:
    outer = RuntimeError("from the library")
    outer.__cause__ = cause
    error = network_error(outer, "api.align.test")
    assert type(error) is kind
    assert "api.align.test" in error.message
