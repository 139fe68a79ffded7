"""What came in watched folders is remembered: by place, by content, and what a person said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from store_kit import ACCOUNT, AT, OTHER_ACCOUNT, listed, opened

from labconnector.domain.errors import NotFound, UsageError
from labconnector.domain.incoming import Incoming, IncomingState
from labconnector.store import Store

ASKED = Incoming("/scans/a.zip", 1, 5_000_000_000, "s1", IncomingState.ASKING, AT, "sha-a", "Whose is it?")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as one:
        yield one


def only(store: Store, account: str = ACCOUNT) -> Incoming:
    (one,) = store.incoming(account).values()
    return one


def test_what_is_known_of_a_place_is_replaced_by_what_is_known_now(store: Store) -> None:
    store.note_incoming(ACCOUNT, ASKED)
    assert replace(only(store), id=0) == ASKED
    now = replace(ASKED, stamp="s2", state=IncomingState.TAKEN, order_id="1001", text="")
    store.note_incoming(ACCOUNT, now)
    assert replace(only(store), id=0) == now
    assert store.incoming(OTHER_ACCOUNT) == {}


@pytest.mark.parametrize("state", IncomingState)
def test_bytes_are_known_again_once_they_are_settled(store: Store, state: IncomingState) -> None:
    store.note_incoming(ACCOUNT, replace(ASKED, state=state))
    known = store.incoming_of(ACCOUNT, "sha-a")
    assert (known is not None) == (state in ("taken", "same", "ignored"))
    assert store.incoming_of(ACCOUNT, "sha-b") is None
    assert store.incoming_of(OTHER_ACCOUNT, "sha-a") is None


def test_a_person_is_asked_about_what_asks_and_what_was_refused(store: Store) -> None:
    for number, state in enumerate(IncomingState):
        store.note_incoming(ACCOUNT, replace(ASKED, key=f"{number}", state=state))
    assert [one.state for one in store.incoming_waiting(ACCOUNT)] == ["asking", "refused"]


def test_an_answer_is_given_once(store: Store) -> None:
    store.note_incoming(ACCOUNT, ASKED)
    asked = only(store)
    store.answer_incoming(asked.id, "1001")
    assert (only(store).state, only(store).order_id) == (IncomingState.ANSWERED, "1001")
    with pytest.raises(UsageError, match="answered meanwhile"):
        store.ignore_incoming(asked.id)


def test_what_is_ignored_asks_no_more(store: Store) -> None:
    store.note_incoming(ACCOUNT, ASKED)
    store.ignore_incoming(only(store).id)
    assert store.incoming_waiting(ACCOUNT) == ()


def test_what_lies_there_no_more_is_forgotten(store: Store) -> None:
    store.note_incoming(ACCOUNT, ASKED)
    asked = only(store)
    store.forget_incoming(ACCOUNT, [ASKED.key])
    with pytest.raises(NotFound):
        store.answer_incoming(asked.id, "1001")


def test_cases_of_a_patient_are_found_by_name_and_due_date(store: Store) -> None:
    listed(store, "1001", patient_last="Öhler", due=date(2026, 5, 11))
    listed(store, "1002", patient_last="Öhler", due=date(2026, 5, 12))
    listed(store, "1003", patient_last="Ohlert", due=date(2026, 5, 11))
    found = store.cases_of_patient(ACCOUNT, "ÖHLER, BELA", date(2026, 5, 11))
    assert [case.order.order_id for case in found] == ["1001"]
