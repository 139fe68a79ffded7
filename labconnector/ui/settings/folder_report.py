"""What was found out about a CAD folder, line by line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from labconnector.talk.views import FolderTest
from labconnector.ui.parts.labels import Tinted, plain
from labconnector.ui.theme import SPACE, Colours
from labconnector.ui.words import bytes_text, said

GOOD, NOTE, BAD = "✓", "!", "✗"
Line = tuple[str, str]


def report(test: FolderTest) -> tuple[Line, ...]:
    """The lines, each with its mark."""
    if test.error is not None:
        parts = (said(test.error.title) + ".", said(test.error.message), said(test.error.action))
        return ((BAD, " ".join(part for part in parts if part)),)
    return tuple(
        line
        for line in (
            (GOOD, QCoreApplication.translate("FolderReport", "The folder is there and can be written to.")),
            (GOOD, _tr_free().format(size=bytes_text(test.free_bytes))),
            _volume(test),
            _network(test),
        )
        if line
    )


def _tr_free() -> str:
    return QCoreApplication.translate("FolderReport", "{size} are free.")


def _volume(test: FolderTest) -> Line:
    if test.same_volume:
        return GOOD, QCoreApplication.translate(
            "FolderReport", "Finished cases are moved in whole: your CAD program never sees half a case."
        )
    return NOTE, QCoreApplication.translate(
        "FolderReport", "Cases are put together on another drive first. That works, but takes longer."
    )


def _network(test: FolderTest) -> Line | None:
    if test.network is None:
        return None
    if test.network:
        return NOTE, QCoreApplication.translate(
            "FolderReport", "This is a network drive. While it is not connected, cases wait and are delivered later."
        )
    return GOOD, QCoreApplication.translate("FolderReport", "The folder is on a drive of this computer.")


class FolderReport(QWidget):
    """Draws the lines: the mark differs in shape and colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Tinted, QLabel]] = []
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What it says now."""
        return self._lines

    def say(self, *lines: Line) -> None:
        """Shows these lines. A repeated test that finds the same changes nothing."""
        if lines == self._lines:
            return
        self._lines = lines
        for number in range(len(self._rows), len(lines)):
            self._add_row(number)
        for number, (mark, text) in enumerate(self._rows):
            has_line = number < len(lines)
            mark.setVisible(has_line)
            text.setVisible(has_line)
            if has_line:
                mark.setText(lines[number][0])
                mark.use(_TINTS.get(lines[number][0], lambda here: here.muted))
                text.setText(lines[number][1])
        self.setAccessibleName("\n".join(text for _mark, text in lines))

    def _add_row(self, number: int) -> None:
        mark, text = Tinted(lambda here: here.muted), plain()
        font = mark.font()
        font.setBold(True)
        mark.setFont(font)
        mark.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(mark, number, 0)
        self._grid.addWidget(text, number, 1)
        self._rows.append((mark, text))


_TINTS: dict[str, Callable[[Colours], QColor]] = {
    GOOD: lambda here: here.ok,
    NOTE: lambda here: here.warning,
    BAD: lambda here: here.error,
}
