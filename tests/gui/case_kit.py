"""Case lists for the tests of the case view, and its window."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import scans_kit
import store_kit
from gui_kit import ACCOUNT
from pytestqt.qtbot import QtBot

from labconnector.domain.case import Problem
from labconnector.domain.prescription import Bridge, Material, Rx, Shade, ToothWork
from labconnector.domain.questions import Question
from labconnector.domain.revision import StoredPackage
from labconnector.scans.package import open_package
from labconnector.store import Store
from labconnector.ui.case.window import CaseWindow
from labconnector.ui.desktop import Desktop

MakeDesktop = Callable[..., Desktop]
Fill = Callable[[Store], None]
LONG_S = 30_000

ZIRCONIA = Material("2009", "Ceramic: Zirconia")
BRIDGE = Rx(
    "1001",
    "5.0",
    notes="Light contacts.",
    shade_system="VITA classical",
    teeth=(
        ToothWork(3, "Crown", material=ZIRCONIA, shade=Shade("A1", "A2", "A3"), bridge_id="1"),
        ToothWork(4, "Missing", material=ZIRCONIA, pontic=True, bridge_id="1"),
        ToothWork(5, "Crown", material=ZIRCONIA, bridge_id="1"),
        ToothWork(30, "Implant Based", implant="Sample Implants"),
    ),
    bridges=(Bridge("1", 3, 5, "Traditional"),),
)


def listed(**changes: Any) -> Fill:
    """One case, listed only."""

    def fill(store: Store) -> None:
        store.save_account(ACCOUNT)
        store_kit.listed(store, **changes)

    return fill


def waiting(expected_at: datetime, **changes: Any) -> Fill:
    """One case for which Align has no files yet."""

    def fill(store: Store) -> None:
        listed(**changes)(store)
        problem = Problem("not-ready", "The scan files are not ready yet", "", "Nothing to do.")
        far = store_kit.AT.replace(year=2090)
        store.wait(1, replace(problem, next_try=far), expected_at, store_kit.AT)

    return fill


def fetched(folder: Path, rx: Rx = BRIDGE, questions: tuple[Question, ...] = (), **changes: Any) -> Fill:
    """One case whose package is here; held with questions where there are some."""

    def fill(store: Store) -> None:
        listed(**changes)(store)
        store.downloading(1, store_kit.AT)
        store.fetched(1, package(folder), rx, (store_kit.FINDING,), store_kit.AT)
        if questions:
            store.hold(1, questions, None, store_kit.AT)

    return fill


def failed(problem: Problem) -> Fill:
    """One case that does not go on."""

    def fill(store: Store) -> None:
        listed()(store)
        store.fail(1, problem, store_kit.AT)

    return fill


def package(folder: Path, name: str = "package", **more: bytes | str) -> StoredPackage:
    """A real package with two small jaws, in a folder of the test. more: further files, by name."""
    kept = folder / name
    kept.mkdir()
    zip_path = kept / "package.zip"
    zip_path.write_bytes(scans_kit.zipped({**scans_kit.restorative("1001"), **more}))
    found = open_package(zip_path, kept / "files", order_id="1001")
    data = zip_path.read_bytes()
    return StoredPackage(zip_path, hashlib.sha256(data).hexdigest(), len(data), found.files)


def revised(folder: Path, rx: Rx = BRIDGE) -> None:
    """Align lists the case of a desktop's data folder (below `folder`) again, and its new files come."""
    with store_kit.opened(folder / "data") as store:
        at = store_kit.AT + timedelta(hours=3)
        new = store_kit.order("1001", "Modeled")
        store.journal(store_kit.ACCOUNT, [new], at)
        store.downloading(1, at)
        store.fetched(1, package(folder, "second", **{"note.txt": "changed"}), rx, (), at)


def opened(desktop: Desktop, qtbot: QtBot, case_id: int = 1) -> CaseWindow:
    """A case's window that shows its case."""
    window = desktop.show_case(case_id)
    assert isinstance(window, CaseWindow)
    qtbot.waitUntil(lambda: window.is_complete, timeout=LONG_S)
    return window
