"""What is read from the catalogue: the tree, articles, their neighbours, sources and files."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from reader.core.catalogue import rows
from reader.core.catalogue.tally import Counts
from reader.core.catalogue.writing import FileState, SourceRow
from reader.core.errors import BaokuError
from reader.core.records import (
    ArticlePlace,
    ArticleSummary,
    Failure,
    IssueSummary,
    JumpHalf,
    Kind,
    Neighbours,
    NewspaperSummary,
    PageSummary,
    Signature,
    StoredArticle,
    YearSummary,
)

COUNT_OF_ISSUE = "(SELECT count(*) FROM articles a JOIN pages p ON a.page = p.id WHERE p.issue = i.id)"
COUNT_OF_PAGE = "(SELECT count(*) FROM articles a WHERE a.page = p.id)"


class Reader:
    """Questions to the catalogue over one connection."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        counts: Callable[[], Counts],
        former: Callable[[str], str | None] = lambda _article_id: None,
    ) -> None:
        """`counts` are those of `Tally`; `former` tells where an article of a former edition stands now."""
        self._connection = connection
        self._counts = counts
        self._former = former

    # ── the tree ──────────────────────────────────────────────────────────────────────────────────────

    def newspapers(self) -> list[NewspaperSummary]:
        """Return the newspapers by name, the unnamed last."""
        articles = Counter[str | None]()
        for (name, _year), number in self._counts().items():
            articles[name] += number
        order = sorted(articles, key=lambda name: (name is None, name or ""))
        return [NewspaperSummary(name, articles[name]) for name in order]

    def years(self, newspaper: str | None) -> list[YearSummary]:
        """Return a newspaper's years, newest first, the undated last."""
        articles = {year: number for (name, year), number in self._counts().items() if name == newspaper}
        order = sorted(articles, key=lambda year: (year is None, -(year or 0)))
        return [YearSummary(newspaper, year, articles[year]) for year in order]

    def issues(self, newspaper: str | None, year: int | None) -> list[IssueSummary]:
        """Return the issues of a newspaper's year, newest first."""
        when = "i.date IS NULL" if year is None else "i.date LIKE ?"
        found = self._connection.execute(
            f"SELECT i.*, {COUNT_OF_ISSUE} AS articles FROM issues i WHERE i.newspaper IS ? AND {when} "
            "ORDER BY coalesce(i.date, i.date_evidence) DESC NULLS LAST, i.id",
            (newspaper,) if year is None else (newspaper, f"{year:04d}-%"),
        )
        return [rows.issue_summary(row) for row in found]

    def pages(self, issue: int) -> list[PageSummary]:
        """Return an issue's pages in their printed order."""
        found = self._connection.execute(
            f"SELECT p.*, {COUNT_OF_PAGE} AS articles FROM pages p WHERE p.issue = ? ORDER BY p.position, p.id",
            (issue,),
        )
        return [rows.page_summary(row) for row in found]

    def articles(self, page: int) -> list[ArticleSummary]:
        """Return a page's articles in their order on the page."""
        found = self._connection.execute(
            "SELECT id, page, kind, title, caption, substr(body, 1, 80) AS start FROM articles "
            "WHERE page = ? ORDER BY first_line",
            (page,),
        )
        return [rows.article_summary(row) for row in found]

    def signatures(self, newspaper: str | None = None) -> list[Signature]:
        """Return the names in the bylines of a newspaper, or of all, those over the most articles first."""
        found = self._connection.execute(
            "SELECT b.name, b.role, count(*) AS articles FROM bylines b JOIN articles a ON b.article = a.key "
            "JOIN pages p ON a.page = p.id JOIN issues i ON p.issue = i.id WHERE ? IS NULL OR i.newspaper = ? "
            "GROUP BY b.name, b.role ORDER BY articles DESC, b.name, b.role",
            (newspaper, newspaper),
        )
        return [Signature(row["name"], row["role"], row["articles"]) for row in found]

    # ── an article ────────────────────────────────────────────────────────────────────────────────────

    def article(self, article_id: str) -> StoredArticle:
        """Return an article with all that stands around it. Raises BaokuError (article.unknown)."""
        row = self._article_row(article_id)
        page = self._connection.execute(
            f"SELECT p.*, {COUNT_OF_PAGE} AS articles FROM pages p WHERE p.id = ?",
            (row["page"],),
        ).fetchone()
        issue = self._connection.execute(
            f"SELECT i.*, {COUNT_OF_ISSUE} AS articles FROM issues i WHERE i.id = ?",
            (page["issue"],),
        ).fetchone()
        source = self._connection.execute("SELECT * FROM sources WHERE id = ?", (row["source"],)).fetchone()
        return StoredArticle(
            article=rows.article(row),
            masthead=rows.issue_load(page["masthead"]),
            issue=rows.issue_summary(issue),
            page=rows.page_summary(page),
            source=rows.source_info(source),
        )

    def current_id(self, article_id: str) -> str:
        """Return the id of the article that now holds what an id names; the same id if none does."""
        known = self._connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone()
        try:
            return article_id if known else str(self._article_row(article_id)["id"])
        except BaokuError:
            return article_id

    def _article_row(self, article_id: str) -> sqlite3.Row:
        """Return the row of an article by its id, or of the one that now holds what the id names.

        Raises BaokuError (article.unknown).
        """
        row = self._row_of_line(article_id)
        if row is None and (now := self._former(article_id)) is not None:
            row = self._row_of_line(now)
        if row is None:
            raise BaokuError("article.unknown", id=article_id)
        return row

    def _row_of_line(self, article_id: str) -> sqlite3.Row | None:
        """Return the row of an article by its id, or of the one that now holds the id's line; None if none does."""
        exact: sqlite3.Row | None = self._connection.execute(
            f"SELECT {rows.ARTICLE_COLUMNS} FROM articles WHERE id = ?",
            (article_id,),
        ).fetchone()
        if exact is not None:
            return exact
        digest, dash, line = article_id.rpartition("-")
        if dash and line.isascii() and line.isdigit() and len(line) < 16:
            # The article above the line whose lines include it; stories on a page may interleave.
            row: sqlite3.Row
            for row in self._connection.execute(
                f"SELECT {rows.ARTICLE_COLUMNS} FROM articles WHERE first_line <= ? AND source = "
                "(SELECT id FROM sources WHERE substr(sha256, 1, 16) = ?) ORDER BY first_line DESC",
                (int(line), digest),
            ):
                if int(line) in rows.article(row).lines:
                    return row
        return None

    def key(self, article_id: str) -> int:
        """Return the key of an article. Raises BaokuError (article.unknown)."""
        return int(self._article_row(article_id)["key"])

    def place(self, article_id: str) -> ArticlePlace:
        """Return where an article stands in the tree. Raises BaokuError (article.unknown)."""
        row = self._article_row(article_id)
        issue = self._connection.execute(
            "SELECT i.* FROM issues i JOIN pages p ON p.issue = i.id WHERE p.id = ?", (row["page"],)
        ).fetchone()
        year = int(issue["date"][:4]) if issue["date"] else None
        return ArticlePlace(issue["newspaper"], year, issue["id"], row["page"], row["id"])

    def neighbours(self, article_id: str) -> Neighbours:
        """Return what comes before and after an article. Raises BaokuError (article.unknown)."""
        here = self._article_row(article_id)
        page = self._connection.execute("SELECT * FROM pages WHERE id = ?", (here["page"],)).fetchone()
        previous_pages, next_pages = self._around_page(page)
        previous_issue, next_issue = self._around_issue(page["issue"])
        before = self._one(
            "SELECT id FROM articles WHERE page = ? AND first_line < ? ORDER BY first_line DESC",
            page["id"],
            here["first_line"],
        )
        after = self._one(
            "SELECT id FROM articles WHERE page = ? AND first_line > ? ORDER BY first_line",
            page["id"],
            here["first_line"],
        )
        first = "SELECT id FROM articles WHERE page = ? ORDER BY first_line"
        last = "SELECT id FROM articles WHERE page = ? ORDER BY first_line DESC"
        return Neighbours(
            previous_article=before or self._one(last, previous_pages),
            next_article=after or self._one(first, next_pages),
            previous_page=self._one(first, previous_pages),
            next_page=self._one(first, next_pages),
            previous_issue=self._first_of_issue(previous_issue),
            next_issue=self._first_of_issue(next_issue),
        )

    def _around_page(self, page: sqlite3.Row) -> tuple[int | None, int | None]:
        """Return the nearest pages of the same issue, before and after, that have articles."""
        around = []
        for sign, order in (("<", "DESC"), (">", "ASC")):
            around.append(
                self._one(
                    f"SELECT p.id FROM pages p WHERE p.issue = ? AND (p.position, p.id) {sign} (?, ?) "
                    "AND EXISTS (SELECT 1 FROM articles a WHERE a.page = p.id) "
                    f"ORDER BY p.position {order}, p.id {order}",
                    page["issue"],
                    page["position"],
                    page["id"],
                )
            )
        return around[0], around[1]

    def _around_issue(self, issue: int) -> tuple[int | None, int | None]:
        """Return the nearest issues of the same newspaper by date, stated or inferred; the undated come last."""
        (newspaper,) = self._connection.execute(
            "SELECT newspaper FROM issues WHERE id = ?", (issue,)
        ).fetchone()
        when = "coalesce(date, date_evidence, '~')"
        around = []
        for sign, order in (("<", "DESC"), (">", "ASC")):
            around.append(
                self._one(
                    f"SELECT id FROM issues i WHERE newspaper IS ? AND ({when}, id) {sign} "
                    f"(SELECT {when}, id FROM issues WHERE id = ?) AND EXISTS "
                    "(SELECT 1 FROM articles a JOIN pages p ON a.page = p.id WHERE p.issue = i.id) "
                    f"ORDER BY {when} {order}, id {order}",
                    newspaper,
                    issue,
                )
            )
        return around[0], around[1]

    def _first_of_issue(self, issue: int | None) -> str | None:
        first: str | None = self._one(
            "SELECT a.id FROM articles a JOIN pages p ON a.page = p.id WHERE p.issue = ? "
            "ORDER BY p.position, p.id, a.first_line",
            issue,
        )
        return first

    def jump_halves(self, issue: int | None = None) -> list[JumpHalf]:
        """Return the articles that jump to or come from another page, of an issue or of all, issue by issue.

        Items of a 导读 box name a page too, but are no half of the story there.
        """
        found = self._connection.execute(
            "SELECT a.id, a.title, a.caption, substr(a.body, 1, 80) AS start, a.jump_to, a.jump_from, a.details, "
            "p.number, p.issue, i.newspaper, i.date FROM articles a JOIN pages p ON a.page = p.id "
            "JOIN issues i ON p.issue = i.id WHERE coalesce(a.jump_to, a.jump_from) IS NOT NULL "
            "AND a.kind <> ? AND (? IS NULL OR p.issue = ?) ORDER BY p.issue, p.position, a.first_line",
            (Kind.GUIDE.value, issue, issue),
        )
        return [rows.jump_half(row) for row in found]

    def _one(self, sql: str, *values: object) -> Any:
        row = self._connection.execute(sql + " LIMIT 1", values).fetchone()
        return None if row is None else row[0]

    # ── sources and files ─────────────────────────────────────────────────────────────────────────────

    def source(self, sha256: str) -> SourceRow | None:
        """Return the source of a digest."""
        return self._source("sha256 = ?", sha256)

    def source_of_text(self, text_sha256: str) -> SourceRow | None:
        """Return the source whose text has a digest, whatever its encoding and its form are."""
        return self._source("text_sha256 = ?", text_sha256)

    def source_by_row(self, source: int) -> SourceRow | None:
        """Return the source of a row."""
        return self._source("id = ?", source)

    def _source(self, condition: str, value: object) -> SourceRow | None:
        row = self._connection.execute(
            f"SELECT * FROM sources WHERE {condition} LIMIT 1",
            (value,),
        ).fetchone()
        return None if row is None else _source_row(row)

    def outdated_sources(self, parser: str) -> Iterator[SourceRow]:
        """Yield the sources read by another version of the parser or with other profiles."""
        found = self._connection.execute("SELECT * FROM sources WHERE parser <> ?", (parser,)).fetchall()
        return (_source_row(row) for row in found)

    def incomplete_sources(self) -> list[SourceRow]:
        """Return the sources of which records are still to come."""
        return [_source_row(r) for r in self._connection.execute("SELECT * FROM sources WHERE complete = 0")]

    def articles_of(self, source: int) -> int:
        """Return how many articles a source gave."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM articles WHERE source = ?", (source,)
        ).fetchone()
        return int(count)

    def bodies_of(self, source: int) -> Iterator[str]:
        """Yield what the articles of a source say, headline and body."""
        found = self._connection.execute(
            "SELECT coalesce(title, '') || char(10) || body AS text FROM articles WHERE source = ?", (source,)
        )
        return (row["text"] for row in found)

    def last_line_of(self, source: int) -> int:
        """Return the last source line that began an article, 0 if none did."""
        (line,) = self._connection.execute(
            "SELECT coalesce(max(first_line), 0) FROM articles WHERE source = ?", (source,)
        ).fetchone()
        return int(line)

    def file(self, path: str) -> FileState | None:
        """Return how a file was when last looked at."""
        row = self._connection.execute(
            "SELECT * FROM files WHERE path = ?", (rows.path_text(path),)
        ).fetchone()
        return None if row is None else _file_state(path, row)

    def failed_files(self) -> list[tuple[str, FileState]]:
        """Return the paths of the files of which something could not be taken in, and how they were."""
        found = self._connection.execute(
            "SELECT * FROM files WHERE failures <> '[]' ORDER BY path"
        ).fetchall()
        paths = (rows.path_value(row["path"]) for row in found)
        return [(path, _file_state(path, row)) for path, row in zip(paths, found, strict=True)]

    def files_of(self, source: int) -> list[str]:
        """Return the paths of the files that gave a source."""
        found = self._connection.execute("SELECT path FROM files WHERE source = ? ORDER BY path", (source,))
        return [rows.path_value(row["path"]) for row in found]

    def failures(self) -> list[Failure]:
        """Return what could not be taken in when last tried."""
        return [failure for _path, state in self.failed_files() for failure in state.failures]

    def queue(self) -> list[str]:
        """Return the files that an import still has to take."""
        return [
            rows.path_value(row["path"])
            for row in self._connection.execute("SELECT path FROM queue ORDER BY rowid")
        ]

    def counts(self) -> tuple[int, int, int, int]:
        """Return the numbers of newspapers, issues, articles and files that failed."""
        row = self._connection.execute(
            "SELECT (SELECT count(*) FROM (SELECT DISTINCT newspaper FROM issues)), "
            "(SELECT count(*) FROM issues), (SELECT count(*) FROM articles), "
            "(SELECT count(*) FROM files WHERE failures <> '[]')"
        ).fetchone()
        return row[0], row[1], row[2], row[3]


def _file_state(path: str, row: sqlite3.Row) -> FileState:
    failures = rows.failures_load(path, row["failures"])
    return FileState(row["size"], row["mtime_ns"], row["source"], failures)


def _source_row(row: sqlite3.Row) -> SourceRow:
    return SourceRow(row["id"], rows.source_info(row), row["kind"], row["parser"], bool(row["complete"]))
