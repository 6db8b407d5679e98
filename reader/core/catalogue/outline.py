"""The catalogue in outline: every issue, page and headline, read through once, to go to them by typing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from reader.core.catalogue import rows
from reader.core.catalogue.tally import BY_ISSUE
from reader.core.records import ArticleSummary, IssueSummary, PageNumber

AT_ONCE = 500


class OutlineReader:
    """Questions about all of the library at once, over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def issues(self) -> list[IssueSummary]:
        """Return every issue that has articles, newest first, by stated or inferred date; the undated last."""
        found = self._connection.execute(
            f"SELECT i.*, n.articles FROM {BY_ISSUE} n JOIN issues i ON n.issue = i.id "
            "ORDER BY coalesce(i.date, i.date_evidence) DESC NULLS LAST, i.newspaper, i.id"
        )
        return [rows.issue_summary(row) for row in found]

    def pages(self) -> Iterator[tuple[int, int, PageNumber | None]]:
        """Yield of every page its id, its issue's id and its number."""
        for row in self._connection.execute("SELECT id, issue, number FROM pages"):
            yield row["id"], row["issue"], rows.number_value(row["number"])

    def headlines(self) -> Iterator[tuple[str, int, str]]:
        """Yield of every article its id, its page's id and its headline, its first words where it has none."""
        for row in self._connection.execute(
            "SELECT id, page, title, CASE WHEN title IS NULL THEN caption END AS caption, "
            "CASE WHEN title IS NULL THEN substr(body, 1, 80) END AS start FROM articles"
        ):
            text = row["title"]
            if text is None:
                text = rows.opening(row["start"].split("\n"), row["caption"])
            yield row["id"], row["page"], text

    def summaries(self, ids: Sequence[str]) -> dict[str, ArticleSummary]:
        """Return articles as a list shows them, by their ids; those that have gone are left out."""
        found: dict[str, ArticleSummary] = {}
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            marks = ", ".join("?" * len(some))
            for row in self._connection.execute(
                "SELECT id, page, kind, title, caption, substr(body, 1, 80) AS start FROM articles "
                f"WHERE id IN ({marks})",
                tuple(some),
            ):
                found[row["id"]] = rows.article_summary(row)
        return found

    def first_of_issue(self, issue: int) -> str | None:
        """Return the first article of an issue."""
        row = self._connection.execute(
            "SELECT a.id FROM articles a JOIN pages p ON a.page = p.id WHERE p.issue = ? "
            "ORDER BY p.position, p.id, a.first_line LIMIT 1",
            (issue,),
        ).fetchone()
        return None if row is None else row["id"]
