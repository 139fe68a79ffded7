"""The 3Shape target: a package of the 3Shape scheme is passed through, any other becomes scans named by their use."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from cad_kit import MORE_FILES, cad_folder, deliver, handoff, tree, work

from labconnector.cad.target import Target, build_target
from labconnector.cad.threeshape import ThreeShapeTarget
from labconnector.domain.case import FileRole
from labconnector.domain.handoff import HandOff
from labconnector.domain.prescription import ToothWork

HERE = (Path("lab-connector") / "order_sheet.html", Path("lab-connector") / "order.json")


@pytest.fixture
def target(tmp_path: Path) -> Target:
    return build_target("3shape", cad_folder(tmp_path))


def of_scheme(case: HandOff, scheme: str = "3Shape") -> HandOff:
    """The case with the scheme that its XML names."""
    return replace(case, rx=replace(case.rx, export_scheme=scheme))


def test_a_package_of_the_3shape_scheme_is_passed_through_unchanged(tmp_path: Path, target: Target) -> None:
    case = of_scheme(handoff(tmp_path / "package", files=MORE_FILES))
    folder = deliver(target, case)
    assert folder.name == case.order.order_id
    placed = tree(folder)
    assert placed.pop(".labconnector.json")
    assert b"4711" in placed.pop(str(HERE[0]))
    assert json.loads(placed.pop(str(HERE[1])))["order"]["order_id"] == "4711"
    assert placed == tree(case.folder)


def test_the_xml_comes_last(tmp_path: Path) -> None:
    root = cad_folder(tmp_path)
    seen: list[set[str]] = []

    def step(name: str) -> None:
        if name == "order file staged":
            seen.append(set(tree(root / "4711")))

    deliver(ThreeShapeTarget(root, step=step), of_scheme(handoff(tmp_path / "package")))
    assert "itero_export_#4711_v50.xml" not in seen[0]
    assert len(seen[0]) == len(tree(root / "4711")) - 1


def test_newer_xml_is_the_order_file_of_two(tmp_path: Path, target: Target) -> None:
    files = (*MORE_FILES, ("itero_export_#4711_v24.xml", FileRole.METADATA))
    case = of_scheme(handoff(tmp_path / "package", files=files))
    placed = target.place(case, target.plan(case))
    assert placed.files[-1].path.endswith("_v50.xml")


@pytest.mark.parametrize(
    ("teeth", "names"),
    [
        ((work(3),), {"PreparationScan", "Antagonist"}),
        ((work(30),), {"PreparationScan", "Antagonist"}),
        ((work(3), work(30)), {"PreparationScan_Upper", "PreparationScan_Lower"}),
        ((), {"UpperJaw", "LowerJaw"}),
    ],
)
def test_any_other_package_becomes_scans_named_by_their_use(
    tmp_path: Path, target: Target, teeth: tuple[ToothWork, ...], names: set[str]
) -> None:
    case = handoff(tmp_path / "package", teeth, files=MORE_FILES)
    folder = deliver(target, case)
    rest = {"PreOperationalScan_Upper", "PreOperationalScan_Lower", "ScanBody_Upper", "BiteScan"}
    meshes = {one.stem for one in folder.iterdir() if one.suffix in (".stl", ".ply")}
    assert meshes == {f"4711_{name}" for name in names | rest}
    assert {"order_sheet.html", "order.json", "itero-source"} < {one.name for one in folder.iterdir()}
    assert "Import scan" in (folder / "order_sheet.html").read_text("utf-8")
    upper = next(iter(tmp_path.glob("package/4711_shell_occlusion_u.stl"))).read_bytes()
    first = "4711_Antagonist.stl" if teeth == (work(30),) else None
    assert first is None or (folder / first).read_bytes() == upper


@pytest.mark.parametrize("name", ["Lab-Connector/x.stl", ".LABCONNECTOR.json"])
def test_a_package_that_uses_our_names_is_not_passed_through(tmp_path: Path, target: Target, name: str) -> None:
    (tmp_path / "package" / "Lab-Connector").mkdir(parents=True)
    files = (*MORE_FILES, (name, FileRole.OTHER))
    case = of_scheme(handoff(tmp_path / "package", files=files))
    folder = deliver(target, case)
    assert (folder / "4711_PreparationScan.stl").is_file()
    kept = {path.read_bytes() for path in (folder / "itero-source").iterdir()}
    assert (case.folder / name).read_bytes() in kept


@pytest.mark.parametrize("scheme", ["", "Sirona", "3Shape 2"])
def test_another_scheme_is_not_passed_through(tmp_path: Path, target: Target, scheme: str) -> None:
    folder = deliver(target, of_scheme(handoff(tmp_path / "package"), scheme))
    assert (folder / "4711_PreparationScan.stl").is_file()


@pytest.mark.parametrize("scheme", ["3Shape", ""])
def test_once_more_completes_what_is_missing(tmp_path: Path, target: Target, scheme: str) -> None:
    case = of_scheme(handoff(tmp_path / "package", files=MORE_FILES), scheme)
    folder = deliver(target, case)
    whole = tree(folder)
    for path in list(folder.rglob("*.stl"))[:2]:
        path.unlink()
    assert deliver(target, case) == folder
    assert tree(folder) == whole
