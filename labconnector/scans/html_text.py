"""The text of an HTML page as lines and tables, whatever the markup."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

Table = tuple[tuple[str, ...], ...]
"""Rows of cells."""

_SILENT = frozenset({"script", "style", "head", "title", "template"})
_BREAKS = frozenset(
    {
        "br",
        "p",
        "div",
        "li",
        "tr",
        "td",
        "th",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dt",
        "dd",
        "ul",
        "ol",
        "hr",
    }
)


@dataclass(frozen=True, slots=True)
class Page:
    """lines: the text in reading order, none empty. tables: each with its rows; an inner table stands by itself."""

    lines: tuple[str, ...]
    tables: tuple[Table, ...]


def read_html(text: str) -> Page:
    """Takes the page apart; whatever cannot be understood is left out."""
    reader = _Reader()
    # `<![` is Word's and CDATA's; the parser of Python 3.11 gives up on any other
    text = text.replace("<![", "< ![")
    # not `close`: it would try every '<' behind an unfinished tag again, which takes hours on a hostile page
    reader.feed(f"{text}<p></p>")
    return reader.page()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._text: list[str] = []
        self._tables: list[list[list[list[str]]]] = []  # rows of cells of pieces
        self._open: list[list[list[list[str]]]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BREAKS:
            self._text.append("\n")
        if tag == "table":
            self._open.append([])
            self._tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._open[-1].append([])
        elif tag in ("td", "th") and self._open and self._open[-1]:
            self._open[-1][-1].append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BREAKS:
            self._text.append("\n")
        if tag == "table" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self._text.append(" ".join(data.splitlines()) if "\n" in data else data)
        if self._open and self._open[-1] and self._open[-1][-1]:
            self._open[-1][-1][-1].append(data)

    def page(self) -> Page:
        """What was read, with blanks folded."""
        lines = (_folded(line) for line in "".join(self._text).split("\n"))
        tables = (tuple(tuple(_folded("".join(cell)) for cell in row) for row in table) for table in self._tables)
        return Page(tuple(line for line in lines if line), tuple(tables))


def _folded(text: str) -> str:
    return " ".join(text.split())
