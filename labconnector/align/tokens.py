"""One token set: fresh when asked for, refreshed by one thread at a time, its refresh token kept in the keystore."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock

from labconnector.align.auth import DeadToken, TokenSet
from labconnector.domain.errors import ConnectorError, KeystoreLocked, KeystoreMissing, SignInError
from labconnector.system.keystore import Keystore

_log = logging.getLogger(__name__)

EARLY_S = 60
"""A token is renewed this long before it expires, so that no call starts with one that dies on the way."""

Exchange = Callable[[str, str | None], TokenSet]
"""Turns a refresh token into new tokens; the second argument is the old access token while it is still good."""


class TokenKeeper:
    """Holds one token set. Thread-safe.

    `remembered`: whether the refresh token is in the keystore, so that the next start needs no sign-in;
    `store_trouble`: why it is not, where that was tried.
    """

    def __init__(self, name: str, keystore: Keystore, exchange: Exchange, now: Callable[[], float]) -> None:
        """name: the entry in the keystore."""
        self._name = name
        self._keystore = keystore
        self._exchange = exchange
        self._now = now
        self._lock = Lock()
        self._tokens: TokenSet | None = None
        self._flight: Future[str] | None = None
        self.remembered = True
        self.store_trouble: KeystoreLocked | KeystoreMissing | None = None

    @property
    def refresh_token(self) -> str:
        """The refresh token in use, '' where there is none."""
        return self._tokens.refresh if self._tokens else ""

    @property
    def tokens(self) -> TokenSet | None:
        """All of them, for a next process to `take` up."""
        with self._lock:
            return self._tokens

    def take(self, tokens: TokenSet, *, remembered: bool) -> None:
        """Takes up what an earlier process handed over. What is in the keystore stays as it is."""
        with self._lock:
            self._tokens = tokens
        self.remembered = remembered

    def adopt(self, tokens: TokenSet) -> None:
        """Takes new tokens. The refresh token is in the keystore before the old one is forgotten."""
        if tokens.refresh:
            self._remember(tokens.refresh)
        else:
            tokens = TokenSet(tokens.access, self.refresh_token, tokens.expires_at)
        with self._lock:
            self._tokens = tokens

    def load(self) -> bool:
        """Takes up the refresh token of an earlier run; False where there is none. Keystore errors pass through."""
        stored = self._keystore.get(self._name)
        if stored:
            with self._lock:
                self._tokens = TokenSet("", stored, 0.0)
        return bool(stored)

    def forget(self) -> None:
        """Removes the tokens here and in the keystore."""
        with self._lock:
            self._tokens = None
        try:
            self._keystore.delete(self._name)
        except (KeystoreLocked, KeystoreMissing) as error:
            _log.warning("%s could not be removed from the keystore: %s", self._name, error.code)

    def valid(self, refused: str = "") -> str | None:
        """The access token while it is good, without any call. `refused`: a token that Align did not take."""
        with self._lock:
            return self._valid(refused, early=0)

    def fresh(self, refused: str = "") -> str:
        """An access token that is good for a minute at least; refreshes where needed.

        Whoever comes while a refresh is under way gets its result. Raises SignInError where there is nothing to refresh
        with, or Align no longer takes it; network errors.
        """
        with self._lock:
            good = self._valid(refused, early=EARLY_S)
            if good is not None:
                return good
            flight, mine = self._flight, self._flight is None
            if flight is None:
                flight = self._flight = Future()
        if mine:
            self._fly(flight, refused)
        return flight.result()

    def _valid(self, refused: str, early: float) -> str | None:
        tokens = self._tokens
        if tokens is None or not tokens.access or tokens.access == refused:
            return None
        return tokens.access if tokens.expires_at - early > self._now() else None

    def _fly(self, flight: Future[str], refused: str) -> None:
        try:
            flight.set_result(self._refresh(refused))
        except ConnectorError as error:
            flight.set_exception(error)
        finally:
            with self._lock:
                self._flight = None
            flight.cancel()  # nothing to do after a result; wakes the others if a programming error came up here

    def _refresh(self, refused: str) -> str:
        refresh = self._newest()
        if not refresh:
            self._forget_access()
            raise SignInError("Nobody is signed in.")
        try:
            tokens = self._exchange(refresh, self.valid(refused))
        except DeadToken as dead:
            tokens = self._exchange_other(refresh, dead)
        self.adopt(tokens)
        return tokens.access

    def _newest(self) -> str:
        """The refresh token to use: another process of ours may have renewed and stored it.

        An old one must not be tried first: a service that rotates tokens takes it for stolen and ends the session.
        """
        ours = self.refresh_token
        return (self._stored() or ours) if ours and self.remembered else ours

    def _exchange_other(self, used: str, dead: DeadToken) -> TokenSet:
        """Another process may have renewed the token this very moment; else the dead one is removed."""
        tried = {used}
        while (stored := self._stored()) and stored not in tried:
            try:
                return self._exchange(stored, None)
            except DeadToken:
                _log.info("%s: the stored token is dead as well", self._name)
                tried.add(stored)
        self.forget()
        raise SignInError("MyiTero no longer knows this sign-in.", detail=dead.detail) from dead

    def _stored(self) -> str | None:
        try:
            return self._keystore.get(self._name)
        except (KeystoreLocked, KeystoreMissing):
            return None

    def _forget_access(self) -> None:
        with self._lock:
            self._tokens = None

    def _remember(self, refresh: str) -> None:
        try:
            self._keystore.set(self._name, refresh)
            self.remembered, self.store_trouble = True, None
        except (KeystoreLocked, KeystoreMissing) as error:
            # Better signed in for this session than not at all; the caller tells the user.
            self.remembered, self.store_trouble = False, error
            _log.warning("%s is kept for this session only: %s", self._name, error.code)
