"""Thumbnails and pictures of a case, out of its kept zip."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
import store_kit
from desk_kit import fetched_case, opened_app
from PIL import Image
from scans_kit import ply, stl_binary, surface

from labconnector.app import App
from labconnector.desk.pictures import pictures, thumbnail
from labconnector.domain.case import Case, FileRole, Prep

POINTS, FACES = surface(40)
WIDE_POINTS, WIDE_FACES = surface(40, wide=80, deep=10)
UPPER, LOWER = "1001_shell_occlusion_u.stl", "1001_shell_occlusion_l.stl"
DEEP, WIDE = stl_binary(POINTS, FACES), stl_binary(WIDE_POINTS, WIDE_FACES)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with opened_app(tmp_path / "data") as app:
        yield app


def opened(png: bytes | None) -> Image.Image:
    assert png is not None
    image = Image.open(BytesIO(png))
    image.load()
    assert image.format == "PNG"
    return image


def covered(png: bytes | None) -> float:
    """How much of the picture is drawn: the wide scan covers little of a square, the deep one most of it."""
    alpha = np.asarray(opened(png).getchannel("A"))
    return float((alpha > 0).mean())


def photo(
    colour: tuple[int, int, int] = (10, 200, 30), size: tuple[int, int] = (800, 400), kind: str = "JPEG"
) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def damage_zip(case: Case, app: App, member: str) -> None:
    """Overwrites the middle of one member's data."""
    package = app.store.package(case.id)
    assert package is not None
    with ZipFile(package.zip_path) as archive:
        info = archive.getinfo(member)
    with package.zip_path.open("r+b") as file:
        file.seek(info.header_offset + 30 + len(member) + info.compress_size // 2)
        file.write(b"\xff" * 64)


@pytest.mark.parametrize(
    ("preps", "most"),
    [((Prep(8, 2, "Crown"),), "upper"), ((Prep(19, 2, "Crown"), Prep(20, 2, "Crown"), Prep(3, 2, "Inlay")), "lower")],
)
def test_the_jaw_with_the_most_work_is_shown(app: App, preps: tuple[Prep, ...], most: str) -> None:
    case = fetched_case(app, {UPPER: DEEP, LOWER: WIDE}, preps=preps, rx=store_kit.RX if most == "upper" else None)
    png = thumbnail(app, case, 96)
    assert opened(png).size == (96, 96)
    assert opened(png).mode == "RGBA"
    assert (covered(png) > 0.5) == (most == "upper")


def test_colours_of_a_ply_are_shown(app: App) -> None:
    case = fetched_case(app, {"1001_shell_occlusion_u.ply": ply(POINTS, FACES)})
    red, _green, blue, alpha = np.asarray(opened(thumbnail(app, case))).reshape(-1, 4).T.astype(int)
    assert (red - blue)[alpha == 255].mean() > 25


def test_it_is_kept_and_taken_from_there(app: App) -> None:
    case = fetched_case(app, {UPPER: DEEP})
    first = thumbnail(app, case, 96)
    package = app.store.package(case.id)
    assert package is not None
    package.zip_path.unlink()
    assert thumbnail(app, case, 96) == first
    assert thumbnail(app, case, 48) is None  # nothing to draw it from any more
    kept = app.paths.thumbnail(case.account, "1001", 1, 96)
    assert kept.is_relative_to(app.paths.root)
    assert ":" not in str(kept.relative_to(app.paths.root))
    assert [path.name for path in kept.parent.iterdir()] == ["r1-96.png"]


def test_half_a_kept_picture_is_drawn_again(app: App) -> None:
    case = fetched_case(app, {UPPER: DEEP})
    whole = thumbnail(app, case, 96)
    assert whole is not None
    app.paths.thumbnail(case.account, "1001", 1, 96).write_bytes(whole[: len(whole) // 2])
    assert thumbnail(app, case, 96) == whole


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_show_nothing(app: App) -> None:
    case = fetched_case(app, {UPPER: DEEP})
    app.paths.thumbnails.write_text("a file in the way")
    assert covered(thumbnail(app, case)) > 0.5


def test_a_damaged_jaw_gives_way_to_the_other_one(app: App) -> None:
    case = fetched_case(app, {UPPER: DEEP, LOWER: WIDE}, preps=(Prep(8, 2, "Crown"),))
    damage_zip(case, app, UPPER)
    assert 0 < covered(thumbnail(app, case)) < 0.5
    assert [picture.title for picture in pictures(app, case)] == [LOWER]


@pytest.mark.parametrize("damage", ["gone", "cut", "page"])
def test_without_a_sound_zip_there_are_no_pictures(app: App, damage: str) -> None:
    case = fetched_case(app, {UPPER: DEEP})
    package = app.store.package(case.id)
    assert package is not None
    data = package.zip_path.read_bytes()
    match damage:
        case "gone":
            package.zip_path.unlink()
        case "cut":
            package.zip_path.write_bytes(data[: len(data) // 2])
        case _:
            package.zip_path.write_bytes(b"<!doctype html>")
    assert thumbnail(app, case) is None
    assert pictures(app, case) == ()


def test_a_case_that_was_not_fetched_has_none(app: App) -> None:
    case = store_kit.listed(app.store)
    assert thumbnail(app, case) is None
    assert pictures(app, case) == ()


def test_scans_then_the_packages_own_pictures(app: App) -> None:
    members = {
        "gallery_#1001_1.jpg": photo(),
        "gallery_#1001_2.png": photo(kind="PNG", size=(30, 60)),
        UPPER: DEEP,
        LOWER: WIDE,
    }
    found = pictures(app, fetched_case(app, members), 200)
    assert [(one.title, one.role) for one in found] == [
        (LOWER, FileRole.LOWER_JAW),
        (UPPER, FileRole.UPPER_JAW),
        ("gallery_#1001_1.jpg", FileRole.PICTURE),
        ("gallery_#1001_2.png", FileRole.PICTURE),
    ]
    assert [opened(one.png).size for one in found] == [(200, 200), (200, 200), (200, 100), (30, 60)]
    red, green, blue = opened(found[2].png).convert("RGB").getpixel((100, 50))  # type: ignore[misc]
    assert green > 150 > red + blue


def test_damaged_and_huge_pictures_are_left_out(app: App) -> None:
    members = {
        "gallery_#1001_1.jpg": b"no picture",
        "gallery_#1001_2.jpg": photo()[:-600],
        "gallery_#1001_3.png": photo(kind="PNG")[:60],
        "gallery_#1001_4.png": photo(size=(9_000, 9_000), kind="PNG"),
        "gallery_#1001_5.bmp": photo(kind="BMP"),
        UPPER: DEEP,
    }
    titles = [one.title for one in pictures(app, fetched_case(app, members))]
    assert titles[0] == UPPER
    assert "gallery_#1001_5.bmp" in titles
    assert not {"gallery_#1001_1.jpg", "gallery_#1001_3.png", "gallery_#1001_4.png"} & set(titles)


def test_no_more_than_a_person_looks_at(app: App) -> None:
    members = {f"gallery_#1001_{number}.jpg": photo(size=(20, 20)) for number in range(60)}
    assert len(pictures(app, fetched_case(app, {UPPER: DEEP, **members}))) == 1 + 32
