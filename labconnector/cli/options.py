"""Options that many commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from labconnector.system.paths import Paths, data_paths

DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", metavar="FOLDER", help="Where Lab Connector keeps its data. [default: the user's own]"),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output; messages on standard error.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="The log on standard error too.")]
OrderId = Annotated[str, typer.Argument(metavar="ORDER", help="The order id: digits, as MyiTero shows it.")]


def paths_of(data_dir: Path | None) -> Paths:
    """The data folder of a command."""
    return data_paths(data_dir)
