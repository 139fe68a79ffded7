"""A case's teeth as exocad's project wants them: the worked ones, those around them, and one antagonist."""

from __future__ import annotations

from collections.abc import Iterator

from labconnector.cad.dental_project import ProjectTooth
from labconnector.cad.reading import Reading, Tooth
from labconnector.cad.units import Nature
from labconnector.cad.xml_text import one_line
from labconnector.domain.case import FileRole
from labconnector.domain.handoff import HandOff
from labconnector.domain.prescription import ToothWork
from labconnector.domain.teeth import (
    UNIVERSAL,
    Arch,
    arch_of_universal,
    fdi_from_universal,
    neighbours_universal,
    universal_from_fdi,
)

NO_SHADE = "---"
"""exocad's word for no shade."""

_PRETREATMENT = {Arch.UPPER: FileRole.UPPER_PRETREATMENT, Arch.LOWER: FileRole.LOWER_PRETREATMENT}
_OPPOSITE_QUADRANT = {1: 4, 2: 3, 3: 2, 4: 1}


def exocad_teeth(handoff: HandOff, reading: Reading) -> tuple[ProjectTooth, ...]:
    """The teeth of the project in the order of their FDI numbers; none where nothing is made."""
    worked = [tooth for tooth in reading.teeth.values() if tooth.worked]
    if not worked:
        return ()
    roles = {file.role for file in handoff.files}
    found = {tooth.universal: _worked(tooth, reading, roles) for tooth in worked}
    found |= {t.universal: _missing(t) for t in reading.teeth.values() if not t.worked}
    for tooth in worked:
        for universal in _neighbours(tooth.universal, reading.no_space):
            if universal not in reading.left_out:
                found.setdefault(universal, _healthy(universal))
    if antagonist := _antagonist(worked, found.keys() | reading.left_out):
        found[antagonist] = _opposing(antagonist)
    return tuple(sorted(found.values(), key=lambda tooth: tooth.number))


def tooth_color(reading: Reading) -> str:
    """The case's shade where all teeth have one and the same, else none: each tooth carries its own."""
    shades = {_shade(tooth.planned.work) for tooth in reading.teeth.values() if tooth.worked}
    return shades.pop() if len(shades) == 1 else NO_SHADE


def _worked(tooth: Tooth, reading: Reading, roles: set[FileRole]) -> ProjectTooth:
    on_implant = tooth.kind.nature is Nature.IMPLANT
    return ProjectTooth(
        number=fdi_from_universal(tooth.universal),
        reconstruction=tooth.kind.reconstruction,
        mesial_connector=tooth.universal in reading.joined,
        material_name=tooth.material.name if tooth.material else "",
        material=tooth.material.id if tooth.material else "",
        preparation=tooth.kind.preparation,
        worked=True,
        implant=tooth.kind.implant,
        abutment_material=(reading.units.abutment(tooth.planned.work) or "") if on_implant else "",
        scan_abutment_scan=on_implant and reading.has_scan_body(tooth.universal),
        situ_scan=_PRETREATMENT[arch_of_universal(tooth.universal)] in roles,
        color=_shade(tooth.planned.work),
    )


def _shade(work: ToothWork) -> str:
    return one_line(work.shade.body) or NO_SHADE


def _missing(tooth: Tooth) -> ProjectTooth:
    number = fdi_from_universal(tooth.universal)
    return ProjectTooth(number, tooth.kind.alone, material_name="None", material="None")


def _healthy(universal: int) -> ProjectTooth:
    number = fdi_from_universal(universal)
    return ProjectTooth(number, "HealthyTooth", False, "Healthy", "Healthy", "Healthy")


def _opposing(universal: int) -> ProjectTooth:
    number = fdi_from_universal(universal)
    return ProjectTooth(number, "Antagonist", False, "Healthy", "Healthy", "Antagonist")


def _neighbours(universal: int, no_space: frozenset[int]) -> Iterator[int]:
    """The teeth on both sides in the same jaw, closed gaps skipped."""
    for first in neighbours_universal(universal):
        step, found = first - universal, first
        while found in no_space and found + step in neighbours_universal(found):
            found += step
        if found not in no_space:
            yield found


def _antagonist(worked: list[Tooth], taken: set[int]) -> int | None:
    """A tooth in the opposing jaw where only one jaw is worked: best the one that bites on the work."""
    arches = {arch_of_universal(tooth.universal) for tooth in worked}
    if len(arches) > 1:
        return None
    opposing = arches.pop().opposite
    bitten = (_opposite(tooth.universal) for tooth in worked)
    jaw = (u for u in UNIVERSAL if arch_of_universal(u) is opposing)
    return next((u for u in (*bitten, *jaw) if u not in taken), None)


def _opposite(universal: int) -> int:
    quadrant, position = divmod(fdi_from_universal(universal), 10)
    return universal_from_fdi(_OPPOSITE_QUADRANT[quadrant] * 10 + position)
