"""Where cases are delivered: the one protocol behind which every CAD stands."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.guarded import GuardedTarget
from labconnector.cad.health import TargetHealth
from labconnector.cad.kinds import BUILT_IN, OptionValues, find_kind
from labconnector.cad.unit_table import load_units
from labconnector.domain.errors import ConnectorError, SettingsError
from labconnector.domain.handoff import Finding, HandOff, Placed, Plan

__all__ = ["Target", "TargetHealth", "build_target"]


class Target(Protocol):
    """A CAD folder. All methods may be called from any thread and raise errors of `domain.errors` only."""

    @property
    def name(self) -> str:
        """The kind, as settings and plans name it: `exocad`, `folder`, or the entry point of a plug-in."""

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


def build_target(
    kind: str,
    folder: Path,
    stem_template: str | None = None,
    options: OptionValues | None = None,
    *,
    own_units: Path | None = None,
) -> Target:
    """The target of that kind. `stem_template` '' or None means the kind's own. own_units: the lab's `units.toml`.

    Raises SettingsError for an unknown kind, for a plug-in that cannot be used, and for an option that is not right.
    """
    found = find_kind(kind)
    checked = found.checked(options or {})
    if kind == ExocadTarget.name:
        return ExocadTarget(folder, stem_template or found.stem_template, units=load_units(own_units))
    if kind in BUILT_IN:
        return found.make(folder, stem_template or found.stem_template, checked)
    try:
        return GuardedTarget(kind, found.make(folder, stem_template or found.stem_template, checked))
    except ConnectorError:
        raise
    except Exception as error:  # foreign code
        raise SettingsError(
            f"The plug-in of the CAD target '{kind}' stopped with {type(error).__name__}.",
            action="Update or remove the plug-in, or choose another CAD target.",
        ) from error
