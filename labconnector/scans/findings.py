"""What a technician should know about a package before it goes to the CAD folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from labconnector.domain.case import CaseFile, FileRole
from labconnector.domain.handoff import Finding
from labconnector.domain.mesh import MeshReport
from labconnector.domain.teeth import Arch
from labconnector.scans.order_data import OrderData
from labconnector.scans.roles import base_name, has_base, is_teeth_up, order_in_name

SMALLEST_MM, LARGEST_MM = 20.0, 120.0
"""The longest side of a jaw scan lies between these (CAD hand-off, section 7)."""

MOST_APART_MM = 40.0
"""Jaws in occlusion are not further from one another than this, up and down (z)."""

SAME_PLACE = 0.75
"""Of the smaller jaw's box, jaws in occlusion share less than this part; jaws turned teeth up lie in one another."""

_JAWS = {Arch.UPPER: FileRole.UPPER_JAW, Arch.LOWER: FileRole.LOWER_JAW}


def find(files: Sequence[CaseFile], data: OrderData, order_id: str, *, restorative: bool) -> tuple[Finding, ...]:
    """All findings. For restorative work what spoils the bite holds the case; for models it is a note."""
    return tuple(
        chain(
            _order_id(files, data, order_id),
            _order_data(data, restorative),
            _missing_jaws(files, data, restorative),
            _position(files, restorative),
            _shape(files, restorative),
        )
    )


def _order_id(files: Sequence[CaseFile], data: OrderData, order_id: str) -> Iterator[Finding]:
    """Another order's scans are the worst that can be delivered. Without order data the names of the scans tell."""
    in_names = {order_in_name(file.path) for file in files} - {""}
    found = {data.rx.order_id} if data.rx.order_id else in_names
    if order_id and found and found != {order_id}:
        other = ", ".join(sorted(found))
        yield Finding("order-id-mismatch", f"The files say that they belong to order {other}, not {order_id}.", True)


def _order_data(data: OrderData, restorative: bool) -> Iterator[Finding]:
    if not data.source:
        text = "The package has no order data that can be read: teeth, materials and shades are not known."
        yield Finding("no-order-data", " ".join((text, *data.refused)), restorative)
        return
    source = base_name(data.source)
    if not data.rx.xml_version:
        text = f"The order data were read from the Rx sheet '{source}', which does not tell of bridges."
        yield Finding("older-order-data", " ".join((text, *data.refused)), restorative)
    elif data.refused:
        text = f"The order data were read from the older file '{source}'."
        yield Finding("older-order-data", " ".join((text, *data.refused)))
    if not data.rx.patient:
        yield Finding("patient-name-hidden", "The practice hides the patient's name in the files.")


def _missing_jaws(files: Sequence[CaseFile], data: OrderData, restorative: bool) -> Iterator[Finding]:
    """A jaw that has work, or every jaw, missing holds restorative work; the other jaw alone is a note."""
    there = {file.role for file in files}
    if FileRole.BOTH_JAWS in there:
        return
    nothing = not there & set(_JAWS.values())
    for arch, role in _JAWS.items():
        if role not in there:
            blocking = nothing or (restorative and arch in data.rx.worked_arches())
            yield Finding(f"no-{arch}-jaw", f"The package has no scan of the {arch} jaw.", blocking)


def _position(files: Sequence[CaseFile], restorative: bool) -> Iterator[Finding]:
    """Whether the jaws lie as in the mouth: by the names of the files, else by their boxes."""
    jaws = {role: [f for f in files if f.role is role and f.mesh] for role in _JAWS.values()}
    up = [base_name(file.path) for file in chain(*jaws.values()) if is_teeth_up(file.path)]
    if up:
        text = f"Each jaw was turned teeth up, so the bite is lost ({', '.join(up)}). Ask for arches in occlusion."
        yield Finding("teeth-up", text, restorative)
        return
    upper, lower = (next((f.mesh for f in jaws[role] if f.mesh), None) for role in jaws)
    if upper and lower:
        yield from _relation(upper, lower, restorative)


def _relation(upper: MeshReport, lower: MeshReport, restorative: bool) -> Iterator[Finding]:
    if _shared(upper, lower) > SAME_PLACE:
        text = "Both jaws lie in one another, as when each is turned teeth up: the bite is lost."
        yield Finding("teeth-up", text, restorative)
    gaps = _gaps(upper, lower)
    if max(gaps[:2]) > 0 or gaps[2] > MOST_APART_MM:
        text = "Upper and lower jaw lie far from one another: they do not have a common position."
        yield Finding("jaws-apart", text, restorative)


def _gaps(one: MeshReport, other: MeshReport) -> list[float]:
    """Free space between the boxes along x, y, z in mm; negative where they overlap."""
    return [max(one.low[i], other.low[i]) - min(one.high[i], other.high[i]) for i in range(3)]


def _shared(one: MeshReport, other: MeshReport) -> float:
    """The part of the smaller box that lies in the other, 0–1."""
    shared = 1.0
    for gap, a, b in zip(_gaps(one, other), one.size_mm, other.size_mm, strict=True):
        shared *= max(0.0, -gap) / max(min(a, b), 1e-6)
    return shared


def _shape(files: Iterable[CaseFile], restorative: bool) -> Iterator[Finding]:
    jaws = [file for file in files if file.role in _JAWS.values()]
    based = [base_name(file.path) for file in jaws if has_base(file.path)]
    if based:
        yield Finding("low-profile", f"A model base was added to the scan ({', '.join(based)}).")
    for file in jaws:
        longest = max(file.mesh.size_mm) if file.mesh else SMALLEST_MM
        if not SMALLEST_MM <= longest <= LARGEST_MM:
            text = f"'{base_name(file.path)}' is {longest:.0f} mm long, which no jaw is. Is it in millimetres?"
            yield Finding("odd-size", text, restorative)
