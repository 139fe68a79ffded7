"""Settings in a TOML file."""

from __future__ import annotations

from pathlib import Path

import pytest

from labconnector.domain.errors import SettingsError
from labconnector.system.settings import CadSettings, Settings, load_settings, save_settings


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.toml"
    settings = Settings(account="sandbox:77", cad=CadSettings(kind="folder", folder=tmp_path / "CAD Ü"))
    save_settings(path, settings)
    assert load_settings(path) == settings
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("check_every_s = 'often'", "check_every_s"),
        ("[cad]\nkind = 'aba/cus'", "cad.kind"),
        ("wishes = 3", "wishes"),
        ("= broken", "cannot be read"),
        ("version = 99", "newer"),
    ],
)
def test_a_bad_file_names_what_is_bad(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=named):
        load_settings(path)
    assert path.read_text() == text


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be written"):
        save_settings(tmp_path / "file" / "settings.toml", Settings())
