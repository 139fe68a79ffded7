"""Looks at what was delivered to one CAD folder: opened, locked, changed, renamed, gone.

A case's folder is looked into when something in it is told to have changed, or when its time stamp is another than at
the last look; the newest deliveries always, as a file that is written in place changes no folder's time stamp. So a
look at everything costs one listing of the CAD folder, however many cases lie there.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from labconnector.cad.case_folders import entries_in, is_the_one, names_in, owners
from labconnector.cad.seen import seen_in
from labconnector.domain.naming import fold_name
from labconnector.domain.seen import DeliveredFolder, Seen, Trace
from labconnector.store.store import Store
from labconnector.sync.ports import utc_now

_log = logging.getLogger(__name__)

NEWEST = 50
"""So many of the newest deliveries are looked into each time."""

_FRESH_NS = 3_000_000_000
"""A time stamp younger than this may stand for changes yet to come: some drives count in steps of two seconds."""


class CadLook:
    """The deliveries of one account in one CAD folder. Used by one thread at a time. Nothing here is ever delivered."""

    def __init__(
        self, store: Store, account: str, root: Path, stop: threading.Event, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._store = store
        self._account = account
        self._root = root
        self._stop = stop
        self._now = now
        self._known: dict[str, DeliveredFolder] = {}  # by folded name; the newest of a name
        self._names: frozenset[str] = frozenset()  # what was there at the last look at everything

    def look(self, changed: frozenset[Path] | None) -> set[str]:
        """Looks where something changed; None = everywhere. The order ids of cases that show another trace now.

        Raises OSError where the CAD folder is away, StoreError and its kin.
        """
        if changed is None or not self._known:
            return self._look_everywhere()
        names = {fold_name(path.relative_to(self._root).parts[0]) for path in changed if path != self._root}
        concerned = [self._known[name] for name in names & self._known.keys()]
        if all(os.path.lexists(one.folder) for one in concerned):
            return self._look_into(concerned)
        return self._look_everywhere()

    def _look_everywhere(self) -> set[str]:
        found = names_in(self._root)
        if not is_the_one(self._root):
            return set()
        self._known = self._delivered()
        there = {fold_name(name): (name, stamp) for name, stamp in found.items()}
        told = self._look_for([one for key, one in self._known.items() if key not in there], found)
        newest = sorted(self._known.values(), key=lambda one: one.id)[-NEWEST:]
        due = {one.id: one for one in newest if fold_name(one.folder.name) in there}
        for key, one in self._known.items():
            if key in there and (there[key][1] != one.looked_ns or _is_gone(one)):
                due[one.id] = one
        self._names = frozenset(found)
        return told | self._look_into(due.values())

    def _delivered(self) -> dict[str, DeliveredFolder]:
        all_ = self._store.delivered_folders(self._account)
        return {fold_name(one.folder.name): one for one in all_ if one.folder.parent == self._root}

    # --- folders that are not where they were ---------------------------------------------------------------------

    def _look_for(self, lost: list[DeliveredFolder], found: Iterable[str]) -> set[str]:
        """Follows folders that have another name now; the others are gone. Both are told, and nothing else is done."""
        new = [name for name in found if name not in self._names and fold_name(name) not in self._known]
        sought = lost if self._names else [one for one in lost if not _is_gone(one)]
        ours = owners(self._root, new) if sought else {}
        told = set()
        for one in sought:
            name = ours.get((one.account, one.order_id, one.revision))
            if name is not None:
                told.add(self._follow(one, self._root / name))
            elif not _is_gone(one) and not os.path.lexists(one.folder):
                told.add(self._note(one, Seen(Trace.GONE, self._now())))
        return told

    def _follow(self, one: DeliveredFolder, folder: Path) -> str:
        self._store.moved(one.id, folder, self._now())
        del self._known[fold_name(one.folder.name)]
        self._known[fold_name(folder.name)] = replace(one, folder=folder, looked_ns=0)
        return one.order_id

    # --- folders that are there -----------------------------------------------------------------------------------

    def _look_into(self, folders: Iterable[DeliveredFolder]) -> set[str]:
        told, stamps = set(), {}
        for one in folders:
            if self._stop.is_set():
                break
            try:
                stamp = one.folder.lstat().st_mtime_ns
                seen = seen_in(entries_in(one.folder), self._store.delivered_sizes(one), one)
            except OSError as error:  # it is being moved, or may not be read: the next look tells
                _log.info("the folder of order %s: errno %s", one.order_id, error.errno)
                continue
            if _trace(seen) is not _trace(one.seen):
                told.add(self._note(one, seen))
            if stamp != one.looked_ns and time.time_ns() - stamp > _FRESH_NS:
                stamps[one.id] = stamp
                self._keep(one, looked_ns=stamp)
        self._store.looked(stamps)
        return told

    def _note(self, one: DeliveredFolder, seen: Seen | None) -> str:
        self._store.saw(one.id, seen, self._now())
        self._keep(one, seen=seen)
        _log.info("order %s: the CAD folder shows: %s", one.order_id, seen.trace if seen else "as delivered")
        return one.order_id

    def _keep(self, one: DeliveredFolder, **values: Any) -> None:
        key = fold_name(one.folder.name)
        self._known[key] = replace(self._known[key], **values)


def _trace(seen: Seen | None) -> Trace | None:
    return seen.trace if seen else None


def _is_gone(one: DeliveredFolder) -> bool:
    return _trace(one.seen) is Trace.GONE
