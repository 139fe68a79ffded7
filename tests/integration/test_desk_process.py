"""The engine as a process of its own: its pipes, its end, what it prints and what it logs."""

from __future__ import annotations

import json
import os
import pickle
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from desk_pipe_kit import Windows
from desk_whole_kit import NEVER_S, cloud
from leftover_kit import children
from sync_kit import sign_in_as

from labconnector.domain.case import CaseState
from labconnector.domain.errors import StoreTooNew
from labconnector.domain.listing import CaseQuery
from labconnector.sandbox.people import USER
from labconnector.sandbox.server import Sandbox
from labconnector.sync.answers import best_guess
from labconnector.system.settings import CadSettings, Settings, save_settings
from labconnector.talk.events import NoticeKind, ProgressTold, SignInTold
from labconnector.talk.messages import Begin, Call, Ended, send

ENGINE = [sys.executable, "-P", "-m", "labconnector.desk"]


def begin_over(folder: Path, sandbox: Sandbox, keep: bytes = b"", *, verbose: bool = False) -> Begin:
    data = folder / "data"
    if not data.exists():
        data.mkdir()
        (folder / "CAD-Data").mkdir()
        save_settings(
            data / "settings.toml", Settings(cad=CadSettings(folder=folder / "CAD-Data"), check_every_s=NEVER_S)
        )
    return Begin(str(data), verbose, keep, sandbox.profile_values())


@contextmanager
def engine(
    begin: Begin | None, command: list[str] = ENGINE, **options: Any
) -> Iterator[tuple[Windows, subprocess.Popen[bytes]]]:
    """A real engine, as the windows start it."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, **options) as child:
        assert child.stdin
        assert child.stdout
        windows = Windows(child.stdin, child.stdout)
        try:
            if begin:
                windows.send(begin)
            yield windows, child
        finally:
            windows.close()
            assert child.wait(10) == 0


def connect(windows: Windows) -> None:
    number = windows.begin("sign_in")
    windows.wait_event(lambda event: isinstance(event, SignInTold))
    (told,) = [event for event in windows.events if isinstance(event, SignInTold)]
    sign_in_as(told.address, USER)
    (account,) = windows.answer(number).value
    assert windows.ask("connect", account) == ()


def states(windows: Windows) -> dict[str, CaseState]:
    return {line.order_id: line.state for line in windows.ask("lines", CaseQuery(limit=None)).lines}


def until(windows: Windows, fits: Any, timeout_s: float = 30) -> None:
    """Looks again after each message until it is so."""
    end = time.monotonic() + timeout_s
    while not fits():
        assert time.monotonic() < end, windows.said[-5:]


def test_it_begins_syncs_and_ends_with_its_last_word(tmp_path: Path) -> None:
    with cloud(tmp_path, 2) as sandbox:
        with engine(begin_over(tmp_path, sandbox)) as (windows, child):
            connect(windows)
            windows.wait_event(lambda event: getattr(event, "kind", None) is NoticeKind.QUESTION)
            until(windows, lambda: set(states(windows).values()) == {CaseState.HELD})
            ended = windows.end()
            assert child.wait(5) == 0
        with engine(begin_over(tmp_path, sandbox, ended.keep)) as (windows, _child):
            assert windows.ask("state").signed_in
            assert len(states(windows)) == 2
            windows.end()


def test_a_data_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox:
        begin = begin_over(tmp_path, sandbox)
        with engine(begin) as (windows, _child):
            windows.ask("state")
            windows.end()
        (database,) = (tmp_path / "data").glob("*.db")
        connection = sqlite3.connect(database)
        connection.execute("UPDATE alembic_version SET version_num = 'later'")
        connection.commit()
        connection.close()
        with engine(begin) as (windows, _child):
            windows.wait(lambda said: said and said[-1] is None)
            (ended, _) = windows.said
            assert isinstance(ended, Ended)
            assert isinstance(ended.error, StoreTooNew)


PRINTS = """
import os, sys
import labconnector.desk.desk as desk
make = desk.make_desk
def loud(begin, tell):
    made = make(begin, tell)
    state = made.state
    def noisy():
        print("stray", flush=True)
        os.write(1, b"stray bytes" * 10000)
        os.system("echo from a child")
        assert sys.stdin.read() == ""
        return state()
    made.state = noisy
    return made
import labconnector.desk.__main__ as main
main.make_desk = loud
main.main()
"""


def test_what_is_printed_by_mistake_is_no_message(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox, (tmp_path / "errors").open("wb") as errors:
        begin, command = begin_over(tmp_path, sandbox), [sys.executable, "-c", PRINTS]
        with engine(begin, command, stderr=errors) as (windows, _child):
            assert windows.ask("state").account is None
            assert windows.ask("clients") == ()
            windows.end()
    said = (tmp_path / "errors").read_text()
    assert said.count("stray bytes") == 10000
    assert "from a child" in said


@pytest.mark.skipif(os.name != "posix", reason="on Windows a program without a console has none by itself")
def test_it_works_without_a_place_for_errors(tmp_path: Path) -> None:
    """A program without a console has no standard error; what is printed must not go into our pipes."""
    with cloud(tmp_path, 1) as sandbox:
        command = ["/bin/sh", "-c", 'exec "$0" "$@" 2>&-', sys.executable, "-c", PRINTS]
        with engine(begin_over(tmp_path, sandbox, verbose=True), command) as (windows, _child):
            assert windows.ask("state").account is None
            assert windows.ask("clients") == ()
            windows.end()


def test_ctrl_c_in_a_terminal_is_not_for_it(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox, engine(begin_over(tmp_path, sandbox)) as (windows, child):
        windows.ask("state")
        child.send_signal(signal.SIGINT)
        assert windows.ask("clients") == ()
        windows.end()


def test_an_end_in_a_slow_download_is_soon_and_the_next_goes_on(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox:
        with engine(begin_over(tmp_path, sandbox)) as (windows, child):
            sandbox.faults.set("slow-download", 1)
            connect(windows)
            windows.wait_event(lambda event: isinstance(event, ProgressTold))
            windows.begin("find", "900999999")
            windows.begin("diagnose")
            began = time.monotonic()
            ended = windows.end(5)
            assert child.wait(5) == 0
            assert time.monotonic() - began < 5
        sandbox.faults.clear()
        with engine(begin_over(tmp_path, sandbox, ended.keep)) as (windows, _child):
            until(windows, lambda: set(states(windows).values()) == {CaseState.HELD})
            windows.end()


PARENT = """
import json, os, subprocess, sys, threading
sys.path.insert(0, sys.argv[3])
from labconnector.talk.messages import Begin, Call, send, receive
begin = Begin(**json.loads(sys.argv[1]))
child = subprocess.Popen(json.loads(sys.argv[2]), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
send(child.stdin, begin)
send(child.stdin, Call(1, "sign_in"))
while (message := receive(child.stdout)) is not None:
    event = getattr(message, "event", None)
    if hasattr(event, "address"):
        from labconnector.sandbox.robot import robot_sign_in
        threading.Thread(target=robot_sign_in, args=(event.address, "lab@sandbox.test", "sandbox"), daemon=True).start()
    elif getattr(message, "number", 0) == 1:
        send(child.stdin, Call(2, "connect", (message.value[0],)))
    elif getattr(event, "downloads", None):
        print(child.pid, flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the child is found again as an orphan of ours")
def test_a_killed_parent_takes_the_engine_with_it_and_the_next_goes_on(tmp_path: Path) -> None:
    with cloud(tmp_path, 2) as sandbox:
        sandbox.faults.set("slow-download", 1)
        begin = begin_over(tmp_path, sandbox)
        values = json.dumps({"data_folder": begin.data_folder, "profile": begin.profile})
        command = [sys.executable, "-c", PARENT, values, json.dumps(ENGINE), str(Path(__file__).parents[2])]
        before = children()
        with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
            assert parent.stdout
            pid = int(parent.stdout.readline())
            parent.kill()
        assert pid in children() - before
        watch = os.pidfd_open(pid)
        try:
            assert select.select([watch], [], [], 8)[0], "the engine outlived its windows"
        finally:
            os.close(watch)
        assert os.waitpid(pid, 0)[1] == 0
        sandbox.faults.clear()
        with engine(begin) as (windows, _child):
            assert not windows.ask("state").signed_in  # the demo keeps its tokens in memory only
            assert len(states(windows)) == 2
            connect(windows)
            until(windows, lambda: set(states(windows).values()) == {CaseState.HELD})
            windows.end()


def test_the_log_holds_no_names_and_no_tokens(tmp_path: Path) -> None:
    with cloud(tmp_path, 3) as sandbox, engine(begin_over(tmp_path, sandbox)) as (windows, _child):
        connect(windows)
        windows.wait_event(lambda event: getattr(event, "kind", None) is NoticeKind.QUESTION)
        until(windows, lambda: set(states(windows).values()) == {CaseState.HELD})
        lines = windows.ask("lines", CaseQuery(limit=None)).lines
        for line in lines:
            case = windows.ask("case", line.id).case
            windows.ask("answer", case.id, [best_guess(question) for question in case.questions])
        for bad in ("Mustermann, Erika", "12 34", "", "9" * 40):
            number = windows.begin("find", bad)
            assert windows.answer(number).error
        assert windows.answer(windows.begin("case", "Mustermann, Erika")).error
        assert windows.answer(windows.begin("paste_address", 7, "Mustermann, Erika")).error
        send(windows.to_engine, Call(900, "Mustermann, Erika"))
        assert windows.answer(900).error
        ended = windows.end()
    kept = pickle.loads(ended.keep)
    log = (tmp_path / "data/logs/labconnector.log").read_text("utf-8")
    assert "labconnector" in log
    secrets = [kept.session.login.access, kept.session.login.refresh, kept.session.pairing.access]
    names = {
        word
        for line in lines
        for name in (line.patient, line.doctor, line.practice)
        for word in name.split()
        if len(word) > 4
    }
    for text in ("Mustermann", kept.session.pairing.refresh, *secrets, *names):
        assert text not in log
