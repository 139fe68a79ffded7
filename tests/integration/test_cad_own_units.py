"""The lab's own table of unit types, from its file in the data folder to the projects in the CAD folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Ran, run
from schema_kit import check_projects_below

from labconnector.cad.dental_project_reader import read_dental_project

OWN = """
[[kind]]
id = "crown"
name = "crown"
is = "made"
reconstruction = "HouseCrown"
preparation = "Crown"
implant = "None"
"""


def demo(folder: Path) -> Ran:
    """A small demo that answers its questions, in a data folder that has the lab's table already."""
    where = ("--data-dir", folder / "data", "--cad-dir", folder / "CAD")
    return run("demo", "--headless", "--once", "--json", "--small", "--auto-answer", *where)


def reconstructions(folder: Path) -> set[str]:
    projects = [read_dental_project(path) for path in folder.glob("*/*.dentalProject")]
    return {tooth.reconstruction for project in projects for tooth in project.teeth}


@pytest.mark.slow
def test_the_labs_own_ids_reach_the_projects(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    table = tmp_path / "data" / "units.toml"
    table.write_text(OWN, "utf-8")
    ran = demo(tmp_path)
    assert ran.code == 0, ran.err
    assert check_projects_below(tmp_path / "CAD") == ran.document["delivered"] > 10
    found = reconstructions(tmp_path / "CAD")
    assert "HouseCrown" in found
    assert "AnatomicPontic" in found, "the other kinds are as shipped"
    table.write_text(OWN.replace("HouseCrown", ""), "utf-8")
    told = run("demo", "--headless", "--once", "--json", "--data-dir", tmp_path / "data")
    assert told.code == 10, told.err
    (trouble,) = told.document["troubles"]
    assert trouble["code"] == "settings"
    assert "units.toml" in trouble["message"]
    assert "kind.0" in trouble["message"]
