"""A CAD folder that cannot be written to, and one that is full, as the command line meets them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli_kit import Ran, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the drives are mounted as Linux does")


@contextmanager
def drive(folder: Path, options: str) -> Iterator[Path]:
    """A drive of its own, in memory; root may write into every folder, but not onto every drive."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a drive")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def demo(folder: Path, cad: Path) -> Ran:
    """A small demo that answers its questions."""
    where = ("--data-dir", folder / "data", "--cad-dir", cad)
    return run("demo", "--headless", "--once", "--json", "--small", "--auto-answer", *where)


def refused(ran: Ran) -> str:
    """Why nothing was delivered; every case waits."""
    assert ran.code == 7, ran.err
    assert ran.document["delivered"] == ran.document["failed"] == 0
    assert ran.document["waiting"] == len(ran.document["cases"])
    code: str = ran.document["troubles"][0]["code"]
    return code


def test_a_drive_that_cannot_be_written_to(tmp_path: Path) -> None:
    with drive(tmp_path / "CAD", "ro") as cad:
        assert refused(demo(tmp_path, cad)) == "target-read-only"


def test_a_full_drive_and_then_one_with_room(tmp_path: Path) -> None:
    with drive(tmp_path / "full", "size=1m") as full:
        assert refused(demo(tmp_path, full)) == "disk-full"
    then = demo(tmp_path, tmp_path / "CAD")
    assert then.code == 0, then.err
    assert then.document["delivered"] > 20
