"""Names of files and folders, whatever was typed."""

from __future__ import annotations

import pytest

from labconnector.domain.naming import MAX_BYTES, fold_name, safe_component, stem_from_template


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Sample, Ada", "Sample, Ada"),
        ("../../x", "_.._x"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("   ", "unnamed"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("COM¹", "_COM¹"),
        ("Console", "Console"),
        ('a<b>c:"d/e\\f|g?h*i', "a_b_c__d_e_f_g_h_i"),
        ("tail. ", "tail"),
        ("Zoë\u0308", "Zoë̈"),
        ("山田 花子", "山田 花子"),
        ("ab\u202ecd\u200b", "abcd"),
        ("a\x00b\nc", "a_b_c"),
        ("///", "unnamed"),
    ],
)
def test_safe_component(text: str, safe: str) -> None:
    assert safe_component(text) == safe


def test_long_names_are_cut_at_a_whole_character() -> None:
    for text in ("x" * 300, "山" * 300, "é" * 300):
        cut = safe_component(text)
        assert len(cut.encode()) <= MAX_BYTES
        assert cut.strip(text[0]) == ""


def test_stem_from_template() -> None:
    values = {"d": "2026-11-21", "l": "Sample", "f": "Ada", "tc": "A2", "o": "900000123"}
    assert stem_from_template("%d_%l", values, "x") == "2026-11-21_Sample"
    assert stem_from_template("%l_%f_%tc", values, "x") == "Sample_Ada_A2"
    assert stem_from_template("%s_%l", values, "x") == "Sample"
    assert stem_from_template("%z", values, "x") == "%z"
    assert stem_from_template("%s", values, "900000123") == "900000123"


def test_same_name_on_windows_and_macos() -> None:
    assert fold_name("Upper.STL") == fold_name("upper.stl")
    assert fold_name("é.stl") == fold_name("e\u0301.stl")
    assert fold_name("a.stl") != fold_name("b.stl")
