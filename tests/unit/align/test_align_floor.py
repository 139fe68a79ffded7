"""The 120 seconds between two Get Orders calls, also over a restart and with a clock that jumps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from align_kit import Memory

from labconnector.align.floor import OrdersFloor
from labconnector.domain.errors import AlignBusy

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


def test_the_first_call_goes_through_the_second_waits() -> None:
    memory, clock = Memory(), Clock()
    OrdersFloor(memory, 120, clock).enter()
    clock.time += timedelta(seconds=30)
    restarted = OrdersFloor(memory, 120, clock)
    assert restarted.wait_s() == 90
    with pytest.raises(AlignBusy) as caught:
        restarted.enter()
    assert caught.value.retry_after == 90
    clock.time += timedelta(seconds=90)
    restarted.enter()
    assert memory.at == clock.time


def test_a_refused_call_does_not_count() -> None:
    memory, clock = Memory(), Clock()
    floor = OrdersFloor(memory, 120, clock)
    floor.enter()
    clock.time += timedelta(seconds=60)
    with pytest.raises(AlignBusy):
        floor.enter()
    assert floor.wait_s() == 60


def test_a_clock_that_was_set_back_waits_one_floor_at_most() -> None:
    memory, clock = Memory(), Clock()
    memory.at = NOON + timedelta(days=3)
    floor = OrdersFloor(memory, 120, clock)
    with pytest.raises(AlignBusy) as caught:
        floor.enter()
    assert caught.value.retry_after == 120
    clock.time += timedelta(seconds=120)
    floor.enter()


def test_no_floor() -> None:
    floor = OrdersFloor(Memory(), 0, Clock())
    floor.enter()
    floor.enter()
