"""Every window over a demo's cases, in light and in dark, as pictures to be looked at.

They are written to the folder that LABCONNECTOR_SCREENSHOTS names, else to the test's own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot
from wizard_kit import Person, profile_of, sandbox

from labconnector.domain.case import CaseState
from labconnector.domain.listing import CaseQuery, Lines
from labconnector.talk.api import DeskApi
from labconnector.ui.case.window import CaseWindow
from labconnector.ui.cases.window import CaseListWindow
from labconnector.ui.desktop import Desktop
from labconnector.ui.settings.window import SettingsWindow
from labconnector.ui.wizard.window import WizardWindow

LONG = 60_000


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Light or dark: the palette that the system would give."""
    before = qapp.palette()
    qapp.setPalette(dark_palette() if request.param == "dark" else before)
    yield request.param
    qapp.setPalette(before)


def dark_palette() -> QPalette:
    """The dark colours that Qt's Fusion style has on a dark system."""
    palette = QPalette(QColor(50, 50, 50), QColor(50, 50, 50))
    roles = QPalette.ColorRole
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.BrightText, roles.ToolTipText):
        palette.setColor(role, QColor(240, 240, 240))
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(130, 130, 130))
    palette.setColor(roles.Base, QColor(36, 36, 36))
    palette.setColor(roles.AlternateBase, QColor(43, 43, 43))
    palette.setColor(roles.ToolTipBase, QColor(60, 60, 60))
    palette.setColor(roles.PlaceholderText, QColor(240, 240, 240, 128))
    palette.setColor(roles.Highlight, QColor(48, 140, 198))
    palette.setColor(roles.HighlightedText, QColor(255, 255, 255))
    return palette


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = Path(os.environ.get("LABCONNECTOR_SCREENSHOTS", str(tmp_path / "screenshots")))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def is_drawn(image: QImage) -> bool:
    """Whether there is more on it than one colour."""
    points = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    return len({image.pixel(x, y) for x, y in points}) > 10


def is_dark(image: QImage) -> bool:
    points = [(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)]
    return sum(QColor(image.pixel(x, y)).lightness() for x, y in points) / len(points) < 128


class Photographer:
    """Takes the pictures, when a window has drawn what it waits for."""

    def __init__(self, qtbot: QtBot, folder: Path, scheme: str) -> None:
        self._qtbot = qtbot
        self.is_quiet: Callable[[], bool] = lambda: True
        self._folder = folder
        self._scheme = scheme
        self.taken: list[str] = []

    def take(self, window: QWidget, name: str, ready: Callable[[], bool] = lambda: True) -> None:
        with self._qtbot.waitExposed(window, timeout=LONG):
            window.show()
        self._qtbot.waitUntil(lambda: ready() and self.is_quiet(), timeout=LONG)
        QApplication.processEvents()
        image = window.grab().toImage()
        image.save(str(self._folder / f"{name}-{self._scheme}.png"))
        assert is_drawn(image), name
        assert is_dark(image) == (self._scheme == "dark"), name
        self.taken.append(name)


def first_held(desktop: Desktop, qtbot: QtBot) -> int:
    """The case with the most questions."""
    found: list[Lines] = []
    desktop.bridge.ask(desktop, DeskApi.lines, CaseQuery(states=(CaseState.HELD,))).then(found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    return max(found[0].lines, key=lambda line: (len(line.asks), len(line.teeth_universal))).id


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_window_in_light_and_dark(
    make_desktop: Callable[..., Desktop], qtbot: QtBot, tmp_path: Path, pictures: Path, scheme: str
) -> None:
    photos = Photographer(qtbot, pictures, scheme)
    with sandbox(tmp_path, cases=14, detail=0.15) as cloud, Person().at_the_browser():
        desktop = make_desktop(profile=profile_of(cloud))
        photos.is_quiet = lambda: desktop.bridge.quiet
        wizard = desktop.show_wizard()
        assert isinstance(wizard, WizardWindow)
        photos.take(wizard, "wizard-welcome")
        photos.is_quiet = lambda: True  # the sign-in waits for the browser
        connect = wizard.page.primary
        assert connect is not None
        connect.click()
        qtbot.waitUntil(lambda: desktop.state.account is not None, timeout=LONG)
        photos.is_quiet = lambda: desktop.bridge.quiet
        photos.take(wizard, "wizard-cad")
        wizard.close()
        qtbot.waitUntil(lambda: desktop.state.counts.of(CaseState.HELD) >= 12, timeout=LONG)
        _list_and_case(desktop, qtbot, photos)
        for show, name in (
            (desktop.show_find, "find"),
            (desktop.show_problems, "problems"),
            (desktop.show_diagnostics, "diagnostics"),
            (desktop.show_clients, "clients"),
            (desktop.show_doctor_rules, "doctor-rules"),
            (desktop.show_material_rules, "material-rules"),
            (desktop.show_catalogue, "catalogue"),
        ):
            photos.take(show(), name)
        _settings(desktop, photos)
        assert len(photos.taken) > 20


def _list_and_case(desktop: Desktop, qtbot: QtBot, photos: Photographer) -> None:
    held = first_held(desktop, qtbot)
    photos.take(desktop.show_question(held), "question")
    window = desktop.show_list()
    assert isinstance(window, CaseListWindow)
    photos.take(window, "list", lambda: window.table.model().rowCount() == 14)
    case = desktop.show_case(held)
    assert isinstance(case, CaseWindow)
    tabs = case.findChild(QTabWidget)
    assert tabs is not None
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        photos.take(case, f"case-{index + 1}")


def _settings(desktop: Desktop, photos: Photographer) -> None:
    window = desktop.show_settings()
    assert isinstance(window, SettingsWindow)
    for name in [page.name for page in window.pages]:
        window.show_page(name)
        photos.take(window, f"settings-{name}")
