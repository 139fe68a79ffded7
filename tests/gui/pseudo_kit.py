"""A language that nobody speaks: texts are accented, in brackets, 40 % longer. What does not fit shows itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from labconnector.ui.said import use_templates

OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aeiouyAEIOUYcnszCNSZ", "àéîöûýÀÉÎÖÛÝçñšžÇÑŠŽ")
_KEPT = re.compile(r"(\{\w*(?::\w+)?\}|%n|&&|&|\(\*[^)]*\)|%\w+)")
_TOLERANCE = 2
"""Pixels that the styles round away."""


class Pseudo(QTranslator):
    """Translates everything, Qt's own texts too, as a complete translation does."""

    def isEmpty(self) -> bool:
        """It has a text for all."""
        return False

    def translate(self, context: str, source: str, _comment: str | None = None, _n: int = -1) -> str:
        """The text in brackets."""
        if not source or source.startswith("QT_") or context in ("QFileDialog", "QFontDatabase", "QPlatformTheme-keys"):
            return source
        return longer(source)


@cache
def longer(source: str) -> str:
    """The text 40 % longer; placeholders, mnemonics and line breaks as they are."""
    parts = _KEPT.split(source)
    accented = "".join(part if place % 2 else part.translate(_ACCENTS) for place, part in enumerate(parts))
    words = ["ünö", "dûê", "tréš", "qûàttrö"]
    more, place = "", 0
    while len(more) < len(source) * 0.4 - 3:
        more += " " + words[place % 4]
        place += 1
    return f"{OPEN}{accented}{more}{CLOSE}"


@contextmanager
def pseudo(app: QApplication, direction: Qt.LayoutDirection, font_scale: float = 1.0) -> Iterator[None]:
    """All texts are the pseudo-translation's meanwhile, written in this direction."""
    translator, font = Pseudo(), QFont(app.font())
    app.setLayoutDirection(direction)
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * font_scale)
    if font_scale != 1:
        app.setFont(larger)
    use_templates(None)  # forgets what was said before
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)
        use_templates(None)
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if font_scale != 1:
            app.setFont(font)


def faults(window: QWidget) -> list[str]:
    """What cannot be read in a window: cut off, covered, or outside."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible() or widget.window() is not window:
            continue
        found += [f"{_name(widget)}: {fault}" for fault in (*_cut_off(widget), *_outside(widget))]
        found += [f"{_name(widget)}: {fault}" for fault in _covered(widget)]
    return found


def _name(widget: QWidget) -> str:
    text = _text(widget)
    return f"{type(widget).__name__} in {type(widget.parentWidget()).__name__} “{text[:60]}” {widget.size().toTuple()}"


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QGroupBox):
        return widget.title()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _cut_off(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _label(widget)
    elif isinstance(widget, QAbstractButton) and widget.text() and _shows_text(widget):
        hint = widget.sizeHint()
        if hint.width() > widget.width() + _TOLERANCE or hint.height() > widget.height() + _TOLERANCE:
            yield f"needs {hint.toTuple()}"
    elif isinstance(widget, QGroupBox):
        if widget.fontMetrics().horizontalAdvance(widget.title()) > widget.width():
            yield "title"
    elif isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            if widget.fontMetrics().horizontalAdvance(widget.tabText(tab)) > widget.tabRect(tab).width():
                yield f"tab {widget.tabText(tab)}"
    elif isinstance(widget, QHeaderView):
        yield from _header(widget)
    elif isinstance(widget, QComboBox):
        yield from _combo(widget)
    elif isinstance(widget, QLineEdit) and widget.placeholderText() and not isinstance(widget.parent(), QComboBox):
        room, need = widget.contentsRect().width() - 8, widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        if need > room and not widget.text() and not widget.toolTip():
            yield f"placeholder {widget.placeholderText()} needs {need} of {room}"


def _label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if need > label.height() + _TOLERANCE:
            yield f"needs a height of {need}"
        widest = max(label.fontMetrics().horizontalAdvance(word) for word in label.text().split() or [""])
        if "<" not in label.text() and widest > label.contentsRect().width() + _TOLERANCE:
            yield f"a word needs {widest}"
    else:
        hint, is_told = label.sizeHint(), bool(label.toolTip())
        if hint.height() > label.height() + _TOLERANCE or (hint.width() > label.width() + _TOLERANCE and not is_told):
            yield f"needs {hint.toTuple()}"


def _shows_text(button: QAbstractButton) -> bool:
    icon_only = isinstance(button, QToolButton) and (
        button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly and not button.icon().isNull()
    )
    return not icon_only


def _header(header: QHeaderView) -> Iterator[str]:
    if header.orientation() is not Qt.Orientation.Horizontal or header.model() is None:
        return
    for section in range(header.count()):
        text = header.model().headerData(section, Qt.Orientation.Horizontal)
        tip = header.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        if header.isSectionHidden(section) or not text or tip:
            continue
        need = header.fontMetrics().horizontalAdvance(str(text))
        if need > header.sectionSize(section):
            yield f"column {text} needs {need}, has {header.sectionSize(section)}"


def _combo(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    option.initFrom(box)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()
    need = box.fontMetrics().horizontalAdvance(box.currentText())
    if need > room + _TOLERANCE and not box.toolTip():
        yield f"needs {need}, has {room}"


def _outside(widget: QWidget) -> Iterator[str]:
    """A part that reaches over its parents' edge and cannot be scrolled to."""
    if not isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit) or not _text(widget):
        return
    parent = widget.parentWidget()
    rect = QRect(widget.geometry())
    while parent is not None:
        scrolls = isinstance(parent, QAbstractScrollArea) or isinstance(parent.parentWidget(), QAbstractScrollArea)
        if scrolls:
            return
        if not parent.rect().adjusted(-_TOLERANCE, -_TOLERANCE, _TOLERANCE, _TOLERANCE).contains(rect):
            yield f"reaches out of {type(parent).__name__} {parent.size().toTuple()} at {rect.getRect()}"
            return
        if parent.isWindow():
            return
        rect.moveTopLeft(rect.topLeft() + parent.pos())
        parent = parent.parentWidget()


def _covered(widget: QWidget) -> Iterator[str]:
    leaves = QLabel | QAbstractButton | QComboBox | QLineEdit
    parent = widget.parentWidget()
    if not isinstance(widget, leaves) or parent is None or isinstance(parent, leaves):
        return
    for other in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if other is widget or not other.isVisible() or not isinstance(other, leaves) or id(other) < id(widget):
            continue
        shared = widget.geometry().intersected(other.geometry())
        if shared.width() > _TOLERANCE and shared.height() > _TOLERANCE:
            yield f"covers {_name(other)}"


def spoken(window: QWidget) -> Iterator[str]:
    """Every text that a window shows, also in its tables' heads and its menus."""
    yield window.windowTitle()
    for widget in window.findChildren(QWidget):
        if widget.window() is not window or not widget.isVisible():
            continue
        yield from filter(None, (_text(widget) if not isinstance(widget, QLineEdit) else "", widget.toolTip()))
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QTabBar):
            yield from (widget.tabText(tab) for tab in range(widget.count()))
        if isinstance(widget, QHeaderView) and widget.model() is not None:
            columns = range(widget.model().columnCount() if widget.orientation() is Qt.Orientation.Horizontal else 0)
            yield from (str(widget.model().headerData(one, Qt.Orientation.Horizontal) or "") for one in columns)
    for menu in window.findChildren(QMenu):
        yield from (action.text() for action in menu.actions())


def untranslated(text: str) -> str:
    """What stands outside of the brackets."""
    while True:
        inner = re.sub(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", "", text)
        if inner == text:
            return text
        text = inner
