"""Opening the file: new, moved, foreign, damaged, full, read-only. Nothing is ever lost or overwritten."""

from __future__ import annotations

import sqlite3
import stat
import sys
from pathlib import Path

import pytest
from store_kit import ACCOUNT, AT, listed, opened, orders

from labconnector.domain.errors import DiskFull, StoreDamaged, StoreError
from labconnector.store import Store, sqlite
from labconnector.store.faults import from_os, from_sqlite


def database(folder: Path) -> Path:
    """A case list with some cases, closed."""
    with opened(folder) as store:
        store.journal(ACCOUNT, orders(40), AT)
    return folder / "labconnector.db"


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("labconnector.damaged-*.db"))


def test_missing_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b c" / "50% ü?.db" if sys.platform != "win32" else tmp_path / "a" / "b c" / "50% ü.db"
    with Store.open(path) as store:
        listed(store)
    with Store.open(path) as store:
        assert len(store.cases(ACCOUNT)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_only_the_owner_reads_the_files(tmp_path: Path) -> None:
    path = database(tmp_path)
    path.chmod(0o644)
    with opened(tmp_path) as store:
        listed(store, "9")
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.glob("labconnector.db*")}
    assert modes == dict.fromkeys(("labconnector.db", "labconnector.db-wal", "labconnector.db-shm"), 0o600)


def test_pragmas_are_in_force_for_every_connection(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for transaction in (store._db.read, store._db.write):
            with transaction() as connection:
                wanted = ("journal_mode", "synchronous", "foreign_keys")
                answers = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted]
                assert answers == ["wal", 2, 1]


def test_an_empty_file_is_a_new_list(tmp_path: Path) -> None:
    (tmp_path / "labconnector.db").touch()
    with Store.open(tmp_path / "labconnector.db") as store:
        assert store.cases(ACCOUNT) == ()


def test_rubbish_is_damaged_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "labconnector.db"
    path.write_bytes(b"<html>no database</html>" * 100)
    with pytest.raises(StoreDamaged) as raised:
        Store.open(path)
    (copy,) = copies(tmp_path)
    assert copy.name in raised.value.message
    assert copy.read_bytes() == path.read_bytes() == b"<html>no database</html>" * 100


@pytest.mark.parametrize("damage", ["middle", "cut", "header"])
def test_a_damaged_file_is_copied_once_and_left_alone(tmp_path: Path, damage: str) -> None:
    path = database(tmp_path)
    content = bytearray(path.read_bytes())
    if damage == "middle":
        content[4096 * 3 : 4096 * 12] = b"\xff" * 4096 * 9
    elif damage == "cut":
        del content[len(content) // 2 :]
    else:
        content[:100] = b"\0" * 100
    path.write_bytes(content)
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            Store.open(path)
    assert [copy.read_bytes() for copy in copies(tmp_path)] == [bytes(content)]
    assert path.read_bytes() == bytes(content)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "labconnector.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a case list"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_journal_that_a_crash_left_is_rolled_back(tmp_path: Path) -> None:
    path = database(tmp_path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN")
    connection.execute("UPDATE cases SET client_name = hex(randomblob(5000))")
    hot, log = path.read_bytes(), path.with_name("labconnector.db-journal").read_bytes()
    connection.close()
    path.write_bytes(hot)
    path.with_name("labconnector.db-journal").write_bytes(log)
    with opened(tmp_path) as store:
        assert {case.client_name for case in store.cases(ACCOUNT)} == {""}


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "labconnector.db").mkdir()
    with pytest.raises(StoreError):
        Store.open(tmp_path / "labconnector.db")


def test_a_file_in_the_folders_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StoreError):
        Store.open(tmp_path / "data" / "labconnector.db")


def test_a_full_disk_loses_no_page_in_part(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.journal(ACCOUNT, orders(10), AT)
        with store._db.write() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(DiskFull) as raised:
            store.journal(ACCOUNT, orders(500, first=5000), AT)
        assert "Example" not in f"{raised.value.message} {raised.value.detail} {raised.value.__cause__}"
        assert len(store.cases(ACCOUNT)) == 10
        with store._db.write() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        assert len(store.journal(ACCOUNT, orders(500, first=5000), AT).new) == 500


def test_a_read_only_file_is_said(tmp_path: Path) -> None:
    connection = sqlite3.connect(f"{database(tmp_path).as_uri()}?mode=ro", uri=True)
    with pytest.raises(sqlite3.OperationalError) as raised:
        connection.execute("DELETE FROM history")
    connection.close()
    error = from_sqlite(raised.value)
    assert type(error) is StoreError
    assert "cannot be written" in error.message


def test_faults_of_the_file_system_are_told_apart() -> None:
    assert isinstance(from_os(OSError(28, "No space left on device")), DiskFull)
    assert type(from_os(PermissionError(13, "denied"))) is StoreError


def test_a_drive_that_refuses_the_log_is_refused(tmp_path: Path) -> None:
    """A database in memory answers as such a drive does: another mode, and no error."""
    engine = sqlite.make_engine(Path(":memory:"))
    with pytest.raises(StoreError, match="cannot keep it safely"):
        sqlite.use_wal(engine)
    engine.dispose()
    assert not list(tmp_path.iterdir())


def test_an_error_undoes_its_transaction_and_passes(tmp_path: Path) -> None:
    with opened(tmp_path) as store:

        def fails_half_way() -> None:
            with store._db.write() as connection:
                connection.exec_driver_sql("INSERT INTO polls VALUES ('a', '2026-01-01 00:00:00.000000')")
                raise KeyError

        with pytest.raises(KeyError):
            fails_half_way()
        assert store.last_orders_at("a") is None
