"""Every window in a language whose texts are 40 % longer: nothing is cut off, covered or left in English."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_kit import faults, pseudo, spoken, untranslated
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from tour_kit import AREAS, DATA, Area, filling

from labconnector.ui.desktop import Desktop

SMALL, LARGE = QSize(1024, 640), QSize(1920, 1080)
PICTURES = os.environ.get("LABCONNECTOR_PICTURES", "")
"""A folder: what the tests saw is kept there as PNGs, to be looked at."""

MakeDesktop = Callable[..., Desktop]


def looked_at(name: str, window: QWidget, size: QSize, qtbot: QtBot) -> list[str]:
    """What is wrong with a window at this size, or its least where that is larger."""
    if not isinstance(window, QDialog) or window.parentWidget() is None:
        window.resize(size)
    else:
        window.resize(window.minimumSizeHint())
    qtbot.wait(1)
    QApplication.processEvents()
    found = [f"{name}: {fault}" for fault in faults(window)]
    if window.width() > size.width() or window.height() > size.height():
        found.append(f"{name}: is {window.size().toTuple()}, larger than {size.toTuple()}")
    if PICTURES:
        window.grab().save(str(Path(PICTURES) / f"{name}.png"))
    return found


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("area", AREAS)
def test_longer_texts_fit(
    area: Area,
    direction: Qt.LayoutDirection,
    make_desktop: MakeDesktop,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    with pseudo(qapp, direction):
        desktop = make_desktop(filling(tmp_path))
        found = [fault for name, window in area(desktop, qtbot) for fault in looked_at(name, window, SMALL, qtbot)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("area", AREAS)
def test_no_text_is_left_in_english(
    area: Area,
    make_desktop: MakeDesktop,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    with pseudo(qapp, Qt.LayoutDirection.LeftToRight):
        desktop = make_desktop(filling(tmp_path))
        found = {
            text
            for _name, window in area(desktop, qtbot)
            for text in spoken(window)
            if re.search(r"[^\W\d_]", DATA.sub("", untranslated(text)))
        }
    assert not found, "\n".join(sorted(found))


@pytest.mark.parametrize("area", AREAS)
def test_letters_of_two_and_a_half_times_their_size_fit(
    area: Area,
    make_desktop: MakeDesktop,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    with pseudo(qapp, Qt.LayoutDirection.LeftToRight, font_scale=2.5):
        desktop = make_desktop(filling(tmp_path))
        found = [fault for name, window in area(desktop, qtbot) for fault in looked_at(name, window, LARGE, qtbot)]
    assert not found, "\n".join(found)
