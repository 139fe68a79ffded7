"""The line above the list: search, quick filters with their counts, more filters, clear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from labconnector.domain.listing import Choices
from labconnector.ui.cases.filters import Filters, Quick
from labconnector.ui.parts.flow import FlowLayout
from labconnector.ui.theme import SPACE
from labconnector.ui.words import count_text

if TYPE_CHECKING:
    from labconnector.ui.cases.more_filters import MoreFilters


class FilterBar(QWidget):
    """changed(): `filters` is another. opened(): the further filters need to know what occurs (`show_choices`)."""

    changed = Signal()
    opened = Signal()

    def __init__(self, filters: Filters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = filters
        self.search = QLineEdit()
        self.more: MoreFilters | None = None
        self._quick = {quick: self._quick_button(quick) for quick in Quick}
        self._toggle, self._clear, self._hits = QToolButton(), QPushButton(self.tr("Clear filters")), QLabel()
        self._set_up()
        layout = self._lines = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(self._first_line())
        layout.addLayout(self._second_line())
        if filters.count_of_more:
            self._toggle.setChecked(True)
        self.show_counts({})
        self._show()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_counts(self, counts: dict[Quick, int]) -> None:
        """How many cases each quick filter has."""
        for quick, button in self._quick.items():
            words, count = self._quick_text(quick), counts.get(quick)
            text = (
                words if count is None else self.tr("{filter} ({count})").format(filter=words, count=count_text(count))
            )
            if button.text() != text:
                button.setText(text)

    def show_hits(self, text: str) -> None:
        """How many cases were found."""
        self._hits.setText(text)

    def show_choices(self, choices: Choices) -> None:
        """What the further filters can be set to."""
        if self.more is not None:
            self.more.show_choices(choices)

    @property
    def is_open(self) -> bool:
        """Whether the further filters are in sight."""
        return self.more is not None and self._toggle.isChecked()

    # --- what is chosen -----------------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Shows all cases again."""
        self._set(Filters())

    def choose(self, quick: Quick) -> None:
        """One of the quick filters."""
        self._set(self.filters.with_quick(quick))

    def _typed(self, text: str) -> None:
        self._set(replace(self.filters, text=text))

    def _set(self, filters: Filters) -> None:
        if filters != self.filters:
            self.filters = filters
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        filters = self.filters
        if self.search.text() != filters.text:
            was = self.search.blockSignals(True)
            self.search.setText(filters.text)
            self.search.blockSignals(was)
        self._quick[filters.quick].setChecked(True)
        self._clear.setVisible(filters.narrows)
        count = filters.count_of_more
        words = self.tr("More filters")
        self._toggle.setText(self.tr("{filter} ({count})").format(filter=words, count=count) if count else words)
        if self.more is not None:
            self.more.show_filters(filters)

    # --- how it is built ----------------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self.search.setPlaceholderText(self.tr("Search patient, doctor, order ID, chart number or notes"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setToolTip(self.tr("Finds cases in which every word begins a word of patient, doctor or notes"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._typed)
        self._toggle.setCheckable(True)
        self._toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._toggle.setToolTip(self.tr("Filter by state, doctor, client, scan type and days"))
        self._toggle.toggled.connect(self._open_more)
        self._clear.clicked.connect(self.clear)
        self._clear.setToolTip(self.tr("Show all cases again"))
        self._clear.setFlat(True)
        self._hits.setTextFormat(Qt.TextFormat.PlainText)

    def _first_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.search, 1)
        line.addWidget(self._toggle)
        return line

    def _second_line(self) -> QHBoxLayout:
        line, group = QHBoxLayout(), QButtonGroup(self)
        line.setSpacing(SPACE)
        quick = FlowLayout(between=SPACE // 2)
        for button in self._quick.values():
            group.addButton(button)
            quick.addWidget(button)
        line.addLayout(quick, 1)
        line.addWidget(self._clear)
        line.addWidget(self._hits)
        return line

    def _quick_button(self, quick: Quick) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self.choose(quick))
        return button

    def _quick_text(self, quick: Quick) -> str:
        return {
            Quick.ALL: self.tr("All"),
            Quick.UNREAD: self.tr("Unread"),
            Quick.ASKS: self.tr("Needs an answer"),
            Quick.DUE: self.tr("Overdue or due soon"),
        }[quick]

    def _open_more(self, is_open: bool) -> None:
        """Made when first opened: most days nobody needs it."""
        if self.more is None:
            from labconnector.ui.cases.more_filters import MoreFilters

            more = self.more = MoreFilters(self)
            more.show_filters(self.filters)
            more.changed.connect(lambda: self._set(more.onto(self.filters)))
            self._lines.addWidget(more)
            self.setTabOrder(self._clear, more)
        self.more.setVisible(is_open)
        if is_open:
            self.opened.emit()
