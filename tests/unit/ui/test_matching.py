"""Searching by words."""

from __future__ import annotations

import pytest

from labconnector.ui.parts.matching import matches, search_text, words_of

ZOE = search_text(["Zoë Müller", "L-77", "office@example.test"])


@pytest.mark.parametrize("typed", ["", "  ", "zoe", "MÜLL", "muller zoë", "77 office", "l-77"])
def test_each_word_may_stand_anywhere(typed: str) -> None:
    assert matches(words_of(typed), ZOE)


@pytest.mark.parametrize("typed", ["zoe maier", "müllerl", "l-78", "77office"])
def test_a_word_that_stands_nowhere_finds_nothing(typed: str) -> None:
    assert not matches(words_of(typed), ZOE)
