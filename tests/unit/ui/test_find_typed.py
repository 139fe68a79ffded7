"""What is typed as an order id."""

from __future__ import annotations

import pytest

from labconnector.ui.find_typed import Wrong, typed_id


@pytest.mark.parametrize(
    ("text", "order_id", "blanks"),
    [
        ("12345678", "12345678", False),
        ("  12345678\n", "12345678", True),
        ("1234 5678", "12345678", True),
        ("1234\u00a05678", "12345678", True),
        ("\u200b12345678\ufeff", "12345678", True),
        ("Order ID: 12345678", "12345678", True),
        ("#12345678", "12345678", False),
        ("case id:12345678", "12345678", True),
        ("１２３", "123", False),
        ("٤٧١١", "4711", False),
    ],
)
def test_digits_are_taken_and_blanks_left_out(text: str, order_id: str, blanks: bool) -> None:
    typed = typed_id(text)
    assert (typed.order_id, typed.wrong, typed.blanks) == (order_id, None, blanks)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", Wrong.EMPTY),
        (" \t", Wrong.EMPTY),
        ("SBX-123456", Wrong.CODE),
        ("12345a", Wrong.CODE),
        ("00000000-0000-4000-8000-00000000abcd", Wrong.CODE),
        ("Sample", Wrong.NAME),
        ("1234-5678", Wrong.SIGNS),
        ("-5", Wrong.SIGNS),
        ("1.5", Wrong.SIGNS),
        ("²", Wrong.NAME),
        ("1234567890123", Wrong.LONG),
    ],
)
def test_what_is_no_order_id(text: str, wrong: Wrong) -> None:
    typed = typed_id(text)
    assert (typed.order_id, typed.wrong) == ("", wrong)
