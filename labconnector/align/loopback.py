"""Listens on this computer for the browser that comes back from Align's login page (RFC 8252, 7.3)."""

from __future__ import annotations

import html
import socket
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue
from socketserver import TCPServer
from types import TracebackType
from urllib.parse import urlsplit

from labconnector.align.auth import is_state

_IDLE_S = 1.0
"""Browsers open connections ahead and leave them idle; they must not hold up the end."""

_Request = socket.socket | tuple[bytes, socket.socket]

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Lab Connector</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{font:18px/1.6 system-ui,sans-serif;max-width:34rem;margin:16vh auto;padding:0 1.5rem;color:#1c2733;
background:#f6f8fa}}h1{{font-size:1.5rem;margin:0 0 .5rem}}
@media(prefers-color-scheme:dark){{body{{color:#e6edf3;background:#12181f}}}}</style></head>
<body><main><h1>{title}</h1><p>{text}</p></main></body></html>
"""
_DONE = ("Thank you", "Lab Connector has your answer. You may close this window.")
_REFUSED = ("Sign-in was cancelled", "Nothing was changed. You may close this window.")
_FORGED = (
    "This answer does not fit",
    "It belongs to another sign-in. Close this window and start again in Lab Connector.",
)
_OTHER = ("Nothing here", "This address only takes the answer of a sign-in. You may close this window.")


class LoopbackListener:
    """Takes one answer on 127.0.0.1 and a free port, in a thread of its own; ends with its `with` block.

    The answer is the query of the first call to `path` that carries `code` or `error`. Every other call gets a page
    that says so and changes nothing.
    """

    def __init__(self, path: str = "/callback") -> None:
        self.path = path
        self._state = ""
        self._answers: Queue[str] = Queue()
        self._lock = threading.Lock()
        self._taken = False
        self._server = _Server(self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, name="sign-in-listener"
        )

    @property
    def port(self) -> int:
        """The port that the system gave us."""
        return int(self._server.server_address[1])

    def expect(self, state: str) -> None:
        """Names the state that the answer must carry to be thanked for; set it before the browser opens."""
        self._state = state

    def answer(self, timeout_s: float) -> str | None:
        """The query that came, None if none did in time. The caller checks it (`auth.code_from`)."""
        try:
            return self._answers.get(timeout=timeout_s)
        except Empty:
            return None

    def take(self, query: str) -> tuple[str, str]:
        """Called by the server's threads: keeps the first answer, returns title and text for the browser."""
        with self._lock:
            if self._taken:
                return _OTHER
            self._taken = True
        self._answers.put(query)
        if not is_state(query, self._state):
            return _FORGED
        return _DONE if "code=" in query else _REFUSED

    def __enter__(self) -> LoopbackListener:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.let_go(_IDLE_S)
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    # Its threads are waited for at the end; `let_go` sees to it that none lasts.
    daemon_threads = False
    # On Windows the port could be taken over by another program otherwise.
    allow_reuse_address = False

    def __init__(self, listener: LoopbackListener) -> None:
        self.listener = listener
        self._open: set[socket.socket] = set()
        self._changed = threading.Condition()
        super().__init__(("127.0.0.1", 0), _Handler)

    def server_bind(self) -> None:
        """Without the name lookup of http.server, which takes seconds on some computers."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    def process_request(self, request: _Request, client_address: object) -> None:
        """Notes the connection (a tuple only with datagrams), then answers it in a thread of its own."""
        with self._changed:
            self._open |= {request} if isinstance(request, socket.socket) else set()
        super().process_request(request, client_address)

    def shutdown_request(self, request: _Request) -> None:
        """The connection has its answer."""
        super().shutdown_request(request)
        with self._changed:
            self._open -= {request}
            self._changed.notify_all()

    def let_go(self, seconds: float) -> None:
        """Cuts the connections that have not ended in that time: a client may send one letter a second for hours."""
        with self._changed:
            self._changed.wait_for(lambda: not self._open, seconds)
            for one in self._open:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up early is no event; the default would print a traceback."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = _IDLE_S

    def do_GET(self) -> None:
        """Answers the browser."""
        parts = urlsplit(self.path)
        listener = self.server.listener
        names = {pair.split("=", 1)[0] for pair in parts.query.split("&")}
        if parts.path != listener.path or not names & {"code", "error"}:
            self._send(404, *_OTHER)
            return
        title, text = listener.take(parts.query)
        self._send(400 if (title, text) == _FORGED else 200, title, text)

    def _send(self, status: int, title: str, text: str) -> None:
        page = _PAGE.format(title=html.escape(title), text=html.escape(text)).encode()
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Logs nothing: addresses hold the code."""


_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Connection": "close",
}
