"""Backups of the notes: made whole, checked, and only then allowed to push older ones out."""

from __future__ import annotations

import logging
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import quote

from reader.core.annotations.database import ENDINGS, fault, refusal
from reader.core.errors import BaokuError
from reader.core.files import telling
from reader.core.noted import BackupInfo
from reader.core.sqlite_files import UNREADABLE, copy_whole

log = logging.getLogger(__name__)

DAILY: Final = 7
"""Days of which the last backup is kept."""

WEEKLY: Final = 4
"""Weeks before those days of which the last backup is kept."""

LATEST: Final = 3
"""Backups that are kept whatever their day: of two made on one day the newer must not push the older out at once."""

BEFORE_MIGRATION: Final = 2
"""Backups made before the form of the file changed that are kept."""

NAME: Final = re.compile(r"notes-(\d{4}-\d{2}-\d{2})-(\d{4,})(-v\d+)?\.sqlite")
"""Day, running number, and the form of the file before a migration. The numbers order: the clock may be set back."""


class Backups:
    """The folder of backups of one file of notes. The caller sees to it that one process at a time makes them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(
        self, source: sqlite3.Connection, *, version: int | None = None, spare: str | None = None
    ) -> BackupInfo:
        """Make a backup of an open file, check it, and then let older ones go.

        `version` is the form of the file before a migration; the backup `spare` stays in any case. Raises
        BaokuError (library.full, library.unwritable, notes.bad_backup): then all older backups are as they were.
        """
        path = self._free_name(date.today(), version)
        beside = path.with_name(path.name + ".part")
        with telling(path):
            self.folder.mkdir(parents=True, exist_ok=True)
            _remove(beside)
        try:
            self._copy(source, beside)
            info = self.check(beside)
            with telling(path):
                beside.replace(path)
                force_folder(self.folder)
        except BaseException:
            with suppress(OSError):
                _remove(beside)
            raise
        self._rotate(spare)
        return BackupInfo(path.name, info.day, info.changes, info.bytes)

    def _copy(self, source: sqlite3.Connection, path: Path) -> None:
        try:
            with closing(sqlite3.connect(path)) as copy:
                copy_whole(source, copy)
                # One file that needs nothing beside it, wherever it is carried.
                copy.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.DatabaseError as error:
            bad = BaokuError("notes.bad_backup", name=path.name, detail=error)
            raise refusal(error, path.with_suffix("")) or bad from error
        with telling(path), path.open("rb+") as file:
            os.fsync(file.fileno())

    def check(self, path: Path) -> BackupInfo:
        """Read a backup through. Raises BaokuError (notes.bad_backup, notes.no_backup)."""
        if not path.is_file():
            raise BaokuError("notes.no_backup", name=path.name)
        try:
            with closing(_open(path)) as connection:
                wrong = fault(connection)
                changes = _changes(connection) if wrong is None else 0
        except UNREADABLE as error:
            wrong, changes = str(error), 0
        if wrong is not None:
            raise BaokuError("notes.bad_backup", name=path.name, detail=wrong)
        return BackupInfo(path.name, _day(path.name), changes, path.stat().st_size)

    def all(self) -> list[BackupInfo]:
        """Return the backups, newest first; those that cannot even be opened are left out."""
        found = []
        for path in self.paths():
            with suppress(*UNREADABLE, OSError), closing(_open(path)) as connection:
                changes = _changes(connection)
                found.append(BackupInfo(path.name, _day(path.name), changes, path.stat().st_size))
        return found

    def newest_sound(self) -> Path | None:
        """Return the newest backup that is sound."""
        for path in self.paths():
            try:
                self.check(path)
            except BaokuError as error:
                log.warning("%s", error)
                continue
            return path
        return None

    def is_due(self, source: sqlite3.Connection) -> bool:
        """Tell whether an open file has changed since the newest backup, and that is not of today."""
        now = _state(source)
        if not now[0]:
            return False
        newest = next(iter(self.paths()), None)
        if newest is None:
            return True
        with suppress(*UNREADABLE, OSError), closing(_open(newest)) as connection:
            return _state(connection) != now and _day(newest.name) != date.today().isoformat()
        return True

    def named(self, name: str) -> Path:
        """Return the file of a backup, checked. Raises BaokuError (notes.no_backup, notes.bad_backup)."""
        if NAME.fullmatch(name) is None:
            raise BaokuError("notes.no_backup", name=name)
        path = self.folder / name
        self.check(path)
        return path

    def paths(self) -> list[Path]:
        """Return the files of the backups, newest first, sound or not."""
        if not self.folder.is_dir():
            return []
        found = [path for path in self.folder.iterdir() if NAME.fullmatch(path.name)]
        return sorted(found, key=lambda path: _number(path.name), reverse=True)

    def _free_name(self, day: date, version: int | None) -> Path:
        ending = "" if version is None else f"-v{version}"
        number = max((_number(path.name) for path in self.paths()), default=0) + 1
        return self.folder / f"notes-{day}-{number:04d}{ending}.sqlite"

    def _rotate(self, spare: str | None) -> None:
        """Remove backups that are not among the last of the days and weeks that are kept."""
        names = [path.name for path in self.paths()]
        keep = {*names[:LATEST], spare, *_kept([name for name in names if "-v" not in name])}
        keep.update([name for name in names if "-v" in name][:BEFORE_MIGRATION])
        for name in names:
            if name not in keep:
                with suppress(OSError):
                    (self.folder / name).unlink()


def _kept(names: list[str]) -> Iterator[str]:
    """Yield, of names from new to old, the last of each of 7 days, then of each of 4 weeks before."""
    days: dict[str, str] = {}
    weeks: dict[tuple[int, int], str] = {}
    for name in names:
        day = _day(name)
        if day in days:
            continue
        if len(days) < DAILY:
            days[day] = name
            continue
        year, week, _weekday = date.fromisoformat(day).isocalendar()
        if len(weeks) < WEEKLY:
            weeks.setdefault((year, week), name)
    yield from days.values()
    yield from weeks.values()


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=ro&immutable=1", uri=True)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _changes(connection: sqlite3.Connection) -> int:
    (changes,) = connection.execute("SELECT count(*) FROM operations").fetchone()
    return int(changes)


def _day(name: str) -> str:
    found = NAME.fullmatch(name.removesuffix(".part"))
    return found[1] if found else ""


def _number(name: str) -> int:
    found = NAME.fullmatch(name)
    return int(found[2]) if found else 0


def _state(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return the number of changes and the last of them: what tells one state of the notes from another."""
    row = connection.execute("SELECT id FROM operations ORDER BY seq DESC LIMIT 1").fetchone()
    return _changes(connection), row[0] if row else ""


def _remove(path: Path) -> None:
    for ending in ENDINGS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def force_folder(folder: Path) -> None:
    """Force a folder's entries to the disk, where the system has such a thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
