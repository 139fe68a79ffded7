"""The zips that the sandbox hands out: scans with their papers, the gallery, screen captures.

The same order and revision give the same bytes, so that a second download can be recognised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from labconnector.domain.teeth import arch_of_universal
from labconnector.sandbox.content.look import SandboxOrder
from labconnector.sandbox.content.metadata_xml import ExportedObject, export_time, metadata_xml, xml_name
from labconnector.sandbox.content.pictures import captures, gallery, texture
from labconnector.sandbox.content.rx_html import rx_html, rx_name
from labconnector.sandbox.content.scans import Scan, Studio
from labconnector.sandbox.content.writers import write_margin, write_mesh

_FAST = 1
"""Deflate level; scans hardly get smaller with more."""

Member = tuple[str, Callable[[BinaryIO], object]]
"""A name, and what writes its bytes."""


def build_ide_package(order: SandboxOrder, revision: int, into: Path, *, detail: float = 1.0) -> Path:
    """The iDE zip of an order in the folder `into`; returns its path. detail multiplies the triangles of every scan.

    Takes one mesh at a time into memory. Raises OSError.
    """
    studio = Studio(order, revision, detail)
    path = into / order.package_name
    with _zip(path, order, order.package_name[:-4] if order.look.top_folder else "") as add:
        for member in _members(studio):
            add(member)
    return path


def build_gallery(order: SandboxOrder, into: Path) -> Path:
    """The image gallery in the folder `into`: six JPG views."""
    path = into / f"iTero_Gallery_{order.order.order_id}.zip"
    pictures = gallery(Studio(order, order.revision))
    return _zip_of(path, order, ((f"{order.order.order_id}_{name}.jpg", _bytes(data)) for name, data in pictures))


def build_captures(order: SandboxOrder, into: Path) -> Path:
    """The screen captures in the folder `into`. Raises ValueError for an order that has none."""
    if not order.captures:
        raise ValueError(f"order {order.order.order_id} has no screen captures")
    path = into / f"iTero_ScreenCaptures_{order.order.order_id}.zip"
    pictures = captures(Studio(order, order.revision), order.captures)
    return _zip_of(path, order, ((f"ScreenCapture_{order.order.order_id}_{n}.jpg", _bytes(d)) for n, d in pictures))


def _zip_of(path: Path, order: SandboxOrder, members: Iterable[Member]) -> Path:
    with _zip(path, order, "") as add:
        for member in members:
            add(member)
    return path


@contextmanager
def _zip(path: Path, order: SandboxOrder, folder: str) -> Iterator[Callable[[Member], None]]:
    """A new zip at `path`, which appears there when it is whole."""
    at = export_time(order) or datetime(2026, 1, 1, tzinfo=UTC)
    part = path.with_name(path.name + ".part")
    try:
        with ZipFile(part, "w", ZIP_DEFLATED, compresslevel=_FAST) as archive:
            yield partial(_add, archive, at, f"{folder}/" if folder else "")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _add(archive: ZipFile, at: datetime, folder: str, member: Member) -> None:
    name, write = member
    info = ZipInfo(folder + name, date_time=at.timetuple()[:6])
    info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
    with archive.open(info, "w") as out:
        write(out)  # type: ignore[arg-type]


def _bytes(data: bytes) -> Callable[[BinaryIO], object]:
    return lambda out: out.write(data)


def _members(studio: Studio) -> Iterator[Member]:
    """Everything in an iDE package: scans, margins, metadata, Rx, and for ortho the thumbnails."""
    order, scans = studio.order, studio.scans()
    for scan in scans:
        yield scan.name, partial(_write_scan, studio, scan)
        if scan.texture:
            yield scan.texture, partial(_write_texture, studio, scan)
    margins = _margins(studio)
    yield from ((name, partial(_write_margin, studio, tooth)) for tooth, name in margins)
    pictures = {f"gallery_#{order.order.order_id}_{n}.jpg": data for n, (_, data) in enumerate(_thumbnails(studio), 1)}
    yield from ((name, _bytes(data)) for name, data in pictures.items())
    objects = (*_surfaces(scans), *_lines(margins), *(_picture(name) for name in pictures))
    for version in order.look.xml_versions:
        yield xml_name(order, version), _bytes(metadata_xml(order, version, objects))
    yield rx_name(order), _bytes(rx_html(order))


def _write_scan(studio: Studio, scan: Scan, out: BinaryIO) -> None:
    look = studio.order.look
    write_mesh(studio.mesh(scan), look.format, out, solid_header=look.solid_header, texture=scan.texture)


def _write_texture(studio: Studio, scan: Scan, out: BinaryIO) -> None:
    out.write(texture(studio.jaw(scan.arches[0])))


def _write_margin(studio: Studio, tooth: int, out: BinaryIO) -> None:
    write_margin(studio.jaw(arch_of_universal(tooth)).margins[tooth].astype("float32"), out)


def _thumbnails(studio: Studio) -> Iterator[tuple[str, bytes]]:
    """Ortho packages hold them, restorative ones do not (DPMS guideline, 'Scan 3D file')."""
    return gallery(studio) if studio.order.ortho else iter(())


def _margins(studio: Studio) -> list[tuple[int, str]]:
    order_id = studio.order.order.order_id
    return [(tooth, f"margin_line_{tooth}_{order_id}.pts") for tooth in studio.order.look.margins]


def _surfaces(scans: Iterable[Scan]) -> Iterator[ExportedObject]:
    for scan in scans:
        jaw = scan.arches[0] if len(scan.arches) == 1 else None
        yield ExportedObject("Surface", scan.sub_type, jaw, scan.name)
        if scan.texture:
            yield ExportedObject("Texture", scan.sub_type, jaw, scan.texture)


def _lines(margins: Iterable[tuple[int, str]]) -> Iterator[ExportedObject]:
    return (ExportedObject("Line", "Margin", None, name, tooth) for tooth, name in margins)


def _picture(name: str) -> ExportedObject:
    return ExportedObject("Image", "Gallery", None, name)
