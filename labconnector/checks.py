"""Looks at everything the program needs on this computer, and says what to do about what is missing."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable
from pathlib import Path

from labconnector import __version__
from labconnector.align.profile import Profile, find_profile
from labconnector.cad.target import build_target
from labconnector.domain.check import Check
from labconnector.domain.errors import ConnectorError, SettingsError, StoreError
from labconnector.store.store import Store
from labconnector.system.keystore import SystemKeystore
from labconnector.system.paths import Paths
from labconnector.system.settings import CadSettings, load_settings

_LOW_BYTES = 2_000_000_000


def run_checks(paths: Paths, *, profile: Profile | None = None) -> tuple[Check, ...]:
    """Every check of a data folder, in the order shown. Asks no network; the CAD folder is tried by writing.

    profile: the demo's, in place of the one that the settings name. The demo uses no password store.
    """
    version = f"Lab Connector {__version__}, Python {platform.python_version()}, {platform.platform()}"
    looks = {
        "data folder": _data_folder,
        "case list": _case_list,
        "profile": _profile,
        "password store": _password_store,
        "cad folder": _cad_folder,
    }
    if profile is not None:
        looks["profile"] = lambda _paths: _complete(profile)
        del looks["password store"]
    return (Check("version", version), *(_checked(name, look, paths) for name, look in looks.items()))


def _checked(name: str, look: Callable[[Paths], str], paths: Paths) -> Check:
    try:
        return Check(name, look(paths))
    except ConnectorError as error:
        return Check(name, error.message, error)


def _data_folder(paths: Paths) -> str:
    free = _free(paths.root)
    if free < _LOW_BYTES:
        raise StoreError(f"Only {free // 1_000_000} MB are free where the data is.", action="Free some disk space.")
    return f"{paths.root}, {free // 1_000_000_000} GB free; log in {paths.logs}"


def _free(folder: Path) -> int:
    there = next(one for one in (folder, *folder.parents) if one.exists())
    return shutil.disk_usage(there).free


def _case_list(paths: Paths) -> str:
    if not paths.database.exists():
        return "none yet"
    store = Store.open(paths.database)
    try:
        accounts = store.accounts()
        counts = [store.counts(account.key) for account in accounts]
    finally:
        store.close()
    return f"{len(accounts)} account(s), {sum(count.total for count in counts)} case(s)"


def _profile(paths: Paths) -> str:
    return _complete(find_profile(load_settings(paths.settings).profile, paths.profiles))


def _complete(profile: Profile) -> str:
    profile.check()
    return f"{profile.name}: {profile.base_url}"


def _password_store(_paths: Paths) -> str:
    store = SystemKeystore()
    store.get("diagnose")
    return "there, unlocked"


def _cad_folder(paths: Paths) -> str:
    targets = load_settings(paths.settings).targets
    if not targets:
        raise SettingsError("No CAD folder is chosen yet.", action="`labconnector settings --cad-dir FOLDER`")
    return "; ".join(_target(one) for one in targets)


def _target(cad: CadSettings) -> str:
    health = build_target(cad.kind, cad.folder or Path(), cad.stem_template, cad.options).check()
    drive = "network drive" if health.network else "local drive"
    return f"{cad.called}: {cad.folder}, {health.free_bytes // 1_000_000_000} GB free, {drive}"
