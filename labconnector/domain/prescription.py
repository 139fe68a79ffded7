"""The doctor's prescription (Rx) as the package's XML tells it, richer than the order list's preps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from labconnector.domain.case import FileRole
from labconnector.domain.teeth import Arch, arch_of_universal, fdi_from_universal


@dataclass(frozen=True, slots=True)
class Shade:
    """Shades as written by the doctor; '' = not given. Free text: every portal lets it be typed."""

    incisal: str = ""
    middle: str = ""
    gingival: str = ""
    die: str = ""

    @property
    def body(self) -> str:
        """The one shade to show where there is room for one."""
        return self.middle or self.gingival or self.incisal


@dataclass(frozen=True, slots=True)
class Material:
    """An ordered material: Align's id with the name from the file's own RxDefines table."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ToothWork:
    """The work on one tooth. `restoration` is the name behind the code; codes of -1 become ''."""

    universal: int
    restoration: str
    restoration_id: str = ""
    material: Material | None = None
    shade: Shade = field(default_factory=Shade)
    specification: str = ""
    unit_type: int | None = None  # of the order list's prep, where it names this tooth
    bridge_id: str | None = None
    pontic: bool = False
    abutment_type: str = ""
    abutment_material: Material | None = None
    implant: str = ""  # maker and scan body, as text
    retention: str = ""  # of implant-based work, e.g. 'Screw Retained'
    pontic_design: str = ""
    margin_design: str = ""
    prep_design_buccal: str = ""
    prep_design_lingual: str = ""

    @property
    def fdi(self) -> int:
        """FDI number of the tooth."""
        return fdi_from_universal(self.universal)


@dataclass(frozen=True, slots=True)
class Bridge:
    """A bridge from one tooth to another, both Universal, both included."""

    id: str
    from_universal: int
    to_universal: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class NamedObject:
    """A file that the XML's ExportedObjects names, with the role it gives it."""

    file_name: str
    role: FileRole
    universal: int | None = None


@dataclass(frozen=True, slots=True)
class Rx:
    """One prescription. `xml_version` is e.g. '5.0'; '' where it was read from the Rx document only.

    patient is as written in the file and empty where the doctor hides it; the order list's name is the truth.
    export_scheme: the CAD program that the package was made for, e.g. '3Shape'. It says nothing about the work, so
    that two prescriptions that differ in nothing else are the same.
    """

    order_id: str
    xml_version: str = ""
    procedure: str = ""
    patient: str = ""
    chart_number: str = ""
    doctor_name: str = ""
    doctor_id: str = ""
    doctor_license: str = ""
    due: date | None = None
    notes: str = ""
    shade_system: str = ""
    ship_to: str = ""
    teeth: tuple[ToothWork, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    objects: tuple[NamedObject, ...] = ()
    export_scheme: str = field(default="", compare=False)

    def worked_arches(self) -> frozenset[Arch]:
        """The jaws that have work."""
        return frozenset(arch_of_universal(tooth.universal) for tooth in self.teeth)
