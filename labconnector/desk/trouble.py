"""Requests about what goes wrong: problems, diagnosis, support report."""

from __future__ import annotations

from pathlib import Path

from labconnector.checks import run_checks
from labconnector.desk.part import Part
from labconnector.domain.case import Case
from labconnector.domain.check import Check
from labconnector.domain.errors import SignInError
from labconnector.domain.status import Phase
from labconnector.sync.ports import utc_now


class TroublePart(Part):
    """What does not go on by itself."""

    def problems(self) -> tuple[Case, ...]:
        """The cases that do not go on by themselves, or not soon."""
        account = self._engine.account
        return self._store.problems(account.key) if account else ()

    def diagnose(self) -> tuple[Check, ...]:
        """Looks at everything the program needs, and at what the running sync says."""
        profile = self._app.profile if self._engine.begin.profile else None
        return (*run_checks(self._app.paths, profile=profile), self._sign_in(), self._sync())

    def support_report(self, path: Path) -> None:
        """Writes a zip for support: ids, settings and logs, no names, no secrets."""
        from labconnector.desk.report import support_report  # only when it is wanted

        support_report(self._app, path, checks=self.diagnose(), status=self._engine.status)

    def _sign_in(self) -> Check:
        engine = self._engine
        if engine.account is not None and engine.connection is not None:
            return Check("sign-in", "signed in")
        error = engine.sign_in_trouble or SignInError("Nobody is signed in.", action="Connect to MyiTero.")
        return Check("sign-in", error.message, error)

    def _sync(self) -> Check:
        """Where the sync stands, by ids and times only."""
        status = self._engine.status
        last = f"{status.last_success:%Y-%m-%d %H:%M} UTC" if status.last_success else "none yet"
        text = f"{status.phase}; last check of Align: {last}"
        if not self._app.settings.import_enabled:
            text = f"{text}; the import is switched off in the settings"
        elif status.is_late(utc_now()) and status.phase is not Phase.PAUSED:
            text = f"{text}; late"
        return Check("sync", text, status.trouble)
