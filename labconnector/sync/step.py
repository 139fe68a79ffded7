"""A step of a case: what its thread does, and what is written afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from labconnector.domain.case import Case

Written = Callable[[], "Step | None"]
"""Called by the writing thread when a step's thread ended: writes the result, and returns the step that follows."""


@dataclass(frozen=True, slots=True)
class Step:
    """`run` is done by a thread, writes nothing to the database, and returns what is to be written."""

    case: Case
    run: Callable[[], Written]
    delivers: bool = False
    recheck: bool = False
