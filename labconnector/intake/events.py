"""The system's change events of one folder, gathered until somebody takes them. The only user of watchdog."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

_log = logging.getLogger(__name__)

MOST_PATHS = 2000
"""More changed paths than these are not remembered one by one: everything is looked at instead."""

# That a file was opened or only read is not among them: our own reading would wake us for ever.
_TOLD: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]


class Heap:
    """Changed paths of a folder, from any thread; never more than MOST_PATHS."""

    def __init__(self) -> None:
        self._some = threading.Condition()
        self._paths: set[Path] = set()
        self._all = False
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether the end was asked for."""
        return self._closed

    def add(self, *paths: Path) -> None:
        """Adds changed paths."""
        with self._some:
            if not self._all:
                self._paths.update(paths)
                self._forget_if_many()
            self._some.notify_all()

    def add_all(self) -> None:
        """Everything may have changed."""
        with self._some:
            self._all = True
            self._paths.clear()
            self._some.notify_all()

    def _forget_if_many(self) -> None:
        if len(self._paths) > MOST_PATHS:
            self._all = True
            self._paths.clear()

    def take(self) -> frozenset[Path] | None:
        """What changed since the last time; None = everything may have."""
        with self._some:
            taken = None if self._all else frozenset(self._paths)
            self._paths.clear()
            self._all = False
        return taken

    def wait(self, timeout_s: float) -> bool:
        """Waits for a change or the end. Whether there is something to take."""
        with self._some:
            self._some.wait_for(lambda: self._all or self._paths or self._closed, timeout_s)
            return bool(self._all or self._paths)

    def pause(self, timeout_s: float) -> None:
        """Waits for the end, so long at most."""
        with self._some:
            self._some.wait_for(lambda: self._closed, timeout_s)

    def close(self) -> None:
        """Asks for the end."""
        with self._some:
            self._closed = True
            self._some.notify_all()


class _Handler(FileSystemEventHandler):
    """Puts what watchdog tells on the heap."""

    def __init__(self, heap: Heap) -> None:
        self._heap = heap

    def on_any_event(self, event: FileSystemEvent) -> None:
        told = (event.src_path, event.dest_path)
        self._heap.add(*(Path(os.fsdecode(path)) for path in told if path))


@contextmanager
def observing(folder: Path, heap: Heap) -> Iterator[bool]:
    """Puts the changes in a folder on the heap while the block runs. False where the system gives no events."""
    observer = _observer(folder, heap)
    if observer is None:
        yield False
        return
    try:
        yield True
    finally:
        observer.stop()
        observer.join()


def _observer(folder: Path, heap: Heap) -> BaseObserver | None:
    """A running observer; None where no watches are left (inotify(7), max_user_watches), or the drive gives none."""
    try:
        observer = Observer()
    except OSError as error:
        _without_events(error)
        return None
    observer.schedule(_Handler(heap), str(folder), recursive=True, event_filter=_TOLD)
    try:
        observer.start()
    except OSError as error:
        observer.stop()
        _without_events(error)
        return None
    return observer


def _without_events(error: OSError) -> None:
    _log.warning("no change events from a folder: errno %s; it is polled", error.errno)
