"""No secret in an error, in its printed trace, or in the text form of anything that carries one."""

from __future__ import annotations

import traceback
from collections.abc import Callable

import pytest

from labconnector.align.answers import read_pairing
from labconnector.align.auth import Asked, Form, TokenSet, read_tokens, usable_access
from labconnector.align.download import Source
from labconnector.align.transport import Answer
from labconnector.domain.errors import BadAnswer, ConnectorError

SECRET = "s3cr3t"
Reader = Callable[[bytes, float], object]


def texts_of(error: BaseException) -> str:
    """All that a log could hold of an error: its printed trace, and the error itself with its named causes."""
    parts = traceback.format_exception(error)
    one: BaseException | None = error
    while one is not None:
        parts += [repr(one), str(one), repr(getattr(one, "__dict__", ""))]
        one = one.__cause__
    return "".join(parts)


@pytest.mark.parametrize("reader", [read_tokens, read_pairing])
@pytest.mark.parametrize(
    "body",
    [
        b'{"access_token": "s3cr3t", "refresh_token": "s3cr3t", \xff',
        b'{"access_token": "s3cr3t", "refresh_to',
        b'{"access_token": "s3cr3t\\nX: y", "token_type": "Bearer"}',
        '{"access_token": "s3cr3t\u00f6", "token_type": "Bearer"}'.encode(),
        b'{"refresh_token": "s3cr3t", "error": "odd", "error_description": "no s3cr3t here"}',
        b'{"refresh_token": "s3cr3t", "error": "invalid_grant", "error_description": "s3cr3t is dead"}',
        b"[" * 100_000 + b"s3cr3t",
    ],
)
def test_a_broken_token_answer_keeps_its_secrets(reader: Reader, body: bytes) -> None:
    with pytest.raises(ConnectorError) as caught:
        reader(body, 0)
    assert SECRET not in texts_of(caught.value)


@pytest.mark.parametrize("token", ["", "a b", "a\nb", "t\u00f6k", "a\x00"])
def test_a_token_that_no_header_can_carry(token: str) -> None:
    with pytest.raises(BadAnswer):
        usable_access(token)


def test_a_life_that_makes_no_sense_is_an_hour() -> None:
    for life in ("-5", "0", "null"):
        body = f'{{"access_token": "a", "token_type": "Bearer", "expires_in": {life}}}'
        assert read_tokens(body.encode(), 1000).expires_at == 4600


@pytest.mark.parametrize(
    "carrier",
    [
        TokenSet(SECRET, SECRET, 0),
        Asked(SECRET, SECRET, "https://lab.test", SECRET),
        Form(SECRET, {"Authorization": SECRET}),
        Source("https://align.test/zip", SECRET, {}, ()),
        Answer(200, {}, SECRET.encode()),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_carries_secrets_does_not_show_them(carrier: object) -> None:
    assert SECRET not in repr(carrier) + str(carrier)
