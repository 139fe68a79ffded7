"""The tray without a real tray: what it shows and sends. The real one is in tests/desktop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from labconnector.domain.account import Account
from labconnector.domain.case import CaseState
from labconnector.domain.errors import TargetMissing
from labconnector.domain.listing import Counts
from labconnector.domain.status import Phase, SyncStatus
from labconnector.talk.events import Notice, NoticeKind
from labconnector.talk.views import CadChoice, DeskState
from labconnector.ui.icons import FRAMES, Dot, dot_pixmap, tray_icon
from labconnector.ui.notice_texts import notice_text
from labconnector.ui.tray import Tray

CONNECTED = DeskState(
    account=Account("production", 41, "Sample Lab"),
    signed_in=True,
    cad=CadChoice(folder=None),
    counts=Counts({CaseState.HELD: 2}, unread=3),
    status=SyncStatus(Phase.IDLE, last_success=datetime.now(UTC)),
)


@pytest.fixture
def tray(qtbot: QtBot) -> Iterator[Tray]:
    made = Tray()
    yield made
    made.hide()
    made.menu.deleteLater()
    made.deleteLater()


def image(dot: Dot, frame: int = 0) -> QImage:
    return tray_icon(dot, frame).pixmap(64, 64).toImage()


def test_every_dot_differs_in_shape_not_in_colour_alone() -> None:
    def shape(dot: Dot) -> list[bool]:
        pixels = dot_pixmap(dot, 24).toImage().convertToFormat(QImage.Format.Format_ARGB32)
        points = [(x, y) for x in range(24) for y in range(24)]
        return [pixels.pixelColor(x, y).alpha() > 128 and pixels.pixelColor(x, y).lightness() < 230 for x, y in points]

    shapes = [shape(dot) for dot in Dot]
    for i, one in enumerate(shapes):
        for other in shapes[i + 1 :]:
            assert sum(a != b for a, b in zip(one, other, strict=True)) > 15


def test_the_blue_dot_moves() -> None:
    frames = [image(Dot.BUSY, frame) for frame in range(FRAMES)]
    assert all(a != b for a, b in pairwise(frames))


def test_the_tooltip_says_state_last_check_and_unread(tray: Tray) -> None:
    tray.show_state(CONNECTED)
    text = tray.icon.toolTip()
    assert "No CAD folder" in text
    assert "Last check" in text
    assert "3 unread" in text


def test_a_check_under_way_moves_and_its_end_stops_it(tray: Tray, qtbot: QtBot) -> None:
    tray.show_state(replace(CONNECTED, status=SyncStatus(Phase.SYNCING)))
    before = tray.icon.icon().pixmap(32, 32).toImage()
    qtbot.waitUntil(lambda: tray.icon.icon().pixmap(32, 32).toImage() != before, timeout=30_000)
    tray.show_state(CONNECTED)
    assert tray.shown is not None
    assert tray.shown.dot is Dot.ATTENTION


def test_the_menu(tray: Tray, qtbot: QtBot) -> None:
    tray.show_state(CONNECTED)
    actions = {action.text(): action for action in tray.menu.actions() if action.text()}
    assert next(iter(actions)) == "Open case list"
    assert "Answer questions (2)…" in actions
    for text, signal in (
        ("Open case list", tray.open_list),
        ("Check for new cases", tray.check_now),
        ("Settings…", tray.open_settings),
        ("Quit", tray.quit_asked),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            actions[text].trigger()
    with qtbot.waitSignal(tray.pause, timeout=1000) as paused:
        actions["Pause"].trigger()
    assert paused.args == [True]
    tray.show_state(replace(CONNECTED, status=SyncStatus(Phase.PAUSED)))
    assert actions["Pause"].text() == "Resume"
    with qtbot.waitSignal(tray.pause, timeout=1000) as resumed:
        actions["Pause"].trigger()
    assert resumed.args == [False]


def test_nothing_can_be_paused_before_an_account_is_connected(tray: Tray) -> None:
    tray.show_state(DeskState())
    pause = next(action for action in tray.menu.actions() if action.text() == "Pause")
    assert not pause.isEnabled()


@pytest.mark.parametrize(
    ("notice", "title", "text"),
    [
        (Notice(NoticeKind.NEW_CASES, 1, 1, "Example, Bela", "Dr. Sample"), "1 new case", "Example, Bela · Dr. Sample"),
        (Notice(NoticeKind.NEW_CASES, 3, 1, "Example, Bela"), "3 new case", "Example, Bela and 2 more"),
        (
            Notice(NoticeKind.QUESTION, 1, 1, text="Which client is Dr. Sample?"),
            "answer",
            "Which client is Dr. Sample?",
        ),
        (Notice(NoticeKind.FAILURE, 1, 1, "Example, Bela", text="The disk is full"), "failed", "The disk is full"),
        (Notice(NoticeKind.TROUBLE, error=TargetMissing("gone")), "The CAD folder is not there", "Connect the drive"),
    ],
)
def test_notifications_say_what_and_whose(notice: Notice, title: str, text: str) -> None:
    said_title, said_text = notice_text(notice)
    assert title in said_title
    assert text in said_text
