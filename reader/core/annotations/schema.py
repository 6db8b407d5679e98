"""The tables of the notes' file and the migrations that lead to them, each a function in a transaction of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Final

Migration = Callable[[sqlite3.Connection], None]
MIGRATIONS: Final[list[Migration]] = []
"""Each entry leads from the version of its place to the next; an entry that has been released never changes."""


def migration(step: Migration) -> Migration:
    """Register a step; steps run in the order in which they are written down."""
    MIGRATIONS.append(step)
    return step


@migration
def history_and_notes(connection: sqlite3.Connection) -> None:
    """Make the history, which is what matters, and the tables that follow from it, which can be made anew."""
    for statement in (
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "INSERT INTO meta VALUES ('actor', lower(hex(randomblob(8))))",
        # One row an operation. Nothing is ever changed or deleted here.
        """CREATE TABLE operations (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            annotation TEXT NOT NULL,
            field TEXT NOT NULL,
            value TEXT NOT NULL,
            replaces TEXT NOT NULL,
            clock INTEGER NOT NULL,
            actor TEXT NOT NULL,
            creator TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX operations_by_annotation ON operations (annotation)",
        """CREATE TRIGGER operations_stay BEFORE DELETE ON operations
            BEGIN SELECT raise(ABORT, 'history is not deleted'); END""",
        """CREATE TRIGGER operations_hold BEFORE UPDATE ON operations
            BEGIN SELECT raise(ABORT, 'history is not changed'); END""",
        # What readers see, made from the operations; `place_…` and what follows it from the articles of the library.
        """CREATE TABLE annotations (
            id TEXT PRIMARY KEY,
            target TEXT NOT NULL,
            article TEXT NOT NULL,
            quote TEXT NOT NULL,
            source TEXT,
            newspaper TEXT,
            date TEXT,
            page TEXT,
            title TEXT,
            note TEXT NOT NULL,
            color TEXT NOT NULL,
            motivation TEXT NOT NULL,
            creator TEXT NOT NULL,
            created TEXT NOT NULL,
            modified TEXT NOT NULL,
            alternatives TEXT NOT NULL,
            kept INTEGER NOT NULL,
            said TEXT NOT NULL,
            folded TEXT NOT NULL,
            status TEXT NOT NULL,
            score REAL NOT NULL,
            reason TEXT,
            place_article TEXT,
            place_field TEXT,
            place_start INTEGER,
            place_end INTEGER,
            mark TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX annotations_by_place ON annotations (place_article)",
        "CREATE INDEX annotations_by_article ON annotations (article)",
        "CREATE INDEX annotations_by_source ON annotations (source)",
        "CREATE INDEX annotations_by_issue ON annotations (newspaper, date)",
        "CREATE INDEX annotations_by_change ON annotations (modified, id)",
        """CREATE TABLE tags (
            annotation TEXT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
            tag TEXT NOT NULL,
            PRIMARY KEY (annotation, tag)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX tags_by_tag ON tags (tag)",
    ):
        connection.execute(statement)


@migration
def authors_of_texts(connection: sqlite3.Connection) -> None:
    """Put down who wrote the text of a note, which need not be who made the note."""
    for statement in (
        "ALTER TABLE annotations ADD COLUMN author TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE annotations ADD COLUMN written TEXT NOT NULL DEFAULT ''",
        # The text that counts: replaced by none, and the last of those by counter, actor and id. What a damaged
        # history does not say stays unsaid; it must not keep the file from being opened.
        """UPDATE OR IGNORE annotations SET (author, written) = (
            SELECT o.creator, o.at FROM operations o
            WHERE o.annotation = annotations.id AND o.field = 'note' AND NOT EXISTS (
                SELECT 1 FROM operations r,
                    json_each(CASE WHEN json_valid(r.replaces) THEN r.replaces ELSE '[]' END) j
                WHERE r.annotation = o.annotation AND j.value = o.id
            )
            ORDER BY o.clock DESC, o.actor DESC, o.id DESC LIMIT 1
        ) WHERE note <> ''""",
    ):
        connection.execute(statement)


VERSION: Final = len(MIGRATIONS)

_RECORD: Final = "INSERT OR REPLACE INTO meta VALUES ('version', ?)"
"""Every later version keeps this row too: by it damage to the header is told from a file of a newer Baoku."""
_AHEAD: Final = 10_000
"""No Baoku will ever be so many versions ahead of this one."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to VERSION, each step in a transaction with its record."""
    while True:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Read inside the transaction: another process may have done the step while this one waited.
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < VERSION:
                MIGRATIONS[version](connection)
                connection.execute(f"PRAGMA user_version = {version + 1}")
                connection.execute(_RECORD, (str(version + 1),))
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        if version + 1 >= VERSION:
            return


def read_version(connection: sqlite3.Connection) -> int | None:
    """Return the version of a file, 0 for one that is new or was emptied; None if it is damaged.

    It stands in the header of the file and once more in a row. In a file that nobody has written to since it is
    recorded twice there is no row: the header then counts if it says what can be true. Raises sqlite3.DatabaseError.
    """
    connection.execute("BEGIN")  # both as they are at one moment: another process may be changing them
    try:
        (stated,) = connection.execute("PRAGMA user_version").fetchone()
        recorded = _recorded(connection)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    if recorded not in (None, str(stated)) or not 0 <= stated <= VERSION + _AHEAD:
        return None
    return int(stated)


def record_version(connection: sqlite3.Connection) -> None:
    """Write the version down a second time where it stands in the header alone. Raises sqlite3.DatabaseError."""
    if _recorded(connection) is None:
        connection.execute(_RECORD, (str(VERSION),))


def _recorded(connection: sqlite3.Connection) -> str | None:
    """Return the version that the row gives; None without one."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
        return None
    row = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    return None if row is None else str(row[0])
