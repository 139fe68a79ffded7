"""The pipe between windows and engine, and what is none of our messages in it."""

from __future__ import annotations

import io
import os
import pickle
import struct
import threading
from typing import Any

import pytest

from labconnector.talk.messages import End, Ended, receive, send
from labconnector.ui.channel import Channel, Peer

DAMAGED = [
    b"Traceback (most recent call last):",
    struct.pack("<I", 4) + b"none",
    struct.pack("<I", 40) + pickle.dumps(Ended())[:40],
    struct.pack("<I", 60) + b"cut",
    b"\x01",
    b"",
]


@pytest.mark.parametrize("data", DAMAGED)
def test_what_is_no_message_is_the_end(data: bytes) -> None:
    assert receive(io.BytesIO(data)) is None


def test_messages_come_one_after_another() -> None:
    stream = io.BytesIO()
    for message in (End(), Ended(b"kept")):
        send(stream, message)
    stream.seek(0)
    assert [receive(stream) for _ in range(3)] == [End(), Ended(b"kept"), None]


def test_an_engine_that_says_what_is_no_message_is_let_go() -> None:
    ours, to_engine = os.pipe()
    from_engine, theirs = os.pipe()
    told: list[Any] = []
    gone = threading.Event()

    def arrived(message: Any) -> None:
        told.append(message)
        if message is None:
            gone.set()

    os.write(theirs, DAMAGED[0])
    channel = Channel(Peer(os.fdopen(to_engine, "wb"), os.fdopen(from_engine, "rb"), lambda _s: True), arrived)
    assert gone.wait(30)
    assert told == [None]
    assert os.read(ours, 1) == b"", "its input is closed, which ends it"
    assert channel.close(1)
    os.close(ours)
    os.close(theirs)
