"""Migrations: they make what the models say, keep what is there, and refuse what they do not know."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from store_kit import ACCOUNT, AT, RX, delivered, fetched, found, listed, opened, orders, package, problem

from labconnector.domain.case import Prep
from labconnector.domain.errors import StoreTooNew
from labconnector.domain.listing import CaseQuery
from labconnector.domain.mapping import Doctor, MaterialKey
from labconnector.domain.prescription import Material, ToothWork
from labconnector.store import Store, migrate, sqlite, steps
from labconnector.store.engine import Database
from labconnector.store.tables import CLIENTS, Row

NEXT = '''
"""Adds a column, as a later version might."""
import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

def upgrade():
    with op.batch_alter_table("clients") as batch:
        batch.add_column(sa.Column("city", sa.String(), nullable=False, server_default=""))
'''
HALF_WAY = "def upgrade():\n    op.drop_table('history')\n    raise RuntimeError('half way')\n"
FAILING = NEXT.replace("def upgrade():", HALF_WAY)
NOT_OURS = {"alembic_version", "sqlite_sequence"}


@contextmanager
def connected(path: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def later_version(folder: Path, step: str = NEXT) -> str:
    """The migrations of a version after this one."""
    with as_file(files("labconnector.store") / "migrations") as ours:
        shutil.copytree(ours, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "migrations" / "versions" / "v0007_next.py").write_text(step)
    return str(folder / "migrations")


def schema(path: Path) -> dict[str, str]:
    """Every object's SQL, without blanks and quotes, which differ between hands."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: re.sub(r'[\s"]', "", sql) for name, sql in rows if name not in NOT_OURS}


def downgrade(path: Path, revision: str) -> None:
    """As the file was before later versions."""
    engine = sqlite.make_engine(path, foreign_keys=False)
    with engine.execution_options(**{sqlite.WRITES: True}).begin() as connection:
        settings = steps.config(migrate.SCRIPTS)
        settings.attributes["connection"] = connection
        command.downgrade(settings, revision)
    engine.dispose()


def test_migrations_make_what_the_models_say(tmp_path: Path) -> None:
    migrate.prepare(tmp_path / "migrated.db")
    with connected(tmp_path / "models.db") as connection:
        Row.metadata.create_all(connection)
        sqlite.create_search(connection)
    assert schema(tmp_path / "migrated.db") == schema(tmp_path / "models.db")


def test_alembic_finds_nothing_to_add(tmp_path: Path) -> None:
    migrate.prepare(tmp_path / "migrated.db")
    options = {"compare_type": True, "include_name": lambda name, *_: not (name or "").startswith("cases_fts")}
    with connected(tmp_path / "migrated.db") as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Row.metadata) == []


def test_the_steps_are_one_line_and_end_at_this_version() -> None:
    scripts = ScriptDirectory.from_config(steps.config(migrate.SCRIPTS))
    assert scripts.get_heads() == [migrate.HEAD]
    assert scripts.get_bases() == ["0001"]


@pytest.mark.parametrize("head", sorted(steps.known(migrate.SCRIPTS)))
def test_from_nothing_to_every_revision_and_back(tmp_path: Path, head: str) -> None:
    path = tmp_path / "up.db"
    migrate.prepare(path, head)
    downgrade(path, "base")
    assert schema(path) == {}


def test_data_survives_a_step_and_the_file_is_copied_before_it(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        client = store.add_client("Practice on the Hill")
        before = schema(tmp_path / "labconnector.db")
    path = tmp_path / "labconnector.db"
    migrate.prepare(path, "0007", later_version(tmp_path))
    (backup,) = tmp_path.glob("labconnector.before-0007-*.db")
    assert "city" in schema(path)["clients"]
    assert schema(backup) == before
    for file in (path, backup):
        store = Store(Database(file))
        assert found(store) == case
        assert [row.name for row in store._all(CLIENTS)] == [client.name]
        store.close()


def test_the_copy_holds_what_was_only_in_the_log(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "labconnector.db")
    case = delivered(store, tmp_path)  # in the -wal file, while the store is open
    sqlite.copy_database(tmp_path / "labconnector.db", tmp_path / "copy.db")
    store.close()
    with Store.open(tmp_path / "copy.db") as copy:
        assert found(copy) == case


def test_a_step_that_fails_leaves_the_old_schema_and_all_data(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        lines = store.history(case.id)
    scripts = later_version(tmp_path, FAILING)
    with pytest.raises(RuntimeError, match="half way"):
        migrate.prepare(tmp_path / "labconnector.db", "0007", scripts)
    with opened(tmp_path) as store:
        assert store.history(case.id) == lines
        assert found(store) == case


def test_a_list_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "labconnector.db"
    with opened(tmp_path) as store:
        delivered(store, tmp_path)
    migrate.prepare(path, "0007", later_version(tmp_path))
    before, names = path.read_bytes(), {file.name for file in tmp_path.glob("*.db")}
    with pytest.raises(StoreTooNew):
        Store.open(path)
    assert path.read_bytes() == before
    assert {file.name for file in tmp_path.glob("*.db")} == names


def test_a_list_of_the_first_version_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "labconnector.db"
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
    downgrade(path, "0001")
    with opened(tmp_path) as store:
        assert found(store) == case
        assert store.patient_number(ACCOUNT, case.order) > 0
    assert list(tmp_path.glob(f"labconnector.before-{migrate.HEAD}-*.db"))


def test_rules_outlast_the_step_that_lets_them_be_narrowed(tmp_path: Path) -> None:
    path, gold = tmp_path / "labconnector.db", MaterialKey("7", "Gold")
    with opened(tmp_path) as store:
        client = store.add_client("Practice on the Hill")
        doctor, narrowed = Doctor(901, "Dr. Ada Sample", "L-1", 6, "Practice by the Sea"), replace(gold, unit_type=5)
        everywhere = store.set_doctor_rule(doctor, client.id)
        store.set_doctor_rule(doctor, client.id, here_only=True)
        wide = store.set_material_rule(gold, "WAX", "mill-wax-cast")
        store.set_material_rule(narrowed, "AU")
    downgrade(path, "0003")
    with opened(tmp_path) as store:
        assert store.material_rules() == (wide,)
        assert store.doctor_rules() == (everywhere,)
        assert store.clients() == (client,)
        store.delete_client(client.id)
        assert store.doctor_rules() == ()


PREPS = (
    Prep(7, 9, "Missing", bridge_id=1),
    Prep(8, 2, "Crown"),
    Prep(9, 1, "Regular"),
    Prep(99, 2, "Arch"),
    Prep(10, 2, "Crown\n" * 200),
)


def test_old_cases_get_the_lines_that_new_ones_have(tmp_path: Path) -> None:
    path = tmp_path / "labconnector.db"
    with opened(tmp_path) as store:
        store.journal(ACCOUNT, orders(1_100, first=5001), AT)  # more than are filled at a time
        delivered(store, tmp_path)
        listed(store, "1002", preps=PREPS)
        store.fail(fetched(store, tmp_path, "1003").id, problem(), AT)
        pontic = ToothWork(3, "Missing", material=Material("8", ""), pontic=True)
        store.fetched(found(store, "1002").id, package(tmp_path, "b"), replace(RX, teeth=(*RX.teeth, pontic)), (), AT)
        lines, notes = store.lines(ACCOUNT, EVERY), store.lines(ACCOUNT, LIGHT)
    downgrade(path, "0002")
    with opened(tmp_path) as store:
        assert store.lines(ACCOUNT, EVERY) == lines
        assert store.lines(ACCOUNT, LIGHT) == notes
        listed(store, "1004", notes="Lightning")
        assert store.lines(ACCOUNT, LIGHT).total == notes.total + 1  # the search is still kept up to date


EVERY, LIGHT = CaseQuery(limit=None), CaseQuery(text="light")
STOPPED = "def upgrade():\n    op.drop_table('history')\n    print('half way', flush=True)\n    input()\n"
CHILD = """
import sys
from pathlib import Path
from labconnector.store import migrate
migrate.prepare(Path(sys.argv[1]), "0007", sys.argv[2])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_program_killed_in_the_middle_of_a_step_leaves_the_old_schema_and_all_data(tmp_path: Path) -> None:
    folder = tmp_path / "data of the lab äøж"
    folder.mkdir()
    with opened(folder) as store:
        case = delivered(store, folder)
        lines = store.history(case.id)
    scripts = later_version(tmp_path, NEXT.replace("def upgrade():", STOPPED))
    arguments = [sys.executable, "-c", CHILD, str(folder / "labconnector.db"), scripts]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "half way\n"
        running.kill()
    with opened(folder) as store:
        assert store.history(case.id) == lines
        assert found(store) == case


def test_opening_twice_migrates_once(tmp_path: Path) -> None:
    path = tmp_path / "labconnector.db"
    for _ in range(2):
        with Store.open(path) as store:
            assert store.counts(ACCOUNT).total == 0
    assert not list(tmp_path.glob("*.before-*"))
