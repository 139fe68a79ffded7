"""What each file is for."""

from __future__ import annotations

import pytest

from labconnector.domain.case import FileRole as R
from labconnector.domain.prescription import NamedObject
from labconnector.scans.doubles import settle
from labconnector.scans.roles import Role, has_base, is_teeth_up, order_in_name, role_of_name, role_of_object, roles_of


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("275588435_shell_occlusion_u.stl", R.UPPER_JAW),
        ("156502001_shell_occlusion_l.stl", R.LOWER_JAW),
        ("261736634_shell_teethup_u.ply", R.UPPER_JAW),
        ("91411131_lprofile_teethup_l.ply", R.LOWER_JAW),
        ("275588435_shell_lockedocclusion_ul.stl", R.BOTH_JAWS),
        ("275588435_shell_occlusion_l_bite1.stl", R.BITE),
        ("275588435_SHELL_OCCLUSION_U.STL", R.UPPER_JAW),
        ("upper_jaw_with_ditch_281175878.ply", R.UPPER_JAW),
        ("lower_jaw_with_ditch_#281175878.ply", R.LOWER_JAW),
        ("upper_jaw_281175878.stl", R.UPPER_JAW),
        ("upper_jaw_pretreatment_281175878.ply", R.UPPER_PRETREATMENT),
        ("lower_jaw_pre_treatment_281175878.ply", R.LOWER_PRETREATMENT),
        ("upper_jaw_scanbody_281175878.ply", R.UPPER_SCAN_BODY),
        ("lower_jaw_scan_body_281175878.stl", R.LOWER_SCAN_BODY),
        ("281175878_shell_scanbody_l.stl", R.LOWER_SCAN_BODY),
        ("281175878_shell_occlusion_u_scan-body.stl", R.UPPER_SCAN_BODY),
        ("scanbody.stl", R.OTHER),
        ("upper_jaw_denture_281175878.ply", R.OTHER),
        ("upperjaw.stl", R.UPPER_JAW),
        ("LowerJaw_with_ditch.stl", R.LOWER_JAW),
        ("upper_lower_jaw.stl", R.OTHER),
        ("bite.stl", R.BITE),
        ("right_bite1_281.ply", R.BITE),
        ("something.stl", R.OTHER),
        ("upper_jaw_with_ditch_281175878_texture.jpg", R.TEXTURE),
        ("gallery_#281175878_1.jpg", R.PICTURE),
        ("photo.PNG", R.PICTURE),
        ("margin_3.pts", R.MARGIN),
        ("iTero_Export_#281175878_v50.xml", R.METADATA),
        ("itero_export_#281175878_v3.0.xml", R.METADATA),
        ("other.xml", R.OTHER),
        ("iTero_Rx_281175878.pdf", R.RX),
        ("Rx_281175878.html", R.RX),
        ("proxy.html", R.OTHER),
        ("readme", R.OTHER),
        (".stl", R.OTHER),
    ],
)
def test_names(name: str, role: R) -> None:
    assert role_of_name(f"folder/{name}").role is role


@pytest.mark.parametrize(
    ("name", "tooth"),
    [("margin_3.pts", 3), ("line_900000123_14.pts", 14), ("3_4.pts", None), ("margin_33.pts", None), ("m.pts", None)],
)
def test_the_tooth_of_a_margin(name: str, tooth: int | None) -> None:
    assert role_of_name(name) == Role(R.MARGIN, tooth)


@pytest.mark.parametrize(
    ("kind", "sub", "jaw", "role"),
    [
        ("Surface", "Jaw", "Upper", R.UPPER_JAW),
        ("surface", "jaw", "lower", R.LOWER_JAW),
        ("Surface", "Upper_with_ditch", "Upper", R.UPPER_JAW),
        ("Surface", "PreTreatment_Jaw", "Upper", R.UPPER_PRETREATMENT),
        ("Surface", "Pre_Treatment_Jaw", "Lower", R.LOWER_PRETREATMENT),
        ("Surface", "ScanBody_Jaw", "Upper", R.UPPER_SCAN_BODY),
        ("Surface", "Scan Bodies", "Lower", R.LOWER_SCAN_BODY),
        ("Surface", "Jaw_Scan-Body", "Lower", R.LOWER_SCAN_BODY),
        ("Surface", "Bite", "", R.BITE),
        ("Surface", "Jaw", "", R.OTHER),
        ("Surface", "DentureCopy", "Upper", R.OTHER),
        ("Texture", "Jaw", "Upper", R.TEXTURE),
        ("Line", "Margin", "", R.MARGIN),
        ("Image", "Gallery", "", R.PICTURE),
        ("", "", "", R.OTHER),
    ],
)
def test_objects(kind: str, sub: str, jaw: str, role: R) -> None:
    assert role_of_object(kind, sub, jaw) is role


def test_the_order_file_goes_before_names() -> None:
    objects = [
        NamedObject("LOWER_jaw_1.ply", R.UPPER_JAW),
        NamedObject("line.pts", R.MARGIN, 30),
        NamedObject("upper_jaw_2.ply", R.OTHER),
    ]
    found = roles_of(["sub/lower_jaw_1.ply", "line.pts", "upper_jaw_2.ply", "x.bin"], objects)
    assert found == (Role(R.UPPER_JAW), Role(R.MARGIN, 30), Role(R.UPPER_JAW), Role(R.OTHER))


def chosen(*names: str) -> tuple[dict[str, R], dict[str, bool]]:
    roles, findings = settle(names, [role_of_name(name) for name in names], restorative=True)
    return dict(zip(names, (one.role for one in roles), strict=True)), {f.code: f.blocking for f in findings}


def test_one_scan_a_jaw() -> None:
    roles, findings = chosen("7_shell_teethup_u.ply", "7_shell_occlusion_u.stl", "7_shell_occlusion_l.stl")
    assert list(roles.values()) == [R.OTHER, R.UPPER_JAW, R.LOWER_JAW]
    assert findings == {"several-upper-jaw": False}
    roles, _ = chosen("7_lprofile_occlusion_l.ply", "7_shell_occlusion_l.stl")
    assert list(roles.values()) == [R.OTHER, R.LOWER_JAW]
    roles, findings = chosen("upper_jaw_7.stl", "upper_jaw_7.ply", "7_shell_occlusion_l.stl")
    assert list(roles.values()) == [R.OTHER, R.UPPER_JAW, R.LOWER_JAW]
    assert findings == {"several-upper-jaw": False}


def test_nothing_tells_two_scans_apart() -> None:
    roles, findings = chosen("upper_jaw_7.ply", "upper_jaw_with_ditch_7.ply")
    assert list(roles.values()) == [R.UPPER_JAW, R.OTHER]
    assert findings == {"several-upper-jaw": True}


def test_pose_base_and_order() -> None:
    assert is_teeth_up("a/7_lprofile_teethup_l.ply")
    assert not is_teeth_up("teethup/7_shell_occlusion_l.ply")
    assert has_base("7_lprofile_teethup_l.ply")
    assert not has_base("7_shell_occlusion_l.ply")
    assert not has_base("upper_jaw_7.ply")
    assert order_in_name("a/261736634_shell_teethup_u.ply") == "261736634"
    assert order_in_name("upper_jaw_with_ditch_#281175878.ply") == "281175878"
    assert order_in_name("upper_jaw.ply") == ""
    assert order_in_name("x.stl") == ""
