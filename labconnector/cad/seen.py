"""What the entries of a delivered case folder tell of the CAD. Pure: names, sizes and times in, a trace out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from labconnector.cad import ownership
from labconnector.cad.opened import CAD_FILES
from labconnector.domain.naming import fold_name
from labconnector.domain.seen import DeliveredFolder, Seen, Trace

_LOCKS = (".lock", ".lck")
_LOCK_BEGINS = ("~$", ".~lock.")
"""The usual names of files that say 'somebody has this open'; exocad documents none of its own."""

_NOISE = ("thumbs.db", "desktop.ini", ".ds_store")
_NOISE_BEGINS = ("._", ".nfs", ".fuse_hidden", ".labconnector")
_NOISE_ENDS = (".tmp", ".part")
"""What systems and programs leave behind without anybody having touched the case."""

_AIR = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder directly in a case folder. size: bytes, None of a folder. at: last written, UTC."""

    size: int | None
    at: datetime


def seen_in(found: Mapping[str, Entry], sizes: Mapping[str, int | None], placed: DeliveredFolder) -> Seen | None:
    """The strongest trace in a folder, and the time of the oldest entry that shows it; None where there is none.

    sizes: what was placed directly in the folder, bytes by name, None of a sub-folder. Where that is not known, only
    what is surely the CAD's counts.
    """
    entries = {fold_name(name): entry for name, entry in found.items()}
    for trace, at in (
        (Trace.LOCKED, [entry.at for name, entry in entries.items() if _is_lock(name)]),
        (Trace.OPENED, [entry.at for name, entry in entries.items() if name.endswith(CAD_FILES)]),
        (Trace.CHANGED, list(_changes(entries, sizes, placed))),
    ):
        if at:
            return Seen(trace, max(placed.ended, min(at)))  # the folder's clock may be another one than ours
    return None


def _changes(
    entries: Mapping[str, Entry], sizes: Mapping[str, int | None], placed: DeliveredFolder
) -> Iterable[datetime]:
    """When files came that are not ours, or ours were written anew; of one that went, when anything last happened."""
    if not sizes:
        return
    ours = {fold_name(name): size for name, size in sizes.items()}
    until = _until(entries, placed)
    for name, entry in entries.items():
        if name in ours:
            if entry.at > until or entry.size != ours[name]:
                yield entry.at
        elif entry.at > until and not _is_noise(name):
            yield entry.at
    if not ours.keys() <= entries.keys():
        yield max((entry.at for entry in entries.values()), default=placed.ended)


def _until(entries: Mapping[str, Entry], placed: DeliveredFolder) -> datetime:
    """Until when our own files were written, by the clock that dates them: a server's may be minutes off."""
    first = entries.get(fold_name(ownership.NAME))
    took = placed.ended - placed.begun
    return (first.at + took if first else placed.ended) + _AIR


def _is_lock(name: str) -> bool:
    return name.endswith(_LOCKS) or name.startswith(_LOCK_BEGINS)


def _is_noise(name: str) -> bool:
    return name in _NOISE or name.startswith(_NOISE_BEGINS) or name.endswith(_NOISE_ENDS)


def utc(seconds: float) -> datetime:
    """A file's time stamp."""
    return datetime.fromtimestamp(seconds, UTC)
