"""The engine watches what it delivered: real folders and threads, a sandbox, no window."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk_whole_kit import NEVER_S, Whole, cloud, whole

from labconnector.domain.case import CaseState
from labconnector.domain.listing import CaseLine, CaseQuery
from labconnector.domain.seen import Trace
from labconnector.talk.events import CasesTold, Notice, NoticeKind


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Whole]:
    """A desk that has delivered its cases."""
    with cloud(tmp_path, 2) as sandbox, whole(tmp_path, sandbox) as made:
        made.connect()
        made.synced()
        made.answer_all()
        made.told.wait_for(lambda: set(made.states().values()) == {CaseState.DELIVERED} and made.rests())
        made.settled()
        yield made


def eventually(is_so: Callable[[], object]) -> None:
    """Waits for what no event tells."""
    until = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)


def lines(one: Whole) -> dict[str, CaseLine]:
    return {line.order_id: line for line in one.desk.lines(CaseQuery(limit=None)).lines}


def trace(one: Whole, order_id: str) -> Trace | None:
    seen = lines(one)[order_id].seen
    return seen.trace if seen else None


def folder(one: Whole, order_id: str) -> Path:
    found = one.desk.case(one.ids()[order_id]).folder
    assert found is not None
    return found


def cad_events(one: Whole, order_id: str) -> list[str]:
    return [entry.event for entry in one.desk.case(one.ids()[order_id]).history if entry.event.startswith("cad-")]


def cases_in(cad: Path) -> list[str]:
    return sorted(path.name for path in cad.iterdir() if not path.name.startswith("."))


def test_a_case_that_the_cad_opens_is_told(one: Whole) -> None:
    first, second = one.ids()
    (folder(one, first) / "case.scanInfo").write_text("<ScanInfo/>")
    eventually(lambda: trace(one, first) is Trace.OPENED)
    one.told.wait_for(lambda: any(event.order_ids == {first} for event in one.told.of(CasesTold)))
    assert trace(one, second) is None
    assert cad_events(one, first) == ["cad-opened"]


def test_it_is_open_until_it_is_closed(one: Whole) -> None:
    first, *_ = one.ids()
    lock = folder(one, first) / "case.lock"
    (folder(one, first) / "case.scanInfo").write_text("<ScanInfo/>")
    lock.touch()
    eventually(lambda: trace(one, first) is Trace.LOCKED)
    lock.unlink()
    eventually(lambda: trace(one, first) is Trace.OPENED)


def test_a_renamed_folder_is_followed_and_one_that_is_gone_is_not_delivered_again(one: Whole) -> None:
    first, second = one.ids()
    renamed = folder(one, first).rename(one.cad / "renamed in the CAD")
    shutil.rmtree(folder(one, second))
    eventually(lambda: trace(one, second) is Trace.GONE and cad_events(one, first) == ["cad-renamed"])
    assert folder(one, first) == renamed
    one.cycle()
    assert cases_in(one.cad) == [renamed.name]
    assert set(one.states().values()) == {CaseState.DELIVERED}
    one.desk.deliver([one.ids()[second]])
    one.told.wait_for(lambda: len(cases_in(one.cad)) == 2 and one.states()[second] is CaseState.DELIVERED)
    assert trace(one, second) is None


def test_what_happened_while_no_engine_ran_is_seen_by_the_next(one: Whole, tmp_path: Path) -> None:
    first, *_ = one.ids()
    (folder(one, first) / "case.constructionInfo").write_text("<C/>")
    eventually(lambda: trace(one, first) is Trace.OPENED)
    second = list(one.ids())[1]
    there = folder(one, second)
    kept = one.desk.close()
    (there / "case.dentalCAD").write_bytes(b"scene")
    with whole(tmp_path, one.sandbox, keep=kept) as again:
        eventually(lambda: trace(again, second) is Trace.OPENED)
        assert cad_events(again, first) == ["cad-opened"]


def test_a_drive_that_is_back_is_delivered_to_at_once(tmp_path: Path) -> None:
    with cloud(tmp_path, 2) as sandbox, whole(tmp_path, sandbox) as one:
        one.connect()
        one.synced()
        one.cad.rename(tmp_path / "unplugged")
        one.answer_everything_at_once()
        one.told.wait_for(lambda: "target-missing" in _told(one))
        eventually(lambda: one.cad in one.desk._engine.cad_folders._away)
        asked = one.lists()
        (tmp_path / "unplugged").rename(one.cad)
        one.told.wait_for(lambda: set(one.states().values()) == {CaseState.DELIVERED})
        assert _told(one).count("target-missing") == 1
        assert one.lists() <= asked + 1
        assert NEVER_S > 600  # no check would have come by itself


def _told(one: Whole) -> list[str]:
    return [notice.error.code for notice in one.told.of(Notice) if notice.kind is NoticeKind.TROUBLE and notice.error]


def test_nobody_is_watched_for_nobody(tmp_path: Path) -> None:
    with cloud(tmp_path, 1) as sandbox, whole(tmp_path, sandbox) as one:
        assert one.desk._engine.cad_folders._watches == []
        one.connect()
        assert [watch.folder for watch in one.desk._engine.cad_folders._watches] == [one.cad]
        one.desk.sign_out()
        assert one.desk._engine.cad_folders._watches == []
