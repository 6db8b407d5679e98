"""Connections to the catalogue's file: one a thread, each closed with the catalogue."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from reader.core.catalogue.schema import VERSION, migrate
from reader.core.errors import BaokuError
from reader.core.network import is_remote

BUSY_SECONDS = 10.0


class Damaged(Exception):
    """The file is not a sound catalogue, or one of a newer version; it can be made anew from the sources."""

    def __init__(self, detail: str, newer: int | None = None) -> None:
        super().__init__(detail)
        self.newer = newer


class Database:
    """A SQLite file in WAL mode. Raises Damaged when it is no catalogue of this version or an older one.

    On a network share, where the shared memory of that mode does not work, it has a rollback journal instead.
    Only one process may open a file that `needs_work`: SQLite does not wait for another to turn on WAL.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._watcher: sqlite3.Connection | None = None
        self._lock = threading.Lock()
        self._file: int | None = None
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self.close()
            if _is_environment(error):
                raise BaokuError("library.unwritable", path=path.parent, detail=error) from error
            raise Damaged(str(error)) from error
        except Damaged:
            self.close()
            raise

    def _prepare(self) -> None:
        connection = self.connection
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found > VERSION:
            raise Damaged(f"version {found}", newer=found)
        if found < VERSION:
            connection.execute(f"PRAGMA journal_mode = {'DELETE' if is_remote(self.path.parent) else 'WAL'}")
            migrate(connection)
        connection.execute("SELECT count(*) FROM meta").fetchone()

    @staticmethod
    def needs_work(path: Path) -> bool:
        """Tell whether a file is missing or of an older version; False for one that cannot be read at all."""
        if not path.exists():
            return True
        try:
            with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
                (found,) = connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError:
            return False
        return bool(found < VERSION)

    @property
    def connection(self) -> sqlite3.Connection:
        """The calling thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
            with self._lock:
                self._all.append(connection)
        return connection

    def _connect(self) -> sqlite3.Connection:
        if self.read_only:
            self._refuse_another_file()
            # In a folder that cannot be written SQLite cannot make the files that WAL needs. Nobody else can
            # write there either, so the file may be read as unchanging, unless a log of changes lies beside it.
            log = self.path.with_name(self.path.name + "-wal")
            mode = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
            target = f"file:{quote(str(self.path))}?{mode}"
        else:
            target = f"file:{quote(str(self.path))}"
        connection = sqlite3.connect(
            target, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        # The catalogue can be rebuilt, so it need not survive a loss of power, only stay consistent.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

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
        """Run a block as one write transaction. Raises BaokuError (library.full, library.unwritable)."""
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
            if "full" in str(error):
                raise BaokuError("library.full", path=self.path) from error
            if _is_environment(error):
                raise BaokuError("library.unwritable", path=self.path.parent, detail=error) from error
            raise

    def changes_seen(self) -> int:
        """Return a number that differs after any connection, of any process, has changed the file.

        It is the same on every thread: one connection that never writes watches all others.
        """
        with self._lock:
            if self._watcher is None:
                self._watcher = self._connect()
                self._all.append(self._watcher)
            (version,) = self._watcher.execute("PRAGMA data_version").fetchone()
        return int(version)

    def fault(self) -> str | None:
        """Read the whole file through and return what is wrong with it, or None."""
        try:
            with closing(self._connect()) as connection:
                (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            return str(error)
        return None if verdict == "ok" else str(verdict)

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            while self._all:
                self._all.pop().close()
            self._watcher = None
        self._local = threading.local()


def _is_environment(error: sqlite3.DatabaseError) -> bool:
    """Tell a folder or disk in the way from a damaged file."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and (code & 0xFF) in {
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_IOERR,
    }


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
