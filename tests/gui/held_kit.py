"""Case lists whose cases the engine holds with questions of its own, for the tests of the windows that ask."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import store_kit
from gui_kit import ACCOUNT
from pytestqt.qtbot import QtBot
from scans_kit import stl_binary, surface, zipped

from labconnector.domain.case import CaseState, Order
from labconnector.domain.handoff import Finding
from labconnector.domain.listing import CaseQuery, Lines
from labconnector.domain.mapping import Doctor
from labconnector.domain.prescription import Material, Rx, ToothWork
from labconnector.domain.revision import StoredPackage
from labconnector.scans.package import open_package
from labconnector.store import Store
from labconnector.system.paths import Paths
from labconnector.talk.api import DeskApi
from labconnector.ui.bridge import Bridge

GOLD = Material("7", "Gold")
ZIRCONIA = Material("9", "Zirconia: Lab Preference")
DOCTOR = Doctor(901, "Dr. Ada Sample", "LIC-901")
TEETH_UP = Finding("teeth-up", "The jaws stand teeth up.", blocking=True)


def order(order_id: str, doctor: int = 901, name: str = "Dr. Ada Sample", **changes: Any) -> Order:
    """An order of an invented doctor, whose licence number follows the id."""
    usual: dict[str, Any] = {
        "doctor_id": doctor,
        "doctor_name": name,
        "doctor_license": f"LIC-{doctor}",
        "preps": (),  # the teeth are those of the prescription
    }
    return store_kit.order(order_id, **{**usual, **changes})


def rx(case: Order, *materials: Material) -> Rx:
    """A prescription with a work of each material, on the teeth from Universal 8 on: what the order says, or crowns."""
    said = {prep.universal: prep.unit_name for prep in case.preps}
    teeth = (ToothWork(at, said.get(at, "Crown"), material=material) for at, material in enumerate(materials, 8))
    return Rx(case.order_id, "5.0", teeth=tuple(teeth))


def fetch(
    store: Store, tmp_path: Path, case: Order, materials: Sequence[Material] = (GOLD,), *findings: Finding
) -> int:
    """A case whose files are here; the engine decides about it. Returns its id."""
    at = store_kit.AT + timedelta(minutes=int(case.order_id) % 1000)
    store.save_account(ACCOUNT)
    store.journal(ACCOUNT.key, [case], at)
    found = store_kit.found(store, case.order_id)
    folder = Paths(tmp_path / "data").package_folder(found.account, case.order_id, 1)
    folder.mkdir(parents=True)
    zip_path = folder / "package.zip"
    zip_path.write_bytes(zipped({f"{case.order_id}_upper.stl": stl_binary(*surface())}))
    opened = open_package(zip_path, folder / "files", order_id=case.order_id)
    data = zip_path.read_bytes()
    package = StoredPackage(zip_path, hashlib.sha256(data).hexdigest(), len(data), opened.files)
    store.downloading(found.id, at)
    store.fetched(found.id, package, rx(case, *materials), findings, at)
    return found.id


def one_case(tmp_path: Path) -> Callable[[Store], None]:
    """A crown in gold of a doctor nobody knows."""
    return lambda store: void(fetch(store, tmp_path, order("1001")))


def void(_value: object) -> None:
    """Nothing of it is needed."""


def wait_for_held(bridge: Bridge, qtbot: QtBot, count: int) -> list[int]:
    """Waits until so many cases ask something; their ids, the longest listed first."""
    held: list[int] = []

    def take(lines: Lines) -> None:
        held[:] = [line.id for line in lines.lines if line.asks]

    def are_held() -> bool:
        bridge.ask(bridge, DeskApi.lines, CaseQuery(states=(CaseState.HELD,), descending=False)).then(take)
        return len(held) == count

    qtbot.waitUntil(are_held, timeout=30_000)
    return held


def several(tmp_path: Path, *cases: tuple[Order, Sequence[Material]]) -> Callable[[Store], None]:
    """Cases with these ordered materials."""

    def fill(store: Store) -> None:
        for case, materials in cases:
            fetch(store, tmp_path, case, materials)

    return fill
