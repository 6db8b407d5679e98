"""The tables of the catalogue and the migrations that lead to them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import Final

MIGRATIONS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    INSERT INTO meta VALUES ('uuid', lower(hex(randomblob(16))));

    -- A source is known by the digest of its bytes; text_sha256 finds the same text in another encoding.
    -- Records of a JSON Lines source arrive in several transactions: `complete` tells whether all are in.
    CREATE TABLE sources (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        text_sha256 TEXT NOT NULL,
        kind TEXT NOT NULL,
        path TEXT NOT NULL,
        encoding TEXT NOT NULL,
        line_count INTEGER NOT NULL,
        parser TEXT NOT NULL,
        complete INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sources_by_text ON sources (text_sha256);

    -- Every file ever looked at: what it gave (a source), or why it gave nothing (failures, as JSON).
    CREATE TABLE files (
        path TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        source INTEGER REFERENCES sources (id) ON DELETE SET NULL,
        failures TEXT NOT NULL DEFAULT '[]'
    ) STRICT;
    CREATE INDEX files_by_source ON files (source);

    -- Files that an import still has to take; what a crash leaves here is taken at the next start.
    CREATE TABLE queue (path TEXT PRIMARY KEY) STRICT;

    CREATE TABLE issues (
        id INTEGER PRIMARY KEY,
        identity TEXT NOT NULL UNIQUE,
        newspaper TEXT,
        date TEXT,
        date_evidence TEXT,
        weekday TEXT,
        issue_number INTEGER,
        total_issue_number INTEGER
    ) STRICT;
    CREATE INDEX issues_by_newspaper ON issues (newspaper, date);

    CREATE TABLE pages (
        id INTEGER PRIMARY KEY,
        issue INTEGER NOT NULL REFERENCES issues (id),
        source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
        number TEXT,
        position TEXT NOT NULL,
        masthead TEXT NOT NULL,
        leftovers TEXT NOT NULL -- all that stands in no article, masthead lines included
    ) STRICT;
    CREATE INDEX pages_by_issue ON pages (issue, position);
    CREATE INDEX pages_by_source ON pages (source);

    -- A key is never used twice: an index that lags behind can hold an article too many, never a wrong one.
    CREATE TABLE articles (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        page INTEGER NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
        source INTEGER NOT NULL,
        first_line INTEGER NOT NULL,
        kind TEXT NOT NULL,
        kicker TEXT,
        title TEXT,
        subtitle TEXT,
        "column" TEXT,
        byline TEXT,
        origin TEXT,
        dateline TEXT,
        caption TEXT,
        photo_credit TEXT,
        jump_to TEXT,
        jump_from TEXT,
        body TEXT NOT NULL,
        details TEXT NOT NULL
    ) STRICT;
    CREATE INDEX articles_by_page ON articles (page, first_line);
    CREATE INDEX articles_by_source ON articles (source, first_line);
    CREATE INDEX articles_that_jump ON articles (page) WHERE coalesce(jump_to, jump_from) IS NOT NULL;

    CREATE TABLE bylines (
        article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
        role TEXT NOT NULL,
        name TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bylines_by_article ON bylines (article);
    """,
    """
    -- With everything that search asks of each article: its table, which holds the texts, is not read for that.
    DROP INDEX articles_by_page;
    CREATE INDEX articles_by_page ON articles (page, first_line, kind);
    DROP INDEX pages_by_issue;
    CREATE INDEX pages_by_issue ON pages (issue, position, number);
    """,
    """
    -- What the other values of the row sum up to (see sums.py); rows from before are given it when there is time.
    ALTER TABLE sources ADD COLUMN sum INTEGER;
    ALTER TABLE issues ADD COLUMN sum INTEGER;
    ALTER TABLE pages ADD COLUMN sum INTEGER;
    ALTER TABLE articles ADD COLUMN sum INTEGER;
    ALTER TABLE bylines ADD COLUMN sum INTEGER;
    INSERT INTO meta SELECT 'unsummed', '' WHERE EXISTS (SELECT 1 FROM sources);
    """,
)
"""Each entry leads from the version of its place to the next; an entry that has been released never changes."""

VERSION: Final = len(MIGRATIONS)
READABLE: Final = 1
"""The oldest version whose tables are read as they are where they cannot be brought up to date."""


_RECORD: Final = "INSERT OR REPLACE INTO meta VALUES ('version', '{}')"
"""Every later version keeps this row too: by it damage to the header is told from a catalogue of a newer Baoku."""
_AHEAD: Final = 10_000
"""No Baoku will ever be so many versions ahead of this one."""

Shape = frozenset[tuple[object, ...]]
"""The columns, keys and indexes of a catalogue, a tuple each."""


def migrate(connection: sqlite3.Connection, to: int = VERSION) -> None:
    """Bring a catalogue to VERSION, each step in a transaction with its record."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, script in enumerate(MIGRATIONS[version:to], version + 1):
        connection.executescript(
            f"BEGIN IMMEDIATE; {script}; {_RECORD.format(number)}; PRAGMA user_version = {number}; COMMIT;"
        )


def read_version(connection: sqlite3.Connection) -> int | None:
    """Return the version of a catalogue; None if it is damaged. Raises sqlite3.DatabaseError.

    It stands in the header of the file and once more in a row. In a catalogue that nobody has written to since it
    is recorded twice there is no row: the header then counts if it says what can be true.
    """
    connection.execute("BEGIN")  # both as they are at one moment: another process may be changing them
    try:
        (stated,) = connection.execute("PRAGMA user_version").fetchone()
        recorded = _recorded(connection)
    finally:
        connection.execute("ROLLBACK")
    if recorded not in (None, str(stated)) or not 0 <= stated <= VERSION + _AHEAD:
        return None
    return int(stated)


def record_version(connection: sqlite3.Connection) -> None:
    """Write the version down a second time where it stands in the header alone. Raises sqlite3.DatabaseError."""
    if _recorded(connection) is None:
        connection.execute(_RECORD.format(VERSION))


def _recorded(connection: sqlite3.Connection) -> str | None:
    """Return the version that the row gives; None without one."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
        return None
    row = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    return None if row is None else str(row[0])


def is_in_shape(connection: sqlite3.Connection) -> bool:
    """Tell whether a catalogue has all that its version is to have. Raises sqlite3.DatabaseError."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return _expected(version) <= _shape(connection)


@cache
def _expected(version: int) -> Shape:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, version)
        return _shape(connection)


def _shape(connection: sqlite3.Connection) -> Shape:
    """Return the shape; the text of the schema itself depends on the SQLite that wrote it."""

    def asked(pragma: str, name: str) -> list[tuple[object, ...]]:
        quoted = name.replace('"', '""')
        return [(pragma, name, *row) for row in connection.execute(f'PRAGMA {pragma}("{quoted}")')]

    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found: list[tuple[object, ...]] = []
    for (table,) in tables:
        found += asked("table_info", table)
        found += asked("foreign_key_list", table)
        for index in asked("index_list", table):
            found.append((table, *index[3:]))
            found += asked("index_xinfo", str(index[3]))
    return frozenset(found)
