"""Connection: which Align, by which addresses, as whom. Everything can be changed without a new release."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from labconnector.domain.errors import ConnectorError
from labconnector.talk.api import DeskApi
from labconnector.talk.views import ProfileView
from labconnector.ui.bridge import Bridge
from labconnector.ui.parts.labels import Remark
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.settings.page import SettingsPage
from labconnector.ui.settings.profile_names import entry_text, with_names
from labconnector.ui.words import said

_LINES = ("client_id", "oauth_base", "login_page", "base_url", "redirect_url", "myitero_url")


class ConnectionPage(SettingsPage):
    """The environment profile. The client secret can be given, never seen."""

    def __init__(self, bridge: Bridge, bar: MessageBar) -> None:
        super().__init__("connection", "")
        self._bridge, self._bar = bridge, bar
        self.title = self.tr("Connection")
        self.heading.setText(self.title)
        self.add_note(
            self.tr(
                "Align gives these addresses, the client ID and the client secret to each lab. Another environment, "
                "or other addresses, need a new sign-in."
            )
        )
        self.problem = Remark()
        self.body.addWidget(self.problem)
        self.environment = QComboBox()
        self.lines = {name: QLineEdit() for name in _LINES}
        self.client_auth = QComboBox()
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._shown: ProfileView | None = None
        self._lay_out()
        self.environment.activated.connect(self._choose)
        self.client_auth.activated.connect(lambda _row: self.changed.emit())
        self.secret.textEdited.connect(lambda _text: self.changed.emit())
        for line in self.lines.values():
            line.textEdited.connect(lambda _text: self.changed.emit())

    def show_profile(self, profile: ProfileView) -> None:
        """Shows a profile."""
        self._shown = profile
        self.environment.clear()
        names = profile.names if profile.name in profile.names else (profile.name, *profile.names)
        for name in names:
            is_shown = name == profile.name and profile.title
            self.environment.addItem(f"{name} ({profile.title})" if is_shown else name, name)
        self.environment.setCurrentIndex(self.environment.findData(profile.name))
        for name, line in self.lines.items():
            line.setText(getattr(profile, name))
            line.setCursorPosition(0)
        self.client_auth.setCurrentIndex(max(0, self.client_auth.findData(profile.client_auth)))
        self.secret.clear()
        kept, none = self.tr("Kept. Type to replace it."), self.tr("None is kept yet.")
        self.secret.setPlaceholderText(kept if profile.has_client_secret else none)
        self.problem.say(with_names(said(profile.problem)))
        for refused in self.fields.values():
            refused.say("")

    def profile(self) -> ProfileView | None:
        """The profile as it stands here; None while it is not known yet."""
        if self._shown is None:
            return None
        typed: dict[str, Any] = {name: line.text().strip() for name, line in self.lines.items()}
        return replace(self._shown, client_auth=self.client_auth.currentData(), **typed)

    def new_secret(self) -> str:
        """The client secret that was typed; '' for none."""
        return self.secret.text().strip()

    def _lay_out(self) -> None:
        form = self.add_form()
        self.add_row(form, self.tr("&Environment"), self.environment)
        for name, line in self.lines.items():
            self.add_row(form, entry_text(name), line, name, self._note(name))
        for value, text in (
            ("basic", self.tr("In a header (basic)")),
            ("body", self.tr("In the request (body)")),
            ("none", self.tr("There is no secret (none)")),
        ):
            self.client_auth.addItem(text, value)
        self.add_row(form, entry_text("client_auth"), self.client_auth, "client_auth")
        self.add_row(form, self.tr("Client &secret"), self.secret, "client_secret")
        self.body.addStretch(1)

    def _note(self, name: str) -> str:
        return {
            "login_page": self.tr("Only where it differs from the sign-in service."),
            "redirect_url": self.tr("Where Align sends the browser after the sign-in. Align must have it on its list."),
        }.get(name, "")

    def _choose(self, _row: int) -> None:
        name = self.environment.currentData()
        if self._shown is not None and name != self._shown.name:
            self._bridge.ask(self, DeskApi.profile, name).then(self._show_chosen).failed(self._not_there)

    def _show_chosen(self, profile: ProfileView) -> None:
        self.show_profile(profile)
        self.changed.emit()

    def _not_there(self, error: ConnectorError) -> None:
        self._bar.show_error(error)
        if self._shown is not None:
            self.environment.setCurrentIndex(self.environment.findData(self._shown.name))
