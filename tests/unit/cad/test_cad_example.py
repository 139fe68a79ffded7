"""The example of a folder name."""

from __future__ import annotations

import pytest

from labconnector.cad.example import PLACEHOLDERS, example_folder
from labconnector.domain.errors import SettingsError


@pytest.mark.parametrize(
    ("kind", "template", "name"),
    [
        ("exocad", "", "2026-03-14_Sample"),
        ("folder", "", "10012345_Sample"),
        ("folder", "%d_%l", "2026-03-14_Sample"),
        ("exocad", "%p %n, %l %f, %tc", "Practice on the Hill 12, Sample Robin, A2"),
        ("exocad", "%o-%s", "10012345-10012345"),
        ("exocad", "100 % %o %", "100 % 10012345 %"),
        ("exocad", "a/b:%o", "a_b_10012345"),
        ("exocad", "con", "_con"),
        ("exocad", "///", "Order 10012345"),
    ],
)
def test_what_a_template_makes(kind: str, template: str, name: str) -> None:
    assert example_folder(kind, template) == name


def test_every_placeholder_stands_for_something() -> None:
    for placeholder in PLACEHOLDERS:
        assert "%" not in example_folder("exocad", f"x{placeholder}")


@pytest.mark.parametrize(("template", "named"), [("%l_%x", "'%x'"), ("%test", "'%t'"), ("%D", "'%D'"), ("%1", "'%1'")])
def test_a_placeholder_that_means_nothing_is_named_with_those_that_do(template: str, named: str) -> None:
    with pytest.raises(SettingsError, match=named) as caught:
        example_folder("exocad", template)
    assert "%tc (shade)" in caught.value.action


def test_a_kind_that_is_not_there() -> None:
    with pytest.raises(SettingsError, match="abacus"):
        example_folder("abacus", "")
