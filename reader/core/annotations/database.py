"""The notes' file: connections, one a thread; durable writes; what a damaged or newer file is told by."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from reader.core.annotations.schema import VERSION, migrate, read_version, record_version
from reader.core.errors import BaokuError
from reader.core.network import is_remote
from reader.core.sqlite_files import copy_in_memory, copy_whole, is_damage, obstacle

log = logging.getLogger(__name__)

WRONG_VERSION: Final = "user_version"
"""What is damaged where the header and the table of a file give different versions."""
BUSY_SECONDS: Final = 15.0
ENDINGS: Final = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; a log that belonged to another file would spoil this one, so they move together."""


class Damaged(Exception):
    """The file is no sound database of notes."""


class Newer(Exception):
    """The file is of a version that this program does not know; `args[0]` is its number."""


class Database:
    """An open file of notes. Raises Damaged, Newer, BaokuError (library.full, library.unwritable, notes.busy).

    With `copied` it is read into memory once, for where the disk has no room for what SQLite needs to share it.

    Every commit is forced to the disk before it is said to be done: SQLite's write-ahead log with
    synchronous=FULL; on a network share, where that log cannot work, a rollback journal with synchronous=EXTRA.
    """

    def __init__(self, path: Path, *, read_only: bool, copied: bool = False) -> None:
        self.path = path
        self.read_only = read_only or copied
        self._copied = copied
        self._copy: sqlite3.Connection | None = None
        self.remote = is_remote(path.parent)
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        try:
            with self._telling():
                self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        connection = self.connection
        found = read_version(connection)
        if found is None:
            raise Damaged(WRONG_VERSION)
        if found > VERSION:
            raise Newer(found)
        if not self.read_only:
            (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
            wanted = "delete" if self.remote else "wal"
            if mode != wanted:
                connection.execute(f"PRAGMA journal_mode = {wanted}")
            if found < VERSION:
                migrate(connection)
            else:
                _record(connection)
        elif found < VERSION:
            raise BaokuError("library.read_only", path=self.path.parent)
        connection.execute("SELECT count(*) FROM meta").fetchone()

    @property
    def connection(self) -> sqlite3.Connection:
        """The calling thread's connection."""
        if self._copy is not None:
            return self._copy
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            with self._lock:
                self._all.append(connection)
            if self._copied:
                self._copy = connection
            self._local.connection = connection
            self._local.file = self._identity()
        return connection

    def _identity(self) -> tuple[int, int] | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _follow(self) -> None:
        """Let go of a connection to a file that is no longer the one in this place.

        Another Baoku may have found the file damaged and put a backup there; what is written to the old file
        nobody would read again. Raises BaokuError (notes.damaged) if there is no file at all.
        """
        if self._copied:
            return
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        here = self._identity()
        if here is None:
            raise BaokuError("notes.damaged", detail=self.path.name)
        if connection is not None and self._local.file != here:
            with self._lock:
                self._all.remove(connection)
            connection.close()
            self._local.connection = None

    def _connect(self) -> sqlite3.Connection:
        if self._copied:
            connection = copy_in_memory(self.path, BUSY_SECONDS)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA trusted_schema = OFF")
            return connection
        log = self.path.with_name(self.path.name + "-wal")
        # A folder that cannot be written has no room for what a log needs: the file is read as it stands.
        fixed = "&immutable=1" if self.read_only and not (log.exists() and log.stat().st_size) else ""
        mode = f"?mode=ro{fixed}" if self.read_only else ""
        connection = sqlite3.connect(
            f"file:{quote(os.fsencode(self.path))}{mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.row_factory = sqlite3.Row
        try:
            connection.execute(f"PRAGMA synchronous = {'EXTRA' if self.remote else 'FULL'}")
            connection.execute("PRAGMA foreign_keys = ON")
            # A file that somebody meddled with must not run anything of its own making.
            connection.execute("PRAGMA trusted_schema = OFF")
        except BaseException:
            connection.close()  # or it would lie in the way of the next try
            raise
        return connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Run a block as one write transaction; when it returns, all is on the disk.

        Raises BaokuError (library.full, library.unwritable, library.read_only, notes.damaged); then nothing is
        changed.
        """
        if self.read_only:
            raise BaokuError("library.read_only", path=self.path.parent)
        try:
            with self._telling():
                self._follow()
                connection = self.connection
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:  # SQLite itself rolls back when the disk is full
                        connection.execute("ROLLBACK")
                    raise
        except Damaged as damage:
            raise BaokuError("notes.damaged", detail=damage) from damage

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read in a block. Raises BaokuError (notes.damaged, library.unwritable)."""
        try:
            with self._telling():
                self._follow()
                yield self.connection
        except Damaged as damage:
            raise BaokuError("notes.damaged", detail=damage) from damage

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell a full disk, a folder in the way and a damaged file apart."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            if is_damage(error) or _is_missing_table(error):
                raise Damaged(str(error)) from error
            if (told := refusal(error, self.path)) is not None:
                raise told from error
            raise
        except UnicodeDecodeError as error:
            raise Damaged(error.reason) from error

    def overwrite(self, backup: Path) -> None:
        """Copy a sound file into this one, which other processes may have open; an older one is migrated then.

        Raises BaokuError (library.…).
        """
        with (
            self._telling(),
            closing(sqlite3.connect(f"file:{quote(os.fsencode(backup))}?mode=ro", uri=True)) as source,
        ):
            copy_whole(source, self.connection)
            migrate(self.connection)

    def changes_seen(self) -> int:
        """Return a number that differs after any connection, of any process, has changed the file."""
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(version) + self.connection.total_changes

    def fault(self) -> str | None:
        """Read the whole file through and return what is wrong with it, or None.

        Raises BaokuError (library.full, library.unwritable, notes.busy) if that cannot be told now.
        """
        try:
            with self._telling(), closing(self._connect()) as connection:
                return fault(connection)
        except Damaged as damage:
            return str(damage)

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            while self._all:
                self._all.pop().close()
        self._copy = None
        self._local = threading.local()


def _record(connection: sqlite3.Connection) -> None:
    """Write the version down a second time, if that can be done at once: else the next start does it."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        record_version(connection)
    except sqlite3.OperationalError:
        log.info("the version of the notes is not written down twice yet")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")


def fault(connection: sqlite3.Connection) -> str | None:
    """Return what SQLite's integrity check finds wrong, or None. Raises sqlite3.DatabaseError if it cannot be made."""
    try:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict == "ok" and not connection.in_transaction and read_version(connection) is None:
            return WRONG_VERSION
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return str(error)
    except UnicodeDecodeError as error:
        return error.reason
    return None if verdict == "ok" else str(verdict)


def refusal(error: sqlite3.DatabaseError, path: Path) -> BaokuError | None:
    """Return the sentence for what keeps SQLite from a file of notes, None for damage and for a bug."""
    told = obstacle(error, path)
    if told is not None and told.reason.code == "library.busy":
        return BaokuError("notes.busy", path=path)
    return told


def _is_missing_table(error: sqlite3.DatabaseError) -> bool:
    """Tell a file of the right version without its tables: a database, but not of notes."""
    return isinstance(error, sqlite3.OperationalError) and "no such table" in str(error)
