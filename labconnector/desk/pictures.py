"""Pictures of a case: its scans, drawn, and the pictures that came in the package. What is damaged is left out."""

from __future__ import annotations

import logging
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

from PIL import Image, ImageOps

from labconnector.app import App
from labconnector.desk.cancelling import stop_if_cancelled
from labconnector.desk.package_files import UNREADABLE, PackageFiles
from labconnector.desk.splat import Floats, best_count, draw, view
from labconnector.domain.case import MESH_ROLES, Case, CaseFile, FileRole
from labconnector.domain.picture import Picture
from labconnector.domain.teeth import UNIVERSAL, Arch, arch_of_universal
from labconnector.scans.limits import MB, Limits
from labconnector.scans.mesh_sample import sample_mesh
from labconnector.scans.roles import is_teeth_up

_log = logging.getLogger(__name__)

SIZES = range(16, 1025)
"""Pixels that a picture may be wide and high."""

_LIMITS = Limits(triangles=8_000_000)
_MOST_SCANS, _MOST_PICTURES = 16, 32
_MOST_BYTES, _MOST_PIXELS = 64 * MB, 60_000_000
_FORMATS = ("JPEG", "PNG", "BMP", "TIFF")
_END_OF_PNG = b"IEND\xaeB`\x82"

# iTero's frame: x to the patient's left, y backwards, z upwards (CAD hand-off, section 3). A jaw is seen from its bite
# side and a little from the front; the front teeth are at the top (upper) or bottom (lower), as dentists chart them.
_FROM_BELOW = view((1, 0, 0), (0, -1, 0.35))
_FROM_ABOVE = view((1, 0, 0), (0, 1, 0.35))
_TURNED_UP = view((-1, 0, 0), (0, -1, -0.35))
_FROM_FRONT = view((1, 0, 0), (0, 0.1, 1))
_UPPER = (FileRole.UPPER_JAW, FileRole.UPPER_PRETREATMENT, FileRole.UPPER_SCAN_BODY)
_LOWER = (FileRole.LOWER_JAW, FileRole.LOWER_PRETREATMENT, FileRole.LOWER_SCAN_BODY)
_BOTH = (FileRole.BOTH_JAWS, FileRole.BITE)


def thumbnail(app: App, case: Case, size: int = 96) -> bytes | None:
    """A PNG of the jaw with the most work, `size` pixels wide and high; None where there is nothing to show.

    It is kept in the data folder; a case's revision keeps its files, so it never goes stale.
    """
    kept = app.paths.thumbnail(case.account, case.order.order_id, case.revision, _sane(size))
    if (png := _read(kept)) is None and (png := _first_scan(app, case, _sane(size))) is not None:
        _keep(kept, png)
    return png


def pictures(app: App, case: Case, size: int = 512) -> tuple[Picture, ...]:
    """Every scan, drawn, then the pictures of the package, each `size` pixels at most. Nothing is kept.

    Raises Stopped where the request is cancelled.
    """
    package = app.store.package(case.id)
    if package is None:
        return ()
    scans = [file for file in package.files if file.role in MESH_ROLES][:_MOST_SCANS]
    photos = [file for file in package.files if file.role is FileRole.PICTURE][:_MOST_PICTURES]
    try:
        files = PackageFiles(package)
    except UNREADABLE as error:
        _log.info("case %s: no pictures: %s", case.order.order_id, type(error).__name__)
        return ()
    made = ((file, _drawn(files, file, _sane(size))) for file in scans)
    shrunk = ((file, _shrunk(files, file, _sane(size))) for file in photos)
    found = [*made, *shrunk]
    return tuple(Picture(PurePosixPath(file.path).name, file.role, png) for file, png in found if png)


def _sane(size: int) -> int:
    return min(max(size, SIZES[0]), SIZES[-1])


def _first_scan(app: App, case: Case, size: int) -> bytes | None:
    """The first scan that can be drawn, the best to show first."""
    package = app.store.package(case.id)
    if package is None:
        return None
    try:
        files = PackageFiles(package)
    except UNREADABLE as error:
        _log.info("case %s: no thumbnail: %s", case.order.order_id, type(error).__name__)
        return None
    return next((png for file in _best_first(app, case, package.files) if (png := _drawn(files, file, size))), None)


def _best_first(app: App, case: Case, files: tuple[CaseFile, ...]) -> Iterator[CaseFile]:
    wanted = [*_LOWER, *_UPPER] if _worked_arch(app, case) is Arch.LOWER else [*_UPPER, *_LOWER]
    jaws = [role for role in wanted if role in (FileRole.UPPER_JAW, FileRole.LOWER_JAW)]
    order = list(dict.fromkeys((*jaws, FileRole.BOTH_JAWS, *wanted, FileRole.BITE)))
    scans = [file for file in files if file.role in MESH_ROLES][:_MOST_SCANS]
    yield from sorted(scans, key=lambda file: order.index(file.role))


def _worked_arch(app: App, case: Case) -> Arch:
    """The jaw with the most work; the upper one where both have as much or none has."""
    rx = app.store.rx(case.id)
    teeth = {tooth.universal for tooth in rx.teeth} if rx else set()
    teeth |= {prep.universal for prep in case.order.preps}
    counts = Counter(arch_of_universal(tooth) for tooth in teeth if tooth in UNIVERSAL)
    return Arch.LOWER if counts[Arch.LOWER] > counts[Arch.UPPER] else Arch.UPPER


def _drawn(files: PackageFiles, file: CaseFile, size: int) -> bytes | None:
    """A scan as PNG; None where it cannot be read or has no extent."""
    stop_if_cancelled()
    triangles = file.mesh.triangles if file.mesh else 0
    try:
        with files.on_disk(file) as path:
            mesh = sample_mesh(path, -(-triangles // best_count(size)), _LIMITS)
    except UNREADABLE as error:
        _log.info("a scan is not drawn: %s", type(error).__name__)
        return None
    pixels = draw(mesh, _turn(file), size)
    return None if pixels is None else _png(Image.fromarray(pixels))


def _turn(file: CaseFile) -> Floats:
    if file.role in _BOTH:
        return _FROM_FRONT
    if file.role in _LOWER:
        return _FROM_ABOVE
    return _TURNED_UP if is_teeth_up(file.path) else _FROM_BELOW


def _shrunk(files: PackageFiles, file: CaseFile, size: int) -> bytes | None:
    """A picture of the package as PNG; None where it is damaged or far too large."""
    stop_if_cancelled()
    try:
        with Image.open(BytesIO(files.data(file, _MOST_BYTES)), formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            image.draft("RGB", (size, size))  # a JPEG is read smaller, which is several times faster
            small = ImageOps.exif_transpose(image).convert("RGBA" if "A" in image.getbands() else "RGB")
            small.thumbnail((size, size))
            return _png(small)
    except (*UNREADABLE, *_BAD_PICTURE) as error:
        _log.info("a picture is not shown: %s", type(error).__name__)
        return None


# what Pillow raises for damage, besides OSError
_BAD_PICTURE = (
    ValueError, SyntaxError, EOFError, IndexError, KeyError, OverflowError, TypeError, struct.error,
    Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", compress_level=4)
    return out.getvalue()


def _read(kept: Path) -> bytes | None:
    """A kept picture; None where there is none, or a power cut left half of it."""
    try:
        png = kept.read_bytes()
    except OSError:
        return None
    return png if png.endswith(_END_OF_PNG) else None


def _keep(kept: Path, png: bytes) -> None:
    """Two threads may write the same picture at a time. One that cannot be kept is drawn again."""
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=kept.parent, prefix=f".{kept.stem}-", delete=False) as beside:
            beside.write(png)
        try:
            Path(beside.name).replace(kept)
        except OSError:
            Path(beside.name).unlink(missing_ok=True)
