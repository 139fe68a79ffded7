"""The Notes of a project: what the technician must know and the CAD's own fields cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labconnector.cad.bridges import number_text
from labconnector.cad.order_sheet import row_of
from labconnector.domain.client_rules import client_lengths
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
    yield from _work(handoff)
    for said in dict.fromkeys(text.strip() for text in (rx.notes, order.notes)):
        if said:
            yield f"Doctor: {said}"
    for name, length in client_lengths(client):
        yield f"{name} of this client: {length}"
    if client.note.strip():
        yield f"Client: {client.note.strip()}"


def _work(handoff: HandOff) -> Iterator[str]:
    """Every tooth and bridge. Doctors' own words count Universal, so each tooth has both numbers."""
    if handoff.teeth:
        system = f" ({handoff.rx.shade_system})" if handoff.rx.shade_system else ""
        yield f"Teeth by FDI number; shades{system} are incisal/body/gingival"
    yield from map(_tooth, handoff.teeth)
    for bridge in handoff.rx.bridges:
        kind = f", {bridge.kind}" if bridge.kind else ""
        yield f"Bridge {number_text(bridge.from_universal)}-{number_text(bridge.to_universal)}{kind}"


def _tooth(planned: PlannedTooth) -> str:
    """'36 (Universal 19): Crown; ordered Gold; made of Wax (WAX) by Wax pattern, milled and cast; shade -/A2/-'."""
    row = row_of(planned)
    parts = [
        row.restoration or "no restoration named",
        f"ordered {row.ordered}" if row.ordered else "",
        f"made of {row.made} by {row.method}" if row.made else "",
        f"shade {row.shade}" if row.shade else "",
        row.remarks,
    ]
    return f"{row.fdi} (Universal {row.universal}): " + "; ".join(part for part in parts if part)
