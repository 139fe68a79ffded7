"""The command line takes over how exocad names cases."""

from __future__ import annotations

from pathlib import Path

from cli_kit import run


def test_the_name_of_a_case_from_exocads_settings(tmp_path: Path) -> None:
    file = tmp_path / "defaultsettings.cfg"
    file.write_text("<Settings><PathTemplate>%p\\%d_%l_%f</PathTemplate></Settings>")
    ran = run("settings", "--cad-template-from", file, "--data-dir", tmp_path / "data", "--json")
    assert ran.code == 0, ran.err
    assert ran.document["settings"]["cad"]["stem_template"] == "%d_%l_%f"
