"""Requests about what goes wrong: problems, diagnosis, support report."""

from __future__ import annotations

from pathlib import Path

from labconnector.checks import run_checks
from labconnector.desk.part import Part
from labconnector.domain.case import Case
from labconnector.domain.check import Check


class TroublePart(Part):
    """What does not go on by itself."""

    def problems(self) -> tuple[Case, ...]:
        """The cases that do not go on by themselves, or not soon."""
        account = self._engine.account
        return self._store.problems(account.key) if account else ()

    def diagnose(self) -> tuple[Check, ...]:
        """Looks at everything the program needs."""
        return run_checks(self._app.paths)

    def support_report(self, path: Path) -> None:
        """Writes a zip for support."""
        from labconnector.desk.report import support_report

        support_report(self._app, path)
