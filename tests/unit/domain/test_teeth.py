"""Universal and FDI numbers."""

from __future__ import annotations

import pytest

from labconnector.domain.teeth import (
    UNIVERSAL,
    Arch,
    arch_of_fdi,
    arch_of_universal,
    deciduous_fdi,
    distal_neighbour_fdi,
    fdi_from_universal,
    mesial_neighbour_fdi,
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
    with pytest.raises(ValueError, match="deciduous"):
        deciduous_fdi("U")


def test_arches() -> None:
    assert all(arch_of_universal(u) is Arch.UPPER for u in range(1, 17))
    assert all(arch_of_universal(u) is Arch.LOWER for u in range(17, 33))
    assert arch_of_fdi(75) is Arch.LOWER
    assert Arch.UPPER.opposite is Arch.LOWER
    with pytest.raises(ValueError, match="no FDI"):
        arch_of_fdi(91)


def test_neighbours() -> None:
    assert mesial_neighbour_fdi(16) == 15
    assert mesial_neighbour_fdi(11) == 21
    assert mesial_neighbour_fdi(41) == 31
    assert distal_neighbour_fdi(18) is None
    assert distal_neighbour_fdi(55) is None
    assert distal_neighbour_fdi(14) == 15
    assert neighbours_universal(16) == (15,)
    assert neighbours_universal(17) == (18,)
    assert neighbours_universal(8) == (7, 9)
