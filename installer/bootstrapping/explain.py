"""From a tool's output or the system's error to what happened and what to do."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from .project import Project
from .telling import SetupError

Advice = tuple[str, str]
"""What happened, what to do."""

FULL: Advice = (
    "The disk is full.",
    "Free about 1 GB on this disk (and in the folder for temporary files), then run it again.",
)
UNWRITABLE: Advice = (
    "The project folder cannot be written to, or a file in it is in use.",
    "Move the project to a folder of your own, or have its rights changed; close Lab Connector and terminals in which "
    ".venv is active; then run it again.",
)
SUPPORTED = (
    "Use Python 3.11, 3.12 or 3.13, 64 bit, on Windows 10 or newer (x64), macOS 13 or newer, or Linux on x86_64 with "
    "glibc 2.34 or newer (Debian 12, Ubuntu 22.04)."
)
KNOWN: tuple[tuple[str, Advice], ...] = (
    (
        r"DO NOT MATCH THE HASHES|Hashes are required|HashMismatch",
        (
            "A downloaded package is not the one that was pinned (its hash differs).",
            "Nothing of it was installed. Run it again; if it happens again, a mirror or proxy changes downloads: "
            "ask who runs it. Do not go around the check.",
        ),
    ),
    (r"No space left on device|Errno 28\b|WinError 112\b|not enough space on the disk", FULL),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError|SSLError",
        (
            "The package server's certificate is not trusted, as in company networks that inspect traffic.",
            "Set PIP_CERT to your company's certificate file (.pem) and check the computer's clock, then run it again.",
        ),
    ),
    (
        r"ProxyError|407 Proxy|Proxy Authentication",
        ("The proxy refused the connection.", "Set HTTPS_PROXY to http://user:password@host:port, then run it again."),
    ),
    (
        r"NewConnectionError|name resolution|getaddrinfo failed|Failed to establish|ConnectTimeout|ReadTimeout|"
        r"Read timed out|Connection (?:refused|reset|aborted|broken)|Network is unreachable|nodename nor servname",
        ("The package server cannot be reached.", "Check the network connection or the proxy, then run it again."),
    ),
    (r"Permission denied|Errno 13\b|Errno 30\b|Read-only file system|WinError (?:5|32)\b|Access is denied", UNWRITABLE),
    (
        r"\(from versions: none\)",
        (
            "The package server does not offer this package to this Python, or cannot be reached.",
            "Check the network connection and, where you use one, your package mirror. Otherwise: " + SUPPORTED,
        ),
    ),
    (
        r"No matching distribution found|Could not find a version|requires a different Python",
        (
            "There is no ready-made build of a package for this Python on this system.",
            SUPPORTED,
        ),
    ),
)
"""Tried in order. Connection before "no build": without a network pip ends with both."""

UNKNOWN: Advice = (
    "The tool stopped with an error.",
    "Read its last lines below. Deleting the folder .venv and running it again starts from nothing.",
)


def explain_output(lines: Sequence[str]) -> Advice:
    """What a tool's output means."""
    text = "\n".join(lines)
    return next((advice for pattern, advice in KNOWN if re.search(pattern, text, re.IGNORECASE)), UNKNOWN)


def explain_os_error(error: OSError) -> Advice:
    """What an error of the file system means."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UNWRITABLE
    if isinstance(error, FileNotFoundError):
        return (f"A file is missing: {error.filename}", "Get a complete copy of the project and run it again.")
    return (str(error), "Deleting .venv in the project folder and running it again starts from nothing.")


@contextmanager
def files_explained(step: str, project: Project) -> Iterator[None]:
    """Turns errors of the file system within a step into SetupError."""
    try:
        yield
    except OSError as error:
        what, do = explain_os_error(error)
        raise SetupError(step, what, do, (f"folder: {project.root}", str(error))) from error
