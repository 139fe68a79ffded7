"""Targets of plug-ins: the example in docs/targets.md runs, and a bad one is an error that names it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cad_kit import cad_folder, deliver, full_case, handoff, tree

from labconnector.cad.kinds import BUILT_IN, find_kind, kind_names
from labconnector.cad.target import build_target
from labconnector.domain.case import FileRole
from labconnector.domain.errors import SettingsError, TargetError

DOCS = Path(__file__).parents[3] / "docs" / "targets.md"

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a plug-in, as pip would, in a folder of its own on the path."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    modules: list[str] = []

    def put(kind: str, module: str, source: str, named: str = "KIND") -> None:
        (site / f"{module}.py").write_text(source, "utf-8")
        info = site / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[labconnector.targets]\n{kind} = {module}:{named}\n")
        modules.append(module)

    yield put
    for module in modules:
        sys.modules.pop(module, None)


def example() -> str:
    """The example of the page."""
    (source,) = re.findall(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    return str(source)


def test_the_example_of_the_page_delivers_a_case(tmp_path: Path, install: Install) -> None:
    assert len(example().splitlines()) <= 45
    install("mill-list", "mill_list", example())
    assert kind_names() == (*BUILT_IN, "mill-list")
    target, case = build_target("mill-list", cad_folder(tmp_path)), full_case(tmp_path)
    assert target.check().free_bytes > 0
    assert target.findings(case) == ()
    folder = deliver(target, case)
    assert folder.name == case.order.order_id
    placed = tree(folder)
    assert {"scans/upper.stl", "scans/lower.stl", "teeth.csv"} < set(placed)
    assert placed["teeth.csv"] == b"tooth;material\n2;ZI\n3;ZI\n4;ZI\n"
    assert deliver(target, case) == folder  # once more: completes nothing, takes no other name


def test_the_examples_question_holds_a_case_without_jaws(tmp_path: Path, install: Install) -> None:
    install("mill-list", "mill_list", example())
    target = build_target("mill-list", cad_folder(tmp_path))
    bare = handoff(tmp_path / "package", files=(("Rx_1.html", FileRole.RX),))
    assert [one.code for one in target.findings(bare)] == ["mill-list-no-jaw"]
    with pytest.raises(TargetError):
        target.place(bare, target.plan(bare))


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("import no_such_library_of_anybody", "ModuleNotFoundError"),
        ("raise SystemError('half installed')", "SystemError"),
        ("OTHER = 1", "AttributeError"),
        ("KIND = 'exocad'", "no TargetKind"),
    ],
)
def test_a_plug_in_that_cannot_be_loaded_is_named(tmp_path: Path, install: Install, source: str, what: str) -> None:
    install("broken", "broken_target_one", source)
    with pytest.raises(SettingsError, match=f"'broken' of the plug-in broken_target_one .*{what}"):
        build_target("broken", tmp_path)


_FAILING = """
from pathlib import Path
from labconnector.cad.kinds import TargetKind

class Failing:
    name = "failing"
    def check(self): raise ZeroDivisionError
    def findings(self, handoff): return handoff.nothing
    def plan(self, handoff): raise KeyError("x")
    def place(self, handoff, plan): raise RuntimeError

KIND = TargetKind("Failing", "", "%o", lambda folder, stem, options: Failing())
NEVER = TargetKind("Never", "", "%o", lambda folder, stem, options: 1 / 0)
"""


def test_whatever_a_plug_in_raises_names_it(tmp_path: Path, install: Install) -> None:
    install("failing", "failing_target", _FAILING)
    target, case = build_target("failing", tmp_path), handoff(tmp_path / "package")
    plan = build_target("folder", cad_folder(tmp_path)).plan(case)
    calls = (target.check, lambda: target.findings(case), lambda: target.plan(case), lambda: target.place(case, plan))
    for call in calls:
        with pytest.raises(TargetError, match="'failing' stopped with"):
            call()


def test_a_plug_in_that_cannot_make_its_target_is_named(tmp_path: Path, install: Install) -> None:
    install("never", "failing_target", _FAILING, named="NEVER")
    with pytest.raises(SettingsError, match="'never' stopped with ZeroDivisionError"):
        build_target("never", tmp_path)


def test_a_plug_in_cannot_take_the_name_of_a_built_in_kind(install: Install) -> None:
    install("exocad", "failing_target", _FAILING)
    assert find_kind("exocad") is BUILT_IN["exocad"]
    assert kind_names() == tuple(BUILT_IN)


def test_an_option_that_there_is_not_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="'sparkles'"):
        build_target("exocad", tmp_path, options={"sparkles": True})
