"""Text that XML 1.0 can hold, and that is the same when it is read again."""

from __future__ import annotations

import re

_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def lines(text: str) -> str:
    """Text of several lines, ended by '\\n'. Characters that XML 1.0 does not know are dropped (XML 1.0, Char)."""
    return _NO_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(text: str) -> str:
    """The same on one line, with single blanks."""
    return " ".join(lines(text).split())
