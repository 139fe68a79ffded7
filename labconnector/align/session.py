"""A sign-in at Align and the two token sets that come of it.

Signing in gives the login tokens; they serve Discovery, the list of accounts and pairing. Pairing gives the tokens
"used for all later calls" (Align, Authentication and Pairing). Discovery comes before the accounts and before a
refresh; after a restart, when no access token is left to ask it with, it follows the refresh.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from labconnector.align import auth
from labconnector.align.answers import read_accounts, read_pairing, read_regional
from labconnector.align.auth import Form, TokenSet
from labconnector.align.browser import Waiting, ask_browser
from labconnector.align.faults import TokenRefused, blame
from labconnector.align.profile import Profile
from labconnector.align.tokens import TokenKeeper
from labconnector.align.transport import Transport
from labconnector.domain.account import Account, Regional
from labconnector.domain.errors import (
    AlignError,
    ConnectorError,
    KeystoreMissing,
    NetworkError,
    NoAccount,
    NotFound,
    SignInError,
    WrongClock,
)
from labconnector.system.keystore import Keystore

T = TypeVar("T")
_REFUSALS = frozenset({400, 401, 403})
"""Statuses with which a token endpoint says why (RFC 6749, 5.2)."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A session on its way to another process of ours."""

    login: TokenSet | None
    pairing: TokenSet | None
    remembered: bool
    secret: str = field(default="", repr=False)


class Session:
    """Who is signed in. Thread-safe. Refresh tokens and the client secret are in the keystore, the rest in memory."""

    def __init__(
        self, profile: Profile, keystore: Keystore, transport: Transport, *, now: Callable[[], float] = time.time
    ) -> None:
        """now: seconds since 1970."""
        self._profile = profile
        self._keystore = keystore
        self._transport = transport
        self._now = now
        self._login = TokenKeeper(f"{profile.name}/login-refresh", keystore, self._refresh, now)
        self._pairing: TokenKeeper | None = None
        self._account: Account | None = None
        self._regional: Regional | None = None
        self._given_secret = ""
        self._secret_kept = True
        self._discovery_due = True
        self._discovering = threading.Lock()
        transport.trust(profile.oauth_base, profile.base_url, *profile.paths.model_dump().values())

    @property
    def account(self) -> Account | None:
        """The account that this session is paired to."""
        return self._account

    @property
    def remembered(self) -> bool:
        """Whether the next start needs no sign-in. False where the keystore is locked or missing."""
        keepers = [one for one in (self._login, self._pairing) if one and one.refresh_token]
        return bool(keepers) and all(one.remembered for one in keepers) and self._secret_kept

    @property
    def store_trouble(self) -> ConnectorError | None:
        """Why the sign-in is not in the keystore, where that was tried in this process."""
        keepers = (self._login, self._pairing)
        return next((one.store_trouble for one in keepers if one and one.store_trouble), None)

    @property
    def regional(self) -> Regional:
        """What Discovery returned last; asks it where it has not. To be stored for the next start."""
        if self._regional is None:
            self._ready(self._pairing or self._login)
        if self._regional is None:
            raise SignInError("Nobody is signed in.")
        return self._regional

    # --- signing in -------------------------------------------------------------------------------------------------

    def sign_in(
        self,
        open_browser: Callable[[str], None],
        *,
        timeout_s: float = 300,
        cancel: threading.Event | None = None,
        pasted: queue.Queue[str] | None = None,
    ) -> None:
        """Sends the user's browser to Align and waits for its answer.

        pasted: takes the address (or only its query) that the user copied, where the browser could not bring it.
        Raises ProfileError, SignInCancelled, SignInTimeout, ForgedAnswer, other SignInErrors, network errors.
        """
        self._profile.check()
        secret = self._secret()
        if self._profile.client_auth != "none":
            auth.needed_secret(secret)
        asked, code = ask_browser(self._profile, open_browser, Waiting(timeout_s, cancel, pasted))
        self._begin(self._token_call(auth.code_form(self._profile, secret, asked, code), cancel))

    def _begin(self, tokens: TokenSet) -> None:
        self._login.adopt(tokens)
        self._regional, self._discovery_due = None, True
        self._ready(self._login)

    def accounts(self) -> tuple[Account, ...]:
        """The accounts that this user can pair to. Raises NoAccount where there is none."""
        self._ensure_login()
        paths = self._profile.paths
        answer = self._with(
            self._login, lambda token: self._transport.request("GET", self._url(paths.accounts), token=token)
        )
        found = read_accounts(answer.body, self._profile.name)
        if not found:
            raise NoAccount("This MyiTero user belongs to no lab account.")
        return found

    def pair(self, account: Account, callback_url: str = "") -> tuple[str, ...]:
        """Pairs to an account; from now on its tokens are used. Returns what Align warns of."""
        self._ensure_login()
        body = {"CompanyId": account.company_id} | ({"CallbackUrl": callback_url} if callback_url else {})
        paths = self._profile.paths
        answer = self._with(
            self._login, lambda token: self._transport.request("POST", self._url(paths.pair), token=token, json=body)
        )
        tokens, warnings = read_pairing(answer.body, self._now())
        keeper = self._keeper(account)
        keeper.adopt(tokens)
        self._pairing, self._account = keeper, account
        return warnings

    def restore(self, account: Account, regional: Regional | None) -> None:
        """Takes up the pairing of an earlier run, without a call. Raises SignInError where there is none.

        KeystoreLocked and KeystoreMissing, where the store cannot be asked, are SignInErrors too.
        """
        keeper = self._keeper(account)
        if not keeper.load():
            raise SignInError(f"Nobody is signed in for {account.name}.")
        self._pairing, self._account = keeper, account
        self._regional, self._discovery_due = regional, True
        if regional is not None:
            self._transport.trust(regional.domain)

    def hand_over(self) -> Handed:
        """What a next process needs to go on without a call. It holds tokens: to be kept in memory only."""
        pairing = self._pairing
        return Handed(
            self._login.tokens, pairing.tokens if pairing else None, self._login.remembered, self._given_secret
        )

    def take_over(self, handed: Handed, account: Account, regional: Regional | None) -> None:
        """Goes on where an earlier process stopped."""
        keeper = self._keeper(account)
        for taken, tokens in ((self._login, handed.login), (keeper, handed.pairing)):
            if tokens is not None:
                taken.take(tokens, remembered=handed.remembered)
        self._given_secret = handed.secret
        self._pairing, self._account, self._regional = keeper, account, regional
        self._discovery_due = regional is None
        if regional is not None:
            self._transport.trust(regional.domain)

    # --- signing out ------------------------------------------------------------------------------------------------

    def unpair(self) -> None:
        """Ends the pairing at Align, for ALL users of the account (guideline, What is un-pair), and forgets it."""
        pairing = self._paired()
        path = self._profile.paths.pair
        self._with(pairing, lambda token: self._transport.request("DELETE", self._url(path), token=token))
        pairing.forget()
        self._pairing, self._account = None, None

    def sign_out(self, also: Iterable[Account] = ()) -> None:
        """Forgets the tokens here and gives them back to Align.

        also: accounts that were paired to in earlier runs; their tokens would stay good otherwise.
        Here the tokens are gone in any case. Raises the network's or Align's error where Align could not be told, and
        KeystoreLocked, before anything is done, where the store cannot be asked.
        """
        keepers = [one for one in (self._pairing, self._login) if one]
        with suppress(KeystoreMissing):
            self._ensure_login()
            others = [self._keeper(one) for one in also if one != self._account and one.profile == self._profile.name]
            keepers += [keeper for keeper in others if keeper.load()]
        given_back = [one.refresh_token for one in keepers if one.refresh_token]
        secret = self._secret() if given_back else None
        for keeper in keepers:
            keeper.forget()
        self._pairing, self._account, self._regional = None, None, None
        failed = [error for refresh in given_back if (error := self._revoke(refresh, secret))]
        if failed:
            raise failed[0]

    def _revoke(self, refresh: str, secret: str | None) -> ConnectorError | None:
        form = auth.revoke_form(self._profile, secret, refresh)
        try:
            self._transport.request("POST", self._profile.revoke_url, form=form.body, headers=form.headers)
        except (NetworkError, AlignError, SignInError, NotFound) as error:
            error.action = "You are signed out on this computer, but Align could not be told."
            return error
        return None

    # --- tokens -----------------------------------------------------------------------------------------------------

    def access_token(self) -> str:
        """The access token for business calls, refreshed before it expires. Raises SignInError, network errors."""
        return self._ready(self._paired())

    def authorised(self, send: Callable[[str], T]) -> T:
        """Runs `send` with the access token; a refused one is refreshed once and `send` is run once more.

        Raises SignInError, or WrongClock where our clock is to blame, if the new one is refused too.
        """
        return self._with(self._paired(), send)

    def _with(self, keeper: TokenKeeper, send: Callable[[str], T]) -> T:
        token = self._ready(keeper)
        try:
            return send(token)
        except TokenRefused:
            token = self._ready(keeper, refused=token)
        try:
            return send(token)
        except TokenRefused as error:
            raise blame(error, error.clock_off_s) from None

    def _ready(self, keeper: TokenKeeper, refused: str = "") -> str:
        token = keeper.fresh(refused)
        with self._discovering:
            if self._discovery_due or self._regional is None:
                self._discover(token)
        return token

    def _discover(self, token: str) -> None:
        try:
            answer = self._transport.request("GET", self._profile.discovery_url, token=token)
        except TokenRefused as error:
            raise blame(error, error.clock_off_s) from None
        regional = read_regional(answer.body)
        self._transport.trust(regional.domain)
        self._regional, self._discovery_due = regional, False

    def _refresh(self, refresh: str, valid: str | None) -> TokenSet:
        """Discovery with the old token while it is good, then the refresh."""
        self._discovery_due = True
        if valid is not None:
            try:
                with self._discovering:
                    self._discover(valid)
            except (SignInError, WrongClock):
                self._discovery_due = True  # the old token is refused before its time: asked again with the new one
        return self._token_call(auth.refresh_form(self._profile, self._secret(), refresh))

    def _token_call(self, form: Form, cancel: threading.Event | None = None) -> TokenSet:
        answer = self._transport.request(
            "POST", self._profile.token_url, form=form.body, headers=form.headers, accept=_REFUSALS, cancel=cancel
        )
        try:
            return auth.read_tokens(answer.body, self._now())
        except SignInError as error:
            # Not the dead token alone: with a wrong clock it may be alive, and must not be forgotten.
            raise blame(error, answer.clock_off_s) from None

    # --- parts ------------------------------------------------------------------------------------------------------

    @property
    def needs_client_secret(self) -> bool:
        """Whether the profile wants a client secret that nobody has given yet. A locked keystore may hold it."""
        try:
            return self._profile.client_auth != "none" and not self._secret()
        except KeystoreMissing:
            return True

    def use_client_secret(self, secret: str) -> None:
        """Uses a client secret for this session only."""
        self._given_secret, self._secret_kept = secret, False

    def save_client_secret(self, secret: str) -> None:
        """Keeps the client secret that Align gave the lab; for this session only where the keystore refuses it.

        KeystoreLocked and KeystoreMissing pass through, so that the caller can say so.
        """
        self.use_client_secret(secret)
        self._keystore.set(client_secret_name(self._profile), secret)
        self._secret_kept = True

    def _secret(self) -> str | None:
        if self._profile.client_auth == "none":
            return None
        return self._given_secret or self._keystore.get(client_secret_name(self._profile))

    def _keeper(self, account: Account) -> TokenKeeper:
        name = f"{self._profile.name}/{account.company_id}/pairing-refresh"
        return TokenKeeper(name, self._keystore, self._refresh, self._now)

    def _paired(self) -> TokenKeeper:
        if self._pairing is None:
            raise SignInError("No lab account is connected.")
        return self._pairing

    def _ensure_login(self) -> None:
        if not self._login.refresh_token and self._login.valid() is None:
            self._login.load()

    def _url(self, path: str) -> str:
        return self._profile.regional_url(self.regional, path)


def client_secret_name(profile: Profile) -> str:
    """The keystore entry of the profile's client secret."""
    return f"{profile.name}/client-secret"
