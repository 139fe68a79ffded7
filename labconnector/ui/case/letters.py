"""Letters to the practice: subject and body ready to send. Never the patient's name: mail is not private."""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication

from labconnector.domain.case import Order
from labconnector.ui.words import day_text

_tr = QCoreApplication.translate


class Letter(StrEnum):
    """What a letter is about."""

    WRONG_ORDER_ID = "wrong-order-id"
    MISSING_SHADE = "missing-shade"
    UNUSABLE_SCAN = "unusable-scan"
    OTHER = "other"


def letter_title(letter: Letter) -> str:
    """A letter's name in the menu."""
    return {
        Letter.WRONG_ORDER_ID: _tr("case", "Wrong order ID"),
        Letter.MISSING_SHADE: _tr("case", "Missing shade"),
        Letter.UNUSABLE_SCAN: _tr("case", "Unusable scan"),
        Letter.OTHER: _tr("case", "Something else"),
    }[letter]


def mail_address(letter: Letter, order: Order, teeth: str = "") -> str:
    """A mailto address with subject and body. teeth: of which the letter speaks, as the user counts them."""
    subject = _subject(letter).format(order=order.order_id)
    return f"mailto:?subject={quote(subject)}&body={quote(letter_body(letter, order, teeth))}"


def letter_body(letter: Letter, order: Order, teeth: str = "") -> str:
    """The letter's text."""
    greeting = _tr("case", "Dear {name},").format(name=order.doctor_name or order.company_name)
    about = _tr("case", "this is about iTero order {order}.").format(order=order.order_id)
    if order.scanned_at:
        day = day_text(order.scanned_at.astimezone().date())
        about = _tr("case", "this is about iTero order {order}, scanned on {day}.").format(
            order=order.order_id, day=day
        )
    request = _request(letter, teeth)
    close = _tr("case", "Thank you, and kind regards")
    return "\n\n".join(part for part in (greeting, about, request, close) if part) + "\n"


def _subject(letter: Letter) -> str:
    return {
        Letter.WRONG_ORDER_ID: _tr("case", "iTero order {order}: please check the order ID"),
        Letter.MISSING_SHADE: _tr("case", "iTero order {order}: which shade?"),
        Letter.UNUSABLE_SCAN: _tr("case", "iTero order {order}: the scan cannot be used"),
        Letter.OTHER: _tr("case", "iTero order {order}"),
    }[letter]


def _request(letter: Letter, teeth: str) -> str:
    if letter is Letter.WRONG_ORDER_ID:
        return _tr(
            "case",
            "The order ID that we were given does not fit the case we expected. Please send us the Order ID as MyiTero "
            "shows it: digits only, not the Order Code.",
        )
    if letter is Letter.MISSING_SHADE and teeth:
        return _tr("case", "The prescription gives no shade for these teeth: {teeth}. Which shade do you wish?").format(
            teeth=teeth
        )
    if letter is Letter.MISSING_SHADE:
        return _tr("case", "The prescription gives no shade. Which shade do you wish?")
    if letter is Letter.UNUSABLE_SCAN:
        return _tr(
            "case",
            "We cannot use the scan as it is:\n\n  – (what is wrong, and on which tooth)\n\nPlease scan it again, or "
            "tell us how to go on. We have stopped work on this case until then.",
        )
    return ""
