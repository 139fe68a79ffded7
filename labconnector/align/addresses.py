"""Web addresses: which are safe to call, and how they are named in messages and in the log."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
"""Hosts to which plain http is allowed: nothing leaves the computer."""
_AMBIGUOUS = re.compile(r"[\s\\\x00-\x1f\x7f]")


def joined(base: str, path: str) -> str:
    """`base/path`; a path that is a whole address stays as it is."""
    return path if is_safe_url(path) else f"{base.rstrip('/')}/{path.lstrip('/')}"


def is_safe_url(url: str) -> bool:
    """Whether it is an https address, or http on this computer.

    Characters that two programs might read in two ways (`https://good\\@bad`) and user names are refused.
    """
    try:
        parts = urlsplit(url)
        int(parts.port or 0)
    except ValueError:  # a port or an IPv6 address that is none
        return False
    if not parts.hostname or "@" in parts.netloc or _AMBIGUOUS.search(url):
        return False
    return parts.scheme == "https" or is_loopback(url)


def is_loopback(url: str) -> bool:
    """Whether it is a plain http address on this computer."""
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname in LOOPBACK_HOSTS


def with_query(url: str, params: Mapping[str, str] | None) -> str:
    """The address with parameters behind those it has; a link's own query stays as it is, letter by letter."""
    if not params:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode(params)}"


def origin_of(url: str) -> str:
    """Scheme, host and port of an address: what has to be the same for a token to be sent there."""
    parts = urlsplit(url)
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme, 0)
    return f"{parts.scheme}://{(parts.hostname or '').rstrip('.')}:{port}"


def host_of(url: str) -> str:
    """The host of an address for messages and the log; '?' where it is none."""
    try:
        return urlsplit(url).hostname or "?"
    except ValueError:
        return "?"


def place_of(url: str) -> str:
    """Host and path of an address for the log, without the query."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "?"
    return f"{parts.hostname}{parts.path}"
