"""Opens every window on the screen that it is started on, and prints as JSON what is out of reach in each.

Runs as a program of its own: scaling and letter size hold for a whole process. Argument: an empty folder.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from gui_kit import bridge_over
from held_kit import GOLD, fetch, order, void
from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QTabWidget, QWidget

from labconnector.store import Store
from labconnector.ui.broken import BrokenWindow
from labconnector.ui.desktop import Desktop
from labconnector.ui.knowledge.clients import ClientsWindow
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.settings.window import SettingsWindow
from labconnector.ui.start import make_application

_SETTLED_MS = 700


def settle(ms: int = _SETTLED_MS) -> None:
    """Lets windows come, be framed and fill themselves."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def faults(window: QWidget) -> list[str]:
    """What of a window nobody could see or press."""
    found = []
    room = window.screen().availableGeometry().adjusted(-4, -1, 4, 4)  # a frame's edges may be outside
    frame = window.frameGeometry()
    if not room.contains(frame):
        found.append(f"frame {frame.getRect()} is not on the screen {room.getRect()}")
    if window.windowHandle().frameMargins().top() < 5:
        found.append("it has no title bar")
    return found + [fault for control in controls(window) if (fault := unreachable(window, control))]


def controls(window: QWidget) -> Iterator[QWidget]:
    """What the keyboard can go to."""
    for control in window.findChildren(QWidget):
        by_keyboard = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if by_keyboard and control.isVisibleTo(window) and control.isEnabled() and control.window() is window:
            yield control


def unreachable(window: QWidget, control: QWidget) -> str:
    """Scrolls as the Tab key does, then looks whether anything of the control is seen."""
    above = list(ancestors(window, control))
    for parent in above:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(control)
    seen = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
    for parent in above:
        seen &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
    if seen.width() < min(12, control.width()) or seen.height() < min(8, control.height()) or seen.isEmpty():
        return f"{type(control).__name__} {control.accessibleName()!r} is not seen: {seen.getRect()}"
    return ""


def ancestors(window: QWidget, control: QWidget) -> Iterator[QWidget]:
    parent = control.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget() if parent is not window else None


def tour(desktop: Desktop) -> dict[str, list[str]]:
    """Every window, then the largest dialogs."""
    found: dict[str, list[str]] = {}
    shows: dict[str, Callable[[], QWidget]] = {
        "wizard": desktop.show_wizard,
        "list": desktop.show_list,
        "case": lambda: desktop.show_case(1),
        "question": lambda: desktop.show_question(1),
        "settings": desktop.show_settings,
        "problems": desktop.show_problems,
        "diagnostics": desktop.show_diagnostics,
        "find": desktop.show_find,
        "clients": desktop.show_clients,
        "doctor-rules": desktop.show_doctor_rules,
        "material-rules": desktop.show_material_rules,
        "catalogue": desktop.show_catalogue,
    }
    for name, show in shows.items():
        window = show()
        settle()
        found[name] = faults(window)
        for place, tabs in enumerate(window.findChildren(QTabWidget)):
            for index in range(tabs.count()):
                tabs.setCurrentIndex(index)
                settle(50)
                found[f"{name}-{place}-{index}"] = faults(window)
        if isinstance(window, SettingsWindow):
            for page in window.pages:
                window.show_page(page.name)
                settle(50)
                found[f"settings-{page.name}"] = faults(window)
    return found | dialogs(desktop)


def dialogs(desktop: Desktop) -> dict[str, list[str]]:
    """A form and a question."""
    clients = desktop.show_clients()
    assert isinstance(clients, ClientsWindow)
    clients.add()
    confirm = Confirm(desktop.show_list(), "Deliver", "This case is in the CAD folder already. " * 4, "Deliver", settle)
    confirm.open()
    settle()
    found = {"confirm": faults(confirm)}
    for form in clients.findChildren(QWidget):
        if form.isWindow() and form.isVisible():
            found["client"] = faults(form)
    return found


def main() -> None:
    """Prints {window: [what is wrong]}."""
    folder = Path(sys.argv[1])
    app: QApplication = make_application(folder / "settings")

    def fill(store: Store) -> None:
        void(fetch(store, folder, order("1001"), (GOLD,)))

    with bridge_over(folder, fill) as bridge:
        desktop = Desktop(bridge)
        bridge.wake()
        settle(1500)
        found = tour(desktop)
        assert not any(isinstance(window, BrokenWindow) for window in desktop.windows())
        desktop.quit()
        settle(100)
    print(json.dumps(found))
    app.quit()


if __name__ == "__main__":
    main()
