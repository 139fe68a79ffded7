"""The first-run wizard's window: draws the logic's steps, does what the logic wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout

from labconnector.domain.account import Account
from labconnector.domain.errors import ConnectorError
from labconnector.domain.status import Phase
from labconnector.talk.api import DeskApi
from labconnector.talk.views import DeskState, SettingsView
from labconnector.ui.bridge import Asked
from labconnector.ui.parts.geometry import keep_geometry
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.wizard import pages
from labconnector.ui.wizard.acts import (
    Act,
    CancelSignIn,
    Close,
    Connect,
    KeepChoices,
    KeepSecret,
    OpenConnection,
    Resume,
    SignIn,
    Skip,
)
from labconnector.ui.wizard.page import Page
from labconnector.ui.wizard.pages.signing_in import SigningIn
from labconnector.ui.wizard.steps import Step, Wizard
from labconnector.ui.wizard.trail import Trail

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class WizardWindow(QDialog):
    """Not modal: the list and the settings can be used beside it. Closing it ends a sign-in under way."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Connect to MyiTero"))
        self.desktop = desktop
        self.bridge = desktop.bridge
        self.wizard = Wizard(self.bridge.state)
        self.since = datetime.now(UTC)
        self._signing_in: Asked[tuple[Account, ...]] | None = None
        self._shown: Step | None = None
        self._pages: dict[Step, Page] = {}
        self.bar = MessageBar(self)
        self.trail, self._stack = Trail(), QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.trail)
        layout.addWidget(self._stack, 1)
        self.resize(640, 480)
        keep_geometry(self, "wizard")
        self.bridge.state_changed.connect(self._state_changed)
        self.bridge.sign_in_address.connect(self._open_browser)
        self.bridge.ask(self, DeskApi.settings).then(self._learn).failed(lambda _error: None)
        self.draw()

    # --- drawing ----------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page of the present step."""
        step = self.wizard.step
        if step not in self._pages:
            page = self._pages[step] = pages.MAKE[step](self)
            self._stack.addWidget(page)
        return self._pages[step]

    def draw(self) -> None:
        """Shows the step that the logic is at."""
        page, step = self.page, self.wizard.step
        page.draw(self.wizard)
        self.trail.draw(self.wizard)
        self._stack.setCurrentWidget(page)
        if step is not self._shown:
            self._shown = step
            self.bar.clear()
            self.setAccessibleDescription(page.heading.text())
            page.begin()
        if self.wizard.trouble is not None:
            self.bar.show_error(self.wizard.trouble)

    # --- doing ------------------------------------------------------------------------------------------------------

    def go(self, act: Act | None) -> None:
        """Does what the logic wants after a button or an answer, then draws."""
        self.draw()
        match act:
            case SignIn():
                self._sign_in()
            case CancelSignIn():
                self._stop_signing_in()
            case KeepSecret(secret=secret):
                self._ask(DeskApi.save_client_secret, secret).then(
                    lambda _none: self.go(self.wizard.secret_kept())
                ).failed(lambda error: self.go(self.wizard.secret_refused(error)))
            case Connect(account=account):
                self._ask(DeskApi.connect, account).then(self._connected).failed(
                    lambda error: self.go(self.wizard.connect_failed(error))
                )
            case KeepChoices():
                self._keep(act)
            case _:
                self._leave(act)

    def _leave(self, act: Act | None) -> None:
        match act:
            case Resume() if self.bridge.state.status.phase is Phase.PAUSED:
                self._ask(DeskApi.resume).failed(self.bar.show_error)
            case Skip(forever=forever):
                self._ask(DeskApi.skip_connecting, forever).then(lambda _none: self.close()).failed(self.bar.show_error)
            case OpenConnection():
                self.desktop.show_settings("connection")
            case Close():
                self.close()

    def _ask(self, request: Callable[..., Any], *args: object) -> Asked[Any]:
        return self.bridge.ask(self, request, *args)

    def _sign_in(self) -> None:
        self._stop_signing_in()
        self._signing_in = self.bridge.ask(self, DeskApi.sign_in).then(self._signed_in).failed(self._sign_in_failed)

    def _signed_in(self, accounts: tuple[Account, ...]) -> None:
        self._signing_in = None
        self.raise_()
        self.activateWindow()
        self.go(self.wizard.signed_in(accounts))

    def _sign_in_failed(self, error: ConnectorError) -> None:
        self._signing_in = None
        self.go(self.wizard.sign_in_failed(error))

    def _stop_signing_in(self) -> None:
        asked, self._signing_in = self._signing_in, None
        if asked is not None:
            asked.cancel()

    def _connected(self, warnings: tuple[str, ...]) -> None:
        self.since = datetime.now(UTC)
        self.bridge.refresh_state()
        self.go(self.wizard.connected(warnings))

    def _learn(self, settings: SettingsView) -> None:
        """Which of the steps there are."""
        self.wizard.can_start_at_login = settings.can_start_at_login
        self.trail.draw(self.wizard)

    def _keep(self, act: KeepChoices) -> None:
        def change(settings: SettingsView) -> None:
            self._learn(settings)
            wanted = replace(
                settings,
                import_enabled=True,
                cad=settings.cad if act.cad is None else act.cad,
                start_at_login=settings.start_at_login if act.start_at_login is None else act.start_at_login,
            )
            self._ask(DeskApi.change_settings, wanted).then(self._kept).failed(self._keep_failed)

        self.bridge.ask(self, DeskApi.settings).then(change).failed(self._keep_failed)

    def _kept(self, _nothing: object) -> None:
        self.bridge.refresh_state()
        self.go(self.wizard.kept())

    def _keep_failed(self, error: ConnectorError) -> None:
        self.go(self.wizard.keep_failed(error))

    # --- what comes ---------------------------------------------------------------------------------------------------

    def _state_changed(self, state: DeskState) -> None:
        self.wizard.state_changed(state)
        if state.signed_in and not state.remembered:
            self.wizard.not_remembered(state.store_trouble)
        self.draw()

    def _open_browser(self, address: str) -> None:
        page = self.page
        if self.wizard.step is Step.SIGNING_IN and isinstance(page, SigningIn):
            page.show_address(address, QDesktopServices.openUrl(QUrl(address)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody waits for the browser any more."""
        self._stop_signing_in()
        event.accept()  # QDialog's own would call `reject`

    def reject(self) -> None:
        """Escape closes the window as its button does."""
        self.close()
