"""The catalogue: issues, pages and articles in SQLite, made from the sources and at any time to be made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reader.core.catalogue import sums
from reader.core.catalogue.database import Damaged, Database, settle
from reader.core.catalogue.documents import Documents
from reader.core.catalogue.outline import OutlineReader
from reader.core.catalogue.pagetexts import PageRow, PageTexts
from reader.core.catalogue.reading import Reader
from reader.core.catalogue.tally import Tally
from reader.core.catalogue.writing import FileState, SourceRow, Writer
from reader.core.errors import Reason
from reader.core.progress import Progress, Stage

__all__ = [
    "Catalogue",
    "Damaged",
    "Documents",
    "FileState",
    "OutlineReader",
    "PageRow",
    "PageTexts",
    "Reader",
    "SourceRow",
    "Writer",
    "settle",
]

QUIET: Final = Progress()
SUMS_AT_ONCE: Final = 1000
ASKED, DONE = "restore", "restored"
"""What the catalogue says of its being made anew from the kept sources: that it is to be, that it was."""


class Catalogue:
    """An open catalogue. Raises Damaged when it must be made anew, BaokuError when the folder is in the way."""

    def __init__(self, path: Path, *, read_only: bool = False, copied: bool = False) -> None:
        """With `copied` the file is read into memory, to be read on a disk that is full."""
        self._path = path
        self._read_only = read_only
        self._copied = copied
        self.former: Callable[[str], str | None] = lambda _article_id: None
        """What tells where an article of a former edition stands now; whoever knows sets it."""
        self.reopen()

    def reopen(self) -> None:
        """Open the file again, after it was closed and another one took its place. Raises as opening does."""
        self._tally = Tally()
        self._database = Database(self._path, read_only=self._read_only, copied=self._copied)
        self.uuid: str = self._database.uuid()
        """The identity of this catalogue: keys mean nothing in another one."""

    @staticmethod
    def needs_work(path: Path, *, read_only: bool = False) -> bool:
        """Tell whether a file has to be made or brought up to date before it is read, which one process at a time may do."""
        return Database.needs_work(path, read_only=read_only)

    @property
    def read(self) -> Reader:
        """Questions, over the calling thread's connection."""
        connection = self._database.connection
        return Reader(connection, lambda: self._tally.counts(connection, self.changes_seen()), self.former)

    @property
    def documents(self) -> Documents:
        """Questions of search and index, over the calling thread's connection."""
        return Documents(self._database.connection)

    @property
    def texts(self) -> PageTexts:
        """Questions of notes, over the calling thread's connection."""
        return PageTexts(self._database.connection)

    @property
    def outline(self) -> OutlineReader:
        """Questions about everything in it, over the calling thread's connection."""
        return OutlineReader(self._database.connection)

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """Change the catalogue in one transaction. Raises BaokuError (library.full, library.unwritable)."""
        with self._database.transaction() as connection:
            yield Writer(connection)

    def changes_seen(self) -> int:
        """Return a number that differs, on this thread, after anybody has changed the catalogue."""
        return self._database.changes_seen()

    @property
    def is_bare(self) -> bool:
        """Whether nothing was ever taken in or waits to be: what a catalogue is that was just made."""
        (bare,) = self._database.connection.execute(
            "SELECT NOT EXISTS (SELECT 1 FROM sources) AND NOT EXISTS (SELECT 1 FROM queue) "
            f"AND NOT EXISTS (SELECT 1 FROM meta WHERE name IN ('{ASKED}', '{DONE}'))"
        ).fetchone()
        return bool(bare)

    @property
    def is_shared(self) -> bool:
        """Whether other threads than the calling one are reading it, so that it cannot be closed under them."""
        return self._database.is_shared

    def was_replaced(self) -> bool:
        """Tell whether another file has taken the place of the one that was opened."""
        return self._database.was_replaced()

    def ask_restore(self) -> None:
        """Note that the kept sources are to be put in; the note outlives a crash until `restore_done`."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (ASKED,))

    def restore_asked(self) -> bool:
        """Tell whether the kept sources are to be put in."""
        asked = self._database.connection.execute("SELECT 1 FROM meta WHERE name = ?", (ASKED,)).fetchone()
        return asked is not None

    def restore_done(self) -> None:
        """Note that the kept sources are in."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM meta WHERE name = ?", (ASKED,))
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (DONE,))

    @property
    def is_unsummed(self) -> bool:
        """Whether rows from before there were sums still have none: see `add_sums`."""
        found = self._database.connection.execute("SELECT 1 FROM meta WHERE name = ?", (sums.UNSUMMED,))
        return found.fetchone() is not None

    def add_sums(self, progress: Progress) -> None:
        """Give such rows their sums, some at a time; what is interrupted goes on another time.

        Raises BaokuError (library.full, library.unwritable), Cancelled.
        """
        last = self.texts.last_key()
        for first in range(1, last + 1, SUMS_AT_ONCE):
            with self._database.transaction() as connection:
                sums.add_to_articles(connection, first, first + SUMS_AT_ONCE - 1)
            progress.step(Stage.CHECKING, min(first + SUMS_AT_ONCE - 1, last), last, self._path.name)
        with self._database.transaction() as connection:
            sums.add_to_rest(connection)

    def fault(self, progress: Progress = QUIET) -> Reason | str | None:
        """Read the whole file through and return what is wrong with it, or None. Raises BaokuError, Cancelled."""
        return self._database.fault(progress)

    def close(self) -> None:
        """Close the catalogue."""
        self._database.close()
