"""A sandbox to sign in to, and a person at the browser, for the wizard's tests."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from labconnector.align.profile import Profile, save_profile
from labconnector.domain.errors import ConnectorError
from labconnector.sandbox.options import SandboxOptions
from labconnector.sandbox.people import PASSWORD, USER
from labconnector.sandbox.robot import robot_sign_in
from labconnector.sandbox.server import Sandbox
from labconnector.system.settings import CadSettings, Settings


class Person(QObject):
    """Takes the place of the browser: signs in as a person would, or only looks at the page."""

    def __init__(
        self, user: str = USER, password: str = PASSWORD, *, signs_in: bool = True, refuses: bool = False
    ) -> None:
        super().__init__()
        self.refuses = refuses
        self.addresses: list[str] = []
        self.user, self.password, self.signs_in = user, password, signs_in
        self._threads: list[threading.Thread] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """What QDesktopServices calls."""
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        self.addresses.append(address)
        if self.signs_in:
            act = self._refuse if self.refuses else self._sign_in
            thread = threading.Thread(target=act, args=(address,), name="person")
            self._threads.append(thread)
            thread.start()

    def _sign_in(self, address: str) -> None:
        with suppress(ConnectorError):  # the page refuses; the person stays there
            robot_sign_in(address, self.user, self.password)

    @contextmanager
    def at_the_browser(self) -> Iterator[Person]:
        """While this holds, the system's browser is this person."""
        QDesktopServices.setUrlHandler("http", self, "open")  # type: ignore[arg-type]  # as it is called
        try:
            yield self
        finally:
            QDesktopServices.unsetUrlHandler("http")
            for thread in self._threads:
                thread.join()

    def _refuse(self, address: str) -> None:
        """The page's 'cancel' sends the browser back with an error (RFC 6749, 4.1.2.1)."""
        asked = parse_qs(urlsplit(address).query)
        answer = urlencode({"error": "access_denied", "state": asked["state"][0]})
        with urllib.request.urlopen(f"{asked['redirect_uri'][0]}?{answer}", timeout=10) as page:
            page.read()


@contextmanager
def sandbox(folder: Path, cases: int = 3, **options: Any) -> Iterator[Sandbox]:
    """A sandbox with small cases whose files are ready at once."""
    chosen = SandboxOptions(**{"ready_after_s": 0, "detail": 0.02, "relist_window_s": 1, **options})
    with Sandbox(folder / "sandbox", cases=cases, options=chosen) as running:
        yield running


def profile_of(running: Sandbox, **changes: object) -> dict[str, Any]:
    """The connection profile that leads to a sandbox."""
    return {**running.profile_values(), "orders_floor_s": 1, **changes}


def installed(folder: Path, running: Sandbox, **changes: object) -> Settings:
    """Settings of a lab that has the sandbox as a profile of its own: an installed program, no demo."""
    profile = Profile.model_validate(profile_of(running, **changes))
    save_profile(profile, folder / "data" / "profiles" / f"{profile.name}.toml")
    return Settings(profile=profile.name, check_every_s=3600, cad=CadSettings(folder=folder / "CAD-Data"))
