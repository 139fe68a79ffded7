"""Names of case folders and of the files in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest
from cad_kit import handoff
from order_kit import order

from labconnector.cad.contents import Names, copied
from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.naming import candidates, case_date, stem
from labconnector.domain.case import CaseFile, FileRole
from labconnector.domain.errors import UnsafePackage


def test_every_placeholder(tmp_path: Path) -> None:
    found = stem("%d.%p.%n.%l.%f.%s.%tc.%o", handoff(tmp_path), "A2")
    assert found == "2026-11-20.Example & Sons.12.Sample.Ada.4711.A2.4711"


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("../../x", "2026-11-20_.._.._x"),
        ("CON", "2026-11-20_CON"),
        ("a/b\\c:d", "2026-11-20_a_b_c_d"),
        ("שרה", "2026-11-20_שרה"),
        ("\u202eevil\u202c", "2026-11-20_evil"),
        ("🦷", "2026-11-20_🦷"),
        ("", "2026-11-20_Ada"),
    ],
)
def test_hostile_and_foreign_names(tmp_path: Path, last: str, expected: str) -> None:
    assert stem("%d_%l", handoff(tmp_path, of=order(patient_last=last)), "") == expected


@pytest.mark.parametrize("template", ["%l", "", "%tc", "..", "con"])
def test_a_name_is_never_empty_reserved_or_too_long(tmp_path: Path, template: str) -> None:
    for last in ("CON", "n" * 300, "é" * 300, "", "...", "aux.txt"):
        found = stem(template, handoff(tmp_path, of=order(patient_last=last)), "")
        assert found
        assert found.split(".")[0].casefold() not in {"con", "aux"}
        assert len(found.encode()) <= 80


def test_collisions_append_the_order_id_then_count(tmp_path: Path) -> None:
    assert list(islice(candidates("2026-11-20_Sample", handoff(tmp_path)), 4)) == [
        "2026-11-20_Sample",
        "2026-11-20_Sample_4711",
        "2026-11-20_Sample_4711_2",
        "2026-11-20_Sample_4711_3",
    ]


def test_a_revision_goes_beside_its_elder(tmp_path: Path) -> None:
    case = handoff(tmp_path, revision=2)
    assert list(islice(candidates("2026-11-20_Sample", case), 3)) == [
        "2026-11-20_Sample",
        "2026-11-20_Sample_4711_r2",
        "2026-11-20_Sample_4711_r2_2",
    ]


def test_an_order_id_in_the_stem_is_not_repeated(tmp_path: Path) -> None:
    assert list(islice(candidates("4711_Sample", handoff(tmp_path)), 2)) == ["4711_Sample", "4711_Sample_2"]
    revised = handoff(tmp_path, revision=3)
    assert list(islice(candidates("4711_Sample", revised), 2)) == ["4711_Sample", "4711_Sample_r3"]


def test_suffixes_fit_within_the_limit(tmp_path: Path) -> None:
    names = list(islice(candidates("n" * 80, handoff(tmp_path, revision=2)), 20))
    assert len(set(names)) == 20
    assert all(len(name.encode()) <= 80 for name in names)


def test_the_date_in_the_name_is_the_projects(tmp_path: Path) -> None:
    late = order(scanned_at=datetime(2026, 11, 20, 23, 59, tzinfo=UTC))
    case = handoff(tmp_path, of=late)
    assert stem("%d", case, "") == case_date(late).date().isoformat()
    assert case_date(late) == datetime(2026, 11, 20, 23, 59, tzinfo=UTC).astimezone().replace(tzinfo=None)


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar_do_no_harm(year: int) -> None:
    assert case_date(order(scanned_at=datetime(year, 1, 1, tzinfo=UTC)))


def test_names_in_a_case_never_meet() -> None:
    names = Names()
    assert names.free("s", "A.jpg") == "s/A.jpg"
    assert names.free("s", "a.JPG") == "s/a_2.JPG"
    assert names.free("s", "x/a.jpg") == "s/a_3.jpg"
    assert names.free("s", "..") == "s/file"
    assert names.free("s", "") == "s/file_2"
    assert names.free("s", "CON.stl") == "s/_CON.stl"
    assert names.free("s", "n" * 300 + ".jpg") == "s/" + "n" * 72 + ".jpg"
    assert names.free("s", ".hidden") == "s/hidden"


def test_an_original_does_not_displace_our_own_sheet(tmp_path: Path) -> None:
    files = (("order.json", FileRole.OTHER), ("order_sheet.html", FileRole.RX))
    contents = ExocadTarget(tmp_path).contents(handoff(tmp_path / "p", files=files), "x")
    assert {item.name for item in contents.items} == {
        "itero-source/order.json",
        "itero-source/order_2.json",
        "itero-source/order_sheet.html",
        "itero-source/order_sheet_2.html",
    }


@pytest.mark.parametrize("path", ["../x.stl", "/etc/hosts", "a/../../x", "..\\x", "C:\\x", "\\\\s\\x", "a\0b"])
def test_a_path_that_leaves_the_package_is_refused(tmp_path: Path, path: str) -> None:
    case = handoff(tmp_path)
    with pytest.raises(UnsafePackage):
        copied("x", CaseFile(path, FileRole.OTHER, 1, "0"), case)


def test_a_link_that_leaves_the_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"s")
    case = handoff(tmp_path / "p")
    (tmp_path / "p" / "link.stl").symlink_to(tmp_path / "secret")
    with pytest.raises(UnsafePackage):
        copied("x", CaseFile("link.stl", FileRole.OTHER, 1, "0"), replace(case))
