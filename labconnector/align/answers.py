"""The small answers around sign-in: Discovery, accounts, pairing. Field names are assumptions, so read tolerantly."""

from __future__ import annotations

from labconnector.align.addresses import is_safe_url
from labconnector.align.auth import DEFAULT_LIFE_S, TokenSet, usable_access
from labconnector.align.fields import to_number, to_text
from labconnector.align.schema import data_of, read_json
from labconnector.domain.account import Account, Regional
from labconnector.domain.errors import BadAnswer

Row = dict[str, object]
_LONGEST_LIFE_S = 10**9


def read_regional(body: bytes) -> Regional:
    """`Domain` and `Path` of Discovery, in any spelling, with or without the envelope. Raises BadAnswer."""
    row = _row(data_of(read_json(body)))
    domain, path = _text(row, "domain"), _text(row, "path")
    if domain and "://" not in domain:
        domain = f"https://{domain}"
    if not is_safe_url(domain):
        raise BadAnswer("Discovery named no usable address of Align's regional service.", detail=f"has {sorted(row)}")
    return Regional(domain.rstrip("/"), path.strip("/"))


def read_accounts(body: bytes, profile: str) -> tuple[Account, ...]:
    """The accounts this user can pair to. Raises BadAnswer where the list cannot be read."""
    data = data_of(read_json(body))
    for name in ("accounts", "companies", "results"):
        if isinstance(data, dict) and name in _row(data):
            data = _row(data)[name]
    if not isinstance(data, list):
        raise BadAnswer("Align's answer holds no list of accounts.", detail=f"found {type(data).__name__}")
    return tuple(_account(_row(one), profile) for one in data)


def _account(row: Row, profile: str) -> Account:
    number = to_number(_first(row, "companyid", "accountid", "id"))
    if not isinstance(number, int) or isinstance(number, bool):
        raise BadAnswer("Align named an account without a number.", detail=f"has {sorted(row)}")
    return Account(profile, number, _text(row, "companyname", "accountname", "name") or f"Account {number}")


def read_pairing(body: bytes, now: float) -> tuple[TokenSet, tuple[str, ...]]:
    """The pairing tokens and what Align warns of. Raises BadAnswer without an access token."""
    answer = read_json(body)
    outer, row = _row(answer), _row(data_of(answer))
    row = {name.replace("_", ""): value for name, value in row.items()}
    access = _text(row, "accesstoken", "token")
    if not access:
        raise BadAnswer("Pairing gave us no access token.", detail=f"has {sorted(row)}")
    life = to_number(row.get("expiresin"))
    seconds = float(min(life, _LONGEST_LIFE_S)) if isinstance(life, int | float) and life > 0 else float(DEFAULT_LIFE_S)
    return TokenSet(usable_access(access), _text(row, "refreshtoken"), now + seconds), tuple(
        dict.fromkeys((*_warnings(row), *_warnings(outer)))
    )


def _warnings(row: Row) -> tuple[str, ...]:
    found = _first(row, "warnings", "warning")
    several = found if isinstance(found, list) else [found]
    texts = (_text(_row(one), "message", "text") if isinstance(one, dict) else to_text(one) for one in several)
    return tuple(text for text in texts if isinstance(text, str) and text)


def _row(value: object) -> Row:
    return {str(key).lower(): one for key, one in value.items()} if isinstance(value, dict) else {}


def _first(row: Row, *names: str) -> object:
    return next((row[name] for name in names if row.get(name) is not None), None)


def _text(row: Row, *names: str) -> str:
    found = to_text(_first(row, *names))
    return found if isinstance(found, str) else ""
