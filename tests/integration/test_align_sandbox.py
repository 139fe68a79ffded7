"""The whole of align against the sandbox over real HTTP: sign in, pair, list, download, and what may go wrong."""

from __future__ import annotations

import logging
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from align_kit import AT_ONCE_S, Memory

from labconnector.align.client import AlignClient
from labconnector.align.floor import OrdersFloor
from labconnector.align.profile import Profile
from labconnector.align.retry import Patience
from labconnector.align.session import Session
from labconnector.align.transport import Transport
from labconnector.domain.account import Account
from labconnector.domain.case import Asset, Order, OrderUrls
from labconnector.domain.errors import (
    AlignBusy,
    BadAnswer,
    NetworkError,
    NoAccount,
    NotFound,
    NotReady,
    PackageError,
    ProfileError,
    SignInCancelled,
    SignInError,
    Stopped,
    WrongClock,
)
from labconnector.sandbox.options import CLIENT_SECRET, SandboxOptions
from labconnector.sandbox.people import NO_ACCOUNT_USER, PASSWORD, SECOND_USER, TWO_ACCOUNTS_USER, USER
from labconnector.sandbox.robot import robot_sign_in
from labconnector.sandbox.server import Sandbox
from labconnector.system.keystore import MemoryKeystore

FAST = Patience(attempts=3, first_wait=0.01, longest_wait=0.02, jitter=0, obeyed_wait=2)


class Lab:
    """One installation at a lab: its keystore outlives its sessions."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.keystore = MemoryKeystore()
        self.transport = Transport(FAST)
        self.profile = Profile.model_validate(sandbox.profile_values())
        self.memory = Memory()
        self.session = self.new_session()

    def new_session(self) -> Session:
        return Session(self.profile, self.keystore, self.transport, now=self.sandbox.clock.seconds)

    def sign_in(self, user: str = USER) -> None:
        self.session.sign_in(lambda url: robot_sign_in(url, user, PASSWORD), timeout_s=20)

    def pair(self) -> Account:
        self.sign_in()
        account = self.session.accounts()[0]
        assert self.session.pair(account) == ()
        return account

    def client(self) -> AlignClient:
        floor = OrdersFloor(self.memory, self.profile.orders_floor_s, self.sandbox.clock.now)
        return AlignClient(self.profile, self.session, self.transport, floor)

    def orders(self) -> list[Order]:
        return [order for page in self.client().new_orders() for order in page.orders]


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    with Sandbox(tmp_path / "cloud", cases=6, options=SandboxOptions(ready_after_s=0)) as running:
        yield running


@pytest.fixture
def lab(sandbox: Sandbox) -> Iterator[Lab]:
    one = Lab(sandbox)
    yield one
    one.transport.close()


def check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as found:
            assert found.testzip() is None
    except zipfile.BadZipFile as error:
        raise PackageError("damaged") from error


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


def test_list_pages_and_the_floor(lab: Lab) -> None:
    lab.pair()
    client = lab.client()
    pages = list(client.new_orders(page_size=4))
    assert len(pages[0].orders) == 4
    orders = [order for page in pages for order in page.orders]
    assert len({order.order_id for order in orders}) == len(orders) >= 5
    with pytest.raises(AlignBusy) as caught:
        client.new_orders()
    assert 0 < (caught.value.retry_after or 0) <= 120
    lab.sandbox.clock.advance(121)
    assert list(client.new_orders())


def test_one_bad_order_does_not_lose_the_others(lab: Lab) -> None:
    lab.pair()
    whole = len(lab.orders())
    lab.sandbox.clock.advance(121)
    lab.sandbox.faults.set("malformed-order")
    pages = list(lab.client().new_orders())
    assert sum(len(page.orders) for page in pages) >= whole - 1
    assert [text for page in pages for text in page.unreadable]


def test_a_web_page_is_no_list(lab: Lab) -> None:
    lab.pair()
    lab.sandbox.faults.set("html-list")
    with pytest.raises(BadAnswer):
        lab.orders()


def test_busy_long_and_short(lab: Lab) -> None:
    lab.pair()
    lab.sandbox.faults.set("busy", 60)
    with pytest.raises(AlignBusy) as caught:
        lab.orders()
    assert caught.value.retry_after == 60
    lab.sandbox.faults.clear()
    lab.sandbox.clock.advance(121)
    lab.sandbox.faults.set("busy", 1, times=1)
    started = time.monotonic()
    assert lab.orders()
    assert time.monotonic() - started >= 1


def test_server_errors_are_tried_again(lab: Lab) -> None:
    lab.pair()
    lab.sandbox.faults.set("server-error", times=2)
    assert lab.orders()
    lab.sandbox.clock.advance(121)
    lab.sandbox.faults.set("cut-answer", times=1)
    assert lab.orders()


def test_order_by_rx(lab: Lab) -> None:
    lab.pair()
    order = lab.orders()[0]
    assert lab.client().order_by_rx(order.rx_id).order_id == order.order_id
    with pytest.raises(NotFound):
        lab.client().order_by_rx("00000000-0000-4000-8000-000000000000")


def test_download(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    order = lab.orders()[0]
    told: list[tuple[int, int | None]] = []
    into = tmp_path / "a" / "package.zip"
    found = lab.client().download(
        order, Asset.IDE, into, verify=check_zip, progress=lambda done, total: told.append((done, total))
    )
    assert found == into
    assert told[-1] == (into.stat().st_size, into.stat().st_size)
    assert [path.name for path in into.parent.iterdir()] == ["package.zip"]
    # A downloaded order leaves the list but can still be fetched.
    lab.sandbox.clock.advance(121)
    assert order.order_id not in {one.order_id for one in lab.orders()}
    assert lab.client().download(order, Asset.IMAGE_GALLERY, tmp_path / "pictures.zip", verify=check_zip)


def test_no_captures(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    without = [one for one in lab.sandbox.world.orders if not one.case.captures]
    ids = {one.order_id for one in without}
    order = next(one for one in lab.orders() if one.order_id in ids)
    into = tmp_path / "captures.zip"
    assert lab.client().download(order, Asset.SCREEN_CAPTURE, into, verify=check_zip) is None
    assert list(tmp_path.glob("captures*")) == []


def test_not_ready_then_ready(tmp_path: Path) -> None:
    with Sandbox(tmp_path / "cloud", cases=2, options=SandboxOptions(ready_after_s=60)) as sandbox:
        lab = Lab(sandbox)
        lab.pair()
        order = lab.orders()[0]
        into = tmp_path / "package.zip"
        with pytest.raises(NotReady) as caught:
            lab.client().download(order, Asset.IDE, into, verify=check_zip)
        assert caught.value.retry_after == lab.profile.not_ready_retry_s[0] == 45
        sandbox.clock.advance(61)
        assert lab.client().download(order, Asset.IDE, into, verify=check_zip) == into
        unknown = replace(order, order_id="999999999", urls=OrderUrls())
        with pytest.raises(NotFound):
            lab.client().download(unknown, Asset.IMAGE_GALLERY, into, verify=check_zip)
        lab.transport.close()


@pytest.mark.parametrize("fault", ["cut", "wrong-length", "no-length", "no-ranges", "server-error"])
def test_downloads_survive(lab: Lab, tmp_path: Path, fault: str) -> None:
    lab.pair()
    order = lab.orders()[0]
    lab.sandbox.faults.set(fault, times=1)
    into = tmp_path / "package.zip"
    assert lab.client().download(order, Asset.IDE, into, verify=check_zip) == into


def test_a_cut_download_goes_on_where_it_broke_off(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    order = lab.orders()[0]
    into = tmp_path / "package.zip"
    lab.sandbox.faults.set("cut", 5000)
    with pytest.raises(NetworkError):
        lab.client().download(order, Asset.IDE, into, verify=check_zip)
    kept = (tmp_path / "package.zip.part").stat().st_size
    assert kept >= 5000
    lab.sandbox.faults.clear()
    told: list[int] = []
    lab.client().download(order, Asset.IDE, into, verify=check_zip, progress=lambda done, _: told.append(done))
    assert min(told) > kept


def test_a_damaged_zip_is_not_kept(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    order = lab.orders()[0]
    into = tmp_path / "package.zip"
    for fault in ("truncated-zip", "html-zip"):
        lab.sandbox.faults.set(fault, times=1)
        with pytest.raises(PackageError):
            lab.client().download(order, Asset.IDE, into, verify=check_zip)
        assert list(tmp_path.glob("package*")) == []
    assert lab.client().download(order, Asset.IDE, into, verify=check_zip) == into


def test_cancel_stops_within_a_second(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    order = lab.orders()[0]
    into = tmp_path / "package.zip"
    _stops_quickly(lab, order, into, lambda cancel: cancel.set())
    assert (tmp_path / "package.zip.part").exists()


def _stops_quickly(lab: Lab, order: Order, into: Path, stop: Callable[[threading.Event], None]) -> None:
    lab.sandbox.faults.set("slow-download", 8)
    cancel, begun = threading.Event(), threading.Event()
    ended: list[float] = []

    def run() -> None:
        with pytest.raises(Stopped):
            lab.client().download(
                order, Asset.IDE, into, verify=check_zip, progress=lambda *_: begun.set(), cancel=cancel
            )
        ended.append(time.monotonic())

    thread = threading.Thread(target=run)
    thread.start()
    assert begun.wait(20)
    asked = time.monotonic()
    stop(cancel)
    thread.join(20)
    assert ended[0] - asked < AT_ONCE_S


def test_the_end_of_the_program_stops_a_download(lab: Lab, tmp_path: Path) -> None:
    lab.pair()
    order = lab.orders()[0]
    _stops_quickly(lab, order, tmp_path / "package.zip", lambda _: lab.transport.close())


def test_renew_goes_on_with_new_connections(lab: Lab) -> None:
    lab.pair()
    lab.transport.renew()
    assert lab.orders()


def test_nothing_secret_is_logged(lab: Lab, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    account = lab.pair()
    orders = lab.orders()
    lab.sandbox.faults.set("server-error", times=1)
    lab.client().download(orders[0], Asset.IDE, tmp_path / "package.zip", verify=check_zip)
    lab.sandbox.clock.advance(3600)
    secrets = [lab.session.access_token(), lab.keystore.get("sandbox/login-refresh")]
    secrets += [lab.keystore.get(f"sandbox/{account.company_id}/pairing-refresh")]
    text = caplog.text
    assert all(secret and secret not in text for secret in secrets)
    assert all(order.patient_last not in text for order in orders)
    assert "code=" not in text
