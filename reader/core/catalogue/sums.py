"""Sums over the rows of the catalogue: SQLite sees that the pages of its file hang together, not that a text in
them is still the one that was written.

A row carries the CRC-32 of its other values. It is set by whoever writes the row and compared when the catalogue is
read through. In a catalogue from before there were sums UNSUMMED stands until `add_to_rest` has given every row its own.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable
from typing import Final

from reader.core.catalogue.rows import ARTICLE_VALUES, failures_load
from reader.core.causes import cause_of
from reader.core.errors import Reason

SUMMED: Final = {
    "sources": "sha256, text_sha256, kind, path, encoding, line_count, parser, complete",
    "issues": "identity, newspaper, date, date_evidence, weekday, issue_number, total_issue_number",
    "pages": "issue, source, number, position, masthead, leftovers",
    "articles": ARTICLE_VALUES,
    "bylines": "role, name",
}
"""The columns that the sum of a row goes over, in this order."""

BOOKKEEPING: Final = {
    "meta": "name, value",
    "files": "path, size, mtime_ns, source, failures",
    "queue": "path",
    "sqlite_sequence": "name, seq",
}
"""The tables without sums: what is wrong in them costs another look at some files."""

MOST_KEYS: Final = 1 << 48
"""No catalogue has ever given so many keys."""
AT_ONCE: Final = 2000
"""After so many rows whoever reads the catalogue through is told."""
UNSUMMED: Final = "unsummed"
"""What the catalogue says of itself while there are rows without a sum."""

_SEPARATOR, _NOTHING = 31, 26
"""The characters between values and in the place of none; they are control characters and stand in no text."""


def _written(columns: str) -> str:
    """Return the SQL for the bytes of a row's columns; SQLite puts them together several times as fast as Python."""
    values = (f"coalesce({column}, char({_NOTHING}))" for column in columns.split(", "))
    return f"CAST({f' || char({_SEPARATOR}) || '.join(values)} AS BLOB)"


def sum_of(values: Iterable[object]) -> int:
    """Return the sum of a row that is yet to be written, from its values in their order."""
    texts = (chr(_NOTHING) if value is None else str(value) for value in values)
    return zlib.crc32(chr(_SEPARATOR).join(texts).encode())


def lend(connection: sqlite3.Connection) -> None:
    """Let a connection reckon sums in SQL, as SET_SUM does."""
    connection.create_function("crc32", 1, zlib.crc32, deterministic=True)


_SET: Final = {
    table: f"UPDATE {table} SET sum = crc32({_written(columns)}) " for table, columns in SUMMED.items()
}

SET_SUM: Final = {table: _SET[table] + "WHERE id = ?" for table in ("sources", "issues")}
"""Sets the sum of a row that has changed, by its id."""


def add_to_articles(connection: sqlite3.Connection, first: int, last: int) -> None:
    """Give the articles with these keys, and their bylines, their sums if they have none."""
    for table, key in (("articles", "key"), ("bylines", "article")):
        connection.execute(_SET[table] + f"WHERE {key} BETWEEN ? AND ? AND sum IS NULL", (first, last))


def add_to_rest(connection: sqlite3.Connection) -> None:
    """Give sources, issues and pages their sums if they have none, and note that now every row has one."""
    for table in ("sources", "issues", "pages"):
        connection.execute(_SET[table] + "WHERE sum IS NULL")
    connection.execute("DELETE FROM meta WHERE name = ?", (UNSUMMED,))


def fault(connection: sqlite3.Connection, on_row: Callable[[int], None]) -> Reason | str | None:
    """Read every row of a sound file and return what is wrong with one, or None.

    A row that says something else than was written, text that is none, a table or a column that is not there.
    `on_row` is called now and then with the number of rows read, and may raise to stop. Raises
    sqlite3.DatabaseError, UnicodeDecodeError.
    """
    cursor = connection.cursor()
    cursor.row_factory = None
    seen = 0
    (partly,) = cursor.execute("SELECT EXISTS (SELECT 1 FROM meta WHERE name = ?)", (UNSUMMED,)).fetchone()
    for table, columns in SUMMED.items():
        has_sum = _has_sum(cursor, table)
        stated = "sum" if has_sum else "NULL"
        for written, total in cursor.execute(f"SELECT {_written(columns)}, {stated} FROM {table}"):
            if total is None and (partly or not has_sum):
                written.decode()
            elif zlib.crc32(written) != total:
                return Reason("cause.digest")
            seen += 1
            if seen % AT_ONCE == 0:
                on_row(seen)
    for table, columns in BOOKKEEPING.items():
        cursor.execute(f"SELECT {columns} FROM {table}").fetchall()
    (last,) = cursor.execute("SELECT coalesce(max(key), 0) FROM articles").fetchone()
    (given,) = cursor.execute(
        "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'articles'"
    ).fetchone()
    if not last <= given < MOST_KEYS:
        return Reason("cause.count", stated=given, found=last)
    try:
        for path, failures in cursor.execute("SELECT path, failures FROM files WHERE failures <> '[]'"):
            for failure in failures_load(path, failures):
                failure.reason.text()
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        return cause_of(error) if isinstance(error, ValueError) else Reason("cause.content")  # type: ignore[return-value]
    return None


def _has_sum(cursor: sqlite3.Cursor, table: str) -> bool:
    return any(
        name == "sum" for _number, name, *_rest in cursor.execute(f"PRAGMA table_info({table})").fetchall()
    )
