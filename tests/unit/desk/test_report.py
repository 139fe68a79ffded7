"""The support report: what support needs, and nobody's name or secret."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import store_kit
from desk_kit import ACCOUNT, opened_app

from labconnector import __version__
from labconnector.app import App
from labconnector.desk.cancelling import cancelled_by
from labconnector.desk.report import support_report
from labconnector.domain.check import Check
from labconnector.domain.errors import FileError, NetworkError, SettingsError, Stopped
from labconnector.domain.status import Phase, SyncStatus
from labconnector.system.logs import start_logging, stop_logging
from labconnector.system.settings import CadSettings

SECRETS = ("s3cr3t-token", "eyJhbGciOi.eyJzdWIiOi.c2ln", "hunter2", "vera@quillon.test")
NAMES = ("Quillon", "Vera", "Oxley", "Gables", "Wren", "Fenwick", "Example Lab")
_log = logging.getLogger("labconnector.test")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with opened_app(tmp_path / "data") as app:
        who: dict[str, Any] = {"patient_last": "Quillon", "patient_first": "Vera", "doctor_name": "Dr. Tarn Oxley"}
        store_kit.listed(app.store, "1001", company_name="Gables & Wren", **who)
        app.store.add_client("Fenwick Smiles")
        start_logging(app.paths.logs)
        try:
            yield app
        finally:
            stop_logging()


def contents(path: Path) -> dict[str, str]:
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def log_everything(app: App) -> None:
    """What a careless line could say. The log's own filter is passed by: an older version wrote the file."""
    _log.info("case 1001: held, 2 questions")
    with (app.paths.logs / "labconnector.log").open("a", encoding="utf-8") as file:
        file.write("2026-05-04 08:30:15,123 INFO labconnector.align: Authorization: Bearer s3cr3t-token\n")
        file.write("refresh_token=s3cr3t-token jwt eyJhbGciOi.eyJzdWIiOi.c2ln password=hunter2 vera@quillon.test\n")
        file.write(
            "2026-05-04 08:30:16,001 WARNING labconnector.cad: /cad/2026_Quillon_Vera is there (Gables & Wren)\n"
        )
        file.write("Traceback\n  Dr. Tarn Oxley -> Fenwick Smiles of Example Lab\n")
    (app.paths.logs / "labconnector.log.1").write_text("2026-05-03 08:00:00,000 INFO labconnector: QUILLON\n")


def test_secrets_and_names_are_in_none_of_it(app: App, tmp_path: Path) -> None:
    log_everything(app)
    template = "%l vera@quillon.test password=hunter2"
    cad = CadSettings(kind="folder", folder=Path("/cad/Quillon Vera"), stem_template=template)
    app.save(app.settings.model_copy(update={"cad": cad}))
    checks = (Check("cad folder", "/cad/Oxley cannot be used", SettingsError("Dr. Oxley's folder")),)
    status = SyncStatus(Phase.IDLE, trouble=NetworkError("Bearer s3cr3t-token", detail="Quillon"))
    path = support_report(app, tmp_path / "report.zip", checks=checks, status=status)
    found = contents(path)
    assert sorted(found) == ["logs/labconnector.log", "logs/labconnector.log.1", "report.txt"]
    whole = "".join(found.values())
    assert not [word for word in (*SECRETS, *NAMES) if word.lower() in whole.lower()]
    assert str(app.paths.root) not in whole
    assert str(Path.home()) not in whole


def test_what_support_needs_is_there(app: App, tmp_path: Path) -> None:
    store_kit.fetched(app.store, app.paths.root, "1002")
    log_everything(app)
    status = SyncStatus(Phase.IDLE, store_kit.AT, store_kit.AT, store_kit.AT + timedelta(minutes=5))
    found = contents(support_report(app, tmp_path / "report.zip", status=status))
    report = found["report.txt"]
    assert f"Lab Connector {__version__}" in report
    for line in (
        "account: sandbox:41", "cad.kind: exocad", "check_every_s: 300.0", "phase: idle",
        "last success: 2026-05-04 08:30:15 UTC", "late: yes", f"account {ACCOUNT.key}: 2 cases, 2 unread",
        "  listed: 1", "  ready: 1", "case list: 1 account(s), 2 case(s)",
    ):  # fmt: skip
        assert f"{line}\n" in report, line
    assert "case list's schema: 00" in report
    assert "cad folder: FAILED (settings): No CAD folder is chosen yet.\n" in report
    assert "case 1001: held, 2 questions\n" in found["logs/labconnector.log"]
    assert "labconnector.cad: /cad/2026_••• is there (•••)\n" in found["logs/labconnector.log"]


def test_a_damaged_case_list_keeps_the_logs_texts_at_home(app: App, tmp_path: Path) -> None:
    log_everything(app)
    app.store.close()
    for file in app.paths.root.glob("labconnector.db*"):
        file.unlink()
    app.paths.database.write_bytes(b"no database at all " * 500)
    found = contents(support_report(app, tmp_path / "report.zip"))
    assert "cannot be read: store" in found["report.txt"]
    assert "nobody knows which names to hide" in found["report.txt"]
    log = found["logs/labconnector.log"]
    assert "2026-05-04 08:30:16,001 WARNING labconnector.cad:\n" in log
    assert not [word for word in (*SECRETS, *NAMES) if word.lower() in log.lower()]


def test_of_a_huge_log_the_end(app: App, tmp_path: Path) -> None:
    line = "2026-05-04 08:30:15,123 INFO labconnector: case {number:07d}\n"
    (app.paths.logs / "labconnector.log.1").write_text("".join(line.format(number=n) for n in range(130_000)))
    log = contents(support_report(app, tmp_path / "report.zip", checks=()))["logs/labconnector.log.1"]
    assert len(log) <= 6_000_000
    assert log.startswith("2026-05-04 ")
    assert log.endswith("case 0129999\n")


def test_without_logs(app: App, tmp_path: Path) -> None:
    stop_logging()
    (app.paths.logs / "labconnector.log").unlink()
    assert list(contents(support_report(app, tmp_path / "report.zip", checks=()))) == ["report.txt"]


def test_where_it_cannot_be_written(app: App, tmp_path: Path) -> None:
    with pytest.raises(FileError):
        support_report(app, tmp_path / "gone" / "report.zip", checks=())


def test_cancelled_it_leaves_nothing(app: App, tmp_path: Path) -> None:
    log_everything(app)
    cancel = threading.Event()
    cancel.set()
    with cancelled_by(cancel), pytest.raises(Stopped):
        support_report(app, tmp_path / "report.zip", checks=())
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
