"""Any order of what doctors, Align, the network, the folder and the lab do ends the same: every case delivered once.

A small cloud in memory plays Align, so that hundreds of histories run; what Align itself does is tested over HTTP.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from effort_kit import examples
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from labconnector.cad.materials import load_catalogue
from labconnector.cad.target import build_target
from labconnector.domain.account import Account
from labconnector.domain.case import Asset, CaseState, Order
from labconnector.domain.errors import AlignError, NetworkError, NotReady
from labconnector.domain.listing import CaseQuery
from labconnector.sandbox.content.package import build_ide_package
from labconnector.sandbox.order import SandboxOrder, generate_orders, modeled, rescanned
from labconnector.store.store import Store
from labconnector.sync.answers import answer_by_guess
from labconnector.sync.cycle import run_cycle
from labconnector.sync.destinations import Destination
from labconnector.sync.events import nobody
from labconnector.sync.ports import Ports
from labconnector.system.paths import Paths

ACCOUNT = Account("memory", 77, "Sandbox Lab")
START = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
ORDERS = generate_orders(3, 4, START)
BUILT = tempfile.TemporaryDirectory(prefix="lab-sync-machine-", ignore_cleanup_errors=True)


@dataclass(frozen=True)
class OnePage:
    """The list, all on one page."""

    orders: Sequence[Order]
    unreadable: Sequence[str] = ()


class MemoryCloud:
    """Align as its documents tell it: lists what was not downloaded, hands files out, changes them, fails."""

    def __init__(self, zips: Callable[[SandboxOrder], Path]) -> None:
        self.scans: dict[str, SandboxOrder] = {}
        self.listed: set[str] = set()
        self.fails: list[str] = []
        self.fetched: list[tuple[str, int]] = []
        self._zips = zips
        self._lock = threading.Lock()

    def new_orders(self) -> Iterator[OnePage]:
        """Orders that nobody has downloaded."""
        if "list" in self.fails:
            self.fails.remove("list")
            raise NetworkError("The network is away.")
        yield OnePage([self.scans[order_id].order for order_id in sorted(self.listed)])

    def order_by_rx(self, rx_id: str) -> Order:
        """The order as it is now."""
        return next(scan.order for scan in self.scans.values() if scan.order.rx_id == rx_id)

    def download(
        self,
        order: Order,
        asset: Asset,
        into: Path,
        *,
        verify: Callable[[Path], None],
        progress: Callable[[int, int | None], None],
        cancel: threading.Event | None,
    ) -> Path | None:
        """The newest files of the order, or a failure that was asked for."""
        with self._lock:
            failure = self.fails.pop(0) if self.fails and self.fails[0] != "list" else ""
            scan = self.scans[order.order_id]
        if failure == "cut":
            raise NetworkError("The connection broke.")
        if failure == "error":
            raise AlignError("Align has a problem.")
        if failure == "not-ready":
            raise NotReady("Not ready.", retry_after=45)
        part = into.with_suffix(".part")
        shutil.copyfile(self._zips(scan), part)
        verify(part)
        part.replace(into)
        progress(1, 1)
        with self._lock:
            self.listed.discard(order.order_id)
            self.fetched.append((order.order_id, scan.revision))
        return into


def zip_of(scan: SandboxOrder) -> Path:
    """The package of a scan; each is built once for all histories."""
    folder = Path(BUILT.name) / f"{scan.order.order_id}-{scan.revision}-{scan.order.status}"
    if not folder.exists():
        building = folder.with_name(folder.name + ".part")
        building.mkdir()
        build_ide_package(scan, scan.revision, building, detail=0.01)
        building.rename(folder)
    return next(folder.glob("*.zip"))


class SyncMachine(RuleBasedStateMachine):
    """What can happen on a day."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="lab-sync-"))
        self.cad = self.folder / "CAD-Data"
        self.cad.mkdir()
        self.cloud = MemoryCloud(zip_of)
        self.clock = START
        self.store = Store.open(self.folder / "data" / "labconnector.db")
        self.store.save_account(ACCOUNT)
        self.revisions: dict[str, int] = {}

    def ports(self) -> Ports:
        return Ports(
            account=ACCOUNT,
            store=self.store,
            paths=Paths(self.folder / "data"),
            catalogue=load_catalogue(),
            cloud=self.cloud,
            targets=(Destination("exocad", build_target("exocad", self.cad)),),
            tell=nobody,
            now=lambda: self.clock,
        )

    @rule(number=st.integers(0, len(ORDERS) - 1))
    def doctor_sends(self, number: int) -> None:
        scan = ORDERS[number]
        if scan.order.order_id not in self.cloud.scans:
            self.cloud.scans[scan.order.order_id] = replace(scan, available_at=None, ready_after_s=0)
            self.cloud.listed.add(scan.order.order_id)
            self.revisions[scan.order.order_id] = 1

    @precondition(lambda self: self.cloud.scans)
    @rule(data=st.data(), change=st.sampled_from([rescanned, modeled]))
    def files_change(self, data: st.DataObject, change: Callable[[SandboxOrder, datetime], SandboxOrder]) -> None:
        order_id = data.draw(st.sampled_from(sorted(self.cloud.scans)))
        if self.cloud.scans[order_id].revision < 3:
            self.clock += timedelta(minutes=1)
            self.cloud.scans[order_id] = change(self.cloud.scans[order_id], self.clock)
            self.cloud.listed.add(order_id)

    @precondition(lambda self: self.cloud.scans)
    @rule(data=st.data())
    def listed_again_for_no_reason(self, data: st.DataObject) -> None:
        self.cloud.listed.add(data.draw(st.sampled_from(sorted(self.cloud.scans))))

    @rule(failure=st.sampled_from(["list", "cut", "error", "not-ready"]))
    def something_will_fail(self, failure: str) -> None:
        self.cloud.fails.append(failure)

    @rule(minutes=st.sampled_from([1, 20, 600]))
    def time_passes(self, minutes: int) -> None:
        self.clock += timedelta(minutes=minutes)

    @rule()
    def sync(self) -> None:
        run_cycle(self.ports(), threading.Event())

    @rule()
    def the_drive_comes_and_goes(self) -> None:
        away = self.folder / "away"
        self.cad.rename(away)
        run_cycle(self.ports(), threading.Event())
        away.rename(self.cad)

    @rule()
    def somebody_answers(self) -> None:
        for case in self.store.held(ACCOUNT.key):
            answer_by_guess(self.store, self.store.case_by_id(case.id), lambda: self.clock)

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder / "data" / "labconnector.db")

    @invariant()
    def revisions_never_go_back(self) -> None:
        if not hasattr(self, "store"):
            return
        for case in self.store.cases(ACCOUNT.key, CaseQuery(limit=None)):
            assert case.revision >= self.revisions[case.order.order_id]
            self.revisions[case.order.order_id] = case.revision

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        self.cloud.fails.clear()
        for _ in range(8):
            self.clock += timedelta(days=2)
            self.sync()
            self.somebody_answers()
        cases = self.store.cases(ACCOUNT.key, CaseQuery(limit=None))
        assert {case.order.order_id for case in cases} == set(self.cloud.scans)
        assert {case.state for case in cases} <= {CaseState.DELIVERED}
        for case in cases:
            assert Path(case.delivered_to).is_dir()
            newest = self.cloud.scans[case.order.order_id]
            assert (case.order.order_id, newest.revision) in self.cloud.fetched
        folders = [path.name for path in self.cad.iterdir()]
        delivered = {r.delivered_to for c in cases for r in self.store.revisions(c.id) if r.delivered_to}
        assert sorted(folders) == sorted(Path(folder).name for folder in delivered)
        self.store.close()
        shutil.rmtree(self.folder)


TestSync = SyncMachine.TestCase
TestSync.settings = settings(max_examples=examples(15), stateful_step_count=25, phases=(Phase.reuse, Phase.generate))
