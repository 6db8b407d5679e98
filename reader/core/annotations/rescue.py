"""When the notes' file is damaged: it is set aside, the newest sound backup takes its place, and every change that
can still be read from the damaged file is put back.

An operation's id is the digest of the rest of it, so a row that was read off a damaged page cannot pass for a
good one.
"""

from __future__ import annotations

import json
import logging
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from reader.core.annotations.checking import checked_operation
from reader.core.annotations.database import ENDINGS
from reader.core.annotations.history import Operation
from reader.core.errors import BaokuError
from reader.core.files import telling, writing

log = logging.getLogger(__name__)

COLUMNS: Final = "id, annotation, field, value, replaces, clock, actor, creator, at"
HIGHEST_STEP: Final = 1 << 16
"""Rows that are tried in one piece before a damaged stretch is taken row by row."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was read from a damaged file, and how many rows its history had (0 if it does not tell)."""

    operations: tuple[Operation, ...]
    rows: int


def set_aside(path: Path, label: str = "damaged") -> Path:
    """Move a file and all that SQLite keeps beside it out of the way; return its new place.

    What lies beside must go with it: a log left behind would be played into the file that takes the place.
    """
    stamp = time.strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem}.{label}-{stamp}{path.suffix}")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.stem}.{label}-{stamp}-{number}{path.suffix}")
        number += 1
    with telling(path):
        for ending in ENDINGS:
            file = path.with_name(path.name + ending)
            if file.exists():
                file.replace(aside.with_name(aside.name + ending))
    return aside


def put_in_place(backup: Path, path: Path) -> None:
    """Copy a backup to where the notes lie. Raises BaokuError (library.full, library.unwritable)."""
    with telling(path):
        for ending in ENDINGS[1:]:
            path.with_name(path.name + ending).unlink(missing_ok=True)
    with writing(path) as file, backup.open("rb") as source:
        shutil.copyfileobj(source, file)


def salvage(aside: Path) -> Salvage:
    """Read what can be read of the history in a damaged file, row by row where it must be."""
    found: dict[str, Operation] = {}
    highest = 0
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        with (
            suppress(sqlite3.DatabaseError, OSError),
            closing(sqlite3.connect(f"file:{quote(str(aside))}?{mode}", uri=True)) as connection,
        ):
            connection.execute("PRAGMA trusted_schema = OFF")
            # The text of a damaged row need not be text.
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            highest = max(highest, _highest(connection))
            for item in _readable(connection, highest):
                found[item.id] = item
    ordered = sorted(found.values(), key=lambda item: (item.clock, item.id))
    return Salvage(tuple(ordered), highest)


def _highest(connection: sqlite3.Connection) -> int:
    """Return the number of the last row of the history that the file gives away."""
    highest = 0
    for question in (
        "SELECT seq FROM sqlite_sequence WHERE name = 'operations'",
        "SELECT max(seq) FROM operations",
        "SELECT seq FROM operations ORDER BY seq DESC LIMIT 1",
    ):
        with suppress(sqlite3.DatabaseError, TypeError):
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
        except sqlite3.DatabaseError:
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
