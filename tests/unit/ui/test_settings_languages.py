"""The languages that can be chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtCore", reason="Qt's libraries are not on this computer", exc_type=ImportError)

from labconnector.ui.settings.languages import languages


def test_english_is_always_there(tmp_path: Path) -> None:
    assert languages(tmp_path / "none") == (("en", "English"),)


def test_each_translation_file_is_a_language(tmp_path: Path) -> None:
    for name in ("labconnector_de.qm", "labconnector_ar.qm", "labconnector_en.qm", "notes.txt"):
        (tmp_path / name).touch()
    found = dict(languages(tmp_path))
    assert set(found) == {"en", "de", "ar"}
    assert found["de"] == "Deutsch"
