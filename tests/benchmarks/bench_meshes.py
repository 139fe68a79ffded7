"""How fast scan files are checked: the quick check against reading the file at all, the full check against trimesh.

`python tests/benchmarks/bench_meshes.py` prints the table.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import trimesh
from rows import Row, seconds, table

sys.path.insert(0, str(Path(__file__).parent.parent))
from scans_kit import ply, stl_binary, stl_text, surface

from labconnector.scans.mesh import check_mesh
from labconnector.scans.mesh_details import mesh_details

MILLION = 709  # points a side; 2 * 708² triangles
QUARTER = 355


def run() -> list[Row]:
    """The rows of this bench."""
    with tempfile.TemporaryDirectory() as name:
        return _rows(Path(name))


def _rows(folder: Path) -> list[Row]:
    stl, coloured, text = folder / "million.stl", folder / "million.ply", folder / "quarter.stl"
    stl.write_bytes(stl_binary(*surface(MILLION)))
    coloured.write_bytes(ply(*surface(MILLION)))
    text.write_bytes(stl_text(*surface(QUARTER)))
    return [
        _row("quick check of a binary STL, 1 M triangles / read()", 15, stl, check_mesh, Path.read_bytes, 2.0),
        _row("quick check of a coloured PLY, 1 M triangles / read()", 15, coloured, check_mesh, Path.read_bytes, 4.0),
        _row("quick check of a text STL, 250,000 triangles / trimesh", 3, text, check_mesh, _trimesh_load, 1.0),
        _row("full check of a binary STL, 1 M triangles / trimesh", 3, stl, mesh_details, _trimesh_check, 0.2),
    ]


def _row(
    name: str, turns: int, path: Path, ours: Callable[[Path], object], other: Callable[[Path], object], bar: float
) -> Row:
    """Both sides take turns, so that a busy machine slows both."""
    ours(path)
    pairs = [(seconds(lambda: ours(path)), seconds(lambda: other(path))) for _ in range(turns)]
    took, floor = (statistics.median(times) for times in zip(*pairs, strict=True))
    return Row(name, took, floor, bar)


def _trimesh_load(path: Path) -> object:
    return trimesh.load(path, process=False)


def _trimesh_check(path: Path) -> object:
    """What `mesh_details` counts: vertices after the weld, triangles of no area, open and shared edges."""
    mesh = trimesh.load_mesh(path)
    return len(mesh.vertices), mesh.nondegenerate_faces().sum(), mesh.is_watertight, mesh.edges_unique_inverse.max()


if __name__ == "__main__":
    print(table(run()))
