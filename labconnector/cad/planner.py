"""Chooses the folder of a case, so that two cases of one name that are planned at once do not meet."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from labconnector.domain.errors import TargetTaken
from labconnector.domain.handoff import HandOff
from labconnector.domain.naming import fold_name

_Case = tuple[str, str, int]


@dataclass
class Planner:
    """Keeps the names that were planned but not placed yet. Safe to use from several threads."""

    root: Path
    _planned: dict[str, _Case] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def choose(self, handoff: HandOff, names: Iterable[str], can_take: Callable[[Path], bool]) -> Path:
        """The first of the names that is free, or that our own unfinished folder of this case has. May raise OSError.

        can_take: whether what is there already is that folder.
        """
        for name in names:
            folder = self.root / name
            if self._reserve(name, handoff):
                if can_take(folder) if os.path.lexists(folder) else not self._is_another_to_windows(name):
                    return folder
                self.release(name, handoff)
        raise TargetTaken("Every name for this case is taken in the CAD folder.", action="Clear up the CAD folder.")

    def _reserve(self, name: str, handoff: HandOff) -> bool:
        case = _case(handoff)
        with self._lock:
            return self._planned.setdefault(fold_name(name), case) == case

    def _is_another_to_windows(self, name: str) -> bool:
        """Whether Windows, looking into a Linux server's folder, could not tell the name from one that is there."""
        if sys.platform != "linux":  # others' folders refuse such a name by themselves
            return False
        wanted = fold_name(name)
        return any(fold_name(there) == wanted for there in os.listdir(self.root))  # noqa: PTH208 - names

    def release(self, name: str, handoff: HandOff) -> None:
        """The name is no longer only planned: the folder is there, or the plan came to nothing."""
        with self._lock:
            if self._planned.get(fold_name(name)) == _case(handoff):
                del self._planned[fold_name(name)]


def _case(handoff: HandOff) -> _Case:
    return handoff.account, handoff.order.order_id, handoff.revision
