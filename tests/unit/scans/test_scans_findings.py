"""What is said about a package, and what holds it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labconnector.domain.case import CaseFile, FileRole
from labconnector.domain.mesh import MeshReport
from labconnector.domain.prescription import Rx, ToothWork
from labconnector.scans.findings import find
from labconnector.scans.order_data import OrderData

DATA = OrderData(Rx("7", "5.0", patient="Sample, Ada", teeth=(ToothWork(3, "Crown"),)), "iTero_Export_#7_v50.xml")


def jaw(role: FileRole, z: float, name: str = "", *, x: float = 0, size: float = 60, tall: float = 15) -> CaseFile:
    """A jaw whose box is `size` mm wide and deep and `tall` mm high, with its middle at x, 0, z."""
    half = size / 2
    mesh = MeshReport("stl-binary", 10, (x - half, -half, z - tall / 2), (x + half, half, z + tall / 2))
    return CaseFile(name or f"{role}.stl", role, 1, "00", None, mesh)


UPPER, LOWER = jaw(FileRole.UPPER_JAW, 6), jaw(FileRole.LOWER_JAW, -6)


def codes(*files: CaseFile, data: OrderData = DATA, order_id: str = "7", restorative: bool = True) -> dict[str, bool]:
    return {one.code: one.blocking for one in find(files, data, order_id, restorative=restorative)}


def test_nothing_to_say() -> None:
    assert codes(UPPER, LOWER) == {}
    assert codes(UPPER, LOWER, order_id="") == {}


@pytest.mark.parametrize("restorative", [True, False])
def test_teeth_up(restorative: bool) -> None:
    named = jaw(FileRole.UPPER_JAW, 90, "7_shell_teethup_u.stl")
    assert codes(named, LOWER, restorative=restorative) == {"teeth-up": restorative}
    lying = replace(UPPER, mesh=LOWER.mesh)
    assert codes(lying, LOWER, restorative=restorative) == {"teeth-up": restorative}


def test_a_deep_bite_is_not_teeth_up() -> None:
    assert codes(jaw(FileRole.UPPER_JAW, 3, tall=20), LOWER) == {}


@pytest.mark.parametrize("restorative", [True, False])
@pytest.mark.parametrize("far", [jaw(FileRole.UPPER_JAW, 6, x=61), jaw(FileRole.UPPER_JAW, 50)])
def test_jaws_apart(far: CaseFile, restorative: bool) -> None:
    assert codes(far, LOWER, restorative=restorative) == {"jaws-apart": restorative}


def test_wide_open_is_not_apart() -> None:
    assert codes(jaw(FileRole.UPPER_JAW, 45), LOWER) == {}


def test_model_base() -> None:
    assert codes(jaw(FileRole.UPPER_JAW, 6, "7_lprofile_occlusion_u.stl"), LOWER) == {"low-profile": False}


def test_missing_jaws() -> None:
    assert codes(LOWER) == {"no-upper-jaw": True}
    assert codes(UPPER) == {"no-lower-jaw": False}
    assert codes(LOWER, restorative=False) == {"no-upper-jaw": False}
    assert codes() == {"no-upper-jaw": True, "no-lower-jaw": True}
    assert codes(jaw(FileRole.BOTH_JAWS, 0)) == {}
    assert codes(jaw(FileRole.BITE, 0), UPPER, LOWER) == {}


@pytest.mark.parametrize("size", [2.4, 19.9, 121, 6000])
def test_odd_sizes(size: float) -> None:
    odd = jaw(FileRole.UPPER_JAW, 0, size=size, tall=size)
    assert codes(odd, LOWER)["odd-size"]
    assert not codes(odd, LOWER, restorative=False)["odd-size"]


def test_another_order() -> None:
    assert codes(UPPER, LOWER, order_id="8", restorative=False) == {"order-id-mismatch": True}
    unnamed = OrderData(Rx(""))
    named = replace(UPPER, path="upper_jaw_with_ditch_8.ply")
    assert codes(named, LOWER, data=unnamed) == {"order-id-mismatch": True, "no-order-data": True}
    assert codes(named, LOWER, data=unnamed, order_id="8") == {"no-order-data": True}


def test_order_data() -> None:
    hidden = replace(DATA, rx=replace(DATA.rx, patient=""))
    assert codes(UPPER, LOWER, data=hidden) == {"patient-name-hidden": False}
    assert codes(UPPER, LOWER, data=replace(DATA, refused=("bad.",))) == {"older-order-data": False}
    sheet = replace(DATA, rx=replace(DATA.rx, xml_version=""), source="Rx.html")
    assert codes(UPPER, LOWER, data=sheet) == {"older-order-data": True}
    assert codes(UPPER, LOWER, data=sheet, restorative=False) == {"older-order-data": False}
    assert codes(UPPER, LOWER, data=OrderData(Rx(""), "", ("bad.",)), restorative=False) == {"no-order-data": False}


def test_no_finding_holds_a_patients_name() -> None:
    for data in (DATA, OrderData(Rx("8", patient="Sample, Ada"), "x.html", ("bad.",))):
        for one in find((LOWER,), data, "7", restorative=True):
            assert "Sample" not in one.text
            assert "Ada" not in one.text
