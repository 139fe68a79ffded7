"""How fast a package is unpacked and hashed, against the standard library's extractall, which does not hash.

`python tests/benchmarks/bench_unzip.py` prints the table.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
from rows import Row, seconds, table

sys.path.insert(0, str(Path(__file__).parent.parent))
from scans_kit import stl_binary, surface

from labconnector.scans.limits import DEFAULT
from labconnector.scans.package import check_zip
from labconnector.scans.unzip import unpack
from labconnector.scans.zip_directory import read_directory


def run() -> list[Row]:
    """The rows of this bench."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        zip_path = _four_scans(folder / "case.zip")
        pairs = [
            (seconds(lambda: _ours(zip_path, folder)), seconds(lambda: _standard(zip_path, folder))) for _ in range(7)
        ]
        took, floor = (statistics.median(times) for times in zip(*pairs, strict=True))
        look = statistics.median(seconds(lambda: check_zip(zip_path)) for _ in range(25))
        return [
            Row("unpack and hash 100 MB of scans / extractall without hash", took, floor, 1.0),
            Row("look at a zip before unpacking / extractall", look, floor, 0.05),
        ]


def _four_scans(path: Path) -> Path:
    """Noisy surfaces, as real scans compress to about half."""
    noise = np.random.default_rng(3)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for i in range(4):
            points, faces = surface(500)
            points += noise.normal(0, 0.01, points.shape).astype(np.float32)
            archive.writestr(f"{i}.stl", stl_binary(points, faces))
    return path


def _ours(zip_path: Path, folder: Path) -> None:
    unpack(zip_path, read_directory(zip_path, DEFAULT), folder / "ours")
    shutil.rmtree(folder / "ours")


def _standard(zip_path: Path, folder: Path) -> None:
    with zipfile.ZipFile(zip_path) as archive:
        archive.extractall(folder / "standard")
    shutil.rmtree(folder / "standard")


if __name__ == "__main__":
    print(table(run()))
