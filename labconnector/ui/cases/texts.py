"""The words of a row: what each cell shows, and what is read aloud."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from labconnector.domain.case import LATE, CaseState
from labconnector.domain.listing import CaseLine
from labconnector.talk.views import ToothNumbers
from labconnector.ui.cases.columns import Column, title
from labconnector.ui.seen import seen_explained, seen_text
from labconnector.ui.words import (
    day_text,
    kind_text,
    patient_text,
    said,
    scan_type_text,
    soon_text,
    state_text,
    teeth_text,
    when_text,
)


def cells(line: CaseLine, numbers: ToothNumbers, now: datetime) -> tuple[str, ...]:
    """What the cells of a row show, in the order of `Column`. now: local."""
    return (
        "",
        "",
        line.patient,
        state_words(line, now),
        due_words(line, now.date()),
        line.doctor,
        line.client,
        teeth_text(line.teeth_universal, numbers),
        line.work,
        line.material,
        scan_type_text(line.scan_type),
        when_text(line.listed_at),
        line.practice,
        str(line.revision),
        line.order_id,
    )


def state_words(line: CaseLine, now: datetime) -> str:
    """Where a case stands: what it asks, what went wrong, when its files are expected, what the CAD did with it; else
    its state. now: local.
    """
    if line.asks:
        return _asked(line)
    if line.late(now):
        return said(LATE.title)
    if has_trouble(line, now):
        return said(line.trouble)
    if line.state is CaseState.WAITING and line.expected_at is not None:
        text = QCoreApplication.translate("cases", "Waiting for files, expected {when}")
        return text.format(when=soon_text(line.expected_at, now))
    return seen_text(line.seen, now) if line.seen else state_text(line.state)


def has_trouble(line: CaseLine, now: datetime) -> bool:
    """Whether something went wrong. That Align still makes the files is no trouble before they are late."""
    is_stuck = line.state in (CaseState.HELD, CaseState.FAILED) and bool(line.trouble) and not line.asks
    return is_stuck or line.late(now)


def due_words(line: CaseLine, today: date) -> str:
    """The due date, with 'overdue' or 'rush' in words where it is one."""
    if line.due is None:
        return ""
    day = day_text(line.due)
    if line.overdue(today):
        return QCoreApplication.translate("cases", "{day} – overdue").format(day=day)
    return QCoreApplication.translate("cases", "{day} – rush").format(day=day) if is_rush(line) else day


def is_rush(line: CaseLine) -> bool:
    """Whether there is still something to hurry for."""
    return line.rush and line.state not in (CaseState.DELIVERED, CaseState.RETURNED)


def aloud(line: CaseLine, texts: tuple[str, ...], column: Column) -> str:
    """What a screen reader says: the case in one breath on the patient, else the column and its text."""
    if column is Column.PATIENT:
        return _in_one_breath(line, texts)
    if column is Column.UNREAD:
        return _read_word(line)
    if column is Column.THUMBNAIL:
        return _scans_word(line)
    said_of = texts[column] or QCoreApplication.translate("cases", "nothing")
    return QCoreApplication.translate("cases", "{column}: {text}").format(column=title(column), text=said_of)


def tip(line: CaseLine, texts: tuple[str, ...], column: Column) -> str:
    """What a pointer that rests on a cell is told: all of a text that may be cut off, words for what has none."""
    if column is Column.UNREAD:
        return _read_word(line)
    if column is Column.THUMBNAIL:
        return _scans_word(line)
    if column is Column.STATE and line.seen:
        return f"{texts[column]}\n{seen_explained(line.seen)}"
    return texts[column]


def _asked(line: CaseLine) -> str:
    first = kind_text(line.asks[0])
    if len(line.asks) == 1:
        return first
    more = len(line.asks) - 1
    return QCoreApplication.translate("cases", "{question} (+{count})").format(question=first, count=more)


def _read_word(line: CaseLine) -> str:
    return QCoreApplication.translate("cases", "Unread") if line.unread else QCoreApplication.translate("cases", "Read")


def _scans_word(line: CaseLine) -> str:
    if line.has_scans:
        return QCoreApplication.translate("cases", "Scans attached")
    return QCoreApplication.translate("cases", "No scans yet")


def _in_one_breath(line: CaseLine, texts: tuple[str, ...]) -> str:
    """Patient first: who looks for one hears at once whether this is it."""
    parts = [patient_text(line.patient), _read_word(line), texts[Column.STATE], line.doctor]
    if texts[Column.DUE]:
        parts.append(QCoreApplication.translate("cases", "due {day}").format(day=texts[Column.DUE]))
    parts.append(_scans_word(line))
    return ". ".join(part for part in parts if part)
