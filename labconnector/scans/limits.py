"""How much a package may hold. Real ones are zips of 10–100 MB with a dozen files; these bounds stop bombs only."""

from __future__ import annotations

from dataclasses import dataclass

KB, MB, GB = 1 << 10, 1 << 20, 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, in bytes where nothing else is said.

    members: entries of a zip, folders included. depth: folders below one another, the file included.
    ratio: unpacked by packed size of one member, judged from `ratio_from` unpacked bytes up.
    directory: the zip's table of contents. xml, html: one order file, one Rx sheet.
    xml_depth, xml_elements: nesting and number of elements; xml_tag: one tag or comment.
    triangles: of one scan file.
    """

    members: int = 2_000
    member: int = 1 * GB
    total: int = 4 * GB
    ratio: int = 200
    ratio_from: int = 1 * MB
    depth: int = 8
    directory: int = 4 * MB
    xml: int = 16 * MB
    xml_depth: int = 64
    xml_tag: int = 1 * MB
    xml_elements: int = 200_000
    html: int = 2 * MB
    triangles: int = 20_000_000


DEFAULT = Limits()
"""What applies where nothing else is asked for."""
