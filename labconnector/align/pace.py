"""Ends a body that trickles: a time limit for each read alone lets one byte a minute go on for ever."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

import httpx

SLOWEST_BYTES_PER_S = 512
"""Slower than any line on which a case could be fetched within a day."""


def paced(pieces: Iterable[bytes], window_s: float) -> Iterator[bytes]:
    """The pieces as they come. Raises httpx.ReadTimeout after a window with less than `SLOWEST_BYTES_PER_S`.

    window_s: seconds. The time that the taker of a piece needs does not count.
    """
    since, got = time.monotonic(), 0
    for piece in pieces:
        got += len(piece)
        arrived = time.monotonic()
        if arrived - since >= window_s:
            if got < window_s * SLOWEST_BYTES_PER_S:
                raise httpx.ReadTimeout("the body trickles")
            since, got = arrived, 0
        yield piece
        since += time.monotonic() - arrived
