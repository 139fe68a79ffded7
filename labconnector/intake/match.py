"""Whose a package is: by its order ID, else by patient and due date of its order file, else a person says so."""

from __future__ import annotations

from dataclasses import dataclass

from labconnector.domain.case import Case, CaseState, Order
from labconnector.domain.prescription import Rx
from labconnector.intake.found import Item
from labconnector.intake.local_order import order_from
from labconnector.intake.names import numbers_in
from labconnector.scans.package import Package
from labconnector.scans.roles import order_in_name
from labconnector.store.store import Store


@dataclass(frozen=True, slots=True)
class Ask:
    """Nothing says whose it is, or two things contradict one another. `text` is for a person.

    order_id: the order that would answer it, once it is in the case list.
    """

    text: str
    order_id: str = ""


def match(store: Store, account: str, item: Item, package: Package) -> Case | Order | Ask:
    """The case it belongs to; the order of a new case where the order file tells all of it; else the question."""
    found = _match(store, account, _numbers(item), package)
    if isinstance(found, Case) and found.state is CaseState.RETURNED:
        return Ask(f"Order {found.order.order_id} was sent back to the doctor.")
    return found


def _match(store: Store, account: str, outside: frozenset[str], package: Package) -> Case | Order | Ask:
    inside = _orders_in(package)
    if len(inside) > 1:
        return Ask(f"The files name several orders: {', '.join(sorted(inside))}.")
    if inside:
        return _by_content(store, account, inside.pop(), outside, package.rx)
    return _by_name(store, account, outside) or _by_patient(store, account, package.rx) or _unknown(outside)


def _numbers(item: Item) -> frozenset[str]:
    """What may be order IDs in the names around: of the zip, of the folder, of the loose files."""
    names = (item.title, *(seen.path.name for seen in item.files))
    return frozenset().union(*(numbers_in(name) for name in names))


def _orders_in(package: Package) -> set[str]:
    """What the files themselves say; the order file counts more than names of scans."""
    if package.rx.order_id:
        return {package.rx.order_id}
    return {order_in_name(file.path) for file in package.files} - {""}


def _by_content(store: Store, account: str, order_id: str, outside: frozenset[str], rx: Rx) -> Case | Order | Ask:
    others = sorted(number for number in outside - {order_id} if store.case(account, number))
    if others:
        return Ask(f"The name says order {others[0]}, the files say order {order_id}.")
    case = store.case(account, order_id)
    if case is not None:
        return case
    return order_from(rx) or Ask(f"Order {order_id} is not in the case list.", order_id)


def named_case(store: Store, account: str, item: Item) -> Case | None:
    """The one case that the names around a package tell of."""
    found = _by_name(store, account, _numbers(item))
    return found if isinstance(found, Case) else None


def _by_name(store: Store, account: str, outside: frozenset[str]) -> Case | Ask | None:
    cases = [case for number in sorted(outside) if (case := store.case(account, number))]
    if len(cases) > 1:
        named = ", ".join(case.order.order_id for case in cases)
        return Ask(f"The names are of several orders: {named}.")
    return cases[0] if cases else None


def _by_patient(store: Store, account: str, rx: Rx) -> Case | Ask | None:
    """The one case with the patient, the due date and whatever else both know. Two are a question."""
    if not rx.patient or rx.due is None:
        return None
    cases = [case for case in store.cases_of_patient(account, rx.patient, rx.due) if _agrees(case.order, rx)]
    if len(cases) > 1:
        named = ", ".join(case.order.order_id for case in cases)
        return Ask(f"The order file has no order ID, and its patient and due date fit several orders: {named}.")
    return cases[0] if cases else None


def _agrees(order: Order, rx: Rx) -> bool:
    """Nothing that both know differs."""
    both = (
        (order.chart_number, rx.chart_number),
        (str(order.doctor_id), rx.doctor_id),
        (order.doctor_license, rx.doctor_license),
    )
    return all(not a or not b or a == b for a, b in both)


def _unknown(outside: frozenset[str]) -> Ask:
    if outside:
        named = " or ".join(sorted(outside))
        only = named if len(outside) == 1 else ""
        return Ask(f"Neither the files nor the case list know an order {named}.", only)
    return Ask("Neither the name nor the files say which order it belongs to.")
