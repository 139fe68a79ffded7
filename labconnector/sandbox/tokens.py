"""Codes and tokens of the sandbox: what RFC 6749, 7009 and 7636 ask for, and Align's two token sets. No HTTP here."""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
from dataclasses import dataclass
from enum import StrEnum

from labconnector.sandbox.options import Clock


class Refused(Exception):
    """An OAuth error: its name from RFC 6749 5.2 and a sentence for the developer."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error = error
        self.description = description


class Kind(StrEnum):
    """Align's two token sets: signing in gives the first, pairing the second."""

    LOGIN = "login"
    PAIRING = "pairing"


@dataclass(slots=True)
class Grant:
    """One family of tokens. `refresh` is the newest refresh token; an older one coming back ends the family."""

    user: str
    client_id: str
    public: bool  # a client without a secret: refreshes without one, too
    kind: Kind = Kind.LOGIN
    company_id: int | None = None
    access: str = ""
    refresh: str = ""
    alive: bool = True


@dataclass(frozen=True, slots=True)
class TokenSet:
    """What a token answer holds. `refresh` is empty where the old one stays good."""

    access: str
    refresh: str
    expires_in: int


@dataclass(slots=True)
class _Code:
    """An authorization code; kept after use, since a second use ends what the first one started (RFC 6749, 4.1.2)."""

    user: str
    client_id: str
    redirect_uri: str
    challenge: str
    until: float
    grant: Grant | None = None


class Tokens:
    """Every code and token given out. Thread-safe; lost when the sandbox ends."""

    def __init__(self, clock: Clock, access_life_s: float, code_life_s: float) -> None:
        self._clock = clock
        self._access_life_s = access_life_s
        self._code_life_s = code_life_s
        self._lock = threading.RLock()
        self._codes: dict[str, _Code] = {}
        self._access: dict[str, tuple[Grant, float]] = {}
        self._refresh: dict[str, Grant] = {}
        self._pairings: dict[tuple[str, str, int], Grant] = {}

    def issue_code(self, user: str, client_id: str, redirect_uri: str, challenge: str) -> str:
        """A code for one exchange. `challenge` is PKCE's S256 challenge or empty."""
        code = secrets.token_urlsafe(24)
        with self._lock:
            self._codes[code] = _Code(
                user, client_id, redirect_uri, challenge, self._clock.seconds() + self._code_life_s
            )
        return code

    def redeem(self, code: str, client_id: str, redirect_uri: str, verifier: str, *, public: bool) -> TokenSet:
        """The login token set for a code. Raises Refused."""
        with self._lock:
            found = self._codes.get(code)
            if found is None or found.client_id != client_id:
                raise Refused("invalid_grant", "The code is not known.")
            if found.grant is not None:
                found.grant.alive = False
                raise Refused("invalid_grant", "The code was used before; its tokens are revoked.")
            self._check_code(found, redirect_uri, verifier, public=public)
            found.grant = Grant(found.user, client_id, public)
            return self._new_pair(found.grant)

    def _check_code(self, code: _Code, redirect_uri: str, verifier: str, *, public: bool) -> None:
        if code.until <= self._clock.seconds():
            raise Refused("invalid_grant", "The code is too old.")
        if code.redirect_uri != redirect_uri:
            raise Refused("invalid_grant", "redirect_uri is not the one that the code was asked with.")
        if public and not code.challenge:
            raise Refused("invalid_client", "A client without a secret needs PKCE.")
        if bool(code.challenge) != bool(verifier) or (verifier and challenge_of(verifier) != code.challenge):
            raise Refused("invalid_grant", "code_verifier does not fit code_challenge.")

    def refresh(self, token: str, client_id: str, *, public: bool, rotate: bool) -> TokenSet:
        """New tokens for a refresh token. An old one coming back ends the whole family. Raises Refused."""
        with self._lock:
            grant = self._refresh.get(token)
            if grant is None or grant.client_id != client_id or not grant.alive:
                raise Refused("invalid_grant", "The refresh token is not known or was revoked.")
            if public and not grant.public:
                raise Refused("invalid_client", "This client signed in with its secret.")
            if token != grant.refresh:
                grant.alive = False
                raise Refused("invalid_grant", "The refresh token was used before; the session is revoked.")
            return self._new_pair(grant) if rotate else self._new_access(grant)

    def pair(self, login: Grant, company_id: int) -> TokenSet:
        """The pairing token set. 'If you pair, and then pair again, the same token will be returned' (9.1)."""
        with self._lock:
            key = (login.user, login.client_id, company_id)
            grant = self._pairings.get(key)
            if grant is None or not grant.alive:
                grant = Grant(login.user, login.client_id, login.public, Kind.PAIRING, company_id)
                self._pairings[key] = grant
                return self._new_pair(grant)
            left = self._access[grant.access][1] - self._clock.seconds()
            access = grant.access if left > 0 else self._new_access(grant).access
            return TokenSet(access, grant.refresh, int(left if left > 0 else self._access_life_s))

    def unpair(self, company_id: int) -> None:
        """'Un-pair will affect all paired users for that account' (guideline, 9.2)."""
        with self._lock:
            for grant in self._pairings.values():
                if grant.company_id == company_id:
                    grant.alive = False

    def grant_of(self, access: str) -> Grant | None:
        """Whose access token this is; None when unknown, expired or revoked."""
        with self._lock:
            grant, until = self._access.get(access, (None, 0.0))
            return grant if grant is not None and grant.alive and until > self._clock.seconds() else None

    def revoke(self, token: str) -> None:
        """Ends the family of an access or refresh token ('similar to a log out'); an unknown one is fine (RFC 7009)."""
        with self._lock:
            grant = self._refresh.get(token) or self._access.get(token, (None, 0.0))[0]
            if grant is not None:
                grant.alive = False

    def expire(self, access: str) -> None:
        """Makes one access token old at once."""
        with self._lock:
            if access in self._access:
                self._access[access] = (self._access[access][0], 0.0)

    def _new_pair(self, grant: Grant) -> TokenSet:
        grant.refresh = secrets.token_urlsafe(32)
        self._refresh[grant.refresh] = grant
        tokens = self._new_access(grant)
        return TokenSet(tokens.access, grant.refresh, tokens.expires_in)

    def _new_access(self, grant: Grant) -> TokenSet:
        grant.access = secrets.token_urlsafe(32)
        self._access[grant.access] = (grant, self._clock.seconds() + self._access_life_s)
        return TokenSet(grant.access, "", int(self._access_life_s))


def challenge_of(verifier: str) -> str:
    """PKCE's S256 challenge of a verifier (RFC 7636, 4.2)."""
    digest = hashlib.sha256(verifier.encode("ascii", "ignore")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
