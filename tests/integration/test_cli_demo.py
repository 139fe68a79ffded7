"""The demo as a newcomer runs it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cli_kit import demo, run


def test_the_whole_demo_then_nothing_again(tmp_path: Path) -> None:
    first = demo(tmp_path)
    assert first.code == 0, first.err
    document = first.document
    assert set(document) == {
        "account",
        "cases",
        "delivered",
        "held",
        "waiting",
        "failed",
        "asked_again_in_s",
        "troubles",
    }
    total = len(document["cases"])
    assert total >= 20
    assert document["delivered"] + document["held"] + document["waiting"] + document["failed"] == total
    assert document["held"] > 15
    assert document["waiting"] >= 2
    assert document["failed"] == 0
    for case in document["cases"]:
        wanted = {"order_id", "rx_id", "patient", "doctor", "client", "scan_type", "state", "unread", "revision"}
        assert wanted | {"questions", "files"} <= set(case)
        assert {question["kind"] for question in case["questions"]} <= {"doctor", "material", "confirm"}
        for file in case["files"]:
            content = Path(file["path"]).read_bytes()
            assert len(content) == file["bytes"]
            assert hashlib.sha256(content).hexdigest() == file["sha256"]
    assert not list((tmp_path / "CAD").iterdir())

    answered = demo(tmp_path, "--auto-answer")
    assert answered.code == 0, answered.err
    assert answered.document["held"] == answered.document["failed"] == 0
    assert answered.document["delivered"] == document["held"]
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "CAD").rglob("*")}
    log = (tmp_path / "data" / "logs" / "labconnector.log").read_text("utf-8")

    again = demo(tmp_path, "--auto-answer")
    assert again.code == 0, again.err
    assert again.document["delivered"] == answered.document["delivered"]
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "CAD").rglob("*")} == stamps
    assert {case["revision"] for case in again.document["cases"]} == {1}
    names = {case["patient"].split(",")[0] for case in document["cases"] if len(case["patient"].split(",")[0]) > 3}
    assert not [name for name in names if name in log]


def test_a_question_is_answered_after_the_demo_ended(tmp_path: Path) -> None:
    held = next(case for case in demo(tmp_path).document["cases"] if case["state"] == "held")
    ran = run("answer", held["order_id"], "--guess", "--json", "--data-dir", tmp_path / "data")
    assert ran.code == 0, ran.err
    assert ran.document["case"]["state"] == "delivered"
    assert run("rules", "--json", "--data-dir", tmp_path / "data").document["doctors"] == []


def test_both_targets_and_plain_output(tmp_path: Path) -> None:
    (tmp_path / "CAD").mkdir()
    where = ("--data-dir", tmp_path / "data", "--cad-dir", tmp_path / "CAD", "--cad-kind", "folder")
    ran = run("demo", "--headless", "--once", "--small", "--auto-answer", *where)
    assert ran.code == 0, ran.err
    assert "0 held" in ran.out
    assert list((tmp_path / "CAD").glob("*/order.json"))
