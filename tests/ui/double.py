"""A small library in memory with the facade's signatures, for tests of the window that need no files.

Gates let a test hold an import or a search until it says so: nothing sleeps.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.core.errors import BaokuError, Language, Reason
from reader.core.progress import Progress, Stage
from reader.core.records import (
    Answer,
    Article,
    ArticlePlace,
    ArticleSummary,
    Changes,
    Coverage,
    Failure,
    Hit,
    ImportReport,
    IndexState,
    Issue,
    IssueSummary,
    Join,
    Jumps,
    LibraryStatus,
    Named,
    Neighbours,
    NewspaperSummary,
    PageSummary,
    SearchOptions,
    Snippet,
    SourceInfo,
    Span,
    StoredArticle,
    YearSummary,
)

QUIET = Progress()
SEARCHED = ("kicker", "title", "subtitle", "byline", "body", "caption")


@dataclass
class Gate:
    """Holds whoever passes while it is shut."""

    event: threading.Event = field(default_factory=threading.Event)
    reached: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.event.set()

    def shut(self) -> None:
        self.reached.clear()
        self.event.clear()

    def open(self) -> None:
        self.event.set()

    def passed(self, check: Callable[[], None] = lambda: None) -> None:
        self.reached.set()
        while not self.event.wait(0.005):
            check()


@dataclass(frozen=True)
class Page:
    """A page to import: masthead and articles."""

    issue_id: int
    masthead: Issue
    articles: tuple[Article, ...]


def article(article_id: str, title: str | None, *paragraphs: str, **more: object) -> Article:
    return Article(id=article_id, title=title, paragraphs=paragraphs, lines=(1, 2, 3), **more)


def masthead(newspaper: str | None, date: str | None, page: int | None = 1, **more: object) -> Issue:
    return Issue(newspaper=newspaper, date=date, page=page, **more)


def spans_in(text: str | None, name: str, query: str) -> list[Span]:
    found, start = [], 0
    while text and query and (at := text.find(query, start)) >= 0:
        found.append(Span(name, at, at + len(query)))
        start = at + len(query)
    return found


class Double:
    """The facade over pages in memory; `waiting` pages come in at the next synchronize or import."""

    def __init__(self, pages: tuple[Page, ...] = (), waiting: tuple[Page, ...] = ()) -> None:
        self.pages_in = list(pages)
        self.waiting = list(waiting)
        self.home = Path("/nowhere")
        self.read_only = False
        self.closed = False
        self.import_gate = Gate()
        self.search_gate = Gate()
        self.asked: list[str] = []
        self.imported_paths: list[Path] = []
        self.failed: list[Failure] = []
        self.folders: list[Path] = []
        self.joins: list[Join] = []
        self.parted: list[Join] = []
        self.told: list[Reason] = []

    # bringing in

    def close(self) -> None:
        self.closed = True

    def synchronize(self, progress: Progress = QUIET) -> ImportReport:
        total, done = len(self.waiting), 0
        issues: set[int] = set()
        while self.waiting:
            self.import_gate.passed(progress.check)
            page = self.waiting.pop(0)
            self.pages_in.append(page)
            done += 1
            issues.add(page.issue_id)
            progress.changed(Changes(frozenset({page.issue_id})))
            progress.step(Stage.IMPORTING, done, total, "page")
        return ImportReport(imported=done, articles=done, changes=Changes(frozenset(issues)))

    def import_paths(self, paths: list[Path], progress: Progress = QUIET) -> ImportReport:
        self.imported_paths.extend(paths)
        return replace(self.synchronize(progress), failed=tuple(self.failed))

    def followed_folders(self) -> list[Path]:
        return list(self.folders)

    def unfollow(self, folder: Path) -> None:
        self.folders.remove(folder)

    def failures(self) -> list[Failure]:
        return list(self.failed)

    # reading

    def _year(self, page: Page) -> int | None:
        return int(page.masthead.date[:4]) if page.masthead.date else None

    def _number(self, page: Page) -> int:
        return page.issue_id * 100 + (page.masthead.page if isinstance(page.masthead.page, int) else 0)

    def newspapers(self) -> list[NewspaperSummary]:
        counts: dict[str | None, int] = {}
        for page in self.pages_in:
            counts[page.masthead.newspaper] = counts.get(page.masthead.newspaper, 0) + len(page.articles)
        return [NewspaperSummary(name, counts[name]) for name in sorted(counts, key=lambda n: (n is None, n))]

    def years(self, newspaper: str | None) -> list[YearSummary]:
        counts: dict[int | None, int] = {}
        for page in self.pages_in:
            if page.masthead.newspaper == newspaper:
                counts[self._year(page)] = counts.get(self._year(page), 0) + len(page.articles)
        years = sorted(counts, key=lambda year: (year is None, -(year or 0)))
        return [YearSummary(newspaper, year, counts[year]) for year in years]

    def issues(self, newspaper: str | None, year: int | None) -> list[IssueSummary]:
        found: dict[int, IssueSummary] = {}
        for page in self.pages_in:
            head = page.masthead
            if head.newspaper == newspaper and self._year(page) == year:
                older = found[page.issue_id].articles if page.issue_id in found else 0
                found[page.issue_id] = IssueSummary(
                    page.issue_id,
                    newspaper,
                    head.date,
                    head.evidence.get("date"),
                    head.weekday,
                    head.issue_number,
                    head.total_issue_number,
                    older + len(page.articles),
                )
        return sorted(found.values(), key=lambda issue: issue.date or "", reverse=True)

    def pages(self, issue_id: int) -> list[PageSummary]:
        return [
            PageSummary(self._number(page), issue_id, page.masthead.page, len(page.articles))
            for page in self.pages_in
            if page.issue_id == issue_id
        ]

    def articles(self, page_id: int) -> list[ArticleSummary]:
        return [
            ArticleSummary(one.id, page_id, one.kind, one.title, one.body[:60])
            for page in self.pages_in
            if self._number(page) == page_id
            for one in page.articles
        ]

    def _find(self, article_id: str) -> tuple[Page, Article]:
        for page in self.pages_in:
            for one in page.articles:
                if one.id == article_id:
                    return page, one
        raise BaokuError("article.unknown", id=article_id)

    def article(self, article_id: str) -> StoredArticle:
        page, one = self._find(article_id)
        issue = next(
            i for i in self.issues(page.masthead.newspaper, self._year(page)) if i.id == page.issue_id
        )
        summary = next(p for p in self.pages(page.issue_id) if p.id == self._number(page))
        return StoredArticle(one, page.masthead, issue, summary, SourceInfo("a.txt", "0" * 64, "utf-8", 30))

    def place(self, article_id: str) -> ArticlePlace:
        page, one = self._find(article_id)
        return ArticlePlace(
            page.masthead.newspaper, self._year(page), page.issue_id, self._number(page), one.id
        )

    def neighbours(self, article_id: str) -> Neighbours:
        page, _one = self._find(article_id)
        ids = [one.id for one in page.articles]
        at = ids.index(article_id)
        return Neighbours(
            previous_article=ids[at - 1] if at else None,
            next_article=ids[at + 1] if at + 1 < len(ids) else None,
        )

    def joins_of(self, article_id: str) -> tuple[Join | None, Join | None]:
        self._find(article_id)
        as_tail = next((join for join in self.joins if join.tail.article_id == article_id), None)
        as_head = next((join for join in self.joins if join.head.article_id == article_id), None)
        return as_tail, as_head

    def jumps(self) -> Jumps:
        return Jumps(tuple(self.joins), tuple(self.parted))

    def part(self, head: str, tail: str) -> None:
        self.parted += [pair for pair in self.joins if pair.head.article_id == head]
        self.joins = [pair for pair in self.joins if pair.tail.article_id != tail]

    def rejoin(self, head: str, tail: str) -> None:
        self.joins += [pair for pair in self.parted if pair.head.article_id == head]
        self.parted = [pair for pair in self.parted if pair.tail.article_id != tail]

    def places(self, article_id: str, query: str) -> tuple[Span, ...]:
        one = self.article(article_id).article
        return tuple(span for name in SEARCHED for span in spans_in(getattr(one, name), name, query))

    def named(self, article_id: str) -> Named:
        one = self.article(article_id).article
        return Named(tuple(one.reporters), ("清溪市",), ())

    def mended(self) -> list[Reason]:
        return list(self.told)

    # searching

    def search(
        self,
        query: str,
        options: SearchOptions = SearchOptions(),  # noqa: B008 - frozen
        language: Language = Language.CHINESE,
    ) -> Answer:
        self.asked.append(query)
        self.search_gate.passed()
        hits = [
            hit for page in self.pages_in for one in page.articles if (hit := self._hit(page, one, query))
        ]
        end = None if options.limit is None else options.offset + options.limit
        coverage = Coverage(
            sum(len(p.articles) for p in self.pages_in), len(self.pages_in), len(self.failed), 0
        )
        return Answer(query, query, len(hits), tuple(hits[options.offset : end]), coverage, 1.0)

    def _hit(self, page: Page, one: Article, query: str) -> Hit | None:
        spans = [span for name in SEARCHED for span in spans_in(getattr(one, name), name, query)]
        if not spans:
            return None
        text = one.body[:80]
        marks = tuple((span.start, span.end) for span in spans_in(text, "body", query))
        head = page.masthead
        return Hit(
            one.id,
            head.newspaper,
            head.date,
            head.page,
            one.title,
            one.body[:60],
            Snippet(text, marks),
            tuple(spans),
        )

    # care

    def status(self) -> LibraryStatus:
        articles = sum(len(page.articles) for page in self.pages_in)
        issues = len({page.issue_id for page in self.pages_in})
        state = IndexState("double", "ready", articles, 0, 0)
        return LibraryStatus(
            self.home, len(self.newspapers()), issues, articles, tuple(self.failed), state, self.read_only
        )

    def rebuild_index(self, engine: str | None = None, progress: Progress = QUIET) -> IndexState:
        progress.step(Stage.INDEXING, 1, 1)
        return self.status().index
