"""The zips that the sandbox hands out: built when first asked for, once for each order and revision."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from labconnector.domain.case import Asset
from labconnector.sandbox.content.package import build_captures, build_gallery, build_ide_package
from labconnector.sandbox.damage import Damage, damage_zip
from labconnector.sandbox.order import SandboxOrder


class Packages:
    """A cache of zips in a folder. Thread-safe; building blocks the caller, so call it off the event loop."""

    def __init__(self, folder: Path, detail: float = 1.0) -> None:
        self._folder = folder
        self._detail = detail
        self._guard = threading.Lock()
        self._locks: dict[Path, threading.Lock] = {}

    def forget(self) -> None:
        """Removes all zips, for a new world."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def path(self, case: SandboxOrder, asset: Asset, damage: Damage | None = None) -> Path:
        """The zip of an asset in its newest revision, damaged on request."""
        folder = self._folder / f"{case.order.order_id}-r{case.revision}" / asset.value.lower()
        whole = self._once(folder, lambda into: self._build(case, asset, into))
        if damage is None:
            return whole
        return self._once(folder.with_name(f"{folder.name}-{damage}"), lambda into: damage_zip(whole, damage, into))

    def _build(self, case: SandboxOrder, asset: Asset, into: Path) -> Path:
        if asset is Asset.IDE:
            return build_ide_package(case, case.revision, into, detail=self._detail)
        return build_gallery(case, into) if asset is Asset.IMAGE_GALLERY else build_captures(case, into)

    def _once(self, folder: Path, build: Callable[[Path], Path]) -> Path:
        """The only file in `folder`, which appears there whole: built beside it and moved in."""
        with self._lock_of(folder):
            if not folder.is_dir():
                part = folder.with_name(folder.name + ".part")
                shutil.rmtree(part, ignore_errors=True)
                part.mkdir(parents=True)
                build(part)
                part.replace(folder)
            return next(folder.glob("*.zip"))

    def _lock_of(self, folder: Path) -> threading.Lock:
        with self._guard:
            return self._locks.setdefault(folder, threading.Lock())
