"""Changes of notes inside one transaction: operations are added, and the notes they touch follow from them."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final

from reader.core.annotations import history, rows
from reader.core.annotations.history import HIGHEST_CLOCK, Operation, State
from reader.core.annotations.reading import Reader
from reader.core.noted import Anchor, NoteChanges, Status, Target

INSERT: Final = (
    "INSERT OR IGNORE INTO operations (id, annotation, field, value, replaces, clock, actor, creator, at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
BATCH: Final = 500
ROOM_KB: Final = 1 << 16
STANDING: Final = (
    "status",
    "score",
    "reason",
    "place_article",
    "place_field",
    "place_start",
    "place_end",
    "mark",
)
ABOUT: Final = ("newspaper", "date", "page", "title")
CONTENT: Final = (
    "target",
    "article",
    "quote",
    "source",
    "note",
    "color",
    "motivation",
    "creator",
    "created",
    "modified",
    "author",
    "written",
    "alternatives",
    "kept",
    "said",
    "folded",
)
Settled = tuple[Anchor, str, Target | None]
"""Where a note stands, the mark of the text there, and newspaper, date, page and headline of that place."""

COLUMNS: Final = (*CONTENT, *STANDING, *ABOUT)
INSERT_NOTE: Final = f"INSERT INTO annotations (id, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
UPDATE_NOTE: Final = f"UPDATE annotations SET {', '.join(f'{name} = ?' for name in COLUMNS)} WHERE id = ?"
SETTLE_NOTE: Final = (
    f"UPDATE annotations SET {', '.join(f'{name} = ?' for name in (*STANDING, *ABOUT))} WHERE id = ?"
)


def new_id() -> str:
    """Return the id of a new annotation: 128 random bits, so that no two machines ever give the same."""
    return secrets.token_hex(16)


def now() -> str:
    """Return the time on the wall, in UTC, for people; nothing is decided by it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Writer:
    """Changes inside one transaction, made by `creator`; whoever hands it out commits."""

    def __init__(self, connection: sqlite3.Connection, creator: str) -> None:
        self._connection = connection
        self._creator = creator
        self._at = now()
        (self._actor,) = connection.execute("SELECT value FROM meta WHERE name = 'actor'").fetchone()
        self._known: dict[str, State | None] = {}
        self._read: dict[str, list[Operation]] = {}
        self._touched: dict[str, None] = {}
        self._tags = False
        self._done: list[tuple[frozenset[str], frozenset[str]]] = []
        self.made: list[Operation] = []
        """What this machine said in this transaction, in order."""
        self.known_place: Callable[[Target], Settled | None] = lambda _target: None
        """Tells of a note that comes in where it stands, if that is known without looking for its words."""
        self.unsettled: list[str] = []
        """The notes that came in and must be looked for."""

    # ── operations ────────────────────────────────────────────────────────────────────────────────────

    def state(self, annotation: str) -> State | None:
        """Return a note as it stands in this transaction; None for one that was never made."""
        if annotation not in self._known:
            self._known[annotation] = history.state(self._operations(annotation))
        return self._known[annotation]

    def _operations(self, annotation: str) -> list[Operation]:
        if annotation not in self._read:
            found = self._connection.execute("SELECT * FROM operations WHERE annotation = ?", (annotation,))
            self._read[annotation] = list(map(rows.operation_of, found))
        return self._read[annotation]

    def load(self, annotations: Sequence[str]) -> None:
        """Read many notes at once that will be asked for; `flush` forgets them."""
        wanted = [name for name in dict.fromkeys(annotations) if name not in self._read]
        self._read.update((name, []) for name in wanted)
        for annotation, known in self.reader().histories(wanted):
            self._read[annotation] = known

    def known(self, operations: Collection[str]) -> set[str]:
        """Return which of these operations are known, by their ids."""
        found = self._connection.execute(
            "SELECT id FROM operations WHERE id IN (SELECT value FROM json_each(?))",
            (rows.dump(list(operations)),),
        )
        return {row["id"] for row in found}

    def say(self, annotation: str, field: str, value: Any, replaces: Iterable[str] = ()) -> Operation:
        """Add an operation of this machine's and return it."""
        before = self.state(annotation)
        made = history.operation(
            annotation,
            field,
            value,
            replaces=replaces,
            clock=min(HIGHEST_CLOCK, before.clock + 1) if before else 1,
            actor=self._actor,
            creator=self._creator,
            # A clock that was set back must not make a change look older than what it changes.
            at=max(self._at, before.modified) if before else self._at,
        )
        self.take([made])
        self.made.append(made)
        return made

    def replace(self, annotation: str, field: str, value: Any) -> Operation:
        """Add an operation that replaces all that count in its field."""
        before = self.state(annotation)
        return self.say(annotation, field, value, [item.id for item in before.live[field]] if before else ())

    def delete(self, annotation: str) -> Operation:
        """Delete a note as it is seen here; what others write at the same time keeps it alive."""
        before = self.state(annotation)
        seen = [item.id for item in history.contents(before.live)] if before else []
        return self.replace(annotation, history.DELETED, sorted(seen))

    @contextmanager
    def roomy(self) -> Iterator[None]:
        """Let SQLite keep more of the file in memory in a block that puts very much into it.

        Ids are random, so every new row touches another page of every index; with little room each page would be
        written and read again many times.
        """
        self._connection.execute(f"PRAGMA cache_size = -{ROOM_KB}")
        try:
            yield
        finally:
            self._connection.execute("PRAGMA cache_size = -2000")

    def reader(self) -> Reader:
        """Return what answers questions inside this transaction."""
        return Reader(self._connection)

    def operation(self, name: str) -> Operation | None:
        """Return an operation by its id."""
        row = self._connection.execute("SELECT * FROM operations WHERE id = ?", (name,)).fetchone()
        return None if row is None else rows.operation_of(row)

    def take(self, operations: Iterable[Operation]) -> int:
        """Add operations, whoever made them; those that are known are passed over. Returns how many were new."""
        by_note: dict[str, dict[str, Operation]] = {}
        for item in operations:
            by_note.setdefault(item.annotation, {})[item.id] = item
        taken: list[Operation] = []
        for annotation, said in by_note.items():
            # The note's id is part of an operation's digest, so it is known for this note or not at all.
            before = {item.id for item in self._operations(annotation)}
            new = [item for name, item in said.items() if name not in before]
            if not new:
                continue
            self._read[annotation] += new
            self._known.pop(annotation, None)
            self._touched[annotation] = None
            taken += new
        self._connection.executemany(INSERT, map(rows.operation_row, taken))
        self._tags |= any(item.field in (history.TAG, history.DELETED) for item in taken)
        return len(taken)

    def is_touched(self, annotation: str) -> bool:
        """Tell whether a note has been changed since the last `flush`."""
        return annotation in self._touched

    # ── what follows from them ────────────────────────────────────────────────────────────────────────

    def finish(self) -> NoteChanges:
        """Bring the notes up to date that were touched; call it last."""
        self.flush()
        return NoteChanges(
            frozenset().union(*(notes for notes, _articles in self._done)),
            frozenset().union(*(articles for _notes, articles in self._done)),
            self._tags,
        )

    def flush(self) -> None:
        """Bring the notes up to date that were touched so far, and forget what was read of them."""
        touched = list(self._touched)
        articles: set[str] = set()
        for start in range(0, len(touched), BATCH):
            batch = touched[start : start + BATCH]
            self.load(batch)
            before = self._rows(batch)
            new: list[tuple[object, ...]] = []
            for annotation in batch:
                articles.update(self._refresh(annotation, before.get(annotation), new))
            self._connection.executemany(INSERT_NOTE, new)
            self._tag(batch)
        self._done.append((frozenset(touched), frozenset(articles)))
        self._touched.clear()
        self._known.clear()
        self._read.clear()

    def _rows(self, annotations: Sequence[str]) -> dict[str, sqlite3.Row]:
        found = self._connection.execute(
            "SELECT * FROM annotations WHERE id IN (SELECT value FROM json_each(?))",
            (rows.dump(annotations),),
        )
        return {row["id"]: row for row in found}

    def _tag(self, annotations: Sequence[str]) -> None:
        """Put the tags that notes have now in the place of those they had."""
        tags = [
            (annotation, tag)
            for annotation in annotations
            if (state := self.state(annotation)) is not None and not state.deleted
            for tag in state.tags
        ]
        self._connection.execute(
            "DELETE FROM tags WHERE annotation IN (SELECT value FROM json_each(?))", (rows.dump(annotations),)
        )
        self._connection.executemany("INSERT INTO tags VALUES (?, ?)", tags)

    def _refresh(
        self, annotation: str, before: sqlite3.Row | None, new: list[tuple[object, ...]]
    ) -> set[str]:
        """Make the row of a note anew, those of new notes in `new`, and return the articles it stood and stands in."""
        state = self.state(annotation)
        articles = {place for place in (before and (before["place_article"] or before["article"]),) if place}
        if state is None or state.deleted:
            self._connection.execute("DELETE FROM annotations WHERE id = ?", (annotation,))
            return articles
        content = rows.content_of(state)
        if before is not None and before["target"] == content["target"]:
            standing = {name: before[name] for name in (*STANDING, *ABOUT)}
        else:
            standing = self._standing(annotation, state.target)
        values = content | standing
        if before is None:
            new.append((annotation, *(values[name] for name in COLUMNS)))
        else:
            self._connection.execute(UPDATE_NOTE, (*(values[name] for name in COLUMNS), annotation))
        return articles | {standing["place_article"] or content["article"]}

    def _standing(self, annotation: str, target: Target) -> dict[str, Any]:
        """Return where a note stands that is new or was put elsewhere."""
        known = self.known_place(target)
        if known is None:
            self.unsettled.append(annotation)
            return rows.anchor_of(rows.UNSETTLED, "") | _about(target)
        anchor, mark, seen = known
        return rows.anchor_of(anchor, mark) | _about(seen or target)

    def settle(self, annotation: str, anchor: Anchor, mark: str, seen: Target | None = None) -> set[str]:
        """Note where a note stands now; `seen` tells newspaper, date, page and headline of that place.

        Returns the articles in which it stood and stands, if that has changed.
        """
        return self.settle_all([(annotation, anchor, mark, seen)])[1]

    def settle_all(
        self, found: Sequence[tuple[str, Anchor, str, Target | None]]
    ) -> tuple[set[str], set[str]]:
        """Note where many notes stand now; return which of them have changed and the articles these stood and stand in."""
        changed: set[str] = set()
        articles: set[str] = set()
        for start in range(0, len(found), BATCH):
            batch = found[start : start + BATCH]
            before = self._rows([annotation for annotation, _anchor, _mark, _seen in batch])
            moved: list[tuple[object, ...]] = []
            for annotation, anchor, mark, seen in batch:
                row = before.get(annotation)
                if row is None:
                    continue
                values = _settled(row, anchor, mark, seen)
                if values is None:
                    continue
                moved.append((*values, annotation))
                here = anchor.place.article if anchor.place is not None else None
                articles.update(place for place in (row["place_article"], here, row["article"]) if place)
                changed.add(annotation)
            self._connection.executemany(SETTLE_NOTE, moved)
        return changed, articles

    # ── facts about the file ──────────────────────────────────────────────────────────────────────────

    def note(self, name: str, value: str) -> None:
        """Put down a fact about this library's notes under a name."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def rebuild(self) -> None:
        """Make every note anew from the history."""
        self._connection.execute("DELETE FROM annotations")
        found = self._connection.execute("SELECT DISTINCT annotation FROM operations").fetchall()
        self._touched.update((row["annotation"], None) for row in found)


def _settled(
    before: sqlite3.Row, anchor: Anchor, mark: str, seen: Target | None
) -> tuple[object, ...] | None:
    """Return what is to be put down of where a note stands now, None if it is what a row says already."""
    values = rows.anchor_of(anchor, mark)
    if seen is not None and anchor.status is Status.ANCHORED:
        values |= _about(seen)
    else:
        values |= _about(rows.target_of(before))
    now_said = tuple(values[name] for name in (*STANDING, *ABOUT))
    return None if now_said == tuple(before[name] for name in (*STANDING, *ABOUT)) else now_said


def _about(target: Target) -> dict[str, Any]:
    page = None if target.page is None else rows.dump(target.page)
    return {"newspaper": target.newspaper, "date": target.date, "page": page, "title": target.title}
