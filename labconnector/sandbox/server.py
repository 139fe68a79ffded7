"""The sandbox: an Align cloud in a box on a port of this computer."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from labconnector.domain.errors import NetworkError
from labconnector.sandbox.cloud import API_PATH, ERROR_PAGE, Cloud, failure
from labconnector.sandbox.control import ControlPage
from labconnector.sandbox.download import Downloads
from labconnector.sandbox.faults import Fault, Faults
from labconnector.sandbox.listing import Orders
from labconnector.sandbox.notify import Notifier
from labconnector.sandbox.oauth import OAUTH_PATH, OAuth
from labconnector.sandbox.options import REDIRECT_URL, Clock, SandboxOptions
from labconnector.sandbox.packages import Packages
from labconnector.sandbox.pairing import Pairing
from labconnector.sandbox.scanning_tool import ScanningTool
from labconnector.sandbox.tokens import Tokens
from labconnector.sandbox.traffic import Envelope, Traffic
from labconnector.sandbox.world import World

_log = logging.getLogger(__name__)

HOST = "127.0.0.1"
_START_S = 10.0
_STOP_S = 5.0
_LAST_CLIENTS_S = 0.02
_SEND_BUFFER = 128 * 1024
"""Bytes the system takes off our hands; small, so that 'all bytes sent' says something about the client."""


class Sandbox:
    """An Align cloud in a box. Use it as a context manager, or call start and stop.

    folder: its memory and packages. seed, cases: what is generated at the first run there; None = the standard set.
    port: 0 = any free one. After start, `url` is its address, `world` and `faults` are what tests change, `traffic`
    is what was asked, `clock` is its time.
    """

    def __init__(
        self,
        folder: Path,
        *,
        seed: int = 1,
        cases: int | None = None,
        options: SandboxOptions | None = None,
        port: int = 0,
        faults: Iterable[Fault] = (),
    ) -> None:
        self.options = options or SandboxOptions()
        self.clock = Clock()
        self.faults = Faults(tuple(faults))
        self.traffic = Traffic()
        self.world = World(folder, seed, cases, self.options, self.clock)
        self.tokens = Tokens(self.clock, self.options.access_life_s, self.options.code_life_s)
        self.url = ""
        self._folder = folder
        self._port = port
        self._running: _Running | None = None

    def start(self) -> None:
        """Listens when it returns. Raises NetworkError where the port is taken."""
        if self._running is not None:
            return
        packages = Packages(self._folder / "packages", self.options.detail)
        if self.world.fresh:
            packages.forget()
        notifier = Notifier(self.faults)
        cloud = Cloud(self._folder, self.options, self.clock, self.faults, self.world, self.tokens, packages, notifier)
        listener = _listen(self._port)
        self.url = cloud.url = f"http://{HOST}:{listener.getsockname()[1]}"
        self.world.changed = notifier.changed
        self._running = _Running(cloud, Envelope(_app(cloud, self.traffic), self.traffic, self.clock, self.faults))
        self._running.start(listener)

    def stop(self) -> None:
        """Stops listening; running answers get a second. Nothing of it is left when it returns."""
        if self._running is not None:
            self._running.stop()
            self._running = None

    def wait(self, timeout_s: float | None = None) -> None:
        """Waits until it stops, for the command line."""
        if self._running is not None:
            self._running.thread.join(timeout_s)

    def profile_values(self) -> dict[str, object]:
        """The fields of a connection profile that leads here."""
        return {
            "name": "sandbox",
            "title": "Sandbox (not Align)",
            "oauth_base": f"{self.url}{OAUTH_PATH}",
            "base_url": self.url,
            "login_page": f"{self.url}{OAUTH_PATH}",
            "client_id": self.options.client_id,
            "client_auth": "none",
            "pkce": True,
            "redirect_url": REDIRECT_URL,
            "scope": "",
            "orders_floor_s": self.options.relist_window_s,
            "myitero_url": self.url,
        }

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Running:
    """The server thread and what stops with it."""

    def __init__(self, cloud: Cloud, app: ASGIApp) -> None:
        self._cloud = cloud
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            date_header=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _Server(config)
        self.thread = threading.Thread(target=self._run, name="sandbox", daemon=True)

    def start(self, listener: socket.socket) -> None:
        """Serves on a listening socket."""
        self._listener = listener
        self._cloud.notifier.start()
        self.thread.start()
        if not self._server.up.wait(_START_S):
            self.stop()
            raise NetworkError("The sandbox did not start in time.", action="Start it again.")

    def stop(self) -> None:
        """Ends the threads."""
        self._server.finish()
        self.thread.join(_STOP_S)
        self._cloud.notifier.stop()
        self._cloud.builders.shutdown(wait=True, cancel_futures=True)

    def _run(self) -> None:
        with self._listener:
            self._server.run(sockets=[self._listener])


class _Server(uvicorn.Server):
    """A server that tells when it is up and ends when told, without looking at a flag ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end = asyncio.Event()

    def finish(self) -> None:
        """Ends it, from any thread; nothing happens when it has ended."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listens, then says so."""
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self.up.set()

    async def main_loop(self) -> None:
        """Serves until told to end. A client that is just being accepted gets its connection first: asyncio loses the
        socket of one that it accepts in the same step in which the server closes.
        """
        await self._end.wait()
        await asyncio.sleep(_LAST_CLIENTS_S)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Ends the running answers, then the connections that did not end by themselves."""
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=1)
        await asyncio.sleep(0)


def _listen(port: int) -> socket.socket:
    """A listening socket on the loopback interface only."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        listener.bind((HOST, port))
        listener.listen(64)
    except OSError as error:
        listener.close()
        raise NetworkError(
            f"The sandbox cannot listen on port {port}.",
            action="Choose another port, or none: then a free one is taken.",
            detail=type(error).__name__,
        ) from error
    return listener


def _app(cloud: Cloud, traffic: Traffic) -> Starlette:
    """All routes: the API under its legacy and its regional path, sign-in, Scanning Tool, the sandbox's own page."""
    api = [*Pairing(cloud).routes(), *Orders(cloud).routes(), *Downloads(cloud).routes()]
    return Starlette(
        routes=[
            *OAuth(cloud).routes(),
            *ScanningTool(cloud).routes(),
            *ControlPage(cloud, traffic).routes(),
            Mount(f"/{API_PATH}", routes=api),
            Mount(f"/{cloud.regional_path}", routes=api),
            Route("/{rest:path}", _unknown, methods=["GET", "POST", "PUT", "DELETE", "PATCH"]),
        ],
        exception_handlers={Exception: _broken},
    )


async def _unknown(_request: Request) -> Response:
    """An address that Align has not got, as a profile with a typing error meets it."""
    return failure(404, "Not found.")


async def _broken(_request: Request, error: Exception) -> Response:
    """A mistake in the sandbox itself: 500 for the client, the trace for the log."""
    _log.error("The sandbox failed to answer.", exc_info=error)
    return HTMLResponse(ERROR_PAGE, 500)
