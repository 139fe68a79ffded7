"""The header of a PLY file: elements with their properties, in any order, with any extras."""

from __future__ import annotations

from dataclasses import dataclass

from labconnector.scans.mesh_file import MeshFile

_MOST_BYTES = 64 << 10
_MOST_PROPERTIES = 256
_END = b"end_header"
_TYPES = {
    "char": "i1", "uchar": "u1", "short": "i2", "ushort": "u2", "int": "i4", "uint": "u4", "float": "f4",
    "double": "f8", "int8": "i1", "uint8": "u1", "int16": "i2", "uint16": "u2", "int32": "i4", "uint32": "u4",
    "float32": "f4", "float64": "f8",
}  # fmt: skip
_FORMATS = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
_INDEX_NAMES = ("vertex_indices", "vertex_index")
_COLOURS = frozenset({"red", "green", "blue"})


@dataclass(frozen=True, slots=True)
class Property:
    """type, count_type: numpy codes such as 'f4'; count_type is '' for a single value, else it is a list."""

    name: str
    type: str
    count_type: str = ""

    @property
    def bytes(self) -> int:
        """The fewest bytes it takes in a binary file."""
        return int((self.count_type or self.type)[1])


@dataclass(frozen=True, slots=True)
class Element:
    """A table of the file."""

    name: str
    count: int
    properties: tuple[Property, ...]

    @property
    def bytes(self) -> int:
        """The fewest bytes of one row in a binary file."""
        return sum(one.bytes for one in self.properties)

    @property
    def has_lists(self) -> bool:
        """Whether rows can differ in length."""
        return any(one.count_type for one in self.properties)

    def column(self, *names: str) -> int:
        """Where the first property of one of these names stands; -1 if there is none."""
        return next((i for i, one in enumerate(self.properties) if one.name in names), -1)


@dataclass(frozen=True, slots=True)
class Header:
    """order: '<' or '>' for binary, '' for text. length: bytes up to the data."""

    order: str
    elements: tuple[Element, ...]
    length: int

    @property
    def coloured(self) -> bool:
        """Whether vertices or faces carry red, green and blue."""
        return any({p.name.removeprefix("diffuse_") for p in e.properties} >= _COLOURS for e in self.elements)

    def element(self, name: str) -> Element:
        """The element of that name; one without rows if the file has none."""
        return next((one for one in self.elements if one.name == name), Element(name, 0, ()))


def index_column(face: Element) -> int:
    """The property of a face that lists its corners; -1 if there is none."""
    column = face.column(*_INDEX_NAMES)
    found = face.properties[column] if column >= 0 else Property("", "f4")
    return column if found.count_type and found.type[0] != "f" else -1


def read_header(file: MeshFile) -> Header:
    """Reads and judges the header; the file then stands anywhere. Raises MeshError."""
    start = file.read(_MOST_BYTES)
    if not start.startswith((b"ply\n", b"ply\r")):
        raise file.fault("is no PLY file")
    end = start.find(_END)
    newline = start.find(b"\n", end) if end >= 0 else -1
    if newline < 0 or start[end + len(_END) : newline].strip():
        raise file.fault("has no complete header")
    lines = start[:end].decode("latin-1").replace("\r", "\n").split("\n")
    return _parse(file, [line.split() for line in lines[1:] if line.strip()], newline + 1)


def _parse(file: MeshFile, lines: list[list[str]], length: int) -> Header:
    order: str | None = None
    elements: list[Element] = []
    for words in lines:
        match words:
            case ["comment" | "obj_info", *_]:
                continue
            case ["format", kind, _] if kind in _FORMATS and order is None:
                order = _FORMATS[kind]
            case ["element", name, count] if count.isdecimal() and len(count) < 16:
                elements.append(Element(name, int(count), ()))
            case ["property", *rest] if elements and (one := _property(rest)):
                last = elements[-1]
                elements[-1] = Element(last.name, last.count, (*last.properties, one))
            case _:
                raise file.fault("has a header line that makes no sense")
    if order is None:
        raise file.fault("does not say how its data are written")
    _check_elements(file, elements)
    return Header(order, tuple(elements), length)


def _property(words: list[str]) -> Property | None:
    match words:
        case ["list", count, kind, name] if _TYPES.get(count, "f")[0] != "f" and kind in _TYPES:
            return Property(name, _TYPES[kind], _TYPES[count])
        case [kind, name] if kind in _TYPES:
            return Property(name, _TYPES[kind])
    return None


def _check_elements(file: MeshFile, elements: list[Element]) -> None:
    names = [one.name for one in elements]
    if len(set(names)) != len(names) or any(len(one.properties) > _MOST_PROPERTIES for one in elements):
        raise file.fault("has a header that makes no sense")
    if any(not one.properties and one.count for one in elements):
        raise file.fault("announces data of no kind")
