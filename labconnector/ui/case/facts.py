"""What follows from a case's view: marks, what can be done with it, whether it goes on. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from labconnector.domain.case import Case, CaseFile, CaseState
from labconnector.domain.listing import RUSH
from labconnector.domain.questions import BY_HAND, Question, QuestionKind
from labconnector.domain.revision import Revision
from labconnector.talk.views import CaseView
from labconnector.ui.case.chart_work import Work, work_of

_DONE = (CaseState.DELIVERED, CaseState.RETURNED)
_UNDER_WAY = (CaseState.LISTED, CaseState.DOWNLOADING)


@dataclass(frozen=True, slots=True)
class Doable:
    """What can be done with a case now. deliver_again: it was delivered before."""

    deliver: bool = False
    deliver_again: bool = False
    download: bool = False
    folder: bool = False
    viewer: bool = False
    orthocad: bool = False


def doable(view: CaseView) -> Doable:
    """What can be done with a case now."""
    case = view.case
    is_settled = case.state not in (*_UNDER_WAY, CaseState.RETURNED)
    return Doable(
        deliver=is_settled and has_files(view) and not questions_to_answer(case),
        deliver_again=bool(case.delivered_to),
        download=case.state not in (*_UNDER_WAY, CaseState.RETURNED),
        folder=view.folder is not None,
        viewer=bool(view.links.viewer),
        orthocad=bool(view.links.orthocad),
    )


def has_files(view: CaseView) -> bool:
    """Whether the newest revision's package is here."""
    newest = newest_revision(view)
    return newest is not None and newest.package is not None


def newest_revision(view: CaseView) -> Revision | None:
    """The revision with the highest number."""
    return max(view.revisions, key=lambda one: one.number, default=None)


def questions_to_answer(case: Case) -> tuple[Question, ...]:
    """The questions that need more than the word 'deliver'."""
    return tuple(one for one in case.questions if not _is_by_hand(one))


def waits_for_hand(case: Case) -> bool:
    """Whether nothing is asked but to say 'deliver'."""
    return bool(case.questions) and not questions_to_answer(case)


def _is_by_hand(question: Question) -> bool:
    return question.kind is QuestionKind.CONFIRM and question.key == BY_HAND


def is_overdue(case: Case, today: date) -> bool:
    """Whether the due date has passed and the case is not delivered."""
    return case.order.due is not None and case.order.due < today and case.state not in _DONE


def is_rush(case: Case) -> bool:
    """Whether the doctor wants it within two days of sending it, and it is still to be made."""
    due = case.order.due
    return due is not None and due - case.listed_at.date() <= RUSH and case.state not in _DONE


def wants_new_files(view: CaseView) -> bool:
    """Whether a new try must begin with fetching: nothing is here, or what is here is damaged."""
    code = view.case.problem.code if view.case.problem else ""
    return not has_files(view) or code.startswith(("package", "mesh", "metadata"))


def files_mark(view: CaseView) -> tuple[object, ...]:
    """Another one when the case's files are others; pictures are made anew then."""
    return (view.case.revision, tuple(file.sha256 for file in package_files(view)))


def package_files(view: CaseView) -> tuple[CaseFile, ...]:
    """The files of the newest package; of a delivered case the ones it came with."""
    newest = newest_revision(view)
    return newest.package.files if newest and newest.package else view.case.files


def shadeless(view: CaseView) -> tuple[int, ...]:
    """Teeth to be made, as Universal numbers, for which the doctor gave no shade."""
    works = (one.work for one in view.teeth if work_of(one.work) is not Work.MISSING)
    return tuple(work.universal for work in works if not work.shade.body)
