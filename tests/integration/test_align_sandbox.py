"""Align's sign-in against the sandbox over real HTTP: tokens, accounts, pairing, and what may go wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from align_lab import Lab

from labconnector.domain.account import Account
from labconnector.domain.errors import (
    NetworkError,
    NoAccount,
    ProfileError,
    SignInCancelled,
    SignInError,
    WrongClock,
)
from labconnector.sandbox.options import CLIENT_SECRET, SandboxOptions
from labconnector.sandbox.people import NO_ACCOUNT_USER, PASSWORD, SECOND_USER, TWO_ACCOUNTS_USER, USER
from labconnector.sandbox.robot import robot_sign_in
from labconnector.sandbox.server import Sandbox


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    with Sandbox(tmp_path / "cloud", cases=6, options=SandboxOptions(ready_after_s=0)) as running:
        yield running


@pytest.fixture
def lab(sandbox: Sandbox) -> Iterator[Lab]:
    one = Lab(sandbox)
    yield one
    one.transport.close()


def test_sign_in_discovery_accounts_pair(lab: Lab) -> None:
    lab.sign_in(TWO_ACCOUNTS_USER)
    assert lab.session.regional.domain == lab.sandbox.url
    assert lab.session.regional.path != "api/third-party/v2"
    accounts = lab.session.accounts()
    assert len(accounts) == 2
    assert lab.session.pair(accounts[1]) == ()
    assert lab.session.account == accounts[1]
    assert lab.session.remembered
    assert lab.session.access_token()


def test_a_client_secret_goes_by_header_or_body(lab: Lab) -> None:
    for way in ("basic", "body"):
        lab.profile = lab.profile.model_copy(update={"client_auth": way, "pkce": False, "name": way})
        lab.session = lab.new_session()
        with pytest.raises(ProfileError):
            lab.sign_in()
        lab.session.save_client_secret("wrong")
        with pytest.raises(ProfileError):
            lab.sign_in()
        lab.session.save_client_secret(CLIENT_SECRET)
        lab.sign_in()
        assert lab.session.accounts()


def test_a_user_without_account(lab: Lab) -> None:
    lab.sign_in(NO_ACCOUNT_USER)
    with pytest.raises(NoAccount):
        lab.session.accounts()


def test_restart_refreshes_with_rotation(lab: Lab) -> None:
    account = lab.pair()
    regional = lab.session.regional
    name = "sandbox/" + f"{account.company_id}/pairing-refresh"
    first = lab.keystore.get(name)
    lab.session = lab.new_session()
    with pytest.raises(SignInError):
        lab.session.access_token()
    lab.session.restore(account, regional)
    assert lab.orders()
    assert lab.keystore.get(name) not in (None, first)
    assert lab.session.regional == regional
    # The login tokens come back too, so another account can be chosen without a browser.
    assert lab.session.accounts()


def test_restart_without_a_stored_region(lab: Lab) -> None:
    account = lab.pair()
    regional = lab.session.regional
    lab.session = lab.new_session()
    lab.session.restore(account, None)
    assert lab.session.regional == regional


def test_restore_without_sign_in(lab: Lab) -> None:
    with pytest.raises(SignInError):
        lab.session.restore(Account("sandbox", 77, "Lab"), None)


def test_expired_token_is_renewed_before_it_is_used(lab: Lab) -> None:
    lab.pair()
    first = lab.session.access_token()
    lab.sandbox.clock.advance(3600 - 59)
    second = lab.session.access_token()
    assert second != first
    assert lab.session.access_token() == second


def test_many_threads_one_refresh(lab: Lab) -> None:
    lab.pair()
    lab.sandbox.clock.advance(3600)
    start, found = threading.Barrier(8), []

    def ask() -> None:
        start.wait()
        found.append(lab.session.access_token())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # The sandbox ends a session whose old refresh token comes twice: one refresh, or this would fail.
    assert len(set(found)) == 1
    assert lab.orders()


def test_refused_token_is_refreshed_once(lab: Lab) -> None:
    lab.pair()
    lab.sandbox.faults.set("unauthorized", times=1)
    assert lab.orders()
    lab.sandbox.clock.advance(121)
    lab.sandbox.faults.set("unauthorized", times=9)
    with pytest.raises(SignInError):
        lab.orders()


def test_refused_token_and_a_wrong_clock(lab: Lab) -> None:
    lab.pair()
    lab.sandbox.faults.set("clock-skew", 7200)
    lab.sandbox.faults.set("unauthorized")
    with pytest.raises(WrongClock):
        lab.orders()


def test_revoked_sign_in_is_forgotten(lab: Lab) -> None:
    account = lab.pair()
    lab.sandbox.clock.advance(3600)
    lab.sandbox.faults.set("token-revoked")
    with pytest.raises(SignInError):
        lab.session.access_token()
    assert lab.keystore.get(f"sandbox/{account.company_id}/pairing-refresh") is None


def test_a_refresh_token_that_stays_good(lab: Lab) -> None:
    account = lab.pair()
    name = f"sandbox/{account.company_id}/pairing-refresh"
    first = lab.keystore.get(name)
    for _ in range(2):
        lab.sandbox.faults.set("no-rotation", times=1)
        lab.sandbox.clock.advance(3600)
        assert lab.session.access_token()
    assert lab.keystore.get(name) == first


def test_sign_out_gives_everything_back(lab: Lab) -> None:
    account = lab.pair()
    pairing = f"sandbox/{account.company_id}/pairing-refresh"
    stolen = {name: lab.keystore.get(name) for name in (pairing, "sandbox/login-refresh")}
    lab.session.sign_out()
    assert all(lab.keystore.get(name) is None for name in stolen)
    with pytest.raises(SignInError):
        lab.session.access_token()
    lab.keystore.set(pairing, stolen[pairing] or "")
    lab.session.restore(account, None)
    with pytest.raises(SignInError):
        lab.session.access_token()


def test_sign_out_without_network_still_forgets(lab: Lab) -> None:
    account = lab.pair()
    lab.sandbox.stop()
    with pytest.raises(NetworkError):
        lab.session.sign_out()
    assert lab.keystore.get(f"sandbox/{account.company_id}/pairing-refresh") is None


def test_unpair(lab: Lab) -> None:
    account = lab.pair()
    lab.session.unpair()
    assert lab.keystore.get(f"sandbox/{account.company_id}/pairing-refresh") is None
    with pytest.raises(SignInError):
        lab.session.access_token()
    assert lab.session.pair(account) == ()
    assert lab.orders()


def test_sign_out_gives_back_the_account_of_an_earlier_run_too(lab: Lab) -> None:
    lab.sign_in(TWO_ACCOUNTS_USER)
    first, second = lab.session.accounts()
    lab.session.pair(first)
    name = f"sandbox/{first.company_id}/pairing-refresh"
    stolen = lab.keystore.get(name)
    lab.session = lab.new_session()
    lab.sign_in(TWO_ACCOUNTS_USER)
    lab.session.pair(second)
    lab.session.sign_out([first, second, replace(first, profile="production")])
    assert lab.keystore.get(name) is None
    lab.keystore.set(name, stolen or "")
    lab.session.restore(first, None)
    with pytest.raises(SignInError):
        lab.session.access_token()


def test_one_user_s_sign_out_leaves_the_other_alone_and_un_pairing_does_not(lab: Lab) -> None:
    lab.pair()
    second = Lab(lab.sandbox)
    second.sign_in(SECOND_USER)
    account = second.session.accounts()[0]
    second.session.pair(account)
    lab.session.sign_out()
    assert second.orders()

    lab.pair()
    lab.session.unpair()
    second.sandbox.clock.advance(121)
    with pytest.raises(SignInError):
        second.orders()
    assert second.keystore.get(f"sandbox/{account.company_id}/pairing-refresh") is None
    second.session.pair(account)  # the user's own sign-in is still good
    second.sandbox.clock.advance(121)
    assert second.orders()
    second.transport.close()


def test_two_programs_with_one_password_store_take_turns(lab: Lab) -> None:
    """The sandbox ends a session whose old refresh token comes back, as services with rotation do."""
    account = lab.pair()
    other = lab.new_session()
    other.restore(account, lab.session.regional)
    for session in (other, lab.session, other, lab.session):
        lab.sandbox.clock.advance(3600)
        assert session.access_token()
    restarted = lab.new_session()
    restarted.restore(account, None)
    assert restarted.access_token()


def test_cancelled_on_the_sign_in_page(lab: Lab) -> None:
    def cancel(url: str) -> None:
        with httpx.Client(follow_redirects=True, trust_env=False) as browser:
            asked = dict(parse_qsl(urlsplit(url).query))
            browser.post(url.split("?")[0], data={**asked, "action": "cancel"})

    with pytest.raises(SignInCancelled):
        lab.session.sign_in(cancel, timeout_s=20)


def test_several_sign_ins_at_a_time(lab: Lab) -> None:
    """Each has a listener and a state of its own; a second window disturbs nobody."""
    sessions = [lab.new_session() for _ in range(4)]
    everybody = threading.Barrier(4)

    def browser(url: str) -> None:
        everybody.wait(10)
        robot_sign_in(url, USER, PASSWORD)

    threads = [threading.Thread(target=one.sign_in, args=(browser,), kwargs={"timeout_s": 20}) for one in sessions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(one.accounts() for one in sessions)
