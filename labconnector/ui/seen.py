"""What the CAD did with a delivered case, in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from labconnector.domain.seen import Seen, Trace
from labconnector.ui.words import soon_text

_tr = QCoreApplication.translate


def trace_text(trace: Trace) -> str:
    """In place of 'Delivered'."""
    return {
        Trace.LOCKED: _tr("seen", "Open in CAD"),
        Trace.OPENED: _tr("seen", "In CAD"),
        Trace.CHANGED: _tr("seen", "Files changed"),
        Trace.GONE: _tr("seen", "CAD folder gone"),
    }[trace]


def seen_text(seen: Seen, now: datetime) -> str:
    """The same with its time. now: local."""
    return {
        Trace.LOCKED: _tr("seen", "Open in CAD, {when}"),
        Trace.OPENED: _tr("seen", "In CAD since {when}"),
        Trace.CHANGED: _tr("seen", "Files changed, {when}"),
        Trace.GONE: _tr("seen", "CAD folder gone, {when}"),
    }[seen.trace].format(when=soon_text(seen.at, now))


def seen_explained(seen: Seen) -> str:
    """What it means, for who wonders."""
    return {
        Trace.LOCKED: _tr("seen", "Somebody has this case open: a lock lies in its CAD folder."),
        Trace.OPENED: _tr(
            "seen", "The CAD program has opened this case: it has put files of its own beside the scans."
        ),
        Trace.CHANGED: _tr("seen", "Since the delivery, files in the CAD folder were changed, added or removed."),
        Trace.GONE: _tr(
            "seen",
            "The CAD folder of this case was renamed, moved or removed. Nothing is delivered again by itself: 'Deliver "
            "again' puts the case there once more.",
        ),
    }[seen.trace]
