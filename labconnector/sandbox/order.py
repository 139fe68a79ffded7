"""The sandbox's orders as its server uses them: made from a seed, changed by a re-scan or by modeling, kept as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from pydantic import TypeAdapter

from labconnector.sandbox.content.cases import STANDARD_COUNT, generate_orders, next_order
from labconnector.sandbox.content.look import PackageLook, SandboxOrder
from labconnector.sandbox.content.procedures import PROCEDURE_MAPS, ProcedureMap

__all__ = [
    "PROCEDURE_MAPS",
    "STANDARD_COUNT",
    "PackageLook",
    "ProcedureMap",
    "SandboxOrder",
    "from_json",
    "generate_orders",
    "modeled",
    "next_order",
    "rescanned",
    "to_json",
]

_ORDERS: TypeAdapter[tuple[SandboxOrder, ...]] = TypeAdapter(tuple[SandboxOrder, ...])


def rescanned(order: SandboxOrder, at: datetime) -> SandboxOrder:
    """The same order after the doctor scanned again: 'Ready for Download', newer scan time, other geometry."""
    listed = replace(order.order, status="Ready for Download", scanned_at=at)
    look = replace(order.look, ditched=False, seed=order.look.seed + 1)
    return replace(order, order=listed, look=look, available_at=None, revision=order.revision + 1)


def modeled(order: SandboxOrder, at: datetime) -> SandboxOrder:
    """The same order back from modeling: 'Lab Review' and ditched dies.

    Only a second modeling moves the scan time, as else nothing in the list would tell the two apart.
    """
    again = order.order.status == "Lab Review"
    listed = replace(order.order, status="Lab Review", scanned_at=at if again else order.order.scanned_at)
    look = replace(order.look, ditched=True)
    return replace(order, order=listed, look=look, available_at=None, revision=order.revision + 1)


def to_json(orders: Sequence[SandboxOrder]) -> bytes:
    """The orders for the sandbox's state file, UTF-8."""
    return _ORDERS.dump_json(tuple(orders), indent=1)


def from_json(data: bytes) -> tuple[SandboxOrder, ...]:
    """Orders from `to_json`. Raises pydantic.ValidationError (a ValueError) for anything else."""
    return _ORDERS.validate_json(data)
