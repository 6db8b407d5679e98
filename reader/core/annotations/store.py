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

from reader.core.annotations import database, rescue
from reader.core.annotations.backups import Backups
from reader.core.annotations.database import Damaged, Database, Newer, refusal
from reader.core.annotations.reading import Reader
from reader.core.annotations.schema import VERSION, read_version
from reader.core.annotations.writing import Writer
from reader.core.errors import BaokuError, Reason
from reader.core.files import exclusive
from reader.core.noted import BackupInfo, NotesStatus
from reader.core.sqlite_files import UNREADABLE

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
            log.info("notes: %s", error)  # whoever opened them tells the user
        if self._database is not None and self._database.remote:
            self.notices.append(Reason("notes.network", path=home))

    # ── opening ───────────────────────────────────────────────────────────────────────────────────────

    def _open(self) -> None:
        if self._read_only or (self.path.exists() and not os.access(self.path, os.W_OK)):
            self._open_to_read()
            return
        try:
            self._open_to_write()
        except BaokuError as error:
            if error.reason.code != "library.full":
                raise
            self._open_on_full_disk(error)

    def _open_to_write(self) -> None:
        if self._is_current():
            with suppress(Damaged):
                self._database = self._sound()
                return
        with self._alone():
            self._migrate_and_open()

    def _open_to_read(self) -> None:
        if not self._read_only:
            self.trouble = Reason("notes.locked", path=self.path)
        if self.path.exists():
            self._database = self._to_read()
        elif remains := self._remains():
            raise BaokuError("notes.missing", path=self.path, found=remains[0].name)

    def _open_on_full_disk(self, full: BaokuError) -> None:
        """Read what is there, without the files that SQLite would need beside it. Raises BaokuError."""
        if not self.path.exists():
            raise full
        try:
            self._database = self._to_read(copied=True)
        except BaokuError as error:
            if error.reason.code == "notes.newer":
                raise
            raise full from error  # a damaged file, or one of an older form, waits for room to be mended
        self.trouble = Reason("library.full_to_read", path=self.path.parent)

    def _to_read(self, *, copied: bool = False) -> Database:
        try:
            return Database(self.path, read_only=True, copied=copied)
        except Newer as newer:
            raise BaokuError("notes.newer", found=newer.args[0], known=VERSION) from newer
        except Damaged as damage:
            raise BaokuError("notes.damaged", detail=damage) from damage

    def _version(self) -> int | None:
        """Return the form of the file, None if it is damaged; one that is new or was emptied has form 0.

        Raises BaokuError (library.full, library.unwritable, notes.busy).
        """
        try:
            with closing(self._connect()) as connection:
                return read_version(connection)
        except UNREADABLE as error:
            if isinstance(error, sqlite3.DatabaseError) and (told := refusal(error, self.path)) is not None:
                raise told from error
            return None

    def _connect(self) -> sqlite3.Connection:
        uri = f"{self.path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(uri, uri=True, timeout=database.BUSY_SECONDS, isolation_level=None)

    def _is_current(self) -> bool:
        """Tell whether there is a file of this version, which need not be changed to be opened. Raises BaokuError."""
        return self.path.exists() and self._version() == VERSION

    def _sound(self, *, whole: bool = False) -> Database:
        """Open the file; a small one, or with `whole` any, is read through. Raises Damaged, Newer, BaokuError."""
        database = Database(self.path, read_only=False)
        try:
            if (whole or self.path.stat().st_size <= CHECKED_AT_ONCE) and (wrong := database.fault()):
                raise Damaged(wrong)
        except BaseException:
            database.close()
            raise
        return database

    def _migrate_and_open(self, *, whole: bool = False) -> None:
        """Make, migrate or mend the file, while no other process does so. Raises BaokuError."""
        try:
            found = self._version() if self.path.exists() else 0
            if not found and found is not None and self._remains():
                self._mend(None)
                return
            if found and found < VERSION:
                with closing(self._connect()) as connection:
                    self.backups.make(connection, version=found)
            self._database = self._sound(whole=whole)
        except Newer as newer:
            raise BaokuError("notes.newer", found=newer.args[0], known=VERSION) from newer
        except Damaged as damage:
            self._mend(str(damage))

    def _remains(self) -> list[Path]:
        """Return what there is beside the file that holds notes: set aside, or backups; last written first."""
        found = [*rescue.asides(self.path), *self.backups.paths()]
        return sorted(found, key=rescue.last_written, reverse=True)

    def _mend(self, detail: str | None) -> None:
        """Put a whole file in the place of one that is damaged, or with no `detail` missing or empty.

        It is made of the newest sound file there is and of what can be read of the damaged one. Raises BaokuError
        (library.…, notes.…): then nothing has changed.
        """
        aside = next(iter(rescue.asides(self.path)), None) if detail is None else None
        if aside is not None:
            rescue.gather(self.path, aside)
        whole = aside is not None and rescue.is_sound(aside)
        damaged = self.path if detail is not None else aside
        backup = None if whole else self.backups.newest_sound()
        before = rescue.state(self.path)
        saved = rescue.salvage(damaged) if damaged is not None and not whole else rescue.NOTHING
        ready, salvaged, changes = rescue.replacement(self.path, aside if whole else backup, saved.operations)
        there = self.path.exists()
        kept = rescue.swap(ready, self.path)
        self._database = Database(self.path, read_only=False)
        if there and before != rescue.state(kept):
            # Another Baoku wrote on into the damaged file until it was set aside.
            with self.change("") as writer:
                salvaged += writer.take(rescue.salvage(kept).operations)
                writer.finish()
        lost = max(0, saved.rows - self.totals()[2])
        day = self.backups.check(backup).day if backup is not None else ""
        told = kept if damaged == self.path else aside
        fields = {"day": day, "salvaged": changes if whole else salvaged, "lost": lost}
        if told is not None:
            code = "notes.found_again" if whole else _VERDICTS[backup is not None, bool(saved.rows)]
            self.notices.append(Reason(code, detail=detail or FILE, aside=told.name, **fields))
        elif backup is not None:
            self.notices.append(Reason("notes.brought_back", **fields))
        else:
            self.notices.append(Reason("notes.none_left", found=self.backups.folder.name, **fields))
        log.info("notes mended: %r", self.notices[-1])

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

    @property
    def readable(self) -> bool:
        """Whether notes can be read; where there is no file and nothing is wrong, there just are none."""
        return self._database is not None or self.trouble is None

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
        if self._database is None or self._is_full:
            raise self._in_the_way()
        with self._database.transaction() as connection:
            yield Writer(connection, creator)

    @property
    def _is_full(self) -> bool:
        return self.trouble is not None and self.trouble.code == "library.full_to_read"

    def _in_the_way(self) -> BaokuError:
        if self._is_full:
            return BaokuError("library.full", path=self.path)
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
        if self.path.stat().st_size > CHECKED_AT_ONCE and self._database.fault():
            with self._alone():
                self.close()
                self._migrate_and_open(whole=True)
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
        if self._is_full or (self.trouble is not None and self.trouble.code in _PASSING):
            raise self._in_the_way()
        with self._alone():
            backup = self.backups.named(name)
            info = self.backups.check(backup)
            if self._database is None:
                ready, _added, _changes = rescue.replacement(self.path, backup, ())
                aside = rescue.swap(ready, self.path, "replaced")
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


_PASSING: Final = frozenset({"library.full", "library.busy", "notes.busy"})
"""What keeps notes shut for a while: not a reason to put a backup in the place of a file that is sound."""

_VERDICTS: Final = {
    (True, True): "notes.restored",
    (True, False): "notes.restored_alone",
    (False, True): "notes.salvaged",
    (False, False): "notes.lost",
}
"""What is told of damage: whether there was a backup, and whether the damaged file could still be read."""
