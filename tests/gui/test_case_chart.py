"""The tooth chart as a widget."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_kit import BRIDGE
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QMouseEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from labconnector.domain.handoff import PlannedTooth
from labconnector.domain.prescription import ToothWork
from labconnector.talk.views import ToothNumbers
from labconnector.ui.case.chart import ToothChart
from labconnector.ui.case.chart_colours import ink_of
from labconnector.ui.case.chart_work import Work
from labconnector.ui.case.legend import Legend

TEETH = tuple(PlannedTooth(work, None) for work in BRIDGE.teeth)


@pytest.fixture
def chart(qtbot: QtBot) -> ToothChart:
    made = ToothChart()
    qtbot.addWidget(made)
    made.resize(340, 420)
    made.show_work(TEETH, BRIDGE.bridges)
    made.show()
    return made


def image(chart: ToothChart) -> QImage:
    return chart.grab().toImage()


def test_teeth_with_work_have_their_colour(chart: ToothChart) -> None:
    fill = ink_of(Work.CROWN, chart.palette()).fill.rgb()
    assert fill in colours_around(chart, 3)
    assert fill not in colours_around(chart, 14)


def colours_around(chart: ToothChart, universal: int) -> set[int]:
    seen, at = image(chart), chart.place_of(universal).toPoint()
    return {seen.pixelColor(at + QPoint(dx, dy)).rgb() for dx in range(-9, 10) for dy in range(-9, 10)}


def test_the_kinds_differ_without_colour(chart: ToothChart) -> None:
    """For who sees no colours: no two kinds of work look the same in grey."""
    pictures = []
    for work in ("Crown", "Inlay", "Onlay", "Veneer", "¾ Crown", "Implant Based", "Detachable", "Missing", "Odd"):
        chart.show_work([PlannedTooth(ToothWork(3, work), None)])
        grey = image(chart).convertToFormat(QImage.Format.Format_Mono)
        pictures.append(bytes(grey.constBits()))
    assert len(set(pictures)) == len(pictures)


def test_it_is_not_mirrored_in_right_to_left_languages(chart: ToothChart) -> None:
    before = chart.place_of(3)
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chart.resize(341, 421)
    chart.resize(340, 420)
    assert chart.place_of(3) == before
    assert before.x() < chart.width() / 2


def test_arrow_keys_go_from_tooth_to_tooth(chart: ToothChart, qtbot: QtBot) -> None:
    chosen: list[int] = []
    chart.tooth_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_End):
        QTest.keyClick(chart, key)
    assert chosen == [3, 4, 29, 30, 3, 30]
    assert chart.current == 30


def test_a_click_chooses_a_tooth_and_a_miss_does_not(chart: ToothChart, qtbot: QtBot) -> None:
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.place_of(19).toPoint())
    assert chart.current == 19
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().center())
    assert chart.current == 19


def test_a_screen_reader_hears_the_tooth(chart: ToothChart, qtbot: QtBot) -> None:
    assert "Tooth 16: Crown" in chart.accessibleDescription()
    assert "Tooth 46: Implant Based" in chart.accessibleDescription()
    assert "Shade A1/A2/A3" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.accessibleDescription().startswith("Tooth 16: Crown")
    assert "Ceramic: Zirconia" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "Tooth 17: no work"
    chart.show_work(TEETH, (), ToothNumbers.UNIVERSAL)
    assert chart.accessibleDescription() == "Tooth 2: no work"


def test_tooltips_tell_a_tooths_work(chart: ToothChart) -> None:
    at = chart.place_of(3).toPoint()
    QApplication.sendEvent(chart, QHelpEvent(QHelpEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
    assert "Tooth 16: Crown" in QToolTip.text()
    QToolTip.hideText()


def test_pointing_at_a_tooth_shows_its_work_in_the_middle(chart: ToothChart) -> None:
    before = image(chart)
    point(chart, chart.place_of(3))
    assert image(chart) != before
    point(chart, QPointF(chart.rect().center()))
    assert image(chart) == before
    point(chart, chart.place_of(3))
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert image(chart) == before


def point(chart: ToothChart, at: QPointF) -> None:
    none, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, at, chart.mapToGlobal(at), none, none, no_key)
    QApplication.sendEvent(chart, move)


def test_what_is_no_tooth_does_not_break_it(chart: ToothChart) -> None:
    odd = PlannedTooth(ToothWork(55, "Crown", bridge_id="9"), None)
    gone = replace(TEETH[0], work=replace(TEETH[0].work, universal=0))
    chart.show_work([odd, gone], BRIDGE.bridges)
    assert chart.works == {}
    assert not image(chart).isNull()


@pytest.mark.parametrize("size", [(230, 280), (60, 40), (1600, 500), (500, 1600)])
def test_it_scales_and_stays_inside(chart: ToothChart, size: tuple[int, int]) -> None:
    chart.resize(*size)
    for universal in range(1, 33):
        assert QPointF(chart.rect().topLeft()).x() <= chart.place_of(universal).x() <= chart.width()
        assert 0 <= chart.place_of(universal).y() <= chart.height()
    assert not image(chart).isNull()


def test_it_follows_the_palette(chart: ToothChart) -> None:
    light = image(chart)
    dark = QPalette(QColor(40, 40, 40))
    chart.setPalette(dark)
    assert image(chart) != light
    assert (
        ink_of(Work.CROWN, dark).fill.lightness() < ink_of(Work.CROWN, QPalette(QColor(240, 240, 240))).fill.lightness()
    )


def test_the_legend_names_what_is_there(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_works([Work.CROWN, Work.PONTIC])
    legend.show()
    shown = [work for work, entry in legend._entries.items() if entry.isVisible()]
    assert shown == [Work.CROWN, Work.PONTIC]
    assert legend.heightForWidth(60) > legend.heightForWidth(600)
    legend.show_works([])
    assert legend.isHidden()
