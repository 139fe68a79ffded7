"""Debian's Chromium, headless, with a person's hands: over its debugging pipe, so that no driver is needed."""

from __future__ import annotations

import itertools
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Page:
    """One page of the browser."""

    write: int
    read: int
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    session: str = ""
    _rest: bytes = b""

    def call(self, method: str, **params: Any) -> Any:
        """A call of the Chrome DevTools protocol; its result."""
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write, json.dumps(message).encode() + b"\0")
        while (answer := self._receive()).get("id") != number:
            pass  # an event, which nobody here waits for
        assert "error" not in answer, answer
        return answer["result"]

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            assert select.select([self.read], [], [], 60)[0], "the browser says nothing"
            self._rest += os.read(self.read, 65536)
        message, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer

    def open(self, url: str) -> None:
        """Opens a page in a new tab."""
        target = self.call("Target.createTarget", url=url)["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def run(self, script: str) -> Any:
        """The value of a script in the page."""
        return self.call("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def wait(self, script: str, timeout_s: float = 60) -> Any:
        """Waits until a script gives something true; the page may load meanwhile."""
        until = time.monotonic() + timeout_s
        while not (found := self.run(script)):
            assert time.monotonic() < until, f"never true: {script}"
            time.sleep(0.05)  # another process is looked at: there is nothing to be woken by
        return found

    def sign_in(self, url: str, user: str, password: str) -> None:
        """Fills in the login form of that address, and sends it."""
        self.open(url)
        self.wait("document.readyState === 'complete' && !!document.querySelector('input[type=password]')")
        self.run(
            "const word = document.querySelector('input[type=password]');"
            "const name = word.form.querySelector('input[type=text], input[type=email], input:not([type])');"
            f"name.value = {json.dumps(user)}; word.value = {json.dumps(password)};"
            "word.form.querySelector('button, input[type=submit]').click();"
        )


@contextmanager
def browser(profile: Path) -> Iterator[Page]:
    """A browser without a page yet."""
    to_read, write = os.pipe()
    read, to_write = os.pipe()

    def as_expected() -> None:
        """The browser reads from descriptor 3 and writes to 4."""
        source, sink = os.dup(to_read), os.dup(to_write)
        os.dup2(source, 3)
        os.dup2(sink, 4)
        os.set_inheritable(3, True)
        os.set_inheritable(4, True)

    command = [str(BROWSER), *QUIET, "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(
        command, preexec_fn=as_expected, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        os.close(to_read)
        os.close(to_write)
        try:
            yield Page(write, read)
        finally:
            process.terminate()
            process.wait(20)
            os.close(write)
            os.close(read)
