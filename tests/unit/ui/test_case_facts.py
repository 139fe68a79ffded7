"""What follows from a case's view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import store_kit

from labconnector.domain.case import Case, CaseState, Problem
from labconnector.domain.handoff import PlannedTooth
from labconnector.domain.prescription import Rx, Shade, ToothWork
from labconnector.domain.questions import BY_HAND, Question, QuestionKind
from labconnector.domain.revision import Revision
from labconnector.talk.views import CaseView, Links
from labconnector.ui.case.compare import Words, compare
from labconnector.ui.case.facts import doable, is_overdue, is_rush, shadeless, waits_for_hand, wants_new_files

HAND = Question(QuestionKind.CONFIRM, BY_HAND, "Deliver?")


def case(state: CaseState = CaseState.READY, **changes: object) -> Case:
    made = Case(1, store_kit.ACCOUNT, store_kit.order(), state, True, 1, store_kit.AT)
    return replace(made, **changes)  # type: ignore[arg-type]


def revision(number: int = 1, mark: str = "a", rx: Rx | None = store_kit.RX, **changes: object) -> Revision:
    package = store_kit.package(Path("/data"), mark)
    made = Revision(number, "In Lab Review", store_kit.AT, store_kit.AT, store_kit.AT, package, rx)
    return replace(made, **changes)  # type: ignore[arg-type]


def view(of: Case, *revisions: Revision, links: Links | None = None) -> CaseView:
    return CaseView(of, None, (), (), (), revisions, links or Links(viewer="https://x.test"), Path("/data"))


@pytest.mark.parametrize("state", list(CaseState))
def test_only_what_is_here_and_at_rest_can_be_delivered(state: CaseState) -> None:
    at_rest = state not in (CaseState.LISTED, CaseState.DOWNLOADING, CaseState.RETURNED)
    assert doable(view(case(state), revision())).deliver is at_rest
    assert not doable(view(case(state), revision(package=None))).deliver
    assert doable(view(case(state))).download is at_rest


def test_a_question_comes_before_delivering_but_the_word_deliver_is_none() -> None:
    asked = case(CaseState.HELD, questions=(store_kit.GOLD_QUESTION, HAND))
    assert not doable(view(asked, revision())).deliver
    assert not waits_for_hand(asked)
    by_hand = case(CaseState.HELD, questions=(HAND,))
    assert doable(view(by_hand, revision())).deliver
    assert waits_for_hand(by_hand)


def test_a_new_try_fetches_what_is_missing_or_damaged() -> None:
    full = Problem("disk-full", "", "", "")
    assert not wants_new_files(view(case(problem=full), revision()))
    assert wants_new_files(view(case(problem=full), revision(package=None)))
    assert wants_new_files(view(case(problem=replace(full, code="package-unsafe")), revision()))


def test_due_dates_matter_until_it_is_delivered() -> None:
    late = case()
    assert is_overdue(late, date(2026, 5, 12))
    assert not is_overdue(late, date(2026, 5, 11))
    assert not is_overdue(replace(late, state=CaseState.DELIVERED), date(2026, 5, 12))
    assert not is_rush(late)
    assert is_rush(replace(late, order=store_kit.order(due=date(2026, 5, 6))))


def test_a_shade_is_missed_only_where_a_tooth_is_made() -> None:
    works = (ToothWork(3, "Crown"), ToothWork(4, "Crown", shade=Shade(incisal="A1")), ToothWork(5, "Missing"))
    pontic = ToothWork(6, "Missing", pontic=True)
    teeth = tuple(PlannedTooth(work, None) for work in (*works, pontic))
    assert shadeless(replace(view(case()), teeth=teeth)) == (3, 6)


WORDS = Words(
    when=lambda one, part: str(getattr(one, f"{part}_at")),
    file=lambda file: str(file.size),
    tooth=lambda tooth: f"{tooth.restoration} {tooth.shade.body}",
    tooth_name=str,
)


def test_revisions_differ_where_the_case_does() -> None:
    before = revision()
    shaded = replace(store_kit.RX, teeth=(ToothWork(8, "Crown", shade=Shade(middle="A3")), ToothWork(9, "Veneer")))
    after = revision(2, "b", shaded, status="Modeled", listed_at=store_kit.AT.replace(year=2027))
    lines = {line.key: line for line in compare(before, after, WORDS)}
    assert {key for key, line in lines.items() if line.differs} == {
        "status",
        "tooth/8",
        "tooth/9",
        "file/upper.stl",
        "file/margin_8.xyz",
    }
    assert (lines["tooth/9"].left, lines["tooth/9"].right) == ("", "Veneer ")
    assert lines["file/upper.stl"].left != lines["file/upper.stl"].right  # same size, other content


def test_the_same_revision_twice_differs_nowhere() -> None:
    assert not [line for line in compare(revision(), revision(), WORDS) if line.differs]
    assert not [
        line
        for line in compare(revision(package=None, rx=None), revision(package=None, rx=None), WORDS)
        if line.differs
    ]
