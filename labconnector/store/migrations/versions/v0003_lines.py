"""What a line of the case list says, in columns of its own; indexes.

Revision ID: 0003
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COLUMNS = ("teeth", "work", "material", "trouble")
_AT_ONCE = 1_000
_REGULAR, _MISSING = 1, 9
_LONGEST = 120
_TEETH = range(1, 33)


def upgrade() -> None:
    """Adds the columns, fills them for the cases that are there, and adds an index."""
    for name in _COLUMNS:
        op.add_column("cases", sa.Column(name, sa.String(), server_default="", nullable=False))
    last = 0
    while page := _page(last):
        last = page[-1].id
        op.get_bind().execute(_FILL, [{"case_id": row.id, **_outline(row), "trouble": _title(row)} for row in page])
    op.create_index("ix_cases_type", "cases", ["account", "scan_type", "listed_at"])
    _index_unread("account", "unread", "listed_at")  # with `unread`, to be counted from the index alone


def downgrade() -> None:
    """Removes what was added."""
    op.drop_index("ix_cases_type", "cases")
    _index_unread("account", "listed_at")
    for name in _COLUMNS:
        op.drop_column("cases", name)


def _index_unread(*columns: str) -> None:
    op.drop_index("ix_cases_unread", "cases")
    op.create_index("ix_cases_unread", "cases", list(columns), sqlite_where=sa.text("unread = 1"))


_PAGE = sa.text(
    "SELECT cases.id, order_json, problem_json, rx_json FROM cases"
    " LEFT JOIN revisions ON revisions.case_id = cases.id AND revisions.number = cases.revision"
    " WHERE cases.id > :last ORDER BY cases.id LIMIT :at_once"
)
_FILL = sa.text(
    "UPDATE cases SET teeth = :teeth, work = :work, material = :material, trouble = :trouble WHERE id = :case_id"
)


def _page(last: int) -> list[sa.Row[Any]]:
    return list(op.get_bind().execute(_PAGE, {"last": last, "at_once": _AT_ONCE}))


def _outline(row: sa.Row[Any]) -> dict[str, str]:
    works = json.loads(row.rx_json)["teeth"] if row.rx_json else []
    told = {work["universal"] for work in works}
    preps = [prep for prep in json.loads(row.order_json)["preps"] if prep["universal"] not in told]
    rest = [prep for prep in preps if prep["unit_type"] != _REGULAR]
    teeth = sorted((told | {prep["universal"] for prep in rest}).intersection(_TEETH))
    return {
        "teeth": ",".join(map(str, teeth)),
        "work": _each_once([*map(_work, works), *map(_unit, rest)]),
        "material": _each_once(_material(work["material"]) for work in works if work["material"]),
    }


def _work(work: dict[str, Any]) -> str:
    return "Pontic" if work["pontic"] else str(work["restoration"])


def _unit(prep: dict[str, Any]) -> str:
    is_pontic = prep["unit_type"] == _MISSING and prep["bridge_id"] is not None
    return "Pontic" if is_pontic else str(prep["unit_name"])


def _material(material: dict[str, str]) -> str:
    return material["name"] or f"Material {material['id']}"


def _each_once(names: Iterable[str]) -> str:
    tidy = (" ".join(name.split()) for name in names)
    text = ", ".join(dict.fromkeys(name for name in tidy if name))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _title(row: sa.Row[Any]) -> str:
    return str(json.loads(row.problem_json)["title"]) if row.problem_json else ""
