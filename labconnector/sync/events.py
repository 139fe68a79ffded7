"""What the engine tells while it works. Frozen, so that any thread may read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from labconnector.domain.case import CaseState
from labconnector.domain.errors import ConnectorError


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the order list is in the journal: order ids that are new, revised, or were known already."""

    new: tuple[str, ...]
    revised: tuple[str, ...]
    repeated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Bytes of a case's package so far; `total` is None where Align did not tell the length."""

    order_id: str
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class CaseChanged:
    """A case is in another state. `text` says why, in words for the log and the screen, without patient data."""

    order_id: str
    state: CaseState
    text: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that concerns the whole: no network, signed out, the CAD folder missing."""

    error: ConnectorError


Event = Listed | Progress | CaseChanged | Trouble
Listener = Callable[[Event], None]


def nobody(_event: Event) -> None:
    """A listener that does nothing."""
