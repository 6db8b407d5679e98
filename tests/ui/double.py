"""A small library in memory with the facade's signatures, for tests of the window that need no files.

Gates let a test hold an import or a search until it says so: nothing sleeps.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.core.errors import BaokuError, Language, Reason
from reader.core.going import Going
from reader.core.handing import HandingOut
from reader.core.noted import Color, Counted, NotePage, NotesStatus
from reader.core.progress import Progress, Stage
from reader.core.records import (
    Alike,
    Answer,
    Article,
    ArticlePlace,
    ArticleSummary,
    Bookmark,
    Changes,
    Completes,
    Completion,
    Coverage,
    Facets,
    Failure,
    Hit,
    ImportReport,
    IndexState,
    Issue,
    IssueSummary,
    Join,
    JumpHalf,
    Jumps,
    LibraryStatus,
    LineRole,
    Named,
    Neighbours,
    NewspaperSummary,
    Occurrence,
    PageNumber,
    PageSource,
    PageSummary,
    Related,
    SavedSearch,
    SearchOptions,
    Snippet,
    SourceInfo,
    Span,
    StoredArticle,
    Suggestion,
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
    """Return an article whose headline is line 2 of its source, and every paragraph one line behind it."""
    lines = tuple(range(2, len(paragraphs) + 3))
    body = tuple((line,) for line in lines[1:])
    return Article(
        id=article_id, title=title, paragraphs=paragraphs, paragraph_lines=body, lines=lines, **more
    )


def masthead(newspaper: str | None, date: str | None, page: int | None = 1, **more: object) -> Issue:
    return Issue(newspaper=newspaper, date=date, page=page, **more)


def spans_in(text: str | None, name: str, query: str) -> list[Span]:
    found, start = [], 0
    while text and query and (at := text.find(query, start)) >= 0:
        found.append(Span(name, at, at + len(query)))
        start = at + len(query)
    return found


class DoubleSaved:
    """Saved searches in memory."""

    def __init__(self) -> None:
        self.kept: list[SavedSearch] = []
        self.trouble: Reason | None = None

    def all(self) -> tuple[SavedSearch, ...]:
        return tuple(self.kept)

    def save(self, search: SavedSearch) -> None:
        self.kept = [one for one in self.kept if one.name != search.name] + [search]

    def rename(self, old: str, new: str) -> None:
        if new in (one.name for one in self.kept):
            raise BaokuError("searches.exists", name=new)
        self.kept = [replace(one, name=new) if one.name == old else one for one in self.kept]

    def delete(self, name: str) -> None:
        self.kept = [one for one in self.kept if one.name != name]

    def arrange(self, names: tuple[str, ...]) -> None:
        self.kept.sort(key=lambda one: names.index(one.name))


class DoubleBookmarks:
    """Bookmarks in memory."""

    def __init__(self) -> None:
        self.kept: list[Bookmark] = []
        self.trouble: Reason | None = None

    def all(self) -> tuple[Bookmark, ...]:
        return tuple(self.kept)

    def add(self, stored: StoredArticle) -> None:
        one = stored.article
        self.kept.insert(
            0,
            Bookmark(one.id, one.title, one.body[:40], stored.issue.newspaper, stored.issue.date, "1", ""),
        )

    def remove(self, article: str) -> None:
        self.kept = [one for one in self.kept if one.article != article]

    def holds(self, article: str) -> bool:
        return any(one.article == article for one in self.kept)


class DoubleNotes:
    """A library without notes; tests of notes take the real one."""

    writable = True
    can_undo = can_redo = False
    author = ""

    def of_article(self, article_id: str) -> list[object]:
        return []

    def find(self, *_asked: object, **_more: object) -> NotePage:
        return NotePage(0, ())

    def colors(self) -> list[Color]:
        return [Color("yellow", "", "#f2d36b"), Color("red", "待核", "#e79a8c")]

    def tags(self, beginning: str = "", limit: int | None = None) -> list[Counted]:
        return []

    def counted(self, what: str) -> list[Counted]:
        return []

    def counts_by_article(self) -> dict[str, int]:
        return {}

    def changes_seen(self) -> int:
        return 0

    def status(self) -> NotesStatus:
        return NotesStatus(0, 0, 0, ())


class DoubleOutline:
    """What going somewhere is looked up in."""

    def __init__(self, double: Double) -> None:
        self._double = double

    def issues(self) -> list[IssueSummary]:
        double = self._double
        found = [
            issue
            for paper in double.newspapers()
            for year in double.years(paper.name)
            for issue in double.issues(paper.name, year.year)
        ]
        return sorted(found, key=lambda issue: issue.date or "", reverse=True)

    def pages(self) -> list[tuple[int, int, PageNumber | None]]:
        return [
            (self._double._number(page), page.issue_id, page.masthead.page) for page in self._double.pages_in
        ]

    def headlines(self) -> list[tuple[str, int, str]]:
        return [
            (one.id, self._double._number(page), one.title or one.body[:20])
            for page in self._double.pages_in
            for one in page.articles
        ]

    def summaries(self, ids: list[str]) -> dict[str, ArticleSummary]:
        found = [one for page, _issue, _number in self.pages() for one in self._double.articles(page)]
        return {one.id: one for one in found if one.id in ids}

    def first_of_issue(self, issue: int) -> str | None:
        return next((page.articles[0].id for page in self._double.pages_in if page.issue_id == issue), None)


class DoubleOriginals:
    """The source of every article: its paragraphs, a line each, between a masthead and a leftover."""

    def __init__(self, double: Double) -> None:
        self._double = double

    def page(self, article_id: str) -> PageSource:
        stored = self._double.article(article_id)
        one = stored.article
        lines = (stored.masthead.newspaper or "", one.title or "", *one.paragraphs, "散落的一行")
        last = len(lines)
        roles = {number: LineRole(number, "paragraph", "", one.id) for number in range(2, last)}
        roles[1] = LineRole(1, "masthead", "报名")
        roles[last] = LineRole(last, "leftover", "不成文")
        return PageSource(stored.source, 1, lines, roles)


class Double:
    """The facade over pages in memory; `waiting` pages come in at the next synchronize or import."""

    def __init__(self, pages: tuple[Page, ...] = (), waiting: tuple[Page, ...] = ()) -> None:
        self.pages_in = list(pages)
        self.waiting = list(waiting)
        self.home = Path("/nowhere")
        self.name = ""
        self.read_only = False
        self.followed_asked = False
        self.closed = False
        self.import_gate = Gate()
        self.search_gate = Gate()
        self.survey_gate = Gate()
        self.saved = DoubleSaved()
        self.bookmarks = DoubleBookmarks()
        self.originals = DoubleOriginals(self)
        self.notes = DoubleNotes()
        self.stories = self
        self.out = HandingOut(self.article, lambda: self.name, self.tails)
        self.going = Going(lambda: DoubleOutline(self), self.generation)
        self.changed_by_others = 0
        self.helpful: list[Suggestion] = []
        self.asked: list[str] = []
        self.imported_paths: list[Path] = []
        self.failed: list[Failure] = []
        self.folders: list[Path] = []
        self.joins: list[Join] = []
        self.parted: list[Join] = []
        self.unmatched: list[JumpHalf] = []
        self.told: list[Reason] = []

    def generation(self) -> int:
        return len(self.pages_in) + self.changed_by_others

    def everything(self) -> Changes:
        return Changes(frozenset(page.issue_id for page in self.pages_in), index=True)

    def word_at(self, text: str, offset: int) -> tuple[int, int]:
        for word in ("大运河", "未来", "社区"):
            start = text.rfind(word, 0, offset + len(word))
            if 0 <= start <= offset < start + len(word):
                return start, start + len(word)
        return offset, offset + 1

    # bringing in

    def close(self) -> None:
        self.closed = True

    def synchronize(self, progress: Progress = QUIET, *, folders: bool = True) -> ImportReport:
        self.followed_asked = folders
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

    def damage_of(self, _error: Exception) -> Reason | None:
        return None

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

    def tails(self, _article_ids: object) -> dict[str, str]:
        return {join.head.article_id: join.tail.article_id for join in self.joins}

    def jumps(self) -> Jumps:
        return Jumps(tuple(self.joins), tuple(self.parted), tuple(self.unmatched))

    def part(self, head: str, tail: str) -> None:
        self.parted += [pair for pair in self.joins if pair.head.article_id == head]
        self.joins = [pair for pair in self.joins if pair.tail.article_id != tail]

    def rejoin(self, head: str, tail: str) -> None:
        self.joins += [pair for pair in self.parted if pair.head.article_id == head]
        self.parted = [pair for pair in self.parted if pair.tail.article_id != tail]

    def pair(self, head: str, tail: str) -> None:
        halves = {half.article_id: half for half in self.unmatched}
        self.joins.append(Join(halves[head], halves[tail]))
        self.unmatched = [half for half in self.unmatched if half.article_id not in {head, tail}]

    def places(self, article_id: str, query: str, alike: Alike = Alike()) -> tuple[Span, ...]:  # noqa: B008 - frozen
        one = self.article(article_id).article
        return tuple(span for name in SEARCHED for span in spans_in(getattr(one, name), name, query))

    def rename(self, name: str) -> None:
        self.name = name

    def keywords(self, article_id: str, limit: int = 10) -> tuple[str, ...]:
        body = self.article(article_id).article.body
        return tuple(word for word in ("大运河", "社区", "垃圾分类") if word in body)[:limit]

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
        hits = self._matching(query, options)
        end = None if options.limit is None else options.offset + options.limit
        coverage = Coverage(
            sum(len(p.articles) for p in self.pages_in), len(self.pages_in), len(self.failed), 0
        )
        return Answer(query, query, len(hits), tuple(hits[options.offset : end]), coverage, 1.0)

    def _matching(self, query: str, options: SearchOptions) -> list[Hit]:
        first, last = options.date_from or "", (options.date_to or "9999") + "~"
        dated = options.date_from or options.date_to
        return [
            hit
            for page in self.pages_in
            for one in page.articles
            if (hit := self._hit(page, one, query))
            if not options.newspapers or hit.newspaper in options.newspapers
            if not options.kinds or one.kind in options.kinds
            if not dated or (hit.date is not None and first <= hit.date <= last)
            if not options.undated or hit.date is None
        ]

    def facets(self, query: str, options: SearchOptions = SearchOptions()) -> Facets:  # noqa: B008 - frozen
        self.survey_gate.passed()
        found = self._matching(query, options)
        undated = replace(options, date_from=None, date_to=None, undated=False)
        dates = [hit.date for hit in self._matching(query, undated)]
        papers = Counter(hit.newspaper for hit in self._matching(query, replace(options, newspapers=())))
        kinds = Counter(
            self._find(hit.article_id)[1].kind for hit in self._matching(query, replace(options, kinds=()))
        )
        years = Counter(int(hit.date[:4]) if hit.date else None for hit in found)
        return Facets(
            len(found),
            years=tuple(years.items()),
            newspapers=tuple(papers.most_common()),
            kinds=tuple(kinds.items()),
            months=tuple(sorted(Counter(date[:7] for date in dates if date).items())),
            undated=dates.count(None),
        )

    def occurrences(
        self,
        query: str,
        options: SearchOptions = SearchOptions(),  # noqa: B008 - frozen
    ) -> tuple[int, Iterator[tuple[Occurrence, ...]]]:
        found = self._matching(query, options)
        return len(found), (self._lines(hit) for hit in found)

    def _lines(self, hit: Hit) -> tuple[Occurrence, ...]:
        self.survey_gate.passed()
        one = self._find(hit.article_id)[1]
        lines = []
        for span in hit.spans:
            text = getattr(one, span.field)
            cut = text[: span.start], text[span.start : span.end], text[span.end :]
            lines.append(
                Occurrence(
                    hit.article_id, hit.newspaper, hit.date, hit.page, hit.title, hit.opening, span, *cut
                )
            )
        return tuple(lines)

    def write_occurrences(
        self, query: str, path: Path, options: SearchOptions, language: Language, progress: Progress
    ) -> int:
        lines = [line for lines in self.occurrences(query, options)[1] for line in lines]
        path.write_text("".join(f"{line.match}\n" for line in lines), encoding="utf-8")
        return len(lines)

    def help(
        self,
        query: str,
        options: SearchOptions = SearchOptions(),  # noqa: B008 - frozen
    ) -> tuple[Suggestion, ...]:
        return tuple(self.helpful)

    def completions(self, text: str, cursor: int, earlier: Sequence[str] = ()) -> list[Completion]:
        words = [
            *((query, Completes.QUERY) for query in earlier),
            *((paper.name, Completes.NEWSPAPER) for paper in self.newspapers() if paper.name),
        ]
        return [Completion(word, word, 0, cursor, of) for word, of in words if word.startswith(text[:cursor])]

    def similar(self, article_id: str, limit: int = 10) -> tuple[Related, ...]:
        page = self._find(article_id)[0]
        return tuple(
            Related(hit, ("大运河",))
            for hit in self._matching("大运河", SearchOptions())
            if hit.article_id != article_id and hit.newspaper == page.masthead.newspaper
        )[:limit]

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
