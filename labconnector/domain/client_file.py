"""What a file of clients holds: those to add, and the lines that are left out with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from labconnector.domain.mapping import Client


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """A line that is not taken. `number` counts from 1, the header included; `name` is '' where there is none.

    duplicate: whether it is a client that is there already, in the list or further up in the file.
    """

    number: int
    name: str
    reason: str
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class ClientFile:
    """A file of clients as it was read; nothing is stored yet. The clients have the id 0."""

    clients: tuple[Client, ...] = ()
    skipped: tuple[SkippedLine, ...] = ()

    @property
    def duplicates(self) -> int:
        """How many lines were left out because the client is there already."""
        return sum(line.duplicate for line in self.skipped)
