"""A real engine for the windows' tests: the desk served in threads of the test, over real pipes and a real folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import store_kit

from labconnector.desk.desk import make_desk
from labconnector.desk.serve import serve
from labconnector.domain.account import Account
from labconnector.store import Store
from labconnector.system.settings import CadSettings, Settings, save_settings
from labconnector.talk.messages import Begin
from labconnector.talk.views import Hint
from labconnector.ui.bridge import Bridge
from labconnector.ui.channel import Peer

ACCOUNT = Account("sandbox", 41, "Sample Lab")
"""The account of the filled case lists (`store_kit.ACCOUNT` is its key)."""


def engine_in_threads() -> Peer:
    """An engine as `start_engine` gives it, but in a thread of this process."""
    engine_in, to_engine = os.pipe()
    from_engine, engine_out = os.pipe()
    thread = threading.Thread(target=_serve, args=(engine_in, engine_out), name="engine")
    thread.start()

    def ended(timeout_s: float) -> bool:
        thread.join(timeout_s)
        return not thread.is_alive()

    return Peer(os.fdopen(to_engine, "wb"), os.fdopen(from_engine, "rb"), ended)


def _serve(engine_in: int, engine_out: int) -> None:
    with os.fdopen(engine_in, "rb") as incoming, os.fdopen(engine_out, "wb") as outgoing:
        serve(incoming, outgoing, make_desk)


def fill_nothing(_store: Store) -> None:
    """A data folder without an account."""


def filled(count: int = 5) -> Callable[[Store], None]:
    """A connected account with that many listed cases."""

    def fill(store: Store) -> None:
        store.save_account(ACCOUNT)
        store.journal(ACCOUNT.key, store_kit.orders(count), store_kit.AT)

    return fill


@contextmanager
def bridge_over(
    folder: Path,
    fill: Callable[[Store], None] = fill_nothing,
    *,
    profile: dict[str, Any] | None = None,
    hint: Hint | None = None,
    settings: Settings | None = None,
) -> Iterator[Bridge]:
    """A bridge over a data folder that `fill` has prepared. Its engine starts with the first request, and is ended.

    Without `settings` the account of `filled` is in use where there is one, and `folder/CAD-Data` is the CAD folder.
    """
    data, cad = folder / "data", folder / "CAD-Data"
    data.mkdir(exist_ok=True)
    cad.mkdir(exist_ok=True)
    with store_kit.opened(data) as store:
        fill(store)
        known = store.accounts()
    chosen = settings or Settings(
        account=known[0].key if known else "", cad=CadSettings(folder=cad), check_every_s=3600
    )
    save_settings(data / "settings.toml", chosen)
    bridge = Bridge(Begin(str(data), profile=profile, hint=hint), engine_in_threads)
    try:
        yield bridge
    finally:
        assert bridge.close(20), "the engine did not end"
        bridge.deleteLater()
