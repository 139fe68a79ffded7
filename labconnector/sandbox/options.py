"""How a sandbox behaves where Align's documents leave room (specification, part B), and the clock it lives by."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

CLIENT_ID = "lab-connector-sandbox"
CLIENT_SECRET = "sandbox-secret"  # noqa: S105 - opens invented data only
REDIRECT_URL = "http://127.0.0.1/callback"
"""The registered redirect: loopback, any port (RFC 8252, 7.3)."""


class Marking(StrEnum):
    """What takes an order off the 'new orders only' list (assumption 11)."""

    COMPLETED = "completed"  # the iDE zip was sent to its last byte
    FIRST_BYTE = "first-byte"  # the iDE zip was begun
    ON_LIST = "on-list"  # the order was listed


@dataclass(frozen=True, slots=True)
class SandboxOptions:
    """Switches that stay as they are while a sandbox runs; those that change are in `faults`.

    access_life_s, code_life_s: seconds that access tokens (Align: one hour) and authorization codes are good for.
    relist_window_s: seconds between two list calls under which orders are listed again (guideline 7.3: 120).
    ready_after_s: seconds of iDE generation for every order; None = what each order says.
    region: first part of the path that Discovery returns, so that a client which hardcodes it fails.
    detail: share of the triangles in every scan; tests build small packages quickly.
    redirect_urls: redirect addresses that are allowed beside loopback ones, letter by letter.
    """

    marking: Marking = Marking.COMPLETED
    require_pkce: bool = False
    access_life_s: float = 3600
    code_life_s: float = 60
    relist_window_s: float = 120
    ready_after_s: float | None = None
    region: str = "eu"
    detail: float = 1.0
    redirect_urls: tuple[str, ...] = ()
    client_id: str = CLIENT_ID
    client_secret: str = CLIENT_SECRET


class Clock:
    """The sandbox's time. A test moves it on instead of waiting."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ahead = 0.0

    def now(self) -> datetime:
        """The time, UTC."""
        return datetime.fromtimestamp(self.seconds(), UTC)

    def seconds(self) -> float:
        """The time as seconds since 1970."""
        with self._lock:
            return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Moves the sandbox's time on."""
        with self._lock:
            self._ahead += seconds
