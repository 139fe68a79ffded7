"""A sandbox with many small cases, for a process of its own: `python bench_desktop_cloud.py FOLDER CASES`.

It prints the values of its profile, and ends with its input. All packages are made before, out of one: to generate
1,000 would take many minutes, in which the machine had no time for what is measured.
"""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from pathlib import Path

from labconnector.domain.case import Asset
from labconnector.sandbox.options import SandboxOptions
from labconnector.sandbox.packages import Packages
from labconnector.sandbox.server import Sandbox

_DETAIL = 0.02
_NICE = 19
_TEXTS = (".xml", ".txt", ".json", ".pts")


def main(folder: Path, cases: int) -> None:
    """Serves until nobody holds our input any more."""
    options = SandboxOptions(relist_window_s=0, ready_after_s=0, detail=_DETAIL)
    with Sandbox(folder, cases=cases, options=options) as sandbox:
        make_packages(folder / "packages", sandbox)
        if hasattr(os, "nice"):  # Align's computers are not this one: they take no time from the windows
            os.nice(_NICE)
        print(json.dumps(sandbox.profile_values()), flush=True)
        sys.stdin.read()


def make_packages(folder: Path, sandbox: Sandbox) -> None:
    """A package for every order, as if each had been asked for already."""
    entries = sandbox.world.orders
    if not entries:
        return
    pattern = Packages(folder, _DETAIL).path(entries[0].case, Asset.IDE)
    with zipfile.ZipFile(pattern) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    first = entries[0].order_id
    for entry in entries[1:]:
        into = folder / f"{entry.order_id}-r1" / Asset.IDE.value.lower()
        into.mkdir(parents=True)
        (into / pattern.name.replace(first, entry.order_id)).write_bytes(_renamed(members, first, entry.order_id))


def _renamed(members: dict[str, bytes], was: str, now: str) -> bytes:
    """The package of another order: its id in all names and texts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            content = data.replace(was.encode(), now.encode()) if name.endswith(_TEXTS) else data
            archive.writestr(name.replace(was, now), content)
    return buffer.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
