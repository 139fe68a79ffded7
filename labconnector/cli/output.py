"""Prints for people (rich tables) or for programs (one JSON document). Messages go to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from labconnector.domain.errors import ConnectorError


def console() -> Console:
    """Standard output, for people."""
    return Console(highlight=False)


def messages() -> Console:
    """Standard error, for what is not the result."""
    return Console(stderr=True, highlight=False)


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n")
    sys.stdout.flush()


def print_table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], empty: str, whole: Sequence[str] = ()
) -> None:
    """A table, or one line that says why there is none. Cells are text, never markup.

    whole: columns that are never broken or cut.
    """
    rows = list(rows)
    if not rows:
        console().print(Text(empty))
        return
    table = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in whole)
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text("" if cell is None else str(cell)) for cell in row))
    console().print(table)


def print_error(error: ConnectorError, *, as_json: bool) -> None:
    """Title, what happened, what to do: on standard error; with `--json` as the document on standard output too."""
    if as_json:
        print_json({"error": error.as_dict()})
    out = messages()
    out.print(Text(error.title, style="bold red"))
    out.print(Text(error.message))
    out.print(Text(f"→ {error.action}"))
    if error.request_id:
        out.print(Text(f"Align's request id: {error.request_id}", style="dim"))
