"""The order ID, as MyiTero shows it: digits only ("Order ID", not "Order Code" or "Order Details ID")."""

from __future__ import annotations

from labconnector.domain.errors import UsageError

MOST_DIGITS = 12
"""Longer is no order ID. No document of Align's gives a length: an assumption."""


def typed_order_id(text: str) -> str:
    """What somebody typed as an order ID, without blanks around it. UsageError where it is none."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS):
        raise UsageError(
            f"'{digits}' is no order ID." if digits else "No order ID was typed.",
            action="An order ID is digits only. Order Code and Order Details ID are something else in MyiTero.",
        )
    return digits
