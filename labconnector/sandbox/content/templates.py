"""The kinds of case that the sandbox knows; the standard set is one order of each, in this order."""

from __future__ import annotations

from dataclasses import dataclass

from labconnector.domain.case import UnitType as U
from labconnector.domain.prescription import Shade
from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.look import ORTHO_XML, PackageLook
from labconnector.sandbox.content.units import Unit, Wish, span, unit

_PLAIN = PackageLook()


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of case.

    map_id: procedure map. due_days: from today; negative = overdue. hours_ago: since the scan.
    case_type: '' = the one that fits the procedure. named: whether the order carries a procedure at all.
    available_days, ready_after_s, captures: see `SandboxOrder`. common: may come again among later orders.
    """

    map_id: int
    units: tuple[Unit, ...] = ()
    look: PackageLook = _PLAIN
    notes: str = ""
    due_days: int = 8
    hours_ago: float = 3.0
    status: str = "Ready for Download"
    shade_system: str = "VITA Lumin"
    case_type: str = ""
    named: bool = True
    chart: bool = True
    ready_after_s: float = 0.0
    available_days: int = 0
    captures: int = 0
    common: bool = True


_ZIRCONIA, _EMAX, _GOLD = "Ceramic: Zirconia", "Ceramic: E.max", "Gold"
_A2 = Wish(_ZIRCONIA, Shade(incisal="A1", middle="A2", gingival="A3"))
_A3 = Wish(_ZIRCONIA, Shade(middle="A3", gingival="A3.5"))
_3D = Wish(_ZIRCONIA, Shade(middle="2M2", gingival="3M2"))
_LAB_CHOICE = Wish("Zirconia: Lab Preference", Shade(middle="B2"))
_BLEACH = Wish(_EMAX, Shade(incisal="BL2", middle="BL3", gingival="BL3", die="ND3"), margin="Shoulder")
_ORTHO = PackageLook("stl-binary", "shell", "occlusion", 90_000, xml_versions=ORTHO_XML)
_MODEL = PackageLook("stl-binary", "lprofile", "teethup", 80_000, xml_versions=ORTHO_XML)
_BOTH = (Arch.UPPER, Arch.LOWER)

TEMPLATES: tuple[Template, ...] = (
    Template(30, (unit(3, U.CROWN, _A2),), PackageLook(margins=(3,)), "Light contacts, please.", captures=2),
    Template(
        30,
        (unit(30, U.CROWN, _LAB_CHOICE),),
        PackageLook("stl-binary", triangles=70_000, margins=(30,)),
        "RUSH. Patient travels on the day after the due date.",
        due_days=1,
        hours_ago=5.5,
    ),
    Template(
        30,
        (unit(17, U.REGULAR), *span(18, (U.CROWN, U.MISSING_EDENTULOUS, U.CROWN), _A3, bridge=1)),
        PackageLook(triangles=80_000, margins=(18, 20)),
        "Bridge 18-20, ovate pontic. Open embrasures <1 mm> & easy to clean.",
        due_days=12,
    ),
    Template(
        30,
        span(3, (U.CROWN, U.MISSING_EDENTULOUS, U.MISSING_EDENTULOUS, U.CROWN), _3D, bridge=1),
        PackageLook(triangles=80_000, pretreatment=(Arch.UPPER,), margins=(3, 6)),
        "Keep the shape of the pre-treatment scan.",
        due_days=14,
        hours_ago=20.0,
        shade_system="VITA 3D-Master",
        captures=3,
    ),
    Template(
        30,
        (unit(19, U.IMPLANT_ABUTMENT, _LAB_CHOICE),),
        PackageLook(triangles=70_000, scan_bodies=(19,)),
        "Screw retained. Implant Straumann, scan body BoneLevel RC.",
        due_days=15,
        captures=1,
    ),
    Template(
        30,
        (unit(14, U.SCAN_BODY, Wish(specification="")), unit(13, U.REGULAR)),
        PackageLook("stl-binary", triangles=60_000, scan_bodies=(14,)),
        "Scan body in place at 14; abutment to be designed later.",
        due_days=20,
    ),
    Template(
        30,
        span(6, (U.VENEER,) * 6, _BLEACH),
        PackageLook(triangles=100_000, pretreatment=(Arch.UPPER,), margins=(6, 7, 8, 9, 10, 11)),
        "Six veneers, natural texture. Photos follow by e-mail.",
        due_days=16,
        hours_ago=26.0,
        captures=4,
    ),
    Template(
        30,
        (unit(8, U.VENEER, _BLEACH), unit(9, U.CROWN, _BLEACH)),
        PackageLook(triangles=80_000, hidden_name=True, margins=(8, 9)),
        "Match 7 and 10.",
        due_days=9,
        common=False,
    ),
    Template(
        30,
        (unit(14, U.INLAY, Wish(_GOLD, specification="Full Metal")),),
        PackageLook("stl-binary", solid_header=True),
        "Gold inlay mod.",
        due_days=6,
    ),
    Template(30, (unit(19, U.ONLAY, Wish(_EMAX, Shade(middle="A2"))),), PackageLook(top_folder=True), due_days=7),
    Template(
        30,
        (unit(5, U.THREE_QUARTER_CROWN, Wish(_GOLD, specification="Full Metal")),),
        PackageLook("stl-ascii", triangles=30_000),
        due_days=-2,
        hours_ago=70.0,
    ),
    Template(
        30,
        (
            unit(12, U.CROWN, _A2),
            unit(13, U.MISSING_NO_SPACE),
            unit(14, U.REGULAR),
            unit(28, U.MISSING_EDENTULOUS),
        ),
        PackageLook(margins=(12,)),
        "13 missing, space closed. 28 missing, no treatment.",
        due_days=5,
    ),
    Template(
        30,
        span(7, (U.CROWN,) * 4, Wish("PMMA", Shade(middle="A1"), "Temporary")),
        PackageLook(triangles=90_000, margins=(7, 8, 9, 10)),
        "Temporaries for three months.",
        due_days=2,
        captures=1,
    ),
    Template(
        30,
        (unit(30, U.CROWN, Wish("Composite", Shade(middle="A1"))), unit(29, U.DECIDUOUS)),
        PackageLook("stl-binary", triangles=50_000, margins=(30,)),
        "29 is a deciduous tooth, leave it.",
        due_days=6,
        chart=False,
    ),
    Template(
        30,
        (unit(31, U.CROWN, Wish(_ZIRCONIA, Shade(middle="A3,5 - A4 cervical"))),),
        PackageLook("stl-binary", triangles=500_000, pretreatment=(Arch.LOWER,)),
        "Full resolution export.",
        due_days=10,
        common=False,
    ),
    Template(
        30,
        (
            unit(22, U.DETACHABLE, Wish(_GOLD, specification="")),
            unit(27, U.DETACHABLE, Wish(_GOLD, specification="")),
            unit(24, U.CEREC_GUIDE),
        ),
        PackageLook("stl-binary", triangles=60_000),
        "Telescopes 22 and 27.",
        due_days=21,
    ),
    Template(
        30,
        (unit(4, U.CROWN, Wish("Ceramic: Lab Preference", Shade(middle="C2"))),),
        PackageLook(margins=(4,)),
        hours_ago=0.1,
        ready_after_s=20.0,
        common=False,
    ),
    Template(
        30,
        (unit(19, U.CROWN, _A3),),
        PackageLook(margins=(19,), ditched=True),
        "Back from modeling.",
        hours_ago=50.0,
        due_days=4,
        status="Lab Review",
        common=False,
    ),
    Template(1, (), _MODEL, "Study models, please print.", due_days=10),
    Template(78, (), PackageLook("ply", triangles=90_000, xml_versions=ORTHO_XML, top_folder=True), due_days=11),
    Template(2, (), _MODEL, "Remove brackets.", due_days=14, hours_ago=30.0, available_days=4, common=False),
    Template(3, (), _ORTHO, due_days=0, hours_ago=0.6),
    Template(1, (), _ORTHO, "Also sent to Invisalign.", case_type="Invisalign + iRecord", due_days=9, captures=1),
    Template(
        24,
        (unit(30, U.MISSING_EDENTULOUS),),
        PackageLook("stl-binary", triangles=90_000),
        "Guide for one implant at 30. CBCT follows.",
        due_days=18,
        captures=2,
    ),
    Template(
        20,
        tuple(unit(n, U.MISSING_EDENTULOUS) for n in (18, 19, 20, 29, 30, 31)),
        PackageLook("stl-binary", triangles=70_000),
        "Cast partial, lingual bar, clasps on 21 and 28.",
        due_days=13,
    ),
    Template(
        8,
        (),
        PackageLook("stl-binary", "shell", "lockedocclusion", 50_000, xml_versions=ORTHO_XML),
        "Night guard upper, 2 mm, hard and soft.",
        due_days=4,
    ),
    Template(
        30,
        (unit(29, U.CROWN, Wish(_ZIRCONIA, Shade(middle="A2"))),),
        PackageLook(margins=(29,)),
        named=False,
        due_days=8,
        common=False,
    ),
)
