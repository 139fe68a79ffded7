"""Universal and FDI numbers."""

from __future__ import annotations

import pytest

from labconnector.domain.teeth import (
    UNIVERSAL,
    Arch,
    arch_of_fdi,
    arch_of_universal,
    deciduous_fdi,
    deciduous_letter,
    deciduous_letter_at,
    fdi_from_universal,
    neighbours_universal,
    universal_from_fdi,
)

FDI_IN_UNIVERSAL_ORDER = [
    *range(18, 10, -1),
    *range(21, 29),
    *range(38, 30, -1),
    *range(41, 49),
]  # ISO 3950, upper right to upper left, then lower left to lower right


def test_the_whole_table() -> None:
    assert [fdi_from_universal(universal) for universal in UNIVERSAL] == FDI_IN_UNIVERSAL_ORDER


def test_it_is_a_bijection() -> None:
    assert [universal_from_fdi(fdi_from_universal(universal)) for universal in UNIVERSAL] == list(UNIVERSAL)


@pytest.mark.parametrize("universal", [0, 33, -1])
def test_no_universal_number(universal: int) -> None:
    with pytest.raises(ValueError, match="no Universal"):
        fdi_from_universal(universal)


@pytest.mark.parametrize("fdi", [10, 19, 55, 0, 49])
def test_no_permanent_fdi_number(fdi: int) -> None:
    with pytest.raises(ValueError, match="no permanent FDI"):
        universal_from_fdi(fdi)


def test_milk_teeth() -> None:
    letters = "ABCDEFGHIJKLMNOPQRST"
    numbers = [deciduous_fdi(letter) for letter in letters]
    assert numbers == [*range(55, 50, -1), *range(61, 66), *range(75, 70, -1), *range(81, 86)]
    assert [deciduous_letter(number) for number in numbers] == list(letters), "a bijection"
    with pytest.raises(ValueError, match="deciduous"):
        deciduous_fdi("U")
    with pytest.raises(ValueError, match="deciduous"):
        deciduous_letter(56)


def test_the_milk_tooth_in_a_permanent_ones_place() -> None:
    """A premolar or front tooth comes where a milk tooth of the same quadrant and place stood; a molar does not."""
    letters = {universal: deciduous_letter_at(universal) for universal in UNIVERSAL}
    assert "".join(letters.values()) == "ABCDEFGHIJKLMNOPQRST"
    for universal, letter in letters.items():
        fdi = fdi_from_universal(universal)
        assert bool(letter) == (fdi % 10 <= 5)
        assert not letter or deciduous_fdi(letter) == fdi + 40


def test_arches() -> None:
    assert all(arch_of_universal(u) is Arch.UPPER for u in range(1, 17))
    assert all(arch_of_universal(u) is Arch.LOWER for u in range(17, 33))
    assert arch_of_fdi(75) is Arch.LOWER
    assert Arch.UPPER.opposite is Arch.LOWER
    with pytest.raises(ValueError, match="no FDI"):
        arch_of_fdi(91)


def test_neighbours() -> None:
    assert neighbours_universal(16) == (15,)
    assert neighbours_universal(17) == (18,)
    assert neighbours_universal(8) == (7, 9)
