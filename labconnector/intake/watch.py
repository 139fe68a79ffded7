"""Watches a folder: change events where they can be trusted, a look at everything where not, and both in case.

Three nets: everything is looked at when the watch begins, events tell what changes, and every `rescan_s` everything is
looked at again, for a system may drop events without saying so. Network drives send none: there, the folder is looked
at every `poll_s`. A folder that goes away is waited for; when it is back, everything is looked at.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from labconnector.domain.incoming import Polling
from labconnector.intake.events import Heap, observing
from labconnector.system.volumes import is_network_drive

_log = logging.getLogger(__name__)

Changed = Callable[[frozenset[Path] | None], None]
"""Called by the watch's thread with the paths that changed; None = look at everything."""

_SETTLE_S = 0.2  # changes come in flocks
_HERE_S = 5.0  # how often it is asked whether the folder is still the same one
_END_S = 2.0  # how long a stop waits for a look that is under way


def _nobody(_here: bool) -> None:
    """Who listens where nobody does."""


class FolderWatch:
    """A thread that tells what changes in a folder and in the folders below it.

    changed: must not raise OSError for good: the folder is taken for gone then, and looked for again.
    presence: told True when the folder is being watched, False when it is away; each once a change.
    poll_s, rescan_s: seconds between two looks at everything, without and with events.
    """

    def __init__(
        self,
        folder: Path,
        changed: Changed,
        *,
        presence: Callable[[bool], None] = _nobody,
        polling: Polling = Polling.AUTO,
        poll_s: float = 10,
        rescan_s: float = 300,
        here_s: float = _HERE_S,
    ) -> None:
        self.folder = folder
        self._changed = changed
        self._presence = presence
        self._polling = polling
        self._poll_s = poll_s
        self._rescan_s = rescan_s
        self._here_s = here_s
        self._heap = Heap()
        self._was_here: bool | None = None
        self._thread = threading.Thread(target=self._run, name="folder-watch", daemon=True)

    def start(self) -> None:
        """Begins to watch; the first look comes at once, from the watch's thread."""
        self._thread.start()

    def look(self) -> None:
        """Asks for a look at everything, soon."""
        self._heap.add_all()

    def end(self) -> None:
        """Asks for the end and does not wait for it."""
        self._heap.close()

    def stop(self) -> None:
        """Ends the watch. A look that hangs on a dead network drive is left behind after two seconds."""
        self.end()
        if self._thread.is_alive():
            self._thread.join(_END_S)

    def _run(self) -> None:
        while not self._heap.closed:
            try:
                self._watch(_identity(self.folder))
            except OSError as error:
                _log.info("a watched folder is away: errno %s", error.errno)
            self._say(False)
            self._heap.pause(self._here_s)

    def _watch(self, same: tuple[int, int]) -> None:
        """Watches until a stop is asked for, or the folder is gone: renamed, removed, or its drive is away."""
        with self._events() as live:
            self._say(True)
            every = self._rescan_s if live else self._poll_s
            full_at = time.monotonic()
            while not self._heap.closed and _identity(self.folder) == same:
                if time.monotonic() >= full_at:
                    self._heap.add_all()
                if self._heap.wait(min(self._here_s, max(0, full_at - time.monotonic()))):
                    self._heap.pause(_SETTLE_S)
                    full_at = self._tell(full_at, every)

    def _tell(self, full_at: float, every: float) -> float:
        """Tells what changed. Returns when everything is to be looked at again."""
        paths = self._heap.take()
        if self._heap.closed:
            return full_at
        self._changed(paths)
        return full_at if paths is not None else time.monotonic() + every

    @contextmanager
    def _events(self) -> Iterator[bool]:
        """Whether events come in. Where the system has no more watches to give, the folder is polled."""
        if self._polling is Polling.ALWAYS or (
            self._polling is Polling.AUTO and is_network_drive(self.folder) is not False
        ):
            yield False
            return
        with observing(self.folder, self._heap) as live:
            yield live

    def _say(self, here: bool) -> None:
        if here is not self._was_here and not self._heap.closed:
            self._was_here = here
            self._presence(here)


def _identity(folder: Path) -> tuple[int, int]:
    """Tells a folder from another one of the same name. Raises OSError where there is none."""
    if not folder.is_dir():
        raise FileNotFoundError(2, "no folder")
    found = folder.stat()
    return found.st_dev, found.st_ino
