"""When the notes' file is damaged or missing: the newest sound backup, with every change that can still be read from
the damaged file, is made ready beside it; only when that is whole do the two change places.

The file goes first and what SQLite keeps beside it after it, then the other takes its place. Wherever a crash comes
between, there is no file, and what has been set aside is found by the next start.

An operation's id is the digest of the rest of it, so a row that was read off a damaged page cannot pass for a
good one.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from reader.core.annotations.backups import force_folder
from reader.core.annotations.checking import checked_operation
from reader.core.annotations.database import ENDINGS, Damaged, Database, Newer, fault, refusal
from reader.core.annotations.history import Operation
from reader.core.annotations.schema import VERSION
from reader.core.annotations.writing import Writer
from reader.core.errors import BaokuError
from reader.core.files import telling
from reader.core.sqlite_files import UNREADABLE, copy_whole

log = logging.getLogger(__name__)

COLUMNS: Final = "id, annotation, field, value, replaces, clock, actor, creator, at"
LABELS: Final = ("damaged", "replaced")
"""In the names of files that were set aside: by themselves, or when a backup was restored."""

HIGHEST_STEP: Final = 1 << 16
"""Rows that are tried in one piece before a damaged stretch is taken row by row."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was read from a damaged file, and how many rows its history had (0 if it does not tell)."""

    operations: tuple[Operation, ...]
    rows: int


NOTHING: Final = Salvage((), 0)


def asides(path: Path) -> list[Path]:
    """Return what was set aside of a file, that which was written last first."""
    found = [
        aside
        for label in LABELS
        for aside in path.parent.glob(f"{path.stem}.{label}-*{path.suffix}")
        if aside.is_file()
    ]
    return sorted(found, key=last_written, reverse=True)


def last_written(path: Path) -> float:
    """Return when a file or its log was last written, in seconds, 0 if there is none."""
    return max((file.stat().st_mtime for file in _with_log(path) if file.exists()), default=0.0)


def state(path: Path) -> tuple[tuple[int, int], ...]:
    """Return a mark that differs after a file or its log has been written; an empty log is as good as none."""
    found = [file.stat() for file in _with_log(path) if file.exists()]
    return tuple((status.st_size, status.st_mtime_ns) for status in found if status.st_size)


def _with_log(path: Path) -> tuple[Path, Path]:
    return path, path.with_name(f"{path.name}-wal")


def gather(path: Path, aside: Path) -> None:
    """Bring to a file that was set aside what a crash has left in the place it had. Raises BaokuError (library.…)."""
    with telling(path):
        for ending in ENDINGS[1:]:
            left, place = path.with_name(path.name + ending), aside.with_name(aside.name + ending)
            if left.exists() and not place.exists():
                left.replace(place)


def replacement(path: Path, base: Path | None, operations: Iterable[Operation]) -> tuple[Path, int, int]:
    """Make a whole file of notes beside the one in a place, from another or from nothing, and operations.

    Returns it, how many of the operations were new to it, and how many it has now. It is checked and forced to
    the disk. Raises BaokuError (library.full, library.unwritable, notes.bad_backup, notes.newer); then none is left.
    """
    beside = path.with_name(f"{path.name}.part")
    with telling(path):
        _remove(beside)
    try:
        if base is not None:
            _copy(base, beside)
        added, changes = _put_in(beside, operations)
        with telling(path), beside.open("rb+") as file:
            os.fsync(file.fileno())
    except BaseException as error:
        with suppress(OSError):
            _remove(beside)
        if isinstance(error, Newer):
            raise BaokuError("notes.newer", found=error.args[0], known=VERSION) from error
        if isinstance(error, Damaged):
            name = base.name if base is not None else beside.name
            raise BaokuError("notes.bad_backup", name=name, detail=error) from error
        raise
    return beside, added, changes


def _copy(base: Path, beside: Path) -> None:
    with (
        _telling(beside),
        closing(sqlite3.connect(f"file:{quote(os.fsencode(base))}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(beside)) as copy,
    ):
        copy_whole(source, copy)


def _put_in(path: Path, operations: Iterable[Operation]) -> tuple[int, int]:
    """Put operations into a file that nobody else has open and leave it without a log. Raises as Database does."""
    database = Database(path, read_only=False)
    try:
        with database.transaction() as connection:
            writer = Writer(connection, "")
            added = writer.take(operations)
            writer.finish()
        with database.reading() as connection:
            (changes,) = connection.execute("SELECT count(*) FROM operations").fetchone()
        if wrong := database.fault():
            raise Damaged(wrong)
    finally:
        database.close()
    with _telling(path), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return added, int(changes)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise refusal(error, path) or Damaged(str(error)) from error


def swap(ready: Path, path: Path, label: str = "damaged") -> Path:
    """Set a file aside, with all that SQLite keeps beside it, and put another one in its place; return its new name.

    What lies beside must go with it: a log left behind would be played into the file that takes the place.
    Raises BaokuError (library.…): then everything is where it was.
    """
    aside = _free_name(path, label)
    moved: list[tuple[Path, Path]] = []
    with telling(path):
        try:
            for ending in ENDINGS:
                file, place = path.with_name(path.name + ending), aside.with_name(aside.name + ending)
                if file.exists():
                    file.replace(place)
                    moved.append((file, place))
            ready.replace(path)
            force_folder(path.parent)
        except BaseException:
            for file, place in reversed(moved):
                with suppress(OSError):
                    place.replace(file)
            with suppress(OSError):
                ready.unlink(missing_ok=True)
            raise
    return aside


def _free_name(path: Path, label: str) -> Path:
    stamp = time.strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem}.{label}-{stamp}{path.suffix}")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.stem}.{label}-{stamp}-{number}{path.suffix}")
        number += 1
    return aside


def _remove(path: Path) -> None:
    for ending in ENDINGS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def is_sound(path: Path) -> bool:
    """Tell whether a file of notes, with its log, is whole. Raises BaokuError (library.…) if that cannot be told now."""
    try:
        with closing(sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=ro", uri=True)) as connection:
            connection.execute("SELECT count(*) FROM operations").fetchone()
            return fault(connection) is None
    except sqlite3.DatabaseError as error:
        if (told := refusal(error, path)) is not None:
            raise told from error
    except UnicodeDecodeError:
        pass
    return False


def salvage(aside: Path) -> Salvage:
    """Read what can be read of the history in a damaged file, row by row where it must be.

    Raises BaokuError (library.full, library.unwritable, notes.busy) where it is not the damage that is in the way:
    what cannot be read for that must not be given up.
    """
    found: dict[str, Operation] = {}
    highest = 0
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        with (
            suppress(*UNREADABLE, OSError),
            closing(sqlite3.connect(f"file:{quote(os.fsencode(aside))}?{mode}", uri=True)) as connection,
        ):
            _begin(connection, aside)
            connection.execute("PRAGMA trusted_schema = OFF")
            # The text of a damaged row need not be text.
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            highest = max(highest, _highest(connection))
            for item in _readable(connection, highest):
                found[item.id] = item
    ordered = sorted(found.values(), key=lambda item: (item.clock, item.id))
    return Salvage(tuple(ordered), highest)


def _begin(connection: sqlite3.Connection, path: Path) -> None:
    """Begin to read, so that whatever fails from here on is for damage. Raises BaokuError."""
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        told = refusal(error, path)
        # A file in need of recovery cannot be read without writing; it can be read as it stands.
        if told is not None and error.sqlite_errorcode & 0xFF not in (
            sqlite3.SQLITE_READONLY,
            sqlite3.SQLITE_CANTOPEN,
        ):
            raise told from error
        if told is not None:
            raise
    except UnicodeDecodeError:
        return


def _highest(connection: sqlite3.Connection) -> int:
    """Return the number of the last row of the history that the file gives away."""
    highest = 0
    for question in (
        "SELECT seq FROM sqlite_sequence WHERE name = 'operations'",
        "SELECT max(seq) FROM operations",
        "SELECT seq FROM operations ORDER BY seq DESC LIMIT 1",
    ):
        with suppress(*UNREADABLE, TypeError):
            (number,) = connection.execute(question).fetchone() or (0,)
            if isinstance(number, int):
                highest = max(highest, number)
    return min(highest, 1 << 32)


def _readable(connection: sqlite3.Connection, highest: int) -> Iterator[Operation]:
    """Yield the sound operations of a stretch of rows, dividing it where reading fails."""
    stretches = [
        (first, min(first + HIGHEST_STEP, highest + 1)) for first in range(1, highest + 1, HIGHEST_STEP)
    ]
    while stretches:
        first, end = stretches.pop()
        try:
            found = connection.execute(
                f"SELECT {COLUMNS} FROM operations WHERE seq >= ? AND seq < ?", (first, end)
            ).fetchall()
        except UNREADABLE:
            if end - first > 1:
                middle = (first + end) // 2
                stretches += [(first, middle), (middle, end)]
            continue
        for row in found:
            with suppress(ValueError, TypeError, KeyError, BaokuError):
                yield _sound(row)


def _sound(row: tuple[object, ...]) -> Operation:
    """Return the operation of a row. Raises ValueError unless it is what it was when it was written."""
    values = dict(zip(COLUMNS.split(", "), row, strict=True))
    values["value"] = json.loads(str(values["value"]))
    values["replaces"] = json.loads(str(values["replaces"]))
    return checked_operation(values)
