"""What was seen of delivered folders is kept with the delivery, told in the history, and stands in the list."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from store_kit import ACCOUNT, AT, RX, delivered, events, files, found, listed, opened, package, place

from labconnector.domain.case import CaseFile, FileRole
from labconnector.domain.errors import NotFound
from labconnector.domain.handoff import Placed, Plan
from labconnector.domain.seen import DeliveredFolder, Seen, Trace
from labconnector.store import Store

LATER = AT + timedelta(hours=1)
OPENED = Seen(Trace.OPENED, LATER)


def only(store: Store) -> DeliveredFolder:
    (one,) = store.delivered_folders(ACCOUNT)
    return one


def shown(store: Store) -> Seen | None:
    """What the list and the case say, which is the same."""
    (line,) = store.lines(ACCOUNT).lines
    assert line.seen == found(store).seen
    return line.seen


def test_a_delivered_folder_was_neither_looked_into_nor_opened(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        assert only(store) == DeliveredFolder(1, case.id, ACCOUNT, "1001", 1, Path("/cad/1001"), AT, AT)
        assert shown(store) is None


def test_a_delivery_that_a_crash_cut_short_has_no_folder_yet(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        store.begin_delivery(case.id, Plan("folder", Path("/cad/x")), AT)
        assert store.delivered_folders(ACCOUNT) == ()


def test_the_list_shows_what_was_seen(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        store.saw(1, OPENED, AT)
        assert only(store).seen == OPENED
        assert shown(store) == OPENED
        last = store.history(case.id)[-1]
        assert (last.event, last.at, last.text) == ("cad-opened", LATER, "folder")


def test_a_case_is_opened_often_and_closed_without_a_word(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        before = len(events(store, case))
        locked = Seen(Trace.LOCKED, LATER)
        for seen in (OPENED, locked, OPENED, OPENED, locked):
            store.saw(1, seen, LATER)
        assert events(store, case)[before:] == ["cad-opened", "cad-locked", "cad-locked"]
        assert shown(store) == locked


def test_a_folder_that_is_gone_may_come_back(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        store.saw(1, Seen(Trace.GONE, LATER), LATER)
        store.saw(1, None, LATER + timedelta(hours=1))
        assert events(store, case)[-2:] == ["cad-gone", "cad-back"]
        assert shown(store) is None


@pytest.mark.parametrize(("name", "seen"), [("1001 beside", None), ("1001", OPENED)])
def test_what_is_delivered_again_is_untouched_again_unless_it_keeps_its_folder(
    tmp_path: Path, name: str, seen: Seen | None
) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        store.saw(1, OPENED, LATER)
        store.deliver_again(case.id, LATER)
        assert shown(store) is None  # it is on its way
        second = store.begin_delivery(case.id, Plan("folder", Path("/cad") / name), LATER)
        store.finish_delivery(second, Placed(Path("/cad") / name, ()), LATER)
        assert shown(store) == seen
        assert [one.seen for one in store.delivered_folders(ACCOUNT)] == [OPENED, seen]


def test_an_older_revisions_folder_is_told_under_its_revision_and_not_shown(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        store.fetched(case.id, package(tmp_path, "b"), RX, (), LATER)
        place(store, found(store), LATER)
        store.saw(1, OPENED, LATER)
        assert shown(store) is None
        last = store.history(case.id)[-1]
        assert (last.event, last.revision) == ("cad-opened", 1)
        store.saw(2, Seen(Trace.CHANGED, LATER), LATER)
        assert shown(store) == Seen(Trace.CHANGED, LATER)


def test_in_two_targets_the_one_that_is_worked_on_counts(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        second = store.begin_delivery(case.id, Plan("exocad", Path("/exo/1001")), AT)
        store.finish_delivery(second, Placed(Path("/exo/1001"), ()), AT)
        store.saw(second, OPENED, LATER)
        store.saw(1, Seen(Trace.GONE, LATER), LATER)
        assert shown(store) == OPENED


def test_a_folder_is_looked_into_once_a_time_stamp(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        delivered(store, tmp_path)
        store.looked({})
        store.looked({1: 1_777_000_000_123_456_789})
        assert only(store).looked_ns == 1_777_000_000_123_456_789


def test_what_was_placed_directly_in_the_folder_is_known_with_its_size(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = listed(store)
        folder = Path("/cad/1001")
        second = store.begin_delivery(case.id, Plan("exocad", folder), AT)
        placed = [("/cad/1001/upper.stl", 684), ("/cad/1001/itero-source/a.xml", 12), ("/elsewhere/b.stl", 5)]
        all_ = tuple(CaseFile(str(Path(path)), FileRole.OTHER, size, "a") for path, size in placed)
        store.finish_delivery(second, Placed(folder, all_), AT)
        assert store.delivered_sizes(only(store)) == {"upper.stl": 684, "itero-source": None}


def test_a_renamed_folder_is_followed(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        case = delivered(store, tmp_path)
        store.moved(1, Path("/cad/renamed"), LATER)
        assert only(store).folder == Path("/cad/renamed")
        after = found(store)
        assert after.delivered_to == str(Path("/cad/renamed"))
        assert [file.path for file in after.files] == [str(Path("/cad/renamed") / "upper.stl")]
        assert store.delivered_sizes(only(store)) == {"upper.stl": files()[0].size}
        last = store.history(case.id)[-1]
        assert (last.event, last.text) == ("cad-renamed", "folder")


def test_an_unknown_delivery_is_no_delivery(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        with pytest.raises(NotFound):
            store.saw(7, OPENED, AT)
        with pytest.raises(NotFound):
            store.moved(7, tmp_path, AT)
