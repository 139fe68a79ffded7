"""Where everything lives on this computer. One folder holds it all, so that it is easy to find, copy and move."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from labconnector.domain.errors import StoreError

FOLDER_VARIABLE = "LABCONNECTOR_HOME"
"""Environment variable that names another data folder."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The data folder and what is in it (docs/state-files.md)."""

    root: Path

    @property
    def settings(self) -> Path:
        """Settings, TOML."""
        return self.root / "settings.toml"

    @property
    def database(self) -> Path:
        """The case list, SQLite."""
        return self.root / "labconnector.db"

    @property
    def packages(self) -> Path:
        """Downloaded zips, one folder a case and revision; unpacked copies while they are needed."""
        return self.root / "packages"

    @property
    def thumbnails(self) -> Path:
        """Small pictures of scans, made again where they are lost."""
        return self.root / "thumbnails"

    @property
    def quarantine(self) -> Path:
        """Zips that were refused, kept for support."""
        return self.root / "quarantine"

    @property
    def profiles(self) -> Path:
        """Connection profiles of the lab's own, TOML."""
        return self.root / "profiles"

    @property
    def logs(self) -> Path:
        """Rotating log files."""
        return self.root / "logs"

    @property
    def lock(self) -> Path:
        """Held by the running program."""
        return self.root / "labconnector.lock"

    @property
    def sandbox(self) -> Path:
        """The sandbox's own state and generated scans."""
        return self.root / "sandbox"

    def package_folder(self, account: str, order_id: str, revision: int) -> Path:
        """Where one revision's zip and unpacked files go. The account key's colon is no file name on Windows."""
        return self.packages / account.replace(":", "-") / order_id / f"r{revision}"

    def incoming(self, account: str) -> Path:
        """Where files from watched folders are opened, before it is known whose they are."""
        return self.packages / account.replace(":", "-") / "incoming"

    def thumbnail(self, account: str, order_id: str, revision: int, size: int) -> Path:
        """The PNG of one revision, `size` pixels wide and high."""
        return self.thumbnails / account.replace(":", "-") / order_id / f"r{revision}-{size}.png"


def make_data_folder(folder: Path) -> None:
    """Makes the folder where it is missing. Raises StoreError where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unusable(folder, error) from error


def unusable(folder: Path, error: OSError) -> StoreError:
    """The error for a data folder that cannot be made or written to."""
    return StoreError(
        f"The data folder {folder} cannot be used: {error.strerror}.",
        action="Check that the folder exists and can be written to, or name another one with --data-dir.",
    )


def default_folder() -> Path:
    """The user's local data folder, where none is named."""
    return Path(platformdirs.user_data_path("LabConnector", appauthor=False)).absolute()


def data_paths(folder: Path | None = None) -> Paths:
    """The folder given, else the one in LABCONNECTOR_HOME, else the user's local data folder."""
    if folder is None:
        named = os.environ.get(FOLDER_VARIABLE)
        folder = Path(named) if named else default_folder()
    return Paths(folder.expanduser().absolute())
