"""What each file is for: the order file says so, names tell the rest (specification, E1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from labconnector.domain.case import FileRole
from labconnector.domain.naming import fold_name
from labconnector.domain.prescription import NamedObject
from labconnector.domain.teeth import UNIVERSAL, Arch
from labconnector.scans.safe_names import safe_file_name

_JAW = {Arch.UPPER: FileRole.UPPER_JAW, Arch.LOWER: FileRole.LOWER_JAW}
_PRETREATMENT = {Arch.UPPER: FileRole.UPPER_PRETREATMENT, Arch.LOWER: FileRole.LOWER_PRETREATMENT}
_SCAN_BODY = {Arch.UPPER: FileRole.UPPER_SCAN_BODY, Arch.LOWER: FileRole.LOWER_SCAN_BODY}
_ARCHES = dict.fromkeys(("u", "upper", "upperjaw"), Arch.UPPER)
_ARCHES |= dict.fromkeys(("l", "lower", "lowerjaw"), Arch.LOWER)

_MESHES = (".stl", ".ply")
_PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff")
_ORTHO = re.compile(r"(?P<order>\d+)_(?P<base>[a-z]+)_(?P<pose>[a-z]+)_(?P<arch>ul|lu|u|l)(?P<bite>_bite\d*)?")
_RESTORATIVE = re.compile(r"(?P<arch>upper|lower)_?jaw(?P<more>(?:_[a-z]+)*)(?:_#?(?P<order>\d+))?")
_ORDER_FILE = re.compile(r"itero_export.*\.xml")
_RX_SHEET = re.compile(r"(?:.*_)?rx(?:_.*)?\.(?:html?|pdf)")
_TOOTH = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Role:
    """A role, and the tooth of a margin line."""

    role: FileRole
    universal: int | None = None


def base_name(path: str) -> str:
    """The file name in a path of whatever system."""
    return re.split(r"[/\\]", path)[-1].strip()


def roles_of(paths: Sequence[str], objects: Iterable[NamedObject]) -> tuple[Role, ...]:
    """The role of each file of a package. What the order file calls by name has the role given there; where it gives
    none, and for all other files, the name decides."""
    said = {_key(one.file_name): Role(one.role, one.universal) for one in objects if one.role is not FileRole.OTHER}
    return tuple(said.get(_key(base_name(path))) or role_of_name(path) for path in paths)


def _key(name: str) -> str:
    """The order file has the original name, the disk has one that every system takes."""
    return fold_name(safe_file_name(name))


def role_of_object(kind: str, sub_type: str, jaw: str) -> FileRole:
    """The role behind ObjectType, SubType and JawId of ExportedObjects; OTHER where they do not tell."""
    simple = {"texture": FileRole.TEXTURE, "image": FileRole.PICTURE, "line": FileRole.MARGIN}
    if kind.lower() != "surface":
        return simple.get(kind.lower(), FileRole.OTHER)
    sub = re.sub(r"[^a-z]", "", sub_type.lower())
    arch = _ARCHES.get(jaw.lower())
    if "scanbod" in sub:
        return _SCAN_BODY[arch] if arch else FileRole.OTHER
    if "pretreatment" in sub:
        return _PRETREATMENT[arch] if arch else FileRole.OTHER
    if "bite" in sub:
        return FileRole.BITE
    if sub == "jaw" or "withditch" in sub:
        return _JAW[arch] if arch else FileRole.OTHER
    return FileRole.OTHER


def role_of_name(path: str) -> Role:
    """The role that a file's name tells."""
    name = base_name(path).lower()
    stem, dot, suffix = name.rpartition(".")
    if dot + suffix in _MESHES:
        return Role(_role_of_mesh(stem))
    if dot + suffix == ".pts":
        return Role(FileRole.MARGIN, _tooth_in(stem))
    if _ORDER_FILE.fullmatch(name):
        return Role(FileRole.METADATA)
    if _RX_SHEET.fullmatch(name):
        return Role(FileRole.RX)
    if dot + suffix in _PICTURES:
        return Role(FileRole.TEXTURE if stem.endswith("_texture") else FileRole.PICTURE)
    return Role(FileRole.OTHER)


def _tooth_in(stem: str) -> int | None:
    """The tooth in the name of a margin line, where there is one number that can be it."""
    numbers = {int(number) for number in _TOOTH.findall(stem)} & set(UNIVERSAL)
    return numbers.pop() if len(numbers) == 1 else None


def _role_of_mesh(stem: str) -> FileRole:
    squeezed, arch = re.sub(r"[^a-z]", "", stem), _arch_in(stem)
    if "scanbody" in squeezed:
        return _SCAN_BODY[arch] if arch else FileRole.OTHER
    if found := _ORTHO.fullmatch(stem):
        if found["bite"]:
            return FileRole.BITE
        return _JAW[arch] if arch else FileRole.BOTH_JAWS
    if not arch:
        return FileRole.BITE if re.search(r"(?:^|_)bite\d*(?:_|$)", stem) else FileRole.OTHER
    if "pretreatment" in squeezed:
        return _PRETREATMENT[arch]
    found = _RESTORATIVE.fullmatch(stem)
    return _JAW[arch] if found and found["more"] in ("", "_with_ditch") else FileRole.OTHER


def _arch_in(stem: str) -> Arch | None:
    """The one jaw that a name tells of, by word or by the letter of the ortho exports."""
    arches = {_ARCHES[word] for word in re.split(r"[^a-z]+", stem) if word in _ARCHES}
    return arches.pop() if len(arches) == 1 else None


def is_teeth_up(path: str) -> bool:
    """Whether each jaw was turned on its own, which loses the bite (CAD hand-off, section 3)."""
    return "teethup" in re.sub(r"[^a-z]", "", base_name(path).lower())


def has_base(path: str) -> bool:
    """Whether a model base was added to the scan."""
    found = _ORTHO.match(base_name(path).lower())
    return bool(found) and found["base"] == "lprofile" if found else False


def order_in_name(path: str) -> str:
    """The order id in the name of a scan, '' if there is none."""
    stem = base_name(path).lower().rpartition(".")[0]
    found = _ORTHO.fullmatch(stem) or _RESTORATIVE.fullmatch(stem)
    return (found["order"] or "") if found else ""
