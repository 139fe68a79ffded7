"""One token set: when it is refreshed, by whom, and what survives when things go wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from labconnector.align.auth import DeadToken, TokenSet
from labconnector.align.tokens import TokenKeeper
from labconnector.domain.errors import KeystoreLocked, NetworkError, SignInError
from labconnector.system.keystore import MemoryKeystore

NAME = "test/login-refresh"


class Locked(MemoryKeystore):
    """A password store that is locked."""

    def get(self, name: str) -> str | None:
        raise KeystoreLocked("locked")

    def set(self, name: str, value: str) -> None:
        raise KeystoreLocked("locked")

    def delete(self, name: str) -> None:
        raise KeystoreLocked("locked")


class Align:
    """Exchanges refresh tokens, one rotation each; an old one is dead."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.alive = "r0"
        self.asked: list[tuple[str, str | None]] = []
        self.before: Callable[[], None] = lambda: None

    def now(self) -> float:
        return self.time

    def exchange(self, refresh: str, valid: str | None) -> TokenSet:
        self.asked.append((refresh, valid))
        self.before()
        if refresh != self.alive:
            raise DeadToken("dead")
        self.alive = f"r{len(self.asked)}"
        return TokenSet(f"a{len(self.asked)}", self.alive, self.time + 3600)


@pytest.fixture
def align() -> Align:
    return Align()


@pytest.fixture
def keystore() -> MemoryKeystore:
    return MemoryKeystore()


def keeper_of(align: Align, keystore: MemoryKeystore) -> TokenKeeper:
    keeper = TokenKeeper(NAME, keystore, align.exchange, align.now)
    keeper.adopt(TokenSet("a0", "r0", align.time + 3600))
    return keeper


def test_a_good_token_needs_no_call(align: Align, keystore: MemoryKeystore) -> None:
    keeper = keeper_of(align, keystore)
    align.time += 3600 - 61
    assert keeper.fresh() == "a0"
    assert align.asked == []


def test_a_minute_before_its_end_it_is_renewed_and_stored(align: Align, keystore: MemoryKeystore) -> None:
    keeper = keeper_of(align, keystore)
    align.time += 3600 - 60
    assert keeper.fresh() == "a1"
    assert align.asked == [("r0", "a0")]
    assert keystore.get(NAME) == "r1"


def test_an_expired_token_is_not_offered_for_discovery(align: Align, keystore: MemoryKeystore) -> None:
    keeper = keeper_of(align, keystore)
    align.time += 3601
    keeper.fresh()
    assert align.asked == [("r0", None)]


def test_a_refused_token_is_renewed_once_for_all(align: Align, keystore: MemoryKeystore) -> None:
    keeper = keeper_of(align, keystore)
    assert keeper.fresh(refused="a0") == "a1"
    assert keeper.fresh(refused="a0") == "a1"
    assert align.asked == [("r0", None)]


def test_the_new_token_is_stored_before_the_old_one_is_forgotten(align: Align) -> None:
    held: list[tuple[str, str]] = []

    class Watching(MemoryKeystore):
        def set(self, name: str, value: str) -> None:
            held.append((value, keeper.refresh_token if held else ""))
            super().set(name, value)

        def delete(self, name: str) -> None:
            raise AssertionError("a living token was deleted")

    keeper = TokenKeeper(NAME, Watching(), align.exchange, align.now)
    keeper.adopt(TokenSet("a0", "r0", align.time))
    keeper.fresh()
    assert held == [("r0", ""), ("r1", "r0")]


def test_without_a_new_refresh_token_the_old_one_stays(keystore: MemoryKeystore) -> None:
    keeper = TokenKeeper(NAME, keystore, lambda _r, _v: TokenSet("a1", "", 9999), lambda: 0.0)
    keeper.adopt(TokenSet("a0", "r0", 0))
    assert keeper.fresh() == "a1"
    assert keeper.refresh_token == keystore.get(NAME) == "r0"


def test_eight_threads_one_refresh(align: Align, keystore: MemoryKeystore) -> None:
    keeper = keeper_of(align, keystore)
    align.time += 3600
    everybody, found = threading.Barrier(8), []

    def ask() -> None:
        everybody.wait()
        found.append(keeper.fresh())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["a1"] * 8
    assert len(align.asked) == 1


def test_a_failed_refresh_is_everybody_s_and_the_next_one_tries_again(align: Align, keystore: MemoryKeystore) -> None:
    keeper = keeper_of(align, keystore)
    align.time += 3600
    begun, go_on = threading.Event(), threading.Event()

    def fail() -> None:
        begun.set()
        go_on.wait(20)
        raise NetworkError("down")

    align.before = fail
    caught: list[Exception] = []

    def ask() -> None:
        try:
            keeper.fresh()
        except NetworkError as error:
            caught.append(error)

    first = threading.Thread(target=ask)
    first.start()
    assert begun.wait(10)
    second = threading.Thread(target=ask)
    second.start()
    go_on.set()
    first.join()
    second.join()
    assert len(caught) == 2
    align.before = lambda: None
    assert keeper.fresh()
    assert keystore.get(NAME) == align.alive


def test_a_dead_token_is_removed(align: Align, keystore: MemoryKeystore) -> None:
    keeper = keeper_of(align, keystore)
    align.time, align.alive = 9000, "revoked"
    with pytest.raises(SignInError) as caught:
        keeper.fresh()
    assert type(caught.value) is SignInError
    assert keystore.get(NAME) is None
    with pytest.raises(SignInError):
        keeper.fresh()
    assert len(align.asked) == 1


def test_another_process_renewed_it(align: Align, keystore: MemoryKeystore) -> None:
    keeper = keeper_of(align, keystore)
    align.time, align.alive = 9000, "theirs"
    keystore.set(NAME, "theirs")
    assert keeper.fresh() == "a1"
    assert align.asked == [("theirs", None)], "the old one is not shown: Align would take it for stolen"
    assert keystore.get(NAME) == align.alive


def test_another_process_renews_it_at_the_same_moment(align: Align, keystore: MemoryKeystore) -> None:
    keeper = keeper_of(align, keystore)
    align.time = 9000

    def renew() -> None:
        if len(align.asked) < 3:
            align.alive = f"theirs{len(align.asked)}"
            keystore.set(NAME, align.alive)

    align.before = renew
    assert keeper.fresh() == "a3"
    assert [refresh for refresh, _ in align.asked] == ["r0", "theirs1", "theirs2"]
    assert keystore.get(NAME) == align.alive


def test_a_token_that_could_not_be_stored_goes_before_an_older_one_that_was(align: Align) -> None:
    class Full(MemoryKeystore):
        def set(self, name: str, value: str) -> None:
            raise KeystoreLocked("full")

        def get(self, name: str) -> str | None:
            return "of last week"

    keeper = keeper_of(align, Full())
    align.time = 9000
    assert keeper.fresh() == "a1"
    assert align.asked == [("r0", None)]


def test_killed_between_the_answer_and_the_store(align: Align, keystore: MemoryKeystore) -> None:
    """Nothing but a new sign-in helps then; the dead token does not stay."""

    class Killed(BaseException):
        pass

    class Dying(MemoryKeystore):
        def set(self, name: str, value: str) -> None:
            raise Killed

    keeper = keeper_of(align, keystore)
    dying = TokenKeeper(NAME, Dying(), align.exchange, align.now)
    with pytest.raises(Killed):
        dying.adopt(align.exchange(keeper.refresh_token, None))
    restarted = TokenKeeper(NAME, keystore, align.exchange, align.now)
    assert restarted.load()
    with pytest.raises(SignInError):
        restarted.fresh()
    assert keystore.get(NAME) is None


def test_after_a_restart(align: Align, keystore: MemoryKeystore) -> None:
    keeper_of(align, keystore)
    restarted = TokenKeeper(NAME, keystore, align.exchange, align.now)
    assert restarted.valid() is None
    assert restarted.load()
    assert restarted.fresh() == "a1"
    assert not TokenKeeper("other", keystore, align.exchange, align.now).load()


def test_a_locked_store_keeps_the_session_going(align: Align) -> None:
    keeper = keeper_of(align, Locked())
    assert not keeper.remembered
    align.time += 3600
    assert keeper.fresh() == "a1"
    keeper.forget()
    assert keeper.refresh_token == ""


def test_a_store_that_opens_later_gets_the_next_token(align: Align, keystore: MemoryKeystore) -> None:
    keeper = keeper_of(align, keystore)
    keeper.remembered = False
    align.time += 3600
    keeper.fresh()
    assert keeper.remembered
