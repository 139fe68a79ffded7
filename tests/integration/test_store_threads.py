"""Several threads and several programs on one case list, and programs that are killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from store_kit import ACCOUNT, AT, fetched, found, listed, opened, order, orders

from labconnector.store import Store

ROUNDS = 30
THREADS = 3


def together(work: Callable[[int], object], count: int = THREADS) -> None:
    """Runs the work in several threads that start at the same moment; what one raises is raised here."""
    ready = threading.Barrier(count)

    def started(number: int) -> object:
        ready.wait(30)
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        for future in [pool.submit(started, number) for number in range(count)]:
            future.result(100)


def test_no_update_of_three_threads_is_lost(tmp_path: Path) -> None:
    """Read, change, write: with SQLAlchemy's defaults 60 of 90 updates are lost."""
    with opened(tmp_path) as store:
        listed(store)

        def add_ones(_number: int) -> None:
            for _ in range(ROUNDS):
                with store._db.write() as connection:
                    value = connection.exec_driver_sql("SELECT client_id FROM cases").scalar() or 0
                    connection.exec_driver_sql("UPDATE cases SET client_id = ?", (value + 1,))

        together(add_ones)
        assert found(store).client_id == ROUNDS * THREADS


def test_revisions_of_three_threads_are_all_there(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        together(
            lambda number: [store.journal(ACCOUNT, [order(status=f"{number}-{n}")], AT) for n in range(ROUNDS)],
        )
        numbers = [revision.number for revision in store.revisions(case.id)]
        assert numbers == list(range(1, ROUNDS * THREADS + 2))
        assert len(store.history(case.id)) == len(numbers)


def test_readers_see_whole_pages_only_and_do_not_wait(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        done = threading.Event()

        def write_or_read(number: int) -> None:
            if number == 0:
                for page in range(20):
                    store.journal(ACCOUNT, orders(50, first=1000 + 50 * page), AT)
                done.set()
                return
            seen = 0
            while not done.is_set():
                count = store.counts(ACCOUNT).total
                assert count % 50 == 0
                assert count >= seen
                seen = count

        together(write_or_read)
        assert store.counts(ACCOUNT).total == 1000


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        listed(store)
        with store._db.write() as connection:
            connection.exec_driver_sql("UPDATE cases SET client_name = 'half'")
            assert found(store).client_name == ""
        assert found(store).client_name == "half"


def test_two_stores_of_one_file_open_at_the_same_moment(tmp_path: Path) -> None:
    path = tmp_path / "labconnector.db"

    def open_and_list(number: int) -> None:
        with Store.open(path) as store:
            store.journal(ACCOUNT, orders(5, first=100 * number), AT)

    together(open_and_list, 4)
    with Store.open(path) as store:
        assert store.counts(ACCOUNT).total == 20


# --- programs -------------------------------------------------------------------------------------------------------

PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from store_kit import order
from labconnector.store import Store

first, pages, size = int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
with Store.open(Path(sys.argv[1])) as store:
    for page in range(pages):
        start = first + page * size
        store.journal("sandbox:41", [order(str(n)) for n in range(start, start + size)], datetime.now(UTC))
        print(page, flush=True)
"""


def program(path: Path, first: int, pages: int, size: int) -> subprocess.Popen[str]:
    """A second program that journals pages and prints each when it is written."""
    arguments = [sys.executable, "-c", PROGRAM, str(path), *(str(number) for number in (first, pages, size))]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=environment)


def test_two_programs_write_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "labconnector.db"
    running = [program(path, first, 15, 20) for first in (10_000, 20_000)]
    for one in running:
        one.communicate(timeout=100)
    assert [one.returncode for one in running] == [0, 0]
    with Store.open(path) as store:
        assert store.counts(ACCOUNT).total == 600


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_killed_program_leaves_whole_pages_only(tmp_path: Path) -> None:
    path, size, reported = tmp_path / "labconnector.db", 25, 0
    for turn, after in enumerate((1, 7, 12, 20)):
        running = program(path, 100_000 * (turn + 1), 100_000, size)
        assert running.stdout is not None
        for _ in range(after):
            running.stdout.readline()
        running.send_signal(signal.SIGKILL)
        rest, _ = running.communicate(timeout=30)
        reported += after + len(rest.splitlines())
        assert_whole(path, size, reported)


def assert_whole(path: Path, size: int, reported: int) -> None:
    """Every page that was reported is there, none is there in part, and the file is sound."""
    with Store.open(path) as store, store._db.write() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        connection.exec_driver_sql("INSERT INTO cases_fts(cases_fts, rank) VALUES ('integrity-check', 1)")
        pages = f"SELECT count(*) FROM cases GROUP BY CAST(order_id AS INTEGER) / {size}"
        assert {row[0] for row in connection.exec_driver_sql(pages)} == {size}
        counts = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            for table in ("cases", "revisions", "history")
        ]
        assert counts[0] == counts[1] == counts[2]
        assert counts[0] >= reported * size


MAKER = """
import sys
from pathlib import Path
from labconnector.store import Store

for number in range(10_000):
    print(number, flush=True)
    Store.open(Path(sys.argv[1]) / f"{number}.db").close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_program_killed_while_it_makes_lists_leaves_lists_that_open(tmp_path: Path) -> None:
    """The schema is made in one transaction, so it is there or it is not."""
    running = subprocess.Popen([sys.executable, "-c", MAKER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    for _ in range(4):
        running.stdout.readline()
    while not (tmp_path / "3.db").exists():
        assert running.poll() is None
    running.kill()
    running.communicate(timeout=30)
    for path in sorted(tmp_path.glob("*.db")):
        with Store.open(path) as store:
            listed(store)
            assert store.counts(ACCOUNT).total == 1


def test_a_second_reader_sees_a_case_that_was_fetched(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        fetched(store, tmp_path)
        connection = sqlite3.connect(tmp_path / "labconnector.db")
        assert connection.execute("SELECT state FROM cases").fetchall() == [("ready",)]
        connection.close()
