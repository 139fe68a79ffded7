"""What a person does in the knowledge windows: press, type, look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from gui_kit import filled
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from labconnector.domain.mapping import Doctor, MaterialKey
from labconnector.store import Store
from labconnector.ui.knowledge.table import TablePane

WAIT = 30_000
W = TypeVar("W", bound=QWidget)


def three_clients(store: Store) -> None:
    """Three clients; a doctor leads to the first."""
    filled(2)(store)
    ada = store.add_client("Ada Sample", "L-1", "ada@example.test", 0.05)
    store.add_client("Bea Specimen", "L-2")
    store.add_client("Ada Sample, new practice")
    store.set_doctor_rule(Doctor(901, "Dr. Ada Sample", "L-1"), ada.id)


def shown(pane: TablePane[Any], column: int = 0) -> list[str]:
    """What a column shows, from the top."""
    model = pane.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def choose(pane: TablePane[Any], *texts: str) -> None:
    """Selects the rows that begin with these texts."""
    pane.view.clearSelection()
    for text in texts:
        row = shown(pane).index(text)
        flags = pane.view.selectionModel().SelectionFlag
        pane.view.selectionModel().select(pane.model.index(row, 0), flags.Select | flags.Rows)


def part(parent: QWidget, kind: type[W]) -> W:
    """The newest child of a kind that is not hidden; a dialog has the keyboard."""
    found = [child for child in parent.findChildren(kind) if not child.isHidden()]
    assert found, f"no {kind.__name__}"
    if found[-1].isWindow():
        wait_for(lambda: QApplication.activeWindow() is found[-1])
    return found[-1]


def wait_for(condition: Callable[[], bool]) -> None:
    """Lets Qt work until it is so."""
    patience = QDeadlineTimer(WAIT)
    while not condition():
        assert not patience.hasExpired(), "it never came to that"
        QTest.qWait(5)


def press(parent: QWidget, text: str) -> None:
    """Presses the button of a text."""
    found = [one for one in parent.findChildren(QAbstractButton) if one.text().replace("&", "") == text]
    assert found, f"no button {text}"
    assert found[-1].isEnabled(), f"{text} cannot be pressed"
    found[-1].click()


def field(parent: QWidget, label: str) -> QWidget:
    """The field that a label stands for."""
    for one in parent.findChildren(QLabel):
        buddy = one.buddy()
        if buddy is not None and one.text().replace("&", "") == label:
            return buddy
    raise AssertionError(f"no field {label}")


def type_in(parent: QWidget, label: str, text: str) -> None:
    """Types into the field of a label what is to stand there."""
    line = field(parent, label)
    assert isinstance(line, QLineEdit)
    line.clear()
    QTest.keyClicks(line, text)


def pick(parent: QWidget, label: str, text: str) -> None:
    """Picks a line of the list that a label stands for."""
    box = field(parent, label)
    assert isinstance(box, QComboBox)
    line = box.findText(text)
    assert line >= 0, f"no line {text}"
    box.setCurrentIndex(line)
    box.activated.emit(line)


def key(widget: QWidget, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key."""
    QTest.keyClick(widget, which, modifier)


def texts(parent: QWidget) -> str:
    """All that labels say, one under the other."""
    return "\n".join(one.text() for one in parent.findChildren(QLabel) if one.isVisibleTo(parent))


def three_rules(store: Store) -> None:
    """Clients with two doctors, and three material rules, one of them without a method, one of an unknown material."""
    three_clients(store)
    store.set_doctor_rule(Doctor(902, "", ""), 2)
    store.set_material_rule(MaterialKey("7", "Gold"), "WAX", "mill-wax-cast")
    store.set_material_rule(MaterialKey("8", "Zirconia: Lab Preference"), "ZI", "")
    store.set_material_rule(MaterialKey("9", "Special alloy"), "XY-77", "mill-5")
