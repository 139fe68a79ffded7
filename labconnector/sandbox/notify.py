"""Align's notifications: one POST to the callback URL given at pairing, never repeated (guideline 7.1)."""

from __future__ import annotations

import http.client
import json
import queue
import threading
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from labconnector.sandbox.faults import FaultName, Faults
from labconnector.sandbox.state import Entry

_TIMEOUT_S = 5.0


def is_callback_url(url: str) -> bool:
    """Whether notifications could go there."""
    return urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname)


class Notifier:
    """Sends notifications in its own thread. Body: `Id` = Rx GUID, `CompanyId` = account (DPMS, Pushed data)."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._callbacks: dict[int, str] = {}
        self._queue: queue.SimpleQueue[tuple[str, dict[str, object]] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def register(self, account: int, url: str) -> None:
        """The callback URL of an account, as given at pairing."""
        self._callbacks[account] = url

    def forget(self, account: int) -> None:
        """'Un-pair will disconnect the account from its callback URL' (guideline, 9.2)."""
        self._callbacks.pop(account, None)

    def changed(self, entry: Entry) -> None:
        """Tells the lab and the practice of an order that its files are new or changed."""
        order = entry.case.order
        for account in (order.lab_id, order.company_id):
            url = self._callbacks.get(account) if account else None
            if url and not self._faults.take(FaultName.NO_WEBHOOK, entry.order_id):
                self._queue.put((url, {"Id": order.rx_id, "CompanyId": account}))

    def start(self) -> None:
        """Begins to send."""
        self._thread = threading.Thread(target=self._run, name="sandbox-notifier", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends after the notification that is being sent, at most two seconds."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(timeout=2)

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            self._send(*item)

    def _send(self, url: str, body: dict[str, object]) -> None:
        """One try. Whatever goes wrong is lost, as it is with Align."""
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(url, json.dumps(body).encode(), headers, method="POST")  # noqa: S310
        try:
            with self._opener.open(request, timeout=_TIMEOUT_S):
                return
        except (OSError, http.client.HTTPException, ValueError):
            return
