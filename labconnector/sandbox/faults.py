"""Switches that make the sandbox misbehave as clouds do: each for all orders or one, n times or until cleared."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, replace
from enum import StrEnum

from labconnector.domain.errors import UsageError


class FaultName(StrEnum):
    """The faults by the name that the command line and the control page use."""

    DELAY = "delay"
    CUT_ANSWER = "cut-answer"
    SERVER_ERROR = "server-error"
    UNAUTHORIZED = "unauthorized"
    BUSY = "busy"
    TOKEN_EXPIRED = "token-expired"  # noqa: S105 - a name
    TOKEN_REVOKED = "token-revoked"  # noqa: S105 - a name
    NO_ROTATION = "no-rotation"
    CLOCK_SKEW = "clock-skew"
    HTML_LIST = "html-list"
    MALFORMED_ORDER = "malformed-order"
    DUPLICATE_LISTING = "duplicate-listing"
    STRICT_FLOOR = "strict-floor"
    RESCAN = "rescan"
    BACK_FROM_MODELING = "back-from-modeling"
    MISSING_IDE = "missing-ide"
    FOREIGN_LINK = "foreign-link"
    CUT = "cut"
    SLOW_DOWNLOAD = "slow-download"
    WRONG_LENGTH = "wrong-length"
    NO_LENGTH = "no-length"
    NO_RANGES = "no-ranges"
    TRUNCATED_ZIP = "truncated-zip"
    HTML_ZIP = "html-zip"
    DAMAGED_ZIP = "damaged-zip"
    EMPTY_MESH = "empty-mesh"
    XML_BOMB = "xml-bomb"
    PATH_ESCAPE = "path-escape"
    NO_WEBHOOK = "no-webhook"


@dataclass(frozen=True, slots=True)
class FaultKind:
    """What a fault does, in one line. `value` is what stands when none is given; None = it takes none.

    per_order: whether it can be meant for one order; those about lists and tokens cannot.
    """

    name: FaultName
    text: str
    value: float | None = None
    unit: str = ""
    per_order: bool = True


FAULTS: dict[FaultName, FaultKind] = {
    kind.name: kind
    for kind in (
        FaultKind(FaultName.DELAY, "Every answer comes late", 3, "seconds"),
        FaultKind(FaultName.CUT_ANSWER, "The connection breaks in the middle of an answer"),
        FaultKind(FaultName.SERVER_ERROR, "500 with an HTML page"),
        FaultKind(FaultName.UNAUTHORIZED, "401 although the token is good"),
        FaultKind(FaultName.BUSY, "429 with Retry-After", 60, "seconds"),
        FaultKind(FaultName.TOKEN_EXPIRED, "The access token has just expired"),
        FaultKind(FaultName.TOKEN_REVOKED, "The tokens were revoked: 401, and refreshing is refused"),
        FaultKind(
            FaultName.NO_ROTATION, "Refreshing gives no new refresh token; the old one stays good", per_order=False
        ),
        FaultKind(FaultName.CLOCK_SKEW, "The Date header is off", 7200, "seconds", per_order=False),
        FaultKind(FaultName.HTML_LIST, "The orders list is an HTML page", per_order=False),
        FaultKind(FaultName.MALFORMED_ORDER, "One order in the list has no id and a senseless date"),
        FaultKind(FaultName.DUPLICATE_LISTING, "Downloaded orders are listed again", per_order=False),
        FaultKind(
            FaultName.STRICT_FLOOR,
            "Listing too soon is refused with 429 instead of listing orders twice",
            per_order=False,
        ),
        FaultKind(FaultName.RESCAN, "Downloaded orders are scanned again: listed anew with other files"),
        FaultKind(FaultName.BACK_FROM_MODELING, "Downloaded orders come back from modeling: Lab Review, other files"),
        FaultKind(FaultName.MISSING_IDE, "No iDE file: empty links, 404 for ever"),
        FaultKind(FaultName.FOREIGN_LINK, "The link to the iDE file leads to a computer that is not Align's"),
        FaultKind(FaultName.CUT, "A download breaks off after this many bytes", 65536, "bytes"),
        FaultKind(FaultName.SLOW_DOWNLOAD, "Downloads trickle", 64, "KiB/s"),
        FaultKind(FaultName.WRONG_LENGTH, "Content-Length promises more bytes than come"),
        FaultKind(FaultName.NO_LENGTH, "Downloads without Content-Length"),
        FaultKind(FaultName.NO_RANGES, "Range is ignored: every download starts at the first byte"),
        FaultKind(FaultName.TRUNCATED_ZIP, "The zip is cut short, with a fitting Content-Length"),
        FaultKind(FaultName.HTML_ZIP, "The zip is an HTML page"),
        FaultKind(FaultName.DAMAGED_ZIP, "Bytes inside the zip are damaged"),
        FaultKind(FaultName.EMPTY_MESH, "One scan file in the zip is empty"),
        FaultKind(FaultName.XML_BOMB, "The XML in the zip is an entity bomb"),
        FaultKind(FaultName.PATH_ESCAPE, "The zip holds a file that climbs out of its folder"),
        FaultKind(FaultName.NO_WEBHOOK, "Notifications are lost"),
    )
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that is on. order_id: only for this order (None = all). times: how often still (None = until cleared)."""

    name: FaultName
    value: float = 0
    order_id: str | None = None
    times: int | None = None

    def __str__(self) -> str:
        value = "" if FAULTS[self.name].value is None else f"={self.value:g}"
        order = "" if self.order_id is None else f"@{self.order_id}"
        times = "" if self.times is None else f"*{self.times}"
        return f"{self.name}{value}{order}{times}"

    def fits(self, order_id: str | None) -> bool:
        """Whether it applies to this order (None = a call that is about no single order)."""
        return self.order_id is None or self.order_id == order_id


_FAULT = re.compile(r"(?P<name>[a-z-]+)(=(?P<value>[-+0-9.e]+))?(@(?P<order>\d+))?(\*(?P<times>\d+))?")


def parse_fault(text: str) -> Fault:
    """A fault from `NAME[=VALUE][@ORDER][*TIMES]`, e.g. `cut=1000`, `truncated-zip@900000123*1`, `server-error*3`.

    Raises UsageError.
    """
    match = _FAULT.fullmatch(text.strip())
    if match is None or match["name"] not in set(FaultName):
        raise UsageError(f"“{text}” is no fault. Known are: {', '.join(FAULTS)}.")
    times = int(match["times"]) if match["times"] else None
    return make_fault(FaultName(match["name"]), match["value"], match["order"], times)


def make_fault(
    name: FaultName, value: str | float | None = None, order_id: str | None = None, times: int | None = None
) -> Fault:
    """A checked fault; `value` as a number or as somebody typed it. Raises UsageError."""
    kind = FAULTS[name]
    if order_id is not None and not kind.per_order:
        raise UsageError(f"The fault {name} cannot be for one order only.")
    if times is not None and times < 1:
        raise UsageError(f"The fault {name} must happen at least once.")
    return Fault(name, _number(kind, value), order_id, times)


def _number(kind: FaultKind, value: str | float | None) -> float:
    """The fault's value as a checked number; 0 for a fault without one."""
    if value in (None, ""):
        return kind.value or 0
    if kind.value is None:
        raise UsageError(f"The fault {kind.name} takes no value.")
    try:
        number = float(value or 0)
    except ValueError:
        raise UsageError(f"The fault {kind.name} takes a number ({kind.unit}), not “{value}”.") from None
    lowest = {FaultName.CLOCK_SKEW: -1e9, FaultName.SLOW_DOWNLOAD: 1}.get(kind.name, 0)
    if not lowest <= number <= 1e9:
        raise UsageError(f"{number:g} {kind.unit} makes no sense for the fault {kind.name}.")
    return number


class Faults:
    """The faults that are on. Thread-safe: set from a test, the command line or the control page while it serves."""

    def __init__(self, faults: tuple[Fault, ...] = ()) -> None:
        self._lock = threading.Lock()
        self._active: list[Fault] = []
        for fault in faults:
            self.add(fault)

    def set(
        self,
        name: FaultName | str,
        value: float | None = None,
        *,
        order_id: str | None = None,
        times: int | None = None,
    ) -> None:
        """Turns a fault on, e.g. `set("cut", 1000, times=1)`. Raises UsageError for senseless values."""
        self.add(make_fault(FaultName(name), value, order_id, times))

    def add(self, fault: Fault) -> None:
        """Turns a fault on; the same fault for the same order is replaced."""
        with self._lock:
            self._active = [f for f in self._active if (f.name, f.order_id) != (fault.name, fault.order_id)]
            self._active.append(fault)

    def clear(self, name: FaultName | str | None = None, order_id: str | None = None) -> None:
        """Turns off all faults, those of one name, or the one of a name and order."""
        with self._lock:
            self._active = [
                f
                for f in self._active
                if (name is not None and f.name != name) or (order_id is not None and f.order_id != order_id)
            ]

    def active(self) -> tuple[Fault, ...]:
        """The faults that are on, the one for a single order first."""
        with self._lock:
            return tuple(sorted(self._active, key=lambda f: (list(FaultName).index(f.name), f.order_id is None)))

    def peek(self, name: FaultName, order_id: str | None = None) -> Fault | None:
        """The fault when it is on for this order, without using it up."""
        return next((f for f in self.active() if f.name is name and f.fits(order_id)), None)

    def take(self, name: FaultName, order_id: str | None = None) -> Fault | None:
        """The fault when it is on for this order; one of its times is used up."""
        with self._lock:
            fitting = sorted(
                (f for f in self._active if f.name is name and f.fits(order_id)), key=lambda f: f.order_id is None
            )
            if not fitting:
                return None
            fault = fitting[0]
            self._active.remove(fault)
            if fault.times is None or fault.times > 1:
                self._active.append(replace(fault, times=None if fault.times is None else fault.times - 1))
            return fault
