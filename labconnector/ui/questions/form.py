"""The questions of one case below one another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from labconnector.domain.mapping import Client
from labconnector.domain.questions import Answer
from labconnector.talk.views import ToothNumbers
from labconnector.ui.parts.facts import Facts, order_facts
from labconnector.ui.questions.answers import Ask, DoctorAsk, MaterialAsk, Page
from labconnector.ui.questions.confirm_section import ConfirmSection
from labconnector.ui.questions.doctor_section import DoctorSection
from labconnector.ui.questions.material_section import MaterialSection
from labconnector.ui.questions.section import Section
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import patient_text

_MOST_ASIDE = 8
"""Cases that were left unanswered and whose half-made answers are kept: each costs a few widgets."""


class Form(QScrollArea):
    """Whose case it is, then a section a question. Sections whose question is the same as before stay as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facts = Facts()
        self.sections: list[Section] = []
        self._case_id: int | None = None
        self._aside: dict[int, list[Section]] = {}
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self._column.setSpacing(WIDE + SPACE)
        self._column.addWidget(self.facts)
        self._column.addStretch(1)
        self.setWidget(body)

    def show_page(self, page: Page, numbers: ToothNumbers, *, keep: bool) -> None:
        """Draws a page. What was typed for questions that are still the same stays. keep: it is the page shown."""
        self.facts.tell(patient_text(page.case.order.patient), order_facts(page.case.order))
        old, self.sections = self.sections if keep else self._exchange(page.case.id), []
        for ask in page.asks:
            same = next((one for one in old if one.ask.question == ask.question), None)
            if same and same.ask == ask:
                old.remove(same)
                self.sections.append(same)
                continue
            self.sections.append(_section(ask, numbers))
            if same:
                self.sections[-1].take_over(same)
        self._drop(old)
        for place, section in enumerate(self.sections):
            self._column.insertWidget(place + 1, section)
            section.show()
        if page.only_by_hand:
            _save_is_the_answer(self.sections)
        if not keep:
            self.verticalScrollBar().setValue(0)

    def answered(self) -> None:
        """What is chosen was given: it is not kept for when the case asks again."""
        self._case_id = None

    def _exchange(self, case_id: int) -> list[Section]:
        """Puts what is shown aside; the sections that were put aside when this case was left."""
        for section in self.sections:
            section.hide()
        if self._case_id is None:
            self._drop(self.sections)
        else:
            self._aside[self._case_id] = self.sections
        self._case_id = case_id
        found = self._aside.pop(case_id, [])
        while len(self._aside) > _MOST_ASIDE:
            self._drop(self._aside.pop(next(iter(self._aside))))
        return found

    def _drop(self, sections: list[Section]) -> None:
        for gone in sections:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def answers(self) -> tuple[tuple[Answer, ...], Client | None] | None:
        """What was decided, with the client to be made first; None where something is missing, which is then said."""
        given = [section.given() for section in self.sections]
        first: Section | None = None
        for section, one in zip(self.sections, given, strict=True):
            if one.fault:
                section.show_fault(one.fault)
                first = first or section
        if first:
            first.show_fault(next(one.fault for one in given if one.fault))
            self.ensureWidgetVisible(first)
            return None
        new = next((one.new_client for one in given if one.new_client), None)
        return tuple(one.answer for one in given if one.answer), new

    def focus_first(self) -> None:
        """The keyboard begins at the first question."""
        if self.sections:
            self.sections[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _section(ask: Ask, numbers: ToothNumbers) -> Section:
    if isinstance(ask, DoctorAsk):
        return DoctorSection(ask)
    if isinstance(ask, MaterialAsk):
        return MaterialSection(ask, numbers)
    return ConfirmSection(ask)


def _save_is_the_answer(sections: list[Section]) -> None:
    for section in sections:
        if isinstance(section, ConfirmSection):
            section.use_save_as_answer()
