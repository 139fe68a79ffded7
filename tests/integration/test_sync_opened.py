"""A case that the CAD has opened before a new revision came, through the whole engine."""

from __future__ import annotations

import html
from pathlib import Path

from cad_kit import tree
from schema_kit import check_projects_below
from sync_kit import Lab, lab

from labconnector.domain.case import CaseState


def told_beside(one: Lab, case_id: int) -> list[tuple[int, str]]:
    """Revision and text of the history's lines about what lies beside something."""
    return [(line.revision, line.text) for line in one.app.store.history(case_id) if line.event == "beside"]


def test_a_new_revision_of_a_case_that_exocad_has_open(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sync()
        one.answer_everything()
        (first,) = one.cases()
        folder = Path(first.delivered_to)
        (folder / f"{folder.name}.constructionInfo").write_bytes(b"the technician's design")
        before = tree(folder)
        assert told_beside(one, first.id) == []

        one.sandbox.world.rescan(first.order.order_id)
        one.later(minutes=10)
        one.sync()
        one.answer_everything()
        (second,) = one.cases()
        beside = Path(second.delivered_to)
        assert (second.state, second.revision) == (CaseState.DELIVERED, 2)
        assert (beside.parent, beside != folder) == (folder.parent, True)
        assert tree(folder) == before
        assert told_beside(one, first.id) == [(2, "exocad has revision 1 open: revision 2 lies beside it.")]
        sheet = html.unescape((beside / "itero-source/order_sheet.html").read_text("utf-8"))
        assert f"revision 2 lies beside it, in {beside.name}." in sheet
        assert check_projects_below(one.cad) == 2


def test_a_new_revision_of_a_case_that_nobody_opened_says_nothing(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sync()
        one.answer_everything()
        (first,) = one.cases()
        one.sandbox.world.rescan(first.order.order_id)
        one.later(minutes=10)
        one.sync()
        one.answer_everything()
        assert [case.revision for case in one.cases()] == [2]
        assert told_beside(one, first.id) == []
