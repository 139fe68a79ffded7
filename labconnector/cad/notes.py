"""The Notes of a project: what the technician must know and the CAD's own fields cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labconnector.cad.order_sheet import row_of
from labconnector.domain.handoff import HandOff, PlannedTooth


def notes_text(handoff: HandOff, remarks: Iterable[str]) -> str:
    """Several lines. `remarks` are what is not, or not exactly, carried over; they come first."""
    return "\n".join([*remarks, *_lines(handoff)])


def _lines(handoff: HandOff) -> Iterator[str]:
    order, rx, client = handoff.order, handoff.rx, handoff.client
    revision = f", revision {handoff.revision}" if handoff.revision > 1 else ""
    yield f"iTero order {order.order_id}{revision}, Rx {order.rx_id}"
    if order.due:
        yield f"Due {order.due.isoformat()}"
    for planned in handoff.teeth:
        yield _tooth(planned)
    for said in dict.fromkeys(text.strip() for text in (rx.notes, order.notes)):
        if said:
            yield f"Doctor: {said}"
    if client.cement_gap_mm is not None:
        yield f"Cement gap of this client: {client.cement_gap_mm:g} mm"
    if client.note.strip():
        yield f"Client: {client.note.strip()}"


def _tooth(planned: PlannedTooth) -> str:
    """'36: Crown, Full Contour; ordered Gold, made of Wax (WAX) by Milled wax pattern, cast; shade -/A2/-'."""
    row = row_of(planned)
    parts = [
        row.restoration or "no restoration named",
        f"ordered {row.ordered}" if row.ordered else "",
        f"made of {row.made} by {row.method}" if row.made else "",
        f"shade {row.shade}" if row.shade else "",
        row.remarks,
    ]
    return f"{row.fdi}: " + "; ".join(part for part in parts if part)
