"""What the parts of the desk share."""

from __future__ import annotations

from collections.abc import Sequence

from labconnector.app import App
from labconnector.desk.engine import Engine
from labconnector.domain.errors import ConnectorError, SignInError
from labconnector.store.store import Store


class Part:
    """Base of the parts that `Desk` is made of."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def _app(self) -> App:
        return self._engine.app

    @property
    def _store(self) -> Store:
        return self._engine.app.store

    @property
    def _account_key(self) -> str:
        account = self._engine.account
        if account is None:
            raise SignInError("No account is connected yet.", action="Connect to MyiTero first.")
        return account.key

    @property
    def _myitero_url(self) -> str:
        """'' where the profile in use cannot be read."""
        try:
            return self._app.profile.myitero_url
        except ConnectorError:
            return ""

    def _changed(self, case_ids: Sequence[int]) -> None:
        """Tells that these cases changed, and lets the sync look at them."""
        self._engine.teller.changed(self._store.order_ids(case_ids))
        self._engine.wake()
