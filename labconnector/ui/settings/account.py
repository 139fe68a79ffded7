"""Account: who is signed in, sign in again, sign out, unpair. These act at once, they are no settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from labconnector.domain.errors import ConnectorError
from labconnector.talk.api import DeskApi
from labconnector.talk.views import DeskState
from labconnector.ui.parts.busy import Busy
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.labels import heading, plain
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.settings.page import SettingsPage
from labconnector.ui.settings.unpair import UnpairDialog
from labconnector.ui.theme import SPACE
from labconnector.ui.words import said

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


class AccountPage(SettingsPage):
    """One account at a time."""

    def __init__(self, desktop: Desktop, bar: MessageBar) -> None:
        super().__init__("account", "")
        self._desktop, self._bridge, self._bar = desktop, desktop.bridge, bar
        self._state = DeskState()
        self.title = self.tr("Account")
        self.heading.setText(self.title)
        self.who, self.how = heading(scale=1.1), plain()
        self.body.addWidget(self.who)
        self.body.addWidget(self.how)
        self.busy = Busy()
        self.sign_in = self._button(self.tr("&Connect to MyiTero…"), desktop.show_wizard)
        self.sign_out = self._button(self.tr("Sign &out…"), self._ask_sign_out)
        self._line(self.sign_in, self.sign_out)
        self.body.addWidget(self.busy)
        self.add_section(self.tr("Disconnect the account"))
        self.add_note(
            self.tr(
                "Unpairing ends the connection at Align, for every user and every computer of the account. To change "
                "this computer only, sign out."
            )
        )
        self.unpair = self._button(self.tr("&Unpair for everybody…"), self._ask_unpair)
        self._line(self.unpair)
        self.body.addStretch(1)

    def show_state(self, state: DeskState) -> None:
        """Says who is signed in."""
        self._state = state
        name = state.account.name if state.account else ""
        self.who.setText(name or self.tr("No account is connected"))
        self.how.setText(self._how_text(state))
        self.sign_in.setText(self.tr("Sign &in again…") if name else self.tr("&Connect to MyiTero…"))
        self.sign_out.setEnabled(bool(name) and self.busy.isHidden())
        self.unpair.setEnabled(state.signed_in and self.busy.isHidden())

    def _how_text(self, state: DeskState) -> str:
        if state.account is None:
            return self.tr("Connect, and new cases come by themselves.")
        if not state.signed_in:
            why = state.sign_in_trouble
            text = self.tr("Nobody is signed in. The list and your rules are kept; new cases come after a sign-in.")
            return f"{said(why.title)}. {text}" if why else text
        if not state.remembered:
            return self.tr("Signed in until the program ends: this computer has no usable password store.")
        return self.tr("Signed in. The sign-in is kept in this computer's password store.")

    def _ask_sign_out(self) -> None:
        text = self.tr("New cases do not come until somebody signs in again. The list, your rules and the files stay.")
        Confirm(
            self, self.tr("Sign out of MyiTero?"), text, self.tr("Sign out"), lambda: self._do(DeskApi.sign_out)
        ).open()

    def _ask_unpair(self) -> None:
        name = self._state.account.name if self._state.account else ""
        UnpairDialog(self, name, lambda: self._do(DeskApi.unpair)).open()

    def _do(self, request: Callable[..., Any]) -> None:
        self.busy.begin(self.tr("Align is being told…"))
        self.show_state(self._state)
        self._bridge.ask(self, request).then(lambda _none: self._done(None)).failed(self._done)

    def _done(self, error: ConnectorError | None) -> None:
        self.busy.end()
        if error is None:
            self._bar.clear()
        else:
            self._bar.show_error(error)
        self.show_state(self._state)
        self._bridge.refresh_state()

    def _button(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: pressed())
        return button

    def _line(self, *buttons: QPushButton) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        self.body.addSpacing(SPACE)
        self.body.addLayout(line)
