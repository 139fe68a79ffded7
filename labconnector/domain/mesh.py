"""What the check of a scan file found. Millimetres throughout."""

from __future__ import annotations

from dataclasses import dataclass

Vec3 = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class MeshReport:
    """Result of reading one STL or PLY file.

    kind: `stl-binary`, `stl-ascii`, `ply-binary` or `ply-ascii`.
    low, high: corners of the bounding box, mm.
    """

    kind: str
    triangles: int
    low: Vec3
    high: Vec3
    coloured: bool = False

    @property
    def size_mm(self) -> Vec3:
        """Extent along x, y, z in mm."""
        return (self.high[0] - self.low[0], self.high[1] - self.low[1], self.high[2] - self.low[2])


@dataclass(frozen=True, slots=True)
class MeshDetails:
    """The full check: exact-vertex weld, degenerate triangles, edges. Scans are open surfaces; that is no error."""

    vertices: int
    degenerate: int
    boundary_edges: int
    non_manifold_edges: int
