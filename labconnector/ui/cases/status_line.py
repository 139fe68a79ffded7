"""The line at the window's foot: how the connection stands, the last check, downloads, how many are chosen."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QWidget

from labconnector.talk.events import ProgressTold
from labconnector.talk.views import DeskState
from labconnector.ui.icons import Dot, dot_pixmap
from labconnector.ui.theme import SPACE
from labconnector.ui.tray_state import tray_state
from labconnector.ui.tray_texts import last_check_text, state_sentence
from labconnector.ui.words import bytes_text, when_text

_DOT = 14
_BAR = 120


class StatusLine(QStatusBar):
    """Says the same as the tray icon, in the same shapes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Dot | None = None
        self._dot, self._sentence, self._check, self._next = QLabel(), QLabel(), QLabel(), QLabel()
        self._downloads, self._bar, self._chosen = QLabel(), QProgressBar(), QLabel()
        for label in (self._sentence, self._check, self._next, self._downloads, self._chosen):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._sentence.setMinimumWidth(80)
        self._bar.setMaximumWidth(_BAR)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Downloads"))
        self._dot.setContentsMargins(SPACE // 2, 0, 0, 0)
        self.addWidget(self._dot)
        self.addWidget(self._sentence, 1)
        for part in (self._chosen, self._downloads, self._bar, self._check, self._next):
            self.addPermanentWidget(part)
        self.show_downloads(ProgressTold({}))
        self.show_chosen(0)

    def show_state(self, state: DeskState) -> None:
        """The connection and its last check."""
        told = tray_state(state if state.data_folder.parts else None, datetime.now(UTC))
        if told.dot is not self._shown:
            self._shown = told.dot
            self._dot.setPixmap(dot_pixmap(told.dot, _DOT))
        _say(self._sentence, state_sentence(told))
        self._sentence.setToolTip(self._sentence.text())
        _say(self._check, last_check_text(told))
        _say(self._next, self._next_text(state))

    def show_downloads(self, told: ProgressTold) -> None:
        """How far the downloads are, all of them together."""
        downloads = told.downloads.values()
        done = sum(got for got, _all in downloads)
        totals = [whole for _got, whole in downloads]
        total = sum(whole or 0 for whole in totals) if all(totals) else None
        self._bar.setVisible(bool(totals))
        self._downloads.setVisible(bool(totals))
        if totals:
            self._bar.setRange(0, 1000 if total else 0)
            self._bar.setValue(min(1000, done * 1000 // total) if total else 0)
            self._downloads.setText(self.tr("%n download(s), {size}", "", len(totals)).format(size=bytes_text(done)))

    def show_chosen(self, count: int) -> None:
        """How many cases are chosen; one is seen without words."""
        self._chosen.setVisible(count > 1)
        if count > 1:
            self._chosen.setText(self.tr("%n case(s) chosen", "", count))

    def _next_text(self, state: DeskState) -> str:
        """While the import is off, or nobody is signed in, Align is not asked at that time."""
        next_run = state.status.next_run
        if next_run is None or not state.import_enabled or not state.signed_in:
            return ""
        return self.tr("Next: {when}").format(when=when_text(next_run))


def _say(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
        label.setToolTip(text)  # in a narrow window it is cut off
        label.setVisible(bool(text))
