"""One running program for one data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from labconnector.domain.errors import AlreadyRunning, StoreError
from labconnector.system.instance import only_instance

HOLDER = """
import sys
from pathlib import Path
from labconnector.system.instance import only_instance
with only_instance(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_one_is_refused_and_a_killed_one_frees_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "data" / "labconnector.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunning), only_instance(lock):
            pass
        holder.kill()
    with only_instance(lock):
        pass


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be used"), only_instance(tmp_path / "file" / "labconnector.lock"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
