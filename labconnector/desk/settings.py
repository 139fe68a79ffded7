"""Requests about settings and the CAD folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from labconnector.cad.example import example_folder
from labconnector.cad.exocad_settings import read_stem_template
from labconnector.cad.kinds import find_kind
from labconnector.cad.make_folder import make_cad_folder
from labconnector.cad.target import TargetHealth, build_target
from labconnector.desk import watched_choice
from labconnector.desk.cad_choices import choice_of, kind_views, values_of
from labconnector.desk.connecting import ProfilePart
from labconnector.domain.errors import ConnectorError, ProfileError, SettingsError
from labconnector.sync.answers import covered_now
from labconnector.sync.ports import utc_now
from labconnector.system.autostart import set_start_at_login, starts_at_login
from labconnector.system.settings import Settings
from labconnector.talk.views import CadChoice, DeliverBy, FolderTest, SettingsView, TargetKindView, ToothNumbers

ALIGN_LEAST_S = 120.0
"""Seconds between two Get Orders calls that Align asks for, where no profile says otherwise."""

_WORKED_WITH = ("import_enabled", "check_every_s", "parallel_downloads", "cad", "further", "deliver")
"""What the sync works with; the rest is only shown."""

_WORDS = {
    "check_every_s": "the pause between two checks",
    "parallel_downloads": "downloads at a time",
    "cad.kind": "the CAD program",
    "cad.folder": "the CAD folder",
    "cad.stem_template": "the folder name",
    "tooth_numbers": "tooth numbers",
    "deliver.by": "the delivery rule",
}


class SettingsPart(ProfilePart):
    """The settings' requests."""

    def settings(self) -> SettingsView:
        """The settings as they count now."""
        settings, least = self._app.settings, self._least_every_s()
        return SettingsView(
            import_enabled=settings.import_enabled,
            ask_to_connect=settings.ask_to_connect,
            check_every_s=max(settings.check_every_s, least),
            least_every_s=least,
            parallel_downloads=settings.parallel_downloads,
            cad=choice_of(settings.cad),
            further=tuple(choice_of(one) for one in settings.further),
            tooth_numbers=ToothNumbers(settings.tooth_numbers),
            notifications=settings.notifications,
            start_at_login=self._can_start_at_login and starts_at_login(self._app.paths.root),
            language=settings.language,
            deliver_by=DeliverBy(settings.deliver.by),
            deliver_doctor_ids=settings.deliver.doctor_ids,
            deliver_procedures=settings.deliver.procedures,
            can_start_at_login=self._can_start_at_login,
            open_in_cad=settings.open_in_cad,
            watched=watched_choice.shown(settings.intake),
        )

    def change_settings(self, settings: SettingsView) -> None:
        """Keeps all of them. SettingsError that names the one that is not right, before anything is kept.

        Start at login comes last, as only the system can refuse it; the others are kept then.
        """
        with self._engine.changing:
            before = self._app.settings
            now = self._checked(settings)
            if now != before:
                self._app.save(now)
                self._take_up_settings(before, now)
        root = self._app.paths.root
        if self._can_start_at_login and settings.start_at_login != starts_at_login(root):
            set_start_at_login(settings.start_at_login, root)

    def target_kinds(self) -> tuple[TargetKindView, ...]:
        """The kinds of CAD target that there are."""
        return kind_views()

    def test_folder(self, cad: CadChoice) -> FolderTest:
        """Tries a CAD folder. What is wrong with it, or with the folder name, is in the test."""
        folder, health, error, example = cad.folder or Path(), None, None, ""
        try:
            folder = _whole(cad.folder)
            health = build_target(cad.kind, folder, cad.stem_template, dict(cad.options)).check()
        except ConnectorError as bad:
            error = bad
        try:
            example = example_folder(cad.kind, cad.stem_template)
        except ConnectorError as bad:
            error = error or bad
        return _tested(folder, health, error, example)

    def read_cad_template(self, path: Path) -> str:
        """The name of a case in exocad's own settings."""
        return read_stem_template(path)

    def make_folder(self, folder: Path) -> None:
        """Makes a CAD folder. Raises TargetMissing, TargetReadOnly and their kin."""
        make_cad_folder(_whole(folder))
        self._engine.wake()

    def _checked(self, view: SettingsView) -> Settings:
        """The settings that the view stands for; what it does not show stays."""
        if view.check_every_s < self._least_every_s():
            raise SettingsError(
                f"The pause between two checks cannot be under {self._least_every_s():g} seconds.",
                action="Align asks for that. Choose a longer one.",
            )
        kept = [choice_of(one) for one in (self._app.settings.cad, *self._app.settings.further)]
        for cad in (one for one in (view.cad, *view.further) if one not in kept):
            example_folder(cad.kind, cad.stem_template)
            find_kind(cad.kind).checked(dict(cad.options))
        intake = watched_choice.chosen(self._app, view.watched)
        try:
            return Settings.model_validate({**self._app.settings.model_dump(), **_values(view), "intake": intake})
        except ValidationError as error:
            raise _named(error) from error

    def _take_up_settings(self, before: Settings, now: Settings) -> None:
        account = self._engine.account
        if now.deliver != before.deliver and account is not None:
            covered_now(self._store, account.key, now.deliver.covers, utc_now())
        if any(getattr(before, name) != getattr(now, name) for name in _WORKED_WITH):
            self._engine.restart()
            self._engine.wake()  # what was changed is to be seen at once: a folder, the import, a case let go
        else:
            self._engine.watched.follow()
        if before.tooth_numbers != now.tooth_numbers:
            self._engine.teller.all_changed()

    @property
    def _can_start_at_login(self) -> bool:
        """Not in the demo: started by itself it would have no sandbox."""
        return self._engine.begin.profile is None

    def _least_every_s(self) -> float:
        try:
            return max(1.0, self._app.profile.orders_floor_s)
        except ProfileError:
            return ALIGN_LEAST_S


def _values(view: SettingsView) -> dict[str, Any]:
    folder = _whole(view.cad.folder) if view.cad.folder else None
    further = tuple(values_of(one, _whole(one.folder)) for one in view.further)
    return {
        "import_enabled": view.import_enabled,
        "ask_to_connect": view.ask_to_connect,
        "check_every_s": view.check_every_s,
        "parallel_downloads": view.parallel_downloads,
        "cad": values_of(view.cad, folder),
        "further": further,
        "deliver": {
            "by": view.deliver_by.value,
            "doctor_ids": view.deliver_doctor_ids,
            "procedures": view.deliver_procedures,
        },
        "tooth_numbers": view.tooth_numbers.value,
        "notifications": view.notifications,
        "open_in_cad": view.open_in_cad,
        "language": view.language,
    }


def _named(error: ValidationError) -> SettingsError:
    """The first entry that is not right, in words."""
    first = error.errors()[0]
    said = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:  # of several entries together
        return SettingsError(f"{said[:1].upper()}{said[1:]}.", action="Correct that entry.")
    name = ".".join(str(part) for part in first["loc"])
    word = _WORDS.get(name, name)
    return SettingsError(f"{word[:1].upper()}{word[1:]}: {said}.", action="Correct that entry.")


def _whole(folder: Path | None) -> Path:
    """The folder by its whole path. SettingsError where none, or only a part of a path, was named."""
    if folder is None or not folder.parts:
        raise SettingsError("No CAD folder is chosen.", action="Choose the folder where cases are to go.")
    try:
        whole = folder.expanduser()
    except RuntimeError:  # ~somebody who is not there
        whole = folder
    if not whole.is_absolute() or "\0" in str(whole):
        raise SettingsError(f"'{folder}' is not the whole path of a folder.", action="Choose it with the button.")
    return whole


def _tested(folder: Path, health: TargetHealth | None, error: ConnectorError | None, example: str) -> FolderTest:
    if health is None:
        return FolderTest(folder, error, example=example)
    return FolderTest(folder, error, health.free_bytes, health.network, health.same_volume, example)
