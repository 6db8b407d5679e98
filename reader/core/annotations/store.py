"""The store of notes: one file, opened soundly or mended; reading, changing, backing up, restoring."""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from reader.core.annotations import rescue
from reader.core.annotations.backups import Backups
from reader.core.annotations.database import Damaged, Database, Newer
from reader.core.annotations.reading import Reader
from reader.core.annotations.schema import VERSION
from reader.core.annotations.writing import Writer
from reader.core.errors import BaokuError, Reason
from reader.core.files import exclusive
from reader.core.noted import BackupInfo, NotesStatus

log = logging.getLogger(__name__)

FILE: Final = "annotations.sqlite"
LOCK: Final = "annotations.lock"
CHECKED_AT_ONCE: Final = 8 << 20
"""A file up to this size is read through when it is opened; a larger one when there is time for it."""

PATIENCE: Final = 20.0
"""Seconds to wait for another Baoku that opens, mends or backs up the notes."""


class Store:
    """The notes of the library in a folder. Opening never fails: `trouble` says why notes cannot be used or changed.

    `notices` are sentences for the user: what had to be mended, what is unsafe about the place.
    """

    def __init__(self, home: Path, *, read_only: bool = False) -> None:
        self.path = home / FILE
        self.backups = Backups(home / "backups")
        self.notices: list[Reason] = []
        self.trouble: Reason | None = None
        self._database: Database | None = None
        self._read_only = read_only
        try:
            self._open()
        except BaokuError as error:
            self.trouble = error.reason
            log.warning("notes: %s", error)
        if self._database is not None and self._database.remote:
            self.notices.append(Reason("notes.network", path=home))

    # ── opening ───────────────────────────────────────────────────────────────────────────────────────

    def _open(self) -> None:
        if self._read_only or (self.path.exists() and not os.access(self.path, os.W_OK)):
            self._open_to_read()
            return
        if self._is_current():
            with suppress(Damaged):
                self._database = self._sound()
                return
        with self._alone():
            self._migrate_and_open()

    def _open_to_read(self) -> None:
        if not self._read_only:
            self.trouble = Reason("notes.locked", path=self.path)
        if not self.path.exists():
            return
        try:
            self._database = Database(self.path, read_only=True)
        except Newer as newer:
            raise BaokuError("notes.newer", found=newer.args[0], known=VERSION) from newer
        except Damaged as damage:
            raise BaokuError("notes.damaged", detail=damage) from damage

    def _is_current(self) -> bool:
        """Tell whether there is a file of this version, which need not be changed to be opened."""
        if not self.path.exists():
            return False
        try:
            with closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                (found,) = connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError:
            return False
        return bool(found == VERSION)

    def _sound(self) -> Database:
        """Open the file. Raises Damaged, Newer, BaokuError."""
        database = Database(self.path, read_only=False)
        if self.path.stat().st_size <= CHECKED_AT_ONCE and (wrong := database.fault()):
            database.close()
            raise Damaged(wrong)
        return database

    def _migrate_and_open(self) -> None:
        """Make, migrate or mend the file, while no other process does so."""
        try:
            self._back_up_old_form()
            self._database = self._sound()
        except Newer as newer:
            raise BaokuError("notes.newer", found=newer.args[0], known=VERSION) from newer
        except Damaged as damage:
            self._mend(str(damage))

    def _back_up_old_form(self) -> None:
        """Back a file up that is of an older form. Raises Damaged."""
        if not self.path.exists():
            return
        try:
            with closing(sqlite3.connect(self.path)) as connection:
                (found,) = connection.execute("PRAGMA user_version").fetchone()
                if 0 < found < VERSION:
                    self.backups.make(connection, version=found)
        except sqlite3.DatabaseError as error:
            raise Damaged(str(error)) from error

    def _mend(self, detail: str) -> None:
        """Put the newest sound backup in the place of a damaged file, and back into it what can be saved."""
        aside = rescue.set_aside(self.path)
        saved = rescue.salvage(aside)
        backup = self.backups.newest_sound()
        if backup is not None:
            rescue.put_in_place(backup, self.path)
        self._database = Database(self.path, read_only=False)
        with self.change("") as writer:
            salvaged = writer.take(saved.operations)
            writer.finish()
        lost = max(0, saved.rows - self.totals()[2])
        self.notices.append(
            Reason(
                _VERDICTS[backup is not None, bool(saved.rows)],
                detail=detail,
                day=self.backups.check(backup).day if backup is not None else "",
                salvaged=salvaged,
                lost=lost,
                aside=aside.name,
            )
        )
        log.warning("notes damaged (%s), set aside as %s; %d changes salvaged", detail, aside, salvaged)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock of those who make, mend, back up or restore. Raises BaokuError (library.busy)."""
        until = time.monotonic() + PATIENCE
        while True:
            with exclusive(self.path.with_name(LOCK)) as held:
                if held:
                    yield
                    return
            if time.monotonic() >= until:
                raise BaokuError("library.busy", path=self.path.parent)
            time.sleep(0.05)

    # ── reading and changing ──────────────────────────────────────────────────────────────────────────

    @property
    def writable(self) -> bool:
        """Whether notes can be changed."""
        return self._database is not None and not self._database.read_only

    @contextmanager
    def read(self) -> Iterator[Reader | None]:
        """Ask the notes, over the calling thread's connection; None if there are none that can be read.

        Raises BaokuError (notes.damaged, library.unwritable).
        """
        if self._database is None:
            yield None
            return
        with self._database.reading() as connection:
            yield Reader(connection)

    @contextmanager
    def change(self, creator: str) -> Iterator[Writer]:
        """Change notes in one transaction; when it returns, all of it is on the disk.

        Raises BaokuError (library.full, library.unwritable, library.read_only, notes.…); then nothing is changed.
        """
        if self._database is None:
            raise self._in_the_way()
        with self._database.transaction() as connection:
            yield Writer(connection, creator)

    def _in_the_way(self) -> BaokuError:
        if self.trouble is None:
            return BaokuError("library.read_only", path=self.path.parent)
        return BaokuError(self.trouble.code, **self.trouble.fields)

    def changes_seen(self) -> int:
        """Return a number that differs, on this thread, after anybody has changed the notes."""
        return self._database.changes_seen() if self._database is not None else 0

    def totals(self) -> tuple[int, int, int]:
        """Return the numbers of annotations, of orphans among them, and of recorded changes."""
        with self.read() as reader:
            return reader.totals() if reader is not None else (0, 0, 0)

    def status(self) -> NotesStatus:
        """Return how the notes fare."""
        annotations, orphans, changes = self.totals()
        return NotesStatus(annotations, orphans, changes, tuple(self.backups.all()), self.trouble)

    # ── care ──────────────────────────────────────────────────────────────────────────────────────────

    def care(self) -> BackupInfo | None:
        """Do what is due: read a large file through, mend it if it is damaged, back it up if it has changed.

        Returns the backup made, if any. Raises BaokuError (library.full, library.unwritable, library.busy).
        """
        if self._database is None or self._database.read_only:
            return None
        if self.path.stat().st_size > CHECKED_AT_ONCE and (wrong := self._database.fault()):
            with self._alone():
                self.close()
                self._mend(wrong)
        with self._database.reading() as connection:
            if not self.backups.is_due(connection):
                return None
        with self._alone(), self._database.reading() as connection:
            return self.backups.make(connection) if self.backups.is_due(connection) else None

    def back_up(self) -> BackupInfo:
        """Make a backup now. Raises BaokuError (library.full, library.unwritable, library.busy, notes.…)."""
        if self._database is None or self._database.read_only:
            raise self._in_the_way()
        with self._alone(), self._database.reading() as connection:
            return self.backups.make(connection)

    def restore(self, name: str) -> tuple[BackupInfo, str]:
        """Put the notes of a backup in the place of those here; return it and the file name under which these are kept.

        Raises BaokuError (notes.no_backup, notes.bad_backup, library.…): then nothing is changed.
        """
        if self._read_only:
            raise BaokuError("library.read_only", path=self.path.parent)
        with self._alone():
            backup = self.backups.named(name)
            info = self.backups.check(backup)
            if self._database is None:
                aside = rescue.set_aside(self.path, "replaced")
                rescue.put_in_place(backup, self.path)
                self._database = Database(self.path, read_only=False)
                self.trouble = None
                return info, aside.name
            with self._database.reading() as connection:
                before = self.backups.make(connection, spare=name)
            # Into the open file, not in its place: another Baoku may have it open too, and must not write on
            # into a file that nobody will read again.
            self._database.overwrite(backup)
        return info, before.name

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            self._database.close()
            self._database = None


_VERDICTS: Final = {
    (True, True): "notes.restored",
    (True, False): "notes.restored_alone",
    (False, True): "notes.salvaged",
    (False, False): "notes.lost",
}
"""What is told of damage: whether there was a backup, and whether the damaged file could still be read."""
