"""The settings' window: pages in a list, Save and Cancel for all of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from labconnector.domain.errors import ConnectorError
from labconnector.domain.listing import Choices
from labconnector.talk.api import DeskApi
from labconnector.talk.views import DeskState, ProfileView, SettingsView
from labconnector.ui.parts.busy import Busy
from labconnector.ui.parts.geometry import keep_geometry
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.settings.account import AccountPage
from labconnector.ui.settings.cad import CadPage
from labconnector.ui.settings.connection import ConnectionPage
from labconnector.ui.settings.delivery import DeliveryPage
from labconnector.ui.settings.draft import is_other_profile
from labconnector.ui.settings.folders import FoldersPage
from labconnector.ui.settings.general import GeneralPage
from labconnector.ui.settings.help import HelpPage
from labconnector.ui.settings.mappings import MappingsPage
from labconnector.ui.settings.page import SettingsPage
from labconnector.ui.settings.saving import Saving
from labconnector.ui.settings.unsaved import UnsavedDialog
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import said

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop


SHIPPED = "production"
"""The connection profile that is always there."""


class SettingsWindow(QDialog):
    """Nothing is kept before Save; closing with unsaved changes asks. `show_page(name)` opens a page by its name."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.desktop, self.bridge = desktop, desktop.bridge
        self._shown: SettingsView | None = None
        self._profile: ProfileView | None = None
        self._may_close = False
        self.bar, self.busy = MessageBar(self), Busy()
        self.list, self.stack = QListWidget(), QStackedWidget()
        self.general, self.cad, self.delivery = GeneralPage(), CadPage(self.bridge), DeliveryPage()
        self.connection = ConnectionPage(self.bridge, self.bar)
        self.pages: tuple[SettingsPage, ...] = (
            self.general,
            AccountPage(desktop, self.bar),
            self.cad,
            self.delivery,
            FoldersPage(desktop),
            MappingsPage(desktop),
            self.connection,
            HelpPage(desktop, self.bar),
        )
        self.buttons = QDialogButtonBox()
        self._lay_out()
        self.saving = Saving(self.bridge, self)
        self._join()
        keep_geometry(self, "settings")
        self.load()

    def show_page(self, name: str) -> None:
        """Opens a page: general, account, cad, delivery, folders, mappings, connection or help."""
        names = [page.name for page in self.pages]
        if name in names:
            self.list.setCurrentRow(names.index(name))

    # --- what is shown ------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Asks for everything anew; what was changed and not saved is gone."""
        self.bridge.ask(self, DeskApi.settings).then(self._show_settings).failed(self._cannot_load)
        self.bridge.ask(self, DeskApi.profile).then(self._show_profile).failed(self._no_profile)
        self.bridge.ask(self, DeskApi.choices).then(self._show_choices).failed(lambda _error: None)
        self._show_state(self.bridge.state)

    def wanted(self) -> SettingsView | None:
        """The settings as they stand in the window; None while they are not known yet."""
        wanted = self._shown
        if wanted is not None:
            for page in self.pages:
                wanted = page.put_in(wanted)
        return wanted

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        profile = self.connection.profile()
        is_other = self._profile is not None and profile is not None and is_other_profile(self._profile, profile)
        return self.wanted() != self._shown or is_other or bool(self.connection.new_secret())

    def _show_settings(self, settings: SettingsView) -> None:
        self._shown = settings
        for page in self.pages:
            page.show_settings(settings)
        self._allow()

    def _show_choices(self, known: Choices) -> None:
        self.delivery.show_choices(known)
        self.cad.further.show_choices(known)

    def _show_profile(self, profile: ProfileView) -> None:
        self._profile = profile
        self.connection.show_profile(profile)
        self._allow()

    def _show_state(self, state: DeskState) -> None:
        for page in self.pages:
            page.show_state(state)

    def _state_changed(self, state: DeskState) -> None:
        """Somebody else, the wizard perhaps, changed something: shown, unless the user is changing things here."""
        self._show_state(state)
        if not self.is_changed and not self.saving.is_going_on:
            self.bridge.ask(self, DeskApi.settings).then(self._show_if_unchanged).failed(lambda _error: None)

    def _show_if_unchanged(self, settings: SettingsView) -> None:
        if not self.is_changed and settings != self._shown:
            self._show_settings(settings)

    def _cannot_load(self, error: ConnectorError) -> None:
        self.bar.show_error(error, self.load)

    def _no_profile(self, error: ConnectorError) -> None:
        """The profile in use is broken or gone: what ships is shown, so that another can be chosen or filled in."""
        self._cannot_load(error)
        self.bridge.ask(self, DeskApi.profile, SHIPPED).then(self._show_profile).failed(lambda _error: None)

    def _allow(self) -> None:
        self.save_button.setEnabled(self.is_changed and not self.saving.is_going_on)

    # --- saving -------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keeps everything, then closes. What is refused is said at its field, and the window stays."""
        wanted, profile = self.wanted(), self.connection.profile()
        if wanted is None or self._shown is None or self.saving.is_going_on:
            return
        if self.cad.form.is_half_typed:
            self._refused(self.cad, "cad", self.tr("This is no whole path. Use Browse to choose the folder."))
            return
        for page in self.pages:
            for field in page.fields:
                page.complain(field, "")
        is_other = self._profile is not None and profile is not None and is_other_profile(self._profile, profile)
        self.busy.begin(self.tr("Saving…"))
        self.saving.save(self._shown, wanted, profile if is_other else None, self.connection.new_secret())
        self._allow()

    def _saved(self, note: ConnectorError | None) -> None:
        self.busy.end()
        has_enabled = self._shown is not None and not self._shown.import_enabled and self.general.enabled.isChecked()
        self.bridge.refresh_state()
        if note is None:
            self.discard()
        else:
            self.load()
            self.bar.show_error(note)
        if has_enabled and self.bridge.state.account is None:
            self.desktop.show_wizard()

    def _save_failed(self, error: ConnectorError, field: str) -> None:
        self.busy.end()
        self.bar.show_error(error)
        page = next((one for one in self.pages if one.has_field(field)), None)
        if page is not None:
            self._refused(page, field, said(error.message))
        self._allow()
        self.bridge.ask(self, DeskApi.settings).then(self._note_kept).failed(lambda _error: None)

    def _note_kept(self, settings: SettingsView) -> None:
        """What was kept before something else was refused is no change any more."""
        self._shown = settings
        self._allow()

    def _refused(self, page: SettingsPage, field: str, text: str) -> None:
        self.show_page(page.name)
        page.complain(field, text)

    # --- the window ---------------------------------------------------------------------------------------------------

    def discard(self) -> None:
        """Closes without asking."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks about unsaved changes first."""
        if self.is_changed and not self._may_close:
            event.ignore()
            if not self.findChildren(UnsavedDialog):
                UnsavedDialog(self, self.save, self.discard).open()
            return
        event.accept()  # QDialog's own would call `reject`

    def reject(self) -> None:
        """Escape closes the window as Cancel does."""
        self.close()

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSpacing(2)
        for page in self.pages:
            item = QListWidgetItem(page.title, self.list)
            words = self.list.fontMetrics().boundingRect(page.title)
            item.setSizeHint(QSize(words.width() + WIDE * 2, words.height() + WIDE))
            self.stack.addWidget(page)
            for button in page.findChildren(QPushButton):
                button.setAutoDefault(False)  # Enter is for Save
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + WIDE)
        self.save_button = self.buttons.addButton(self.tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.save_button.setDefault(True)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.list)
        middle.addWidget(self.stack, 1)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(WIDE, SPACE, WIDE, WIDE)
        bottom.addWidget(self.busy, 1)
        bottom.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(middle, 1)
        layout.addLayout(bottom)
        self.resize(820, 600)

    def _join(self) -> None:
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        for page in self.pages:
            page.changed.connect(self._allow)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.close)
        self.saving.saved.connect(self._saved)
        self.saving.failed.connect(self._save_failed)
        self.bridge.state_changed.connect(self._state_changed)
