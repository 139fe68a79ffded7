"""What exocad's project says is what was prescribed, by an account of its own; and every case has its own folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cad_kit import handoff, tree
from effort_kit import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from order_kit import order
from schema_kit import check_projects_below

from labconnector.cad import ownership
from labconnector.cad.dental_project import DentalProject
from labconnector.cad.dental_project_reader import read_dental_project
from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.target import Target
from labconnector.domain.errors import TargetError
from labconnector.domain.handoff import HandOff, PlannedTooth
from labconnector.domain.mapping import CadMaterial, Client, Made, ProductionMethod
from labconnector.domain.naming import fold_name
from labconnector.domain.prescription import Bridge, Material, Shade, ToothWork

# --- the same facts, told once more: the specification's words, not the program's -----------------------------------

WORDS = {
    2: ("Crown", "AnatomicCrown", "Crown", "None"),
    3: ("¾ Crown", "AnatomicInlay", "Inlay", ""),
    4: ("Implant Based", "AnatomicCrown", "Crown", "CustomAbutment"),
    5: ("Inlay", "AnatomicInlay", "Inlay", ""),
    6: ("Onlay", "AnatomicInlay", "Inlay", ""),
    7: ("Veneer", "Veneer", "Crown", ""),
}
"""Unit type → restoration, ReconstructionType, PreparationType, ImplantType (cad-handoff, section 6)."""

PONTIC = ("AnatomicPontic", "Pontic", "")


def fdi(universal: int) -> int:
    """ISO 3950 by quadrants: 18-11, 21-28, 38-31, 41-48."""
    first = {0: 19 - universal, 1: 12 + universal, 2: 55 - universal, 3: 16 + universal}
    return first[(universal - 1) // 8]


def mesial(number: int) -> int:
    """The neighbour towards, or across, the midline."""
    across = {11: 21, 21: 11, 31: 41, 41: 31}
    return across.get(number, number - 1)


# --- prescriptions as doctors write them ----------------------------------------------------------------------------

lines = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12),
    min_size=1,
    max_size=3,
).map(" ".join)
"""Names in any script, on one line, with single blanks."""

materials = st.builds(CadMaterial, st.sampled_from(["ZI", "WAX", "LS2", "HOUSE_7"]), lines)
METHOD = ProductionMethod("mill-5", "Milling, 5 axes")
ORDERED = Material("2009", "Ceramic: Zirconia")


@dataclass(frozen=True)
class Segment:
    """One piece of work: a single tooth, or a bridge from the first tooth to the last."""

    teeth: tuple[PlannedTooth, ...]
    is_bridge: bool = False

    @property
    def numbers(self) -> list[int]:
        return [planned.work.universal for planned in self.teeth]


@st.composite
def singles(draw: st.DrawFn, universal: int) -> Segment:
    unit = draw(st.sampled_from([*WORDS, 1, 9, 10]))
    if unit not in WORDS:
        return Segment((PlannedTooth(ToothWork(universal, "", unit_type=unit), None),))
    return Segment((draw(teeth(universal, unit, draw(materials))),))


@st.composite
def teeth(draw: st.DrawFn, universal: int, unit: int, material: CadMaterial, bridge_id: str = "") -> PlannedTooth:
    """A tooth that is made. Its words may be missing; a pontic's material may be its bridge's."""
    is_pontic = unit == 9
    restoration = draw(st.sampled_from(["", "Missing" if is_pontic else WORDS[unit][0]]))
    ordered = None if is_pontic and draw(st.booleans()) else ORDERED
    work = ToothWork(
        universal,
        restoration,
        material=ordered,
        shade=Shade(middle=draw(st.just("") | lines)),
        unit_type=unit,
        bridge_id=bridge_id or None,
        pontic=is_pontic,
    )
    return PlannedTooth(work, Made(material, METHOD, "rule") if ordered else None)


@st.composite
def whole_bridges(draw: st.DrawFn, first: int, last: int) -> Segment:
    material, numbers = draw(materials), range(first, last + 1)
    ends = st.sampled_from([2, 4])
    units = [draw(ends if n in (first, last) else st.sampled_from([2, 9])) for n in numbers]
    made = [draw(teeth(n, unit, material, f"B{first}")) for n, unit in zip(numbers, units, strict=True)]
    return Segment(tuple(made), is_bridge=True)


@st.composite
def segments(draw: st.DrawFn) -> list[Segment]:
    """Work here and there in both jaws; pieces may touch, and a bridge may cross the midline."""
    found: list[Segment] = []
    for first, last in ((1, 16), (17, 32)):
        at = first + draw(st.integers(0, 15))
        while at <= last:
            length = draw(st.integers(1, 4))
            end = min(at + length - 1, last)
            found.append(draw(whole_bridges(at, end) if end > at else singles(at)))
            at = end + 1 + draw(st.integers(0, 9))
    return found


@st.composite
def prescriptions(draw: st.DrawFn) -> tuple[HandOff, list[Segment]]:
    work = draw(segments())
    planned = [tooth for segment in work for tooth in segment.teeth]
    bridges = tuple(Bridge(f"B{s.numbers[0]}", s.numbers[0], s.numbers[-1], "Traditional") for s in work if s.is_bridge)
    one = order(
        draw(st.integers(1, 10**9).map(str)),
        patient_last=draw(lines),
        patient_first=draw(st.just("") | lines),
        scanned_at=datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=draw(st.integers(0, 5_000_000))),
    )
    base = handoff_of(one.order_id)
    client = Client(draw(st.integers(1, 10**6)), draw(lines))
    rx = replace(base.rx, order_id=one.order_id, bridges=bridges, teeth=tuple(tooth.work for tooth in planned))
    number = draw(st.integers(1, 10**9))
    return replace(base, order=one, client=client, rx=rx, teeth=tuple(planned), patient_number=number), work


def handoff_of(order_id: str) -> HandOff:
    """A case without a package."""
    base = handoff(Path(tempfile.gettempdir()) / "never-read", files=())
    return replace(base, order=replace(base.order, order_id=order_id))


@settings(max_examples=examples(120))
@given(prescriptions())
def test_the_project_says_what_was_prescribed(drawn: tuple[HandOff, list[Segment]]) -> None:
    case, work = drawn
    with tempfile.TemporaryDirectory() as base:
        project = delivered(Path(base), case)
    assert (project.practice_id, project.practice) == (str(case.client.id), case.client.name)
    assert (project.patient_last, project.patient_first) == (case.order.patient_last, case.order.patient_first)
    assert (project.patient_id, project.tray) == (case.patient_number, case.order.order_id)
    assert {tooth.number: said(project, tooth.number) for tooth in project.teeth if tooth.worked} == expected(work)
    assert bridges_of(project) == {frozenset(map(fdi, s.numbers)) for s in work if s.is_bridge}
    assert surroundings(project) <= {"HealthyTooth", "MissingTooth", "Antagonist"}


def delivered(base: Path, case: HandOff) -> DentalProject:
    """Places the case. Only a bridge across the midline is asked about; nothing comes before that is confirmed."""
    root = base / "CAD"
    root.mkdir()
    target = ExocadTarget(root)
    asked = frozenset(finding.code for finding in target.findings(case) if finding.blocking)
    assert all(code.startswith("bridge-midline-") for code in asked)
    plan = target.plan(case)
    if asked:
        with pytest.raises(TargetError):
            target.place(case, plan)
        assert not any(root.iterdir())
    placed = target.place(replace(case, confirmed=asked), plan)
    names = {str(Path(file.path).relative_to(placed.folder)) for file in placed.files}
    assert tree(placed.folder).keys() - {ownership.NAME} == names, "all that is reported, and nothing else"
    assert check_projects_below(root) == 1
    return read_dental_project(placed.folder / f"{placed.folder.name}.dentalProject")


def said(project: DentalProject, number: int) -> tuple[str, ...]:
    """What the project says is to be made of a tooth."""
    (tooth,) = [one for one in project.teeth if one.number == number]
    return tooth.reconstruction, tooth.preparation, tooth.implant, tooth.material, tooth.material_name, tooth.color


def expected(work: list[Segment]) -> dict[int, tuple[str, ...]]:
    return {fdi(tooth.work.universal): wanted for segment in work for tooth, wanted in _made(segment)}


def _made(segment: Segment) -> Iterator[tuple[PlannedTooth, tuple[str, ...]]]:
    """Every tooth that is made; a pontic without a material of its own is of its bridge's."""
    known = [tooth.made.cad_material for tooth in segment.teeth if tooth.made]
    for tooth in segment.teeth:
        unit = tooth.work.unit_type or 0
        if known and (unit in WORDS or unit == 9):
            kind = WORDS[unit][1:] if unit in WORDS else PONTIC
            material = tooth.made.cad_material if tooth.made else known[0]
            yield tooth, (*kind, material.id, material.name, tooth.work.shade.middle or "---")


def bridges_of(project: DentalProject) -> set[frozenset[int]]:
    """Teeth that are joined, by their connectors alone."""
    groups: dict[int, frozenset[int]] = {}
    for tooth in project.teeth:
        if tooth.mesial_connector:
            ends = (tooth.number, mesial(tooth.number))
            joined = frozenset().union(*(groups.get(end, frozenset({end})) for end in ends))
            groups |= dict.fromkeys(joined, joined)
    return set(groups.values())


def surroundings(project: DentalProject) -> set[str]:
    return {tooth.reconstruction for tooth in project.teeth if not tooth.worked}


# --- every case has its own folder ----------------------------------------------------------------------------------

few_names = st.sampled_from(["Sample", "SAMPLE", "Straße", "STRASSE", "Sample.", "..", "CON", "e\u0301", "\u00e9"])
few_cases = st.tuples(st.integers(1, 5), few_names, st.integers(1, 2))
templates = st.sampled_from(["%d_%l", "%l", "%d", "%tc", "case"])


@settings(max_examples=examples(60))
@given(st.lists(few_cases, min_size=2, max_size=6), templates, st.data())
def test_no_two_cases_share_a_folder(cases: list[tuple[int, str, int]], template: str, data: st.DataObject) -> None:
    """Planned in one order and placed in another, by two programs at once, with names that fold to one."""
    with tempfile.TemporaryDirectory() as base:
        root = Path(base, "CAD")
        root.mkdir()
        programs = [ExocadTarget(root, template), ExocadTarget(root, template)]
        handoffs = [case_of(*values) for values in dict.fromkeys((n, name, r) for n, name, r in cases)]
        unique = {(one.order.order_id, one.revision): one for one in handoffs}
        waiting = [(one, data.draw(st.sampled_from(programs))) for one in unique.values()]
        placed = {(one.order.order_id, one.revision): place(program, one) for one, program in shuffled(waiting, data)}
        assert len({fold_name(folder.name) for folder in placed.values()}) == len(placed) == check_projects_below(root)
        for (order_id, _), folder in placed.items():
            assert folder.parent == root
            assert read_dental_project(folder / f"{folder.name}.dentalProject").tray == order_id
        assert len({read_dental_project(path).guid for path in root.glob("*/*.dentalProject")}) == len(placed)


def case_of(number: int, name: str, revision: int) -> HandOff:
    base = handoff_of(str(number))
    return replace(base, order=replace(base.order, patient_last=name), revision=revision)


def shuffled(waiting: list[tuple[HandOff, ExocadTarget]], data: st.DataObject) -> list[tuple[HandOff, ExocadTarget]]:
    """Some are planned long before they are placed."""
    for case, program in waiting:
        if data.draw(st.booleans()):
            program.plan(case)
    return list(data.draw(st.permutations(waiting)))


def place(target: Target, case: HandOff) -> Path:
    return target.place(case, target.plan(case)).folder
