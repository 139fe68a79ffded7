"""The tooth chart: both jaws, teeth with work coloured, bridges joined; by mouse, keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPolygonF,
    QResizeEvent,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from labconnector.domain.handoff import PlannedTooth
from labconnector.domain.prescription import Bridge
from labconnector.domain.teeth import UNIVERSAL
from labconnector.talk.views import ToothNumbers
from labconnector.ui.case import chart_layout as layout
from labconnector.ui.case.chart_colours import plain_ink
from labconnector.ui.case.chart_paint import Drawn, drawn, paint_bar, paint_number, paint_ring, paint_tooth
from labconnector.ui.case.chart_words import number_text, plain, tooth_lines, tooth_sentence, work_letter
from labconnector.ui.case.chart_work import Work, spans, work_of
from labconnector.ui.theme import colours

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ToothChart(QWidget):
    """Shows the work of one case. `tooth_chosen(universal)`: a tooth was clicked, or reached with the arrow keys."""

    tooth_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._teeth: dict[int, PlannedTooth] = {}
        self._works: dict[int, Work] = {}
        self._spans: tuple[tuple[int, ...], ...] = ()
        self._numbers = ToothNumbers.FDI
        self._places: dict[int, Drawn] = {}
        self._to_widget = QTransform()
        self._current: int | None = None
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Tooth chart"))
        self._describe()

    # --- what it shows ----------------------------------------------------------------------------------------------

    def show_work(
        self, teeth: Sequence[PlannedTooth], bridges: Sequence[Bridge] = (), numbers: ToothNumbers = ToothNumbers.FDI
    ) -> None:
        """Shows this work. Teeth outside 1–32 have no place in the chart; the table beside it names them."""
        self._teeth = {one.work.universal: one for one in teeth if one.work.universal in UNIVERSAL}
        self._works = {universal: work_of(one.work) for universal, one in self._teeth.items()}
        self._spans = spans((one.work for one in teeth), bridges)
        self._numbers = numbers
        self._describe()
        self.update()

    @property
    def works(self) -> dict[int, Work]:
        """The kind of work on each tooth, by Universal number."""
        return dict(self._works)

    @property
    def current(self) -> int | None:
        """The tooth that is chosen, as Universal number."""
        return self._current

    def choose(self, universal: int | None) -> None:
        """Marks a tooth; None marks no one."""
        if universal == self._current:
            return
        self._current = universal
        self._describe()
        self.update()

    def place_of(self, universal: int) -> QPointF:
        """The middle of a tooth in the widget."""
        return self._places[universal].centre

    # --- its size ---------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Room in which numbers and letters read well."""
        return QSize(330, 400)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(230, 280)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scales the teeth; the chart is never mirrored, the patient's right stays at the viewer's left."""
        super().resizeEvent(event)
        room = layout.bounds()
        scale = min(self.width() / room.width, self.height() / room.height)
        middle_x, middle_y = (room.left + room.right) / 2, (room.top + room.bottom) / 2
        self._to_widget = QTransform.fromTranslate(
            self.width() / 2 - middle_x * scale, self.height() / 2 - middle_y * scale
        ).scale(scale, scale)
        self._places = {one: drawn(place, self._to_widget, scale) for one, place in layout.places().items()}

    # --- drawing ----------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws all of it; a millisecond or two."""
        with QPainter(self) as painter:  # an error must not leave a painter behind: Qt ends the program for it
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._set_font(painter)
            self._paint_teeth(painter)
            self._paint_marks(painter)
            self._paint_sides(painter)
            self._paint_middle(painter)

    def _paint_teeth(self, painter: QPainter) -> None:
        palette = self.palette()
        for universal, tooth in self._places.items():
            work = self._works.get(universal)
            paint_tooth(painter, tooth, work, work_letter(work) if work else "", palette)
            paint_number(painter, tooth, number_text(universal, self._numbers), work is not None, palette)
        for span in self._spans:
            line = self._to_widget.map(QPolygonF([QPointF(x, y) for x, y in layout.bar_of(span)]))
            paint_bar(painter, line, [self._places[one] for one in span], palette)

    def _set_font(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(min(max(self._scale * 3.6, 8.0), self.fontInfo().pixelSize() * 1.25)))
        painter.setFont(font)

    def _paint_marks(self, painter: QPainter) -> None:
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        if self._current is not None:
            paint_ring(painter, self._places[self._current], colour, self.hasFocus())
        if self._hovered is not None and self._hovered != self._current:
            paint_ring(painter, self._places[self._hovered], colour, False)

    def _paint_sides(self, painter: QPainter) -> None:
        """R and L between the jaws, so that nobody takes one side for the other."""
        room = layout.bounds()
        painter.setPen(plain_ink(self.palette()).letter)
        for x, text in (
            (room.left + 5, self.tr("R", "patient's right")),
            (room.right - 5, self.tr("L", "patient's left")),
        ):
            at = self._to_widget.map(QPointF(x, 0))
            painter.drawText(QRectF(at.x() - 20, at.y() - 12, 40, 24), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_middle(self, painter: QPainter) -> None:
        """The tooth that is pointed at or chosen, in words, in the room inside the jaws."""
        universal = self._hovered if self._hovered is not None else self._current
        if universal is None:
            self._paint_nothing(painter)
            return
        planned = self._teeth.get(universal)
        lines = tooth_lines(planned) if planned else (self.tr("No work"),)
        rect = self._to_widget.mapRect(QRectF(-21, -22, 42, 44))
        head = QRectF(rect.left(), rect.top(), rect.width(), rect.height() * 0.24)
        font = QFont(self.font())
        font.setPixelSize(round(self._scale * 7))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.setFont(font)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, number_text(universal, self._numbers))
        font.setPixelSize(round(min(max(self._scale * 3.3, 9.0), self.fontInfo().pixelSize() * 1.0)))
        painter.setFont(font)
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(rect.adjusted(0, head.height() + 2, 0, 0), "\n".join(lines), option)

    def _paint_nothing(self, painter: QPainter) -> None:
        """No tooth is pointed at; where none has work either, that is said."""
        if not self._works:
            painter.setPen(colours(self.palette()).muted)
            rect = self._to_widget.mapRect(QRectF(-24, -14, 48, 28))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(rect, int(flags), self.tr("No tooth has work"))

    @property
    def _scale(self) -> float:
        return self._to_widget.m11()

    # --- mouse and keys ---------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows the tooth under the pointer."""
        self._hover(self._tooth_at(event.position()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Back to the chosen tooth."""
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses a tooth."""
        tooth = self._tooth_at(event.position())
        if tooth is not None and event.button() is Qt.MouseButton.LeftButton:
            self._reach(tooth)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from tooth to tooth, Home and End to the first and last one with work."""
        worked = sorted(self._works)
        key = Qt.Key(event.key())
        if key in _STEPS:
            first = worked[0] if worked else 8
            self._reach(first if self._current is None else layout.neighbour(self._current, *_STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and worked:
            self._reach(worked[0 if key == Qt.Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by the Tab key begins at the first tooth with work."""
        by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self._current is None and self._works and by_tab:
            self._reach(min(self._works))
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tooltips of the teeth."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tooth = self._tooth_at(QPointF(event.pos()))
            text = self._sentence(tooth) if tooth is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _tooth_at(self, at: QPointF) -> int | None:
        inverted, is_possible = self._to_widget.inverted()
        point = inverted.map(at)
        return layout.tooth_at(point.x(), point.y()) if is_possible else None

    def _hover(self, universal: int | None) -> None:
        if universal != self._hovered:
            self._hovered = universal
            self.update()

    def _reach(self, universal: int) -> None:
        self.choose(universal)
        self.tooth_chosen.emit(universal)

    # --- for screen readers -----------------------------------------------------------------------------------------

    def _sentence(self, universal: int) -> str:
        return plain(tooth_sentence(universal, self._teeth.get(universal), self._numbers))

    def _describe(self) -> None:
        if self._current is not None:
            self.setAccessibleDescription(self._sentence(self._current))
        elif self._teeth:
            self.setAccessibleDescription("\n".join(self._sentence(one) for one in sorted(self._teeth)))
        else:
            self.setAccessibleDescription(self.tr("No tooth has work."))
