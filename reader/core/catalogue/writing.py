"""What changes the catalogue: taking in sources, noting files, removing what a newer edition replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.core.catalogue import rows, sums
from reader.core.records import Failure, Issue, ParsedPage, SourceInfo

ADD_ARTICLE = (
    f"INSERT INTO articles ({rows.ARTICLE_VALUES}, sum) "
    f"VALUES ({', '.join('?' * (len(rows.ARTICLE_VALUES.split(',')) + 1))})"
)

REPORTER, CORRESPONDENT = "reporter", "correspondent"


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when last looked at; `source` is the row of what it gave, if it gave anything."""

    size: int
    mtime_ns: int
    source: int | None
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of the catalogue. `complete` is false while records of a JSON Lines source are still to come."""

    id: int
    info: SourceInfo
    kind: str
    parser: str
    complete: bool


class Writer:
    """Changes inside one transaction; the catalogue hands it out and commits."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.issues: set[int] = set()
        """Issues touched so far."""
        self.articles = 0
        """Articles added so far."""

    def add_source(
        self, info: SourceInfo, text_sha256: str, kind: str, parser: str, *, complete: bool = True
    ) -> int:
        """Add a source and return its row."""
        (row,) = self._connection.execute(
            "INSERT INTO sources (sha256, text_sha256, kind, path, encoding, line_count, parser, complete) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                info.sha256,
                text_sha256,
                kind,
                rows.path_text(info.path),
                info.encoding,
                info.lines,
                parser,
                complete,
            ),
        ).fetchone()
        self._sum("sources", row)
        return int(row)

    def _sum(self, table: str, row: int) -> None:
        """Set the sum of a row that was written."""
        self._connection.execute(sums.SET_SUM[table], (row,))

    def complete_source(self, source: int, line_count: int) -> None:
        """Note that every record of a source is in."""
        self._connection.execute(
            "UPDATE sources SET complete = 1, line_count = ? WHERE id = ?", (line_count, source)
        )
        self._sum("sources", source)

    def add_page(self, page: ParsedPage, source: int) -> None:
        """Add a page with its articles to the issue it states, which is made if it is new."""
        issue = self._issue(page.issue, page.source.sha256)
        row = self._page(issue, source, page)
        articles = [rows.article_row(article, row, source) for article in page.articles]
        self._connection.executemany(ADD_ARTICLE, ((*values, sums.sum_of(values)) for values in articles))
        self._connection.executemany(
            "INSERT INTO bylines (article, role, name, sum) SELECT key, ?, ?, ? FROM articles WHERE id = ?",
            (
                (role, name, sums.sum_of((role, name)), article.id)
                for article in page.articles
                for role, names in ((REPORTER, article.reporters), (CORRESPONDENT, article.correspondents))
                for name in dict.fromkeys(names)
            ),
        )
        self.articles += len(articles)
        self.issues.add(issue)

    def _issue(self, stated: Issue, sha256: str) -> int:
        """Return the row of an issue.

        Pages share it that state the same newspaper and date; where either is not stated, only pages of one
        source do: that two unnamed pages belong together would be invented.
        """
        known = stated.newspaper and stated.date
        identity = rows.dump([stated.newspaper, stated.date] + ([] if known else [sha256]))
        row, stated_sum, *values = self._connection.execute(
            "INSERT INTO issues (identity, newspaper, date, date_evidence, weekday, issue_number, "
            "total_issue_number) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (identity) DO UPDATE SET weekday = coalesce(weekday, excluded.weekday), "
            "issue_number = coalesce(issue_number, excluded.issue_number), "
            "total_issue_number = coalesce(total_issue_number, excluded.total_issue_number) "
            f"RETURNING id, sum, {sums.SUMMED['issues']}",
            (
                identity,
                stated.newspaper,
                stated.date,
                stated.evidence.get("date"),
                stated.weekday,
                stated.issue_number,
                stated.total_issue_number,
            ),
        ).fetchone()
        if stated_sum != sums.sum_of(values):  # most pages find their issue as it is
            self._sum("issues", row)
        return int(row)

    def _page(self, issue: int, source: int, page: ParsedPage) -> int:
        """Return the row of a page; records of one source that state the same page share it."""
        number = rows.number_text(page.issue.page)
        found = self._connection.execute(
            # The plus keeps SQLite from going through all pages of the source, which may be many thousands.
            "SELECT id FROM pages WHERE issue = ? AND position = ? AND +source = ?",
            (issue, rows.position(page.issue.page), source),
        ).fetchone()
        if found is not None:
            return int(found["id"])
        values = (
            issue,
            source,
            number,
            rows.position(page.issue.page),
            rows.issue_dump(page.issue),
            rows.leftovers_dump((*page.leftovers, *page.masthead, *page.stated)),
        )
        (row,) = self._connection.execute(
            "INSERT INTO pages (issue, source, number, position, masthead, leftovers, sum) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (*values, sums.sum_of(values)),
        ).fetchone()
        return int(row)

    def remove_pages(self, source: int) -> None:
        """Remove what a source gave (not the source), and issues that are left empty."""
        touched = self._connection.execute("SELECT DISTINCT issue FROM pages WHERE source = ?", (source,))
        issues = [row["issue"] for row in touched]
        self._connection.execute("DELETE FROM articles WHERE source = ?", (source,))
        self._connection.execute("DELETE FROM pages WHERE source = ?", (source,))
        for issue in issues:
            self._connection.execute(
                "DELETE FROM issues WHERE id = ? AND NOT EXISTS (SELECT 1 FROM pages WHERE issue = issues.id)",
                (issue,),
            )
        self.issues.update(issues)

    def begin_again(self, source: int) -> None:
        """Remove what a source of records gave, and note that all of them are to come."""
        self.remove_pages(source)
        self._connection.execute("UPDATE sources SET complete = 0 WHERE id = ?", (source,))
        self._sum("sources", source)

    def remove_source(self, source: int) -> None:
        """Remove a source and all that it gave."""
        self.remove_pages(source)
        self._connection.execute("DELETE FROM sources WHERE id = ?", (source,))

    def set_reading(self, source: int, parser: str, text_sha256: str) -> None:
        """Note by which version of the parser, with which profiles, a source was read, and the digest of its text."""
        self._connection.execute(
            "UPDATE sources SET parser = ?, text_sha256 = ? WHERE id = ?", (parser, text_sha256, source)
        )
        self._sum("sources", source)

    def note_file(
        self, path: str, size: int, mtime_ns: int, source: int | None, failures: Iterable[Failure] = ()
    ) -> None:
        """Note what a file gave, and take it off the queue."""
        self._connection.execute(
            "INSERT INTO files (path, size, mtime_ns, source, failures) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (path) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns, "
            "source = excluded.source, failures = excluded.failures",
            (rows.path_text(path), size, mtime_ns, source, rows.failures_dump(failures)),
        )
        self.unqueue(path)

    def forget_file(self, path: str) -> None:
        """Forget a file, and take it off the queue; what it gave stays."""
        self._connection.execute("DELETE FROM files WHERE path = ?", (rows.path_text(path),))
        self.unqueue(path)

    def enqueue(self, paths: Sequence[str]) -> None:
        """Put files on the queue of an import."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO queue (path) VALUES (?)", ((rows.path_text(path),) for path in paths)
        )

    def unqueue(self, path: str) -> None:
        """Take a file off the queue."""
        self._connection.execute("DELETE FROM queue WHERE path = ?", (rows.path_text(path),))
