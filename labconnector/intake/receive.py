"""Looks at what lies in a watched folder: what is whole and new is opened, and matched to its case or asked about.

Files are read and never touched; the case list is only written to about files here, never about cases (taking.py).
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from labconnector.domain.case import Case, Order
from labconnector.domain.errors import PackageError, UnsafePackage
from labconnector.domain.incoming import Incoming, IncomingState
from labconnector.domain.revision import FILES_NAME, ZIP_NAME
from labconnector.intake.found import Item, Sieve, find_items
from labconnector.intake.match import Ask, match, named_case
from labconnector.intake.stable import Settling
from labconnector.intake.wrap import as_package, digest_of, is_unchanged
from labconnector.scans.package import Package, open_package
from labconnector.store.store import Store
from labconnector.system.paths import Paths

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A package that is open and belongs to an order. is_new: the order is not in the case list."""

    incoming: Incoming
    folder: Path
    package: Package
    order: Order
    is_new: bool


class Receiver:
    """One account's look at folders. Used by one thread; `keep` is given each arrival, to be taken by the sync."""

    def __init__(
        self,
        store: Store,
        account: str,
        paths: Paths,
        sieve: Sieve,
        keep: Callable[[Arrival], None],
        *,
        now: Callable[[], datetime],
        settling: Settling | None = None,
    ) -> None:
        self._store = store
        self._account = account
        self._paths = paths
        self._sieve = sieve
        self._keep = keep
        self._now = now
        self._settling = settling or Settling()

    def look(self, root: Path, arriving: Collection[str], stop: threading.Event) -> bool:
        """One look at a folder. Whether another one is needed soon: a file is new, or still being written.

        arriving: places whose arrivals are not taken yet. Raises OSError where the folder is away, DiskFull and
        OwnFolderError where nothing can be unpacked, StoreError.
        """
        items = find_items(root, self._sieve)
        known = self._store.incoming(self._account)
        self._forget(root, items, known)
        again = False
        for item in items:
            if stop.is_set():
                break
            if item.key in arriving or self._is_settled(item, known.get(item.key)):
                continue
            done = self._settling.is_stable(item) and self._receive(item, known.get(item.key))
            again = again or not done
        return again

    def _forget(self, root: Path, items: Collection[Item], known: Mapping[str, Incoming]) -> None:
        """What was asked about and lies there no more is asked no more."""
        here = {item.key for item in items}
        asked = {key for key, one in known.items() if one.state in _OPEN and Path(key).is_relative_to(root)}
        if gone := asked - here:
            self._store.forget_incoming(self._account, gone)
        self._settling.keep(root, here)

    def _is_settled(self, item: Item, known: Incoming | None) -> bool:
        """Whether there is nothing to do: it is as it was. What waits for an order is looked at when that is listed."""
        if known is None or known.stamp != item.stamp or known.state is IncomingState.ANSWERED:
            return False
        waits = known.state is IncomingState.ASKING and known.order_id
        return not (waits and self._store.case(self._account, known.order_id))

    def _receive(self, item: Item, known: Incoming | None) -> bool:
        """Reads it. Whether that is done with: what changes meanwhile, or cannot be read, is looked at again."""
        try:
            sha256 = digest_of(item)
        except OSError as error:
            _log.info("a file in a watched folder cannot be read: errno %s", error.errno)
            return False
        if not is_unchanged(item):
            return False
        incoming = _incoming(item, sha256, self._now())
        answer = known.order_id if known and known.state is IncomingState.ANSWERED else ""
        before = None if answer else self._store.incoming_of(self._account, sha256)
        if before:
            state = IncomingState.IGNORED if before.state is IncomingState.IGNORED else IncomingState.SAME
            if before.key == item.key:
                state = before.state
            self._note(replace(incoming, state=state, order_id=before.order_id))
            return True
        return self._open(item, incoming, answer)

    def _open(self, item: Item, incoming: Incoming, answer: str) -> bool:
        folder = self._paths.incoming(self._account) / _short(item.key)
        kept = False
        try:
            shutil.rmtree(folder, ignore_errors=True)
            as_package(item, folder / ZIP_NAME)
            if not is_unchanged(item):
                return False
            kept = self._match(item, incoming, answer, folder)
        except PackageError as error:
            if not (isinstance(error, UnsafePackage) or self._settling.is_overdue(item)):
                return False  # perhaps somebody still writes it
            self._note(replace(incoming, state=IncomingState.REFUSED, text=error.message))
        except OSError as error:
            _log.info("a file in a watched folder cannot be copied: errno %s", error.errno)
            return False
        finally:
            if not kept:
                shutil.rmtree(folder, ignore_errors=True)
        return True

    def _match(self, item: Item, incoming: Incoming, answer: str, folder: Path) -> bool:
        """Opens the package as the case's that its name tells of, and again where it is another one's."""
        hint = self._store.case(self._account, answer) if answer else named_case(self._store, self._account, item)
        package = self._unpack(folder, hint.order if hint else None)
        found = hint if answer and hint else match(self._store, self._account, item, package)
        if isinstance(found, Ask):
            self._note(replace(incoming, text=found.text, order_id=found.order_id))
            return False
        order = found.order if isinstance(found, Case) else found
        if hint is None or hint.order.order_id != order.order_id:
            package = self._unpack(folder, order)
        self._keep(Arrival(incoming, folder, package, order, is_new=not isinstance(found, Case)))
        return True

    def _unpack(self, folder: Path, order: Order | None) -> Package:
        into = folder / FILES_NAME
        if order is None:
            return open_package(folder / ZIP_NAME, into)
        restorative = order.scan_type.is_restorative
        return open_package(folder / ZIP_NAME, into, order_id=order.order_id, restorative=restorative)

    def _note(self, incoming: Incoming) -> None:
        self._store.note_incoming(self._account, incoming)


_OPEN = (IncomingState.ASKING, IncomingState.REFUSED, IncomingState.ANSWERED)


def _incoming(item: Item, sha256: str, at: datetime) -> Incoming:
    return Incoming(item.key, len(item.files), item.size, item.stamp, IncomingState.ASKING, at, sha256)


def _short(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:16]
