"""All the way over a sandbox: a scan that Align has not made yet is exported by hand and reaches the CAD folder."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from intake_kit import PATIENCE_S
from scans_kit import restorative, zipped
from sync_kit import Lab, lab

from labconnector.cli.sync import sync_until_stopped
from labconnector.domain.case import CaseState
from labconnector.intake.stable import Settling
from labconnector.sync.cycle import run_cycle
from labconnector.sync.events import CaseChanged, Event
from labconnector.system.settings import IntakeSettings, WatchedFolder


def watch(one: Lab, tmp_path: Path) -> Path:
    """A watched folder in the lab's settings."""
    folder = tmp_path / "exports"
    folder.mkdir()
    intake = IntakeSettings(folders=(WatchedFolder(path=folder),))
    one.app.save(one.app.settings.model_copy(update={"intake": intake}))
    return folder


def take_in(one: Lab, folder: Path) -> None:
    """Two looks, ten seconds apart, then a cycle that takes what arrived."""
    clock = [0.0]
    intake = one.app.intake(one.account, arrived=lambda: None, settling=Settling(clock=lambda: clock[0]))
    for _ in range(2):
        intake.look_at([folder])
        clock[0] += 10
    run_cycle(replace(one.ports, take_in=intake.take_in), one.stop, listing=False)


def test_an_export_is_delivered_while_align_has_no_files_yet(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1, ready_after_s=9_999) as one:
        one.sync()
        (case,) = one.cases()
        assert case.state is CaseState.WAITING
        folder = watch(one, tmp_path)
        (folder / "export.zip").write_bytes(zipped(restorative(case.order.order_id)))
        take_in(one, folder)
        one.answer_everything()
        case = one.case(case.order.order_id)
        assert (case.state, case.revision) == (CaseState.DELIVERED, 1)
        assert list(Path(case.delivered_to).glob("*.dentalProject"))
        assert one.downloads() > 0  # Align was asked, and had nothing


def test_what_the_cad_has_stays_and_the_export_comes_beside_it(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1) as one:
        one.sync()
        one.answer_everything()
        (before,) = one.cases()
        assert before.state is CaseState.DELIVERED
        folder = watch(one, tmp_path)
        (folder / "export.zip").write_bytes(zipped(restorative(before.order.order_id)))
        take_in(one, folder)
        one.answer_everything()
        after = one.case(before.order.order_id)
        assert (after.state, after.revision) == (CaseState.DELIVERED, before.revision + 1)
        assert after.delivered_to != before.delivered_to
        assert Path(before.delivered_to).is_dir()


@contextmanager
def sync_watch(one: Lab, told: threading.Condition, events: list[Event]) -> Iterator[None]:
    """`sync --watch` in a thread."""

    def tell(event: Event) -> None:
        with told:
            events.append(event)
            told.notify_all()

    stop = threading.Event()
    ports = one.app.ports(one.account, one.connection, tell)
    thread = threading.Thread(target=sync_until_stopped, args=(ports, one.app, one.connection, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE_S)


def test_sync_watch_takes_files_too(tmp_path: Path) -> None:
    with lab(tmp_path, cases=1, ready_after_s=9_999) as one:
        folder = watch(one, tmp_path)
        told, events = threading.Condition(), list[Event]()
        with sync_watch(one, told, events):
            with told:
                assert told.wait_for(lambda: bool(events), PATIENCE_S)
            order_id = one.cases()[0].order.order_id
            (folder / "export.zip").write_bytes(zipped(restorative(order_id)))
            held = CaseChanged(order_id, CaseState.HELD)
            with told:
                assert told.wait_for(lambda: any(_is(event, held) for event in events), PATIENCE_S), events


def _is(event: Event, wanted: CaseChanged) -> bool:
    return isinstance(event, CaseChanged) and (event.order_id, event.state) == (wanted.order_id, wanted.state)
