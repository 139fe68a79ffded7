"""The Rx sheet of a package, in the print order of real ones (specification E3)."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from labconnector.domain.prescription import Shade, ToothWork
from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.look import SandboxOrder
from labconnector.sandbox.content.metadata_xml import export_time


def rx_name(order: SandboxOrder) -> str:
    """File name of the sheet."""
    return f"{'' if order.ortho else 'iTero_'}Rx_{order.order.order_id}.html"


def rx_html(order: SandboxOrder) -> bytes:
    """The sheet, UTF-8. A hidden patient has no name here either, nor has the file any other trace of it."""
    listed = order.order
    patient = "" if order.look.hidden_name else listed.patient
    page = _template().render(
        order=listed,
        rx=order.rx,
        patient=patient,
        additional=_additional(order),
        rows=[(tooth, _shades(tooth.shade), _details(tooth)) for tooth in order.rx.teeth],
        scanned=_us(listed.scanned_at.date() if listed.scanned_at else None),
        due=_us(listed.due),
        worked={tooth.universal for tooth in order.rx.teeth},
        printed=export_time(order),
    )
    return page.encode("utf-8")


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True).get_template(
        "rx.html"
    )


def _us(day: date | None) -> str:
    return day.strftime("%m/%d/%Y") if day else "--"


def _shades(shade: Shade) -> str:
    """Incisal/body/gingival with '-' for what is not given."""
    return "/".join(part or "-" for part in (shade.incisal, shade.middle, shade.gingival))


def _additional(order: SandboxOrder) -> list[str]:
    scans = [f"Pre-Treatment Scan ({arch})" for arch in Arch if arch in order.look.pretreatment]
    return [*scans, *(["Scan Body Scan"] if order.look.scan_bodies else [])]


def _details(tooth: ToothWork) -> list[str]:
    """The lines below a tooth."""
    maker, _, body = tooth.implant.partition(", ")
    pairs = (
        ("Preparation Design Buccal", tooth.prep_design_buccal),
        ("Preparation Design Lingual", tooth.prep_design_lingual),
        ("Scan Body", body),
        ("Implant Manufacturer", maker),
        ("Restoration Type", tooth.retention),
        ("Pontic Design", tooth.pontic_design),
        ("Abutment", " ".join((tooth.abutment_type, tooth.abutment_material.name)) if tooth.abutment_material else ""),
        ("Stump Shade", tooth.shade.die),
    )
    return [f"{name}: {value}" for name, value in pairs if value]
