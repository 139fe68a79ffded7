"""A target of a plug-in, so that whatever its code raises concerns that target only and names it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from labconnector.cad.health import TargetHealth
from labconnector.domain.errors import ConnectorError, TargetError
from labconnector.domain.handoff import Finding, HandOff, Placed, Plan

if TYPE_CHECKING:
    from labconnector.cad.target import Target


class GuardedTarget:
    """Implements `target.Target` by another one. `name`: the kind, as settings name it."""

    def __init__(self, name: str, target: Target) -> None:
        self.name = name
        self._target = target

    def check(self) -> TargetHealth:
        """See `target.Target.check`."""
        with self._named():
            return self._target.check()

    def findings(self, handoff: HandOff) -> tuple[Finding, ...]:
        """See `target.Target.findings`."""
        with self._named():
            return self._target.findings(handoff)

    def plan(self, handoff: HandOff) -> Plan:
        """See `target.Target.plan`."""
        with self._named():
            return self._target.plan(handoff)

    def place(self, handoff: HandOff, plan: Plan) -> Placed:
        """See `target.Target.place`."""
        with self._named():
            return self._target.place(handoff, plan)

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except ConnectorError:
            raise
        except Exception as error:
            raise TargetError(
                f"The plug-in of the CAD target '{self.name}' stopped with {type(error).__name__}.",
                action="Update or remove the plug-in, or choose another CAD target.",
            ) from error
