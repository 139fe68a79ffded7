"""Names that were typed to do harm, or by somebody with a long name, reach the CAD folder as harmless folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from sync_kit import lab

from labconnector.domain.case import CaseState
from labconnector.sandbox.world import NewPatient

NAMES = ("../../x", "CON", "a" * 300, "C:\\Windows\\x", "\u202egpj.exe", "..", "nul.stl", "<b>&amp;\"'", "🦷" * 60)


@pytest.mark.parametrize("cad_kind", ["exocad", "folder"])
def test_hostile_patients(tmp_path: Path, cad_kind: str) -> None:
    with lab(tmp_path, cases=1, cad_kind=cad_kind) as one:
        for name in NAMES:
            one.sandbox.world.new_case(30, patient=NewPatient("Ada", name, "C-1"))
        one.sync()
        one.answer_everything()
        assert set(one.states().values()) == {CaseState.DELIVERED}
        folders = [Path(case.delivered_to) for case in one.cases()]
        assert len({str(folder).casefold() for folder in folders}) == len(NAMES) + 1
        for folder in folders:
            assert folder.parent == one.cad
            assert len(folder.name.encode()) <= 120
            assert folder.name.strip(". ") == folder.name
        outside = [path for path in tmp_path.iterdir() if path.name not in ("cloud", "data", "CAD-Data")]
        assert [path.name for path in outside if not path.name.startswith(".labconnector")] == []
        shown = {case.order.patient_last for case in one.cases()}
        assert "../../x" in shown  # the list shows what was typed


def test_two_patients_of_one_name_on_one_day(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        for chart in ("C-1", "C-2", "C-3"):
            one.sandbox.world.new_case(30, patient=NewPatient("Ada", "Sample", chart))
        one.sync()
        one.answer_everything()
        assert set(one.states().values()) == {CaseState.DELIVERED}
        assert len({case.delivered_to for case in one.cases()}) == 4
