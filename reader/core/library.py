"""The library: the one facade over sources, catalogue, index and search. The window and the command line see only this.

A `Library` may be used from several threads at once: readers never wait for an import. Only one import or
index run works at a time, in this process and in others (`library.busy`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from reader import paths
from reader.core import sources
from reader.core.errors import BaokuError, Language, Reason
from reader.core.following import Following
from reader.core.handing import HandingOut
from reader.core.importing import RECORDS, Importer, parser_mark
from reader.core.indexing import CatalogueStore, Indexing
from reader.core.joining import join
from reader.core.keeping import KeptSources
from reader.core.naming import Names
from reader.core.opening import Home
from reader.core.progress import Progress
from reader.core.records import (
    Answer,
    ArticlePlace,
    ArticleSummary,
    Changes,
    Failure,
    ImportReport,
    IndexState,
    IssueSummary,
    Join,
    Jumps,
    LibraryStatus,
    Named,
    Neighbours,
    NewspaperSummary,
    PageSummary,
    ParsedPage,
    Related,
    SearchOptions,
    Signature,
    SourceInfo,
    Span,
    StoredArticle,
    YearSummary,
)
from reader.core.search.dates import days
from reader.core.search.searcher import Searcher, places
from reader.core.words import Words

log = logging.getLogger(__name__)

QUIET: Final = Progress()
UNNAMED: Final = "报库资料库"
PLAIN: Final = SearchOptions()


class Library:
    """An open library. Raises BaokuError (library.newer, library.unwritable) when it cannot be opened."""

    def __init__(self, home: Path) -> None:
        self._home = Home(home)
        self._following = Following(home / "library.json")
        self._kept = KeptSources(home / "sources")
        self._following.read()
        self._catalogue = self._home.open_catalogue(lambda: any(True for _kept in self._kept))
        self._indexing = Indexing(home / "index", self._catalogue)
        self.out: Final = HandingOut(self.article, lambda: self.name)
        self._searchers: dict[str | None, Searcher] = {}
        self._words = Words(paths.cache_dir())
        self._names = Names(paths.cache_dir(), paths.resources() / "dictionaries")
        self._profiles = load_profiles(home)
        self._home.mended += filter(None, (self._following.trouble,))
        self._home.mended += [reason for _path, reason in self._profiles.failures]

    @property
    def home(self) -> Path:
        """The folder that holds catalogue, sources and index."""
        return self._home.path

    @property
    def name(self) -> str:
        """What the library is called in what leaves it."""
        followed = self._following.read()
        return (followed and followed.name) or UNNAMED

    def rename(self, name: str) -> None:
        """Call the library something else; an empty name takes the one it had. Raises BaokuError (library.…)."""
        with self._home.writing():
            self._following.call(name)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written here: reading and searching work, importing does not."""
        return self._home.read_only

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection. The library must not be used afterwards."""
        self._indexing.close()
        self._catalogue.close()

    def mended(self) -> list[Reason]:
        """Return what had to be mended since the library was opened, for the user to know."""
        return list(self._home.mended)

    # ── bringing in ───────────────────────────────────────────────────────────────────────────────────

    def _importer(self) -> Importer:
        return Importer(self._catalogue, self._kept, self._profiles)

    def synchronize(self, progress: Progress = QUIET) -> ImportReport:
        """Bring the library up to date: on the very first run take in the seeds; finish interrupted work;
        look at seeds and followed folders for new and changed files (size, time, then digest); index what waits.

        Raises BaokuError (library.busy, library.full, library.unwritable), Cancelled.
        """
        if self._home.read_only:
            return ImportReport()
        with self._home.writing():
            if self._home.mend(self._catalogue):
                self._indexing.close()  # the index of the old catalogue means nothing in the new one
                self._searchers.clear()
            report = self._finish(progress)
            return _joined(report, self._take(self._roots(), progress, retry=False))

    def complete(self, progress: Progress = QUIET) -> ImportReport:
        """Do only what is left to do: take in the seeds on the very first run, finish what was interrupted.

        While another Baoku writes to the library nothing is done here: search reads what is not indexed.
        Raises BaokuError (library.full, library.unwritable), Cancelled.
        """
        if self._home.read_only or not self._is_unfinished():
            return ImportReport()
        try:
            with self._home.writing(patience=0):
                return self._finish(progress)
        except BaokuError as error:
            if error.reason.code != "library.busy":
                raise
            return ImportReport()

    def _is_unfinished(self) -> bool:
        return (
            self._following.read() is None
            or self._catalogue.restore_asked()
            or bool(self._catalogue.read.queue())
            or bool(self._catalogue.read.incomplete_sources())
            or next(self._catalogue.read.outdated_sources(parser_mark(self._profiles)), None) is not None
            or self._indexing.is_behind()
        )

    def _finish(self, progress: Progress) -> ImportReport:
        """Finish what was interrupted, then index. The library's lock is held."""
        importer = self._importer()
        report = ImportReport()
        if self._catalogue.restore_asked():
            report = _joined(report, importer.restore(progress))
            self._catalogue.restore_done()
        report = _joined(report, importer.resume(progress), importer.reread(progress))
        waiting = importer.queued()
        if self._following.read() is None and not self._catalogue.read.counts()[2] and not waiting:
            self._following.change(lambda now: replace(now, seeds=True))
            waiting = [paths.seeds()]
        return _joined(report, self._take(waiting, progress, retry=True))

    def _take(self, found: Sequence[Path], progress: Progress, *, retry: bool) -> ImportReport:
        """Take files in and bring the index up to date. The library's lock is held."""
        report = self._importer().take(found, progress, retry=retry)
        indexed = self._indexing.update(progress)
        return _joined(report, ImportReport(changes=Changes(index=indexed)))

    def _roots(self) -> list[Path]:
        """Return the folders to look at; one that is not there now, such as an unplugged stick, is no fault."""
        followed = self._following.read()
        if followed is None:
            return []
        folders = [Path(folder) for folder in followed.folders]
        return [folder for folder in ([paths.seeds()] if followed.seeds else []) + folders if folder.is_dir()]

    def import_paths(self, found: Sequence[Path], progress: Progress = QUIET) -> ImportReport:
        """Take in files and folders (which are followed from then on) and index them.

        Raises BaokuError (library.busy, library.full, library.unwritable, library.read_only), Cancelled.
        """
        with self._home.writing():
            folders = tuple(str(path.absolute()) for path in found if path.is_dir())
            self._following.follow(folders)
            return self._take(found, progress, retry=True)

    def followed_folders(self) -> list[Path]:
        """Return the folders that `synchronize` looks at, beside the seeds."""
        followed = self._following.read()
        return [Path(folder) for folder in followed.folders] if followed else []

    def unfollow(self, folder: Path) -> None:
        """Stop looking at a folder; what it gave stays in the library.

        Raises BaokuError (library.busy, library.full, library.unwritable, library.read_only).
        """
        with self._home.writing():
            self._following.unfollow(str(folder))

    def failures(self) -> list[Failure]:
        """Return the files that could not be taken in when last tried."""
        return self._catalogue.read.failures()

    # ── reading ───────────────────────────────────────────────────────────────────────────────────────

    def newspapers(self) -> list[NewspaperSummary]:
        """Return the newspapers, by name; the unnamed last."""
        return self._catalogue.read.newspapers()

    def years(self, newspaper: str | None) -> list[YearSummary]:
        """Return a newspaper's years, newest first, the undated last."""
        return self._catalogue.read.years(newspaper)

    def issues(self, newspaper: str | None, year: int | None) -> list[IssueSummary]:
        """Return the issues of a newspaper's year, newest first."""
        return self._catalogue.read.issues(newspaper, year)

    def pages(self, issue_id: int) -> list[PageSummary]:
        """Return an issue's pages in their printed order."""
        return self._catalogue.read.pages(issue_id)

    def articles(self, page_id: int) -> list[ArticleSummary]:
        """Return a page's articles in their order on the page."""
        return self._catalogue.read.articles(page_id)

    def article(self, article_id: str) -> StoredArticle:
        """Return an article. An id whose article now begins at another line resolves to the one that holds that line.

        Raises BaokuError (article.unknown).
        """
        return self._catalogue.read.article(article_id)

    def place(self, article_id: str) -> ArticlePlace:
        """Return where an article stands in the tree. Raises BaokuError (article.unknown)."""
        return self._catalogue.read.place(article_id)

    def named(self, article_id: str) -> Named:
        """Return the people, places and offices named in an article, beside those in its byline.

        The first call takes about a second, to load a dictionary. Raises BaokuError (article.unknown).
        """
        article = self._catalogue.read.article(article_id).article
        omit = (*article.reporters, *article.correspondents)
        return self._names.in_text(article.title or "", article.paragraphs, omit)

    def neighbours(self, article_id: str) -> Neighbours:
        """Return what comes before and after an article. Raises BaokuError (article.unknown)."""
        return self._catalogue.read.neighbours(article_id)

    def source_lines(self, article_id: str) -> list[tuple[int, str]]:
        """Return the numbered lines of the source page an article stands on; of a JSON Lines source, its record.

        Raises BaokuError (article.unknown, source.damaged).
        """
        stored = self._catalogue.read.article(article_id)
        if self._is_record(stored):
            number = stored.article.lines[0]
            with self._kept.open(stored.source.sha256) as stream:
                record = next(islice(stream, number - 1, None), b"")
            return [(number, record.decode("utf-8", "replace").rstrip("\r\n"))]
        text = sources.decode(self._kept.data(stored.source.sha256)).text
        return list(enumerate(sources.split_lines(text), 1))

    def signatures(self, newspaper: str | None = None) -> list[Signature]:
        """Return the reporters and correspondents of a newspaper, or of all, those with the most articles first."""
        return self._catalogue.read.signatures(newspaper)

    def jumps(self) -> Jumps:
        """Return how the stories that jump between pages fit together, and the halves without their other half."""
        return join(self._catalogue.read.jump_halves(), self._parted())

    def joins_of(self, article_id: str) -> tuple[Join | None, Join | None]:
        """Return the joins in which an article is the tail (it comes from another page) and the head (it goes on).

        Raises BaokuError (article.unknown).
        """
        place = self._catalogue.read.place(article_id)
        found = join(self._catalogue.read.jump_halves(place.issue_id), self._parted()).joined
        as_tail = next((pair for pair in found if pair.tail.article_id == place.article_id), None)
        as_head = next((pair for pair in found if pair.head.article_id == place.article_id), None)
        return as_tail, as_head

    def part(self, head: str, tail: str) -> None:
        """Take two halves apart that do not belong together. Raises BaokuError (article.unknown, library.…)."""
        pair = (self.place(head).article_id, self.place(tail).article_id)
        with self._home.writing():
            self._following.part(pair)

    def rejoin(self, head: str, tail: str) -> None:
        """Undo `part`. Raises BaokuError (library.…)."""
        with self._home.writing():
            self._following.rejoin((head, tail))

    def _parted(self) -> tuple[tuple[str, str], ...]:
        followed = self._following.read()
        return followed.parted if followed else ()

    def _is_record(self, stored: StoredArticle) -> bool:
        source = self._catalogue.read.source(stored.source.sha256)
        return source is not None and source.kind == RECORDS

    # ── searching ─────────────────────────────────────────────────────────────────────────────────────

    def search(
        self, query: str, options: SearchOptions = PLAIN, language: Language = Language.CHINESE
    ) -> Answer:
        """Answer a query; never raises for what the user typed. Raises BaokuError (index.unknown_engine)."""
        return self._searcher(options.engine).answer(query, options, language)

    def search_many(
        self, queries: Iterable[str], options: SearchOptions, language: Language = Language.CHINESE
    ) -> Iterator[Answer]:
        """Answer queries one after the other. Raises BaokuError (index.unknown_engine)."""
        for query in queries:
            yield self.search(query, options, language)

    def places(self, article_id: str, query: str) -> tuple[Span, ...]:
        """Return where the texts of a query stand in an article, whether or not the article is a hit.

        Raises BaokuError (article.unknown).
        """
        key = self._catalogue.read.key(article_id)
        found = next(self._catalogue.documents.documents([key]), None)
        return places(found, query) if found is not None else ()

    def similar(self, article_id: str, limit: int = 10) -> tuple[Related, ...]:
        """Return articles that share telling words with one, most alike first; no literal search, and off no index.

        The first call takes a second, to load a dictionary. Raises BaokuError (article.unknown).
        """
        key = self._catalogue.read.key(article_id)
        document = next(self._catalogue.documents.documents([key]), None)
        return self._searcher(None).similar(document, limit) if document is not None else ()

    def _searcher(self, engine: str | None) -> Searcher:
        if engine not in self._searchers:
            index = self._indexing.index(engine)
            self._searchers[engine] = Searcher(CatalogueStore(self._catalogue, index), index, self._words)
        return self._searchers[engine]

    # ── care ──────────────────────────────────────────────────────────────────────────────────────────

    def status(self) -> LibraryStatus:
        """Return what the library holds and how it fares."""
        newspapers, issues, articles, _failed = self._catalogue.read.counts()
        return LibraryStatus(
            home=self._home.path,
            newspapers=newspapers,
            issues=issues,
            articles=articles,
            failed=tuple(self.failures()),
            index=self._indexing.state(),
            read_only=self._home.read_only,
        )

    def rebuild_index(self, engine: str | None = None, progress: Progress = QUIET) -> IndexState:
        """Build an index anew from the catalogue; the old one answers until the new one is whole.

        Raises BaokuError (index.unknown_engine, library.busy, library.full, library.unwritable), Cancelled.
        """
        with self._home.writing():
            self._indexing.rebuild(engine, progress)
        return self._indexing.state(engine)

    def check_index(self, engine: str | None = None) -> IndexState:
        """Read the index through and compare it with the catalogue. Raises BaokuError (index.unknown_engine)."""
        return self._indexing.check(engine)


def _joined(*reports: ImportReport) -> ImportReport:
    return ImportReport(
        imported=sum(report.imported for report in reports),
        unchanged=sum(report.unchanged for report in reports),
        articles=sum(report.articles for report in reports),
        failed=tuple(failure for report in reports for failure in report.failed),
        changes=Changes(
            issues=frozenset().union(*(report.changes.issues for report in reports)),
            index=any(report.changes.index for report in reports),
        ),
    )


def load_profiles(home: Path) -> sources.Profiles:
    """Return the profiles that come with the program and those that staff put into a library's folder `newspapers`."""
    return sources.Profiles.load(paths.resources() / "newspapers", home / "newspapers")


def is_date(text: str) -> bool:
    """Tell whether a text names a date, whole or in part, as search takes it."""
    return days(text) is not None


def parse_file(path: str, home: Path) -> ParsedPage:
    """Parse the text of a page and leave the library alone, but for the profiles in its folder `home`.

    Raises BaokuError for a file that cannot be read or is no text.
    """
    profiles = load_profiles(home)
    file = Path(path)
    try:
        sources.check_size(file.stat().st_size)
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise BaokuError("file.missing") from error
    except OSError as error:
        raise BaokuError("file.unreadable", detail=error.strerror or error) from error
    return sources.read_page(path, data, profiles)


def source_text(info: SourceInfo) -> list[str]:
    """Return the lines of a page's file as they were decoded. Raises BaokuError as `parse_file` does."""
    return sources.split_lines(sources.decode(Path(info.path).read_bytes()).text)
