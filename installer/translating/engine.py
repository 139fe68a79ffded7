"""The sentences of the engine that windows show: titles and actions of errors, messages, findings, questions.

What stands in them in braces becomes a placeholder: f"Order {order.order_id} …" is "Order {order_id} …".
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from translating.windows import Text

_ROOMS = ("align", "app.py", "cad", "checks.py", "desk", "domain", "scans", "store", "sync", "system")
_SPOKEN_BY_WINDOWS = ("ui/bridge.py", "ui/parts/openers.py", "ui/print_pages.py", "ui/wizard/failures.py")
"""Errors and actions of the windows' own, which are said as the engine's are."""

_NOT_SHOWN = {
    "align/loopback.py",  # a page in the browser
    "cad/notes.py",  # written into the CAD's files, as are the next two
    "cad/order_sheet.py",
    "cad/ownership.py",
    "desk/export.py",  # a table for other programs
    "desk/links.py",
    "desk/report.py",  # read by us
    "scans/rx_document.py",
    "scans/rx_defines.py",
    "store/sqlite.py",
    "store/tables.py",
    "system/desktop_entry.py",
    "system/run_key.py",
}
_NEVER = {
    "Lab Connector",
    "Practice on the Hill",
    "a file without a name",
    "fixed restorative",
    "implant planning",
    "study model",
    "no JSON",
    "a web page",
    "stamina ends with a result or an error",
    "the body trickles",
}
"""Marks and values that no window shows; so are the placer's steps in `_NO_SENTENCE`."""

_SINGLE = ("version", "profile", "sign-in", "sync", "signed in", "upper", "lower", "on", "off", " at {practice_name}")
"""Names of checks, and words that sentences are filled with."""

_LOGGING = {"debug", "info", "warning", "error", "exception", "log", "compile", "text", "exec_driver_sql", "execute"}
_NO_SENTENCE = re.compile(
    r"%[sd]|^[^a-zA-Z{']|[<>=|\\]|\\n|^PRAGMA|^BEGIN|^SELECT|^HTTP|;q=|charset|: $|^[A-Z_]+$"
    r"|^(?:Basic|Bearer) \{|^method \{|^order number| (?:written|filled in|staged|in place|built|made)$"
    r"|^Lab Connector \{"
)
_LEAST_FIXED = 5
"""Fewer fixed letters fit anything."""


def engine_texts(package: Path) -> list[Text]:
    """The sentences of a `labconnector` folder, each once, sorted."""
    found = {source for path in _modules(package) for source in _sentences(path)}
    found.update((*_SINGLE, *_file_roles(package)))
    found -= _NEVER
    return [Text("said", source) for source in sorted(found)]


def scan_types(package: Path) -> list[Text]:
    """Align's scan types, which are shown by their own names or in the user's language."""
    return [Text("scan types", value) for value in _values(package, "ScanType")]


def _file_roles(package: Path) -> list[str]:
    """As findings name them: 'upper jaw'."""
    return [value.replace("-", " ") for value in _values(package, "FileRole")]


def _values(package: Path, enum: str) -> list[str]:
    """An enumeration's values in `domain/case.py`."""
    tree = ast.parse((package / "domain" / "case.py").read_text(encoding="utf-8"))
    named = next(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == enum)
    values = (node.value for node in named.body if isinstance(node, ast.Assign))
    return [str(value.value) for value in values if isinstance(value, ast.Constant)]


def _modules(package: Path) -> Iterator[Path]:
    for room in (*_ROOMS, *_SPOKEN_BY_WINDOWS):
        place = package / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            name = path.relative_to(package).as_posix()
            if name not in _NOT_SHOWN and "migrations/" not in name:
                yield path


def _sentences(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = set(_left_out(tree))
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        source = _source(node)
        if "\n" in source:
            continue  # for a terminal or a file
        fixed = re.sub(r"\{\w+\}", "", source)
        if " " in source.strip() and sum(map(str.isalpha, fixed)) >= _LEAST_FIXED and not _NO_SENTENCE.search(source):
            yield source


def _left_out(tree: ast.AST) -> Iterator[int]:
    """Docstrings, what is logged, details for the log, parts of longer texts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield id(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield from (id(value) for value in node.values)
        elif isinstance(node, ast.FormattedValue):
            yield from (id(inner) for inner in ast.walk(node))
        elif isinstance(node, ast.keyword) and node.arg == "detail":
            yield from (id(inner) for inner in ast.walk(node.value))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _LOGGING:
            yield from (id(inner) for given in node.args for inner in ast.walk(given))


def _source(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    names: list[str] = []
    text = ""
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            names.append(_hole(part.value, names))
            text += f"{{{names[-1]}}}"
        elif isinstance(part, ast.Constant):
            text += str(part.value)
    return text


def _hole(value: ast.expr, taken: list[str]) -> str:
    """A name for a placeholder that tells the translator what comes: that of the value, as far as it has one."""
    found = [node.attr if isinstance(node, ast.Attribute) else "" for node in ast.walk(value)]
    found += [node.id if isinstance(node, ast.Name) else "" for node in ast.walk(value)]
    plain = isinstance(value, ast.Attribute | ast.Name)
    name = next((one.strip("_").lower() for one in found if one), "text") if plain else "text"
    return name if name not in taken else f"{name}{len(taken) + 1}"
