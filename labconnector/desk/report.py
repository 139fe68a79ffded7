"""The support report: a zip with versions, checks, settings, counts and logs. No names, no secrets, no database."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from labconnector.app import App
from labconnector.checks import run_checks
from labconnector.desk.cancelling import stop_if_cancelled
from labconnector.desk.names import NameMask, stored_names
from labconnector.desk.new_file import new_file
from labconnector.domain.check import Check
from labconnector.domain.errors import ConnectorError, DiskFull, StoreError
from labconnector.domain.listing import CaseQuery
from labconnector.domain.status import SyncStatus
from labconnector.store.migrate import HEAD
from labconnector.sync.ports import utc_now
from labconnector.system.logs import redact

Hide = Callable[[str], str]

_LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "httpx", "keyring", "numpy", "pydantic")
_LOG_BYTES = 6_000_000
_HEAD = re.compile(r"^\d{4}-\d\d-\d\d [\d:,]+ [A-Z]+ [\w.]+:")
_NO_NAMES = "The case list could not be read, so nobody knows which names to hide: the logs are without their texts.\n"


def support_report(
    app: App, path: Path, *, checks: Iterable[Check] | None = None, status: SyncStatus | None = None
) -> Path:
    """Writes the zip and returns its path. checks: None = looked anew. status: where the sync stands, where one runs.

    Each line of report and logs is freed from what looks like a secret and from every name in the case list.
    Raises DiskFull, FileError, Stopped.
    """
    mask = _names(app)
    text = "".join(_report(app, checks if checks is not None else run_checks(app.paths), status))
    text += "" if mask else f"\n{_NO_NAMES}"
    with new_file(path) as beside, ZipFile(beside, "x", ZIP_DEFLATED) as archive:
        hide = _hider(app, mask)
        archive.writestr("report.txt", "".join(map(hide, text.splitlines(keepends=True))))
        for log in sorted(app.paths.logs.glob("*.log*")):
            with archive.open(f"logs/{log.name}", "w") as out:
                for line in _log_lines(log):
                    out.write((hide(line) if mask else _head(line)).encode())
    return path


def _names(app: App) -> NameMask | None:
    """What to hide; None where the case list cannot be read."""
    try:
        return stored_names(app.store)
    except (StoreError, DiskFull):
        return None


def _hider(app: App, mask: NameMask | None) -> Hide:
    """Folders are told from where they are, as the user's own name is mostly part of them."""
    known = {app.paths.root: "<data>", Path.home(): "<home>"}
    folders = [(text, name) for folder, name in known.items() for text in _spellings(folder)]

    def hide(line: str) -> str:
        for folder, name in folders:
            line = line.replace(folder, name)
        line = redact(line)
        return mask.hide(line) if mask else line

    return hide


def _spellings(folder: Path) -> Iterator[str]:
    """A folder as it stands in texts, in a quoted path, and with slashes; not the top of a drive."""
    if folder.name:
        plain = str(folder)
        yield from dict.fromkeys((plain.replace("\\", "\\\\"), plain, folder.as_posix()))


def _head(line: str) -> str:
    """Time, level and place of a log line; nothing of a line that has none."""
    found = _HEAD.match(line)
    return f"{found[0]}\n" if found else ""


def _log_lines(log: Path) -> Iterator[str]:
    """The lines of the file's end. A log that goes away meanwhile ends."""
    try:
        with log.open("rb") as file:
            if (size := file.seek(0, 2)) > _LOG_BYTES:
                file.seek(size - _LOG_BYTES)
                file.readline()
            else:
                file.seek(0)
            for line in file:
                stop_if_cancelled()
                yield line.decode("utf-8", "replace")
    except OSError as error:
        yield f"(cannot be read: {error.strerror})\n"


# --- report.txt -----------------------------------------------------------------------------------------------------


def _report(app: App, checks: Iterable[Check], status: SyncStatus | None) -> Iterator[str]:
    yield f"Lab Connector, support report of {utc_now():%Y-%m-%d %H:%M} UTC\n"
    yield from _section("Checks", _checks(checks))
    yield from _section("Versions", (("case list's schema", HEAD), *_versions()))
    yield from _section("Settings", _flat(app.settings.model_dump(mode="json")))
    yield from _section("Sync", _status(status))
    yield from _section("Cases", _cases(app))


def _section(title: str, facts: Iterable[tuple[str, object]]) -> Iterator[str]:
    yield f"\n{title}\n{'-' * len(title)}\n"
    try:
        for name, value in facts:
            yield f"{name}: {value}\n"
    except ConnectorError as error:
        yield f"cannot be read: {error.code}\n"


def _checks(checks: Iterable[Check]) -> Iterator[tuple[str, object]]:
    for check in checks:
        yield check.name, check.text if check.error is None else f"FAILED ({check.error.code}): {check.text}"


def _versions() -> Iterator[tuple[str, object]]:
    for name in _LIBRARIES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not installed"


def _flat(values: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", "" if value is None else value


def _status(status: SyncStatus | None) -> Iterator[tuple[str, object]]:
    if status is None:
        yield "phase", "not asked"
        return
    yield "phase", status.phase.value
    yield "late", "yes" if status.is_late(utc_now()) else "no"
    for name in ("started", "last_success", "next_run"):
        at: datetime | None = getattr(status, name)
        yield name.replace("_", " "), f"{at:%Y-%m-%d %H:%M:%S} UTC" if at else "never"
    if status.trouble:
        yield "trouble", f"{status.trouble.code}: {status.trouble.message} {status.trouble.detail}"


def _cases(app: App) -> Iterator[tuple[str, object]]:
    for account in app.store.accounts():
        counts = app.store.counts(account.key)
        yield f"account {account.key}", f"{counts.total} cases, {counts.unread} unread"
        yield from ((f"  {found.value}", count) for found, count in counts.by_state.items())
        lines = app.store.lines(account.key, CaseQuery(limit=None), count=False).lines
        troubles = Counter(line.trouble for line in lines if line.trouble)
        yield from ((f"  problem '{title}'", count) for title, count in troubles.most_common())
