"""The order file: `iTero_Export_#<order>_v<NN>.xml`, versions v10–v50 and the 3.0 of doctor exports, as an `Rx`."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from labconnector.domain.errors import MetadataError
from labconnector.domain.prescription import NamedObject, Rx
from labconnector.scans.limits import DEFAULT, Limits
from labconnector.scans.roles import base_name, role_of_object
from labconnector.scans.rx_defines import Defines
from labconnector.scans.rx_teeth import optional_tooth, read_bridges, read_teeth
from labconnector.scans.xml_tree import Node, parse_xml

_ROOT = "iteroexport"
_FILE_VERSION = re.compile(r"_v(\d{1,3})(?:\.(\d))?\.xml$", re.IGNORECASE)
_FIRST_YEAR = 1990  # .NET writes an unset date as year 1


def file_version(name: str) -> int:
    """50 for `…_v50.xml` and for `…_v5.0.xml`; 0 for a name without version."""
    found = _FILE_VERSION.search(name)
    if not found:
        return 0
    return int(found[1]) * 10 + int(found[2]) if found[2] else int(found[1])


def read_metadata(path: Path, limits: Limits = DEFAULT) -> Rx:
    """The prescription in one order file. Raises MetadataError naming the file and what is wrong with it."""
    root = parse_xml(path, limits)
    if root.tag != _ROOT:
        raise MetadataError(f"The file '{path.name}' is no iTero order file.")
    try:
        return _rx(root, path.name)
    except ValueError as error:
        raise MetadataError(f"The order file '{path.name}' makes no sense: {error}.") from error


def _rx(root: Node, name: str) -> Rx:
    info, defines = root.child("rxinfo"), Defines(root.child("rxdefines"))
    bridges = read_bridges(info, defines)
    teeth, bridges = read_teeth(info, defines, bridges)
    return Rx(
        order_id=info.value("orderid", "caseid"),
        xml_version=root.value("version") or _version_text(name),
        procedure=defines.name(info.value("procedure"), "procedure", "procedures") or info.value("casetypename"),
        patient=info.value("patient"),
        chart_number=info.value("chartnumber"),
        doctor_name=info.value("doctor"),
        doctor_id=info.value("doctorid"),
        doctor_license=info.value("doctorlicense"),
        due=read_date(info.value("duedate")),
        notes=info.value("notes"),
        shade_system=info.value("toothshadesystem"),
        ship_to=info.value("practiceshiptoaddress"),
        teeth=teeth,
        bridges=bridges,
        objects=_objects(root.child("exportedobjects")),
        export_scheme=info.value("exportscheme"),
    )


def _version_text(name: str) -> str:
    return f"{file_version(name) / 10:.1f}"


def read_date(text: str) -> date | None:
    """MM/DD/YYYY, with or without a time behind it; None for anything else."""
    try:
        day = datetime.strptime(text.split()[0], "%m/%d/%Y").date()  # noqa: DTZ007  a plain date has no zone
    except (ValueError, IndexError):
        return None
    return day if day.year >= _FIRST_YEAR else None


def _objects(exported: Node) -> tuple[NamedObject, ...]:
    """Every file that the order file names, with the role it gives it (OTHER where it does not say)."""
    named = ((node, base_name(node.value("filename"))) for node in exported.all("object"))
    return tuple(
        NamedObject(
            file_name=file_name,
            role=role_of_object(node.value("objecttype"), node.value("subtype"), node.value("jawid")),
            universal=optional_tooth(node.value("adaid")),
        )
        for node, file_name in named
        if file_name
    )
