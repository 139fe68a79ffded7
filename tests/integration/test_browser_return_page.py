"""The static return page of an https redirect, in a real browser: it hands the code to the program by itself."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser_kit import BROWSER, QUIET

from labconnector.align.auth import new_state
from labconnector.align.loopback import LoopbackListener
from labconnector.system.resources import resource

pytestmark = pytest.mark.skipif(BROWSER is None, reason="not installed: chromium (apt: chromium)")


class Handler(SimpleHTTPRequestHandler):
    """Serves the page, says nothing."""

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def web_server(folder: Path) -> Iterator[str]:
    """A web server that hosts the page, as the lab's or Align's partner's would."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@contextmanager
def browser(profile: Path, url: str, *options: str) -> Iterator[subprocess.Popen[str]]:
    """The page open in a browser."""
    command = [str(BROWSER), *QUIET, *options, f"--user-data-dir={profile}", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()


def test_the_page_brings_the_code_home(tmp_path: Path) -> None:
    with web_server(resource("signin")) as site, LoopbackListener("/callback") as listener:
        state = new_state(listener.port)
        listener.expect(state)
        url = f"{site}/return.html?code=abc%2B1&state={state}"
        with browser(tmp_path / "profile", url, "--remote-debugging-port=0"):
            answer = listener.answer(60)
    assert answer
    assert "code=abc%2B1" in answer
    assert f"state={state}" in answer


def test_without_a_way_home_it_shows_the_address_to_paste(tmp_path: Path) -> None:
    with web_server(resource("signin")) as site:
        url = f"{site}/return.html?code=abc&state=no-port-in-this-state"
        with browser(tmp_path / "profile", url, "--dump-dom") as process:
            page, _ = process.communicate(timeout=60)
    assert '<div id="answer">' in page  # shown, not hidden
    assert '<p id="nothing" hidden' in page
