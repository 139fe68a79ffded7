"""`order.json`: a whole case as plain data, for programs of the lab's own and for looking something up years later.

The schema, version 1, is docs/order-json.md; a test holds both together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from labconnector.cad.contents import Item
from labconnector.domain.handoff import HandOff, PlannedTooth
from labconnector.domain.mapping import Made
from labconnector.domain.prescription import Bridge, Material
from labconnector.domain.teeth import UNIVERSAL, fdi_from_universal

VERSION = 1

_Values = dict[str, object]


def order_bytes(handoff: HandOff, files: Iterable[Item], not_carried: Iterable[str] = ()) -> bytes:
    """The document, UTF-8. `files` are all others of the case folder. Same hand-off, same bytes."""
    values = {
        "version": VERSION,
        "account": handoff.account,
        **_people(handoff),
        "order": _order(handoff),
        "prescription": _prescription(handoff),
        "teeth": [_tooth(planned) for planned in handoff.teeth],
        "bridges": [_bridge(bridge) for bridge in handoff.rx.bridges],
        "preps": [
            {"universal": p.universal, "unit_type": p.unit_type, "unit_name": p.unit_name, "bridge_id": p.bridge_id}
            for p in handoff.order.preps
        ],
        "confirmed": sorted(handoff.confirmed),
        "not_carried": list(not_carried),
        "files": [_file(item) for item in files],
    }
    text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace")  # half a surrogate pair becomes '?'


def _order(handoff: HandOff) -> _Values:
    order = handoff.order
    return {
        "order_id": order.order_id,
        "rx_id": order.rx_id,
        "order_code": order.order_code,
        "revision": handoff.revision,
        "status": order.status,
        "procedure": order.procedure,
        "procedure_type": order.procedure_type,
        "case_type": order.case_type,
        "scan_type": order.scan_type.value,
        "scanned_at": order.scanned_at.isoformat() if order.scanned_at else None,
        "due": order.due.isoformat() if order.due else None,
        "notes": order.notes,
        "scanner_model": order.scanner_model,
        "viewer": order.urls.viewer,
    }


def _people(handoff: HandOff) -> _Values:
    order, client = handoff.order, handoff.client
    return {
        "practice": {"id": order.company_id, "name": order.company_name},
        "doctor": {"id": order.doctor_id, "name": order.doctor_name, "license_number": order.doctor_license},
        "client": {
            "id": client.id,
            "name": client.name,
            "license_number": client.license_number,
            "cement_gap_mm": client.cement_gap_mm,
            "min_thickness_mm": client.min_thickness_mm,
            "antagonist_distance_mm": client.antagonist_distance_mm,
            "note": client.note,
        },
        "patient": {
            "last": order.patient_last,
            "first": order.patient_first,
            "chart_number": order.chart_number,
        },
    }


def _prescription(handoff: HandOff) -> _Values:
    rx = handoff.rx
    return {
        "xml_version": rx.xml_version,
        "procedure": rx.procedure,
        "notes": rx.notes,
        "shade_system": rx.shade_system,
        "ship_to": rx.ship_to,
    }


def _tooth(planned: PlannedTooth) -> _Values:
    work = planned.work
    return {
        "universal": work.universal,
        "fdi": _fdi(work.universal),
        "unit_type": work.unit_type,
        "restoration": work.restoration,
        "restoration_id": work.restoration_id,
        "specification": work.specification,
        "material": _material(work.material),
        "made": _made(planned.made),
        "shade": {
            "incisal": work.shade.incisal,
            "middle": work.shade.middle,
            "gingival": work.shade.gingival,
            "die": work.shade.die,
        },
        "bridge_id": work.bridge_id,
        "pontic": work.pontic,
        "abutment_type": work.abutment_type,
        "abutment_material": _material(work.abutment_material),
        "implant": work.implant,
        "retention": work.retention,
        "pontic_design": work.pontic_design,
        "margin_design": work.margin_design,
        "prep_design_buccal": work.prep_design_buccal,
        "prep_design_lingual": work.prep_design_lingual,
    }


def _made(made: Made | None) -> _Values | None:
    if made is None:
        return None
    return {
        "material_id": made.cad_material.id,
        "material": made.cad_material.name,
        "method_id": made.method.id,
        "method": made.method.name,
        "why": made.why,
    }


def _material(material: Material | None) -> _Values | None:
    return {"id": material.id, "name": material.name} if material else None


def _bridge(bridge: Bridge) -> _Values:
    return {
        "id": bridge.id,
        "kind": bridge.kind,
        "from_universal": bridge.from_universal,
        "to_universal": bridge.to_universal,
        "from_fdi": _fdi(bridge.from_universal),
        "to_fdi": _fdi(bridge.to_universal),
    }


def _file(item: Item) -> _Values:
    return {
        "name": item.name,
        "role": item.role.value,
        "size": item.size,
        "sha256": item.sha256,
        "universal": item.universal,
    }


def _fdi(universal: int) -> int | None:
    return fdi_from_universal(universal) if universal in UNIVERSAL else None
