"""Requests about files from watched folders: what waits, and what a person says of it."""

from __future__ import annotations

from pathlib import Path

from labconnector.desk import watched_choice
from labconnector.desk.part import Part
from labconnector.domain.case import Case
from labconnector.domain.errors import NotFound, UsageError
from labconnector.domain.incoming import Incoming
from labconnector.domain.order_id import typed_order_id
from labconnector.talk.views import WatchedTest


class IncomingPart(Part):
    """The requests about files from watched folders."""

    def incoming(self) -> tuple[Incoming, ...]:
        """Files that wait for a person."""
        account = self._engine.account
        return self._store.incoming_waiting(account.key) if account else ()

    def order_for_file(self, typed: str) -> Case:
        """The case that a typed order ID stands for, from the list: to be shown before a file is attached to it."""
        order_id = typed_order_id(typed)
        case = self._store.case(self._account_key, order_id)
        if case is None:
            raise NotFound(
                f"Order {order_id} is not in the case list.",
                action="Compare it with the Order ID on MyiTero (not the Order Code), or check for new cases first.",
            )
        return case

    def attach_file(self, incoming_id: int, order_id: str) -> None:
        """The file is this order's; it is taken with the next cycle, which begins now."""
        order = self.order_for_file(order_id).order
        self._require_watched(incoming_id)
        self._store.answer_incoming(incoming_id, order.order_id)
        self._engine.watched.answered()

    def test_watched_folder(self, folder: Path) -> WatchedTest:
        """Looks whether a folder can be watched."""
        return watched_choice.tested(self._app, folder)

    def ignore_file(self, incoming_id: int) -> None:
        """Nothing is to be done with it, under whatever name it comes again."""
        self._store.ignore_incoming(incoming_id)
        self._engine.watched.answered()

    def _require_watched(self, incoming_id: int) -> None:
        """UsageError where nobody would look at the file: its folder was taken off the list meanwhile."""
        folders = [one.path for one in self._app.settings.intake.folders]
        asked = next((one for one in self.incoming() if one.id == incoming_id), None)
        if asked is not None and not any(Path(asked.key).is_relative_to(folder) for folder in folders):
            raise UsageError(
                "The folder that the file lies in is not watched any more.",
                action="Watch it again in Settings, Folders, or ignore the file.",
            )
