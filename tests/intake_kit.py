"""What tests of incoming files share: a folder that is watched, and waiting for what is told of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from labconnector.intake.watch import FolderWatch

PATIENCE_S = 30.0


class Seen:
    """Everything that a watch told, in order."""

    def __init__(self) -> None:
        self._told = threading.Condition()
        self.changes: list[frozenset[Path] | None] = []
        self.presence: list[bool] = []

    def changed(self, paths: frozenset[Path] | None) -> None:
        """What the watch calls."""
        with self._told:
            self.changes.append(paths)
            self._told.notify_all()

    def here(self, here: bool) -> None:
        """What the watch calls when its folder comes and goes."""
        with self._told:
            self.presence.append(here)
            self._told.notify_all()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Waits until it is so, told by what comes in."""
        with self._told:
            assert self._told.wait_for(condition, PATIENCE_S), (self.changes, self.presence)

    def looks(self) -> int:
        """How often everything was to be looked at."""
        return sum(paths is None for paths in self.changes)

    def wait_look(self, times: int = 1) -> None:
        """Waits until everything was to be looked at so often."""
        self.wait(lambda: self.looks() >= times)

    def wait_path(self, path: Path) -> None:
        """Waits until a path was named, or everything was to be looked at once more than at first."""
        self.wait(lambda: any(paths is not None and path in paths for paths in self.changes))


@contextmanager
def watching(folder: Path, **how: Any) -> Iterator[Seen]:
    """A watch over real threads and a real folder, after its first look."""
    seen = Seen()
    watch = FolderWatch(folder, seen.changed, presence=seen.here, **{"here_s": 0.1} | how)
    watch.start()
    try:
        if folder.is_dir():
            seen.wait_look()
        yield seen
    finally:
        watch.stop()
