"""Which folders are watched, as the settings window shows, tests and changes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labconnector.domain.errors import ConnectorError, FileError, SettingsError
from labconnector.system.settings import IntakeSettings
from labconnector.system.volumes import is_network_drive
from labconnector.talk.views import WatchedChoice, WatchedTest

if TYPE_CHECKING:
    from labconnector.app import App


def shown(intake: IntakeSettings) -> tuple[WatchedChoice, ...]:
    """The folders for the windows."""
    return tuple(WatchedChoice(one.path, one.polling) for one in intake.folders)


def chosen(app: App, folders: Iterable[WatchedChoice]) -> dict[str, Any]:
    """The settings with these folders; what is looked at stays as it was. SettingsError for one that does not do."""
    paths = [whole(app, one.path) for one in folders]
    if len(set(paths)) < len(paths):
        raise SettingsError("A folder is in the list twice.", action="Take one of them off the list.")
    watched = [{"path": path, "polling": one.polling.value} for path, one in zip(paths, folders, strict=True)]
    return {**app.settings.intake.model_dump(), "folders": watched}


def whole(app: App, folder: Path) -> Path:
    """The folder by its whole path. SettingsError where it cannot be one: our own, or one that cases are put in."""
    if not folder.is_absolute() or "\0" in str(folder):
        raise SettingsError(f"'{folder}' is not the whole path of a folder.", action="Choose it with the button.")
    from labconnector.intake.found import require_outside

    require_outside(folder, (app.paths.root, *app.cad_folders()))
    return folder


def tested(app: App, folder: Path) -> WatchedTest:
    """Looks whether a folder can be watched. What is wrong with it is in the test."""
    from labconnector.intake.found import Sieve, find_items

    intake = app.settings.intake
    try:
        path = whole(app, folder)
        items = find_items(path, Sieve(frozenset(intake.allow), intake.deny, (app.paths.root, *app.cad_folders())))
    except ConnectorError as error:
        return WatchedTest(folder, error)
    except OSError as error:
        return WatchedTest(folder, _unreadable(folder, error))
    return WatchedTest(folder, None, is_network_drive(path), len(items))


def _unreadable(folder: Path, error: OSError) -> FileError:
    return FileError(
        f"The folder {folder} cannot be read: {error.strerror or type(error).__name__}.",
        action="Check that it is there, that its drive is connected, and that this user may read it.",
    )
