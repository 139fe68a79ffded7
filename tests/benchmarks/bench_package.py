"""A 60 MB package from the cloud to the CAD folder, against curl + unzip + cp of the same bytes.

Both take the same zip from the same sandbox, which runs in a process of its own. Ours also checks every scan, hashes
every file and places the case so that the CAD program never sees half of it.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rows import Growth, Row, median_of

from labconnector.align.client import AlignClient
from labconnector.align.profile import Profile
from labconnector.app import App
from labconnector.cad.target import build_target
from labconnector.domain.case import Asset, Case
from labconnector.domain.handoff import HandOff
from labconnector.sandbox.people import PASSWORD, USER
from labconnector.sandbox.robot import robot_sign_in
from labconnector.scans.package import check_zip, open_package
from labconnector.sync.answers import answer_by_guess
from labconnector.sync.cycle import run_cycle
from labconnector.sync.decide import Material, hand_off, knowledge
from labconnector.sync.ports import Ports, utc_now
from labconnector.system.keystore import MemoryKeystore
from labconnector.system.paths import Paths
from labconnector.system.settings import CadSettings

TRIANGLES = 605_000
"""Four scans of 30 MB: 121 MB unpacked, about 60 MB as a zip."""
RUNS = 5
MEMORY_BAR_MIB = 64

_SERVER = """
import json, sys
from pathlib import Path
from labconnector.sandbox.options import SandboxOptions
from labconnector.sandbox.server import Sandbox
options = SandboxOptions(relist_window_s=0, ready_after_s=0, detail=0.05)
with Sandbox(Path(sys.argv[1]), cases=1, options=options) as sandbox:
    print(json.dumps(sandbox.profile_values()), flush=True)
    sys.stdin.read()
"""


@dataclass
class Bench:
    """A lab that has delivered its only case once; the cloud hands out the big package for it now."""

    client: AlignClient
    token: str
    url: str
    case: Case
    handoff: HandOff
    folder: Path

    def ours(self, number: int) -> None:
        """Download, test, unzip, check, plan, place."""
        into = self.folder / f"ours-{number}"
        (into / "CAD-Data").mkdir(parents=True)
        zip_file = into / "package.zip"
        self.client.download(self.case.order, Asset.IDE, zip_file, verify=check_zip)
        package = open_package(zip_file, into / "files", order_id=self.case.order.order_id)
        handoff = replace(self.handoff, folder=package.folder, files=package.files)
        target = build_target("exocad", into / "CAD-Data")
        target.place(handoff, target.plan(handoff))
        shutil.rmtree(into)

    def floor(self, number: int) -> None:
        """curl, unzip, cp."""
        into = self.folder / f"floor-{number}"
        into.mkdir()
        header = f"Authorization: Bearer {self.token}"
        subprocess.run(["curl", "-sf", "-H", header, "-o", into / "package.zip", self.url], check=True)
        subprocess.run(["unzip", "-q", into / "package.zip", "-d", into / "files"], check=True)
        subprocess.run(["cp", "-r", into / "files", into / "CAD"], check=True)
        shutil.rmtree(into)


@contextmanager
def bench(triangles: int) -> Iterator[Bench]:
    """The set-up, in a temporary folder."""
    with tempfile.TemporaryDirectory() as name, cloud(Path(name) / "cloud") as profile:
        folder = Path(name)
        (folder / "CAD-Data").mkdir()
        with App(Paths(folder / "data"), MemoryKeystore(), profile=profile) as app:
            app.save(app.settings.model_copy(update={"cad": CadSettings(folder=folder / "CAD-Data")}))
            yield _prepared(app, folder, triangles)


@contextmanager
def cloud(folder: Path) -> Iterator[Profile]:
    """A sandbox in a process of its own."""
    command = [sys.executable, "-c", _SERVER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        yield Profile.model_validate(json.loads(server.stdout.readline()))
        server.stdin.close()


def _prepared(app: App, folder: Path, triangles: int) -> Bench:
    connection = app.connection()
    account, _ = app.sign_in(connection, _robot, lambda found: found[0])
    ports = app.ports(account, connection)
    _deliver(ports)
    case = app.store.cases(account.key)[0]
    _enlarge(folder / "cloud", case.order.order_id, triangles)
    client = app.client(account, connection)
    url = case.order.urls.ide
    return Bench(client, connection.session.access_token(), url, case, _handoff(ports, case), folder)


def _robot(url: str) -> None:
    threading.Thread(target=robot_sign_in, args=(url, USER, PASSWORD)).start()


def _deliver(ports: Ports) -> None:
    stop = threading.Event()
    run_cycle(ports, stop)
    while held := [case for case in ports.store.held(ports.account_key) if case.questions]:
        answer_by_guess(ports.store, held[0], utc_now)
        run_cycle(ports, stop, listing=False)


def _handoff(ports: Ports, case: Case) -> HandOff:
    store = ports.store
    package, rx = store.package(case.id), store.rx(case.id)
    assert package
    assert rx
    patient = store.patient_number(case.account, case.order)
    material = Material(case, package, rx, (), store.answers(case.id), patient)
    decided = hand_off(ports, material, knowledge(ports))
    assert isinstance(decided, HandOff)
    return decided


def _enlarge(cloud_folder: Path, order_id: str, triangles: int) -> None:
    """Replaces the scans in the cloud's package by big ones, and adds pre-treatment scans."""
    small = next((cloud_folder / "packages" / f"{order_id}-r1" / "ide").glob("*.zip"))
    content = big_zip(order_id, small, triangles)
    small.write_bytes(content)


def big_zip(order_id: str, small: Path, triangles: int) -> bytes:
    """The small package with four big scans instead of its own."""
    buffer = io.BytesIO()
    scans: tuple[str, ...] = (f"{order_id}_shell_occlusion_u.stl", f"{order_id}_shell_occlusion_l.stl")
    scans += (f"upper_jaw_pretreatment_{order_id}.stl", f"lower_jaw_pretreatment_{order_id}.stl")
    with zipfile.ZipFile(small) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new:
        for name in old.namelist():
            if not name.endswith((".stl", ".ply", ".pts", "_texture.jpg")):
                new.writestr(name, old.read(name))
        for name in scans:
            new.writestr(name, scan(triangles, lower="_l." in name or "lower" in name))
    return buffer.getvalue()


def scan(triangles: int, *, lower: bool) -> bytes:
    """A binary STL of an arch-sized noisy surface; it packs about two to one, as real scans do."""
    rng = np.random.default_rng(7)
    record = np.zeros(triangles, np.dtype([("n", "<f4", 3), ("v", "<f4", (3, 3)), ("a", "<u2")]))
    angle = np.linspace(0, np.pi, triangles, dtype="f4")
    centre = np.stack([30 * np.cos(angle), 45 * np.sin(angle), np.full(triangles, -6.0 if lower else 6.0)], 1)
    noise = rng.normal(0, 1.5, (triangles, 3, 3))
    record["n"] = (0, 0, 1)
    record["v"] = (np.round((centre[:, None, :] + noise) * 512) / 512).astype("f4")
    return b"bench".ljust(80) + triangles.to_bytes(4, "little") + record.tobytes()


def run() -> list[Row]:
    """Time of the whole way; below 1.0 means faster than the three programs in a row."""
    with bench(TRIANGLES) as one:
        numbers = iter(range(1000))
        one.ours(next(numbers))
        one.floor(next(numbers))
        ours = median_of(RUNS, lambda: one.ours(next(numbers)))
        floor = median_of(RUNS, lambda: one.floor(next(numbers)))
    return [Row("60 MB package, cloud to CAD folder, against curl + unzip + cp", ours, floor, 1.0)]


def memory() -> list[Growth]:
    """Peak memory growth for a package and for one four times as big, each in a process of its own."""
    sizes = {"60 MB": TRIANGLES, "240 MB": 4 * TRIANGLES}
    return [Growth(f"peak memory growth, package of {name}", _grown(n), MEMORY_BAR_MIB) for name, n in sizes.items()]


def _grown(triangles: int) -> float:
    """MiB. The set-up, a first whole run over a small package included, is not counted."""
    command = [sys.executable, __file__, str(triangles)]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(ended.stdout)


def _measure(triangles: int) -> float:
    with bench(200) as one:
        one.ours(0)
        order_id = one.case.order.order_id
        maker = "import sys; from bench_package import _enlarge; from pathlib import Path; "
        maker += "_enlarge(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))"
        where = [str(one.folder / "cloud"), order_id, str(triangles)]
        subprocess.run([sys.executable, "-c", maker, *where], check=True, cwd=Path(__file__).parent)
        Path("/proc/self/clear_refs").write_text("5")  # Linux: the peak counts from here
        before = _status_kib("VmRSS")
        one.ours(1)
        return (_status_kib("VmHWM") - before) / 1024


def _status_kib(name: str) -> int:
    """A value of this process's status, KiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1])


if __name__ == "__main__":
    print(_measure(int(sys.argv[1])))
