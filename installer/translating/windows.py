"""The texts of the windows: every `self.tr(…)` and `QCoreApplication.translate(…)`, by the sources' syntax trees.

lupdate alone takes `tr` by another name for a text without a context, so it is given what is found here.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

OPEN = {("words.py", "scan types"), ("said.py", "said")}
"""Where a text to be translated is a value: its texts come from elsewhere (`engine.py`)."""


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text to be translated. comment: what sets it apart from the same text with another meaning."""

    context: str
    source: str
    comment: str = ""
    plural: bool = False


class UnclearText(Exception):
    """A text that no translation can find: no plain string, or `tr` of something whose class is not known here."""


def window_texts(folder: Path) -> list[Text]:
    """All texts below a folder, each once, sorted. Raises UnclearText with file and line."""
    found: set[Text] = set()
    for path in sorted(folder.rglob("*.py")):
        reader = _Reader(path)
        reader.visit(ast.parse(path.read_text(encoding="utf-8")))
        found.update(reader.texts)
    return sorted(found)


class _Reader(ast.NodeVisitor):
    def __init__(self, path: Path) -> None:
        self.texts: list[Text] = []
        self._path = path
        self._classes: list[str] = []
        self._aliases = {"translate", "QT_TRANSLATE_NOOP"}

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Assign(self, node: ast.Assign) -> None:
        if isinstance(node.value, ast.Attribute) and node.value.attr == "translate":
            self._aliases.update(target.id for target in node.targets if isinstance(target, ast.Name))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        called = node.func
        if isinstance(called, ast.Attribute) and called.attr == "tr":
            self._add_tr(node, called.value)
        elif (isinstance(called, ast.Name) and called.id in self._aliases) or _is_translate(called):
            self._add(node, self._plain(node.args[0]), node.args[1:])

    def _add_tr(self, node: ast.Call, of: ast.expr) -> None:
        if not (isinstance(of, ast.Name) and of.id == "self" and self._classes):
            raise UnclearText(f"{self._path}:{node.lineno}: tr() of something else than self")
        self._add(node, self._classes[-1], node.args)

    def _add(self, node: ast.Call, context: str, given: list[ast.expr]) -> None:
        if (self._path.name, context) in OPEN and not isinstance(given[0], ast.Constant):
            return
        if node.keywords:
            raise UnclearText(f"{self._path}:{node.lineno}: lupdate knows no named arguments here")
        comment, plural = self._plain(given[1]) if len(given) > 1 else "", len(given) > 2
        if plural and not context.isidentifier():
            raise UnclearText(f"{self._path}:{node.lineno}: lupdate wants a context of one word for plurals")
        self.texts.append(Text(context, self._plain(given[0]), comment, plural))

    def _plain(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        raise UnclearText(f"{self._path}:{node.lineno}: no plain string")


def _is_translate(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and called.attr == "translate"
        and isinstance(called.value, ast.Name)
        and called.value.id == "QCoreApplication"
    )
