"""Whole pages as notes look for their words in them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.catalogue import rows
from reader.core.records import Article, PageNumber

BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page as one source gave it: its row, its source's SHA-256, and what the issue and the page state."""

    id: int
    source: str
    newspaper: str | None
    date: str | None
    number: PageNumber | None


SELECT_PAGE: Final = (
    "SELECT p.id, s.sha256, i.newspaper, i.date, p.number FROM pages p "
    "JOIN issues i ON p.issue = i.id JOIN sources s ON p.source = s.id "
)


class PageTexts:
    """Questions of notes to the catalogue, over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def page_of(self, page: int) -> PageRow | None:
        """Return a page by its row."""
        return next(iter(self._pages("WHERE p.id = ?", page)), None)

    def of_source(self, sha256: str) -> list[PageRow]:
        """Return the pages that a source gave."""
        return self._pages("WHERE s.sha256 = ? ORDER BY p.position, p.id", sha256)

    def of_issue(self, newspaper: str, date: str) -> list[PageRow]:
        """Return the pages of an issue, those last taken in first."""
        return self._pages("WHERE i.newspaper = ? AND i.date = ? ORDER BY p.id DESC", newspaper, date)

    def reading(self, newspaper: str | None, date: str | None, words: Sequence[str]) -> list[PageRow]:
        """Return the pages of issues that state the same, also that they state nothing, on which such words stand.

        Those with most of the words come first; ten at most, because every one of them is looked through.
        """
        found: dict[int, int] = {}
        for word in dict.fromkeys(words):
            for row in self._connection.execute(
                "SELECT DISTINCT a.page FROM issues i JOIN pages p ON p.issue = i.id "
                "JOIN articles a ON a.page = p.id WHERE i.newspaper IS ?2 AND i.date IS ?3 "
                "AND (instr(a.body, ?1) OR instr(a.title, ?1) OR instr(a.caption, ?1) OR instr(a.kicker, ?1) "
                "OR instr(a.subtitle, ?1)) LIMIT 100",
                (word, newspaper, date),
            ):
                found[row["page"]] = found.get(row["page"], 0) + 1
        best = sorted(found, key=lambda page: (-found[page], -page))[:10]
        return [row for page in best if (row := self.page_of(page)) is not None]

    def _pages(self, rest: str, *values: object) -> list[PageRow]:
        return [
            PageRow(row["id"], row["sha256"], row["newspaper"], row["date"], rows.number_value(row["number"]))
            for row in self._connection.execute(SELECT_PAGE + rest, values)
        ]

    def articles(self, page: int, line: int, limit: int) -> list[Article]:
        """Return a page's articles in their order, at most `limit`, then those that begin nearest to a source line."""
        found = self._connection.execute(
            f"SELECT {rows.ARTICLE_COLUMNS} FROM articles WHERE page = ? "
            "ORDER BY abs(first_line - ?), first_line LIMIT ?",
            (page, line, limit),
        ).fetchall()
        return [rows.article(row) for row in sorted(found, key=lambda row: int(row["first_line"]))]

    def leftovers(self, page: int) -> list[str]:
        """Return what stands on a page in no article."""
        row = self._connection.execute("SELECT leftovers FROM pages WHERE id = ?", (page,)).fetchone()
        return [] if row is None else [str(one["text"]) for one in json.loads(row["leftovers"])]

    def known(self, article_ids: Sequence[str]) -> set[str]:
        """Return which of these articles the catalogue holds under these very ids."""
        known: set[str] = set()
        for start in range(0, len(article_ids), BATCH):
            batch = article_ids[start : start + BATCH]
            found = self._connection.execute(
                f"SELECT id FROM articles WHERE id IN ({', '.join('?' * len(batch))})", batch
            )
            known.update(row["id"] for row in found)
        return known

    def keys(self, article_ids: Sequence[str]) -> list[int]:
        """Return the keys of those of these articles that the catalogue holds, in ascending order."""
        keys: list[int] = []
        for start in range(0, len(article_ids), BATCH):
            batch = article_ids[start : start + BATCH]
            found = self._connection.execute(
                f"SELECT key FROM articles WHERE id IN ({', '.join('?' * len(batch))})", batch
            )
            keys.extend(row["key"] for row in found)
        return sorted(keys)

    # ── what has changed ──────────────────────────────────────────────────────────────────────────────

    def last_key(self) -> int:
        """Return the highest key ever given; it rises with every article that is put in, also again."""
        row = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
        return 0 if row is None else int(row["seq"])

    def issues_since(self, key: int) -> list[tuple[str | None, str | None]]:
        """Return newspaper and date of the issues that were given articles after a key."""
        found = self._connection.execute(
            "SELECT DISTINCT i.newspaper, i.date FROM articles a JOIN pages p ON a.page = p.id "
            "JOIN issues i ON p.issue = i.id WHERE a.key > ?",
            (key,),
        )
        return [(row["newspaper"], row["date"]) for row in found]

    def sources_since(self, key: int) -> list[str]:
        """Return the SHA-256 of the sources that gave articles after a key."""
        found = self._connection.execute(
            "SELECT DISTINCT s.sha256 FROM articles a JOIN sources s ON a.source = s.id WHERE a.key > ?",
            (key,),
        )
        return [row["sha256"] for row in found]
