"""answer, deliver and full disks over the command line, after a demo."""

from __future__ import annotations

import resource
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_kit import demo, run

from labconnector.domain.decision import doctor_of
from labconnector.store.store import Store

MATERIAL, DOCTOR = "material", "doctor"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("answers")
    assert demo(folder).code == 0
    return folder / "data"


def held(data: Path, *kinds: str) -> dict[str, Any]:
    """A held case that asks just this."""
    cases = run("cases", "--state", "held", "--limit", 500, "--json", "--data-dir", data).document["cases"]
    fitting = (case for case in cases if sorted(q["kind"] for q in case["questions"]) == sorted(kinds))
    found: dict[str, Any] = next(fitting)
    return found


def taught(data: Path) -> tuple[Any, Any]:
    """Rules and clients; the tests of this file share one data folder, in any order."""
    rules = run("rules", "--json", "--data-dir", data).document
    return rules, run("clients", "--json", "--data-dir", data).document


def test_what_is_refused_changes_nothing(data: Path) -> None:
    order = held(data, DOCTOR, MATERIAL)["order_id"]
    before = taught(data)
    for arguments in (
        ("--client", "Nobody"),
        ("--client", "1", "--new-client", "X"),
        ("--material", "Unobtainium=WAX/mill-wax"),
        ("--material", "Gold=WAXX"),
        ("--material", "Gold"),
        ("--new-client", "  "),
        ("--new-client", "Praxis Halb", "--material", "Unobtainium=WAX"),
        ("--new-client", "Praxis Halb", "--confirm", "no-such-finding"),
        (),
    ):
        ran = run("answer", order, *arguments, "--remember", "--json", "--data-dir", data)
        assert (ran.code, ran.document["error"]["code"]) == (2, "usage"), arguments
    assert taught(data) == before


def test_one_of_two_questions_then_the_other_and_rules_only_where_asked_for(data: Path) -> None:
    case = held(data, DOCTOR, MATERIAL)
    order, (rules, _) = case["order_id"], taught(data)
    question = next(q for q in case["questions"] if q["kind"] == MATERIAL)
    first = question["choices"][0]
    made = f"{question['key']}={first['value']}/{first['method']}"
    once = run("answer", order, "--material", made, "--json", "--data-dir", data)
    assert once.code == 0, once.err
    assert [q["kind"] for q in once.document["case"]["questions"]] == [DOCTOR]
    done = run("answer", order, "--new-client", "Praxis Vier", "--json", "--data-dir", data)
    assert done.document["case"]["state"] == "delivered"
    assert taught(data)[0] == rules
    again = run("answer", order, "--client", "praxis vier", "--json", "--data-dir", data)
    assert again.code == 2
    assert "asks nothing" in again.document["error"]["message"]


def test_a_rule_for_one_doctor_and_unit_type_and_a_client_for_one_practice(data: Path) -> None:
    case = held(data, DOCTOR, MATERIAL)
    key = next(q["key"] for q in case["questions"] if q["kind"] == MATERIAL)
    units = run("deliver", case["order_id"], "--dry-run", "--json", "--data-dir", data).document["dry_run"]["teeth"]
    assert {tooth["ordered"] for tooth in units if tooth["why"]} == {key}
    arguments = ("--new-client", "Praxis Eng", "--material", f"{key}=ZI/mill-5", "--only-doctor", "--only-practice")
    refused = run("answer", case["order_id"], *arguments, "--json", "--data-dir", data)
    assert (refused.code, refused.document["error"]["code"]) == (2, "usage")
    ran = run("answer", case["order_id"], *arguments, "--remember", "--json", "--data-dir", data)
    assert ran.code == 0, ran.err
    rules = taught(data)[0]
    (material,) = [rule for rule in rules["materials"] if rule["ordered"] == key and rule["only_doctor"]]
    (doctor,) = [rule for rule in rules["doctors"] if rule["client"] == "Praxis Eng"]
    assert (material["only_doctor"], material["mode"]) == (case["doctor"], "silent")
    assert doctor["only_from"] == case["practice"]
    for rule in (material, doctor):  # the tests of this file share what was taught
        run("rules", "--delete", rule["rule"], "--data-dir", data)


def test_the_answer_that_show_offers_can_be_typed(data: Path) -> None:
    order = held(data, DOCTOR, MATERIAL)["order_id"]
    shown = run("show", order, "--data-dir", data)
    offered = next(line for line in shown.out.splitlines() if " answer " in line)
    before = taught(data)
    ran = run(*(word for word in shlex.split(offered)[1:] if word != "--remember"), "--json")
    assert ran.code == 0, ran.err
    assert ran.document["case"]["state"] == "delivered"
    assert taught(data)[0] == before[0]


def test_the_labs_own_material_with_its_own_method(data: Path) -> None:
    case = held(data, DOCTOR, MATERIAL)
    key = next(q["key"] for q in case["questions"] if q["kind"] == MATERIAL)
    own = data / "materials.toml"
    own.write_text('[[material]]\nid = "OURS"\nname = "Our own"\nmethod = "print"\n', "utf-8")
    try:
        ran = run("answer", case["order_id"], "--material", f"{key}=OURS", "--json", "--data-dir", data)
        assert ran.code == 0, ran.err
        done = run("answer", case["order_id"], "--new-client", "Praxis Drei", "--json", "--data-dir", data)
    finally:
        own.unlink()
    project = next(file["path"] for file in done.document["case"]["files"] if file["role"] == "project")
    text = Path(project).read_text("utf-8-sig")
    assert "<Material>OURS</Material>" in text
    assert "Our own (OURS) by 3D printing" in text


def test_a_rule_that_is_replaced_leaves_a_trace(data: Path) -> None:
    case = held(data, DOCTOR)
    key = case["questions"][0]["key"]
    store = Store.open(data / "labconnector.db")
    try:
        old, new = store.add_client("Old"), store.add_client("New")
        stored = next(one for account in store.accounts() for one in [store.case(account.key, case["order_id"])] if one)
        store.set_doctor_rule(doctor_of(stored.order), old.id)
    finally:
        store.close()
    ran = run("answer", case["order_id"], "--client", new.id, "--remember", "--json", "--data-dir", data)
    assert ran.code == 0, ran.err
    history = run("show", case["order_id"], "--json", "--data-dir", data).document["case"]["history"]
    assert f"doctor {key}: client {new.id}, no longer client {old.id}" in [line["text"] for line in history]


def test_two_clients_of_one_name_are_told_apart(data: Path) -> None:
    for _ in range(2):
        run("clients", "--add", "Twin", "--data-dir", data)
    ran = run("answer", held(data, DOCTOR, MATERIAL)["order_id"], "--client", "twin", "--json", "--data-dir", data)
    assert ran.code == 2
    assert "number" in ran.document["error"]["action"]


def test_files_that_cannot_be_fetched_leave_the_case_as_it_was(data: Path) -> None:
    case = held(data, DOCTOR, MATERIAL)
    ran = run("deliver", case["order_id"], "--download", "--json", "--data-dir", data)
    assert ran.code in (3, 10)
    after = run("show", case["order_id"], "--json", "--data-dir", data).document["case"]
    assert (after["state"], after["questions"]) == ("held", case["questions"])


# --- a dry run --------------------------------------------------------------------------------------------------------


def everything(data: Path) -> tuple[dict[str, list[Any]], dict[str, tuple[int, int]]]:
    """Every row of the case list, and every file of the CAD folder with its size and time."""
    connection = sqlite3.connect(data / "labconnector.db")
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {table: connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}
    connection.close()
    files = [path for folder in (data.parent / "CAD", data / "cases") for path in folder.rglob("*") if path.is_file()]
    return rows, {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def test_a_dry_run_prints_the_exact_questions_and_writes_nothing(data: Path) -> None:
    case, before = held(data, DOCTOR, MATERIAL), everything(data)
    ran = run("deliver", case["order_id"], "--dry-run", "--json", "--data-dir", data)
    told = ran.document["dry_run"]
    assert (ran.code, told["would"], told["client"], told["targets"]) == (0, "ask", None, [])
    assert [one["text"] for one in told["questions"]] == [one["text"] for one in case["questions"]]
    assert "no rule" in [tooth["why"] for tooth in told["teeth"]]
    people = run("deliver", case["order_id"], "--dry-run", "--data-dir", data, COLUMNS="200")
    for question in told["questions"]:
        assert question["text"] in people.out
        assert all(choice["label"] in people.out for choice in question["choices"])
    assert everything(data) == before


def test_a_dry_run_tells_each_file_that_is_then_written(data: Path) -> None:
    order = held(data, DOCTOR)["order_id"]
    run("answer", order, "--new-client", "Praxis Probe", "--json", "--data-dir", data)
    before = everything(data)
    ran = run("deliver", order, "--dry-run", "--json", "--data-dir", data)
    told = ran.document["dry_run"]
    (target,) = told["targets"]
    assert everything(data) == before
    assert (ran.code, told["would"], told["questions"], target["error"]) == (0, "deliver", [], None)
    assert (told["client"]["name"], told["client"]["why"]) == ("Praxis Probe", "answered for this case")
    assert all(tooth["why"] for tooth in told["teeth"] if tooth["ordered"])
    people = run("deliver", order, "--dry-run", "--data-dir", data, COLUMNS="200")
    assert "Praxis Probe (answered for this case)" in people.out
    done = run("deliver", order, "--json", "--data-dir", data).document["case"]
    assert done["delivered_to"] == target["folder"]
    assert {(f["path"], f["role"], f["sha256"]) for f in done["files"]} == {
        (f["path"], f["role"], f["sha256"]) for f in target["files"]
    }
    assert all(Path(file["path"]).stat().st_size == file["bytes"] for file in target["files"])


def test_a_dry_run_says_that_the_cad_folder_is_away(data: Path) -> None:
    order = held(data, DOCTOR)["order_id"]
    run("answer", order, "--new-client", "Praxis Weg", "--json", "--data-dir", data)
    cad, away = data.parent / "CAD", data.parent / "away"
    cad.rename(away)
    try:
        ran = run("deliver", order, "--dry-run", "--json", "--data-dir", data)
        people = run("deliver", order, "--dry-run", "--data-dir", data, COLUMNS="200")
    finally:
        away.rename(cad)
    (target,) = ran.document["dry_run"]["targets"]
    assert (ran.code, people.code, target["error"]["code"]) == (7, 7, "target-missing")
    assert target["error"]["message"].split()[0] in people.out


def test_a_dry_run_knows_nothing_of_files_that_are_still_to_be_fetched(data: Path) -> None:
    order = held(data, DOCTOR, MATERIAL)["order_id"]
    ran = run("deliver", order, "--dry-run", "--download", "--json", "--data-dir", data)
    assert (ran.code, ran.document["error"]["code"]) == (2, "usage")


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_full_disk_is_said_without_a_trace(tmp_path: Path) -> None:
    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    command = [sys.executable, "-m", "labconnector", "clients", "--add", "X", "--json", "--data-dir", str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=full)
    assert ended.returncode in (7, 8), ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout.count('"error"') == 1
