"""What counts as a typed order ID."""

from __future__ import annotations

import pytest

from labconnector.domain.errors import UsageError
from labconnector.domain.order_id import typed_order_id


@pytest.mark.parametrize(("typed", "order_id"), [("4711", "4711"), (" 123456789012\n", "123456789012"), ("007", "007")])
def test_digits_are_an_order_id(typed: str, order_id: str) -> None:
    assert typed_order_id(typed) == order_id


@pytest.mark.parametrize("typed", ["AB12", "12 34", "-1", "1.5", "٤٧", "1234567890123"])
def test_anything_else_is_refused_with_what_an_order_id_is(typed: str) -> None:
    with pytest.raises(UsageError) as told:
        typed_order_id(typed)
    assert typed in told.value.message
    assert "Order Code" in told.value.action


def test_nothing_typed_is_said_so() -> None:
    with pytest.raises(UsageError) as told:
        typed_order_id("  ")
    assert told.value.message == "No order ID was typed."
