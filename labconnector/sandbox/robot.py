"""Signs in like a person, without a browser: for `labconnector demo` and for tests."""

from __future__ import annotations

import urllib.error
import urllib.request
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin

from labconnector.domain.errors import BadAnswer, NetworkError, SignInError, WrongCredentials

_TIMEOUT_S = 30.0
_MAX_PAGE = 1_000_000


def robot_sign_in(authorize_url: str, user: str, password: str) -> None:
    """Opens the login page, fills in its form and follows the redirect to the program that waits for the code.

    Raises WrongCredentials when user or password are refused, SignInError when the page does not let anybody sign in,
    BadAnswer when it holds no login form, NetworkError when it, or the waiting program, cannot be reached.
    """
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    form = _Form()
    form.feed(_open(opener, authorize_url, None))
    if not form.has_password:
        raise BadAnswer("The page to sign in on holds no login form.")
    fields = {**form.fields, form.user_field: user, form.password_field: password}
    _open(opener, urljoin(authorize_url, form.action), urlencode(fields).encode())


def _open(opener: urllib.request.OpenerDirector, url: str, body: bytes | None) -> str:
    """The page at a loopback or https address, redirects followed."""
    if not url.startswith(("http://", "https://")):
        raise BadAnswer("The address to sign in at is no web address.")
    try:
        with opener.open(url, body, timeout=_TIMEOUT_S) as answer:
            return str(answer.read(_MAX_PAGE).decode("utf-8", "replace"))
    except urllib.error.HTTPError as error:
        with error:
            raise _refusal(error.code) from error
    except OSError as error:
        raise NetworkError("The sign-in page cannot be reached.", detail=type(error).__name__) from error


def _refusal(status: int) -> SignInError | BadAnswer:
    if status == 401:
        return WrongCredentials("The sign-in page did not accept the user name or password.")
    if status in (400, 403):
        return SignInError("The sign-in page refused the request.", detail=f"HTTP {status}")
    return BadAnswer("The sign-in page answered with an error.", detail=f"HTTP {status}")


class _Form(HTMLParser):
    """The login form of a page: where it goes, what it holds already, and which fields a person fills in."""

    def __init__(self) -> None:
        super().__init__()
        self.action = ""
        self.fields: dict[str, str] = {}
        self.user_field = ""
        self.password_field = ""

    @property
    def has_password(self) -> bool:
        """Whether this is a login form."""
        return bool(self.user_field and self.password_field)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the form, its inputs and its first submit button."""
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = found.get("action", "")
        elif tag == "input" and found.get("name"):
            self._input(found)
        elif tag == "button" and found.get("name"):
            self.fields.setdefault(found["name"], found.get("value", ""))

    def _input(self, found: dict[str, str]) -> None:
        kind, name = found.get("type", "text"), found["name"]
        if kind == "password":
            self.password_field = name
        elif kind in ("text", "email"):
            self.user_field = name
        else:
            self.fields[name] = found.get("value", "")
