"""Killed at every step of placing, the next try completes the case; nobody ever finds half of one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cad_crash_child import target_of
from cad_kit import bridge, handoff, tree

from labconnector.cad import staging
from labconnector.cad.exocad import ExocadTarget
from labconnector.domain.handoff import HandOff

HERE = Path(__file__).parent
LAST = {
    "exocad": "2026-11-20_Sample.dentalProject",
    "folder": "order.json",
    "flat": "ready",
    "zip": "4711_Sample.zip",
}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


def child(kind: str, root: Path, package: Path, die_at: int = -1, limit: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(HERE / "cad_crash_child.py"), kind, str(root), str(package), str(die_at), str(limit)]
    paths = {**os.environ, "PYTHONPATH": f"{HERE.parent}{os.pathsep}{HERE.parent.parent}"}
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=paths)


def case_in(package: Path) -> HandOff:
    teeth, one = bridge(2, 4, 3)
    return handoff(package, teeth, bridges=(one,))


def neighbours(root: Path) -> None:
    """What stood in the CAD folder before: somebody else's case of another name, and a stray file."""
    (root / "2026-11-19_Other").mkdir(parents=True)
    (root / "2026-11-19_Other" / "2026-11-19_Other.dentalProject").write_bytes(b"theirs")
    (root / "Thumbs.db").write_bytes(b"x")


@pytest.mark.parametrize("kind", list(LAST))
def test_killed_at_every_step(tmp_path: Path, kind: str) -> None:
    neighbours(tmp_path / "model")
    whole = child(kind, tmp_path / "model", tmp_path / "model-package")
    steps = int(whole.stdout)
    assert steps >= 8, whole.stderr
    wanted = tree(tmp_path / "model")

    def one(die_at: int) -> None:
        root = tmp_path / f"at-{die_at}" / "CAD-Data"
        neighbours(root)
        killed = child(kind, root, root.parent / "package", die_at)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        half = tree(root)
        assert all(wanted[name] == data for name, data in half.items()), "every file that is seen is whole"
        placed = {name for name in half if LAST[kind] == Path(name).name}
        assert not placed or half == wanted, "the order file is there last"
        target = target_of(kind, root)
        case = case_in(root.parent / "package")
        plan = target.plan(case)
        target.place(case, plan)
        assert tree(root) == wanted
        assert target.plan(case) == plan, "and once more there is nothing left to do"
        shutil.rmtree(root.parent)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one, range(steps)))


def test_a_full_disk_leaves_nothing_and_says_so(tmp_path: Path) -> None:
    root = tmp_path / "CAD-Data"
    neighbours(root)
    before = tree(root)
    refused = child("exocad", root, tmp_path / "package", limit=30_000)
    assert refused.stdout.strip() == "disk-full", refused.stderr
    assert tree(root) == before
    assert list((tmp_path / staging.NAME).iterdir()) == []
    case = case_in(tmp_path / "package")
    target = ExocadTarget(root)
    target.place(case, target.plan(case))
    assert len(tree(root)) > len(before)
