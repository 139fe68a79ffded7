"""One order of the sandbox: what the API lists, what the doctor prescribed, and how its package looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from labconnector.domain.case import Order
from labconnector.domain.prescription import Rx
from labconnector.domain.teeth import Arch

MeshFormat = Literal["stl-binary", "stl-ascii", "ply"]
Base = Literal["shell", "lprofile"]
Pose = Literal["occlusion", "teethup", "lockedocclusion"]

RESTORATIVE_XML = ("10", "21", "22", "23", "24", "50")
"""Metadata versions that lie side by side in a restorative package (iTero export names seen in the field)."""

ORTHO_XML = ("30",)
"""The one version of a doctor-portal package of a study type."""


@dataclass(frozen=True, slots=True)
class PackageLook:
    """How the iDE package of an order looks.

    base: `shell` = open surface as scanned, `lprofile` = closed model with a low base.
    pose: `occlusion` = both jaws in one frame, `teethup` = each jaw turned on its own (the bite is lost),
        `lockedocclusion` = both jaws in one file.
    triangles: per arch. hidden_name: the doctor hides the patient's name in the package ('Hide Patient Name', DPMS
    specification). xml_versions: e.g. `RESTORATIVE_XML`. top_folder: files lie in one folder inside the zip.
    pretreatment: jaws scanned before preparation too. scan_bodies, margins: Universal numbers.
    solid_header: the binary STL header starts with 'solid', the known trap. ditched: trimmed dies, as modeling makes.
    seed: of the geometry; every revision has its own.
    """

    format: MeshFormat = "ply"
    base: Base = "shell"
    pose: Pose = "occlusion"
    triangles: int = 60_000
    hidden_name: bool = False
    xml_versions: tuple[str, ...] = RESTORATIVE_XML
    top_folder: bool = False
    pretreatment: tuple[Arch, ...] = ()
    scan_bodies: tuple[int, ...] = ()
    margins: tuple[int, ...] = ()
    solid_header: bool = False
    ditched: bool = False
    seed: int = 1


@dataclass(frozen=True, slots=True)
class SandboxOrder:
    """One order that the sandbox knows.

    ready_after_s: seconds from the first request for the iDE zip until it exists; 0 = there at once.
    available_at: when Align has the files at all (iCast models take days); None = now.
    captures: screen captures that exist. revision: 1 for the first scan, more after modeling or a re-scan.
    procedure_map_id: procedure, type and destination in one number (DPMS specification, Scan Request).
    """

    order: Order
    rx: Rx
    look: PackageLook = field(default_factory=PackageLook)
    ready_after_s: float = 0.0
    available_at: datetime | None = None
    captures: int = 0
    revision: int = 1
    procedure_map_id: int = 30

    @property
    def ortho(self) -> bool:
        """Whether the package is a doctor-portal one: other names, XML 3.0, thumbnails inside."""
        return self.look.xml_versions == ORTHO_XML

    @property
    def package_name(self) -> str:
        """File name of the iDE zip as the portal gives it."""
        return f"{'OrthoCAD' if self.ortho else 'iTero'}_Export_{self.order.order_id}.zip"
