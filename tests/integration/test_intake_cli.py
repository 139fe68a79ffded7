"""`labconnector intake` and what it says of folders and of files that wait."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import run_here
from desk_kit import ACCOUNT, opened_app
from scans_kit import ply, restorative, surface, zipped
from store_kit import AT, order

from labconnector.app import App
from labconnector.domain.case import CaseState

ORDER = "900000123"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one order in its list."""
    (tmp_path / "CAD-Data").mkdir()
    (tmp_path / "exports").mkdir()
    with opened_app(tmp_path / "data") as app:
        app.store.journal(ACCOUNT.key, [order(ORDER)], AT)
        app.save(app.settings.model_copy(update={"cad": app.settings.cad.model_copy(update={"folder": cad(app)})}))
    return tmp_path / "data"


def cad(app: App) -> Path:
    return app.paths.root.parent / "CAD-Data"


def test_folders_are_added_listed_and_removed(data: Path) -> None:
    folder = data.parent / "exports"
    added = run_here("intake", "add", folder, "--poll", "always", "--json", "--data-dir", data)
    assert added.document["folders"] == [{"path": str(folder), "polling": "always"}]
    again = run_here("intake", "add", folder, "--json", "--data-dir", data)
    assert again.document["folders"] == [{"path": str(folder), "polling": "auto"}]
    listed = run_here("intake", "list", "--data-dir", data).out
    assert "Looked at again" in listed
    assert "No file waits for you." in listed
    assert run_here("intake", "remove", folder, "--json", "--data-dir", data).document["folders"] == []
    assert run_here("intake", "remove", folder, "--data-dir", data).code == 2


@pytest.mark.parametrize(
    ("words", "code"), [(["add", "missing"], 8), (["add", "CAD-Data"], 10), (["add", "exports", "--poll", "now"], 2)]
)
def test_a_folder_that_does_not_do_is_refused(data: Path, words: list[str], code: int) -> None:
    verb, name, *more = words
    assert run_here("intake", verb, data.parent / name, *more, "--data-dir", data).code == code
    assert run_here("intake", "list", "--json", "--data-dir", data).document["folders"] == []


def test_one_look_takes_what_is_clear_and_asks_about_the_rest(data: Path) -> None:
    folder = data.parent / "exports"
    (folder / "export.zip").write_bytes(zipped(restorative(ORDER)))
    (folder / "upper_jaw.ply").write_bytes(ply(*surface(z=9)))
    looked = run_here("intake", "scan", folder, "--json", "--data-dir", data)
    assert looked.code == 0
    assert [case["order_id"] for case in looked.document["taken"]] == [ORDER]
    (waits,) = looked.document["waiting"]
    assert waits["why"] == "Neither the name nor the files say which order it belongs to."
    with opened_app(data) as app:
        case = app.store.case(ACCOUNT.key, ORDER)
        assert case is not None
        assert case.state is CaseState.HELD  # a new doctor
    attached = run_here("intake", "attach", waits["file"], ORDER, "--json", "--data-dir", data)
    assert attached.document["waiting"] == []
    again = run_here("intake", "scan", folder, "--json", "--data-dir", data)
    assert [case["revision"] for case in again.document["taken"]] == [2]
    assert run_here("intake", "scan", folder, "--json", "--data-dir", data).document["taken"] == []


def test_a_file_is_ignored_and_cannot_be_answered_twice(data: Path) -> None:
    folder = data.parent / "exports"
    (folder / "upper_jaw.ply").write_bytes(ply(*surface(z=9)))
    (waits,) = run_here("intake", "scan", folder, "--json", "--data-dir", data).document["waiting"]
    assert run_here("intake", "ignore", waits["file"], "--json", "--data-dir", data).document["waiting"] == []
    assert run_here("intake", "ignore", waits["file"], "--data-dir", data).code == 2
    assert run_here("intake", "attach", 4711, ORDER, "--data-dir", data).code == 5
    assert run_here("intake", "attach", waits["file"], "4712", "--data-dir", data).code == 5
