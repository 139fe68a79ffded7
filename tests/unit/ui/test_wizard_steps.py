"""The wizard's logic: every button and every answer, without Qt."""

from __future__ import annotations

from pathlib import Path

import pytest

from labconnector.domain.account import Account
from labconnector.domain.errors import (
    BadAnswer,
    ConnectorError,
    ForgedAnswer,
    KeystoreLocked,
    KeystoreMissing,
    NetworkError,
    NoAccount,
    ProfileError,
    SettingsError,
    SignInCancelled,
    SignInError,
    SignInTimeout,
    TlsError,
    WrongClock,
    WrongCredentials,
)
from labconnector.talk.views import CadChoice, DeskState
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
from labconnector.ui.wizard.steps import Step, Wizard

LAB, OTHER = Account("sandbox", 77, "Sample Lab"), Account("sandbox", 78, "Sample Lab North")
FOLDER = CadChoice("exocad", Path("/cad"))
FAILURES: list[ConnectorError] = [
    WrongCredentials("No."),
    SignInCancelled("No."),
    SignInTimeout("No."),
    ForgedAnswer("No."),
    NoAccount("No."),
    KeystoreLocked("No."),
    NetworkError("No."),
    TlsError("No."),
    WrongClock("No."),
    BadAnswer("No."),
    SignInError("No."),
    ProfileError("The profile 'production' lacks: oauth_base, client_id."),
    SettingsError("No."),
    ConnectorError("No."),
]


def wizard_at(step: Step, state: DeskState | None = None) -> Wizard:
    """A wizard that was led to a step as a user leads it there."""
    wizard = Wizard(state or DeskState())
    ways: dict[Step, list[object]] = {
        Step.SIGNING_IN: [wizard.connect_now],
        Step.FAILED: [lambda: wizard.sign_in_failed(SignInTimeout("Late."))],
        Step.CHOOSE_ACCOUNT: [lambda: wizard.signed_in((LAB, OTHER))],
        Step.CONNECTING: [lambda: wizard.signed_in((LAB,))],
        Step.CAD_FOLDER: [lambda: wizard.connected(())],
        Step.START_AT_LOGIN: [lambda: wizard.choose_folder(FOLDER), wizard.kept],
        Step.FIRST_SYNC: [lambda: wizard.choose_start(True), wizard.kept],
        Step.DONE: [wizard.first_sync_done],
    }
    before = {
        Step.WELCOME: [],
        Step.SIGNING_IN: [Step.SIGNING_IN],
        Step.FAILED: [Step.SIGNING_IN, Step.FAILED],
        Step.CHOOSE_ACCOUNT: [Step.SIGNING_IN, Step.CHOOSE_ACCOUNT],
    }
    path = [Step.SIGNING_IN, Step.CONNECTING, Step.CAD_FOLDER, Step.START_AT_LOGIN, Step.FIRST_SYNC, Step.DONE]
    for one in before.get(step) or (path[: path.index(step) + 1] if step is not Step.WELCOME else []):
        for do in ways[one]:
            do()  # type: ignore[operator]
    assert wizard.step is step
    return wizard


def step_of(wizard: Wizard) -> Step:
    """Where it stands after a call, asked anew."""
    return wizard.step


def test_the_straight_way() -> None:
    wizard = Wizard(DeskState())
    acts: list[Act | None] = [
        wizard.connect_now(),
        wizard.signed_in((LAB,)),
        wizard.connected(()),
        wizard.choose_folder(FOLDER),
        wizard.kept(),
        wizard.choose_start(False),
        wizard.kept(),
        wizard.first_sync_done(),
        wizard.finish(),
    ]
    assert acts == [
        SignIn(),
        Connect(LAB),
        None,
        KeepChoices(cad=FOLDER),
        None,
        KeepChoices(start_at_login=False),
        Resume(),
        None,
        Close(),
    ]
    assert wizard.step is Step.DONE


def test_start_at_login_is_yes_unless_said_otherwise() -> None:
    assert Wizard(DeskState()).start_at_login


@pytest.mark.parametrize("forever", [False, True])
def test_not_connecting_now_or_ever(forever: bool) -> None:
    wizard = Wizard(DeskState())
    assert (wizard.skip() if forever else wizard.not_now()) == Skip(forever)


def test_several_accounts_are_asked_about() -> None:
    wizard = wizard_at(Step.CHOOSE_ACCOUNT)
    assert wizard.accounts == (LAB, OTHER)
    assert wizard.choose(Account("sandbox", 79, "Foreign")) is None
    assert wizard.choose(OTHER) == Connect(OTHER)
    assert wizard.step is Step.CONNECTING


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_a_sign_in_that_fails_says_what_happened_and_what_to_do(error: ConnectorError) -> None:
    wizard = wizard_at(Step.SIGNING_IN)
    assert wizard.sign_in_failed(error) is None
    failure = wizard.failure
    assert wizard.step is Step.FAILED
    assert failure is not None
    assert (failure.title, failure.message) == (error.title, error.message)
    assert failure.action
    assert "labconnector" not in failure.action, "the command line is no way on from a window"
    assert wizard.try_again() == SignIn()
    assert step_of(wizard) is Step.SIGNING_IN
    assert wizard.failure is None


def test_an_incomplete_profile_leads_to_the_connection_settings() -> None:
    wizard = wizard_at(Step.SIGNING_IN)
    wizard.sign_in_failed(FAILURES[-3])
    assert wizard.failure is not None
    assert wizard.failure.connection
    assert wizard.open_connection() == OpenConnection()
    assert wizard.step is Step.FAILED, "one comes back to try again"


def test_who_could_not_be_reached_is_not_sent_to_the_connection_settings() -> None:
    wizard = wizard_at(Step.SIGNING_IN)
    wizard.sign_in_failed(NetworkError("No answer."))
    assert wizard.failure is not None
    assert not wizard.failure.connection


def test_an_account_that_cannot_be_reached_is_tried_again_without_a_new_sign_in() -> None:
    wizard = wizard_at(Step.CONNECTING)
    wizard.connect_failed(NetworkError("No answer."))
    assert wizard.try_again() == Connect(LAB)
    assert wizard.step is Step.CONNECTING


def test_an_account_whose_sign_in_is_not_good_any_more_needs_a_new_one() -> None:
    wizard = wizard_at(Step.CONNECTING)
    wizard.connect_failed(SignInError("Nobody has signed in yet."))
    assert wizard.try_again() == SignIn()


def test_the_engine_may_go_while_the_account_is_connected() -> None:
    """A new engine knows nothing of the sign-in: connecting fails with a SignInError, which leads back to it."""
    wizard = wizard_at(Step.CONNECTING)
    wizard.connect_failed(ConnectorError("The engine process ended unexpectedly."))
    assert wizard.try_again() == Connect(LAB)
    wizard.connect_failed(SignInError("Nobody has signed in yet."))
    assert wizard.try_again() == SignIn()


# --- the client secret ----------------------------------------------------------------------------------------------


def test_the_client_secret_is_asked_for_where_it_is_missing() -> None:
    wizard = Wizard(DeskState(needs_client_secret=True))
    assert wizard.connect_now() is None
    assert wizard.step is Step.CLIENT_SECRET
    assert wizard.give_secret("  ") is None
    assert wizard.give_secret(" s3cret ") == KeepSecret("s3cret")
    assert wizard.give_secret("s3cret") is None, "a double click sends it once"
    assert wizard.secret_kept() == SignIn()


def test_a_secret_is_not_printed() -> None:
    assert "s3cret" not in repr(KeepSecret("s3cret"))


@pytest.mark.parametrize("error", [KeystoreMissing("None."), KeystoreLocked("Locked.")])
def test_without_a_password_store_one_goes_on_and_is_told(error: ConnectorError) -> None:
    wizard = Wizard(DeskState(needs_client_secret=True))
    wizard.connect_now()
    wizard.give_secret("s3cret")
    assert wizard.secret_refused(error) == SignIn()
    assert wizard.notices == [error]


def test_a_secret_that_cannot_be_used_is_asked_for_again() -> None:
    wizard = Wizard(DeskState(needs_client_secret=True))
    wizard.connect_now()
    wizard.give_secret("s3cret")
    wizard.secret_refused(ProfileError("The profile 'production' lacks: client_id."))
    assert wizard.step is Step.FAILED
    assert wizard.try_again() is None
    assert step_of(wizard) is Step.CLIENT_SECRET
    assert not wizard.busy


def test_a_profile_completed_meanwhile_may_ask_for_its_secret() -> None:
    wizard = wizard_at(Step.FAILED)
    wizard.state_changed(DeskState(needs_client_secret=True))
    assert wizard.try_again() is None
    assert wizard.step is Step.CLIENT_SECRET


def test_a_sign_in_that_is_not_remembered_is_told_once() -> None:
    wizard = wizard_at(Step.CAD_FOLDER)
    wizard.not_remembered()
    wizard.not_remembered()
    assert [error.code for error in wizard.notices] == ["keystore-missing"]


def test_a_locked_password_store_is_not_called_missing() -> None:
    wizard = wizard_at(Step.CAD_FOLDER)
    wizard.not_remembered(KeystoreLocked("The password store is locked and did not open."))
    assert [error.code for error in wizard.notices] == ["keystore-locked"]


# --- choices --------------------------------------------------------------------------------------------------------


def test_the_folder_may_be_chosen_later() -> None:
    wizard = wizard_at(Step.CAD_FOLDER)
    assert wizard.choose_folder(CadChoice()) == KeepChoices(cad=CadChoice())
    wizard.kept()
    assert wizard.step is Step.START_AT_LOGIN


def test_a_choice_that_is_refused_stays_on_its_page() -> None:
    wizard = wizard_at(Step.CAD_FOLDER)
    wizard.choose_folder(FOLDER)
    error = SettingsError("No.")
    wizard.keep_failed(error)
    assert (wizard.step, wizard.trouble, wizard.busy) == (Step.CAD_FOLDER, error, False)
    assert wizard.choose_folder(FOLDER) == KeepChoices(cad=FOLDER)
    assert wizard.trouble is None


def test_one_can_go_on_where_start_at_login_is_refused() -> None:
    wizard = wizard_at(Step.START_AT_LOGIN)
    assert wizard.skip_start() is None
    wizard.choose_start(True)
    wizard.keep_failed(SettingsError("No."))
    assert wizard.skip_start() == Resume()
    assert wizard.step is Step.FIRST_SYNC


def test_the_demo_does_not_ask_about_start_at_login() -> None:
    wizard = wizard_at(Step.CAD_FOLDER)
    wizard.choose_folder(FOLDER)
    wizard.can_start_at_login = False
    assert wizard.kept() == Resume()
    assert wizard.step is Step.FIRST_SYNC


def test_who_was_set_up_before_is_asked_nothing_but_the_sign_in() -> None:
    wizard = Wizard(DeskState(account=LAB, cad=FOLDER))
    wizard.connect_now()
    wizard.signed_in((LAB,))
    assert wizard.connected(()) == KeepChoices()
    assert wizard.kept() == Resume()
    assert wizard.step is Step.FIRST_SYNC


def test_the_account_of_this_sign_in_does_not_make_it_a_second_one() -> None:
    wizard = Wizard(DeskState(cad=FOLDER))
    wizard.connect_now()
    wizard.signed_in((LAB,))
    wizard.state_changed(DeskState(account=LAB, cad=FOLDER, signed_in=True))
    wizard.connected(())
    assert wizard.step is Step.CAD_FOLDER


# --- back, late answers, double clicks --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "back"),
    [
        (Step.SIGNING_IN, Step.WELCOME),
        (Step.FAILED, Step.WELCOME),
        (Step.CHOOSE_ACCOUNT, Step.WELCOME),
        (Step.START_AT_LOGIN, Step.CAD_FOLDER),
    ],
)
def test_the_way_back(step: Step, back: Step) -> None:
    wizard = wizard_at(step)
    assert wizard.can_go_back
    act = wizard.back()
    assert wizard.step is back
    assert act == (CancelSignIn() if step is Step.SIGNING_IN else None)


@pytest.mark.parametrize("step", [Step.WELCOME, Step.CONNECTING, Step.CAD_FOLDER, Step.FIRST_SYNC, Step.DONE])
def test_no_way_back(step: Step) -> None:
    wizard = wizard_at(step)
    assert not wizard.can_go_back
    assert wizard.back() is None
    assert wizard.step is step


def test_there_is_no_way_back_while_an_answer_is_awaited() -> None:
    wizard = wizard_at(Step.START_AT_LOGIN)
    wizard.choose_start(True)
    assert wizard.back() is None
    assert wizard.choose_start(False) is None


def test_late_answers_change_nothing() -> None:
    wizard = wizard_at(Step.SIGNING_IN)
    wizard.back()
    assert wizard.signed_in((LAB,)) is None
    assert wizard.sign_in_failed(SignInCancelled("Cancelled.")) is None
    assert wizard.connected(()) is None
    assert wizard.connect_failed(NetworkError("No.")) is None
    assert wizard.kept() is None
    assert wizard.secret_kept() is None
    assert wizard.secret_refused(NetworkError("No.")) is None
    assert wizard.first_sync_done() is None
    assert wizard.step is Step.WELCOME


def test_buttons_of_other_pages_do_nothing() -> None:
    wizard = wizard_at(Step.CAD_FOLDER)
    acts = [wizard.connect_now(), wizard.not_now(), wizard.skip(), wizard.try_again(), wizard.open_connection()]
    acts += [wizard.choose(LAB), wizard.choose_start(True), wizard.finish(), wizard.give_secret("s")]
    assert acts == [None] * 9
    assert wizard.step is Step.CAD_FOLDER


def test_the_stages_on_the_way() -> None:
    steps = [Step.SIGNING_IN, Step.CAD_FOLDER, Step.START_AT_LOGIN, Step.FIRST_SYNC, Step.DONE]
    assert [wizard_at(step).stage for step in steps] == [0, 1, 2, 3, 4]
