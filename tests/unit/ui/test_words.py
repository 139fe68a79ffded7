"""The domain's words on the screen."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

pytest.importorskip("PySide6.QtCore", reason="Qt's libraries are not on this computer", exc_type=ImportError)

from PySide6.QtCore import QCoreApplication, QLocale

from labconnector.domain.case import CaseState, FileRole
from labconnector.domain.errors import AlignError, ConnectorError
from labconnector.domain.questions import QuestionKind
from labconnector.talk.views import ToothNumbers
from labconnector.ui import words


def test_every_word_of_the_domain_has_a_text() -> None:
    assert all(words.state_text(state) for state in CaseState)
    assert all(words.kind_text(kind) for kind in QuestionKind)
    assert all(words.role_text(role) for role in FileRole)


@pytest.mark.parametrize(
    ("universal", "numbers", "text"),
    [
        (8, ToothNumbers.FDI, "11"),
        (8, ToothNumbers.UNIVERSAL, "8"),
        (99, ToothNumbers.FDI, "#99"),
        (0, ToothNumbers.UNIVERSAL, "0"),
    ],
)
def test_a_tooth_as_the_user_counts(universal: int, numbers: ToothNumbers, text: str) -> None:
    assert words.tooth_text(universal, numbers) == text


def test_times_and_days_that_are_not_there_are_empty() -> None:
    assert words.when_text(None) == words.day_text(None) == words.said("") == ""
    assert words.day_text(date(2026, 5, 4))
    assert words.when_text(datetime(2026, 5, 4, tzinfo=UTC))


def all_errors(kind: type[ConnectorError] = ConnectorError) -> list[type[ConnectorError]]:
    return [kind, *(one for below in kind.__subclasses__() for one in all_errors(below))]


@pytest.mark.parametrize("kind", all_errors(), ids=lambda kind: kind.__name__)
def test_nobody_at_a_window_is_sent_to_a_command_line_or_a_file(kind: type[ConnectorError]) -> None:
    action = words.said(kind("It went wrong.").action)
    assert action
    assert not any(word in action for word in ("`", "README", "docs/", "--"))


def test_a_copied_error_holds_all_that_support_needs() -> None:
    text = words.error_text(AlignError("It said no.", request_id="r-1"))
    assert all(part in text for part in ("Align could not do it", "It said no.", "We go on", "[align]", "r-1"))


def test_large_numbers_have_their_thousands_apart() -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("de_DE"))
        assert words.count_text(100_000) == "100.000"
        assert QCoreApplication.translate("CaseListWindow", "%Ln case(s)", "", 100_000).startswith("100.000 ")
    finally:
        QLocale.setDefault(before)
