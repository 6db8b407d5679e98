"""What SQLite's refusals mean: a damaged file, or a full disk, a lock or a folder in the way; and reading on a full disk.

Only damage may ever lead to a file's being set aside. Everything else passes, and the file is then as it was.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

from reader.core.errors import BaokuError
from reader.core.files import FULL
from reader.core.system_words import READ_ONLY, UNOPENED, SystemTrouble

UNREADABLE: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading a damaged file raises; SQLite's message may quote bytes of the file that are no text."""

_DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NO_TEXT: Final = "Could not decode to UTF-8"
_LOCKED: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_IN_THE_WAY: Final = {
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: UNOPENED,
    sqlite3.SQLITE_PERM: "EACCES",
    sqlite3.SQLITE_IOERR: "EIO",
}
"""What stands in the way, and what it is called among the system's refusals."""
_ROOM: Final = 1 << 16
"""Bytes without which a disk counts as full: two of the files of 32 KB that SQLite needs beside one that it reads."""


def is_damage(error: sqlite3.DatabaseError | UnicodeDecodeError) -> bool:
    """Tell whether SQLite says that a file is no sound database, not that it cannot get at it now.

    Of bytes in a text that are none it is Python's module that complains, without a code of SQLite.
    """
    if isinstance(error, UnicodeDecodeError) or _code(error) & 0xFF in _DAMAGE:
        return True
    return not _code(error) and str(error).startswith(_NO_TEXT)


def obstacle(error: sqlite3.DatabaseError, path: Path) -> BaokuError | None:
    """Return the sentence for what keeps SQLite from a file: a full disk (library.full), another process

    (library.busy), the folder or its disk (library.unwritable); None if it is neither of these.
    """
    extended = _code(error)
    code = extended & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return BaokuError("library.full", path=path)
    if code in _LOCKED:
        return BaokuError("library.busy", path=path.parent)
    if code not in _IN_THE_WAY:
        return None
    if extended == sqlite3.SQLITE_IOERR_SHMSIZE or has_no_room(path.parent):
        return BaokuError("library.full", path=path)
    return BaokuError(
        "library.unwritable", path=path.parent, detail=SystemTrouble(_IN_THE_WAY[code], str(error))
    )


def has_no_room(folder: Path) -> bool:
    """Tell whether not even a small file can be written to a folder because its disk, or the account's share, is full."""
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            written = file.write(b"\1" * _ROOM)
    except OSError as error:
        return error.errno in FULL
    return written < _ROOM


def copy_in_memory(path: Path, patience: float) -> sqlite3.Connection:
    """Return a copy of a database in memory, for where there is no room for what SQLite needs to share a file.

    In exclusive locking mode SQLite keeps the index of its log on the heap (sqlite.org/wal.html, "Use of WAL
    Without Shared-Memory"); nobody else has the file open meanwhile, so that what is read is whole, also what
    still stands in the log. Where somebody has it open, the shared file is there and this is not needed.

    `patience` is in seconds. The connection may be used by all threads, to read. Raises sqlite3.DatabaseError.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        with closing(_connect(path, patience)) as source:
            source.execute("PRAGMA locking_mode = EXCLUSIVE")
            copy_whole(source, copy)
        copy.execute("PRAGMA query_only = ON")
    except BaseException:
        copy.close()
        raise
    return copy


def copy_whole(source: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    """Copy one open database into another. Raises sqlite3.DatabaseError."""
    # `backup` by itself waits for ever for a lock; one that is held already it uses.
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(copy)
    finally:
        if source.in_transaction:
            source.execute("ROLLBACK")


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(os.fsencode(path))}?mode=rw", uri=True, timeout=patience, isolation_level=None
    )


def _code(error: sqlite3.DatabaseError) -> int:
    """Return SQLite's extended code, 0 of what the module itself raises."""
    return getattr(error, "sqlite_errorcode", None) or 0
