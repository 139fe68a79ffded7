"""The password store of this computer: refresh tokens and the client secret, never in a plain file.

"Locked" (`KeystoreLocked`) and "missing" (`KeystoreMissing`) are two things a person repairs in two ways; a name that
is not stored is neither, it is None.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from types import MappingProxyType
from typing import Protocol

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, KeyringLocked, NoKeyringError, PasswordDeleteError

from labconnector.domain.errors import KeystoreLocked, KeystoreMissing

SERVICE = "Lab Connector"
"""The name under which the user finds our entries in the system's password manager."""

RECOMMENDED_PRIORITY = 1
"""keyring gives 0 or less to its `fail` and `null` backends and less than 1 to files, plain or not."""


class Keystore(Protocol):
    """Where secrets are kept between two runs. Every call may raise KeystoreLocked or KeystoreMissing."""

    def get(self, name: str) -> str | None:
        """The secret, None if nothing is stored under the name."""

    def set(self, name: str, value: str) -> None:
        """Stores or replaces a secret."""

    def delete(self, name: str) -> None:
        """Removes a secret; nothing happens if there is none."""


class MemoryKeystore:
    """Keeps secrets until the program ends. values: what an earlier process handed over."""

    def __init__(self, values: Mapping[str, str] = MappingProxyType({})) -> None:
        self._values = dict(values)
        self._lock = threading.Lock()

    def values(self) -> dict[str, str]:
        """All of them, for a next process of ours."""
        with self._lock:
            return dict(self._values)

    def get(self, name: str) -> str | None:
        """The secret, None if nothing is stored under the name."""
        with self._lock:
            return self._values.get(name)

    def set(self, name: str, value: str) -> None:
        """Stores or replaces a secret."""
        with self._lock:
            self._values[name] = value

    def delete(self, name: str) -> None:
        """Removes a secret; nothing happens if there is none."""
        with self._lock:
            self._values.pop(name, None)


class SystemKeystore:
    """Windows Credential Manager, macOS Keychain, Secret Service or KWallet, through `keyring`.

    Windows holds about 1,280 characters an entry: enough for a refresh token, not for a token set.
    """

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        """`backend`: what keyring would choose by itself if not given."""
        self._chosen = backend

    def get(self, name: str) -> str | None:
        """The secret, None if nothing is stored under the name."""
        with _translated():
            return self._backend().get_password(SERVICE, name)

    def set(self, name: str, value: str) -> None:
        """Stores or replaces a secret."""
        with _translated():
            self._backend().set_password(SERVICE, name, value)

    def delete(self, name: str) -> None:
        """Removes a secret; nothing happens if there is none."""
        with _translated(), suppress(PasswordDeleteError):
            self._backend().delete_password(SERVICE, name)

    def _backend(self) -> KeyringBackend:
        return safe_backend(self._chosen or keyring.get_keyring())


def safe_backend(chosen: KeyringBackend) -> KeyringBackend:
    """The backend itself, or the first safe one of a chain: a chain would fall through to a plain file.

    Raises KeystoreMissing where there is no store, or only one that keeps secrets readable.
    """
    offered = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
    safe = next((one for one in offered if _is_safe(one)), None)
    if safe is None:
        names = ", ".join(type(one).__module__ for one in offered) or "none"
        raise KeystoreMissing("There is no password store that keeps secrets encrypted.", detail=f"keyring: {names}")
    return safe


def _is_safe(backend: KeyringBackend) -> bool:
    name = f"{type(backend).__module__}.{type(backend).__name__}".lower()
    return backend.priority >= RECOMMENDED_PRIORITY and "plaintext" not in name and not name.startswith("keyrings.alt")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except NoKeyringError as error:
        raise KeystoreMissing("This computer has no password store.", detail=type(error).__name__) from error
    except KeyringLocked as error:
        raise KeystoreLocked("The password store is locked and did not open.", detail=type(error).__name__) from error
    except _STORE_ERRORS as error:
        raise KeystoreLocked("The password store did not answer.", detail=type(error).__name__) from error


def _foreign_errors() -> tuple[type[Exception], ...]:
    """Errors of the systems' own libraries that keyring lets through; each exists on one system only."""
    names = {
        "secretstorage.exceptions": "SecretStorageException",
        "jeepney.wrappers": "DBusErrorResponse",
        "win32ctypes.pywin32.pywintypes": "error",
    }
    found: list[type[Exception]] = []
    for module, name in names.items():
        with suppress(ImportError, AttributeError):
            found.append(getattr(importlib.import_module(module), name))
    return tuple(found)


_STORE_ERRORS: tuple[type[Exception], ...] = (KeyringError, OSError, RuntimeError, *_foreign_errors())
