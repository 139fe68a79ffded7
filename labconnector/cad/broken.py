"""A target that cannot be built: it says why whenever it is asked, and the other targets go on."""

from __future__ import annotations

from labconnector.cad.health import TargetHealth
from labconnector.domain.errors import ConnectorError
from labconnector.domain.handoff import Finding, HandOff, Placed, Plan


class BrokenTarget:
    """Implements `target.Target` by an error. `name`: the kind that was asked for."""

    def __init__(self, name: str, error: ConnectorError) -> None:
        self.name = name
        self._error = error

    def check(self) -> TargetHealth:
        """Raises the error."""
        raise self._error

    def findings(self, handoff: HandOff) -> tuple[Finding, ...]:
        """None: nothing is known of it."""
        return ()

    def plan(self, handoff: HandOff) -> Plan:
        """Raises the error."""
        raise self._error

    def place(self, handoff: HandOff, plan: Plan) -> Placed:
        """Raises the error."""
        raise self._error
