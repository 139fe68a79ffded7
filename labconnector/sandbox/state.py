"""The sandbox's memory on disk, so that a second run does not list again what was downloaded in the first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from labconnector.sandbox.order import SandboxOrder, from_json, to_json

ORDERS_FILE = "orders.json"
STATE_FILE = "state.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """An order and what became of it. Times are UTC; seconds since 1970 for `asked_at`.

    fetched_at: when it was marked downloaded in this revision. retrieval: the list call that marked it, where listing
    marks. asked_at: when the iDE zip was first asked for, which starts its generation. made: somebody made it ready
    by hand. notes: why the lab sent it back.
    """

    case: SandboxOrder
    fetched_at: datetime | None = None
    retrieval: int = 0
    asked_at: float | None = None
    made: bool = False
    notes: str = ""

    @property
    def order_id(self) -> str:
        """Never changes, whatever happens to the order (Align's lab case flow)."""
        return self.case.order.order_id

    @property
    def status(self) -> str:
        """As MyiTero shows it to the lab: 'Downloaded' once fetched (a shipping product's manual)."""
        return "Downloaded" if self.fetched_at and self.case.order.status in LISTED_STATUSES else self.case.order.status


LISTED_STATUSES = ("Ready for Download", "Lab Review")
"""The statuses that the lab's list holds (Align's lab case flow, table)."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What state.json keeps of one order that is not as new.

    revision: of the order that it is about. A run that is killed between the two files leaves facts about an older one.
    """

    fetched_at: datetime | None = None
    asked_at: float | None = None
    made: bool = False
    notes: str = ""
    revision: int = 1


@dataclass(frozen=True, slots=True)
class _State:
    version: int
    seed: int
    cases: int | None
    facts: dict[str, _Facts]


_STATE: TypeAdapter[_State] = TypeAdapter(_State)


class Memory:
    """The two files: orders (written when one is made or changed) and state (small, written at every download)."""

    def __init__(self, folder: Path, seed: int, cases: int | None) -> None:
        self._folder = folder
        self._seed = seed
        self._cases = cases

    def load(self) -> tuple[Entry, ...] | None:
        """The entries of the last run; None when there was none, or one with another seed or count, or a torn file."""
        try:
            state = _STATE.validate_json((self._folder / STATE_FILE).read_bytes())
            orders = from_json((self._folder / ORDERS_FILE).read_bytes())
        except (FileNotFoundError, ValidationError):
            return None
        if (state.version, state.seed, state.cases) != (_VERSION, self._seed, self._cases):
            return None
        return tuple(_entry(order, state.facts.get(order.order.order_id, _Facts())) for order in orders)

    def save_orders(self, entries: tuple[Entry, ...]) -> None:
        """Writes the orders themselves."""
        _write(self._folder / ORDERS_FILE, to_json([entry.case for entry in entries]))

    def save_state(self, entries: tuple[Entry, ...]) -> None:
        """Writes what became of the orders."""
        facts = {e.order_id: _facts_of(e) for e in entries}
        touched = {order_id: known for order_id, known in facts.items() if known != _Facts(revision=known.revision)}
        state = _State(_VERSION, self._seed, self._cases, touched)
        _write(self._folder / STATE_FILE, json.dumps(_STATE.dump_python(state, mode="json"), indent=1).encode())


def _facts_of(entry: Entry) -> _Facts:
    return _Facts(entry.fetched_at, entry.asked_at, entry.made, entry.notes, entry.case.revision)


def _entry(order: SandboxOrder, facts: _Facts) -> Entry:
    if facts.revision != order.revision:
        return Entry(order)
    return Entry(order, facts.fetched_at, 0, facts.asked_at, facts.made, facts.notes)


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: a run that is killed leaves the old file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)
