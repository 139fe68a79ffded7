"""Whether a file is whole: written by somebody else, perhaps slowly, it says so nowhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from labconnector.intake.found import Item

QUIET_S = 2.0
"""A file whose size and time stay the same so long, over two looks at least, is taken for written."""

LOOSE_QUIET_S = 6.0
"""The same for loose files: the other jaw may only now be exported."""

PATIENCE_S = 120.0
"""A file that cannot be read as what it is may still be written; after so long it is taken for damaged."""


@dataclass(slots=True)
class _Known:
    stamp: str
    since: float


class Settling:
    """How long things have been as they are, by a clock that never steps. Used by one thread."""

    def __init__(
        self,
        *,
        quiet_s: float = QUIET_S,
        loose_quiet_s: float = LOOSE_QUIET_S,
        patience_s: float = PATIENCE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._quiet_s = quiet_s
        self._loose_quiet_s = loose_quiet_s
        self._patience_s = patience_s
        self._clock = clock
        self._known: dict[str, _Known] = {}

    def is_stable(self, item: Item) -> bool:
        """Whether it has been as it is for long enough, and can be opened. The first look at it never says so."""
        known = self._known.get(item.key)
        if known is None or known.stamp != item.stamp:
            self._known[item.key] = _Known(item.stamp, self._clock())
            return False
        quiet_s = self._quiet_s if item.is_zip else self._loose_quiet_s
        return self._clock() - known.since >= quiet_s and all(_opens(item))

    def is_overdue(self, item: Item) -> bool:
        """Whether nobody can be expected to go on writing it."""
        known = self._known.get(item.key)
        return known is not None and self._clock() - known.since >= self._patience_s

    def keep(self, root: Path, keys: Collection[str]) -> None:
        """Forgets everything else that lay in a folder."""
        gone = [key for key in self._known if key not in keys and Path(key).is_relative_to(root)]
        for key in gone:
            del self._known[key]


def _opens(item: Item) -> list[bool]:
    """On Windows a file that is being written can often not be opened."""
    return [_can_read(seen.path) for seen in item.files]


def _can_read(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError:
        return False
    return True
