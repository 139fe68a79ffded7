"""Turns what goes wrong on the wire into the errors of the domain. No request is made here."""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from labconnector.domain.errors import (
    AlignBusy,
    AlignError,
    ConnectorError,
    NetworkError,
    NotFound,
    SignInError,
    TlsError,
    WrongClock,
)

CLOCK_TOLERANCE_S = 600
"""How far Align's clock and ours may be apart before a refused token is blamed on the clock."""

LONGEST_RETRY_AFTER_S = 86_400.0
"""A Retry-After beyond a day is a mistake; obeyed to the letter it would keep a case away for years."""

TROUBLE = frozenset({500, 502, 503, 504})
_REQUEST_ID_HEADERS = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "x-ms-request-id")
_CLOCK_WORDS = re.compile(r"expired|not yet valid|validity period", re.IGNORECASE)
_OPENSSL_NOT_YET_VALID, _OPENSSL_EXPIRED = 9, 10


class TokenRefused(SignInError):
    """401: the token is wrong, missing or too old. The session refreshes it once before anybody hears of it.

    clock_off_s: see `clock_off`.
    """

    clock_off_s: float = 0.0


class ServiceTrouble(AlignError):
    """500, 502, 503, 504: Align's own trouble ('a retry mechanism is recommended', DPMS specification)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What an error body says. `code` is a name for machines such as `invalid_grant`."""

    message: str = ""
    code: str = ""


def read_fault(body: bytes) -> Fault:
    """Reads every form of error body that is documented: empty, HTML, `{"Status":0,"Message":…}`, V3, OAuth."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return Fault()
    if not isinstance(found, dict):
        return Fault()
    values = {str(key).lower(): value for key, value in found.items()}
    message = _text(values, "message", "error_description", "title")
    fields = [_text(_lower(one), "message") for one in _list(values.get("errors"))]
    code = _text(values, "code", "error")
    return Fault(" ".join(part for part in (message, *fields) if part)[:500], code[:80])


def _lower(value: object) -> dict[str, object]:
    return {str(key).lower(): one for key, one in value.items()} if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(values: Mapping[str, object], *names: str) -> str:
    found = (values.get(name) for name in names)
    return next((one.strip() for one in found if isinstance(one, str) and one.strip()), "")


def request_id(headers: Mapping[str, str]) -> str | None:
    """Align's id of a request; header names in lower case."""
    return next((headers[name][:100] for name in _REQUEST_ID_HEADERS if name in headers), None)


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that a Retry-After header asks for, in either of its forms (RFC 9110, 10.2.3); None without one.

    At most a day.
    """
    text = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]+", text):
        return float(text) if len(text) < 6 else LONGEST_RETRY_AFTER_S
    at = http_date(text)
    return None if at is None else min(max(0.0, at.timestamp() - now), LONGEST_RETRY_AFTER_S)


def http_date(text: str) -> datetime | None:
    """An HTTP date, None if it is none."""
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def status_error(status: int, headers: Mapping[str, str], body: bytes, now: float, what: str) -> ConnectorError:
    """The error for an answer that is no success. `what` is the path for the log, without query and tokens."""
    fault, wait, ours = read_fault(body), retry_after(headers, now), request_id(headers)
    detail = f"HTTP {status} {fault.code}".strip() + f" at {what}"
    if status == 401:
        return token_refused(headers, now, detail)
    if status == 429 or (status in TROUBLE and wait is not None):
        text = "Align has too much to do right now."
        return AlignBusy(text, retry_after=wait, detail=detail, request_id=ours)
    if status == 404:
        return NotFound(fault.message or "Align does not know this.", detail=detail, request_id=ours)
    text = fault.message or _STATUS_TEXT.get(status, f"Align answered with code {status}.")
    kind = ServiceTrouble if status in TROUBLE else AlignError
    return kind(text, detail=detail, request_id=ours)


_STATUS_TEXT = {
    400: "Align did not understand the request.",
    403: "Align does not let this user do that.",
    500: "Align's service had an error.",
    502: "Align's service does not answer behind its front door.",
    503: "Align's service is down for the moment.",
    504: "Align's service took too long.",
}


def token_refused(headers: Mapping[str, str], now: float, detail: str) -> TokenRefused:
    """The error for a refused token, with how far our clock is off."""
    error = TokenRefused("Align no longer accepts the sign-in.", detail=detail, request_id=request_id(headers))
    error.clock_off_s = clock_off(headers, now)
    return error


def clock_off(headers: Mapping[str, str], now: float) -> float:
    """How far our clock is ahead of Align's, as the Date header has it, in seconds; 0 without one."""
    theirs = http_date(headers.get("date", ""))
    return 0.0 if theirs is None else now - theirs.timestamp()


def blame(error: SignInError, off_s: float) -> SignInError | WrongClock:
    """What to tell about a token that stays refused: the clock, where ours is more than ten minutes off."""
    if abs(off_s) <= CLOCK_TOLERANCE_S:
        return error
    text = f"Align refused the sign-in, and this computer's clock is {abs(off_s) / 60:.0f} minutes off."
    return WrongClock(text, detail=error.detail, request_id=error.request_id)


def network_error(error: Exception, host: str) -> NetworkError:
    """The error for a request that got no answer."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _certificate_error(cause, host)
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            text = f"No secure connection to {host} could be made."
            return TlsError(text, detail=f"{host}: {getattr(cause, 'reason', '')}")
    return NetworkError(f"{host} cannot be reached.", detail=f"{host}: {type(error).__name__}")


def _certificate_error(error: ssl.SSLCertVerificationError, host: str) -> NetworkError:
    detail = f"{host}: {error.verify_message}"
    known = error.verify_code in (_OPENSSL_NOT_YET_VALID, _OPENSSL_EXPIRED)
    if known or _CLOCK_WORDS.search(error.verify_message or str(error)):
        text = f"By this computer's clock the certificate of {host} is not valid."
        return WrongClock(text, detail=detail)
    return TlsError(f"The certificate of {host} is not one that this computer trusts.", detail=detail)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
