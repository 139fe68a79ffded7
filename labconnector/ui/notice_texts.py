"""Title and text of a notification. No more of a patient than is needed to find the case."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from labconnector.talk.events import Notice, NoticeKind
from labconnector.ui.words import said


def notice_text(notice: Notice) -> tuple[str, str]:
    """Title and text."""
    count = notice.count
    match notice.kind:
        case NoticeKind.NEW_CASES:
            return QCoreApplication.translate("notices", "%n new case(s)", "", count), _whose(notice)
        case NoticeKind.QUESTION:
            title = QCoreApplication.translate("notices", "%n case(s) need an answer", "", count)
            return title, notice.text or _whose(notice)
        case NoticeKind.FAILURE:
            title = QCoreApplication.translate("notices", "%n case(s) failed", "", count)
            return title, f"{_whose(notice)}: {said(notice.text)}"
        case NoticeKind.INCOMING:
            title = QCoreApplication.translate("notices", "%n file(s) wait for you", "", count)
            return title, QCoreApplication.translate("notices", "Nothing says which order they belong to.")
        case NoticeKind.TROUBLE:
            error = notice.error
            title = said(error.title) if error else QCoreApplication.translate("notices", "Lab Connector needs you")
            return title, said(error.action) if error else notice.text


def _whose(notice: Notice) -> str:
    first = f"{notice.patient} · {notice.doctor}" if notice.doctor else notice.patient
    more = notice.count - 1
    return (
        first
        if more < 1
        else QCoreApplication.translate("notices", "{first} and %n more", "", more).format(first=first)
    )
