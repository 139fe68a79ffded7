"""The family of errors crosses processes whole."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

import labconnector.desk.running
from labconnector.domain.errors import ConnectorError


def family(base: type[ConnectorError] = ConnectorError) -> Iterator[type[ConnectorError]]:
    """The base and every class below it; those of the engine process too."""
    yield base
    for below in base.__subclasses__():
        yield from family(below)


FAMILY = sorted(set(family()), key=lambda kind: str(kind.__name__))


@pytest.mark.parametrize("kind", FAMILY)
def test_every_error_survives_the_way_to_another_process(kind: type[ConnectorError]) -> None:
    error = kind("It's gone: 4711.", action="Do it.", detail="errno=2", request_id="r-1", retry_after=12.5)
    error.__cause__ = OSError(2, "never sent")
    there = pickle.loads(pickle.dumps(error))
    assert type(there) is kind
    assert str(there) == there.message == "It's gone: 4711."
    assert (there.action, there.detail, there.request_id, there.retry_after) == ("Do it.", "errno=2", "r-1", 12.5)
    assert there.as_dict() == error.as_dict()


@pytest.mark.parametrize("kind", FAMILY)
def test_what_was_not_said_stays_the_kinds_own(kind: type[ConnectorError]) -> None:
    there = pickle.loads(pickle.dumps(kind("It is gone.")))
    assert (there.action, there.detail, there.request_id, there.retry_after) == (kind.action, "", None, None)


def test_the_engines_own_error_is_among_them() -> None:
    assert labconnector.desk.running.StillWorking in FAMILY
