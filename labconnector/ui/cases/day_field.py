"""A day or no day, chosen from a calendar that opens below."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from labconnector.ui.words import day_text


class DayField(QToolButton):
    """changed(): another day. Its calendar is made when it is first opened."""

    changed = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """what: what the day is of, for the screen reader."""
        super().__init__(parent)
        self._what = what
        self._day: date | None = None
        self._calendar: QCalendarWidget | None = None
        menu = QMenu(self)
        menu.aboutToShow.connect(self._open)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._show_day()

    @property
    def day(self) -> date | None:
        """The chosen day, None for any."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Shows a day without telling that it changed."""
        self._day = day
        self._show_day()

    def choose(self, day: date | None) -> None:
        """As a user does."""
        if day != self._day:
            self.set_day(day)
            self.changed.emit()

    def _show_day(self) -> None:
        text = day_text(self._day) or self.tr("Any day")
        self.setText(text)
        self.setAccessibleName(self.tr("{what}: {day}").format(what=self._what, day=text))
        self.setToolTip(self.accessibleName())

    def _open(self) -> None:
        calendar = self._calendar or self._make()
        calendar.setSelectedDate(_qdate(self._day) if self._day else QDate.currentDate())
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _make(self) -> QCalendarWidget:
        calendar = self._calendar = QCalendarWidget()
        calendar.setAccessibleName(self._what)
        calendar.activated.connect(self._chosen)  # Enter, or a double click
        calendar.clicked.connect(self._chosen)
        holder = QWidgetAction(self.menu())
        holder.setDefaultWidget(calendar)
        self.menu().addAction(holder)
        self.menu().addAction(self.tr("Any day"), lambda: self.choose(None))
        return calendar

    def _chosen(self, chosen: QDate) -> None:
        self.menu().close()
        self.choose(date(chosen.year(), chosen.month(), chosen.day()))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
