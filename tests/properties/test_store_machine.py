"""Any steps in any order: no case is lost, revisions only grow, and the list agrees with a simple model."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import astuple, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from effort_kit import examples
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, precondition, rule
from store_kit import (
    ACCOUNT,
    AT,
    DOCTOR_QUESTION,
    GOLD_QUESTION,
    OTHER_ACCOUNT,
    RX,
    files,
    opened,
    order,
    package,
    problem,
)

from labconnector.domain.case import Case, CaseFile, CaseState, FileRole
from labconnector.domain.handoff import Placed, Plan
from labconnector.domain.listing import CaseQuery
from labconnector.domain.outline import outline_of
from labconnector.domain.questions import Question, QuestionKind
from labconnector.store import RECHECK_AFTER, Store

ORDER_IDS = st.sampled_from(["1001", "1002"])  # few, so that steps meet one another
STATUSES = st.sampled_from(["In Lab", "Modeled"])
MARKS = st.sampled_from(["a", "b"])
PLACED = (CaseFile("/cad/upper.stl", FileRole.UPPER_JAW, 684, "a1"),)
FETCHED = (CaseState.HELD, CaseState.READY, CaseState.DELIVERED)


@dataclass
class Model:
    """What must be known of a case, in the simplest words."""

    status: str
    unread: bool = True
    revisions: list[str | None] = field(default_factory=lambda: [None])  # the mark of each revision's files
    state: CaseState = CaseState.LISTED
    back_to: CaseState | None = None
    next_try: datetime | None = None
    fetched_at: datetime | None = None
    questions: tuple[Question, ...] = ()
    delivered: set[int] = field(default_factory=set)
    lines: int = 1

    def revise(self, mark: str | None = None) -> None:
        self.revisions.append(mark)
        self.unread, self.back_to, self.fetched_at, self.questions = True, None, None, ()

    def go_on(self) -> None:
        self.questions = ()
        if self.back_to or self.fetched_at is None:
            self.state = CaseState.LISTED
            self.back_to = CaseState.READY if self.back_to else None
        else:
            self.state = CaseState.READY


class CaseListMachine(RuleBasedStateMachine):
    """Drives a real case list and the model side by side."""

    open_deliveries: Bundle[tuple[int, str, int]] = Bundle("open_deliveries")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.now = AT
        self.models: dict[str, Model] = {}
        with opened(self.folder) as empty:
            empty.journal(OTHER_ACCOUNT, [order("1001")], AT)
        self.store = self._open()

    def _open(self) -> Store:
        return Store.open(self.folder / "labconnector.db")

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)

    def _case(self, order_id: str) -> Case:
        found = self.store.case(ACCOUNT, order_id)
        assert found is not None
        return found

    def _known(self, order_id: str) -> tuple[int, Model] | None:
        if order_id not in self.models:
            return None
        return self._case(order_id).id, self.models[order_id]

    # --- steps ----------------------------------------------------------------------------------------------------

    @rule(minutes=st.sampled_from([1, 14, 20, 600]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = self._open()

    @rule(page=st.lists(st.tuples(ORDER_IDS, STATUSES), max_size=4))
    def journal(self, page: list[tuple[str, str]]) -> None:
        result = self.store.journal(ACCOUNT, [order(id_, status) for id_, status in page], self.now)
        last = dict(page)
        assert sorted((*result.new, *result.revised, *result.repeated)) == sorted(last)
        for id_, status in last.items():
            if id_ not in self.models:
                assert id_ in result.new
                self.models[id_] = Model(status)
            elif self.models[id_].status != status:
                assert id_ in result.revised
                self._revise(self.models[id_], status)
            else:
                assert id_ in result.repeated
                self._repeat(self.models[id_])

    @rule(order_id=ORDER_IDS, minutes=st.sampled_from([0, 14, 15, 16]))
    def list_again(self, order_id: str, minutes: int) -> None:
        """As it is, some time after."""
        if order_id in self.models:
            self.now += timedelta(minutes=minutes)
            self.journal([(order_id, self.models[order_id].status)])

    def _revise(self, model: Model, status: str) -> None:
        model.revise()
        model.status, model.state = status, CaseState.LISTED
        model.lines += 1

    def _repeat(self, model: Model) -> None:
        if model.state not in FETCHED:
            return
        if model.fetched_at is None or self.now - model.fetched_at > RECHECK_AFTER:
            model.back_to = model.state if model.fetched_at else None
            model.state = CaseState.LISTED
            model.lines += 1

    @rule(order_id=ORDER_IDS)
    def download(self, order_id: str) -> None:
        if known := self._known(order_id):
            case_id, model = known
            self.store.downloading(case_id, self.now)
            model.lines += model.state is CaseState.LISTED
            model.state = CaseState.DOWNLOADING

    @rule(order_id=ORDER_IDS, mark=MARKS)
    def fetch(self, order_id: str, mark: str) -> None:
        if known := self._known(order_id):
            case_id, model = known
            expected = self.store.next_revision(case_id, files(mark))
            assert self.store.fetched(case_id, package(self.folder, mark), RX, (), self.now) == expected
            if model.revisions[-1] not in (None, mark):
                model.revise(mark)
                model.lines += 1
            model.revisions[-1] = mark
            model.state, model.back_to, model.questions = CaseState.READY, None, ()
            model.fetched_at = self.now
            model.lines += 1

    @rule(order_id=ORDER_IDS)
    def same_files(self, order_id: str) -> None:
        known = self._known(order_id)
        if known and known[1].back_to:
            case_id, model = known
            assert model.back_to is not None
            model.state, model.back_to, model.fetched_at = model.back_to, None, self.now
            assert self.store.same_files(case_id, self.now) is model.state
            model.lines += 1

    @rule(order_id=ORDER_IDS, questions=st.sampled_from([(), (DOCTOR_QUESTION,), (DOCTOR_QUESTION, GOLD_QUESTION)]))
    def hold(self, order_id: str, questions: tuple[Question, ...]) -> None:
        if known := self._known(order_id):
            case_id, model = known
            self.store.hold(case_id, questions, None if questions else problem("package"), self.now)
            model.state, model.back_to, model.questions = CaseState.HELD, None, questions
            model.lines += 1

    @rule(order_id=ORDER_IDS, minutes=st.none() | st.integers(1, 30))
    def fail(self, order_id: str, minutes: int | None) -> None:
        if known := self._known(order_id):
            case_id, model = known
            model.next_try = None if minutes is None else self.now + timedelta(minutes=minutes)
            self.store.fail(case_id, problem(next_try=model.next_try), self.now)
            model.state, model.questions = CaseState.FAILED, ()
            model.lines += 1

    @rule(order_id=ORDER_IDS, again=st.booleans())
    def go_on(self, order_id: str, again: bool) -> None:
        if known := self._known(order_id):
            case_id, model = known
            (self.store.deliver_again if again else self.store.ready)(case_id, self.now)
            model.go_on()
            model.lines += 1

    @rule(order_id=ORDER_IDS)
    def download_again(self, order_id: str) -> None:
        if known := self._known(order_id):
            case_id, model = known
            self.store.download_again(case_id, self.now)
            back = model.back_to or (model.state if model.state in FETCHED else CaseState.READY)
            model.back_to = back if model.fetched_at else None
            model.state = CaseState.LISTED
            model.lines += 1

    @rule(target=open_deliveries, order_id=ORDER_IDS)
    def begin_delivery(self, order_id: str) -> tuple[int, str, int]:
        known = self._known(order_id)
        if not known or known[1].state is not CaseState.READY:
            return (0, order_id, 0)
        case_id, model = known
        model.lines += 1
        revision = len(model.revisions)
        return (
            self.store.begin_delivery(case_id, Plan("folder", Path("/cad") / order_id), self.now),
            order_id,
            revision,
        )

    @rule(delivery=consumes(open_deliveries), done=st.booleans())
    def end_delivery(self, delivery: tuple[int, str, int], done: bool) -> None:
        delivery_id, order_id, revision = delivery
        if not delivery_id:
            return
        if not done:
            self.store.drop_delivery(delivery_id)
            return
        self.store.finish_delivery(delivery_id, Placed(Path("/cad") / order_id, PLACED), self.now)
        model = self.models[order_id]
        model.delivered.add(revision)
        model.lines += 1
        if revision == len(model.revisions):
            if model.back_to:
                model.back_to = CaseState.DELIVERED
            else:
                model.state, model.questions = CaseState.DELIVERED, ()

    @rule(order_ids=st.sets(ORDER_IDS), unread=st.booleans())
    def mark(self, order_ids: set[str], unread: bool) -> None:
        chosen = [id_ for id_ in order_ids if id_ in self.models]
        self.store.mark_read([self._case(id_).id for id_ in chosen], unread)
        for id_ in chosen:
            self.models[id_].unread = unread

    # --- what always holds ------------------------------------------------------------------------------------------

    @invariant()
    @precondition(lambda self: hasattr(self, "store"))
    def every_case_is_as_the_model_says(self) -> None:
        cases = {case.order.order_id: case for case in self.store.cases(ACCOUNT, CaseQuery(limit=None))}
        assert cases.keys() == self.models.keys()
        for id_, case in cases.items():
            model = self.models[id_]
            assert (case.order.status, case.unread) == (model.status, model.unread)
            assert (case.state, case.revision) == (model.state, len(model.revisions))
            assert case.files == self._files(model)
            assert case.questions == (model.questions if model.state is CaseState.HELD else ())
            assert bool(case.delivered_to) == (case.revision in model.delivered)

    @invariant()
    @precondition(lambda self: hasattr(self, "store"))
    def a_line_says_what_its_case_says(self) -> None:
        page = self.store.lines(ACCOUNT, CaseQuery(limit=None))
        assert page.total == len(page.lines) == len(self.models)
        for line in page.lines:
            case, rx = self.store.case_by_id(line.id), self.store.rx(line.id)
            outline = outline_of(case.order, rx)
            assert (line.teeth_universal, line.work, line.material) == astuple(outline)
            assert (line.state, line.revision, line.unread) == (case.state, case.revision, case.unread)
            assert (line.listed_at, line.due) == (case.listed_at, case.order.due)
            assert line.has_scans == bool(case.files)
            assert line.asks == tuple(question.kind for question in case.questions)
            assert line.trouble == (case.problem.title if case.problem else "")

    def _files(self, model: Model) -> tuple[CaseFile, ...]:
        """Those in the CAD folder where it was delivered, else the package's."""
        if len(model.revisions) in model.delivered:
            return PLACED
        return files(model.revisions[-1]) if model.revisions[-1] else ()

    @invariant()
    @precondition(lambda self: hasattr(self, "store"))
    def every_revision_keeps_its_files(self) -> None:
        for id_, model in self.models.items():
            case_id = self._case(id_).id
            revisions = self.store.revisions(case_id)
            assert [revision.number for revision in revisions] == list(range(1, len(model.revisions) + 1))
            packages = [package(self.folder, mark) if mark else None for mark in model.revisions]
            assert [revision.package for revision in revisions] == packages
            assert {revision.number for revision in revisions if revision.delivered_to} == model.delivered
            assert len(self.store.history(case_id)) == model.lines

    @invariant()
    @precondition(lambda self: hasattr(self, "store"))
    def the_ways_of_asking_agree(self) -> None:
        counts = self.store.counts(ACCOUNT)
        for state in CaseState:
            wanted = [id_ for id_, model in self.models.items() if model.state is state]
            assert counts.of(state) == len(wanted)
            found = self.store.cases(ACCOUNT, CaseQuery(states=(state,)))
            assert sorted(case.order.order_id for case in found) == sorted(wanted)
        assert counts.unread == sum(model.unread for model in self.models.values())
        held = [model for model in self.models.values() if model.state is CaseState.HELD]
        asked = sum(DOCTOR_QUESTION in model.questions for model in held)
        assert len(self.store.held_by(ACCOUNT, QuestionKind.DOCTOR, "901")) == asked
        assert len(self.store.cases(OTHER_ACCOUNT)) == 1

    @invariant()
    @precondition(lambda self: hasattr(self, "store"))
    def what_is_to_be_done_is_due(self) -> None:
        due = {work.case.order.order_id: work.recheck for work in self.store.work_due(ACCOUNT, self.now)}
        wanted = {id_: model.back_to is not None for id_, model in self.models.items() if self._is_due(model)}
        assert due == wanted
        assert bool(due) == bool((next_ := self.store.next_due(ACCOUNT)) and next_ <= self.now)

    def _is_due(self, model: Model) -> bool:
        if model.state is CaseState.FAILED:
            return model.next_try is not None and model.next_try <= self.now
        return model.state in (CaseState.LISTED, CaseState.DOWNLOADING, CaseState.READY)


# To shrink a failure takes longer than a test may; the steps that led to it are printed as they were.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
CaseListMachine.TestCase.settings = settings(
    max_examples=examples(15), stateful_step_count=40, deadline=None, phases=PHASES
)
TestCaseList = CaseListMachine.TestCase
