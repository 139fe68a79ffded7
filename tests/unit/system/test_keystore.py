"""The password store: which backends are refused, and what its errors become."""

from __future__ import annotations

from collections.abc import Callable

import keyring.errors
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring

from labconnector.domain.errors import ConnectorError, KeystoreLocked, KeystoreMissing
from labconnector.system.keystore import SERVICE, Keystore, MemoryKeystore, SystemKeystore


class Good(KeyringBackend):
    """Keeps secrets in memory; stands in for a system's store."""

    priority: float = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.held:
            raise keyring.errors.PasswordDeleteError("not there")
        del self.held[service, username]


class PlaintextKeyring(Good):
    """Named as the one that writes secrets to a readable file."""

    priority = 5


class LowFile(Good):
    """A file backend: 'suitable but not recommended'."""

    priority = 0.5


class Broken(Good):
    """Fails with a given error."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error

    def delete_password(self, service: str, username: str) -> None:
        raise self.error


class Chain(ChainerBackend):
    """A chain of given backends."""

    backends: list[KeyringBackend] = []  # noqa: RUF012


def made(kind: Callable[[], KeyringBackend]) -> KeyringBackend:
    """keyring's own classes are not typed."""
    return kind()


def chain_of(*backends: KeyringBackend) -> KeyringBackend:
    chain = made(Chain)
    assert isinstance(chain, Chain)
    chain.backends = list(backends)
    return chain


def calls_of(store: Keystore) -> list[Callable[[], object]]:
    return [lambda: store.get("x"), lambda: store.set("x", "secret"), lambda: store.delete("x")]


@pytest.mark.parametrize("make", [MemoryKeystore, lambda: SystemKeystore(Good())])
def test_set_get_delete(make: Callable[[], Keystore]) -> None:
    store = make()
    assert store.get("p/login-refresh") is None
    store.set("p/login-refresh", "r1")
    store.set("p/login-refresh", "r2")
    assert store.get("p/login-refresh") == "r2"
    store.delete("p/login-refresh")
    store.delete("p/login-refresh")
    assert store.get("p/login-refresh") is None


def test_entries_stand_under_our_name() -> None:
    backend = Good()
    SystemKeystore(backend).set("p/77/pairing-refresh", "r")
    assert backend.held == {("Lab Connector", "p/77/pairing-refresh"): "r"}
    assert SERVICE == "Lab Connector"


REFUSED = [made(NullKeyring), made(FailKeyring), PlaintextKeyring(), LowFile(), chain_of()]


@pytest.mark.parametrize("backend", REFUSED)
def test_stores_that_do_not_keep_secrets_are_refused(backend: KeyringBackend) -> None:
    store = SystemKeystore(backend)
    for call in calls_of(store):
        with pytest.raises(KeystoreMissing):
            call()


def test_a_chain_is_used_for_its_good_link_only() -> None:
    plain, good = PlaintextKeyring(), Good()
    SystemKeystore(chain_of(plain, good)).set("x", "secret")
    assert plain.held == {}
    assert good.held
    with pytest.raises(KeystoreMissing):
        SystemKeystore(chain_of(plain, made(NullKeyring))).get("x")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (keyring.errors.KeyringLocked("Failed to unlock the collection!"), KeystoreLocked),
        (keyring.errors.NoKeyringError("none"), KeystoreMissing),
        (keyring.errors.InitError("Failed to create the collection"), KeystoreLocked),
        (keyring.errors.PasswordSetError("Cancelled by user"), KeystoreLocked),
        (ConnectionResetError("the daemon is gone"), KeystoreLocked),
        (RuntimeError("no bus"), KeystoreLocked),
    ],
)
def test_errors(error: Exception, kind: type[ConnectorError]) -> None:
    store = SystemKeystore(Broken(error))
    for call in calls_of(store):
        with pytest.raises(kind) as caught:
            call()
        assert "secret" not in str(caught.value) + caught.value.detail


def test_the_system_s_own_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = Good()
    monkeypatch.setattr("keyring.get_keyring", lambda: backend)
    SystemKeystore().set("x", "r")
    assert backend.held
