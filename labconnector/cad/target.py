"""Where cases are delivered: the one protocol behind which every CAD stands."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from labconnector.cad import exocad
from labconnector.cad import folder as plain
from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.folder import FolderTarget
from labconnector.cad.health import TargetHealth
from labconnector.domain.errors import SettingsError
from labconnector.domain.handoff import Finding, HandOff, Placed, Plan

__all__ = ["Target", "TargetHealth", "build_target"]

KINDS = (ExocadTarget.name, FolderTarget.name)
"""The kinds of target that `build_target` knows."""


class Target(Protocol):
    """A CAD folder. All methods may be called from any thread and raise errors of `domain.errors` only."""

    @property
    def name(self) -> str:
        """The kind, as settings and plans name it: `exocad`, `folder`."""

    def check(self) -> TargetHealth:
        """Whether cases can be delivered now. Raises TargetMissing, TargetReadOnly, DiskFull or TargetError."""

    def findings(self, handoff: HandOff) -> tuple[Finding, ...]:
        """What this target cannot carry or finds odd, confirmed or not. Touches no file.

        Works for a case that is not fully decided yet, so that everything is asked at once.
        """

    def plan(self, handoff: HandOff) -> Plan:
        """A folder that does not exist, or our own of the same case and revision where placing was interrupted."""

    def place(self, handoff: HandOff, plan: Plan) -> Placed:
        """Places the case. Called again after a crash it completes what is there; a foreign file is never touched.

        Raises TargetTaken where the folder is somebody else's by now (make a new plan), PackageError where the
        unpacked files are not those that were checked, TargetMissing, TargetReadOnly, DiskFull or TargetError.
        """


def build_target(kind: str, folder: Path, stem_template: str | None = None) -> Target:
    """The target of that kind. `stem_template` '' or None means the kind's own. SettingsError for an unknown kind."""
    if kind == ExocadTarget.name:
        return ExocadTarget(folder, stem_template or exocad.STEM_TEMPLATE)
    if kind == FolderTarget.name:
        return FolderTarget(folder, stem_template or plain.STEM_TEMPLATE)
    raise SettingsError(f"There is no CAD target '{kind}'.", action=f"Choose one of: {', '.join(KINDS)}.")
