"""What the system says about drives and files, in our words."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from labconnector.cad import fileops
from labconnector.cad.ownership import NAME, Owner, read_owner
from labconnector.cad.rename import NotSupported, rename_exclusive
from labconnector.cad.trouble import target_error
from labconnector.domain.errors import (
    ConnectorError,
    DiskFull,
    PackageError,
    TargetError,
    TargetMissing,
    TargetReadOnly,
)
from labconnector.system.volumes import is_network_drive, parse_mount, parse_mountinfo


class WindowsError_(OSError):  # noqa: N801
    """An OSError as Windows raises it."""

    def __init__(self, winerror: int, code: int) -> None:
        super().__init__(code, "said by Windows")
        self.winerror = winerror


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENOSPC, ""), DiskFull),
        (OSError(errno.EDQUOT, ""), DiskFull),
        (OSError(errno.EFBIG, ""), DiskFull),
        (OSError(errno.EACCES, ""), TargetReadOnly),
        (OSError(errno.EPERM, ""), TargetReadOnly),
        (OSError(errno.EROFS, ""), TargetReadOnly),
        (OSError(errno.ESTALE, ""), TargetMissing),
        (OSError(errno.EIO, ""), TargetMissing),
        (OSError(errno.ENAMETOOLONG, ""), TargetError),
        (OSError(errno.ENOENT, ""), TargetError),
        (WindowsError_(112, errno.ENOSPC), DiskFull),
        (WindowsError_(5, errno.EACCES), TargetReadOnly),
        (WindowsError_(32, errno.EACCES), TargetError),
        (WindowsError_(53, errno.ENOENT), TargetMissing),
        (WindowsError_(64, errno.EINVAL), TargetMissing),
    ],
)
def test_errors_in_our_words(tmp_path: Path, error: OSError, kind: type[ConnectorError]) -> None:
    assert type(target_error(error, tmp_path)) is kind


def test_any_error_in_a_folder_that_is_gone_means_gone(tmp_path: Path) -> None:
    assert isinstance(target_error(OSError(errno.ENOENT, ""), tmp_path / "gone"), TargetMissing)


def test_mounts_of_linux() -> None:
    text = (
        "22 1 0:21 / / rw - ext4 /dev/a rw\n"
        "30 22 0:40 / /mnt/cad\\040data rw shared:1 master:2 - cifs //s/c rw\n"
        "not a line\n"
    )
    assert parse_mountinfo(text) == {"/": "ext4", "/mnt/cad data": "cifs"}


def test_mounts_of_macos() -> None:
    text = "/dev/disk1s1 on / (apfs, local)\n//u@s/cad on /Volumes/CAD Data (smbfs, nodev)\n"
    assert parse_mount(text) == {"/": "apfs", "/Volumes/CAD Data": "smbfs"}


def test_this_disk_is_no_network_drive(tmp_path: Path) -> None:
    assert is_network_drive(tmp_path) is not True


def test_exclusive_rename_refuses_even_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with pytest.raises(FileExistsError):
        fileops.move_folder(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a").is_dir()


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("exclusive", [True, False])
def test_moving_a_file_refuses_an_existing_one_by_every_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool, exclusive: bool
) -> None:
    def no_link(*_: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "no links on this drive")

    def no_rename(*_: object) -> None:
        raise NotSupported

    if not links:
        monkeypatch.setattr("os.link", no_link)
    if not exclusive:
        monkeypatch.setattr(fileops, "rename_exclusive", no_rename)
    (tmp_path / "a").write_bytes(b"ours")
    (tmp_path / "b").write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        fileops.move_file(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"theirs"
    fileops.move_file(tmp_path / "a", tmp_path / "c")
    assert (tmp_path / "c").read_bytes() == b"ours"
    assert not (tmp_path / "a").exists()


def test_a_file_that_windows_holds_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [WindowsError_(32, errno.EACCES), WindowsError_(5, errno.EACCES)]

    def rename(source: Path, target: Path) -> None:
        if held:
            raise held.pop()
        rename_exclusive(source, target)

    monkeypatch.setattr(fileops, "rename_exclusive", rename)
    (tmp_path / "a").mkdir()
    fileops.move_folder(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").is_dir()


def test_a_copy_that_does_not_match_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    with pytest.raises(PackageError):
        fileops.copy_checked(tmp_path / "a", tmp_path / "b", 5, "0" * 64)
    with pytest.raises(PackageError):
        fileops.copy_checked(tmp_path / "gone", tmp_path / "c", 5, "0" * 64)


def test_an_owner_reads_back_and_nothing_else_is_ours(tmp_path: Path) -> None:
    owner = Owner("sandbox:1", "4711", 2, "ab", frozenset({"cd", "ab"}))
    assert read_owner(tmp_path) is None
    for rubbish in (b"", b"[]", b"{}", b'{"program": "Other"}', b"\xff", b"3"):
        (tmp_path / NAME).write_bytes(rubbish)
        assert read_owner(tmp_path) is None
    (tmp_path / NAME).write_bytes(owner.as_bytes())
    assert read_owner(tmp_path) == owner
    (tmp_path / "link").symlink_to(tmp_path)
    assert read_owner(tmp_path / "link") is None
