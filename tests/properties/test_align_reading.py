"""Whatever Align sends: an order, or BadAnswer. Nothing else comes out of reading an answer."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import httpx
from hypothesis import given
from hypothesis import strategies as st

from labconnector.align.addresses import is_safe_url, origin_of
from labconnector.align.answers import read_accounts, read_pairing, read_regional
from labconnector.align.faults import read_fault, retry_after
from labconnector.align.fields import to_day, to_moment
from labconnector.align.schema import read_order, read_page
from labconnector.domain.errors import BadAnswer

NAMES = ["OrderId", "RxId", "DoctorId", "CompanyId", "Preps", "Urls", "DueDate", "ScanningDate", "PatientLastName"]
NAMES += ["Data", "Status", "Results", "HasMore", "Message", "Errors", "Domain", "Path", "access_token", "expires_in"]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=20,
)
ROWS = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=9)


@given(VALUES | ROWS)
def test_reading_gives_a_value_or_bad_answer(value: object) -> None:
    body = json.dumps(value).encode()
    with suppress(BadAnswer):
        read_page(body)
    with suppress(BadAnswer):
        read_order(body)
    with suppress(BadAnswer):
        read_regional(body)
    with suppress(BadAnswer):
        read_accounts(body, "p")
    with suppress(BadAnswer):
        read_pairing(body, 0)
    read_fault(body)


@given(st.binary(max_size=200))
def test_bytes_of_any_kind(body: bytes) -> None:
    read_fault(body)
    with suppress(BadAnswer):
        read_page(body)


@given(st.lists(ROWS, max_size=6))
def test_no_order_is_lost_without_a_word(rows: list[dict[str, object]]) -> None:
    page = read_page(json.dumps({"Data": {"Results": rows}}).encode())
    assert len(page.orders) + len(page.unreadable) == len(rows)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,40}", order.order_id) for order in page.orders)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-14, 14))
def test_a_due_date_stays_the_day_that_is_written(day: date, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    late = datetime(day.year, day.month, day.day, 23, 59, tzinfo=zone)
    for text in (day.isoformat(), late.isoformat(), day.strftime("%m/%d/%Y"), late.replace(tzinfo=None).isoformat()):
        assert to_day(text) == day


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.integers(-14, 14))  # noqa: DTZ001
def test_a_moment_is_the_same_moment_in_utc(at: datetime, hours: int) -> None:
    zoned = at.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert to_moment(zoned.isoformat()) == zoned
    assert to_moment(at.isoformat()) == at.replace(tzinfo=UTC)


@given(st.text(max_size=40))
def test_a_wait_is_never_negative(text: str) -> None:
    found = retry_after({"retry-after": text}, 0)
    assert found is None or found >= 0


@given(st.text(max_size=60) | st.from_regex(r"https?://[a-z@\\.:/\[\]0-9]{0,30}", fullmatch=True))
def test_an_address_that_is_called_safe_has_one_reading(url: str) -> None:
    if is_safe_url(url):
        assert origin_of(url).startswith(("https://", "http://127.0.0.1", "http://localhost", "http://::1"))
        assert "@" not in origin_of(url)


MIXED = st.lists(
    st.sampled_from(
        ["https:", "//", "/", "\\", "api.align.test", "bad.test", "@", ":", "443", "#", "?", "%2e", ".", " "]
    ),
    max_size=9,
).map("".join)


@given(MIXED | st.text(max_size=20).map(lambda end: f"https://api.align.test{end}"))
def test_what_we_trust_is_where_the_library_goes(url: str) -> None:
    if is_safe_url(url) and origin_of(url) == "https://api.align.test:443":
        with suppress(httpx.InvalidURL):
            assert httpx.URL(url).host.rstrip(".") == "api.align.test"
            assert httpx.URL(url).port in (None, 443)
