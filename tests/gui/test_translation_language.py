"""The language of the windows: chosen, installed, and complete in every window."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pseudo_kit import faults, spoken
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QLabel, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot
from tour_kit import AREAS, Area, filling

from labconnector.domain.errors import DiskFull, SettingsError
from labconnector.ui.desktop import Desktop
from labconnector.ui.language import forget_language, keep_language, kept_language, use_language
from labconnector.ui.settings.window import SettingsWindow
from labconnector.ui.words import count_text, day_text, error_text

INSTALLER = Path(__file__).resolve().parents[2] / "installer"
FOLDER = INSTALLER.parent / "resources" / "translations"

PICTURES = os.environ.get("LABCONNECTOR_PICTURES", "")  # a folder: what the tests saw is kept there
MakeDesktop = Callable[..., Desktop]


def new_cases(count: int) -> str:
    return QCoreApplication.translate("notices", "%n new case(s)", "", count)


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    locale = QLocale()
    yield
    forget_language(qapp)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(locale)


def test_english_has_its_plurals(qapp: QApplication) -> None:
    assert use_language(qapp, "en") == "en"
    assert [new_cases(count) for count in (0, 1, 2)] == ["0 new cases", "1 new case", "2 new cases"]


def test_a_language_without_a_file_is_english(qapp: QApplication) -> None:
    assert use_language(qapp, "fi") == "en"
    assert new_cases(1) == "1 new case"


def test_german_is_spoken_by_us_and_by_qt(qapp: QApplication) -> None:
    assert use_language(qapp, "de") == "de"
    assert [new_cases(count) for count in (1, 2)] == ["1 neuer Fall", "2 neue Fälle"]
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Abbrechen"
    box.deleteLater()


def test_a_country_has_its_language(qapp: QApplication) -> None:
    assert use_language(qapp, "de_CH") == "de"


def test_the_last_choice_counts(qapp: QApplication) -> None:
    use_language(qapp, "de")
    use_language(qapp, "en")
    assert new_cases(1) == "1 new case"


def test_what_the_engine_says_is_german_too(qapp: QApplication) -> None:
    use_language(qapp, "de")
    told = error_text(DiskFull("The case needs 12 MB on the disk of D:/CAD."))
    assert told.splitlines()[:2] == [
        "Der Datenträger ist voll",
        "Der Fall braucht 12 MB auf dem Datenträger von D:/CAD.",
    ]
    assert "Kennung" not in error_text(SettingsError("Something that nobody translated."))


def test_the_direction_follows_the_language(qapp: QApplication, tmp_path: Path) -> None:
    german = FOLDER / "labconnector_de.qm"
    (tmp_path / "labconnector_ar.qm").write_bytes(german.read_bytes())
    assert use_language(qapp, "ar", tmp_path) == "ar"
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    use_language(qapp, "de")
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_the_choice_is_kept_for_the_next_start(make_desktop: MakeDesktop, qtbot: QtBot) -> None:
    window = make_desktop().show_settings()
    assert isinstance(window, SettingsWindow)
    qtbot.waitUntil(lambda: window.wanted() is not None, timeout=30_000)
    assert kept_language() == ""
    languages = window.general.language
    languages.setCurrentIndex(languages.findData("de"))
    next(one for one in window.findChildren(QAbstractButton) if one.text() == "&Save").click()
    qtbot.waitUntil(lambda: kept_language() == "de", timeout=30_000)


def test_nothing_is_written_where_nothing_changed() -> None:
    keep_language("")
    assert not QSettings().contains("language")


# --- every window in German -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def english_texts() -> set[str]:
    """Texts that are another in German."""
    sys.path.insert(0, str(INSTALLER))
    from translating.files import read

    messages = [message for message in read(FOLDER / "labconnector_de.ts") if not message.text.plural]
    german = {form for message in messages for form in message.forms}
    return {message.text.source for message in messages if len(message.text.source) > 3} - german


@pytest.mark.parametrize("area", AREAS)
def test_german_windows_have_no_english_and_fit(
    area: Area,
    make_desktop: MakeDesktop,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    english_texts: set[str],
) -> None:
    use_language(qapp, "de")
    desktop = make_desktop(filling(tmp_path))
    wrong = []
    for name, window in area(desktop, qtbot):
        window.resize(QSize(1024, 640))
        qtbot.wait(1)
        QApplication.processEvents()
        if PICTURES:
            window.grab().save(str(Path(PICTURES) / f"de-{name}.png"))
        wrong += [f"{name}: {text}" for text in spoken(window) if text in english_texts]
        wrong += [f"{name}: {fault}" for fault in faults(window)]
        wrong += [f"{name}: {key}" for key in keys_twice(window)]
    assert not wrong, "\n".join(sorted(set(wrong)))


def keys_twice(window: QWidget) -> Iterator[str]:
    """Letters that two fields or buttons in sight, or two lines of a menu, are reached by."""
    parts: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    seen = [one for one in parts if one.isVisible() and one.window() is window]
    bars = [bar for bar in window.findChildren(QMenuBar) if bar.isVisible()]
    groups = [[one.text() for one in seen] + [action.text() for bar in bars for action in bar.actions()]]
    groups += [
        [action.text() for action in menu.actions() if action.isVisible()] for menu in window.findChildren(QMenu)
    ]
    for group in groups:
        letters = Counter(key for text in group if (key := letter(text)))
        for key, count in letters.items():
            if count > 1:
                yield f"{key} twice: {[text for text in group if letter(text) == key]}"


def letter(text: str) -> str:
    at = text.replace("&&", "").find("&")
    return text.replace("&&", "")[at + 1 : at + 2].lower() if at >= 0 else ""


def test_a_system_without_a_country_has_readable_dates(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", QLocale.c)
    use_language(qapp, "")
    assert day_text(date(2026, 11, 22)) == "22/11/2026"
    assert count_text(100_000) == "100,000"
