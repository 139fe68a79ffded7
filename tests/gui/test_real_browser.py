"""Signing in with Debian's Chromium on the sandbox's own login page: the wizard becomes connected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser_kit import BROWSER, Page, browser
from pytestqt.qtbot import QtBot
from wizard_kit import Person, profile_of, sandbox

from labconnector.sandbox.people import PASSWORD, USER
from labconnector.ui.desktop import Desktop
from labconnector.ui.wizard.window import WizardWindow

pytestmark = pytest.mark.skipif(BROWSER is None, reason="not installed: chromium (apt: chromium)")
LONG = 60_000


def address_asked(desktop: Desktop, person: Person, qtbot: QtBot) -> str:
    """Begins to connect, and gives the address that the wizard opened."""
    wizard = desktop.show_wizard()
    assert isinstance(wizard, WizardWindow)
    qtbot.waitUntil(wizard.isVisible, timeout=LONG)
    connect = wizard.page.primary
    assert connect is not None
    connect.click()
    qtbot.waitUntil(lambda: bool(person.addresses), timeout=LONG)
    return person.addresses[0]


def test_a_real_browser_connects_the_lab(make_desktop: Callable[..., Desktop], qtbot: QtBot, tmp_path: Path) -> None:
    person = Person(signs_in=False)
    with sandbox(tmp_path) as cloud, person.at_the_browser(), browser(tmp_path / "chromium") as page:
        desktop = make_desktop(profile=profile_of(cloud))
        page.sign_in(address_asked(desktop, person, qtbot), USER, "not the password")
        page.wait("!!document.querySelector('[role=alert]')")
        again(page)
        qtbot.waitUntil(lambda: desktop.state.account is not None, timeout=LONG)
        page.wait("document.body.innerText.includes('You may close this window')")
        assert desktop.state.signed_in
        qtbot.waitUntil(lambda: desktop.state.counts.total == 3, timeout=LONG)


def again(page: Page) -> None:
    """The right password, on the page that refused the wrong one."""
    page.run(
        "const word = document.querySelector('input[type=password]');"
        f"word.value = '{PASSWORD}'; word.form.querySelector('button').click();"
    )
