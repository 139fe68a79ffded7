"""What it costs to watch a CAD folder with ten thousand delivered cases, while nobody touches one.

The engine is whole and in a process of its own, as the windows start it. It has looked at every case once; the minute
that is measured holds what it does between two looks at everything, and the hour's share of those is added.

`python tests/benchmarks/bench_watch.py` prints the rows. Linux only.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path += [str(HERE.parent), str(HERE.parent / "desktop")]

from bench_store import NOW, PAGE, orders  # noqa: E402
from rows import Limit  # noqa: E402

from labconnector.app import App  # noqa: E402
from labconnector.cad.staging import NAME as SHELF  # noqa: E402
from labconnector.domain.account import Account  # noqa: E402
from labconnector.domain.handoff import Placed, Plan  # noqa: E402
from labconnector.system.keystore import MemoryKeystore  # noqa: E402
from labconnector.system.paths import Paths  # noqa: E402
from labconnector.system.settings import CadSettings  # noqa: E402

CASES = 10_000
CPU_BAR_PERCENT = 0.5
WATCHED_S = 60.0
RESCAN_S = 300.0
_TICKS = os.sysconf("SC_CLK_TCK")
_ACCOUNT = Account("myitero", 41, "Example Lab")
_FILES = (".labconnector.json", "case.dentalProject", "case-upperjaw.stl", "case-lowerjaw.stl")

_ENGINE = """
import json, sys, time
from labconnector.desk.engine import Engine
from labconnector.domain.status import Phase
from labconnector.talk.messages import Begin
begun = time.process_time()
engine = Engine(Begin(sys.argv[1]), lambda event: None)
watch = engine.cad_folders._watches[0]
store, account = engine.app.store, engine.account.key
while not all(one.looked_ns for one in store.delivered_folders(account)):
    time.sleep(1)
print(json.dumps("looked"), flush=True)
for line in sys.stdin:
    if line.strip() == "look":
        before = time.process_time()
        watch.look()
        time.sleep(3)
        print(json.dumps(time.process_time() - before), flush=True)
engine.close()
"""


def run() -> list[Limit]:
    """The share of one processor that the engine takes, over a minute and with the looks at everything."""
    with tempfile.TemporaryDirectory() as name:
        data = _delivered(Path(name), CASES)
        command = [sys.executable, "-c", _ENGINE, str(data)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as engine:
            assert engine.stdin is not None
            assert engine.stdout is not None
            engine.stdout.readline()
            time.sleep(5)
            before = _cpu_s(engine.pid)
            time.sleep(WATCHED_S)
            percent = 100 * (_cpu_s(engine.pid) - before) / WATCHED_S
            engine.stdin.write("look\n")
            engine.stdin.flush()
            look_s = float(json.loads(engine.stdout.readline()))
            engine.stdin.close()
    looks = 100 * look_s / RESCAN_S
    name = f"processor time of the engine, {CASES:,} delivered cases watched"
    return [
        Limit(f"{name}, over {WATCHED_S:.0f} s", percent, CPU_BAR_PERCENT, "%"),
        Limit("the same with a look at everything every 5 min", percent + looks, CPU_BAR_PERCENT, "%"),
    ]


def _delivered(folder: Path, count: int) -> Path:
    """A data folder whose cases lie in a CAD folder, delivered an hour ago; nobody is signed in."""
    cad = folder / "CAD-Data"
    (cad / SHELF).mkdir(parents=True)
    with App(Paths(folder / "data"), MemoryKeystore()) as app:
        app.store.save_account(_ACCOUNT)
        cad_settings = CadSettings(folder=cad)
        app.save(app.settings.model_copy(update={"account": _ACCOUNT.key, "cad": cad_settings}))
        listed = orders(count)
        for start in range(0, count, PAGE):
            app.store.journal(_ACCOUNT.key, listed[start : start + PAGE], NOW)
        for number in range(count):
            case = cad / f"case {number}"
            _fill(case)
            delivery = app.store.begin_delivery(number + 1, Plan("exocad", case), NOW)
            app.store.finish_delivery(delivery, Placed(case, ()), NOW)
    return folder / "data"


def _fill(case: Path) -> None:
    (case / "itero-source").mkdir(parents=True)
    for name in _FILES:
        (case / name).write_bytes(b"")
    hour_ago = time.time() - 3600
    os.utime(case, (hour_ago, hour_ago))


def _cpu_s(process: int) -> float:
    values = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(values[11]) + int(values[12])) / _TICKS


if __name__ == "__main__":
    limits = run()
    print(*limits, sep="\n")
    sys.exit(0 if all(one.holds for one in limits) else 1)
