"""labconnector targets: shows, adds, changes and removes CAD targets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli_kit import run_here

from labconnector.system.settings import load_settings


def targets(tmp_path: Path, *arguments: object, code: int = 0) -> Any:
    """The document that the command prints."""
    ran = run_here("targets", *arguments, "--data-dir", tmp_path / "data", "--json")
    assert ran.code == code, ran.err
    return ran.document


def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders for cases."""
    for name in ("cad", "archive"):
        (tmp_path / name).mkdir()
    return tmp_path / "cad", tmp_path / "archive"


def test_targets_are_added_changed_and_removed(tmp_path: Path) -> None:
    cad, archive = folders(tmp_path)
    assert targets(tmp_path)["kinds"] == ["exocad", "3shape", "folder"]
    targets(tmp_path, "--set", "exocad", "--dir", cad)
    rule = ("--procedure", "iRecord", "--doctor", 901, "--client", 3, "--client", 4)
    targets(tmp_path, "--set", "Archive", "--kind", "folder", "--dir", archive, "--option", "zipped=true", *rule)
    first, second = targets(tmp_path)["targets"]
    assert (first["name"], first["folder"]) == ("exocad", str(cad))
    assert (second["name"], second["kind"], second["options"]) == ("Archive", "folder", {"zipped": True})
    assert second["when"] == {"procedures": ["iRecord"], "doctor_ids": [901], "client_ids": [3, 4]}
    targets(tmp_path, "--set", "archive", "--option", "zipped=", "--option", "formats=stl", "--client", "")
    second = targets(tmp_path)["targets"][1]
    assert second["options"] == {"formats": "stl"}
    assert second["when"]["client_ids"] == []
    assert len(load_settings(tmp_path / "data" / "settings.toml").targets) == 2
    assert len(targets(tmp_path, "--remove", "ARCHIVE")["targets"]) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--set", "more", "--kind", "abacus", "--dir", "."), 10),
        (("--set", "more"), 10),
        (("--set", "more", "--dir", "not-there"), 7),
        (("--set", "exocad", "--option", "zipped=true"), 10),
        (("--set", "exocad", "--option", "zipped"), 2),
        (("--remove", "more"), 2),
        (("--remove", "exocad"), 2),
        (("--set", "exocad", "--doctor", "Dr. Example"), 10),
    ],
)
def test_what_is_not_right_is_refused_and_nothing_is_kept(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    targets(tmp_path, *arguments, code=code)
    assert not (tmp_path / "data" / "settings.toml").exists()


def test_another_kind_for_the_first_target_keeps_its_name_and_forgets_options(tmp_path: Path) -> None:
    cad, _archive = folders(tmp_path)
    targets(tmp_path, "--set", "exocad", "--dir", cad, "--kind", "folder", "--option", "zipped=true")
    (first,) = targets(tmp_path)["targets"]
    assert (first["name"], first["kind"], first["options"]) == ("exocad", "folder", {"zipped": True})
    targets(tmp_path, "--set", "exocad", "--kind", "3shape")
    assert targets(tmp_path)["targets"][0]["options"] == {}
