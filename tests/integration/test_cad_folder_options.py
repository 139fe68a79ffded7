"""What a lab can choose about the plain folder, with real files."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from cad_kit import cad_folder, deliver, full_case, handoff, tree

from labconnector.cad.kinds import OptionValues
from labconnector.cad.target import Target, build_target
from labconnector.domain.case import FileRole
from labconnector.domain.errors import PackageError, SettingsError, TargetTaken


def target_in(tmp_path: Path, **options: bool | str) -> Target:
    """A plain folder."""
    return build_target("folder", cad_folder(tmp_path), options=options)


def test_the_manifest_names_every_file_by_its_hash(tmp_path: Path) -> None:
    placed = tree(deliver(target_in(tmp_path), full_case(tmp_path)))
    manifest = json.loads(placed.pop("manifest.json"))
    placed.pop(".labconnector.json")
    assert manifest["version"] == 1
    assert manifest["order_id"] == full_case(tmp_path).order.order_id
    assert {one["name"]: one["sha256"] for one in manifest["files"]} == {
        name.replace("\\", "/"): hashlib.sha256(data).hexdigest() for name, data in placed.items()
    }
    assert all(one["size"] == len(placed[str(Path(one["name"]))]) for one in manifest["files"])


def test_flat_has_all_files_side_by_side(tmp_path: Path) -> None:
    own = (*[("4711_u.stl", FileRole.UPPER_JAW)], ("order.json", FileRole.OTHER), ("Ready.txt", FileRole.OTHER))
    case = handoff(tmp_path / "package", files=own)
    folder = deliver(target_in(tmp_path, sub_folders=False, ready_marker="ready.txt"), case)
    assert set(tree(folder)) == {
        ".labconnector.json",
        "manifest.json",
        "order.json",
        "order_2.json",
        "order_sheet.html",
        "Ready_2.txt",
        "ready.txt",
        "upper-jaw.stl",
    }
    assert (folder / "ready.txt").stat().st_size == 0


def test_chosen_formats_and_what_is_left_out_is_said(tmp_path: Path) -> None:
    folder = deliver(target_in(tmp_path, formats="STL .obj"), full_case(tmp_path))
    assert {one.suffix for one in (folder / "scans").iterdir()} == {".stl"}
    sheet = (folder / "order_sheet.html").read_text("utf-8")
    assert "4711_pre_u.ply is left out: this folder takes .stl, .obj only." in sheet
    assert len(json.loads((folder / "order.json").read_bytes())["not_carried"]) == 2


def test_a_case_without_any_scan_of_a_chosen_format_is_asked_about(tmp_path: Path) -> None:
    case = handoff(tmp_path / "package")
    assert [one.code for one in target_in(tmp_path, formats="ply").findings(case)] == ["no-scan-format"]


def test_a_ready_marker_that_was_taken_away_comes_again_with_the_next_delivery_only(tmp_path: Path) -> None:
    target, case = target_in(tmp_path, ready_marker="go"), handoff(tmp_path / "package")
    folder = deliver(target, case)
    (folder / "go").unlink()
    assert not (folder / "go").exists()
    assert deliver(target, case) == folder
    assert (folder / "go").exists()


def test_a_zip_holds_the_whole_case(tmp_path: Path) -> None:
    case = full_case(tmp_path)
    target = target_in(tmp_path, zipped=True)
    path = deliver(target, case)
    assert path.name == f"{case.order.order_id}_Sample.zip"
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[-1] == "order.json"
        assert archive.read("scans/upper-jaw.stl") == (case.folder / "4711_shell_occlusion_u.stl").read_bytes()
        for one in json.loads(archive.read("manifest.json"))["files"]:
            assert hashlib.sha256(archive.read(one["name"])).hexdigest() == one["sha256"]
    before = path.stat()
    assert deliver(target, case) == path
    assert path.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("foreign", [b"no zip", b"PK\x05\x06" + bytes(18)])
def test_a_foreign_zip_is_never_touched(tmp_path: Path, foreign: bytes) -> None:
    target, case = target_in(tmp_path, zipped=True), handoff(tmp_path / "package")
    plan = target.plan(case)
    plan.folder.write_bytes(foreign)
    with pytest.raises(TargetTaken):
        target.place(case, plan)
    assert deliver(target, case) != plan.folder
    assert plan.folder.read_bytes() == foreign


def test_a_scan_that_changed_leaves_no_zip(tmp_path: Path) -> None:
    target, case = target_in(tmp_path, zipped=True), handoff(tmp_path / "package")
    (case.folder / "4711_shell_occlusion_u.stl").write_bytes(b"other")
    with pytest.raises(PackageError):
        deliver(target, case)
    assert tree(tmp_path / "CAD-Data") == {}


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"formats": "stl, a/b"}, "'formats': './?a/b'"),
        ({"ready_marker": "a/b"}, "'ready_marker': 'a/b'"),
        ({"ready_marker": "Manifest.json"}, "a file of every case already"),
        ({"zipped": True, "ready_marker": "go"}, "a zip comes whole"),
        ({"zipped": "perhaps"}, "'zipped'"),
    ],
)
def test_an_option_that_is_not_right_is_named(tmp_path: Path, options: OptionValues, named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        build_target("folder", tmp_path, options=options)
