"""Any prescription gives a placed case that reads back equal, or a question; never an exception, never elsewhere."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from cad_kit import handoff, reading
from effort_kit import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from schema_kit import check_projects_below

from labconnector.cad import staging
from labconnector.cad.dental_project_reader import read_dental_project
from labconnector.cad.exocad_teeth import exocad_teeth
from labconnector.cad.target import build_target
from labconnector.domain.case import FileRole, Order, Prep
from labconnector.domain.handoff import HandOff, PlannedTooth
from labconnector.domain.mapping import CadMaterial, Client, Made, ProductionMethod
from labconnector.domain.prescription import Bridge, Material, Rx, Shade, ToothWork
from labconnector.domain.teeth import UNIVERSAL, fdi_from_universal

texts = st.text(max_size=40) | st.sampled_from(
    ["../../x", "CON", "n" * 300, "\u202e\u0000", "שרה", "🦷", "a\r\nb", "\ud800"]
)
numbers = st.integers(1, 32) | st.integers(-2, 40)
restorations = st.sampled_from(["Crown", "Veneer", "Inlay", "Implant Based", "Missing", "Bridge", ""]) | texts
maybe = st.booleans()


@st.composite
def works(draw: st.DrawFn) -> ToothWork:
    return ToothWork(
        universal=draw(numbers),
        restoration=draw(restorations),
        material=draw(st.none() | st.builds(Material, texts, texts)),
        shade=draw(st.builds(Shade, texts, texts, texts, texts)),
        unit_type=draw(st.none() | st.integers(0, 15)),
        bridge_id=draw(st.none() | st.sampled_from(["1", "2"])),
        pontic=draw(maybe),
        abutment_type=draw(st.sampled_from(["", "Custom"])),
        abutment_material=draw(st.none() | st.just(Material("3", "Titanium"))),
    )


mades = st.builds(
    Made,
    st.builds(CadMaterial, st.sampled_from(["ZI", "WAX", "LS2"]) | texts, texts),
    st.builds(ProductionMethod, texts, texts),
    texts,
)
bridges = st.builds(Bridge, st.sampled_from(["1", "2", "3"]), numbers, numbers)
preps = st.builds(Prep, numbers, st.integers(0, 15), texts, st.none() | st.integers(1, 2))
files = st.lists(
    st.tuples(
        st.sampled_from(["a.stl", "b.ply", "c.obj", "d.dcm", "order.json", "A.STL", "con.stl"]),
        st.sampled_from(list(FileRole)),
    ),
    max_size=6,
    unique_by=lambda pair: pair[0],
)
orders = st.builds(
    Order,
    order_id=st.from_regex(r"[0-9]{1,12}", fullmatch=True) | texts,
    rx_id=texts,
    order_code=texts,
    status=texts,
    company_id=st.integers(0, 1 << 40),
    company_name=texts,
    doctor_id=st.integers(0, 1 << 40),
    doctor_name=texts,
    doctor_license=texts,
    patient_first=texts,
    patient_last=texts,
    chart_number=texts,
    procedure=texts,
    procedure_type=texts,
    case_type=texts,
    scanned_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    due=st.none() | st.dates(),
    notes=texts,
    preps=st.lists(preps, max_size=4).map(tuple),
)
clients = st.builds(Client, st.integers(0, 1 << 31), texts, texts, note=texts)


@st.composite
def cases(draw: st.DrawFn) -> tuple[HandOff, list[tuple[str, FileRole]]]:
    teeth = tuple(draw(st.lists(works(), max_size=6)))
    order = draw(orders)
    rx = Rx(order.order_id, teeth=teeth, bridges=tuple(draw(st.lists(bridges, max_size=2))), notes=draw(texts))
    planned = tuple(PlannedTooth(w, draw(mades) if w.material or draw(maybe) else None) for w in teeth)
    case = HandOff(draw(texts), order, draw(st.integers(1, 4)), rx, draw(clients), planned, Path(), (), 7)
    return case, draw(files)


def placed(base: Path, kind: str, case: HandOff, package: list[tuple[str, FileRole]], template: str) -> HandOff:
    """Places the case with everything confirmed that was asked, and checks that it stayed inside."""
    root = base / "CAD"
    root.mkdir()
    case = replace(case, folder=base / "package", files=handoff(base / "package", files=package, size=500).files)
    target = build_target(kind, root, template)
    asked = frozenset(finding.code for finding in target.findings(case) if finding.blocking)
    case = replace(case, confirmed=asked)
    plan = target.plan(case)
    target.place(case, plan)
    assert {path.name for path in base.iterdir()} == {"CAD", "package", staging.NAME}
    assert [path.name for path in root.iterdir()] == [plan.folder.name]
    assert target.plan(case) == plan
    return case


templates = st.sampled_from(["%d_%l", "%o", "%l", "%p_%n_%f_%s_%tc", "", "../%l"]) | texts


@settings(max_examples=examples(150))
@given(cases(), templates)
def test_any_prescription_reaches_exocad_or_asks(drawn: tuple[HandOff, list[tuple[str, FileRole]]], text: str) -> None:
    with tempfile.TemporaryDirectory() as base:
        case = placed(Path(base), "exocad", *drawn, text)
        assert check_projects_below(Path(base, "CAD")) == 1
        (path,) = Path(base, "CAD").glob("*/*.dentalProject")
        project = read_dental_project(path)
        assert path.stem == path.parent.name
        assert project.teeth == exocad_teeth(case, reading(case))
        assert project.patient_id > 0
        written = {tooth.number for tooth in project.teeth if tooth.worked}
        assert written | left_out(case) >= ordered(case), "no work is lost without a question"
        check_connectors(case, written, {tooth.number for tooth in project.teeth if tooth.mesial_connector})


def ordered(case: HandOff) -> set[int]:
    """FDI numbers of teeth with a material: something is to be made there."""
    works = (planned.work for planned in case.teeth)
    return {fdi_from_universal(w.universal) for w in works if w.material and w.universal in UNIVERSAL}


def left_out(case: HandOff) -> set[int]:
    """FDI numbers that a confirmed question names."""
    codes = (code.rpartition("-") for code in case.confirmed if not code.startswith("bridge-"))
    return {int(number) for _, _, number in codes if number.isdigit()}


def check_connectors(case: HandOff, written: set[int], joined: set[int]) -> None:
    """Only worked teeth are joined, and only in a bridge."""
    assert joined <= written
    if not case.rx.bridges and not any(t.work.bridge_id for t in case.teeth):
        assert not joined or any(prep.bridge_id for prep in case.order.preps)


@settings(max_examples=examples(60))
@given(cases(), templates)
def test_any_prescription_reaches_a_plain_folder(drawn: tuple[HandOff, list[tuple[str, FileRole]]], text: str) -> None:
    with tempfile.TemporaryDirectory() as base:
        case = placed(Path(base), "folder", *drawn, text)
        (path,) = Path(base, "CAD").glob("*/order.json")
        values = json.loads(path.read_bytes())
        assert [tooth["universal"] for tooth in values["teeth"]] == [t.work.universal for t in case.teeth]
        assert len(values["files"]) == len(case.files) + 1
