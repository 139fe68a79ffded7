"""Which scans a package holds: their names, what the XML says of them, and how each mesh is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from labconnector.domain.case import UnitType
from labconnector.domain.teeth import Arch, arch_of_universal
from labconnector.sandbox.content.base import with_base
from labconnector.sandbox.content.bite import contact_lifts
from labconnector.sandbox.content.jaw import Jaw, build_jaw
from labconnector.sandbox.content.layout import JawSpec, State
from labconnector.sandbox.content.look import SandboxOrder
from labconnector.sandbox.content.mesh import Mesh, join, teeth_up
from labconnector.sandbox.content.scan_body import scan_body

_STATES = {
    UnitType.CROWN: State.CROWN,
    UnitType.THREE_QUARTER_CROWN: State.THREE_QUARTER,
    UnitType.IMPLANT_ABUTMENT: State.IMPLANT,
    UnitType.SCAN_BODY: State.IMPLANT,
    UnitType.INLAY: State.INLAY,
    UnitType.ONLAY: State.ONLAY,
    UnitType.VENEER: State.VENEER,
    UnitType.DETACHABLE: State.COPING,
    UnitType.MISSING_EDENTULOUS: State.MISSING,
    UnitType.MISSING_NO_SPACE: State.CLOSED,
    UnitType.DECIDUOUS: State.DECIDUOUS,
}
_BEFORE = frozenset({State.MISSING, State.CLOSED, State.DECIDUOUS, State.IMPLANT})
"""What was there before the preparation already."""

_FEWEST = 2_000


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan of a package. sub_type: as in ExportedObjects. arches: one, or both in one file. texture: '' = none."""

    name: str
    sub_type: str
    arches: tuple[Arch, ...]
    texture: str = ""
    posts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Studio:
    """Makes the meshes of one order and revision. detail: multiplies the triangles, so that tests can be quick."""

    order: SandboxOrder
    revision: int = 1
    detail: float = 1.0

    def scans(self) -> tuple[Scan, ...]:
        """What the package holds, in the order of the XML."""
        return (*self._jaws(), *self._extras())

    def _jaws(self) -> Iterator[Scan]:
        look, order_id = self.order.look, self.order.order.order_id
        suffix = "ply" if look.format == "ply" else "stl"
        if look.pose == "lockedocclusion":
            yield Scan(f"{order_id}_{look.base}_{look.pose}_ul.{suffix}", "Jaw", tuple(Arch))
            return
        for arch in Arch:
            if look.format == "ply" and not self.order.ortho:
                stem = f"{arch}_jaw_with_ditch_{order_id}"
                yield Scan(f"{stem}.ply", "Jaw", (arch,), f"{stem}_texture.jpg")
            else:
                yield Scan(f"{order_id}_{look.base}_{look.pose}_{arch[0]}.{suffix}", "Jaw", (arch,))

    def _extras(self) -> Iterator[Scan]:
        look, order_id = self.order.look, self.order.order.order_id
        suffix = "ply" if look.format == "ply" else "stl"
        for arch in look.pretreatment:
            yield Scan(f"{arch}_jaw_pretreatment_{order_id}.{suffix}", "PreTreatment_Jaw", (arch,))
        for arch in Arch:
            posts = tuple(tooth for tooth in look.scan_bodies if arch_of_universal(tooth) is arch)
            if posts:
                yield Scan(f"{arch}_jaw_scanbody_{order_id}.{suffix}", "ScanBody_Jaw", (arch,), posts=posts)

    def mesh(self, scan: Scan) -> Mesh:
        """The mesh of a scan in its final position."""
        look = self.order.look
        spec = [self.spec(arch, before=scan.sub_type == "PreTreatment_Jaw") for arch in scan.arches]
        meshes = [with_base(build_jaw(s), s.arch) if s.wide_palate else build_jaw(s).mesh for s in spec]
        meshes += [scan_body(spec[0], tooth) for tooth in scan.posts]
        whole = join(tuple(meshes)) if len(meshes) > 1 else meshes[0]
        return teeth_up(whole, spec[0].arch) if look.pose == "teethup" else whole

    def jaw(self, arch: Arch) -> Jaw:
        """The jaw as scanned, in occlusion."""
        return build_jaw(self.spec(arch))

    def preview(self, arch: Arch) -> Mesh:
        """A coarser mesh of a jaw in occlusion, for pictures."""
        spec = replace(self.spec(arch), wide_palate=False)
        return build_jaw(replace(spec, triangles=min(spec.triangles, 24_000))).mesh

    def spec(self, arch: Arch, before: bool = False) -> JawSpec:
        """What the jaw's scan depends on. The patient stays the same over all revisions, the hand does not."""
        look = self.order.look
        anatomy = UUID(self.order.order.rx_id).int % 2**31
        states = self._states(arch)
        return JawSpec(
            arch,
            anatomy,
            (look.seed * 31 + self.revision * 7 + before) % 2**31,
            max(_FEWEST, round(look.triangles * self.detail * (0.7 if before else 1.0))),
            tuple((tooth, state) for tooth, state in states if not before or state in _BEFORE),
            contact_lifts(anatomy) if arch is Arch.LOWER else (),
            look.ditched and not before,
            look.base == "lprofile",
        )

    def _states(self, arch: Arch) -> tuple[tuple[int, State], ...]:
        return tuple(
            (prep.universal, _STATES.get(UnitType(prep.unit_type), State.SOUND))
            for prep in self.order.order.preps
            if arch_of_universal(prep.universal) is arch
        )
