"""Reading an XML file that may be hostile: no DTD, no entities, bounds on size, depth and number of elements, all of
them kept while parsing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from labconnector.domain.errors import MetadataError
from labconnector.scans.limits import DEFAULT, KB, Limits

_CHUNK = 64 * KB


@dataclass(slots=True)
class Node:
    """An element. Tags and attribute names are in lower case and without namespace: versions of iTero's XML differ
    in the spelling of `BridgeID` and `CaseId`."""

    tag: str
    values: dict[str, str]
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text before and between its children, without blanks around."""
        return "".join(self.pieces).strip()

    def child(self, tag: str) -> Node:
        """The first child of that tag; an empty node if there is none."""
        return next(self.all(tag), Node(tag, {}))

    def all(self, tag: str) -> Iterator[Node]:
        """Its children of that tag."""
        return (child for child in self.children if child.tag == tag)

    def value(self, *names: str) -> str:
        """The first of these attributes or child elements that holds anything; ''. -1 means 'not relevant' and counts
        as nothing (specification, E2)."""
        candidates = (text for name in names for text in (self.values.get(name, "").strip(), self.child(name).text))
        return next((text for text in candidates if text and text not in _NOTHING), "")

    def below(self) -> Iterator[Node]:
        """All elements in it, at any depth."""
        for child in self.children:
            yield child
            yield from child.below()


_NOTHING = frozenset({"-1", "-", "--", "---"})


def parse_xml(path: Path, limits: Limits = DEFAULT) -> Node:
    """The root element. Raises MetadataError naming the file."""
    target = _TreeBuilder(path.name, limits)
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        if path.stat().st_size > limits.xml:
            raise MetadataError(f"The order file '{path.name}' is far too large.")
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                parser.feed(chunk)
                target.fed(len(chunk))
        parser.close()
    except DefusedXmlException as error:
        raise MetadataError(f"The order file '{path.name}' holds definitions that an order never has.") from error
    except (ParseError, ValueError, LookupError) as error:  # the last two: encodings nobody knows
        raise MetadataError(f"The order file '{path.name}' is cut off or damaged.", detail=str(error)) from error
    except OSError as error:
        raise MetadataError(f"The order file '{path.name}' cannot be read.", detail=str(error.strerror)) from error
    return target.root()


class _TreeBuilder:
    """Takes the parser's events. Refuses at once what goes beyond the limits, so that nesting costs no memory."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self._open: list[Node] = []
        self._root: Node | None = None
        self._count = 0
        self._silence = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        node = Node(_plain(tag), {_plain(name): value for name, value in attributes.items()})
        self._count, self._silence = self._count + 1, 0
        if len(self._open) >= self._limits.xml_depth or self._count > self._limits.xml_elements:
            raise self._too_much()
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node
        self._open.append(node)

    def end(self, tag: str) -> None:
        self._silence = 0
        self._open.pop()

    def data(self, text: str) -> None:
        self._silence = 0
        if self._open:
            self._open[-1].pieces.append(text)

    def fed(self, size: int) -> None:
        """So many bytes went in. A single tag of megabytes costs fifty times its size once it is complete."""
        self._silence += size
        if self._silence > self._limits.xml_tag:
            raise self._too_much()

    def close(self) -> None:
        """The parser calls it; the result is taken from `root`."""

    def _too_much(self) -> MetadataError:
        return MetadataError(f"The order file '{self._name}' is nested too deeply or too long for an order.")

    def root(self) -> Node:
        if self._root is None:
            raise MetadataError(f"The order file '{self._name}' is empty.")
        return self._root


def _plain(name: str) -> str:
    return name.rpartition("}")[2].lower()
