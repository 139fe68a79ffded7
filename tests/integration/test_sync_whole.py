"""The main job over real HTTP, real zips and real folders."""

from __future__ import annotations

from pathlib import Path

from sync_kit import lab, signed_in

from labconnector.domain.case import CaseState, FileRole
from labconnector.domain.questions import QuestionKind
from labconnector.sandbox.options import Marking
from labconnector.sync.events import CaseChanged, Listed, Progress


def delivered_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_case_goes_all_the_way(tmp_path: Path) -> None:
    with lab(tmp_path, cases=4) as one:
        result = one.sync()
        assert not result.troubles
        assert result.asked
        assert result.asked.new == 4
        held = one.cases()
        assert {case.state for case in held} == {CaseState.HELD}
        assert all(case.unread for case in held)
        assert all(any(q.kind is QuestionKind.DOCTOR for q in case.questions) for case in held)
        assert not list(one.cad.iterdir())

        one.answer_everything()
        assert set(one.states().values()) == {CaseState.DELIVERED}
        for case in one.cases():
            folder = Path(case.delivered_to)
            assert folder.parent == one.cad
            assert case.client_name
            project = folder / f"{folder.name}.dentalProject"
            assert project.is_file()
            roles = {file.role for file in case.files}
            assert FileRole.PROJECT in roles
            assert roles & {FileRole.UPPER_JAW, FileRole.LOWER_JAW, FileRole.BOTH_JAWS}
            assert all(Path(file.path).stat().st_size == file.size for file in case.files)


def test_nothing_is_done_twice(tmp_path: Path) -> None:
    with lab(tmp_path, cases=3) as one:
        one.sync()
        one.answer_everything()
        before, downloads = delivered_names(one.cad), one.downloads()
        one.sync()
        with signed_in(tmp_path, one.sandbox) as restarted:
            restarted.sync()
            assert delivered_names(restarted.cad) == before
            assert restarted.downloads() == downloads == 3
            assert set(restarted.states().values()) == {CaseState.DELIVERED}


def test_progress_is_told(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sync()
        order_id = one.cases()[0].order.order_id
        assert next(event for event in one.events if isinstance(event, Listed)).new == (order_id,)
        sizes = [event for event in one.events if isinstance(event, Progress)]
        assert sizes[-1].done == sizes[-1].total
        states = [event.state for event in one.events if isinstance(event, CaseChanged)]
        assert states == [CaseState.DOWNLOADING, CaseState.READY, CaseState.HELD]


def test_one_answer_serves_every_case_of_the_doctor(tmp_path: Path) -> None:
    with lab(tmp_path, cases=10) as one:
        one.sync()
        asked = len([case for case in one.cases() for q in case.questions if q.kind is QuestionKind.DOCTOR])
        one.answer_everything()
        assert asked > len(one.app.store.doctor_rules()) == len(one.app.store.clients())


def test_three_ways_of_marking_lose_nothing(tmp_path: Path) -> None:
    for marking in Marking:
        folder = tmp_path / marking
        folder.mkdir()
        with lab(folder, cases=3, marking=marking) as one:
            one.sandbox.faults.set("cut", value=20_000, times=3)
            for _ in range(6):
                one.sync()
                one.later(hours=1)
            one.answer_everything()
            assert list(one.states().values()) == [CaseState.DELIVERED] * 3, marking


def test_a_rescan_and_a_model_are_new_revisions_beside_the_old(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sync()
        one.answer_everything()
        order_id = one.cases()[0].order.order_id
        first = Path(one.case(order_id).delivered_to)
        before = delivered_names(first)
        one.app.store.mark_read([one.case(order_id).id], unread=False)

        one.sandbox.world.rescan(order_id)
        one.sync()
        rescanned = one.case(order_id)
        assert (rescanned.revision, rescanned.unread) == (2, True)
        one.answer_everything()
        second = Path(one.case(order_id).delivered_to)

        one.sandbox.world.back_from_modeling(order_id)
        one.sync()
        one.answer_everything()
        modeled = one.case(order_id)
        assert modeled.revision == 3
        assert modeled.order.status == "Lab Review"
        assert len({first, second, Path(modeled.delivered_to)}) == 3
        assert delivered_names(first) == before
        assert [r.number for r in one.app.store.revisions(modeled.id)] == [1, 2, 3]


def test_files_that_are_not_ready_are_waited_for(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1, ready_after_s=100) as one:
        one.sync()
        case = one.cases()[0]
        assert case.state is CaseState.WAITING
        assert case.problem
        assert case.problem.tries == 1
        assert case.expected_at
        one.sync()
        assert one.downloads() == 1  # the next try is 45 s away
        one.later(seconds=46)
        one.sync()
        assert one.downloads() == 2
        one.sandbox.clock.advance(120)
        one.later(seconds=91)
        one.sync()
        assert one.cases()[0].state is CaseState.HELD


def test_an_icast_is_days_away_and_that_is_no_failure(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sandbox.world.new_case(2)  # the procedure map of an iCast study model
        one.sync()
        icast = [case for case in one.cases() if case.order.scan_type == "iCast"]
        assert icast
        assert {case.state for case in icast} == {CaseState.WAITING}
        for _ in range(8):
            one.later(hours=2)
            one.sync()
        assert {one.case(case.order.order_id).state for case in icast} == {CaseState.WAITING}


def test_the_folder_target_too(tmp_path: Path) -> None:
    with lab(tmp_path, cases=2, cad_kind="folder") as one:
        one.sync()
        one.answer_everything()
        assert set(one.states().values()) == {CaseState.DELIVERED}
        assert sum(name == "order.json" for name in delivered_names(one.cad)) == 2
