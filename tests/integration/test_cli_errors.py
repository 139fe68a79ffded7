"""Bad input from outside: each gives a message, what to do, and its exit code."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from cli_kit import Ran, demo, run, run_here

from labconnector.system.instance import only_instance


def error_of(ran: Ran) -> dict[str, str]:
    error: dict[str, str] = ran.document["error"]
    assert error["title"] in ran.err
    assert error["message"]
    assert error["action"]
    assert "Traceback" not in ran.err
    return error


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (("cases",), "sign-in-needed", 3),
        (("sync", "--once"), "sign-in-needed", 3),
        (("show", "12ab"), "usage", 2),
        (("login",), "profile", 10),
        (("login", "--profile", "nowhere"), "profile", 10),
        (("sync",), "usage", 2),
        (("rules", "--delete", "x"), "usage", 2),
        (("clients", "--delete", "7"), "not-found", 5),
        (("settings", "--cad-kind", "abacus"), "settings", 10),
        (("settings", "--cad-dir", "not-there"), "target-missing", 7),
        (("settings", "--cad-template-from", "not-there.cfg"), "settings", 10),
    ],
)
def test_errors_before_anything_is_connected(
    tmp_path: Path, arguments: tuple[str, ...], code: str, exit_code: int
) -> None:
    ran = run_here(*arguments, "--json", "--data-dir", tmp_path / "data")
    assert ran.code == exit_code, ran.err
    assert error_of(ran)["code"] == code


def test_usage_and_help(tmp_path: Path) -> None:
    assert run("--help").code == 0
    assert run("no-such-command").code == 2
    assert run("cases", "--state", "happy", "--data-dir", tmp_path).code == 2


def test_a_missing_cad_folder(tmp_path: Path) -> None:
    cad = tmp_path / "no drive" / "CAD-Data"
    arguments = ("demo", "--headless", "--once", "--json", "--small", "--data-dir", tmp_path / "d", "--cad-dir", cad)
    ran = run(*arguments)
    assert ran.code == 7, ran.err
    assert ran.document["troubles"][0]["code"] == "target-missing"
    assert ran.document["waiting"] == len(ran.document["cases"])
    assert not cad.parent.exists()
    cad.parent.mkdir()
    assert run(*arguments).code == 7  # it was chosen before, so it is missed and not made
    assert not cad.exists()


def test_the_demo_makes_a_new_cad_folder(tmp_path: Path) -> None:
    cad = tmp_path / "new"
    where = ("--data-dir", tmp_path / "d", "--cad-dir", cad)
    ran = run("demo", "--headless", "--once", "--json", "--small", "--auto-answer", *where)
    assert ran.code == 0, ran.err
    assert len(list(cad.glob("*/*.dentalProject"))) == ran.document["delivered"] > 15


def test_a_file_where_the_cad_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    where = ("--data-dir", tmp_path / "d", "--cad-dir", tmp_path / "file")
    ran = run("demo", "--headless", "--once", "--json", "--small", *where)
    assert ran.code == 7, ran.err
    assert (tmp_path / "file").read_text() == ""


def test_a_second_instance(tmp_path: Path) -> None:
    with only_instance(tmp_path / "data" / "labconnector.lock"):
        ran = demo(tmp_path)
    assert ran.code == 9
    assert error_of(ran)["code"] == "already-running"


def test_a_database_from_a_newer_version(tmp_path: Path) -> None:
    assert run_here("cases", "--data-dir", tmp_path, "--json").code == 3
    with sqlite3.connect(tmp_path / "labconnector.db") as database:
        database.execute("update alembic_version set version_num = '9999'")
    database.close()
    before = (tmp_path / "labconnector.db").read_bytes()
    ran = run_here("cases", "--data-dir", tmp_path, "--json")
    assert ran.code == 8
    assert error_of(ran)["code"] == "store-too-new"
    assert (tmp_path / "labconnector.db").read_bytes() == before


def test_a_damaged_database(tmp_path: Path) -> None:
    (tmp_path / "labconnector.db").write_bytes(b"this is no database at all" * 400)
    ran = run_here("cases", "--data-dir", tmp_path, "--json")
    assert ran.code == 8
    assert error_of(ran)["code"] == "store-damaged"
    assert len(list(tmp_path.glob("*damaged-*"))) == 1


def test_broken_settings(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("check_every_s = 'often'")
    ran = run_here("cases", "--data-dir", tmp_path, "--json")
    assert ran.code == 10
    assert "check_every_s" in error_of(ran)["message"]


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run_here("cases", "--data-dir", tmp_path / "file" / "data", "--json")
    assert ran.code == 8
    assert error_of(ran)["code"] == "store"


def test_no_network(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "gone.toml").write_text(
        'name = "gone"\noauth_base = "http://127.0.0.1:9/o"\nbase_url = "http://127.0.0.1:9"\n'
        'login_page = "http://127.0.0.1:9/o"\nclient_id = "x"\nclient_auth = "none"\n'
        'redirect_url = "http://127.0.0.1/callback"\n'
    )
    ran = run("login", "--profile", "gone", "--timeout", "1", "--json", "--data-dir", tmp_path, BROWSER="true")
    assert ran.code == 3
    assert error_of(ran)["code"] == "sign-in-timeout"


def test_diagnose_says_what_is_missing(tmp_path: Path) -> None:
    ran = run_here("diagnose", "--json", "--data-dir", tmp_path)
    checks = {check["name"]: check for check in ran.document["checks"]}
    assert checks["case list"]["ok"]
    assert not checks["profile"]["ok"]
    assert not checks["cad folder"]["ok"]
    assert ran.code in (3, 10)


@pytest.mark.parametrize("name", ["demo", "sandbox"])
def test_an_unknown_fault(tmp_path: Path, name: str) -> None:
    ran = run_here(name, "--fault", "earthquake", "--json", "--data-dir", tmp_path)
    assert ran.code == 2
    assert "earthquake" in error_of(ran)["message"]
