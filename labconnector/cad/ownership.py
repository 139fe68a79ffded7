"""The small hidden file by which we know a case folder as ours, and whose it is. It holds no patient data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

NAME = ".labconnector.json"
"""Its name in the case folder. exocad ignores it."""

_PROGRAM = "Lab Connector"
_FORMAT = 1
_MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a case folder is.

    order_file: SHA-256 of the order file that belongs to it, known before that file is there.
    files: SHA-256 of everything we ever put there. A file with one of these hashes is ours and untouched.
    """

    account: str
    order_id: str
    revision: int
    order_file: str
    files: frozenset[str]

    def is_same_case(self, other: Owner) -> bool:
        """Whether both are the same revision of the same case."""
        return (self.account, self.order_id, self.revision) == (other.account, other.order_id, other.revision)

    def as_bytes(self) -> bytes:
        """The file's content."""
        values = {
            "program": _PROGRAM,
            "format": _FORMAT,
            "account": self.account,
            "order_id": self.order_id,
            "revision": self.revision,
            "order_file": self.order_file,
            "files": sorted(self.files),
        }
        return json.dumps(values, indent=1).encode("ascii") + b"\n"


def read_owner(folder: Path) -> Owner | None:
    """The owner that a case folder names; None where it is not ours. A link is never ours."""
    path = folder / NAME
    if folder.is_symlink() or path.is_symlink() or not path.is_file() or path.stat().st_size > _MOST_BYTES:
        return None
    return owner_of(path.read_bytes())


def owner_of(data: bytes) -> Owner | None:
    """What such a file says; None where it is not ours."""
    try:
        values = json.loads(data)
        if values["program"] != _PROGRAM:
            return None
        files = frozenset(str(one) for one in values["files"])
        return Owner(
            str(values["account"]), str(values["order_id"]), int(values["revision"]), str(values["order_file"]), files
        )
    except (ValueError, KeyError, TypeError):
        return None
