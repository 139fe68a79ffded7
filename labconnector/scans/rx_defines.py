"""The tables that turn an order file's codes into names. They stand inside the file, so no code is known here by
heart, but for two that were seen in files without tables (specification, E2)."""

from __future__ import annotations

from labconnector.scans.xml_tree import Node

_SEEN = {"restorationtypes": {"2": "Crown", "21": "Missing"}}
_NOT_A_NAME = frozenset({"n/r", "n/a", "none", "not relevant"})


class Defines:
    """RxDefines: a table is any child, a row any element in it with Id and Name, whatever its tag."""

    def __init__(self, rx_defines: Node) -> None:
        self._tables: dict[str, dict[str, Node]] = {}
        for table in rx_defines.children:
            rows = self._tables.setdefault(table.tag, {})
            for row in table.below():
                if (row_id := row.value("id")) and row.value("name"):
                    rows.setdefault(row_id, row)

    def name(self, code: str, *tables: str) -> str:
        """The name behind a code in the first of these tables that knows it. A code that is no number is a name by
        itself, as in the oldest versions; a number that no table knows has none."""
        row = self.row(code, *tables)
        seen = next((_SEEN[table][code] for table in tables if code in _SEEN.get(table, {})), "")
        name = row.value("name") if row else seen or ("" if _is_number(code) else code)
        return "" if name.casefold() in _NOT_A_NAME else name

    def row(self, code: str, *tables: str) -> Node | None:
        """The whole row."""
        return next((self._tables[t][code] for t in tables if code in self._tables.get(t, {})), None)


def _is_number(code: str) -> bool:
    return code.lstrip("-").isdecimal()
