"""Whether a folder lies on a network drive: no change events come from there, and it may vanish at any time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

_NETWORK = frozenset(
    {"9p", "afpfs", "afs", "ceph", "cifs", "davfs", "glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "webdav"}
    | {"fuse.curlftpfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs"}
)
_DRIVE_REMOTE = 4  # GetDriveTypeW


def is_network_drive(folder: Path) -> bool | None:
    """True or False, or None where the system does not tell."""
    if sys.platform == "win32":
        return _windows(folder)
    try:
        kind = _kind_of(folder.resolve(), _darwin_mounts() if sys.platform == "darwin" else _linux_mounts())
    except (OSError, subprocess.SubprocessError):
        return None
    return None if kind is None else kind in _NETWORK


def _windows(folder: Path) -> bool | None:
    if sys.platform != "win32":
        return None
    import ctypes

    if folder.drive.startswith("\\\\"):
        return True
    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _DRIVE_REMOTE)


def _kind_of(folder: Path, mounts: dict[str, str]) -> str | None:
    """File system of the nearest mount point above."""
    found = (mounts.get(str(one)) for one in (folder, *folder.parents))
    return next((kind for kind in found if kind), None)


def _linux_mounts() -> dict[str, str]:
    return parse_mountinfo(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))


def parse_mountinfo(text: str) -> dict[str, str]:
    """Mount point → file system, from /proc/self/mountinfo (proc_pid_mountinfo(5)); later mounts hide earlier ones."""
    mounts = {}
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) > 4 and after:
            mounts[_unescape(fields[4])] = after.split(" ")[0]
    return mounts


def _unescape(text: str) -> str:
    """Blanks and the like stand as octal numbers, one a byte; the system only escapes ASCII."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match.group(1), 8)), text)


def _darwin_mounts() -> dict[str, str]:
    told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True)
    return parse_mount(told.stdout)


def parse_mount(text: str) -> dict[str, str]:
    """Mount point → file system, from macOS's `mount`: '//user@server/share on /Volumes/CAD (smbfs, nodev)'."""
    return dict(re.findall(r"^.* on (.+) \((\w+)", text, flags=re.MULTILINE))
