"""What the chart says about teeth: kinds of work, their letters, and one tooth in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from labconnector.domain.handoff import PlannedTooth
from labconnector.domain.prescription import Shade
from labconnector.domain.teeth import UNIVERSAL
from labconnector.talk.views import ToothNumbers
from labconnector.ui.case.chart_work import Work, work_of
from labconnector.ui.words import tooth_text

_tr = QCoreApplication.translate


def work_text(work: Work) -> str:
    """A kind of work, as the legend names it."""
    return {
        Work.CROWN: _tr("case", "Crown"),
        Work.PARTIAL_CROWN: _tr("case", "¾ crown"),
        Work.INLAY: _tr("case", "Inlay"),
        Work.ONLAY: _tr("case", "Onlay"),
        Work.VENEER: _tr("case", "Veneer"),
        Work.PONTIC: _tr("case", "Pontic"),
        Work.IMPLANT: _tr("case", "Implant"),
        Work.DETACHABLE: _tr("case", "Detachable"),
        Work.MISSING: _tr("case", "Missing tooth"),
        Work.OTHER: _tr("case", "Other work"),
    }[work]


def work_letter(work: Work) -> str:
    """One or two letters that stand on the tooth, so that colour is not the only sign."""
    return {
        Work.CROWN: _tr("case", "C", "letter of: Crown"),
        Work.PARTIAL_CROWN: _tr("case", "¾", "letter of: ¾ crown"),
        Work.INLAY: _tr("case", "I", "letter of: Inlay"),
        Work.ONLAY: _tr("case", "O", "letter of: Onlay"),
        Work.VENEER: _tr("case", "V", "letter of: Veneer"),
        Work.PONTIC: _tr("case", "P", "letter of: Pontic"),
        Work.IMPLANT: _tr("case", "Im", "letters of: Implant"),
        Work.DETACHABLE: _tr("case", "D", "letter of: Detachable"),
        Work.MISSING: "×",
        Work.OTHER: "•",
    }[work]


def number_text(universal: int, numbers: ToothNumbers) -> str:
    """A tooth's number; one that is no permanent tooth's as Align wrote it."""
    return tooth_text(universal, numbers) if universal in UNIVERSAL else str(universal)


def restoration_text(planned: PlannedTooth) -> str:
    """What is made, in the order's own words: 'Crown, Full Contour'."""
    work = planned.work
    kind = work_of(work)
    name = work_text(kind) if kind is Work.PONTIC else work.restoration or work_text(kind)
    return ", ".join(part for part in (name, work.specification) if part)


def ordered_text(planned: PlannedTooth) -> str:
    """The material as ordered; '' where none was."""
    material = planned.work.material
    if material is None:
        return ""
    return material.name or _tr("case", "Material {id}").format(id=material.id)


def shade_text(shade: Shade) -> str:
    """Incisal/middle/gingival as iTero writes them, then the stump's; '' where none is given."""
    three = (shade.incisal, shade.middle, shade.gingival)
    given = [one for one in three if one]
    body = given[0] if len(given) == 1 else left_to_right(_UNBROKEN.join(one or "–" for one in three)) if given else ""
    stump = _tr("case", "stump {shade}").format(shade=shade.die) if shade.die else ""
    return ", ".join(part for part in (body, stump) if part)


_UNBROKEN = "\u2060/\u2060"
"""A stroke at which no line breaks."""


def left_to_right(text: str) -> str:
    """Keeps the order of what must not be turned round among right-to-left words: '–/A2/A3' is not 'A3/A2/–'."""
    return f"\u2066{text}\u2069"


def plain(text: str) -> str:
    """The text without the signs that only guide its drawing, for copying."""
    return text.translate(_GUIDES)


_GUIDES = dict.fromkeys((0x2060, 0x2066, 0x2069))


def tooth_lines(planned: PlannedTooth) -> tuple[str, ...]:
    """A tooth's work in a few lines: what, of what it is ordered, of what it is made, shade."""
    made = planned.made
    made_text = _tr("case", "Made of {material}, {method}") if made else ""
    lines = (
        restoration_text(planned),
        _tr("case", "Ordered: {material}").format(material=ordered_text(planned)) if ordered_text(planned) else "",
        made_text.format(material=made.cad_material.name, method=made.method.name) if made else "",
        _tr("case", "Shade {shade}").format(shade=shade_text(planned.work.shade))
        if shade_text(planned.work.shade)
        else "",
        planned.work.implant,
    )
    return tuple(line for line in lines if line)


def tooth_sentence(universal: int, planned: PlannedTooth | None, numbers: ToothNumbers) -> str:
    """One tooth for tooltips and screen readers."""
    number = number_text(universal, numbers)
    if planned is None:
        return _tr("case", "Tooth {number}: no work").format(number=number)
    return _tr("case", "Tooth {number}: {work}").format(number=number, work="; ".join(tooth_lines(planned)))
