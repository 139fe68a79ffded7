"""Invented cases for the tests of the CAD room: a package on the disk and the hand-off that goes with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from order_kit import order

from labconnector.cad.reading import Reading
from labconnector.cad.target import Target
from labconnector.cad.unit_table import load_units
from labconnector.domain.case import CaseFile, FileRole, Order, Prep
from labconnector.domain.handoff import HandOff, PlannedTooth
from labconnector.domain.mapping import CadMaterial, Client, Made, ProductionMethod
from labconnector.domain.prescription import Bridge, Material, Rx, Shade, ToothWork

ZIRCONIA = Made(CadMaterial("ZI", "Zirconia"), ProductionMethod("mill-5", "Milling, 5 axes"), "rule 1")
WAX = Made(CadMaterial("WAX", "Wax"), ProductionMethod("mill-wax-cast", "Wax pattern, milled and cast"), "rule 2")

FILES: tuple[tuple[str, FileRole], ...] = (
    ("4711_shell_occlusion_u.stl", FileRole.UPPER_JAW),
    ("4711_shell_occlusion_l.stl", FileRole.LOWER_JAW),
    ("itero_export_#4711_v50.xml", FileRole.METADATA),
    ("Rx_4711.html", FileRole.RX),
    ("gallery_#4711_1.jpg", FileRole.PICTURE),
)


def work(universal: int, unit: int | None = 2, restoration: str = "Crown", **values: object) -> ToothWork:
    """Work on one tooth, in zirconia."""
    base = ToothWork(
        universal, restoration, material=Material("2009", "Ceramic: Zirconia"), shade=Shade(middle="A2"), unit_type=unit
    )
    return replace(base, **values)  # type: ignore[arg-type]


def bridge(first: int, last: int, *pontics: int, bridge_id: str = "1") -> tuple[tuple[ToothWork, ...], Bridge]:
    """A bridge of crowns with pontics between, with what the prescription says of it."""
    teeth = tuple(
        work(u, 9 if u in pontics else 2, "Missing" if u in pontics else "Crown", pontic=u in pontics)
        for u in range(first, last + 1)
    )
    return teeth, Bridge(bridge_id, first, last, "Traditional")


def package(folder: Path, files: Iterable[tuple[str, FileRole]] = FILES, size: int = 40_000) -> tuple[CaseFile, ...]:
    """Writes files of pseudo-random bytes and describes them."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for name, role in files:
        data = hashlib.shake_256(name.encode()).digest(size)
        (folder / name).write_bytes(data)
        found.append(CaseFile(name, role, size, hashlib.sha256(data).hexdigest()))
    return tuple(found)


def handoff(
    folder: Path,
    works: Iterable[ToothWork] = (work(3),),
    *,
    bridges: tuple[Bridge, ...] = (),
    files: Iterable[tuple[str, FileRole]] = FILES,
    made: Made | None = ZIRCONIA,
    of: Order | None = None,
    revision: int = 1,
    confirmed: frozenset[str] = frozenset(),
    preps: tuple[Prep, ...] = (),
    size: int = 40_000,
) -> HandOff:
    """A decided case with a package in `folder`; every tooth with a material is made of `made`."""
    works = tuple(works)
    one = replace(of or order(), preps=preps)
    return HandOff(
        account="sandbox:1",
        order=one,
        revision=revision,
        rx=Rx(one.order_id, xml_version="5.0", teeth=works, bridges=bridges, notes="Natural look."),
        client=Client(12, "Example & Sons", cement_gap_mm=0.04, note="Likes flat contacts."),
        teeth=tuple(PlannedTooth(w, made if w.material else None) for w in works),
        folder=folder,
        files=package(folder, files, size),
        confirmed=confirmed,
        patient_number=2_000_001,
    )


def reading(case: HandOff) -> Reading:
    """The case's teeth by the shipped table of unit types."""
    return Reading(case, load_units())


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


MORE_FILES = (
    *FILES,
    ("4711_pre_u.ply", FileRole.UPPER_PRETREATMENT),
    ("4711_pre_l.ply", FileRole.LOWER_PRETREATMENT),
    ("4711_scanbody_u.STL", FileRole.UPPER_SCAN_BODY),
    ("4711_lockedocclusion_ul.stl", FileRole.BITE),
    ("margin_3.pts", FileRole.MARGIN),
    ("texture.jpg", FileRole.TEXTURE),
)
STEM = "2026-11-20_Sample"


def cad_folder(tmp_path: Path) -> Path:
    """An empty CAD folder."""
    made = tmp_path / "CAD-Data"
    made.mkdir()
    return made


def full_case(tmp_path: Path) -> HandOff:
    """A three-unit bridge with every kind of file."""
    teeth, one = bridge(2, 4, 3)
    return handoff(tmp_path / "package", teeth, bridges=(one,), files=MORE_FILES)


def deliver(target: Target, case: HandOff) -> Path:
    """Plans and places; the folder."""
    plan = target.plan(case)
    placed = target.place(case, plan)
    assert placed.folder == plan.folder
    return placed.folder
