"""Connections to the catalogue's file: one a thread, each closed with the catalogue."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

from reader import paths
from reader.core.catalogue import sums
from reader.core.catalogue.schema import (
    READABLE,
    VERSION,
    is_in_shape,
    migrate,
    read_version,
    record_version,
)
from reader.core.errors import BaokuError, Reason
from reader.core.network import is_remote
from reader.core.ordinary import reading
from reader.core.progress import Progress, Stage
from reader.core.sqlite_files import UNREADABLE, copy_in_memory, is_damage, obstacle

BUSY_SECONDS = 10.0


_UNUSED: Final = Progress()
_VERSIONS, _IS_SQLITE = slice(18, 20), b"SQLite format 3\0"
"""Where the header says which versions of SQLite may write and read a file: 1 or 2 (sqlite.org/fileformat.html, 1.3)."""

_IN_USE: Final = Counter[Path]()
"""The files that this process has open: where one is opened otherwise and closed again, POSIX takes SQLite's locks on it
away (sqlite.org/howtocorrupt.html, 2.2)."""


class Damaged(Exception):
    """The file is not a sound catalogue; it can be made anew from the sources. `detail` says what is wrong with it."""

    def __init__(self, detail: Reason | str) -> None:
        super().__init__(detail.text() if isinstance(detail, Reason) else detail)
        self.detail = detail


class Database:
    """A SQLite file in WAL mode. Raises Damaged when it is no catalogue, BaokuError (library.newer) for a newer one.

    On a network share, where the shared memory of that mode does not work, it has a rollback journal instead.
    With `copied` it is read into memory once, for where the disk has no room for what that mode needs.
    Only one process may open a file that `needs_work`: SQLite does not wait for another to turn on WAL.
    """

    def __init__(self, path: Path, *, read_only: bool, copied: bool = False) -> None:
        self.path = path
        self.read_only = read_only or copied
        self._copied = copied
        self._copy: sqlite3.Connection | None = None
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._watcher: sqlite3.Connection | None = None
        self._lock = threading.Lock()
        self._file: int | None = None
        self._is_counted = False
        try:
            self._prepare()
            self._opened = self._identity()
            _IN_USE[self.path] += 1
            self._is_counted = True
        except UNREADABLE as error:
            self.close()
            if isinstance(error, sqlite3.DatabaseError) and (told := obstacle(error, path)) is not None:
                raise told from error
            raise Damaged(str(error)) from error
        except (Damaged, BaokuError):
            self.close()
            raise

    def _prepare(self) -> None:
        if self.path not in _IN_USE:
            _check_header(self.path)
        connection = self.connection
        found = read_version(connection)
        if found is None:
            raise Damaged(Reason("cause.content"))
        if found > VERSION:
            raise BaokuError("library.newer", path=self.path.parent, found=found, known=VERSION)
        if found < READABLE and self._copied:
            raise BaokuError("library.full", path=self.path)
        if found < (READABLE if self.read_only else VERSION):
            connection.execute(f"PRAGMA journal_mode = {'DELETE' if is_remote(self.path.parent) else 'WAL'}")
            migrate(connection)
        elif found == VERSION and not self.read_only:
            with suppress(sqlite3.OperationalError):  # the disk is full or another writes: then the next time
                record_version(connection)
        connection.execute("SELECT count(*) FROM meta").fetchone()

    @staticmethod
    def needs_work(path: Path, *, read_only: bool = False) -> bool:
        """Tell whether a file is missing or of an older version, for one that cannot be written too old to be read.

        False for one that cannot be opened at all.
        """
        if not paths.exists(path):
            return True
        try:
            with closing(sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=ro", uri=True)) as connection:
                (found,) = connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError:
            return False
        return bool(found < (READABLE if read_only else VERSION))

    def uuid(self) -> str:
        """Return the identity of the catalogue. Raises Damaged."""
        try:
            (found,) = self.connection.execute("SELECT value FROM meta WHERE name = 'uuid'").fetchone() or (
                None,
            )
        except UNREADABLE as error:
            self.close()
            raise Damaged(str(error)) from error
        if found is None:
            self.close()
            raise Damaged(Reason("cause.absent", name="uuid"))
        return str(found)

    @property
    def connection(self) -> sqlite3.Connection:
        """The calling thread's connection."""
        if self._copy is not None:
            return self._copy
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
            with self._lock:
                self._all.append(connection)
            if self._copied:
                self._copy = connection
        return connection

    def _connect(self) -> sqlite3.Connection:
        if self._copied:
            connection = copy_in_memory(self.path, BUSY_SECONDS)
            connection.row_factory = sqlite3.Row
            return connection
        if self.read_only:
            self._refuse_another_file()
            # In a folder that cannot be written SQLite cannot make the files that WAL needs. Nobody else can
            # write there either, so the file may be read as unchanging, unless a log of changes lies beside it.
            log = self.path.with_name(self.path.name + "-wal")
            mode = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
            target = f"file:{quote(os.fsencode(self.path))}?{mode}"
        else:
            target = f"file:{quote(os.fsencode(self.path))}"
        connection = sqlite3.connect(
            target, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        try:
            # The catalogue can be rebuilt, so it need not survive a loss of power, only stay consistent.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            sums.lend(connection)
        except BaseException:
            connection.close()  # or it would lie in the way of the next try
            raise
        return connection

    def _identity(self) -> tuple[int, int] | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def was_replaced(self) -> bool:
        """Tell whether another file has taken the place of the one that was opened."""
        return self._identity() != self._opened

    def _refuse_another_file(self) -> None:
        """Raise BaokuError (pack.replaced) if another file has taken the place of the one first opened.

        Connections of other threads still read the first one, and the two must not be mixed.
        """
        try:
            file = self.path.stat().st_ino
        except OSError:
            return  # SQLite says better what is wrong
        if self._file is None:
            self._file = file
        elif self._file != file:
            raise BaokuError("pack.replaced", path=self.path.parent)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Run a block as one write transaction. Raises BaokuError (library.full, library.busy, library.unwritable)."""
        if self._copied:
            raise BaokuError("library.full", path=self.path)
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite itself rolls back when the disk is full
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as error:
            if (told := obstacle(error, self.path)) is not None:
                raise told from error
            raise

    def changes_seen(self) -> int:
        """Return a number that differs after any connection, of any process, has changed the file.

        It is the same on every thread: one connection that never writes watches all others.
        """
        with self._lock:
            if self._watcher is None and self._copied:
                self._watcher = self.connection
            if self._watcher is None:
                self._watcher = self._connect()
                self._all.append(self._watcher)
            (version,) = self._watcher.execute("PRAGMA data_version").fetchone()
        return int(version)

    def fault(self, progress: Progress = _UNUSED) -> Reason | str | None:
        """Read the whole file through, row by row, and return what is wrong with it, or None.

        Raises BaokuError (library.full, library.busy, library.unwritable) if that cannot be told now, Cancelled.
        """
        try:
            with closing(self._connect()) as connection:
                # An index that says something else than its table would leave articles out: quick_check does not see it.
                (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
                if verdict != "ok":
                    return str(verdict)
                if not is_in_shape(connection):
                    return Reason("cause.content")
                (total,) = connection.execute("SELECT count(*) FROM articles").fetchone()
                return sums.fault(
                    connection,
                    lambda seen: progress.step(Stage.CHECKING, min(seen, total), total, self.path.name),
                )
        except UnicodeDecodeError:
            return Reason("cause.encoding")
        except sqlite3.DatabaseError as error:
            if not is_damage(error) and (told := obstacle(error, self.path)) is not None:
                raise told from error
            return str(error)

    @property
    def is_shared(self) -> bool:
        """Whether other threads than the calling one have connections, which must not be taken from under them."""
        own = getattr(self._local, "connection", None)
        with self._lock:
            return any(one is not own and one is not self._watcher for one in self._all)

    def close(self) -> None:
        """Close the connections of all threads."""
        if self._is_counted:
            self._is_counted = False
            _IN_USE.subtract((self.path,))
            if _IN_USE[self.path] <= 0:
                del _IN_USE[self.path]
        with self._lock:
            while self._all:
                self._all.pop().close()
            self._watcher = None
            self._copy = None
        self._local = threading.local()


def _check_header(path: Path) -> None:
    """Raise Damaged for a header that would make SQLite take a file for one of another version or not to be written."""
    try:
        with reading(path) as file:
            head = file.read(_VERSIONS.stop)
    except (OSError, BaokuError):
        return  # SQLite says better what is wrong
    if head.startswith(_IS_SQLITE) and head[_VERSIONS] not in (b"\1\1", b"\2\2"):
        raise Damaged(Reason("cause.content"))


def settle(path: Path) -> None:
    """Make one file of a closed catalogue, without a log of changes beside it, to be read by many from then on.

    Raises BaokuError (library.full, library.unwritable).
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("VACUUM")
    except sqlite3.OperationalError as error:
        full = "full" in str(error)
        raise BaokuError("library.full" if full else "library.unwritable", path=path, detail=error) from error
