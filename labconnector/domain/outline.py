"""A case's work in a few words, as a line of the list has room for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from labconnector.domain.case import Order, Prep, UnitType
from labconnector.domain.materials import material_keys
from labconnector.domain.prescription import Rx, ToothWork
from labconnector.domain.teeth import UNIVERSAL

LONGEST = 120
"""Characters of a text that comes from outside; more does not fit in a line anyway."""


@dataclass(frozen=True, slots=True)
class Outline:
    """teeth_universal: the teeth with work, 1–32, lowest first. work: restorations, material: ordered ones, each once.

    A number that is no tooth is left out; what is to be made there is not.
    """

    teeth_universal: tuple[int, ...] = ()
    work: str = ""
    material: str = ""


def outline_of(order: Order, rx: Rx | None = None) -> Outline:
    """What is to be made: the prescription's teeth where it is known, and those that only the order list names.

    The list knows neither materials nor details; the package's XML does (DPMS specification, Preps).
    """
    works = rx.teeth if rx else ()
    told = {tooth.universal for tooth in works}
    rest = [prep for prep in order.preps if prep.universal not in told and prep.unit_type != UnitType.REGULAR]
    teeth = {*told, *(prep.universal for prep in rest)}
    work = _each_once([*map(_work, works), *map(_unit, rest)])
    return Outline(
        tuple(sorted(teeth.intersection(UNIVERSAL))),
        work,
        _each_once(key.name for key in material_keys(rx)) if rx else "",
    )


_PONTIC = "Pontic"


def _work(tooth: ToothWork) -> str:
    return _PONTIC if tooth.pontic else tooth.restoration


def _unit(prep: Prep) -> str:
    """A missing tooth inside a bridge is a pontic."""
    is_missing = prep.unit_type == UnitType.MISSING_EDENTULOUS
    return _PONTIC if is_missing and prep.bridge_id is not None else prep.unit_name


def _each_once(names: Iterable[str]) -> str:
    tidy = (" ".join(name.split()) for name in names)
    text = ", ".join(dict.fromkeys(name for name in tidy if name))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
