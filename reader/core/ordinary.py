"""Opening files that users name: only ordinary ones, since a pipe keeps its reader waiting for ever."""

from __future__ import annotations

import os
import stat
from io import BufferedReader
from pathlib import Path
from typing import Final

from reader.core.errors import BaokuError

HANDED: Final = ("/dev/fd/", "/dev/stdin")
"""Where a shell puts what it hands over already open, such as `<(command)`: there somebody writes."""


def reading(path: Path, *, handed: bool = False) -> BufferedReader:
    """Open an ordinary file for reading, and with `handed` what a shell has opened for the program.

    A named pipe may wait for a writer that never comes, a device may have no end or stir when it is opened: such
    are looked at only. Raises OSError, BaokuError (file.special), ValueError for what cannot be a path.
    """
    if handed and str(path).startswith(HANDED):
        return path.open("rb")
    check_ordinary(path.stat())
    # What has taken the file's place since then is opened without waiting, and looked at again.
    file = open(path, "rb", opener=_open_at_once)  # noqa: SIM115 - Path.open() takes no opener
    try:
        check_ordinary(os.fstat(file.fileno()))
    except BaseException:
        file.close()
        raise
    return file


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def check_ordinary(status: os.stat_result) -> None:
    """Refuse by its status what is neither a file nor a folder. Raises BaokuError (file.special)."""
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise BaokuError("file.special")
