"""Runs Alembic's migration steps inside a transaction of ours."""

from __future__ import annotations

import threading

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

_ONE_AT_A_TIME = threading.Lock()  # Alembic keeps its context in module-level proxies


def known(scripts: str) -> frozenset[str]:
    """The schema revisions that this version knows."""
    return frozenset(step.revision for step in ScriptDirectory.from_config(config(scripts)).walk_revisions())


def upgrade(connection: Connection, head: str, scripts: str) -> None:
    """Runs the steps that are missing up to `head`, in the transaction that `connection` is in."""
    settings = config(scripts)
    settings.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(settings, head)


def config(scripts: str) -> Config:
    """Alembic's settings without an alembic.ini. `scripts`: `package:folder`, or a path."""
    settings = Config()
    settings.set_main_option("script_location", scripts.replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    return settings
