"""The pipe between windows and engine, over a desk whose requests do as a test says."""

from __future__ import annotations

import logging
import pickle
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from desk_pipe_kit import Windows, served

from labconnector.desk.cancelling import cancel_event
from labconnector.domain.errors import ConnectorError, StoreTooNew, UsageError
from labconnector.domain.status import SyncStatus
from labconnector.talk.events import Event, StatusTold
from labconnector.talk.messages import Answered, Begin, Call, Cancel, Ended, Told

BEGIN = Begin("nowhere")


class FakeDesk:
    """Requests by name. `close` gives the keep, after what `closing` does."""

    def __init__(self, closing: Callable[[], None] = lambda: None, **requests: Callable[..., Any]) -> None:
        self._closing = closing
        self.closed = False
        for name, request in requests.items():
            setattr(self, name, request)

    def close(self) -> bytes:
        self._closing()
        self.closed = True
        return b"kept"


@contextmanager
def windows(desk: FakeDesk) -> Iterator[Windows]:
    with served(lambda _begin, _tell: desk, BEGIN) as one:
        yield one


def test_an_answer_an_error_and_a_bug() -> None:
    def refuse() -> None:
        raise UsageError("No.", action="Do otherwise.", detail="d", request_id="r", retry_after=3)

    def bug() -> None:
        raise ZeroDivisionError

    with windows(FakeDesk(clients=lambda: (1, 2), state=refuse, doctor_rules=bug)) as one:
        assert one.ask("clients") == (1, 2)
        with pytest.raises(UsageError, match="No") as refused:
            one.ask("state")
        assert (refused.value.action, refused.value.detail, refused.value.retry_after) == ("Do otherwise.", "d", 3)
        with pytest.raises(ConnectorError, match="ZeroDivisionError"):
            one.ask("doctor_rules")
        assert one.ask("clients") == (1, 2)
        assert one.end() == Ended(b"kept")


@pytest.mark.parametrize("name", ["nothing", "", "close", "_engine", "__init__", "__class__", None, 7])
def test_what_is_no_request_is_answered_with_an_error(name: Any) -> None:
    desk = FakeDesk(clients=lambda: "here")
    with windows(desk) as one:
        one.send(Call(500, name))
        assert isinstance(one.answer(500).error, ConnectorError)
        assert not desk.closed
        assert one.ask("clients") == "here"


def test_what_is_no_message_is_passed_over() -> None:
    with windows(FakeDesk(clients=lambda: "here")) as one:
        for message in ("words", 7, BEGIN, Ended()):
            one.send(message)
        assert one.ask("clients") == "here"


def test_wrong_arguments_are_a_bug_of_one_call() -> None:
    with windows(FakeDesk(case=lambda case_id: case_id)) as one:
        with pytest.raises(ConnectorError):
            one.ask("case")
        with pytest.raises(ConnectorError):
            one.ask("case", 1, 2, nothing=3)
        assert one.ask("case", case_id=5) == 5


def test_an_answer_that_cannot_be_sent_is_an_error() -> None:
    with windows(FakeDesk(clients=lambda: threading.Lock(), state=lambda: "here")) as one:
        with pytest.raises(ConnectorError):
            one.ask("clients")
        assert one.ask("state") == "here"


def test_big_answers_come_whole_while_others_are_sent() -> None:
    big = bytes(range(256)) * 100_000
    with windows(FakeDesk(clients=lambda: big, thumbnail=lambda number, _size: number)) as one:
        numbers = [one.begin("thumbnail", number, 1) for number in range(200)]
        assert one.ask("clients") == big
        assert [one.answer(number).value for number in numbers] == list(range(200))


def test_a_cancelled_call_stops_and_is_not_answered() -> None:
    stopped = threading.Event()

    def wait() -> None:
        assert cancel_event().wait(20)
        stopped.set()

    with windows(FakeDesk(sign_in=wait, clients=lambda: 1)) as one:
        number = one.begin("sign_in")
        one.send(Cancel(number))
        assert stopped.wait(10)
        assert one.ask("clients") == 1
        one.end()
        assert not one.answered(number)


def test_cancels_of_calls_that_ended_or_never_were_change_nothing() -> None:
    with windows(FakeDesk(clients=lambda: 1)) as one:
        number = one.begin("clients")
        one.answer(number)
        one.send(Cancel(number))
        one.send(Cancel(99))
        one.send(Cancel(-1))
        assert one.ask("clients") == 1


def test_a_call_whose_work_was_ended_from_elsewhere_is_answered() -> None:
    events: list[threading.Event] = []

    def wait() -> None:
        events.append(cancel_event())
        cancel_event().wait(20)
        raise UsageError("Ended.")

    with windows(FakeDesk(sign_in=wait, clients=lambda: 1)) as one:
        number = one.begin("sign_in")
        while not events:
            one.ask("clients")
        events[0].set()
        assert isinstance(one.answer(number).error, UsageError)


def test_changes_that_were_asked_for_are_made_though_the_end_comes() -> None:
    begun, go_on, done = threading.Event(), threading.Event(), list[int]()

    def change(number: int) -> None:
        begun.set()
        assert go_on.wait(10)
        done.append(number)

    desk = FakeDesk(delete_client=change)
    with windows(desk) as one:
        numbers = [one.begin("delete_client", number) for number in range(3)]
        one.send(Cancel(numbers[1]))
        assert begun.wait(10)
        threading.Timer(0.2, go_on.set).start()
        one.end()
        assert done == [0, 1, 2]


def test_changes_are_made_though_the_windows_are_gone() -> None:
    done = list[int]()
    desk = FakeDesk(delete_client=done.append)
    with windows(desk) as one:
        for number in range(5):
            one.begin("delete_client", number)
    assert done == [0, 1, 2, 3, 4]
    assert desk.closed


def test_waiting_answers_are_given_up_at_the_end() -> None:
    asked, all_begun = list[int](), threading.Barrier(5)

    def slow(number: int, _size: int) -> None:
        asked.append(number)
        all_begun.wait(10)
        cancel_event().wait(20)

    with windows(FakeDesk(thumbnail=slow)) as one:
        for number in range(30):
            one.begin("thumbnail", number, 1)
        all_begun.wait(10)
        one.end(2)
        assert len(asked) == 4


def test_a_call_that_does_not_end_does_not_hold_up_the_end() -> None:
    """A network drive may let a thread wait for a minute."""
    back = threading.Event()
    desk = FakeDesk(test_folder=lambda: back.wait(20), delete_client=lambda: back.wait(20))
    with windows(desk) as one:
        one.begin("test_folder")
        one.begin("delete_client")
        began = time.monotonic()
        one.send_end_and_wait_ended()
        assert time.monotonic() - began < 5
        back.set()


def test_nothing_is_said_after_the_last_word() -> None:
    told: list[Callable[[Event], None]] = []
    again, go_on = threading.Event(), threading.Event()

    def late() -> None:
        assert again.wait(10)
        told[0](StatusTold(SyncStatus()))
        go_on.set()

    def make(_begin: Begin, tell: Callable[[Event], None]) -> FakeDesk:
        told.append(tell)
        return FakeDesk(test_folder=late, clients=lambda: 1)

    with served(make, BEGIN) as one:
        assert one.ask("clients") == 1
        told[0](StatusTold(SyncStatus()))
        one.begin("test_folder")
        one.send_end_and_wait_ended()
        again.set()
        assert go_on.wait(10)
        one.wait(lambda said: said[-1] is None)
        assert [type(message) for message in one.said] == [Answered, Told, Ended, type(None)]


@pytest.mark.parametrize("error", [StoreTooNew("Too new."), ZeroDivisionError("bug")])
def test_a_desk_that_cannot_be_made_is_told(error: Exception) -> None:
    def make(_begin: Begin, _tell: Callable[[Event], None]) -> FakeDesk:
        raise error

    with served(make, BEGIN) as one:
        one.wait(lambda said: said and said[-1] is None)
        (ended, _) = one.said
        assert isinstance(ended, Ended)
        assert isinstance(ended.error, StoreTooNew if isinstance(error, StoreTooNew) else ConnectorError)


@pytest.mark.parametrize("rest", [b"", b"\x07", struct.pack("<I", 100), struct.pack("<I", 100) + b"half of it"])
def test_an_end_in_the_middle_of_a_message_ends_it(rest: bytes) -> None:
    desk = FakeDesk()
    with windows(desk) as one:
        one.to_engine.write(rest)
        one.to_engine.close()
        one.wait(lambda said: said and said[-1] is None)
        assert desk.closed
        assert one.said == [Ended(b"kept"), None]


def test_without_a_beginning_nothing_is_made() -> None:
    def make(_begin: Begin, _tell: Callable[[Event], None]) -> FakeDesk:
        raise AssertionError("nobody asked for it")

    for first in (Call(1, "state"), None):
        with served(make) as one:
            if first:
                one.send(first)
            else:
                one.to_engine.close()
            one.wait(lambda said: said and said[-1] is None)
            assert one.said == [None]


def test_the_log_names_the_place_of_a_bug_and_no_names(caplog: pytest.LogCaptureFixture) -> None:
    patient = "Mustermann, Erika"

    def bug() -> None:
        raise KeyError(patient)

    with caplog.at_level(logging.INFO), windows(FakeDesk(clients=bug)) as one:
        with pytest.raises(ConnectorError, match="KeyError") as told:
            one.ask("clients")
        assert "Mustermann" not in told.value.message
    assert "KeyError" in caplog.text
    assert "in bug" in caplog.text
    assert "Mustermann" not in caplog.text


def test_every_error_of_ours_goes_through_the_pipe_whole() -> None:
    def kinds(kind: type[ConnectorError]) -> Iterator[type[ConnectorError]]:
        yield kind
        for below in kind.__subclasses__():
            yield from kinds(below)

    for kind in kinds(ConnectorError):
        if not kind.__module__.startswith("labconnector."):
            continue
        error = kind("What happened.", action="What to do.", detail="d", request_id="r", retry_after=2.5)
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is kind
        assert again.__dict__ == error.__dict__
