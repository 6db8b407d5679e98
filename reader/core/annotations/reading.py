"""Questions to the notes over one connection."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from reader.core.annotations import history, rows
from reader.core.annotations.history import Operation
from reader.core.folding import fold
from reader.core.noted import (
    Annotation,
    Counted,
    Motivation,
    NoteFilter,
    NotePage,
    NoteSort,
    Status,
    Target,
    Version,
)

BATCH: Final = 500
ORDERS: Final = {
    NoteSort.NEWEST: "a.modified DESC, a.id",
    NoteSort.OLDEST: "a.modified, a.id",
    NoteSort.ISSUE: "a.date IS NULL, a.date, a.newspaper, a.place_article, a.place_start, a.id",
    NoteSort.TEXT: "a.note = '', a.note, a.quote, a.id",
}
COUNTED: Final = {"color", "creator", "newspaper"}


class Reader:
    """Questions to the notes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # ── notes ─────────────────────────────────────────────────────────────────────────────────────────

    def annotation(self, annotation: str) -> Annotation | None:
        """Return a note."""
        found = self._annotations("WHERE a.id = ?", (annotation,))
        return found[0] if found else None

    def annotations(self, ids: Sequence[str]) -> list[Annotation]:
        """Return notes in this order; those that are not there are left out."""
        found: dict[str, Annotation] = {}
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            some = self._annotations(f"WHERE a.id IN ({_marks(batch)})", batch)
            found.update((item.id, item) for item in some)
        return [found[item] for item in ids if item in found]

    def of_article(self, articles: Collection[str]) -> list[Annotation]:
        """Return the notes anchored in articles, in their order in the text, then the orphans that were put on them.

        Orphans put elsewhere follow too, if their best place is here: nobody would look for them in an old article.
        """
        marks, names = _marks(articles), tuple(articles)
        return self._annotations(
            f"WHERE a.place_article IN ({marks}) OR (a.status = ? AND a.article IN ({marks})) "
            "ORDER BY a.status, a.place_field, a.place_start, a.place_end, a.id",
            (*names, Status.ORPHAN.value, *names),
        )

    def page(self, wanted: NoteFilter, sort: NoteSort, limit: int | None, offset: int) -> NotePage:
        """Return a stretch of the notes that pass a filter."""
        where, values = _condition(wanted)
        (total,) = self._connection.execute(f"SELECT count(*) FROM annotations a {where}", values).fetchone()
        found = self._annotations(
            f"{where} ORDER BY {ORDERS[sort]} LIMIT ? OFFSET ?",
            (*values, -1 if limit is None else limit, offset),
        )
        return NotePage(int(total), tuple(found))

    def ids(self, wanted: NoteFilter) -> list[str]:
        """Return the ids of the notes that pass a filter."""
        where, values = _condition(wanted)
        return [
            row["id"] for row in self._connection.execute(f"SELECT a.id FROM annotations a {where}", values)
        ]

    def articles_saying(self, text: str | None) -> list[str]:
        """Return the articles with notes whose text contains a text, or that have any; judged on folded text."""
        sought = fold(text or "")
        return self._articles("a.said <> '' AND instr(a.said, ?) > 0", sought)

    def articles_tagged(self, tag: str | None) -> list[str]:
        """Return the articles with notes that bear a tag, or any tag; names are compared folded."""
        if tag is None:
            return self._articles("EXISTS (SELECT 1 FROM tags t WHERE t.annotation = a.id)")
        names = [item.name for item in self.tags() if fold(item.name) == fold(tag)]
        return self._articles(
            f"EXISTS (SELECT 1 FROM tags t WHERE t.annotation = a.id AND t.tag IN ({_marks(names)}))", *names
        )

    def articles_highlighted(self) -> list[str]:
        """Return the articles in which words are marked."""
        return self._articles("a.quote <> ''")

    def articles_bookmarked(self) -> list[str]:
        """Return the articles with a bookmark among their notes."""
        return self._articles("a.motivation = ?", Motivation.BOOKMARKING.value)

    def _articles(self, condition: str, *values: object) -> list[str]:
        found = self._connection.execute(
            f"SELECT DISTINCT a.place_article AS article FROM annotations a WHERE a.status = ? AND {condition}",
            (Status.ANCHORED.value, *values),
        )
        return [row["article"] for row in found]

    def counts_by_article(self) -> dict[str, int]:
        """Return how many notes stand in each article that has any."""
        found = self._connection.execute(
            "SELECT place_article AS article, count(*) AS notes FROM annotations WHERE status = ? "
            "GROUP BY place_article",
            (Status.ANCHORED.value,),
        )
        return {row["article"]: row["notes"] for row in found}

    def _annotations(self, rest: str, values: Sequence[object]) -> list[Annotation]:
        found = self._connection.execute(f"SELECT {rows.SHOWN} FROM annotations a {rest}", values).fetchall()
        tags = self._tags_of([row["id"] for row in found])
        return [rows.annotation(row, tags.get(row["id"], ())) for row in found]

    def _tags_of(self, ids: Sequence[str]) -> dict[str, list[str]]:
        tags: dict[str, list[str]] = {}
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            for row in self._connection.execute(
                f"SELECT annotation, tag FROM tags WHERE annotation IN ({_marks(batch)}) ORDER BY tag", batch
            ):
                tags.setdefault(row["annotation"], []).append(row["tag"])
        return tags

    # ── what there is ─────────────────────────────────────────────────────────────────────────────────

    def tags(self, beginning: str = "", limit: int | None = None) -> list[Counted]:
        """Return the tags in use, those on most notes first; of those that contain `beginning`, those that begin so first."""
        sought = fold(beginning)
        found = self._connection.execute(
            "SELECT tag, count(*) AS notes FROM tags GROUP BY tag ORDER BY notes DESC, tag"
        )
        counted = [Counted(row["tag"], row["notes"]) for row in found]
        if sought:
            counted = [item for item in counted if sought in fold(item.name)]
            counted.sort(key=lambda item: not fold(item.name).startswith(sought))
        return counted[:limit]

    def counted(self, column: str) -> list[Counted]:
        """Return the values of a column ("color", "creator", "newspaper") and on how many notes each is."""
        if column not in COUNTED:
            raise KeyError(column)
        found = self._connection.execute(
            f"SELECT {column} AS name, count(*) AS notes FROM annotations WHERE {column} IS NOT NULL "
            f"AND {column} <> '' GROUP BY {column} ORDER BY notes DESC, {column}"
        )
        return [Counted(row["name"], row["notes"]) for row in found]

    def totals(self) -> tuple[int, int, int]:
        """Return the numbers of annotations, of orphans among them, and of operations."""
        row = self._connection.execute(
            "SELECT (SELECT count(*) FROM annotations), (SELECT count(*) FROM annotations WHERE status = ?), "
            "(SELECT count(*) FROM operations)",
            (Status.ORPHAN.value,),
        ).fetchone()
        return row[0], row[1], row[2]

    def waiting_and_disputed(self, ids: Collection[str]) -> tuple[int, int]:
        """Return how many of these notes wait for their article, and how many have rival texts or were kept."""
        row = self._connection.execute(
            "SELECT total(status = ? AND json_extract(reason, '$[0]') = 'note.waiting') AS waiting, "
            "total(alternatives <> '[]' OR kept) AS disputed FROM annotations "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (Status.ORPHAN.value, json.dumps(list(ids))),
        ).fetchone()
        return int(row["waiting"]), int(row["disputed"])

    # ── for anchoring ─────────────────────────────────────────────────────────────────────────────────

    def unsettled(self) -> list[str]:
        """Return the notes that nobody has looked for in this library yet."""
        return self._ids("WHERE status = ? AND mark = ''", (Status.ORPHAN.value,))

    def around(self, issues: Iterable[tuple[str | None, str | None]], sources: Iterable[str]) -> list[str]:
        """Return the notes of issues (newspaper, date) and of sources (SHA-256): those that their change may move."""
        found: dict[str, None] = {}
        for newspaper, date in issues:
            found.update(dict.fromkeys(self._ids("WHERE newspaper IS ? AND date IS ?", (newspaper, date))))
        for source in sources:
            # An article's id begins with its source's digest; "." comes next after "-".
            stretch = f"{source[:16]}-", f"{source[:16]}."
            found.update(dict.fromkeys(self._ids("WHERE article >= ? AND article < ?", stretch)))
        return list(found)

    def places(self) -> list[str]:
        """Return the articles that notes are said to stand in."""
        found = self._connection.execute(
            "SELECT DISTINCT place_article FROM annotations WHERE place_article IS NOT NULL"
        )
        return [row[0] for row in found]

    def all_ids(self) -> list[str]:
        """Return the ids of all notes."""
        return self._ids("", ())

    def placed(self, article: str) -> list[str]:
        """Return the notes that are said to stand in an article, for sure or as a guess."""
        return self._ids("WHERE place_article = ?", (article,))

    def read_otherwise(self, article: str, mark: str) -> list[str]:
        """Return the notes in an article that were looked for when it read otherwise."""
        return self._ids(
            "WHERE place_article = ? AND status = ? AND mark <> ?", (article, Status.ANCHORED.value, mark)
        )

    def targets(self, ids: Sequence[str]) -> Iterator[tuple[str, Target]]:
        """Yield what notes were put on."""
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            for row in self._connection.execute(
                f"SELECT id, target FROM annotations WHERE id IN ({_marks(batch)})", batch
            ):
                yield row["id"], rows.target_of(row)

    def _ids(self, where: str, values: Sequence[object]) -> list[str]:
        return [row["id"] for row in self._connection.execute(f"SELECT id FROM annotations {where}", values)]

    # ── history ───────────────────────────────────────────────────────────────────────────────────────

    def histories(self, ids: Sequence[str] | None = None) -> Iterator[tuple[str, list[Operation]]]:
        """Yield notes with all that was ever done to each: these, or all that were ever made, deleted ones too."""
        if ids is None:
            yield from _grouped(self._connection.execute("SELECT * FROM operations ORDER BY annotation, seq"))
            return
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            yield from _grouped(
                self._connection.execute(
                    f"SELECT * FROM operations WHERE annotation IN ({_marks(batch)}) ORDER BY annotation, seq",
                    batch,
                )
            )

    def operations(self, annotation: str) -> list[Operation]:
        """Return all that was ever done to a note, in the order in which this library learnt of it."""
        found = self._connection.execute(
            "SELECT * FROM operations WHERE annotation = ? ORDER BY seq", (annotation,)
        )
        return [rows.operation_of(row) for row in found]

    def versions(self, annotation: str) -> list[Version]:
        """Return every text a note ever had, oldest first."""
        said = [item for item in self.operations(annotation) if item.field == history.NOTE and item.value]
        said.sort(key=lambda item: (item.clock, item.at, item.id))
        return [Version(item.value, item.creator, item.at) for item in said]

    def last_operation(self) -> str:
        """Return what tells the state of the history from any other: its length and its last operation."""
        row = self._connection.execute("SELECT seq, id FROM operations ORDER BY seq DESC LIMIT 1").fetchone()
        return "" if row is None else f"{row['seq']}:{row['id']}"

    def fact(self, name: str) -> str | None:
        """Return what was put down under a name."""
        row = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row["value"])


def _grouped(found: Iterable[sqlite3.Row]) -> Iterator[tuple[str, list[Operation]]]:
    for annotation, some in groupby(map(rows.operation_of, found), key=lambda item: item.annotation):
        yield annotation, list(some)


def _condition(wanted: NoteFilter) -> tuple[str, list[object]]:
    """Return a filter as a condition and its values."""
    parts: list[str] = []
    values: list[object] = []

    def add(condition: str, *given: object) -> None:
        parts.append(condition)
        values.extend(given)

    for word in wanted.text.split():
        if folded := fold(word):
            add("instr(a.folded, ?) > 0", folded)
    for tag in wanted.tags:
        add("EXISTS (SELECT 1 FROM tags t WHERE t.annotation = a.id AND t.tag = ?)", tag)
    for column in ("color", "creator", "newspaper", "status", "motivation"):
        if (value := getattr(wanted, column)) is not None:
            add(f"a.{column} = ?", value)
    if wanted.article is not None:
        add("coalesce(a.place_article, a.article) = ?", wanted.article)
    for column, first, last in (
        ("modified", wanted.made_from, wanted.made_to),
        ("date", wanted.date_from, wanted.date_to),
    ):
        if first:
            add(f"a.{column} >= ?", first)
        if last:
            add(f"substr(a.{column}, 1, ?) <= ?", len(last), last)
    if wanted.newspapers:
        add(f"a.newspaper IN ({_marks(wanted.newspapers)})", *wanted.newspapers)
    if wanted.undated:
        add("a.date IS NULL")
    if wanted.ids is not None:
        # One value, however many they are: SQLite takes a limited number of values.
        add("a.id IN (SELECT value FROM json_each(?))", json.dumps(sorted(wanted.ids)))
    if wanted.disputed:
        add("(a.alternatives <> '[]' OR a.kept)")
    return ("WHERE " + " AND ".join(parts) if parts else ""), values


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
