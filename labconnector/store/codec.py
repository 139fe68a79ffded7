"""Domain dataclasses as JSON text and back, exactly."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter

from labconnector.domain.case import CaseFile, Order, Problem
from labconnector.domain.handoff import Finding
from labconnector.domain.outline import Outline
from labconnector.domain.prescription import Rx
from labconnector.domain.questions import Choice

T = TypeVar("T")

ORDER = TypeAdapter(Order)
RX = TypeAdapter(Rx)
PROBLEM = TypeAdapter(Problem)
# A mesh that passed no check may have infinite corners; JSON's null would not come back.
FILES = TypeAdapter(tuple[CaseFile, ...], config=ConfigDict(ser_json_inf_nan="constants"))
FINDINGS = TypeAdapter(tuple[Finding, ...])
CHOICES = TypeAdapter(tuple[Choice, ...])


def dump(adapter: TypeAdapter[T], value: T) -> str:
    """JSON text of a value."""
    return adapter.dump_json(value).decode()


def load(adapter: TypeAdapter[T], text: str) -> T:
    """The value of a JSON text that `dump` made."""
    return adapter.validate_json(text)


def problem_columns(problem: Problem | None) -> dict[str, str | None]:
    """The columns of `cases` that tell of a problem, or of none."""
    if problem is None:
        return {"problem_json": None, "trouble": ""}
    return {"problem_json": dump(PROBLEM, problem), "trouble": problem.title}


def outline_columns(outline: Outline) -> dict[str, Any]:
    """The columns of `cases` that tell what is to be made."""
    teeth = ",".join(map(str, outline.teeth_universal))
    return {"teeth": teeth, "work": outline.work, "material": outline.material}


def whole_text(order: Order) -> Order:
    """The order with every half of a surrogate pair replaced by '?'.

    JSON may carry such halves and no database takes them; one broken name must not cost a page of orders.
    """
    texts = {f.name: getattr(order, f.name) for f in fields(order) if isinstance(getattr(order, f.name), str)}
    fixed: dict[str, Any] = {name: _whole(value) for name, value in texts.items()}
    fixed["preps"] = tuple(replace(prep, unit_name=_whole(prep.unit_name)) for prep in order.preps)
    urls = {f.name: _whole(getattr(order.urls, f.name)) for f in fields(order.urls)}
    return replace(order, urls=replace(order.urls, **urls), **fixed)


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def sort_key(text: str) -> str:
    """What a name is sorted by: without case and accents, so that Ö stands by O."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
