"""A lab's day over the command line: real sandbox process, real browser command, real password store."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from keyring_kit import KeyringSession, keyring_session, needs_keyring

pytestmark = needs_keyring

BROWSER = """#!{python}
import sys
from labconnector.domain.errors import WrongCredentials
from labconnector.sandbox.robot import robot_sign_in
try:
    robot_sign_in(sys.argv[1], {user!r}, {password!r})
except WrongCredentials:
    pass  # the person reads so on the page
"""


@contextmanager
def running_sandbox(data: Path, *arguments: str) -> Iterator[str]:
    """`labconnector sandbox` as its own process; gives its address."""
    command = [
        sys.executable,
        "-m",
        "labconnector",
        "sandbox",
        "--small",
        "--json",
        "--data-dir",
        str(data),
        *arguments,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = ""
        while not lines.rstrip().endswith("}"):
            lines += process.stdout.readline()
        try:
            yield json.loads(lines)["url"]
        finally:
            process.terminate()
        assert process.wait(10) == 0


class Lab:
    """The command line of one data folder."""

    def __init__(self, session: KeyringSession, data: Path) -> None:
        self._session = session
        self._data = data

    def run(self, *arguments: object, code: int = 0) -> Any:
        """The JSON document that a command prints; its exit code must be as expected."""
        command = (sys.executable, "-m", "labconnector", *arguments, "--json", "--data-dir", self._data)
        got, out, err = self._session.run(*command)
        assert got == code, err
        assert "Traceback" not in err
        return json.loads(out)


def browser(folder: Path, user: str = "lab@sandbox.test", password: str = "sandbox") -> str:
    """A BROWSER that signs in by itself."""
    path = folder / f"browser-{user.split('@', maxsplit=1)[0]}-{password}"
    path.write_text(BROWSER.format(python=sys.executable, user=user, password=password))
    path.chmod(0o755)
    return f"{path} %s"


def ask_at_will(data: Path) -> None:
    """The sandbox's profile without the pause between two Get Orders."""
    profile = data / "profiles" / "sandbox.toml"
    text = profile.read_text("utf-8")
    assert "orders_floor_s = 120.0" in text
    profile.write_text(text.replace("orders_floor_s = 120.0", "orders_floor_s = 0.0"), "utf-8")


@pytest.mark.timeout(600)
def test_a_day_in_the_lab(tmp_path: Path) -> None:
    data, cad = tmp_path / "lab data", tmp_path / "CAD Ü"
    cad.mkdir()
    with (
        running_sandbox(data) as url,
        keyring_session(tmp_path / "home", "unlock", BROWSER=browser(tmp_path)) as session,
    ):
        lab = Lab(session, data)
        connected = lab.run("login", "--profile", "sandbox")
        assert connected["remembered"] is True
        assert connected["account"]["company_id"] == 77
        assert lab.run("accounts")["accounts"][0]["in_use"] is True
        assert lab.run("settings", "--cad-dir", cad)["settings"]["cad"]["folder"] == str(cad)
        assert {check["ok"] for check in lab.run("diagnose")["checks"]} == {True}

        first = lab.run("sync", "--once")  # another process: the sign-in comes from the password store
        held = [case for case in first["cases"] if case["state"] == "held"]
        assert len(held) > 15
        assert lab.run("sync", "--once")["held"] == len(held)

        gold = next(c for c in held if [q["key"] for q in c["questions"] if q["kind"] == "material"] == ["Gold"])
        order = gold["order_id"]
        assert lab.run("cases", order)["cases"][0]["unread"] is True
        assert lab.run("show", order)["case"]["questions"]
        assert lab.run("cases", order)["cases"][0]["unread"] is False
        found = lab.run("find", order)
        assert found["case"]["patient"]
        assert found["status_now"] == "Downloaded"

        lab.run("answer", order, "--material", "Gold", code=2)
        lab.run("answer", order, "--client", "Nobody", code=2)
        lab.run("answer", order, code=2)
        answers = ["--new-client", "Praxis Eins", "--material", "Gold=WAX", "--remember"]
        confirmed = [part for q in gold["questions"] if q["kind"] == "confirm" for part in ("--confirm", q["key"])]
        answered = lab.run("answer", order, *answers, *confirmed)["case"]
        assert answered["state"] == "delivered"
        assert answered["client"] == "Praxis Eins"
        assert Path(answered["delivered_to"]).parent == cad
        rules = lab.run("rules")
        assert [rule["client"] for rule in rules["doctors"]] == ["Praxis Eins"]
        assert rules["materials"][0]["cad_material"] == "WAX"

        again = lab.run("deliver", order)["case"]
        assert again["delivered_to"] == answered["delivered_to"]
        assert lab.run("deliver", order, "--download")["case"]["revision"] == 1

        number = rules["materials"][0]["rule"].split(":")[1]
        assert lab.run("rules", "--ask", number)["materials"][0]["mode"] == "ask"
        assert lab.run("rules", "--silent", number)["materials"][0] == rules["materials"][0]
        lab.run("rules", "--ask", "99", code=5)
        cleared = lab.run("rules", "--clear-method", number)
        assert cleared["materials"][0]["method"] == ""
        assert lab.run("rules", "--delete", rules["doctors"][0]["rule"])["doctors"] == []
        kept = ("--cement-gap", "0.04", "--min-thickness", "0.6", "--antagonist-distance", "-0.05")
        added = lab.run("clients", "--add", "Praxis Zwei", *kept)["clients"][1]
        assert (added["cement_gap_mm"], added["min_thickness_mm"], added["antagonist_distance_mm"]) == (
            0.04,
            0.6,
            -0.05,
        )
        lab.run("clients", "--delete", "99", code=5)

        assert lab.run("show", "999999999", code=5)["error"]["code"] == "not-found"
        assert lab.run("find", "999999999", code=5)["error"]["code"] == "not-found"
        assert lab.run("find", "SBX-12", code=2)["error"]["code"] == "usage"

        assert lab.run("logout")["signed_out"]["company_id"] == 77
        assert lab.run("sync", "--once", code=3)["error"]["code"] == "sign-in-needed"
        assert httpx.get(url, trust_env=False).status_code == 200


@pytest.mark.timeout(600)
def test_sign_ins_that_go_wrong(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with running_sandbox(data):
        for user, password, patience_s, code in (
            ("lab@sandbox.test", "wrong", 3, "sign-in-timeout"),  # the page says so and lets one try again
            ("none@sandbox.test", "sandbox", 60, "no-account"),
            ("two@sandbox.test", "sandbox", 60, "usage"),
        ):
            home = tmp_path / f"home-{user}-{password}"
            with keyring_session(home, "unlock", BROWSER=browser(tmp_path, user, password)) as session:
                lab = Lab(session, data)
                expected = 2 if code == "usage" else 3
                error = lab.run("login", "--profile", "sandbox", "--timeout", patience_s, code=expected)["error"]
                assert error["code"] == code
                assert error["action"]
        with keyring_session(tmp_path / "home-two", "unlock", BROWSER=browser(tmp_path, "two@sandbox.test")) as session:
            assert Lab(session, data).run("login", "--account", "78")["account"]["company_id"] == 78
        with keyring_session(tmp_path / "home-locked", "locked", BROWSER=browser(tmp_path)) as session:
            assert Lab(session, data).run("login")["remembered"] is False


@pytest.mark.timeout(600)
def test_a_revoked_sign_in_keeps_the_list(tmp_path: Path) -> None:
    data, cad = tmp_path / "data", tmp_path / "CAD"
    cad.mkdir()
    home = tmp_path / "home"
    with keyring_session(home, "unlock", BROWSER=browser(tmp_path)) as session:
        lab = Lab(session, data)
        with running_sandbox(data):
            lab.run("login", "--profile", "sandbox")
            lab.run("settings", "--cad-dir", cad)
            count = len(lab.run("sync", "--once")["cases"])
        assert lab.run("sync", "--once")["asked_again_in_s"] > 60  # Align is not asked twice in two minutes
        ask_at_will(data)
        ran = lab.run("sync", "--once", code=4)  # the cloud is gone
        assert ran["troubles"][0]["code"] == "network"
        assert len(ran["cases"]) == count
        with running_sandbox(data):  # a new run of the sandbox has forgotten all tokens
            ask_at_will(data)
            ran = lab.run("sync", "--once", code=3)
        assert ran["troubles"][0]["code"] == "sign-in-needed"
        assert len(lab.run("cases", "--limit", "500")["cases"]) == count
