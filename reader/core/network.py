"""Whether a folder lies on another machine, where SQLite's shared memory does not work and locks may not."""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path
from typing import Final

MOUNTS: Final = Path("/proc/mounts")
REMOTE: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "ncpfs", "ceph", "glusterfs"),
        *("davfs", "fuse.sshfs", "fuse.davfs", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone"),
        *("fuse.smbnetfs", "vboxsf", "virtiofs", "lustre", "ocfs2", "gfs2"),
    }
)
"""File systems of other machines, as /proc/mounts names them; those of a host of this one are no better."""

DRIVE_REMOTE: Final = 4
"""What GetDriveTypeW of the Windows API answers for a network drive."""


def is_remote(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Tell whether a folder is on a network share; False where the system does not say."""
    if sys.platform == "win32":
        return _is_remote_drive(str(folder.absolute()))
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False
    real = str(folder.resolve())
    found = [(point, kind) for point, kind in map(_mount, lines) if _holds(point, real)]
    # Of mounts on the same point the last one is what is seen.
    deepest = max(enumerate(found), key=lambda item: (len(item[1][0]), item[0]), default=None)
    return deepest is not None and deepest[1][1] in REMOTE


def is_unc(path: str) -> bool:
    r"""Tell whether a Windows path names another machine: `\\server\share`, `\\?\UNC\server\share`."""
    plain = path.replace("/", "\\")
    return plain.upper().startswith("\\\\?\\UNC\\") or re.match(r"\\\\[^?.\\]", plain) is not None


def _is_remote_drive(path: str) -> bool:
    if is_unc(path):
        return True
    windll = getattr(ctypes, "windll", None)
    return windll is not None and windll.kernel32.GetDriveTypeW(Path(path).anchor) == DRIVE_REMOTE


def _mount(line: str) -> tuple[str, str]:
    r"""Return mount point and file system of a line of /proc/mounts, where `\040` stands for a blank."""
    parts = line.split(" ")
    if len(parts) < 3:
        return "", ""
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), parts[1]), parts[2]


def _holds(point: str, path: str) -> bool:
    return bool(point) and (path == point or path.startswith(point.rstrip("/") + "/"))
