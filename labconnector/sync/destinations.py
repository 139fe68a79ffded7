"""Where cases go: the targets that the settings name, each with the rule that says which cases it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass

from labconnector.cad.target import Target
from labconnector.domain.case import Order
from labconnector.domain.errors import ConnectorError
from labconnector.domain.mapping import Client

Takes = Callable[[Order, Client | None], bool]
"""Whether a case is for a target. The client is None where it is not known yet: a rule on clients does not fit then."""


def every_case(_order: Order, _client: Client | None) -> bool:
    """A target without a rule."""
    return True


@dataclass(frozen=True, slots=True)
class Destination:
    """A target by the name that the settings and the journal give it. away: it cannot take cases now."""

    name: str
    target: Target
    takes: Takes = every_case
    away: bool = False


def chosen(destinations: Sequence[Destination], order: Order, client: Client | None) -> tuple[Destination, ...]:
    """Those that take the case; the first of all where no rule fits, so that no case is left without a place.

    Without a client, none may fit yet.
    """
    fitting = tuple(one for one in destinations if one.takes(order, client))
    return fitting if fitting or client is None else tuple(destinations[:1])


def named(error: ConnectorError, name: str) -> ConnectorError:
    """The same error with the target's name, where there are several: the lab must know which folder it is about."""
    same = copy(error)
    same.message = f"The CAD target '{name}': {error.message}"
    return same
