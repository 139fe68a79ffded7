"""What all targets that place one folder a case have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from labconnector.cad.contents import Contents
from labconnector.cad.health import TargetHealth, check_folder
from labconnector.cad.naming import candidates, stem
from labconnector.cad.placer import Step, can_take, no_step, place_case
from labconnector.cad.planner import Planner
from labconnector.cad.trouble import require_folder, translated
from labconnector.domain.case import CaseFile
from labconnector.domain.errors import TargetError
from labconnector.domain.handoff import Finding, HandOff, Placed, Plan


class CaseFolderTarget(ABC):
    """A CAD folder with one sub-folder a case. Implements `target.Target`.

    folder: the CAD folder; it must be there, it is never made.
    stem_template: see `domain.naming.stem_from_template`.
    step: told every step of placing; for tests that stop the process there.
    """

    name: ClassVar[str]
    suffix = ""
    """Stands behind the case's name in the CAD folder."""

    def __init__(self, folder: Path, stem_template: str, *, step: Step = no_step) -> None:
        self.folder = folder.expanduser().absolute()
        self.stem_template = stem_template
        self._step = step
        self._planner = Planner(self.folder)

    @abstractmethod
    def contents(self, handoff: HandOff, folder_name: str) -> Contents:
        """Every file of the case folder of that name. The same hand-off gives the same bytes each time."""

    @abstractmethod
    def findings(self, handoff: HandOff) -> tuple[Finding, ...]:
        """See `target.Target.findings`."""

    @abstractmethod
    def tooth_color(self, handoff: HandOff) -> str:
        """The shade that %tc stands for."""

    def check(self) -> TargetHealth:
        """See `target.Target.check`."""
        return check_folder(self.folder)

    def plan(self, handoff: HandOff) -> Plan:
        """See `target.Target.plan`."""
        first = stem(self.stem_template, handoff, self.tooth_color(handoff))
        with translated(self.folder):
            require_folder(self.folder)
            names = (name + self.suffix for name in candidates(first, handoff))
            return Plan(self.name, self._planner.choose(handoff, names, lambda folder: self._can_take(handoff, folder)))

    def place(self, handoff: HandOff, plan: Plan) -> Placed:
        """See `target.Target.place`. Raises TargetError where a blocking finding was not confirmed."""
        self._require_fitting(handoff, plan)
        try:
            return self._place(plan.folder, self.contents(handoff, plan.folder.name))
        finally:
            self._planner.release(plan.folder.name, handoff)

    def preview(self, handoff: HandOff, plan: Plan) -> tuple[CaseFile, ...]:
        """The files that `place` would place, in their order; none is read or written."""
        contents = self.contents(handoff, plan.folder.name)
        last = (contents.order_file, contents.marker) if contents.marker else (contents.order_file,)
        return tuple(item.placed(plan.folder) for item in (*contents.items, *last))

    def _can_take(self, handoff: HandOff, folder: Path) -> bool:
        """Whether what has the name already is our own of this case, to be completed."""
        return can_take(folder, self.contents(handoff, folder.name))

    def _place(self, folder: Path, contents: Contents) -> Placed:
        return place_case(self.folder, folder, contents, self._step)

    def _require_fitting(self, handoff: HandOff, plan: Plan) -> None:
        if plan.target != self.name or plan.folder.parent != self.folder or plan.folder.name in ("", ".", ".."):
            raise TargetError(
                "The plan was made for another CAD folder.", action="Deliver the case again; it gets a new plan."
            )
        if any(planned.work.material and planned.made is None for planned in handoff.teeth):
            raise TargetError("A material of the case is not decided yet.", action="Answer the case's questions first.")
        open_ = [f.code for f in self.findings(handoff) if f.blocking and f.code not in handoff.confirmed]
        if open_:
            raise TargetError(
                f"The case holds {len(open_)} questions that nobody has answered.",
                action="Answer them first.",
                detail=", ".join(open_),
            )
