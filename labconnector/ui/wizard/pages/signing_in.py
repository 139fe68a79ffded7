"""While the user signs in in the browser, and while the account is connected after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from labconnector.talk.api import DeskApi
from labconnector.talk.views import Hint, ProfileView
from labconnector.ui.parts.labels import Label, plain
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.wizard.page import Page
from labconnector.ui.wizard.steps import Wizard

if TYPE_CHECKING:
    from labconnector.ui.wizard.window import WizardWindow


class SigningIn(Page):
    """The browser has the sign-in page; this page waits, and helps where the browser does not do as it should."""

    def __init__(self, window: WizardWindow) -> None:
        super().__init__("")
        self._window = window
        self.heading.setText(self.tr("Sign in in your browser"))
        self.text.show()
        self.hint = _HintBox()
        self.address = QLineEdit()
        self.address.setReadOnly(True)
        self.address.setAccessibleName(self.tr("Address of the sign-in page"))
        self.body.addWidget(_waiting(self.tr("Waiting for the sign-in")))
        self.body.addWidget(self.hint)
        self.body.addWidget(self.address)
        self.body.addLayout(self._helpers())
        self.paste = self._make_paste()
        self.body.addWidget(self.paste)
        self.body.addStretch(1)
        self.on_back(lambda: window.go(window.wizard.back()), self.tr("Cancel"))

    def begin(self) -> None:
        """A new sign-in: nothing is known of its address yet."""
        self._say_opening()
        self.paste.hide()
        self._window.bridge.ask(self, DeskApi.profile).then(self._take_profile).failed(lambda _error: None)

    def draw(self, wizard: Wizard) -> None:
        """Shows the demo's user, where this is the demo."""
        super().draw(wizard)
        self.hint.show_hint(wizard.state.hint)

    def show_address(self, address: str, was_opened: bool) -> None:
        """The sign-in page's address has come, and was given to the browser or not."""
        self.address.setText(address)
        self.address.setCursorPosition(0)
        self.address.setVisible(not was_opened)
        self.open_again.setEnabled(True)
        self.copy.setEnabled(True)
        if was_opened:
            self.text.setText(
                self.tr("Your browser has opened MyiTero's sign-in page. Sign in there; this window goes on by itself.")
            )
        else:
            self.text.setText(
                self.tr(
                    "No browser could be opened. Copy this address into the browser of your choice, on this computer, "
                    "and sign in there."
                )
            )

    def _say_opening(self) -> None:
        self.address.clear()
        self.address.hide()
        self.open_again.setEnabled(False)
        self.copy.setEnabled(False)
        self.copy.setText(self.tr("Copy the address"))
        self.text.setText(self.tr("MyiTero's sign-in page is being opened in your browser."))

    def _helpers(self) -> QHBoxLayout:
        self.open_again = QPushButton(self.tr("Open it again"))
        self.open_again.clicked.connect(self._open)
        self.copy = QPushButton(self.tr("Copy the address"))
        self.copy.clicked.connect(self._copy)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        for button in (self.open_again, self.copy):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _make_paste(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        self.pasted = QLineEdit()
        label = Label(self.tr("If the browser does not come back here, &paste the address that it shows at the end:"))
        label.setWordWrap(True)
        label.setBuddy(self.pasted)
        use = QPushButton(self.tr("Use this address"))
        use.setAutoDefault(False)
        use.setEnabled(False)
        use.clicked.connect(self._use_pasted)
        self.pasted.returnPressed.connect(self._use_pasted)
        self.pasted.textChanged.connect(lambda text: use.setEnabled(bool(text.strip())))
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.pasted, 1)
        line.addWidget(use)
        layout.addWidget(label)
        layout.addLayout(line)
        return box

    def _take_profile(self, profile: ProfileView) -> None:
        self.paste.setVisible(profile.redirect_url.startswith("https:"))

    def _open(self) -> None:
        self.show_address(self.address.text(), QDesktopServices.openUrl(QUrl(self.address.text())))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address.text())
        self.copy.setText(self.tr("Copied"))

    def _use_pasted(self) -> None:
        text = self.pasted.text().strip()
        if text:
            self._window.bridge.ask(self, DeskApi.paste_address, text).failed(self._window.bar.show_error)
            self.pasted.clear()


class Connecting(Page):
    """Short: the account is paired to."""

    def __init__(self, window: WizardWindow) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Connecting"))
        self.text.show()
        self.body.addWidget(_waiting(self.heading.text()))
        self.body.addStretch(1)

    def draw(self, wizard: Wizard) -> None:
        """Names the account."""
        super().draw(wizard)
        name = wizard.account.name if wizard.account else ""
        self.text.setText(self.tr("Your lab is being connected: {name}").format(name=name))


class _HintBox(QFrame):
    """How to sign in to the sandbox of the demo."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = plain()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        layout.addWidget(self._text)

    def show_hint(self, hint: Hint | None) -> None:
        """Shows it, where there is one."""
        self.setVisible(hint is not None)
        if hint is not None:
            self._text.setText(
                self.tr("This is the demo. Sign in with the user {user} and the password {password}.").format(
                    user=hint.user, password=hint.password
                )
            )


def _waiting(name: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setMaximumHeight(SPACE)
    bar.setAccessibleName(name)
    return bar
