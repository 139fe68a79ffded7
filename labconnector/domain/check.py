"""One thing that was looked at on this computer."""

from __future__ import annotations

from dataclasses import dataclass

from labconnector.domain.errors import ConnectorError


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a diagnosis. `error` is None where all is well; `text` holds no names and no secrets."""

    name: str
    text: str
    error: ConnectorError | None = None
