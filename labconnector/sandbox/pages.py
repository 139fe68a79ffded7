"""The sandbox's HTML pages, from templates in resources/sandbox."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

_PACKAGED = Path(__file__).parent.parent / "_resources"
_SOURCE_TREE = Path(__file__).parent.parent.parent / "resources"
_TEMPLATES = (_PACKAGED if _PACKAGED.is_dir() else _SOURCE_TREE) / "sandbox"
_ENVIRONMENT = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
"""No form-action: Chromium applies it to the redirect after sign-in, too, which leads to the client's own port."""


def page(template: str, status: int = 200, /, **values: object) -> HTMLResponse:
    """A page from `resources/sandbox/<template>`; every value is escaped."""
    return HTMLResponse(_ENVIRONMENT.get_template(template).render(**values), status, _HEADERS)


async def form_of(request: Request, limit: int = 65536) -> dict[str, str]:
    """The fields of a form post; {} for one larger than `limit` bytes or of another type."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return {}
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            return {}
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def is_same_origin(request: Request) -> bool:
    """Whether a form post comes from our own page: any web page can post to a port of this computer.

    Browsers send Origin with every post; a program that sends none is no browser. The Host check turns down names
    that a foreign page made to point to this computer.
    """
    host = request.headers.get("host", "")
    if urlsplit(f"//{host}").hostname not in ("127.0.0.1", "localhost"):
        return False
    return request.headers.get("origin", f"http://{host}") == f"http://{host}"
