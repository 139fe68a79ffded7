"""What the store gives besides the words of the domain: what a page brought, work, deliveries that were begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from labconnector.domain.case import Case
from labconnector.domain.handoff import Plan

RECHECK_AFTER = timedelta(minutes=15)
"""An order listed again within this time of its fetch is an overlap of two polls; later it may mean other files."""


@dataclass(frozen=True, slots=True)
class Journalled:
    """What one page of orders brought, as order ids. Every order of the page is in exactly one of the three.

    new: never seen before. revised: known, with another status or a newer scan. repeated: known as they are.
    """

    new: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A case to go on with now. `recheck`: it has files; Align listed it again, so look whether they changed."""

    case: Case
    recheck: bool = False


@dataclass(frozen=True, slots=True)
class OpenDelivery:
    """A delivery that was begun and not finished: a crash came between. `revision` is what was being placed."""

    id: int
    case_id: int
    plan: Plan
    revision: int
