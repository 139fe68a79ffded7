"""The log file holds no secrets."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from labconnector.system.logs import redact, start_logging, stop_logging

SECRETS = ("s3cr3t-token", "eyJhbGciOi.eyJzdWIiOi.c2ln", "ab12-code", "hunter2", "ada@sample.test")
LINES = (
    "Authorization: Bearer s3cr3t-token",
    "{'access_token': 's3cr3t-token', 'refresh_token': \"s3cr3t-token\"}",
    "GET /callback?code=ab12-code&state=ab12-code HTTP/1.1",
    "jwt eyJhbGciOi.eyJzdWIiOi.c2ln",
    "grant_type=refresh_token&refresh_token=s3cr3t-token&client_secret=s3cr3t-token",
    "password=hunter2 user ada@sample.test",
)


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Path]:
    start_logging(tmp_path)
    yield tmp_path / "labconnector.log"
    stop_logging()


def test_secrets_are_masked_in_the_file(logs: Path) -> None:
    for line in LINES:
        logging.getLogger("labconnector.test").warning(line)
    try:
        int(LINES[0])
    except ValueError:
        logging.getLogger("labconnector.test").exception("failed with %s", LINES[1])
    text = logs.read_text("utf-8")
    assert text.count("•••") >= len(LINES)
    assert not [secret for secret in SECRETS if secret in text]


def test_ids_stay_readable() -> None:
    line = "case 900000123: held, status code 404, package-unsafe"
    assert redact(line) == line


def test_a_log_that_cannot_be_written_does_not_stop_the_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file in the way")
    start_logging(tmp_path / "logs")
    logging.getLogger("labconnector.test").warning("still here")
    stop_logging()
    assert "cannot be written" in capsys.readouterr().err
