"""Signing in and out through the desk, over a real sandbox, with a robot where the browser would be."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from desk_pipe_kit import Windows, served
from desk_whole_kit import Whole, cloud, connected, whole
from sync_kit import sign_in_as

import labconnector.desk.signing_in as signing_in
from labconnector.desk.cancelling import cancelled_by
from labconnector.desk.desk import make_desk
from labconnector.domain.account import Account
from labconnector.domain.case import CaseState
from labconnector.domain.errors import (
    ConnectorError,
    ForgedAnswer,
    NetworkError,
    NoAccount,
    SignInCancelled,
    SignInError,
    SignInTimeout,
)
from labconnector.domain.status import Phase
from labconnector.sandbox.people import NO_ACCOUNT_USER, SECOND_USER, TWO_ACCOUNTS_USER, USER
from labconnector.talk.events import CasesTold, NoticeKind, ProgressTold, SignInTold
from labconnector.talk.messages import Begin, Cancel


class Asked:
    """A request that runs in a thread of its own."""

    def __init__(self, request: Callable[[], object]) -> None:
        self.value: object = None
        self.error: BaseException | None = None
        self.cancel = threading.Event()
        self._request = request
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            with cancelled_by(self.cancel):
                self.value = self._request()
        except ConnectorError as error:
            self.error = error

    def result(self) -> object:
        self._thread.join(20)
        assert not self._thread.is_alive()
        if self.error:
            raise self.error
        return self.value


def address(one: Whole, number: int = 1) -> str:
    """Where the browser was sent for the last time."""
    one.told.wait_for(lambda: len(one.told.of(SignInTold)) >= number)
    told: SignInTold = one.told.of(SignInTold)[number - 1]
    return told.address


def is_listening(url: str) -> bool:
    redirect = parse_qs(urlsplit(url).query)["redirect_uri"][0]
    try:
        httpx.get(redirect, timeout=5, trust_env=False)
    except httpx.NetworkError:
        return False
    return True


def test_from_nothing_to_the_first_cases(tmp_path: Path) -> None:
    with cloud(tmp_path, 3) as sandbox, whole(tmp_path, sandbox) as one:
        before = one.desk.state()
        assert (before.account, before.signed_in, before.status.phase) == (None, False, Phase.OFF)
        assert before.ask_to_connect
        accounts = one.desk.sign_in()
        assert one.desk.state().account is None
        assert one.desk.connect(accounts[0]) == ()
        one.synced()
        after = one.desk.state()
        assert (after.account, after.signed_in, after.remembered) == (accounts[0], True, True)
        assert after.counts.unread == 3
        assert set(one.states().values()) == {CaseState.HELD}
        one.told.wait_for(lambda: one.told.notices()[NoticeKind.QUESTION] >= 1)
        one.told.wait_for(lambda: one.told.counted(NoticeKind.QUESTION) == 3)
        last = one.told.of(CasesTold)[-1]
        assert last.counts == after.counts
        assert one.told.of(ProgressTold)[-1] == ProgressTold({})
        assert set(one.told.notices()) == {NoticeKind.NEW_CASES, NoticeKind.QUESTION}


def test_cancelled_it_listens_no_more_and_can_begin_again(tmp_path: Path) -> None:
    with cloud(tmp_path) as sandbox, whole(tmp_path, sandbox, user="") as one:
        asked = Asked(one.desk.sign_in)
        url = address(one)
        assert is_listening(url)
        asked.cancel.set()
        with pytest.raises(SignInCancelled):
            asked.result()
        assert not is_listening(url)
        with pytest.raises(SignInError):
            one.desk.connect(Account("sandbox", 77, "Nobody"))
        one.told.user = USER
        one.connect()


def test_a_cancel_through_the_pipe_is_answered_to_nobody(tmp_path: Path) -> None:
    with (
        cloud(tmp_path) as sandbox,
        served(make_desk, Begin(str(tmp_path / "d"), profile=sandbox.profile_values())) as w,
    ):
        number = w.begin("sign_in")
        w.wait_event(lambda event: isinstance(event, SignInTold))
        (told,) = [event for event in w.events if isinstance(event, SignInTold)]
        w.send(Cancel(number))
        while is_listening(told.address):
            w.ask("state")
        again = w.begin("sign_in")
        w.wait(lambda _said: sum(isinstance(event, SignInTold) for event in w.events) == 2)
        sign_in_as([event for event in w.events if isinstance(event, SignInTold)][1].address, USER)
        (account,) = w.answer(again).value
        assert w.ask("connect", account) == ()
        assert w.ask("state").signed_in
        w.end()
        assert not w.answered(number)


def test_an_end_while_the_browser_is_waited_for(tmp_path: Path) -> None:
    with (
        cloud(tmp_path) as sandbox,
        served(make_desk, Begin(str(tmp_path / "d"), profile=sandbox.profile_values())) as w,
    ):
        w.begin("sign_in")
        w.wait_event(lambda event: isinstance(event, SignInTold))
        w.end(5)


def test_nobody_comes_back_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "SIGN_IN_S", 0.2)
    with cloud(tmp_path) as sandbox, whole(tmp_path, sandbox, user="") as one:
        with pytest.raises(SignInTimeout):
            one.desk.sign_in()
        assert not is_listening(address(one))


def test_an_answer_to_another_question_is_not_taken(tmp_path: Path) -> None:
    with cloud(tmp_path) as sandbox, whole(tmp_path, sandbox, user="") as one:
        asked = Asked(one.desk.sign_in)
        one.desk.paste_address(f"{address(one)}&code=abc&state=another")
        with pytest.raises(ForgedAnswer):
            asked.result()
        assert not one.desk.state().signed_in


def test_who_refuses_at_the_login_page_is_told_so(tmp_path: Path) -> None:
    with cloud(tmp_path) as sandbox, whole(tmp_path, sandbox, user="") as one:
        asked = Asked(one.desk.sign_in)
        query = parse_qs(urlsplit(address(one)).query)
        httpx.get(
            query["redirect_uri"][0],
            params={"error": "access_denied", "state": query["state"][0]},
            timeout=5,
            trust_env=False,
        )
        with pytest.raises(SignInCancelled):
            asked.result()


def test_the_address_can_be_pasted(tmp_path: Path) -> None:
    with cloud(tmp_path) as sandbox, whole(tmp_path, sandbox, user="") as one:
        asked = Asked(one.desk.sign_in)
        url = address(one)
        form = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        form |= {"user": USER, "password": "sandbox", "action": "sign-in"}
        answer = httpx.post(url.split("?")[0], data=form, timeout=5, trust_env=False)
        one.desk.paste_address(f"  {answer.headers['location']} \n")
        assert asked.result()


def test_a_second_sign_in_ends_the_first(tmp_path: Path) -> None:
    """The first one's page is in a tab that nobody sees any more; it must not hold a thread for five minutes."""
    with cloud(tmp_path) as sandbox, whole(tmp_path, sandbox, user="") as one:
        first = Asked(one.desk.sign_in)
        one.told.user, old = "", address(one)
        second = Asked(one.desk.sign_in)
        new = address(one, 2)
        with pytest.raises(SignInCancelled):
            first.result()
        assert not is_listening(old)
        sign_in_as(new, USER)
        (account,) = cast("tuple[Account]", second.result())
        one.desk.connect(account)
        assert one.desk.state().signed_in


def has_asked(w: Windows, times: int, _said: object) -> bool:
    return sum(isinstance(event, SignInTold) for event in w.events) == times


def test_a_second_sign_in_through_the_pipe_answers_the_first(tmp_path: Path) -> None:
    with (
        cloud(tmp_path) as sandbox,
        served(make_desk, Begin(str(tmp_path / "d"), profile=sandbox.profile_values())) as w,
    ):
        numbers = []
        for count in (1, 2, 3):
            numbers.append(w.begin("sign_in"))
            w.wait(partial(has_asked, w, count))
        for number in numbers[:2]:
            assert isinstance(w.answer(number).error, SignInCancelled)
        w.ask("state")
        assert not w.answered(numbers[2])


def test_a_user_without_an_account(tmp_path: Path) -> None:
    with cloud(tmp_path) as sandbox, whole(tmp_path, sandbox, user=NO_ACCOUNT_USER) as one:
        with pytest.raises(NoAccount):
            one.desk.sign_in()
        with pytest.raises(SignInError):
            one.desk.connect(Account("sandbox", 77, "Nobody"))
        assert not one.desk.state().signed_in


def test_the_account_is_chosen_and_may_be_another_later(tmp_path: Path) -> None:
    with cloud(tmp_path, 2) as sandbox, whole(tmp_path, sandbox, user=TWO_ACCOUNTS_USER) as one:
        here, there = one.desk.sign_in()
        one.desk.connect(there)
        one.synced()
        assert one.desk.state().account == there
        others = one.states()
        assert one.desk.sign_in() == (here, there)
        one.told.all.clear()
        one.desk.connect(here)
        one.synced()
        assert one.desk.state().account == here
        assert len(one.states()) == 2
        assert set(one.states()) != set(others) or not others
        with_both = one.desk._app.store.accounts()
        assert {account.key for account in with_both} == {here.key, there.key}


def test_another_user_of_the_account_goes_on_with_its_list(tmp_path: Path) -> None:
    with connected(tmp_path, 2) as one:
        before = one.ids()
        one.told.user = SECOND_USER
        one.settled()
        one.told.all.clear()
        one.connect()
        one.synced()
        one.settled()
        assert one.ids() == before
        assert NoticeKind.NEW_CASES not in one.told.notices()


def test_signing_out_gives_the_tokens_back_and_tells_no_trouble(tmp_path: Path) -> None:
    with connected(tmp_path, 2) as one:
        session = one.desk._engine.connection.session  # type: ignore[union-attr]
        handed = session.hand_over()
        one.settled()
        one.told.all.clear()
        one.desk.sign_out()
        state = one.desk.state()
        assert (state.account, state.signed_in, state.status.phase) == (None, False, Phase.OFF)
        assert state.sign_in_trouble is None
        assert one.desk._engine.keystore.values() == {}  # type: ignore[attr-defined]
        for tokens in (handed.login, handed.pairing):
            assert tokens is not None
            refused = httpx.post(
                f"{one.sandbox.url}/oauth/token",
                data={"grant_type": "refresh_token", "refresh_token": tokens.refresh, "client_id": _client(one)},
                timeout=5,
                trust_env=False,
            )
            assert refused.status_code in (400, 401)
        assert one.states() == {}
        one.settled()
        assert not one.told.notices()
        one.told.all.clear()
        one.connect()
        one.synced()
        assert len(one.states()) == 2


def _client(one: Whole) -> str:
    return one.sandbox.options.client_id


def test_signing_out_without_a_network_forgets_the_tokens_and_says_so(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        one.sandbox.stop()
        with pytest.raises(NetworkError, match="reached") as told:
            one.desk.sign_out()
        assert "signed out on this computer" in told.value.action
        assert one.desk.state().account is None
        assert one.desk._engine.keystore.values() == {}  # type: ignore[attr-defined]


def test_unpairing_needs_somebody_and_ends_the_pairing_for_all(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        token = one.desk._engine.connection.session.access_token()  # type: ignore[union-attr]
        base = one.sandbox.traffic.calls("/orders/lab")[0].path.split("/orders")[0]
        headers = {"Authorization": f"Bearer {token}"}
        assert (
            httpx.get(
                one.sandbox.url + base + "/orders/lab?Offset=0&pageSize=9", headers=headers, trust_env=False
            ).status_code
            == 200
        )
        one.settled()
        one.told.all.clear()
        one.desk.unpair()
        assert (
            httpx.get(
                one.sandbox.url + base + "/orders/lab?Offset=0&pageSize=9", headers=headers, trust_env=False
            ).status_code
            == 401
        )
        assert one.desk.state().account is None
        one.settled()
        assert not one.told.notices()
        with pytest.raises(SignInError):
            one.desk.unpair()


def test_an_unpairing_that_failed_leaves_all_as_it_was(tmp_path: Path) -> None:
    with connected(tmp_path, 1) as one:
        one.sandbox.stop()
        with pytest.raises(NetworkError):
            one.desk.unpair()
        state = one.desk.state()
        assert state.signed_in
        one.told.wait_for(lambda: one.desk.state().status.phase is not Phase.OFF)


def test_the_state_is_asked_often_and_opens_nothing(tmp_path: Path) -> None:
    with cloud(tmp_path) as sandbox, whole(tmp_path, sandbox) as one:
        engine = one.desk._engine
        made: list[object] = []
        connection = engine.app.connection
        engine.app.connection = lambda: made.append(1) or connection()  # type: ignore[method-assign,func-returns-value]
        for _ in range(5):
            one.desk.state()
        assert not made
