"""One rotating log file. Ids only: what looks like a secret is masked before it is written."""

from __future__ import annotations

import logging
import re
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

_BYTES = 5_000_000
_KEPT = 4
_NAMES = "code|state|access_token|refresh_token|client_secret|password|code_verifier|patient"
_MASKS = (
    (re.compile(r"(?i)(bearer\s+)[^\s\"',;]+"), r"\1•••"),
    (re.compile(rf"(?i)(\b(?:{_NAMES})\b[\"']?\s*[=:]\s*[\"']?)[^\s&\"',;}}]+"), r"\1•••"),
    (re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*"), "•••"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "•••@•••"),
)


def redact(text: str) -> str:
    """The text without tokens, codes, passwords and mail addresses."""
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text


class _Redacting(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def start_logging(folder: Path, *, verbose: bool = False, name: str = "labconnector.log") -> None:
    """Writes to a file of `folder` (5 MB, four kept) and, when verbose, to stderr too.

    name: two processes do not share a file, for Windows renames none that is open elsewhere.

    A log that cannot be written is no reason not to work; it is said once on stderr.
    """
    logging.raiseExceptions = False  # a full disk must not print a trace for every line of the log
    root = logging.getLogger()
    stop_logging()
    root.setLevel(logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs whole addresses
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _add(RotatingFileHandler(folder / name, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8"))
    except OSError as error:
        print(f"The log cannot be written to {folder}: {error.strerror}", file=sys.stderr)
    if verbose:
        _add(logging.StreamHandler(sys.stderr))


def _add(handler: logging.Handler) -> None:
    handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.set_name("labconnector")
    logging.getLogger().addHandler(handler)


def stop_logging() -> None:
    """Closes our handlers."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if h.get_name() == "labconnector"]:
        root.removeHandler(handler)
        handler.close()
