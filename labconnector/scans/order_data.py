"""The best order data that a package has: the newest order file that can be read, else the Rx sheet, else nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from labconnector.domain.case import FileRole
from labconnector.domain.errors import MetadataError
from labconnector.domain.prescription import Rx
from labconnector.scans.limits import Limits
from labconnector.scans.metadata import file_version, read_metadata
from labconnector.scans.roles import base_name, role_of_name
from labconnector.scans.rx_document import read_rx_document


@dataclass(frozen=True, slots=True)
class OrderData:
    """source: the file it was read from, '' if there was none. refused: what was wrong with better ones."""

    rx: Rx
    source: str = ""
    refused: tuple[str, ...] = ()


def read_order_data(folder: Path, paths: Sequence[str], limits: Limits) -> OrderData:
    """Reads from files at `paths` below `folder`. Never fails: what cannot be read is told in `refused`."""
    refused: list[str] = []
    for path, read in _candidates(paths):
        try:
            return OrderData(read(folder / path, limits), path, tuple(refused))
        except MetadataError as error:
            refused.append(error.message)
    return OrderData(Rx(order_id=""), "", tuple(refused))


def _candidates(paths: Sequence[str]) -> Iterable[tuple[str, Callable[[Path, Limits], Rx]]]:
    """Order files, newest first; any XML if none has the usual name; then the Rx sheets."""
    named = [path for path in paths if role_of_name(path).role is FileRole.METADATA]
    order_files = named or [path for path in paths if path.lower().endswith(".xml")]
    newest_first = sorted(order_files, key=lambda path: -file_version(base_name(path)))
    sheets = [path for path in paths if role_of_name(path).role is FileRole.RX and not path.lower().endswith(".pdf")]
    return [(path, read_metadata) for path in newest_first] + [(path, read_rx_document) for path in sheets]
