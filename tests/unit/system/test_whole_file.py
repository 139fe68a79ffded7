"""Files that are there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from labconnector.system.whole_file import write_whole


def test_a_file_is_made_with_its_folder_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.toml"
    for data in (b"one", b"", b"three" * 1000):
        write_whole(path, data)
        assert path.read_bytes() == data
        assert list(path.parent.iterdir()) == [path]


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file.toml"
    (in_the_way / "kept").mkdir(parents=True)
    with pytest.raises(OSError, match="file"):
        write_whole(in_the_way, b"x")
    assert list(tmp_path.iterdir()) == [in_the_way]
    assert list(in_the_way.iterdir()) == [in_the_way / "kept"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the full device is Linux's")
def test_a_full_disk_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    write_whole(path, b"old")
    (tmp_path / "file.toml.new").symlink_to("/dev/full")
    with pytest.raises(OSError, match="space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
