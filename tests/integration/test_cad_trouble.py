"""Placing where something is in the way, goes away, or cannot be written."""

from __future__ import annotations

import errno
import json
import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cad_kit import STEM, cad_folder, deliver, full_case, handoff, tree, work

from labconnector.cad import fileops, placer, staging
from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.target import build_target
from labconnector.domain.errors import (
    DiskFull,
    PackageError,
    SettingsError,
    TargetError,
    TargetMissing,
    TargetReadOnly,
    TargetTaken,
)
from labconnector.domain.handoff import HandOff, Plan


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return cad_folder(tmp_path)


@pytest.fixture
def case(tmp_path: Path) -> HandOff:
    return full_case(tmp_path)


def test_foreign_things_in_the_way(root: Path, case: HandOff, tmp_path: Path) -> None:
    (root / STEM).write_bytes(b"a file")
    (root / f"{STEM}_4711").mkdir()
    (root / f"{STEM}_4711_2").symlink_to(tmp_path / "nowhere")
    before = tree(root)
    assert deliver(ExocadTarget(root), case).name == f"{STEM}_4711_3"
    assert before.items() <= tree(root).items()
    assert list((root / f"{STEM}_4711").iterdir()) == []


@pytest.mark.parametrize("what", ["file", "folder", "link"])
def test_something_that_appears_after_the_plan(root: Path, case: HandOff, tmp_path: Path, what: str) -> None:
    target = ExocadTarget(root)
    plan = target.plan(case)
    if what == "file":
        plan.folder.write_bytes(b"theirs")
    elif what == "folder":
        plan.folder.mkdir()
    else:
        plan.folder.symlink_to(tmp_path)
    before = set(tmp_path.iterdir())
    with pytest.raises(TargetTaken):
        target.place(case, plan)
    if what == "file":
        assert plan.folder.read_bytes() == b"theirs"
    elif what == "folder":
        assert list(plan.folder.iterdir()) == []
    else:
        assert plan.folder.is_symlink()
        assert set(tmp_path.iterdir()) == {*before, tmp_path / staging.NAME}


def test_an_order_file_that_appears_meanwhile_is_not_overwritten(root: Path, case: HandOff) -> None:
    def step(name: str) -> None:
        if name == "order file staged":
            (root / STEM / f"{STEM}.dentalProject").write_bytes(b"theirs")

    target = ExocadTarget(root, step=step)
    with pytest.raises(TargetTaken):
        target.place(case, target.plan(case))
    assert (root / STEM / f"{STEM}.dentalProject").read_bytes() == b"theirs"


def test_a_link_in_our_folder_is_not_followed(root: Path, case: HandOff, tmp_path: Path) -> None:
    target = ExocadTarget(root)
    plan = target.plan(case)
    target.place(case, plan)
    shutil.rmtree(plan.folder / "itero-source")
    (tmp_path / "elsewhere").mkdir()
    (plan.folder / "itero-source").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(TargetTaken):
        target.place(case, plan)
    assert list((tmp_path / "elsewhere").iterdir()) == []


# --- trouble --------------------------------------------------------------------------------------------------------


def test_a_folder_that_went_away(root: Path, case: HandOff) -> None:
    target = ExocadTarget(root)
    plan = target.plan(case)
    shutil.rmtree(root)
    for call in (target.check, lambda: target.plan(case), lambda: target.place(case, plan)):
        with pytest.raises(TargetMissing):
            call()
    assert not root.exists(), "it is never made"


def test_a_folder_that_goes_away_while_placing(root: Path, case: HandOff) -> None:
    def step(name: str) -> None:
        if name == "case built":
            shutil.rmtree(root)

    target = ExocadTarget(root, step=step)
    with pytest.raises(TargetMissing):
        target.place(case, target.plan(case))
    assert not root.exists()


def test_a_file_instead_of_the_folder(tmp_path: Path, case: HandOff) -> None:
    (tmp_path / "CAD-Data").write_bytes(b"")
    with pytest.raises(TargetMissing):
        ExocadTarget(tmp_path / "CAD-Data").check()


@pytest.mark.parametrize(
    ("code", "kind"), [(errno.ENOSPC, DiskFull), (errno.EROFS, TargetReadOnly), (errno.EACCES, TargetReadOnly)]
)
def test_errors_of_the_system(
    root: Path, case: HandOff, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[TargetError]
) -> None:
    target = ExocadTarget(root)
    plan = target.plan(case)

    def refuse(_: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refuse)
        for call in (target.check, lambda: target.place(case, plan)):
            with pytest.raises(kind):
                call()
    assert tree(root) == {}
    target.place(case, plan)


def test_a_case_that_cannot_fit_is_not_begun(root: Path, case: HandOff, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(root)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=1_000_000))
    target = ExocadTarget(root)
    with pytest.raises(DiskFull):
        target.place(case, target.plan(case))
    with pytest.raises(DiskFull):
        target.check()
    assert tree(root) == {}


def test_damaged_sources_place_nothing(root: Path, case: HandOff) -> None:
    target = ExocadTarget(root)
    plan = target.plan(case)
    scan = case.folder / "4711_shell_occlusion_l.stl"
    data = scan.read_bytes()
    for damage in (data[:-1], data[:-1] + b"\0", b""):
        scan.write_bytes(damage)
        with pytest.raises(PackageError):
            target.place(case, plan)
        assert tree(root) == {}
    scan.unlink()
    with pytest.raises(PackageError):
        target.place(case, plan)
    assert tree(root) == {}


def test_an_unanswered_case_is_refused(root: Path, tmp_path: Path) -> None:
    target = ExocadTarget(root)
    asked = handoff(tmp_path / "p", (work(3), work(4, 8, "")))
    plan = target.plan(asked)
    with pytest.raises(TargetError):
        target.place(asked, plan)
    target.place(replace(asked, confirmed=frozenset({"unit-detachable-15"})), plan)
    open_ = handoff(tmp_path / "q", made=None)
    with pytest.raises(TargetError):
        target.place(open_, target.plan(open_))


def test_a_plan_for_elsewhere_is_refused(root: Path, case: HandOff, tmp_path: Path) -> None:
    for plan in (Plan("exocad", tmp_path / "x"), Plan("folder", root / "x"), Plan("exocad", root / "a" / "b")):
        with pytest.raises(TargetError):
            ExocadTarget(root).place(case, plan)
    with pytest.raises(SettingsError):
        build_target("abacus", root)


# --- the shelf ------------------------------------------------------------------------------------------------------


def test_health_of_a_good_folder(root: Path, tmp_path: Path) -> None:
    health = ExocadTarget(root).check()
    assert health.folder == root
    assert health.free_bytes > 0
    assert health.same_volume
    assert health.staging == tmp_path / staging.NAME
    assert health.staging_outside
    assert tree(root) == {}


@pytest.mark.parametrize("what", ["file", "link"])
def test_a_shelf_that_cannot_be_beside_is_inside(root: Path, case: HandOff, tmp_path: Path, what: str) -> None:
    beside = tmp_path / staging.NAME
    if what == "file":
        beside.write_bytes(b"in the way")
    else:
        (tmp_path / "elsewhere").mkdir()
        beside.symlink_to(tmp_path / "elsewhere")
    target = ExocadTarget(root)
    health = target.check()
    assert (health.staging, health.staging_outside) == (root / staging.NAME, False)
    deliver(target, case)
    assert {path.name for path in root.iterdir()} == {STEM, staging.NAME}
    assert not (tmp_path / "elsewhere").exists() or not any((tmp_path / "elsewhere").iterdir())


def test_one_volume_mounted_twice(root: Path, case: HandOff, monkeypatch: pytest.MonkeyPatch) -> None:
    def across(source: Path, target: Path) -> None:
        if not source.is_relative_to(root):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        fileops.move_folder(source, target)

    monkeypatch.setattr(placer, "move_folder", across)
    assert deliver(ExocadTarget(root), case) == root / STEM


def test_a_linked_cad_folder(root: Path, case: HandOff, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "CAD").symlink_to(root)
    folder = deliver(ExocadTarget(tmp_path / "desk" / "CAD"), case)
    assert folder == tmp_path / "desk" / "CAD" / STEM
    assert (root / STEM).is_dir()
    assert not (tmp_path / "desk" / staging.NAME).exists()


def test_only_our_own_old_left_overs_are_cleared(root: Path, case: HandOff, tmp_path: Path) -> None:
    shelf = tmp_path / staging.NAME
    made = {"old": timedelta(days=2), "young": timedelta(hours=2)}
    for name, age in made.items():
        (shelf / name).mkdir(parents=True)
        (shelf / name / "scan.stl").write_bytes(b"x")
        stamp = (datetime.now(UTC) - age).isoformat()
        (shelf / name / staging.MARKER).write_text(json.dumps({"made_at": stamp}), "utf-8")
    for name, text in {"foreign": None, "odd": "[]", "naive": '{"made_at": "2001-01-01"}'}.items():
        (shelf / name).mkdir()
        if text:
            (shelf / name / staging.MARKER).write_text(text, "utf-8")
    (shelf / "file").write_bytes(b"x")
    deliver(ExocadTarget(root), case)
    assert {path.name for path in shelf.iterdir()} == {"young", "foreign", "odd", "naive", "file"}
