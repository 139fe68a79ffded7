"""Which bytes of a file a request wants: Range and If-Range (RFC 9110, 13.1.5 and 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `first` to `end`, `end` not included. whole: the answer is 200 and not 206."""

    first: int
    end: int
    whole: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing of the file lies in it: the answer is 416. An empty file is served whole."""
        return not self.whole and self.first >= self.end


def wanted_span(asked: str | None, if_range: str | None, etag: str, size: int) -> Span:
    """The span for the headers of a request; the whole file for several ranges, nonsense, or another version."""
    whole = Span(0, size, whole=True)
    match = _ONE_RANGE.fullmatch(asked.replace(" ", "")) if asked else None
    if match is None or (if_range is not None and if_range.strip() != etag):
        return whole
    first, last = match.groups()
    if not first:
        return Span(max(0, size - int(last)), size) if last else whole
    end = min(size, int(last) + 1) if last else size
    return whole if last and int(last) < int(first) else Span(int(first), end)
