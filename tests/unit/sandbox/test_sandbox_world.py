from pathlib import Path

import pytest

from labconnector.domain.errors import NotFound, UsageError
from labconnector.sandbox.options import Marking, SandboxOptions
from labconnector.sandbox.state import ORDERS_FILE, STATE_FILE, Entry
from labconnector.sandbox.world import NewPatient, World

LAB = 77


def world_in(folder: Path, cases: int | None = 3, seed: int = 1, **options: object) -> World:
    return World(folder, seed, cases, SandboxOptions(**options))  # type: ignore[arg-type]


def listed(world: World, offset: int = 0, size: int = 1024, lab: int = LAB) -> list[str]:
    return [entry.order_id for entry in world.new_orders(lab, offset, size, again=False)[0]]


def test_a_second_run_remembers_what_was_downloaded(tmp_path: Path) -> None:
    first = world_in(tmp_path)
    order = first.orders[0].order_id
    first.mark_completed(order, 1)
    again = world_in(tmp_path)
    assert not again.fresh
    assert order not in listed(again)
    assert [e.case for e in again.orders] == [e.case for e in first.orders]


def test_another_seed_begins_anew(tmp_path: Path) -> None:
    world_in(tmp_path)
    assert world_in(tmp_path, seed=2).fresh


@pytest.mark.parametrize("file", [ORDERS_FILE, STATE_FILE])
def test_a_torn_memory_begins_anew(tmp_path: Path, file: str) -> None:
    world_in(tmp_path)
    (tmp_path / file).write_bytes(b'{"version": 1,')
    assert world_in(tmp_path).fresh


def test_killed_between_its_two_files_a_rescan_stays_a_rescan(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    order = world.orders[0].order_id
    world.mark_completed(order, 1)
    state = (tmp_path / STATE_FILE).read_bytes()
    world.rescan(order)
    (tmp_path / STATE_FILE).write_bytes(state)
    again = world_in(tmp_path)
    assert again.entry(order).case.revision == 2
    assert order in listed(again)
    again.mark_completed(order, 2)
    assert order not in listed(world_in(tmp_path))


def test_a_rescan_is_listed_again_as_a_new_revision(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    before = world.orders[0]
    world.mark_completed(before.order_id, 1)
    world.clock.advance(200)
    after = world.rescan(before.order_id)
    assert (after.case.revision, after.status) == (2, "Ready for Download")
    assert after.case.order.fingerprint != before.case.order.fingerprint
    assert before.order_id in listed(world)


def test_an_old_download_that_ends_late_does_not_mark_the_new_revision(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    order = world.orders[0].order_id
    world.rescan(order)
    world.mark_completed(order, 1)
    assert world.entry(order).fetched_at is None


def test_back_from_modeling_is_lab_review(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    order = world.orders[0].order_id
    world.mark_completed(order, 1)
    assert world.back_from_modeling(order).status == "Lab Review"
    assert order in listed(world)


def test_sent_back_leaves_the_list_until_scanned_again(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    order = world.orders[0].order_id
    assert world.send_back(order, "margin not visible").status == "Scanning"
    assert order not in listed(world)
    with pytest.raises(UsageError):
        world.send_back(order, "again")
    world.rescan(order)
    assert order in listed(world)


def test_listing_too_soon_shows_what_was_downloaded_meanwhile(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    order = listed(world)[0]
    world.mark_completed(order, 1)
    world.clock.advance(119)
    assert order in listed(world)
    world.clock.advance(121)
    assert order not in listed(world)


def test_pages_of_one_retrieval_are_not_too_soon(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    order = world.orders[2].order_id
    world.mark_completed(order, 1)
    pages = [entry for offset in (0, 1, 2) for entry in listed(world, offset, 1)]
    assert pages == [e.order_id for e in world.orders if e.order_id != order]


def test_on_list_marks_without_losing_pages(tmp_path: Path) -> None:
    world = world_in(tmp_path, marking=Marking.ON_LIST)
    pages = [entry for offset in (0, 1, 2) for entry in listed(world, offset, 1)]
    assert pages == [e.order_id for e in world.orders]
    world.clock.advance(121)
    assert listed(world) == []


def test_first_byte_marks_at_the_first_byte(tmp_path: Path) -> None:
    world = world_in(tmp_path, marking=Marking.FIRST_BYTE)
    order = world.orders[0].order_id
    world.mark_begun(order, 1)
    assert world.entry(order).status == "Downloaded"


def test_completed_marks_not_at_the_first_byte(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    order = world.orders[0].order_id
    world.mark_begun(order, 1)
    assert world.entry(order).status == "Ready for Download"


def test_a_slow_file_is_ready_after_it_was_asked_for(tmp_path: Path) -> None:
    world = world_in(tmp_path, ready_after_s=60)
    order = world.orders[0].order_id
    assert not world.ask_ide(order)
    world.clock.advance(59)
    assert not world.ask_ide(order)
    world.clock.advance(2)
    assert world.ask_ide(order)


def test_made_ready_by_hand_needs_no_time(tmp_path: Path) -> None:
    world = world_in(tmp_path, ready_after_s=60)
    order = world.orders[0].order_id
    world.make_ready(order)
    assert world.ask_ide(order)


def test_an_icast_model_takes_days(tmp_path: Path) -> None:
    world = world_in(tmp_path, cases=None, ready_after_s=0)
    entry = next(e for e in world.orders if e.case.available_at)
    assert not world.ask_ide(entry.order_id)
    world.clock.advance(6 * 86400)
    assert world.ask_ide(entry.order_id)


def test_a_new_case_is_of_the_wanted_kind_and_patient(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    told: list[Entry] = []
    world.changed = told.append
    entry = world.new_case(30, patient=NewPatient("Nova", "Sample", "C-9"), company_id=7102)
    order = entry.case.order
    assert (order.patient, order.chart_number, order.company_id) == ("Sample, Nova", "C-9", 7102)
    assert order.procedure == "Fixed Restorative"
    assert entry.case.rx.doctor_id == str(order.doctor_id)
    assert told == [entry]
    assert len({e.order_id for e in world.orders}) == 4


def test_the_standard_world_has_cases_for_the_second_lab(tmp_path: Path) -> None:
    world = world_in(tmp_path, cases=None)
    assert len(listed(world, lab=78)) == 2
    assert not set(listed(world)) & set(listed(world, lab=78))


@pytest.mark.parametrize(("kind", "lab", "company"), [(999, LAB, None), (30, 5, None), (30, LAB, 5)])
def test_a_senseless_new_case_is_refused(tmp_path: Path, kind: int, lab: int, company: int | None) -> None:
    with pytest.raises(UsageError):
        world_in(tmp_path).new_case(kind, lab_id=lab, company_id=company)


def test_an_unknown_order_is_not_found(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    for change in (world.rescan, world.back_from_modeling, world.make_ready, world.entry):
        with pytest.raises(NotFound):
            change("1")


def test_thousands_of_orders_page_by_page(tmp_path: Path) -> None:
    world = world_in(tmp_path, cases=2500)
    pages = [world.new_orders(LAB, offset, 1024, again=False) for offset in (0, 1024, 2048)]
    assert [more for _, more in pages] == [True, True, False]
    assert len({e.order_id for page, _ in pages for e in page}) == 2500
