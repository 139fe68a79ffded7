"""`order_sheet.html`: the case on one page, to read and to print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from labconnector.cad.bridges import number_text
from labconnector.cad.contents import Item
from labconnector.domain.case import UnitType
from labconnector.domain.client_rules import client_lengths
from labconnector.domain.handoff import HandOff, PlannedTooth
from labconnector.domain.prescription import Shade
from labconnector.system.resources import resource

NAME = "order_sheet.html"


@dataclass(frozen=True, slots=True)
class Row:
    """One tooth as a line of the sheet."""

    fdi: str
    universal: int
    restoration: str
    ordered: str
    made: str
    method: str
    shade: str
    remarks: str


def sheet_bytes(handoff: HandOff, files: Iterable[Item], not_carried: Iterable[str] = ()) -> bytes:
    """The page, UTF-8. Every text is escaped: names come from outside."""
    page = template(NAME).render(
        order=handoff.order,
        rx=handoff.rx,
        client=handoff.client,
        client_lengths=client_lengths(handoff.client),
        revision=handoff.revision,
        rows=[row_of(planned) for planned in handoff.teeth],
        bridges=[(number_text(b.from_universal), number_text(b.to_universal), b.kind) for b in handoff.rx.bridges],
        not_carried=list(not_carried),
        files=list(files),
    )
    return page.encode("utf-8", "replace")


def row_of(planned: PlannedTooth) -> Row:
    """A tooth's line: ordered and made stand side by side, because they often differ."""
    work, made = planned.work, planned.made
    return Row(
        fdi=number_text(work.universal),
        universal=work.universal,
        restoration=_joined(", ", work.restoration, work.specification, "pontic" if work.pontic else ""),
        ordered=work.material.name or f"Material {work.material.id}" if work.material else "",
        made=f"{made.cad_material.name} ({made.cad_material.id})" if made else "",
        method=made.method.name if made else "",
        shade=_shade(work.shade),
        remarks=_joined(
            "; ",
            _labelled("Margin", work.margin_design),
            _labelled("Buccal", work.prep_design_buccal),
            _labelled("Lingual", work.prep_design_lingual),
            _labelled("Abutment", _joined(" ", work.abutment_type, _name(planned))),
            _labelled("Implant", work.implant),
            work.retention,
            _labelled("Pontic", work.pontic_design),
            "space closed" if work.unit_type == UnitType.MISSING_NO_SPACE else "",
        ),
    )


def _name(planned: PlannedTooth) -> str:
    material = planned.work.abutment_material
    return material.name if material else ""


def _shade(shade: Shade) -> str:
    """Incisal/middle/gingival as iTero prints them ('-/B2/-'), the stump's shade behind."""
    three = (shade.incisal, shade.middle, shade.gingival)
    body = "/".join(one or "-" for one in three) if any(three) else ""
    return _joined(", ", body, _labelled("stump", shade.die))


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def _joined(between: str, *texts: str) -> str:
    return between.join(text for text in texts if text)


@cache
def template(name: str) -> Template:
    """A page that ships with the program, ready to be filled; what is put into it is escaped."""
    folder = resource("templates")
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
