"""What the CAD has opened is never overwritten, completed or added to; a new revision goes beside it and says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cad_kit import STEM, WAX, cad_folder, deliver, full_case, handoff, tree
from schema_kit import check_projects_below

from labconnector.cad.dental_project_reader import read_dental_project
from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.threeshape import SCHEME, ThreeShapeTarget
from labconnector.domain.case import FileRole
from labconnector.domain.errors import TargetTaken
from labconnector.domain.handoff import Earlier, HandOff

TRACES = [f"{STEM}.constructionInfo", f"{STEM}.scanInfo", f"{STEM}.dentalCAD", f"{STEM}-16-CROWN_CAD.STL"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return cad_folder(tmp_path)


@pytest.fixture
def case(tmp_path: Path) -> HandOff:
    return full_case(tmp_path)


def half_placed(root: Path, case: HandOff, *gone: str) -> Path:
    """A folder as a crash leaves it: without what was to come."""
    folder = deliver(ExocadTarget(root), case)
    for name in gone:
        (folder / name).unlink()
    return folder


@pytest.mark.parametrize("trace", TRACES)
@pytest.mark.parametrize("gone", [f"{STEM}-lowerjaw.stl", f"{STEM}.dentalProject", "itero-source/Rx_4711.html"])
def test_a_half_placed_folder_that_the_cad_opened_is_left_alone(
    root: Path, case: HandOff, trace: str, gone: str
) -> None:
    folder = half_placed(root, case, gone)
    (folder / trace).write_bytes(b"the technician's work")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    beside = deliver(ExocadTarget(root), case)
    assert beside.name == f"{STEM}_4711"
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert check_projects_below(beside) == 1


def test_a_folder_that_the_cad_opens_between_plan_and_placing(root: Path, case: HandOff) -> None:
    folder = half_placed(root, case, f"{STEM}.dentalProject")
    target = ExocadTarget(root)
    plan = target.plan(case)
    assert plan.folder == folder, "a half placed folder of ours is completed"
    (folder / f"{STEM}.scanInfo").write_bytes(b"opened")
    before = tree(root)
    with pytest.raises(TargetTaken):
        target.place(case, plan)
    assert tree(root) == before


def test_a_project_that_the_cad_saved_anew_is_a_trace_too(root: Path, case: HandOff) -> None:
    folder = half_placed(root, case, f"{STEM}-lowerjaw.stl")
    (folder / f"{STEM}.dentalProject").write_bytes(b"saved by DentalDB")
    before = tree(folder)
    assert deliver(ExocadTarget(root), case).name == f"{STEM}_4711"
    assert tree(folder) == before


def test_a_whole_folder_that_the_cad_opened_is_the_delivery(root: Path, case: HandOff) -> None:
    """A crash between the last file and our note of it: nothing is missing, so that nothing is delivered twice."""
    folder = deliver(ExocadTarget(root), case)
    (folder / f"{STEM}.scanInfo").write_bytes(b"opened")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    seen = replace(case, earlier=(Earlier(1, folder),))  # the sheet would be another one now
    assert deliver(ExocadTarget(root), seen) == folder
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_file_of_the_package_that_is_called_like_a_design_is_no_trace(root: Path, tmp_path: Path) -> None:
    """The CAD's files are known by their names; one that we placed ourselves is not taken for its."""
    files = (("old_cad.stl", FileRole.OTHER), ("itero.xml", FileRole.METADATA))
    case = handoff(tmp_path / "p", files=files)
    case = replace(case, rx=replace(case.rx, export_scheme=SCHEME))
    folder = deliver(ThreeShapeTarget(root), case)
    (folder / "itero.xml").unlink()
    assert (folder / "old_cad.stl").is_file()
    assert deliver(ThreeShapeTarget(root), case) == folder
    assert (folder / "itero.xml").is_file()


def test_a_new_revision_goes_beside_and_says_so(root: Path, case: HandOff) -> None:
    target = ExocadTarget(root)
    first = deliver(target, case)
    (first / f"{STEM}.constructionInfo").write_bytes(b"design")
    before = tree(first)
    revised = replace(case, revision=2, earlier=(Earlier(1, first),))
    plan = target.plan(revised)
    placed = target.place(revised, plan)
    assert placed.folder.name == f"{STEM}_4711_r2"
    assert tree(first) == before
    told = f"exocad has revision 1 open, in {STEM}: revision 2 lies beside it, in {STEM}_4711_r2."
    assert told in (placed.folder / "itero-source/order_sheet.html").read_text("utf-8")
    assert placed.remark == "exocad has revision 1 open: revision 2 lies beside it."
    projects = [read_dental_project(path) for path in root.glob("*/*.dentalProject")]
    assert len({project.guid for project in projects}) == 2


def test_another_decision_about_one_revision_says_so(root: Path, case: HandOff) -> None:
    target = ExocadTarget(root)
    first = deliver(target, case)
    (first / f"{STEM}.dentalCAD").write_bytes(b"scene")
    other = tuple(replace(tooth, made=WAX) for tooth in case.teeth)
    again = replace(case, teeth=other, earlier=(Earlier(1, first),))
    placed = target.place(again, target.plan(again))
    assert placed.folder != first
    assert placed.remark == "exocad has revision 1 open: this delivery lies beside it."


def test_what_is_not_open_or_elsewhere_is_not_told(root: Path, case: HandOff, tmp_path: Path) -> None:
    first = deliver(ExocadTarget(root), case)
    elsewhere = tmp_path / "other" / STEM
    elsewhere.mkdir(parents=True)
    (elsewhere / f"{STEM}.scanInfo").write_bytes(b"")
    earlier = (Earlier(1, elsewhere), Earlier(1, first), Earlier(1, root / "gone"))
    revised = replace(case, revision=2, earlier=earlier)
    placed = ExocadTarget(root).place(revised, ExocadTarget(root).plan(revised))
    assert placed.remark == ""
    assert "open" not in (placed.folder / "itero-source/order_sheet.html").read_text("utf-8")
