"""The password store behind the desk: missing, locked, and one that works."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk_whole_kit import NEVER_S, Whole, Windows, cloud
from keyring_kit import keyring_session, needs_keyring

from labconnector.align.profile import Profile, save_profile
from labconnector.desk.desk import make_desk
from labconnector.domain.errors import KeystoreMissing
from labconnector.sandbox.people import USER
from labconnector.sandbox.server import Sandbox
from labconnector.system.settings import CadSettings, Settings, save_settings
from labconnector.talk.messages import Begin


def lab_in(folder: Path, sandbox: Sandbox, client_auth: str = "none") -> Path:
    """A data folder whose settings name the sandbox's profile, as they name Align's in a lab."""
    data, cad = folder / "data", folder / "CAD-Data"
    cad.mkdir()
    values = {**sandbox.profile_values(), "client_auth": client_auth}
    save_profile(Profile.model_validate(values), data / "profiles/sandbox.toml")
    save_settings(
        data / "settings.toml", Settings(profile="sandbox", cad=CadSettings(folder=cad), check_every_s=NEVER_S)
    )
    return data


@contextmanager
def desk_in(data: Path, sandbox: Sandbox, keep: bytes = b"", user: str = USER) -> Iterator[Whole]:
    """A desk with this computer's own password store."""
    told = Windows(user)
    desk = make_desk(Begin(str(data), keep=keep), told)
    try:
        yield Whole(desk, told, sandbox, data, data.parent / "CAD-Data")
    finally:
        desk.close()


def test_without_a_store_the_sign_in_lasts_as_long_as_the_program(tmp_path: Path) -> None:
    with cloud(tmp_path, 1, access_life_s=61) as sandbox:
        data, keep = lab_in(tmp_path, sandbox), b""
        with desk_in(data, sandbox) as one:
            one.connect()
            one.synced()
            state = one.desk.state()
            assert (state.signed_in, state.remembered) == (True, False)
            keep = one.desk.close()
        for _ in range(3):  # each engine renews the tokens, and hands the new ones on
            sandbox.clock.advance(3600)
            with desk_in(data, sandbox, keep, user="") as one:
                one.cycle()
                state = one.desk.state()
                assert (state.signed_in, state.remembered, state.status.trouble) == (True, False, None)
                keep = one.desk.close()
        with desk_in(data, sandbox, user="") as one:  # the program began anew
            state = one.desk.state()
            assert (state.signed_in, state.account is None) == (False, False)
            assert isinstance(state.sign_in_trouble, KeystoreMissing)
            one.desk.sign_out()
            assert one.desk.state().sign_in_trouble is None
        assert not [path for path in data.rglob("*") if path.is_file() and b"refresh" in path.read_bytes()]


def test_a_client_secret_without_a_store_lasts_as_long_as_the_program(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox:
        data = lab_in(tmp_path, sandbox, "basic")
        with desk_in(data, sandbox) as one:
            assert one.desk.state().needs_client_secret
            with pytest.raises(KeystoreMissing):
                one.desk.save_client_secret(sandbox.options.client_secret)
            assert not one.desk.state().needs_client_secret
            keep = one.desk.close()
        with desk_in(data, sandbox, keep) as one:
            assert not one.desk.state().needs_client_secret
            one.connect()
            keep = one.desk.close()
        with desk_in(data, sandbox, keep) as one:
            state = one.desk.state()
            assert (state.signed_in, state.needs_client_secret) == (True, False)
            one.connect()
            one.synced()
            assert one.desk.state().status.trouble is None
        with desk_in(data, sandbox) as one:
            assert one.desk.state().needs_client_secret


# Works a desk in a D-Bus session of its own; prints what was so.
_INSIDE = """
import json, sys
sys.path[:0] = json.loads(sys.argv[4])
from pathlib import Path
from desk_whole_kit import Whole, Windows
from labconnector.desk.desk import make_desk
from labconnector.domain.errors import ConnectorError
from labconnector.talk.messages import Begin
told, found = Windows(sys.argv[3]), []
desk = make_desk(Begin(sys.argv[1]), told)
one = Whole(desk, told, None, Path(sys.argv[1]), Path())
def steps():
    for name, *rest in json.loads(sys.argv[2]):
        try:
            if name == "state":
                s = desk.state()
                trouble = s.sign_in_trouble.code if s.sign_in_trouble else ""
                yield [bool(s.account), s.signed_in, s.remembered, s.needs_client_secret, trouble]
            else:
                (one.connect if name == "connect" else getattr(desk, name))(*rest)
                yield "done"
        except ConnectorError as error:
            yield error.code
print(json.dumps(list(steps())))
desk.close()
"""


@needs_keyring[0]
@needs_keyring[1]
def test_a_store_that_works_and_one_that_is_locked(tmp_path: Path) -> None:
    pytest.importorskip("secretstorage", reason="SecretStorage is not installed")
    folders = json.dumps([str(Path(__file__).parent), str(Path(__file__).parents[1])])

    def work(how: str, *steps: list[str]) -> list[object]:
        with keyring_session(tmp_path / "home", how) as session:
            command = (sys.executable, "-c", _INSIDE, data, json.dumps(steps), USER, folders)
            code, out, err = session.run(*command)
        assert code == 0, err
        found: list[object] = json.loads(out.splitlines()[-1])
        return found

    with cloud(tmp_path, 1) as sandbox:
        data = lab_in(tmp_path, sandbox, "basic")
        secret = ["save_client_secret", sandbox.options.client_secret]
        assert work("unlock", ["state"], secret, ["state"], ["connect"], ["state"]) == [
            [False, False, True, True, ""],
            "done",
            [False, False, True, False, ""],
            "done",
            [True, True, True, False, ""],
        ]
        assert work("unlock", ["state"]) == [[True, True, True, False, ""]]
        locked = [True, False, True, False, "keystore-locked"]
        assert work("locked", ["state"], ["sign_out"], ["state"]) == [locked, "keystore-locked", locked]
        calls = len(sandbox.traffic.calls("/revoke"))
        assert work("unlock", ["state"], ["sign_out"], ["state"]) == [
            [True, True, True, False, ""],
            "done",
            [False, False, True, False, ""],
        ]
        assert len(sandbox.traffic.calls("/revoke")) > calls
