"""Two revisions of a case side by side, line by line. Plain Python; the words come from the caller."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from labconnector.domain.case import CaseFile
from labconnector.domain.prescription import ToothWork
from labconnector.domain.revision import Revision

OUR_TIMES = ("listed", "fetched", "delivered")
TIMES = ("scanned", *OUR_TIMES)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the comparison. key: what it is about, stable. part: to be named by the caller ('file', 'tooth', …).

    name: of the file or tooth. left and right: '' = it is not in that revision.
    """

    key: str
    part: str
    name: str
    left: str
    right: str

    @property
    def differs(self) -> bool:
        """Whether the case itself differs here; our own times always do, and say nothing."""
        return self.left != self.right and self.part not in OUR_TIMES


@dataclass(frozen=True, slots=True)
class Words:
    """How the caller writes things. file and tooth describe what can differ about them."""

    when: Callable[[Revision, str], str]
    file: Callable[[CaseFile], str]
    tooth: Callable[[ToothWork], str]
    tooth_name: Callable[[int], str]


def compare(left: Revision, right: Revision, words: Words) -> tuple[Line, ...]:
    """All lines, Align's side first, then prescription, then files."""
    return (*_head(left, right, words), *_teeth(left, right, words), *_files(left, right, words))


def _head(left: Revision, right: Revision, words: Words) -> Iterator[Line]:
    yield Line("status", "status", "", left.status, right.status)
    for part in TIMES:
        yield Line(part, part, "", words.when(left, part), words.when(right, part))
    yield Line("notes", "notes", "", _notes(left), _notes(right))
    yield Line("shades", "shades", "", _shades(left), _shades(right))


def _notes(revision: Revision) -> str:
    return revision.rx.notes if revision.rx else ""


def _shades(revision: Revision) -> str:
    return revision.rx.shade_system if revision.rx else ""


def _teeth(left: Revision, right: Revision, words: Words) -> Iterator[Line]:
    here, there = _by_tooth(left, words), _by_tooth(right, words)
    for universal in sorted({*here, *there}):
        name = words.tooth_name(universal)
        yield Line(f"tooth/{universal}", "tooth", name, here.get(universal, ""), there.get(universal, ""))


def _by_tooth(revision: Revision, words: Words) -> dict[int, str]:
    return {tooth.universal: words.tooth(tooth) for tooth in (revision.rx.teeth if revision.rx else ())}


def _files(left: Revision, right: Revision, words: Words) -> Iterator[Line]:
    """Files are compared by their content: a file of the same name may be another scan."""
    here, there = _by_name(left), _by_name(right)
    for name in (*here, *(other for other in there if other not in here)):
        one, two = here.get(name), there.get(name)
        texts = [words.file(file) if file else "" for file in (one, two)]
        if one and two and one.sha256 != two.sha256 and texts[0] == texts[1]:
            texts = [f"{text} ({file.sha256[:6]})" for text, file in zip(texts, (one, two), strict=True)]
        yield Line(f"file/{name}", "file", name, *texts)


def _by_name(revision: Revision) -> dict[str, CaseFile]:
    files = revision.package.files if revision.package else ()
    return {str(PurePath(file.path)): file for file in files}
