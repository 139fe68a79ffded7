"""Names as a short list in a sentence's wake."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

_MOST = 8


def listed(names: Iterable[str]) -> str:
    """One name a line; of many the first ones and how many more there are."""
    all_names = list(dict.fromkeys(names))
    lines = [f"•  {name}" for name in all_names[:_MOST]]
    if more := all_names[_MOST:]:
        lines.append(QCoreApplication.translate("knowledge", "and %n more", "", len(more)))
    return "\n".join(lines)
