"""What the CAD did with delivered cases, in the list and in the case window, over a real engine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import store_kit
from gui_kit import ACCOUNT
from list_kit import MakeDesktop, open_list
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_screenshots import dark_palette, is_dark

from labconnector.domain.handoff import Placed, Plan
from labconnector.domain.seen import Seen, Trace
from labconnector.store import Store
from labconnector.ui.case.window import CaseWindow
from labconnector.ui.cases.columns import Column

TRACES = (None, Trace.OPENED, Trace.LOCKED, Trace.CHANGED, Trace.GONE)
_TIP = Qt.ItemDataRole.ToolTipRole


def delivered_and_seen(folder: Path) -> Callable[[Store], None]:
    """A case of each trace, the newest without one."""

    def fill(store: Store) -> None:
        now = datetime.now(UTC)
        store.save_account(ACCOUNT)
        for number, trace in enumerate(TRACES):
            at = now - timedelta(hours=number)
            case = store_kit.fetched(store, folder, str(1001 + number), at, mark=f"{number}")
            target = folder / "not watched" / f"case {number}"
            target.mkdir(parents=True)
            delivery = store.begin_delivery(case.id, Plan("exocad", target), at)
            store.finish_delivery(delivery, Placed(target, ()), at)
            if trace:
                store.saw(delivery, Seen(trace, now - timedelta(minutes=3)), at)

    return fill


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = qapp.palette()
    qapp.setPalette(dark_palette() if request.param == "dark" else before)
    yield request.param
    qapp.setPalette(before)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where the pictures are kept that are to be looked at."""
    folder = Path(os.environ.get("LABCONNECTOR_SCREENSHOTS", str(tmp_path / "screenshots")))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_the_list_says_what_the_cad_did_with_a_case(
    make_desktop: MakeDesktop, qtbot: QtBot, tmp_path: Path, pictures: Path, scheme: str
) -> None:
    window = open_list(make_desktop(delivered_and_seen(tmp_path)), qtbot, len(TRACES))
    states = [window.model.text(row, Column.STATE) for row in range(len(TRACES))]
    begins = ("Delivered", "In CAD since ", "Open in CAD, ", "Files changed, ", "CAD folder gone, ")
    assert all(state.startswith(begin) for state, begin in zip(states, begins, strict=True)), states
    tips = [window.model.index(row, Column.STATE).data(_TIP) for row in range(len(TRACES))]
    assert "CAD program has opened this case" in tips[1]
    image = window.grab().toImage()
    image.save(str(pictures / f"seen-list-{scheme}.png"))
    assert is_dark(image) == (scheme == "dark")


@pytest.mark.parametrize(
    ("number", "pill", "fact"),
    [(1, "Delivered", ""), (2, "In CAD", "In CAD since "), (5, "CAD folder gone", "CAD folder gone, ")],
)
def test_a_case_says_since_when_it_is_in_the_cad(
    make_desktop: MakeDesktop,
    qtbot: QtBot,
    tmp_path: Path,
    pictures: Path,
    scheme: str,
    number: int,
    pill: str,
    fact: str,
) -> None:
    window = make_desktop(delivered_and_seen(tmp_path)).show_case(number)
    assert isinstance(window, CaseWindow)
    qtbot.waitUntil(lambda: window.is_complete, timeout=30_000)
    assert window.header.state.text == pill
    assert window.header.fact("cad").startswith(fact)
    assert bool(window.header.fact("cad")) is bool(fact)
    assert window.header.fact("delivered")
    window.tabs.setCurrentWidget(window.history)
    window.grab().toImage().save(str(pictures / f"seen-case-{number}-{scheme}.png"))
