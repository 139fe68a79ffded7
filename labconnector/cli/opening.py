"""Opens the data folder for a command: log, store, settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from labconnector.app import App, Connection
from labconnector.cli.options import paths_of
from labconnector.domain.account import Account
from labconnector.domain.case import Case
from labconnector.domain.errors import NotFound, SignInError
from labconnector.domain.order_id import typed_order_id
from labconnector.system.instance import only_instance
from labconnector.system.keystore import SystemKeystore
from labconnector.system.logs import start_logging


@contextmanager
def opened(data_dir: Path | None, *, verbose: bool = False) -> Iterator[App]:
    """The program over one data folder; several commands may have it open at a time."""
    paths = paths_of(data_dir)
    start_logging(paths.logs, verbose=verbose)
    with App(paths, SystemKeystore()) as app:
        yield app


@contextmanager
def opened_alone(data_dir: Path | None, *, verbose: bool = False) -> Iterator[App]:
    """The same for commands that sync: one at a time for a data folder."""
    with only_instance(paths_of(data_dir).lock), opened(data_dir, verbose=verbose) as app:
        yield app


def stored_case(app: App, order: str) -> Case:
    """The case of an order id. NotFound where the list does not have it."""
    order_id = typed_order_id(order)
    case = app.store.case(app.account().key, order_id)
    if case is None:
        raise NotFound(f"Order {order_id} is not in the case list.")
    return case


def restored_or_none(app: App) -> tuple[Account, Connection | None, SignInError | None]:
    """The account with its connection; without a usable sign-in local work goes on and the error is told."""
    account = app.account()
    try:
        return account, app.restored(), None
    except SignInError as error:
        return account, None, error
