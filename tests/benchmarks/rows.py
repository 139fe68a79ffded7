"""One line of the table of benchmarks: what we take against the floor, and how much is allowed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """ours_s and floor_s in seconds. The floor is the least that the same work can take; bar is the highest ratio."""

    name: str
    ours_s: float
    floor_s: float
    bar: float

    @property
    def ratio(self) -> float:
        """How many times the floor we take."""
        return self.ours_s / self.floor_s

    @property
    def holds(self) -> bool:
        """Whether the ratio is within the bar."""
        return self.ratio <= self.bar


@dataclass(frozen=True, slots=True)
class Growth:
    """How much the memory of a process grew at its peak, MiB, and how much it may."""

    name: str
    mib: float
    bar_mib: float

    def __str__(self) -> str:
        over = "" if self.mib <= self.bar_mib else "  OVER"
        return f"{self.name:<66} {self.mib:>7.1f} MiB {'':>17} bar {self.bar_mib:.0f} MiB{over}"


@dataclass(frozen=True, slots=True)
class Sizes:
    """Memory that we take against the floor, MiB. bar is the highest ratio."""

    name: str
    ours_mib: float
    floor_mib: float
    bar: float

    @property
    def holds(self) -> bool:
        """Whether the ratio is within the bar."""
        return self.ours_mib <= self.floor_mib * self.bar

    def __str__(self) -> str:
        ratio, over = self.ours_mib / self.floor_mib, "" if self.holds else "  OVER"
        numbers = f"{self.ours_mib:>7.1f} MiB {self.floor_mib:>6.1f} MiB {ratio:>6.2f} {self.bar:>5.2f}"
        return f"{self.name:<66} {numbers}{over}"


@dataclass(frozen=True, slots=True)
class Limit:
    """A value that may not be above a bar, whatever others take. beside: what it is to be compared with by people."""

    name: str
    value: float
    bar: float
    unit: str
    beside: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is within the bar."""
        return self.value <= self.bar

    def __str__(self) -> str:
        over = "" if self.holds else "  OVER"
        return f"{self.name:<66} {self.value:>7.2f} {self.unit:<3} {self.beside:>17} bar {self.bar:g} {self.unit}{over}"


def seconds(fn: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    fn()
    return time.perf_counter() - begun


def median_of(n: int, fn: Callable[[], object]) -> float:
    """The median of `n` calls, in seconds."""
    return statistics.median(seconds(fn) for _ in range(n))


def table(rows: list[Row]) -> str:
    """The rows as text, for people."""
    head = f"{'what':<66} {'ours':>10} {'floor':>10} {'ratio':>6} {'bar':>5}"
    lines = (
        f"{row.name:<66} {row.ours_s * 1000:>7.1f} ms {row.floor_s * 1000:>7.1f} ms {row.ratio:>6.2f} {row.bar:>5.2f}"
        f"{'' if row.holds else '  OVER'}"
        for row in rows
    )
    return "\n".join((head, *lines))
