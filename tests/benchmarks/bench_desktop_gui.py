"""What the measurements of the desktop start on their screen: `python bench_desktop_gui.py PART PLAN …`.

A plan is a file of `bench_desktop_kit.Lab.plan`. Each part prints what it found as JSON in its last line; `run` is the
program as it is. Nothing is imported here that a part does not need, for memory and start are measured.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QAbstractItemView

    from labconnector.ui.cases.window import CaseListWindow
    from labconnector.ui.desktop import Desktop

_COLUMNS = (
    "id, order_id, unread, patient, doctor_name, practice, client_name, teeth, work, material, scan_type, due,"
    " listed_at, state, revision, fetched_at, trouble, expected_at"
)
_NEWEST = "ORDER BY listed_at DESC, id DESC"
ALL = f"SELECT {_COLUMNS} FROM cases WHERE account = '{{}}' {_NEWEST}"
"""The rows and columns of the list, for Qt's own query. Qt reads on when the view is scrolled."""
FOUND = (
    f"SELECT {_COLUMNS} FROM cases WHERE account = ?"
    f" AND id IN (SELECT rowid FROM cases_fts WHERE cases_fts MATCH ?) {_NEWEST} LIMIT 200"
)
PATIENCE_S = 60.0
CALM_S = 0.35
TURNS = 6
LAG_MS = 5
IDLE_S = 5.0
SYNC_S = 60.0
_SCRIPTS = ("Sample", "Пример", "Δείγμα", "דוגמה", "見本", "样例", "보기")


def run(plan: str) -> None:
    """The program in the tray, signed in."""
    from labconnector.ui.start import Plan, run_desktop

    folder, profile, keep = pickle.loads(Path(plan).read_bytes())
    sys.exit(run_desktop(Plan(Path(folder), hidden=True, profile=profile, keep=keep)))


def open_list(plan: str) -> None:
    """Seconds from the click on the tray icon to the first rows on the screen. The engine is awake."""
    desktop = _desktop(plan)
    spin(CALM_S)
    begun = time.perf_counter()
    window = _list(desktop)
    painted = Painted(window.table)
    painted.wait()
    _end(desktop, painted.at - begun)


def open_bare(plan: str, account: str) -> None:
    """Seconds from nothing to the first rows in Qt's own table over Qt's own query."""
    _application(plan)
    spin(CALM_S)
    begun = time.perf_counter()
    from PySide6.QtSql import QSqlDatabase, QSqlQueryModel
    from PySide6.QtWidgets import QTableView

    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(str(_folder(plan) / "labconnector.db"))
    assert database.open()
    model, view = QSqlQueryModel(), QTableView()
    model.setQuery(ALL.format(account), database)
    view.setModel(model)
    view.resize(1200, 720)
    view.show()
    painted = Painted(view)
    painted.wait()
    print(json.dumps(painted.at - begun))


def keys(plan: str, *words: str) -> None:
    """Seconds from a word's last letter to its rows on the screen, and of the bare query: word → (turns, hits)."""
    import sqlite3

    desktop = _desktop(plan)
    account = desktop.state.account
    assert account
    window = _list(desktop)
    Painted(window.table).wait()
    plain = sqlite3.connect(_folder(plan) / "labconnector.db")
    plain.execute("PRAGMA cache_size=-16000")

    def turns(word: str) -> list[tuple[float, float]]:
        query = (account.key, " ".join(f'"{part}"*' for part in word.split()))
        return [(_key(window, word), _seconds(lambda: plain.execute(FOUND, query).fetchall())) for _ in range(TURNS)]

    found = {word: (turns(word)[1:], window.feed.total) for word in words}
    _end(desktop, found)


def stalls(plan: str, count: str) -> None:
    """How late the event loop is, seconds: all delays while nothing happens, and while so many new cases come.

    They are listed at once. Fetching them is watched to its end, or for SYNC_S where the machine is slow.
    """
    from labconnector.domain.case import CaseState
    from labconnector.domain.status import Phase
    from labconnector.talk.api import DeskApi

    desktop = _desktop(plan)
    bridge, window = desktop.bridge, _list(desktop)
    Painted(window.table).wait()
    _draw_scripts(window)
    spin(2.0)
    before = bridge.state.counts.total
    lags = Lags()
    spin(IDLE_S)
    idle = lags.take()
    begun = time.perf_counter()
    bridge.ask(desktop, DeskApi.resume)
    wait(lambda: bridge.state.status.phase is Phase.SYNCING, PATIENCE_S)
    end = time.monotonic() + SYNC_S
    wait(lambda: bridge.state.status.phase is not Phase.SYNCING or time.monotonic() > end, SYNC_S + PATIENCE_S)
    busy, counts = lags.take(), bridge.state.counts
    assert counts.total - before >= int(count), f"{counts.total - before} were listed"
    waiting = counts.of(CaseState.LISTED) + counts.of(CaseState.DOWNLOADING)
    took = time.perf_counter() - begun
    _end(desktop, {"idle": idle, "busy": busy, "seconds": took, "fetched": int(count) - waiting})


def _draw_scripts(window: CaseListWindow) -> None:
    """Draws a name of every script that the new cases' patients have, as a list that is in use has done before.

    Qt looks for a font at a script's first letter: once a process, 27 ms for Chinese, measured.
    """
    from PySide6.QtGui import QFont, QPainter, QPixmap

    bold = QFont(window.table.font())
    bold.setBold(True)
    pixmap = QPixmap(400, 40)
    painter = QPainter(pixmap)
    for font in (window.table.font(), bold):
        painter.setFont(font)
        for name in _SCRIPTS:
            painter.drawText(5, 20, name)
    painter.end()


class Painted:
    """When a view has painted rows, to the end: what was drawn is with the screen. wanted: whether they are those."""

    at: float

    def __init__(self, view: QAbstractItemView, wanted: Callable[[], bool] = lambda: True) -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer

        class Watch(QObject):
            def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
                if event.type() is QEvent.Type.Paint and view.model().rowCount() and wanted():
                    QTimer.singleShot(0, note)
                return False

        def note() -> None:
            self.at = self.at or time.perf_counter()

        self.at = 0.0
        self._watch, self._view = Watch(view), view
        view.viewport().installEventFilter(self._watch)

    def wait(self) -> None:
        """Until it has happened."""
        wait(lambda: self.at > 0, PATIENCE_S)
        self._view.viewport().removeEventFilter(self._watch)


class Lags:
    """Notes how much later than asked for a timer of a few milliseconds runs, and how much of it we worked ourselves.

    The rest was other programs' (on a shared machine), or was waited for.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._lags: list[tuple[float, float]] = []
        self._last, self._last_work = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LAG_MS)
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def _note(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self._lags.append((max(0.0, now - self._last - LAG_MS / 1000), work - self._last_work))
        self._last, self._last_work = now, work

    def take(self) -> list[tuple[float, float]]:
        """The delays and the work since the last time, seconds."""
        taken, self._lags = self._lags, []
        return taken


def _key(window: CaseListWindow, word: str) -> float:
    """All but the last letter, a rest, then the last letter: seconds until the found rows are in the list."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    search = window.filter_bar.search
    search.setText(word[:-1])
    wait(lambda: not window.feed.is_reading, PATIENCE_S)
    spin(CALM_S)
    answered: list[float] = []
    heard = window.feed.shown.connect(lambda: answered.append(time.perf_counter()))
    begun = time.perf_counter()
    QTest.keyClick(search, Qt.Key(ord(word[-1].upper())))
    wait(lambda: bool(answered), PATIENCE_S)
    window.feed.shown.disconnect(heard)
    return answered[0] - begun


def _desktop(plan: str) -> Desktop:
    """The desktop with its engine, which has said how things stand."""
    from labconnector.talk.messages import Begin
    from labconnector.ui.bridge import Bridge
    from labconnector.ui.desktop import Desktop
    from labconnector.ui.start import load_later
    from labconnector.ui.tray import Tray

    folder, profile, keep = pickle.loads(Path(plan).read_bytes())
    _application(plan)
    tray = Tray()
    bridge = Bridge(Begin(folder, keep=keep, profile=profile))
    desktop = Desktop(bridge, tray)
    bridge.wake()
    wait(lambda: bridge.state.account is not None, PATIENCE_S)
    loading = load_later(desktop)  # as the program does when it is in the tray for a few seconds
    wait(lambda: not loading.isActive(), PATIENCE_S)
    return desktop


def _end(desktop: Desktop, found: object) -> None:
    """Tells what was found, and ends as the program does."""
    print(json.dumps(found), flush=True)
    ended = []
    desktop.ended.connect(lambda: ended.append(True))
    desktop.quit()
    wait(lambda: bool(ended), PATIENCE_S)
    spin(0.1)  # the windows are deleted


def _list(desktop: Desktop) -> CaseListWindow:
    window = desktop.show_list()
    if not TYPE_CHECKING:
        from labconnector.ui.cases.window import CaseListWindow
    assert isinstance(window, CaseListWindow)
    return window


def _application(plan: str) -> None:
    from labconnector.ui.start import make_application

    make_application(_folder(plan))


def _folder(plan: str) -> Path:
    folder, _, _ = pickle.loads(Path(plan).read_bytes())
    return Path(folder)


def wait(until: Callable[[], bool], timeout_s: float) -> None:
    """Runs the event loop until it is so. It looks after each event, so that it adds no timer of its own."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    end = time.monotonic() + timeout_s
    alarm = QTimer()
    alarm.start(50)  # so that the loop comes round
    while not until():
        assert time.monotonic() < end, "never happened"
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def spin(seconds: float) -> None:
    """Runs the event loop for so long."""
    end = time.monotonic() + seconds
    wait(lambda: time.monotonic() >= end, seconds + PATIENCE_S)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


PARTS: dict[str, Callable[..., None]] = {
    "run": run,
    "open-list": open_list,
    "open-bare": open_bare,
    "keys": keys,
    "stalls": stalls,
}

if __name__ == "__main__":
    PARTS[sys.argv[1]](*sys.argv[2:])
