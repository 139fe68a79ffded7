"""Where the engine stands: typed state, never the last log line (architecture, rule 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from labconnector.domain.errors import ConnectorError


class Phase(StrEnum):
    """What the engine does now."""

    OFF = "off"
    IDLE = "idle"
    SYNCING = "syncing"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """A snapshot. All times UTC; `last_success` is the end of the last cycle that reached Align."""

    phase: Phase = Phase.OFF
    started: datetime | None = None
    last_success: datetime | None = None
    next_run: datetime | None = None
    every_s: float = 300
    trouble: ConnectorError | None = None

    def is_late(self, now: datetime) -> bool:
        """Whether three cycles in a row did not succeed, whatever the cause."""
        since = self.last_success or self.started
        return since is not None and now - since > 3 * timedelta(seconds=self.every_s) and self.phase is not Phase.OFF
