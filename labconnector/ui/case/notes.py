"""The bars of a case window, from what went wrong to what is left to do; each only while it is true."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from labconnector.domain.case import Case, CaseState, Problem
from labconnector.talk.views import CaseView
from labconnector.ui.case.bars import Act, NoteBar
from labconnector.ui.case.facts import questions_to_answer, waits_for_hand
from labconnector.ui.case.import_bar import ImportBar, project_to_import
from labconnector.ui.theme import SPACE
from labconnector.ui.words import said, when_text


class CaseNotes(QWidget):
    """What a person should know or do first. The window gives what the buttons do."""

    def __init__(
        self,
        answer: Act,
        deliver: Act,
        try_now: Act,
        compare: Act,
        open_project: Callable[[Path], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._answer, self._deliver, self._try_now, self._compare = answer, deliver, try_now, compare
        self.gone, self.problem, self.question = NoteBar("error"), NoteBar("error"), NoteBar("warning")
        self.waiting, self.news = NoteBar("info"), NoteBar("info")
        self.beside, self.to_import = NoteBar("warning"), ImportBar(open_project)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        for bar in self._bars():
            layout.addWidget(bar)
        self.hide()

    def show_view(self, view: CaseView, *, may_open: bool) -> None:
        """Says what is true of a case now. may_open: whether the lab wants projects to be opened from here."""
        case = view.case
        self.gone.clear()
        self._show_problem(case)
        self._show_question(case)
        self._show_waiting(case)
        self._show_beside(view)
        self.to_import.show_project(project_to_import(view), may_open=may_open)
        self._settle()

    def show_change(self, before: CaseView | None, now: CaseView) -> None:
        """Says that a new revision came while the case was open, until the user has looked."""
        if before is not None and now.case.revision > before.case.revision:
            text = self.tr("A new revision has come: the doctor or Align changed this case. You see the newest one.")
            self.news.say(text, self.tr("Show what differs"), self._looked)
            self.news.offer_second(self.tr("Close"), self._dismiss)
        self._settle()

    def show_gone(self) -> None:
        """The case is not in the list any more."""
        for bar in self._bars():
            bar.clear()
        self.gone.say(
            self.tr(
                "This case is not in the list any more. You can still read what is shown here; nothing can be done "
                "with it."
            )
        )
        self._settle()

    def _show_problem(self, case: Case) -> None:
        problem = case.problem
        if problem is None or case.state is CaseState.WAITING:
            self.problem.clear()
            return
        self.problem.say(self._problem_text(problem), self.tr("Try now"), self._try_now)
        self.problem.offer_second(self.tr("Copy"), lambda: _copy(f"{self.problem.text}\n[{problem.code}]"))

    def _problem_text(self, problem: Problem) -> str:
        lines = [
            self.tr("{title}. {message}").format(title=said(problem.title).rstrip("."), message=said(problem.message)),
            said(problem.action),
        ]
        if problem.next_try:
            lines.append(self.tr("Next try: {when}.").format(when=when_text(problem.next_try)))
        return "\n".join(line.strip() for line in lines if line.strip())

    def _show_question(self, case: Case) -> None:
        asked = questions_to_answer(case)
        if asked:
            text = self.tr("This case waits: {question}").format(question=said(asked[0].text))
            if len(asked) > 1:
                text = self.tr("{question} (question 1 of {count})").format(question=text, count=len(asked))
            self.question.say(text, self.tr("Answer…"), self._answer)
        elif waits_for_hand(case):
            self.question.say(said(case.questions[0].text), self.tr("Deliver now"), self._deliver)
        else:
            self.question.clear()

    def _show_waiting(self, case: Case) -> None:
        if case.state is not CaseState.WAITING:
            self.waiting.clear()
            return
        expected = when_text(case.expected_at)
        text = self.tr("Align has no files for this case yet.")
        if expected:
            text = self.tr("Align has no files for this case yet. They are expected by {when}.").format(when=expected)
        self.waiting.say(text, self.tr("Ask now"), self._try_now)

    def _show_beside(self, view: CaseView) -> None:
        """What the CAD has open of this case, and where the delivery lies: nobody shall go on with the old scans."""
        case = view.case
        told = [one.text for one in view.history if one.event == "beside" and one.revision == case.revision]
        if not told or case.state is not CaseState.DELIVERED:
            self.beside.clear()
            return
        folder = Path(case.delivered_to).name
        self.beside.say(self.tr("{what} Folder: {folder}").format(what=said(told[-1]), folder=folder))

    def _looked(self) -> None:
        self._dismiss()
        self._compare()

    def _dismiss(self) -> None:
        self.news.clear()
        self._settle()

    def _bars(self) -> tuple[NoteBar, ...]:
        return (self.gone, self.problem, self.question, self.waiting, self.news, self.beside, self.to_import)

    def _settle(self) -> None:
        self.setVisible(any(not bar.isHidden() for bar in self._bars()))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
