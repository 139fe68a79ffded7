"""Placing on a real disk: whole or not at all, last things last, and never over somebody else's file."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from cad_kit import STEM, WAX, cad_folder, deliver, full_case, handoff, reading, tree
from order_kit import order

from labconnector.cad import fileops, ownership, staging
from labconnector.cad.dental_project_reader import read_dental_project
from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.exocad_teeth import exocad_teeth
from labconnector.cad.folder import FolderTarget
from labconnector.cad.target import build_target
from labconnector.domain.case import FileRole
from labconnector.domain.errors import (
    TargetTaken,
)
from labconnector.domain.handoff import HandOff


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return cad_folder(tmp_path)


@pytest.fixture
def case(tmp_path: Path) -> HandOff:
    return full_case(tmp_path)


# --- what is placed -------------------------------------------------------------------------------------------------


def test_the_exocad_folder(root: Path, case: HandOff) -> None:
    folder = deliver(ExocadTarget(root), case)
    assert folder == root / STEM
    assert set(tree(folder)) == {
        ".labconnector.json",
        f"{STEM}.dentalProject",
        f"{STEM}-upperjaw.stl",
        f"{STEM}-lowerjaw.stl",
        f"{STEM}-upperjaw-situ.ply",
        f"{STEM}-lowerjaw-situ.ply",
        f"{STEM}-upperjaw-marker.stl",
        "itero-source/itero_export_#4711_v50.xml",
        "itero-source/Rx_4711.html",
        "itero-source/gallery_#4711_1.jpg",
        "itero-source/4711_lockedocclusion_ul.stl",
        "itero-source/margin_3.pts",
        "itero-source/texture.jpg",
        "itero-source/order_sheet.html",
        "itero-source/order.json",
    }
    source = (case.folder / "4711_shell_occlusion_u.stl").read_bytes()
    assert (folder / f"{STEM}-upperjaw.stl").read_bytes() == source


def test_the_project_reads_back(root: Path, case: HandOff) -> None:
    folder = deliver(ExocadTarget(root), case)
    project = read_dental_project(folder / f"{STEM}.dentalProject")
    assert project.teeth == exocad_teeth(case, reading(case))
    assert folder.name.startswith(project.at.date().isoformat())


def test_the_plain_folder(root: Path, case: HandOff) -> None:
    folder = deliver(FolderTarget(root), case)
    assert folder == root / "4711_Sample"
    assert set(tree(folder)) == {
        ".labconnector.json",
        "manifest.json",
        "order.json",
        "order_sheet.html",
        "scans/upper-jaw.stl",
        "scans/lower-jaw.stl",
        "scans/upper-pretreatment.ply",
        "scans/lower-pretreatment.ply",
        "scans/upper-scan-body.stl",
        "scans/bite.stl",
        "itero-source/itero_export_#4711_v50.xml",
        "itero-source/Rx_4711.html",
        "itero-source/gallery_#4711_1.jpg",
        "itero-source/margin_3.pts",
        "itero-source/texture.jpg",
    }


@pytest.mark.parametrize("kind", ["exocad", "folder"])
def test_what_is_reported_is_what_is_there(root: Path, case: HandOff, kind: str) -> None:
    target = build_target(kind, root)
    placed = target.place(case, target.plan(case))
    for file in placed.files:
        path = Path(file.path)
        assert path.is_absolute()
        assert (path.stat().st_size, fileops.sha256_of(path)) == (file.size, file.sha256)
    assert placed.files[-1].role is FileRole.PROJECT


def test_the_ownership_file_holds_no_patient_data(root: Path, case: HandOff) -> None:
    text = (deliver(ExocadTarget(root), case) / ownership.NAME).read_text("utf-8")
    assert "Sample" not in text
    assert "Ada" not in text
    values = json.loads(text)
    assert (values["account"], values["order_id"], values["revision"]) == ("sandbox:1", "4711", 1)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_files_get_normal_permissions(root: Path, case: HandOff) -> None:
    old = os.umask(0o022)
    try:
        folder = deliver(ExocadTarget(root), case)
    finally:
        os.umask(old)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()} == {0o644}


def test_nothing_is_left_on_the_shelf(root: Path, case: HandOff, tmp_path: Path) -> None:
    deliver(ExocadTarget(root), case)
    assert [path.name for path in root.iterdir()] == [STEM], "and nothing was ever built inside"
    assert list((tmp_path / staging.NAME).iterdir()) == []


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["exocad", "folder"])
@pytest.mark.parametrize("last", ["../../x", "CON", "n" * 300, "شارع", "\u202egnp.exe", "🦷🦷", "", " . ", "a\0b"])
def test_hostile_names_stay_inside(root: Path, tmp_path: Path, kind: str, last: str) -> None:
    one = handoff(tmp_path / "package", of=order(patient_last=last, patient_first=last))
    folder = deliver(build_target(kind, root), one)
    assert folder.parent == root
    assert {path.name for path in tmp_path.iterdir()} <= {"CAD-Data", "package", staging.NAME}


def test_two_patients_of_one_name(root: Path, tmp_path: Path) -> None:
    target = ExocadTarget(root)
    one = handoff(tmp_path / "a")
    two = handoff(tmp_path / "b", of=order("4712"))
    assert [deliver(target, one).name, deliver(target, two).name] == [STEM, f"{STEM}_4712"]


def test_a_revision_lies_beside_its_elder(root: Path, tmp_path: Path) -> None:
    target = ExocadTarget(root)
    old = deliver(target, handoff(tmp_path / "a"))
    before = tree(old)
    new = deliver(target, handoff(tmp_path / "b", revision=2))
    assert new.name == f"{STEM}_4711_r2"
    assert tree(old) == before
    guids = {read_dental_project(next(folder.glob("*.dentalProject"))).guid for folder in (old, new)}
    assert len(guids) == 2


def test_two_cases_of_one_name_at_once(root: Path, tmp_path: Path) -> None:
    target = ExocadTarget(root)
    cases = [handoff(tmp_path / f"p{n}", of=order(f"{n}")) for n in range(8)]
    start = threading.Barrier(len(cases))
    folders: list[Path] = []

    def run(one: HandOff) -> None:
        start.wait()
        folders.append(deliver(target, one))

    in_threads([partial(run, one) for one in cases])
    assert len({folder.name for folder in folders}) == len(cases)
    assert {f.name for f in root.iterdir()} == {folder.name for folder in folders}


def test_two_programs_that_planned_one_name(root: Path, tmp_path: Path) -> None:
    first, second = ExocadTarget(root), ExocadTarget(root)
    one, two = handoff(tmp_path / "a"), handoff(tmp_path / "b", of=order("4712"))
    plans = first.plan(one), second.plan(two)
    assert plans[0] == plans[1]
    first.place(one, plans[0])
    before = tree(root)
    with pytest.raises(TargetTaken):
        second.place(two, plans[1])
    assert tree(root) == before
    assert deliver(second, two).name == f"{STEM}_4712"


def test_one_case_placed_by_two_at_once(root: Path, case: HandOff) -> None:
    start = threading.Barrier(4)

    def run() -> None:
        start.wait()
        deliver(ExocadTarget(root), case)

    in_threads([run] * 4)
    assert [path.name for path in root.iterdir()] == [STEM]
    assert (root / STEM / f"{STEM}.dentalProject").is_file()


def in_threads(runs: list[Callable[[], None]]) -> None:
    failed: list[BaseException] = []

    def guarded(run: Callable[[], None]) -> None:
        try:
            run()
        except BaseException as error:  # noqa: BLE001 - handed to the test below
            failed.append(error)

    threads = [threading.Thread(target=guarded, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failed, failed


# --- what a watcher sees --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["exocad", "folder"])
def test_a_watcher_never_sees_half_a_case(root: Path, tmp_path: Path, kind: str) -> None:
    target = build_target(kind, root)
    cases = [handoff(tmp_path / f"p{n}", of=order(f"{n}", patient_last=f"P{n}"), size=300_000) for n in range(6)]
    done, seen, wrong = threading.Event(), set[str](), list[str]()

    def watch() -> None:
        while not done.is_set():
            for folder in list(root.iterdir()):
                look(folder)

    def look(folder: Path) -> None:
        names = {path.name for path in folder.rglob("*")}
        last = [name for name in names if name.endswith((".dentalProject", "order.json"))]
        scans = list(folder.rglob("*.stl"))
        if len(scans) != 2 or any(path.stat().st_size != 300_000 for path in scans):
            wrong.append(f"{folder.name}: scans {scans}")
        for name in last:
            seen.add(folder.name)
            if any(path.stat().st_size == 0 for path in folder.rglob(name)):
                wrong.append(f"{name} is empty")

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for one in cases:
            deliver(target, one)
    finally:
        done.set()
        watcher.join()
    assert not wrong
    assert seen


# --- again, after a crash or a change -------------------------------------------------------------------------------


def test_placing_again_changes_nothing(root: Path, case: HandOff) -> None:
    target = ExocadTarget(root)
    folder = deliver(target, case)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert deliver(ExocadTarget(root), case) == folder
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


@pytest.mark.parametrize("name", [f"{STEM}-upperjaw.stl", f"{STEM}.dentalProject", "itero-source/Rx_4711.html"])
def test_a_file_that_is_gone_is_filled_in(root: Path, case: HandOff, name: str) -> None:
    target = ExocadTarget(root)
    folder = deliver(target, case)
    whole = tree(folder)
    (folder / name).unlink()
    assert deliver(target, case) == folder
    assert tree(folder) == whole


def test_a_sub_folder_that_is_gone_is_filled_in(root: Path, case: HandOff) -> None:
    target = ExocadTarget(root)
    folder = deliver(target, case)
    whole = tree(folder)
    shutil.rmtree(folder / "itero-source")
    deliver(target, case)
    assert tree(folder) == whole


def test_what_the_cad_adds_stays(root: Path, case: HandOff) -> None:
    target = ExocadTarget(root)
    folder = deliver(target, case)
    (folder / f"{STEM}.constructionInfo").write_bytes(b"design")
    (folder / f"{STEM}.dentalProject").write_bytes(b"saved by the CAD")
    before = tree(folder)
    assert deliver(target, case) == folder
    assert tree(folder) == before


def test_another_decision_goes_beside_what_was_delivered(root: Path, case: HandOff) -> None:
    target = ExocadTarget(root)
    folder = deliver(target, case)
    before = tree(folder)
    other = replace(case, teeth=tuple(replace(t, made=WAX) for t in case.teeth))
    assert deliver(target, other).name == f"{STEM}_4711"
    assert tree(folder) == before


def test_another_decision_after_a_crash_replaces_our_own_files_only(root: Path, case: HandOff) -> None:
    target = ExocadTarget(root)
    folder = deliver(target, case)
    (folder / f"{STEM}.dentalProject").unlink()  # as if the crash had come before it
    other = replace(case, teeth=tuple(replace(t, made=WAX) for t in case.teeth))
    assert deliver(target, other) == folder
    project = read_dental_project(folder / f"{STEM}.dentalProject")
    assert {tooth.material for tooth in project.teeth if tooth.worked} == {"WAX"}
    assert b"Wax (WAX)" in (folder / "itero-source/order_sheet.html").read_bytes()
    assert deliver(target, other) == folder


def test_a_changed_scan_in_our_folder_is_somebody_elses_now(root: Path, case: HandOff) -> None:
    target = ExocadTarget(root)
    plan = target.plan(case)
    target.place(case, plan)
    (plan.folder / f"{STEM}-upperjaw.stl").write_bytes(b"trimmed by the technician")
    before = tree(root)
    with pytest.raises(TargetTaken):
        target.place(case, plan)
    assert tree(root) == before
    assert deliver(target, case).name == f"{STEM}_4711"
