"""What goes to the CAD folder: everything a target needs, decided, with no question left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from labconnector.domain.case import CaseFile, Order
from labconnector.domain.mapping import Client, Made
from labconnector.domain.prescription import Rx, ToothWork


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a package that a person should know.

    code: stable, e.g. `teeth-up`, `low-profile`, `jaws-apart`, `no-upper-jaw`, `small-mesh`.
    blocking: whether the case is held until somebody confirms it; otherwise it is only noted in the history.
    """

    code: str
    text: str
    blocking: bool = False


@dataclass(frozen=True, slots=True)
class PlannedTooth:
    """One tooth's work with what the lab makes it of.

    made: None where no material was ordered, or where it is asked; `asked` says why: 'no rule'.
    """

    work: ToothWork
    made: Made | None
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier delivery of the case: which revision was placed in which folder."""

    revision: int
    folder: Path


@dataclass(frozen=True, slots=True)
class HandOff:
    """One revision of a case, ready to be placed.

    folder: where the unpacked files are; `files` have paths relative to it.
    patient_number: the patient's in the CAD's database, kept in the case list; never 0.
    confirmed: codes of findings and of lost content that a person accepted.
    earlier: what was delivered of the case before, oldest first. What the CAD has opened of it is left as it is.
    """

    account: str
    order: Order
    revision: int
    rx: Rx
    client: Client
    teeth: tuple[PlannedTooth, ...]
    folder: Path
    files: tuple[CaseFile, ...]
    patient_number: int
    confirmed: frozenset[str] = frozenset()
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a target will put a case. It is written to the journal before the first byte is placed.

    folder: the final folder, absolute. target: name of the target that made the plan.
    """

    target: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Placed:
    """What a target placed. Paths of `files` are absolute. remark: a sentence for the history, without names."""

    folder: Path
    files: tuple[CaseFile, ...]
    remark: str = ""
