"""What becomes of several records of one client when they are made one. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from labconnector.domain.mapping import Client, DoctorRule

_FILLED = tuple(field.name for field in fields(Client) if field.name not in ("id", "name"))


@dataclass(frozen=True, slots=True)
class Merge:
    """keep: the record that stays, its empty fields filled from the others. gone: the others.

    filled: names of the fields that were filled. dropped: (field, value) of the others that stand nowhere then.
    doctors: who leads to `keep` from now on and did not before.
    """

    keep: Client
    gone: tuple[Client, ...]
    filled: tuple[str, ...]
    dropped: tuple[tuple[str, str], ...]
    doctors: tuple[str, ...]


def plan_merge(keep: Client, clients: Sequence[Client], rules: Sequence[DoctorRule]) -> Merge:
    """Of several values the first of the other records fills an empty field; names are never filled."""
    gone = tuple(client for client in clients if client.id != keep.id)
    filled = {}
    for name in _FILLED:
        values = (getattr(client, name) for client in gone)
        value = next((value for value in values if not _empty(value)), None)
        if _empty(getattr(keep, name)) and value is not None:
            filled[name] = value
    whole = replace(keep, **filled)
    ids = {client.id for client in gone}
    doctors = tuple(rule.doctor_name for rule in rules if rule.client_id in ids)
    return Merge(whole, gone, tuple(filled), _dropped(whole, gone), doctors)


def _dropped(keep: Client, gone: Sequence[Client]) -> tuple[tuple[str, str], ...]:
    """Each lost value once."""
    lost = (
        (name, str(getattr(client, name)))
        for client in gone
        for name in ("name", *_FILLED)
        if not _empty(getattr(client, name)) and getattr(client, name) != getattr(keep, name)
    )
    return tuple(dict.fromkeys(lost))


def _empty(value: object) -> bool:
    return value is None or value == ""


def best_to_keep(clients: Sequence[Client], rules: Sequence[DoctorRule]) -> Client:
    """The record to offer first: to which most doctors lead, then with most fields filled, then the oldest."""

    def worth(client: Client) -> tuple[int, int, int]:
        led = sum(rule.client_id == client.id for rule in rules)
        return led, sum(not _empty(getattr(client, name)) for name in _FILLED), -client.id

    return max(clients, key=worth)
