"""The case list as a table for Excel and its like: CSV with the columns of the list."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from labconnector.cad.bridges import number_text
from labconnector.desk.cancelling import stop_if_cancelled
from labconnector.desk.new_file import new_file
from labconnector.domain.listing import CaseLine, CaseQuery
from labconnector.store.store import Store
from labconnector.talk.views import ToothNumbers

_AT_ONCE = 500
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SEPARATORS = (",", ";", "\t", "|")
_TEETH = "Teeth"

_COLUMNS: dict[str, Callable[[CaseLine], str]] = {
    "Unread": lambda line: "yes" if line.unread else "",
    "Patient": lambda line: line.patient,
    "Doctor": lambda line: line.doctor,
    "Client": lambda line: line.client,
    "Practice": lambda line: line.practice,
    _TEETH: lambda line: " ".join(map(str, line.teeth_universal)),
    "Restoration": lambda line: line.work,
    "Material": lambda line: line.material,
    "Scan type": lambda line: line.scan_type,
    "Due": lambda line: line.due.isoformat() if line.due else "",
    "Rush": lambda line: "yes" if line.rush else "",
    "Received": lambda line: f"{line.listed_at.astimezone():%Y-%m-%d %H:%M}",
    "State": lambda line: line.state.value,
    "CAD folder": lambda line: line.seen.trace.value if line.seen else "",
    "CAD folder since": lambda line: f"{line.seen.at.astimezone():%Y-%m-%d %H:%M}" if line.seen else "",
    "Asks": lambda line: ", ".join(kind.value for kind in line.asks),
    "Problem": lambda line: line.trouble,
    "Revision": lambda line: str(line.revision),
    "Order ID": lambda line: line.order_id,
}


def export_csv(
    store: Store,
    account: str,
    wanted: CaseQuery | Sequence[int],
    path: Path,
    tooth_numbers: ToothNumbers,
    separator: str | None = None,
) -> int:
    """Writes the cases of a query, whatever page of it, or the ones of these ids; returns how many.

    UTF-8 with a byte order mark, else Excel takes it for another encoding. Dates are ISO, times this computer's.
    separator: None = what this computer's Excel expects. The file appears whole or not at all.
    Raises DiskFull, FileError, Stopped.
    """
    columns = dict(_COLUMNS)
    if tooth_numbers is ToothNumbers.FDI:
        columns[_TEETH] = lambda line: " ".join(map(number_text, line.teeth_universal))
    count = 0
    with new_file(path) as beside, beside.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=separator or list_separator())
        writer.writerow([f"{_TEETH} ({tooth_numbers.value.upper()})" if name == _TEETH else name for name in columns])
        for lines in _pages(store, account, wanted):
            writer.writerows([harmless(value(line)) for value in columns.values()] for line in lines)
            count += len(lines)
    return count


def _pages(store: Store, account: str, wanted: CaseQuery | Sequence[int]) -> Iterator[Sequence[CaseLine]]:
    """The lines, some at a time. Which ones is settled at once: while a sync runs, pages of a query would overlap."""
    if isinstance(wanted, CaseQuery):
        whole = store.lines(account, replace(wanted, limit=None, offset=0), count=False)
        ids: Sequence[int] = [line.id for line in whole.lines]
    else:
        ids = wanted
    for some in _chunks(ids):
        stop_if_cancelled()
        yield store.lines_by_id(some)


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    ids = list(dict.fromkeys(ids))
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, on one line: names are typed by strangers."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return f"'{text}" if text.startswith(_FORMULA) else text


def list_separator() -> str:
    """What stands between two cells by this computer's regional settings; Excel splits a CSV by nothing else."""
    found = ","
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Control Panel\International") as key:
            found = str(winreg.QueryValueEx(key, "sList")[0])
    return found if found in _SEPARATORS else ","
