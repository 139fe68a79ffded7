"""Keeps what the settings window changed: settings, then profile, then client secret. It stops where one is refused."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from labconnector.domain.errors import ConnectorError, KeystoreLocked, KeystoreMissing
from labconnector.talk.api import DeskApi
from labconnector.talk.views import ProfileView, SettingsView
from labconnector.ui.bridge import Bridge
from labconnector.ui.settings.draft import merged, named_entries, named_setting


class Saving(QObject):
    """saved(ConnectorError or None): all is kept, with what is to be said about it.

    failed(ConnectorError, str): what was refused, and the field that it is about, or ''.
    """

    saved = Signal(object)
    failed = Signal(object, str)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.is_going_on = False

    def save(self, shown: SettingsView, wanted: SettingsView, profile: ProfileView | None, secret: str) -> None:
        """Begins. profile: None where it is as it was. secret: '' where none was typed."""
        self.is_going_on = True
        self._profile, self._secret = profile, secret
        if wanted == shown:
            self._keep_profile()
            return
        self._bridge.ask(self, DeskApi.settings).then(
            lambda now: self._keep_settings(merged(now, shown, wanted))
        ).failed(lambda error: self._stop(error, ""))

    def _keep_settings(self, settings: SettingsView) -> None:
        self._bridge.ask(self, DeskApi.change_settings, settings).then(lambda _none: self._keep_profile()).failed(
            lambda error: self._stop(error, named_setting(error.message))
        )

    def _keep_profile(self) -> None:
        if self._profile is None:
            self._keep_secret()
            return
        self._bridge.ask(self, DeskApi.change_profile, self._profile).then(lambda _none: self._keep_secret()).failed(
            lambda error: self._stop(error, next(iter(named_entries(error.message)), "connection"))
        )

    def _keep_secret(self) -> None:
        if not self._secret:
            self._end(None)
            return
        self._bridge.ask(self, DeskApi.save_client_secret, self._secret).then(lambda _none: self._end(None)).failed(
            self._secret_refused
        )

    def _secret_refused(self, error: ConnectorError) -> None:
        if isinstance(error, KeystoreMissing | KeystoreLocked):
            self._end(error)  # it is used until the program ends; that is to be said, no more
        else:
            self._stop(error, "client_secret")

    def _stop(self, error: ConnectorError, field: str) -> None:
        self.is_going_on = False
        self.failed.emit(error, field)

    def _end(self, note: ConnectorError | None) -> None:
        self.is_going_on = False
        self._secret = ""
        self.saved.emit(note)
