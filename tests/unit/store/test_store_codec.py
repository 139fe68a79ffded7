"""Sort keys."""

from __future__ import annotations

from labconnector.store.codec import sort_key


def test_names_sort_without_case_and_accents() -> None:
    names = ["Zander", "öhm", "Ohm", "ÉMILE", "emily"]
    assert sorted(names, key=sort_key) == ["ÉMILE", "emily", "öhm", "Ohm", "Zander"]
