"""A program over a data folder with cases in its list, for the tests of what the windows are served with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import store_kit

from labconnector.app import App
from labconnector.domain.account import Account
from labconnector.domain.case import Case
from labconnector.domain.prescription import Rx
from labconnector.domain.revision import StoredPackage
from labconnector.scans.package import open_package
from labconnector.system.keystore import MemoryKeystore
from labconnector.system.paths import Paths

ACCOUNT = Account("sandbox", 41, "Example Lab")


@contextmanager
def opened_app(folder: Path) -> Iterator[App]:
    """The program over a data folder with one account."""
    folder.mkdir(parents=True, exist_ok=True)
    with store_kit.opened(folder):
        pass
    with App(Paths(folder), MemoryKeystore()) as app:
        app.store.save_account(ACCOUNT)
        app.save(app.settings.model_copy(update={"account": ACCOUNT.key, "profile": "sandbox"}))
        yield app


def fetched_case(
    app: App, members: Mapping[str, bytes], order_id: str = "1001", rx: Rx | None = None, **of: Any
) -> Case:
    """A case whose package holds these files, checked as every package is."""
    case = store_kit.listed(app.store, order_id, **of)
    folder = app.paths.package_folder(case.account, order_id, 1)
    folder.mkdir(parents=True)
    zip_path = folder / "package.zip"
    with ZipFile(zip_path, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    found = open_package(zip_path, folder / "files", order_id=order_id)
    data = zip_path.read_bytes()
    package = StoredPackage(zip_path, hashlib.sha256(data).hexdigest(), len(data), found.files)
    app.store.downloading(case.id, store_kit.AT)
    app.store.fetched(case.id, package, rx or found.rx, found.findings, store_kit.AT)
    return store_kit.found(app.store, order_id)
