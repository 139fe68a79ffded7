"""The lab's settings: a typed model in one TOML file, saved atomically."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from labconnector.domain.case import Order
from labconnector.domain.errors import SettingsError
from labconnector.domain.incoming import Polling
from labconnector.domain.mapping import Client
from labconnector.system.whole_file import write_whole

VERSION = 1


class WhenSettings(BaseModel):
    """Which cases a target takes. A list that is empty does not narrow; the others must all fit.

    procedures: Align's names of procedures, or our scan types.
    """

    model_config = ConfigDict(extra="forbid")

    procedures: tuple[str, ...] = ()
    doctor_ids: tuple[int, ...] = ()
    client_ids: tuple[int, ...] = ()

    def takes(self, order: Order, client: Client | None) -> bool:
        """Whether a case is for this target. Without a client, a rule on clients does not fit."""
        fits_doctor = not self.doctor_ids or order.doctor_id in self.doctor_ids
        fits_client = not self.client_ids or (client is not None and client.id in self.client_ids)
        return fits_doctor and fits_client and (not self.procedures or is_one_of(order, self.procedures))


class CadSettings(BaseModel):
    """Where cases are delivered. No `stem_template` means the kind's own.

    name: what the lab calls the target; '' only for the first one, which is called by its kind then.
    kind: name of a kind of target; whether there is one, and what `options` it takes, the targets say.
    """

    model_config = ConfigDict(extra="forbid")

    kind: str = Field(default="exocad", pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=64)
    folder: Path | None = None
    stem_template: str = ""
    options: dict[str, bool | str] = Field(default_factory=dict)
    name: str = Field(default="", max_length=64)
    when: WhenSettings = Field(default_factory=WhenSettings)

    @property
    def called(self) -> str:
        """The name by which journal, history and problems know the target."""
        return self.name or self.kind


def is_one_of(order: Order, procedures: tuple[str, ...]) -> bool:
    """Whether an order's procedure or scan type is among these, in any case."""
    named = {order.procedure.casefold(), order.scan_type.value.casefold()}
    return any(one.casefold() in named for one in procedures)


class DeliverSettings(BaseModel):
    """Which cases are delivered by themselves once nothing is left to ask. Lists count where `by` is `chosen`.

    procedures: Align's names of procedures, or our scan types.
    """

    model_config = ConfigDict(extra="forbid")

    by: Literal["all", "chosen", "none"] = "all"
    doctor_ids: tuple[int, ...] = ()
    procedures: tuple[str, ...] = ()

    def covers(self, order: Order) -> bool:
        """Whether a case of this order is delivered by itself. One of either list is enough."""
        if self.by != "chosen":
            return self.by == "all"
        return order.doctor_id in self.doctor_ids or is_one_of(order, self.procedures)


class WatchedFolder(BaseModel):
    """A folder that files come in."""

    model_config = ConfigDict(extra="forbid")

    path: Path
    polling: Polling = Polling.AUTO


class IntakeSettings(BaseModel):
    """Folders for manual exports and for scanners in the same network.

    allow: endings of the files that are looked at. deny: patterns of names that are passed over, hidden ones always.
    """

    model_config = ConfigDict(extra="forbid")

    folders: tuple[WatchedFolder, ...] = ()
    allow: tuple[str, ...] = (".zip", ".stl", ".ply", ".obj", ".xml", ".pts", ".html", ".pdf", ".jpg", ".jpeg", ".png")
    deny: tuple[str, ...] = (
        *("*.part", "*.partial", "*.tmp", "*.temp", "*.crdownload", "*.download", "~*", "thumbs.db", "desktop.ini"),
        *("@eadir", "$recycle.bin", "system volume information", "lost+found", "__macosx"),
    )


class Settings(BaseModel):
    """All settings. `check_every_s` is never used below the profile's floor between two Get Orders.

    cad: the first target; it also takes what no target's rule fits. further: others beside it.
    """

    model_config = ConfigDict(extra="forbid")

    version: int = VERSION
    profile: str = "production"
    account: str = ""
    import_enabled: bool = True
    check_every_s: float = Field(default=300, ge=1, le=24 * 3600)
    parallel_downloads: int = Field(default=3, ge=1, le=8)
    cad: CadSettings = Field(default_factory=CadSettings)
    further: tuple[CadSettings, ...] = ()
    deliver: DeliverSettings = Field(default_factory=DeliverSettings)
    intake: IntakeSettings = Field(default_factory=IntakeSettings)
    ask_to_connect: bool = True
    open_in_cad: bool = False
    tooth_numbers: Literal["fdi", "universal"] = "fdi"
    notifications: bool = True
    language: str = ""

    @model_validator(mode="after")
    def _names_tell_apart(self) -> Settings:
        names = [one.called.casefold() for one in (self.cad, *self.further)]
        if len(set(names)) < len(names):
            raise ValueError("two CAD targets have the same name")
        if any(not one.name.strip() or one.folder is None for one in self.further):
            raise ValueError("a further CAD target needs a name and a folder")
        folders = [str(one.folder).casefold() for one in self.targets]
        if len(set(folders)) < len(folders):
            raise ValueError("two CAD targets have the same folder")
        return self

    @property
    def targets(self) -> tuple[CadSettings, ...]:
        """All targets that have a folder, in order."""
        return tuple(one for one in (self.cad, *self.further) if one.folder is not None)


def load_settings(path: Path) -> Settings:
    """The settings in the file; the defaults where there is none. Raises SettingsError that names the bad entry."""
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}", action="Correct or delete that file.") from error
    if values.get("version", VERSION) > VERSION:
        raise SettingsError(f"{path} was written by a newer Lab Connector.", action="Install the newest version.")
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{path}: '{where}': {first['msg']}", action="Correct or delete that entry.") from error


def save_settings(path: Path, settings: Settings) -> None:
    """Keeps the settings, whole or not at all. Raises SettingsError where they cannot be written."""
    values = settings.model_dump(mode="json", exclude_none=True)
    try:
        write_whole(path, tomli_w.dumps(values).encode())
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be written: {error.strerror}.", action="Check the disk and the folder's rights."
        ) from error
