"""The Rx sheet, `iTero_Rx_<order>.html`: what a person reads, taken where no order file can be read.

Its labels and the tooth table are those of specification E3. Everything else about the page may change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from labconnector.domain.errors import MetadataError
from labconnector.domain.prescription import Material, Rx, Shade, ToothWork
from labconnector.scans.html_text import Table, read_html
from labconnector.scans.limits import DEFAULT, Limits
from labconnector.scans.metadata import read_date
from labconnector.scans.rx_teeth import optional_tooth

_LABELS = {
    "order": "order_id", "order id": "order_id", "chart #": "chart_number", "chart": "chart_number",
    "patient": "patient", "doctor": "doctor_name", "procedure": "procedure", "due date": "due",
    "license": "doctor_license", "ship to address": "ship_to", "notes": "notes", "type": "", "practice": "",
    "scan date": "", "status": "", "scanner model": "", "signature": "", "tooth diagram": "", "order code": "",
    "treatment information": "", "additional scans": "", "lab": "", "gender": "", "date of birth": "",
}  # fmt: skip
"""Labels in lower case → field of `Rx`; '' for those that only end the value before them."""

_LABEL = re.compile(
    r"\s*(" + "|".join(sorted((re.escape(label) for label in _LABELS), key=len, reverse=True)) + r")\s*(:|$)\s*",
    re.IGNORECASE,
)
_UNSET = re.compile(r"[-*–—\s]*|hidden|n/a", re.IGNORECASE)
_COLUMNS = {
    "tooth no.": "tooth", "tooth no": "tooth", "tooth": "tooth", "treatment": "treatment",
    "specification": "specification", "material": "material",
}  # fmt: skip
_DETAIL = re.compile(r"\s*([A-Za-z ]+?)\s*:\s*(.*)", re.DOTALL)


def read_rx_document(path: Path, limits: Limits = DEFAULT) -> Rx:
    """The prescription as the sheet tells it; materials have a name and no id. Raises MetadataError."""
    try:
        if path.stat().st_size > limits.html:
            raise MetadataError(f"The Rx sheet '{path.name}' is far too large.")
        page = read_html(_decoded(path.read_bytes()))
    except OSError as error:
        raise MetadataError(f"The Rx sheet '{path.name}' cannot be read.", detail=str(error.strerror)) from error
    found = _fields(page.lines)
    if not found.get("order_id", ""):
        raise MetadataError(f"The Rx sheet '{path.name}' names no order.")
    return _rx(found, _teeth(page.tables))


def _rx(found: dict[str, str], teeth: tuple[ToothWork, ...]) -> Rx:
    return Rx(
        order_id=found["order_id"],
        procedure=found.get("procedure", ""),
        patient=found.get("patient", ""),
        chart_number=found.get("chart_number", ""),
        doctor_name=found.get("doctor_name", ""),
        doctor_license=found.get("doctor_license", ""),
        due=read_date(found.get("due", "")),
        notes=found.get("notes", ""),
        ship_to=found.get("ship_to", ""),
        teeth=teeth,
    )


def _decoded(data: bytes) -> str:
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _fields(lines: Sequence[str]) -> dict[str, str]:
    """Label and value stand in one line or in two; a value goes on until the next label. The first one counts."""
    found: dict[str, str] = {}
    field = ""
    for line in lines:
        label = _LABEL.match(line)
        if label:
            field = _LABELS[label[1].lower()]
            field = "" if field in found else field
            line = line[label.end() :]
        if field:
            found[field] = f"{found.get(field, '')}\n{line}".strip()
    return {name: "" if _UNSET.fullmatch(value) else value for name, value in found.items()}


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of the tooth table are."""

    tooth: int
    treatment: int
    specification: int = -1
    material: int = -1
    shade: int = -1


def _teeth(tables: Sequence[Table]) -> tuple[ToothWork, ...]:
    """The rows of the tooth table, with the lines of details that follow each."""
    teeth: dict[int, ToothWork] = {}
    for row, columns in _tooth_rows(tables):
        universal = optional_tooth(_cell(row, columns.tooth))
        if universal is not None and _cell(row, columns.treatment):
            teeth[universal] = _tooth(universal, row, columns)
        elif teeth:
            last = next(reversed(teeth))
            teeth[last] = _with_detail(teeth[last], " ".join(row))
    return tuple(teeth[universal] for universal in sorted(teeth))


def _tooth_rows(tables: Sequence[Table]) -> Iterator[tuple[Sequence[str], _Columns]]:
    for table in tables:
        columns: _Columns | None = None
        for row in table:
            heading = _columns(row)
            if heading:
                columns = heading
            elif columns:
                yield row, columns


def _columns(row: Sequence[str]) -> _Columns | None:
    """The columns, if the row is the heading of a tooth table."""
    titles = [cell.strip().lower() for cell in row]
    found = {_COLUMNS[title]: i for i, title in enumerate(titles) if title in _COLUMNS}
    if "tooth" not in found or "treatment" not in found:
        return None
    return _Columns(**found, shade=next((i for i, title in enumerate(titles) if title.startswith("shade")), -1))


def _cell(row: Sequence[str], column: int) -> str:
    text = row[column].strip() if 0 <= column < len(row) else ""
    return "" if _UNSET.fullmatch(text) else text


def _tooth(universal: int, row: Sequence[str], columns: _Columns) -> ToothWork:
    material = _cell(row, columns.material)
    treatment = _cell(row, columns.treatment)
    return ToothWork(
        universal=universal,
        restoration=treatment,
        material=Material("", material) if material else None,
        shade=_shade(_cell(row, columns.shade)),
        specification=_cell(row, columns.specification),
        pontic="pontic" in treatment.casefold(),
    )


def _shade(text: str) -> Shade:
    """'-/B2/-' is incisal, body, gingival; a single shade is the body's."""
    parts = ["" if _UNSET.fullmatch(part) else part.strip() for part in text.split("/")]
    return Shade(*parts) if len(parts) == 3 else Shade(middle=text)


def _with_detail(tooth: ToothWork, text: str) -> ToothWork:
    """'Preparation Design Buccal: Chamfer', 'Scan Body: …', 'Implant Manufacturer: …' below a tooth."""
    found = _DETAIL.fullmatch(text)
    name, value = (found[1].lower(), found[2].strip()) if found else ("", "")
    match name:
        case "preparation design buccal":
            return replace(tooth, prep_design_buccal=value)
        case "preparation design lingual":
            return replace(tooth, prep_design_lingual=value)
        case "restoration type":
            return replace(tooth, retention=value)
        case "pontic design":
            return replace(tooth, pontic_design=value)
        case "scan body":
            return replace(tooth, implant=", ".join(part for part in (tooth.implant, value) if part))
        case "implant manufacturer":
            return replace(tooth, implant=", ".join(part for part in (value, tooth.implant) if part))
    return tooth
