"""The user belongs to several labs: which one is this computer's?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from labconnector.domain.account import Account
from labconnector.ui.wizard.page import Page
from labconnector.ui.wizard.steps import Wizard

if TYPE_CHECKING:
    from labconnector.ui.wizard.window import WizardWindow


class ChooseAccount(Page):
    """A list of the accounts; a double click or Enter takes one."""

    def __init__(self, window: WizardWindow) -> None:
        super().__init__("")
        self._window = window
        self._accounts: tuple[Account, ...] = ()
        self.heading.setText(self.tr("Which lab?"))
        self.text.setText(self.tr("Your MyiTero user belongs to several labs. Choose the one whose cases come here."))
        self.text.show()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Labs"))
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.body.addWidget(self.list, 1)
        self.on_back(lambda: window.go(window.wizard.back()))
        self.add_button(self.tr("Connect"), self._choose, primary=True)

    def begin(self) -> None:
        """The list takes the arrow keys."""
        super().begin()
        self.list.setFocus()

    def draw(self, wizard: Wizard) -> None:
        """Lists the accounts."""
        super().draw(wizard)
        if wizard.accounts == self._accounts:
            return
        self._accounts = wizard.accounts
        self.list.clear()
        for account in wizard.accounts:
            item = QListWidgetItem(
                self.tr("{name} (account {number})").format(name=account.name, number=account.company_id), self.list
            )
            item.setData(Qt.ItemDataRole.UserRole, account)
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._window.go(self._window.wizard.choose(item.data(Qt.ItemDataRole.UserRole)))
