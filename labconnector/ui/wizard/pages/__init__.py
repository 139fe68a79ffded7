"""The wizard's pages, by the step that each draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from labconnector.ui.wizard.page import Page
from labconnector.ui.wizard.pages.account import ChooseAccount
from labconnector.ui.wizard.pages.cad import CadFolder
from labconnector.ui.wizard.pages.failed import Failed
from labconnector.ui.wizard.pages.first_sync import Done, FirstCheck
from labconnector.ui.wizard.pages.secret import ClientSecret
from labconnector.ui.wizard.pages.signing_in import Connecting, SigningIn
from labconnector.ui.wizard.pages.start import StartAtLogin
from labconnector.ui.wizard.pages.welcome import Welcome
from labconnector.ui.wizard.steps import Step

if TYPE_CHECKING:
    from labconnector.ui.wizard.window import WizardWindow

MAKE: dict[Step, Callable[[WizardWindow], Page]] = {
    Step.WELCOME: Welcome,
    Step.CLIENT_SECRET: ClientSecret,
    Step.SIGNING_IN: SigningIn,
    Step.FAILED: Failed,
    Step.CHOOSE_ACCOUNT: ChooseAccount,
    Step.CONNECTING: Connecting,
    Step.CAD_FOLDER: CadFolder,
    Step.START_AT_LOGIN: StartAtLogin,
    Step.FIRST_SYNC: FirstCheck,
    Step.DONE: Done,
}
