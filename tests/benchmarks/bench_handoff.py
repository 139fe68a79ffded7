"""Many cases of two real-size scans placed in a CAD folder, against a plain copy of the same bytes that is flushed.

Ours also plans the folder's name, hashes every byte, compares it with what was checked, and places the case so that the
CAD never sees half of it. The folder keeps every case (with its scans emptied, for the disk's sake), so that the last
ones are placed beside all the others.

`python tests/benchmarks/bench_handoff.py [CASES]` prints the rows: 1,000 cases write 30 GB in all, one after another.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench_package import scan
from cad_kit import handoff  # the tests' folders are not packages
from rows import Growth, Row, seconds, table

from labconnector.cad.exocad import ExocadTarget
from labconnector.domain.case import CaseFile, FileRole
from labconnector.domain.handoff import HandOff, Placed

TRIANGLES = 150_000
CASES = 200
"""By default: 6 GB, about a minute. A thousand give the same ratio."""

COST_BAR = 1.3
MEMORY_BAR_MIB = 32.0
"""Two scans on their way to the disk; it must not grow with the cases."""
_WARM = 5


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds a case, at the median, and how much the memory grew from the first cases to the last, MiB."""

    cases: int
    ours_s: float
    floor_s: float
    grown_mib: float

    def row(self) -> Row:
        """As a line of the table."""
        name = f"{self.cases} cases of 2 x {TRIANGLES:,} triangles placed, against cp + fsync"
        return Row(name, self.ours_s, self.floor_s, COST_BAR)

    def growth(self) -> Growth:
        """The memory as a line."""
        return Growth(f"peak memory growth over {self.cases} hand-offs", self.grown_mib, MEMORY_BAR_MIB)


def measured(cases: int = CASES) -> Result:
    """Places the cases one after another; each time the floor copies the same files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "CAD-Data").mkdir()
        (folder / "floor").mkdir()
        target, one = ExocadTarget(folder / "CAD-Data"), _case(folder / "package")
        ours, floor = [], []
        for number in range(-_WARM, cases):
            if number == 0:
                Path("/proc/self/clear_refs").write_text("5")  # Linux: the peak counts from here
                before = _status_kib("VmRSS")
            took, placed = _place(target, _of_another_patient(one, number + _WARM))
            copied = _copy(placed, folder / "floor")
            if number >= 0:
                ours.append(took)
                floor.append(copied)
        grown = (_status_kib("VmHWM") - before) / 1024
    return Result(cases, statistics.median(ours), statistics.median(floor), grown)


def _case(folder: Path) -> HandOff:
    """A crown with two scans, as they are unpacked and checked."""
    case = handoff(folder)
    scans = (FileRole.UPPER_JAW, FileRole.LOWER_JAW)
    return replace(case, files=tuple(_scan(file, folder) if file.role in scans else file for file in case.files))


def _of_another_patient(case: HandOff, number: int) -> HandOff:
    order = replace(case.order, order_id=f"{1_000_000 + number}", patient_last=f"Sample{number}")
    return replace(case, order=order, patient_number=number + 1)


def _scan(file: CaseFile, folder: Path) -> CaseFile:
    data = scan(TRIANGLES, lower=file.role is FileRole.LOWER_JAW)
    (folder / file.path).write_bytes(data)
    return replace(file, size=len(data), sha256=hashlib.sha256(data).hexdigest())


def _place(target: ExocadTarget, case: HandOff) -> tuple[float, Placed]:
    found: list[Placed] = []
    took = seconds(lambda: found.append(target.place(case, target.plan(case))))
    return took, found[0]


def _copy(placed: Placed, into: Path) -> float:
    """The floor: the files that were placed, copied to a folder by the system and flushed to the disk."""
    folder = into / placed.folder.name
    files = [Path(file.path) for file in placed.files]
    took = seconds(lambda: _copy_flushed(files, folder))
    shutil.rmtree(folder)
    for file in files:
        if file.stat().st_size > 1_000_000:
            os.truncate(file, 0)
    return took


def _copy_flushed(files: list[Path], folder: Path) -> None:
    folder.mkdir()
    for file in files:
        copy = folder / file.name
        shutil.copyfile(file, copy)  # in the kernel, as cp does it
        descriptor = os.open(copy, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)


def _status_kib(name: str) -> int:
    """A value of this process's status, KiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1])


if __name__ == "__main__":
    result = measured(int(sys.argv[1]) if len(sys.argv) > 1 else CASES)
    print(table([result.row()]))
    print(result.growth())
    sys.exit(0 if result.row().holds and result.growth().mib <= MEMORY_BAR_MIB else 1)
