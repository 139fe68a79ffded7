"""The desktop with a password store that is locked: at the start, at the sign-in, and once it is unlocked."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from keyring_kit import keyring_session, needs_keyring

from labconnector.align.profile import Profile, save_profile
from labconnector.sandbox.options import SandboxOptions
from labconnector.sandbox.server import Sandbox
from labconnector.system.settings import CadSettings, Settings, save_settings

pytestmark = needs_keyring
pytest.importorskip("secretstorage", reason="SecretStorage is not installed")
pytest.importorskip("PySide6.QtWidgets", reason="Qt's libraries are not on this computer", exc_type=ImportError)

CHILD = Path(__file__).with_name("keyring_windows_child.py")


def installed(folder: Path, cloud: Sandbox) -> Path:
    """A data folder whose own profile leads to the sandbox, so that the system's password store is used."""
    data, cad = folder / "lab", folder / "CAD-Data"
    data.mkdir()
    cad.mkdir()
    profile = Profile.model_validate({**cloud.profile_values(), "orders_floor_s": 1})
    save_profile(profile, data / "profiles" / f"{profile.name}.toml")
    save_settings(
        data / "settings.toml", Settings(profile=profile.name, check_every_s=3600, cad=CadSettings(folder=cad))
    )
    return data


def seen(home: Path, how: str, deed: str, data: Path) -> dict[str, Any]:
    """What the desktop shows in a session whose keyring is unlocked or locked."""
    platform = {"QT_QPA_PLATFORM": "offscreen", "LABCONNECTOR_HOME": str(data)}
    library = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    with keyring_session(home, how, **platform, **library) as session:
        code, out, err = session.run(sys.executable, CHILD, deed, data)
    assert code == 0, err
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found


@pytest.mark.slow
def test_a_locked_store_is_said_in_red_at_the_start_and_signing_in_again_works(tmp_path: Path) -> None:
    options = SandboxOptions(ready_after_s=0, detail=0.02, relist_window_s=1)
    with Sandbox(tmp_path / "cloud", cases=1, options=options) as cloud:
        data = installed(tmp_path, cloud)
        first = seen(tmp_path, "unlock", "connect", data)
        assert (first["signed_in"], first["remembered"], first["trouble"]) == (True, True, "")
        locked = seen(tmp_path, "locked", "look", data)
        assert (locked["signed_in"], locked["trouble"]) == (False, "keystore-locked")
        assert (locked["why"], locked["dot"]) == ("sign-in", "trouble")
        assert locked["title"], "the tooltip says why"
        again = seen(tmp_path, "locked", "connect", data)
        assert again["signed_in"] is True
        assert again["remembered"] is False
        assert again["notes"] == ["keystore-locked"], "unlocking helps, installing a store would not"
        unlocked = seen(tmp_path, "unlock", "look", data)
        assert (unlocked["signed_in"], unlocked["trouble"]) == (True, "")
