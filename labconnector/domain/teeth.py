"""Tooth numbers. Align counts Universal 1–32 (`AdaId`), CAD counts FDI; a name always says which one it holds."""

from __future__ import annotations

from enum import StrEnum

UNIVERSAL = range(1, 33)
_DECIDUOUS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRST",
        (55, 54, 53, 52, 51, 61, 62, 63, 64, 65, 75, 74, 73, 72, 71, 81, 82, 83, 84, 85),
        strict=True,
    )
)
_LETTERS = {fdi: letter for letter, fdi in _DECIDUOUS.items()}
_TO_FDI = {u: 10 + 9 - u for u in range(1, 9)}
_TO_FDI |= {u: 20 + u - 8 for u in range(9, 17)}
_TO_FDI |= {u: 30 + 25 - u for u in range(17, 25)}
_TO_FDI |= {u: 40 + u - 24 for u in range(25, 33)}
_TO_UNIVERSAL = {fdi: u for u, fdi in _TO_FDI.items()}


class Arch(StrEnum):
    """A jaw."""

    UPPER = "upper"
    LOWER = "lower"

    @property
    def opposite(self) -> Arch:
        """The jaw it bites on."""
        return Arch.LOWER if self is Arch.UPPER else Arch.UPPER


def fdi_from_universal(universal: int) -> int:
    """FDI number (ISO 3950) of a permanent tooth. Raises ValueError outside 1–32."""
    try:
        return _TO_FDI[universal]
    except KeyError:
        raise ValueError(f"{universal} is no Universal tooth number") from None


def universal_from_fdi(fdi: int) -> int:
    """Universal number of a permanent tooth. Raises ValueError for other FDI numbers."""
    try:
        return _TO_UNIVERSAL[fdi]
    except KeyError:
        raise ValueError(f"{fdi} is no permanent FDI tooth number") from None


def deciduous_fdi(letter: str) -> int:
    """FDI number of a milk tooth from its Universal letter A–T. Raises ValueError for others."""
    try:
        return _DECIDUOUS[letter.upper()]
    except KeyError:
        raise ValueError(f"{letter!r} is no deciduous tooth letter") from None


def deciduous_letter(fdi: int) -> str:
    """Universal letter A–T of a milk tooth from its FDI number. Raises ValueError for others."""
    try:
        return _LETTERS[fdi]
    except KeyError:
        raise ValueError(f"{fdi} is no deciduous FDI tooth number") from None


def deciduous_letter_at(universal: int) -> str:
    """The letter of the milk tooth that stands where this permanent tooth comes; '' behind the fifth, where none does.

    Raises ValueError outside 1–32.
    """
    fdi = fdi_from_universal(universal)
    return deciduous_letter(fdi + 40) if fdi % 10 <= 5 else ""


def arch_of_fdi(fdi: int) -> Arch:
    """Jaw of an FDI number; quadrants 1, 2, 5, 6 are upper."""
    quadrant = fdi // 10
    if quadrant not in range(1, 9):
        raise ValueError(f"{fdi} is no FDI tooth number")
    return Arch.UPPER if quadrant in (1, 2, 5, 6) else Arch.LOWER


def arch_of_universal(universal: int) -> Arch:
    """Jaw of a Universal number 1–32."""
    return arch_of_fdi(fdi_from_universal(universal))


def neighbours_universal(universal: int) -> tuple[int, ...]:
    """The teeth left and right of it in the same jaw."""
    arch = arch_of_universal(universal)
    return tuple(u for u in (universal - 1, universal + 1) if u in UNIVERSAL and arch_of_universal(u) is arch)
