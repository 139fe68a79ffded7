"""The desktop without a screen, in whatever keyring session it is started: signs in, or says how things stand.

Arguments: what to do (`connect` or `look`), a data folder whose settings name a profile. Prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from labconnector.sandbox.people import PASSWORD, USER
from labconnector.sandbox.robot import robot_sign_in
from labconnector.talk.messages import Begin
from labconnector.ui.bridge import Bridge
from labconnector.ui.desktop import Desktop
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.start import make_application
from labconnector.ui.wizard.window import WizardWindow


class Browser(QObject):
    """A person at the browser."""

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        threading.Thread(target=robot_sign_in, args=(address, USER, PASSWORD), daemon=True).start()


def wait_for(what: Callable[[], object], timeout_s: float = 30) -> None:
    """Runs the event loop until it is so, or the time is up."""
    loop, look, end = QEventLoop(), QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if what() else None)
    end.timeout.connect(loop.quit)
    look.start(20)
    end.start(int(timeout_s * 1000))
    loop.exec()


def connect(desktop: Desktop) -> None:
    """Goes through the wizard's sign-in, as a person would."""
    wizard = desktop.show_wizard()
    assert isinstance(wizard, WizardWindow)
    wait_for(lambda: wizard.page.primary is not None)
    assert wizard.page.primary is not None
    wizard.page.primary.click()
    wait_for(lambda: desktop.state.signed_in)
    desktop.bridge.refresh_state()
    wait_for(lambda: desktop.bridge.quiet)


def seen(desktop: Desktop) -> dict[str, object]:
    """What the user is told."""
    wait_for(lambda: desktop.tray.shown is not None and desktop.tray.shown.why != "starting")
    problems = desktop.show_problems()
    wait_for(lambda: desktop.bridge.quiet)
    shown = desktop.tray.shown
    assert shown is not None
    texts = [bar.text for window in desktop.windows() for bar in window.findChildren(MessageBar)]
    wizard = next((window for window in desktop.windows() if isinstance(window, WizardWindow)), None)
    return {
        "why": shown.why,
        "dot": shown.dot,
        "title": shown.title,
        "signed_in": desktop.state.signed_in,
        "remembered": desktop.state.remembered,
        "trouble": desktop.state.sign_in_trouble.code if desktop.state.sign_in_trouble else "",
        "problems": problems.isVisible() and problems.accessibleDescription(),
        "bars": [text for text in texts if text],
        "notes": [note.code for note in wizard.wizard.notices] if wizard else [],
    }


def main() -> None:
    """Prints what is seen after the deed."""
    deed, folder = sys.argv[1], Path(sys.argv[2])
    app = make_application(folder)
    browser = Browser()
    QDesktopServices.setUrlHandler("http", browser, "open")  # type: ignore[arg-type]  # as it is called

    bridge = Bridge(Begin(str(folder)))
    desktop = Desktop(bridge)
    bridge.wake()
    wait_for(lambda: desktop.state.data_folder.parts)
    if deed == "connect":
        connect(desktop)
    print(json.dumps(seen(desktop)), flush=True)
    desktop.ended.connect(app.quit)
    desktop.quit()
    app.exec()


if __name__ == "__main__":
    main()
