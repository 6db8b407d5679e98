"""The library: the one facade over sources, catalogue, index and search. The window and the command line see only this.

A `Library` may be used from several threads at once: readers never wait for an import. Only one import or
index run works at a time, in this process and in others (`library.busy`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from reader import paths
from reader.core.bookmarks import Bookmarks
from reader.core.completing import Completing
from reader.core.errors import BaokuError, Language, Reason
from reader.core.following import Following
from reader.core.former import FormerIds
from reader.core.going import Going
from reader.core.handing import HandingOut
from reader.core.importing import Importer, parser_mark
from reader.core.indexing import AUTO, CHOICES, CatalogueStore, Indexing, IndexInUse
from reader.core.intake import Intake
from reader.core.keeping import KeptSources
from reader.core.loose_pages import load_profiles, parse_file, source_text
from reader.core.naming import Names
from reader.core.noted import NoteFilter
from reader.core.noting import Notes
from reader.core.opening import Home, notes_folder
from reader.core.originals import Originals
from reader.core.packs import Pack, check_pack, is_pack, read_pack
from reader.core.progress import Progress
from reader.core.records import (
    Alike,
    Answer,
    ArticlePlace,
    ArticleSummary,
    Changes,
    Completion,
    Facets,
    Failure,
    ImportReport,
    IndexState,
    IssueSummary,
    LibraryStatus,
    Named,
    Neighbours,
    NewspaperSummary,
    Occurrence,
    PageSummary,
    Related,
    SearchOptions,
    Signature,
    Span,
    StoredArticle,
    Style,
    Suggestion,
    YearSummary,
)
from reader.core.saved import SavedSearches
from reader.core.search.concordance import HEADING, told, write_table
from reader.core.search.searcher import Searcher
from reader.core.stories import Stories
from reader.core.words import Words

__all__ = ["Library", "load_profiles", "parse_file", "source_text"]

QUIET: Final = Progress()
UNVERIFIED: Final[Mapping[str, tuple[int, int, int]]] = {}
INDEX: Final = "index/"
CHECKED: Final = "checked.json"
"""The file in which it is put down which files of a pack were compared with its manifest."""

MOST_TAGS: Final = 500
"""So many tags are offered to complete a query with, the most used first."""

UNNAMED: Final = "报库资料库"
PLAIN: Final = SearchOptions()


class Library:
    """An open library. Raises BaokuError (library.newer, library.unwritable) when it cannot be opened."""

    def __init__(
        self, home: Path, pack: Pack | None = None, verified: Mapping[str, tuple[int, int, int]] = UNVERIFIED
    ) -> None:
        """`pack` is the archive pack whose own folder is `home`, `verified` its files as `check_pack` found them."""
        self._home = Home(home, None if pack is None else pack.path)
        self._pack = pack
        self._verified = {name.removeprefix(INDEX): seen for name, seen in verified.items()}
        base = self._home.base
        self._following = Following(home / "library.json")
        self._kept = KeptSources(base / "sources")
        self._following.read()
        self._catalogue = self._home.open_catalogue(lambda: any(True for _kept in self._kept))
        self._catalogue.former = FormerIds(self._kept).now
        self._indexing = self._open_indexing()
        self.stories: Final = Stories(self._catalogue, self._following, self._home)
        self.out: Final = HandingOut(self.article, lambda: self.name, self.stories.tails)
        self._searchers: dict[str | None, Searcher] = {}
        self._words = Words(paths.cache_dir())
        self.saved: Final = SavedSearches(self._home.own / "searches.json")
        self._names = Names(paths.cache_dir(), paths.resources() / "dictionaries")
        self._profiles = load_profiles(base)
        self.originals: Final = Originals(self._catalogue, self._kept, self._profiles)
        self.going: Final = Going(lambda: self._catalogue.outline, self._catalogue.changes_seen)
        self.bookmarks: Final = Bookmarks(
            self._home.own / "bookmarks.json",
            self._current_id,
            self._catalogue.changes_seen,
        )
        notes = notes_folder(home, self._home.own)
        self.notes: Final = Notes(
            notes,
            self._catalogue,
            self._kept,
            read_only=notes != self._home.own,
            bookmarked=lambda: (bookmark.article for bookmark in self.bookmarks.all()),
        )
        self._intake = Intake(
            home=self._home,
            following=self._following,
            catalogue=self._catalogue,
            indexing=self._indexing,
            notes=self.notes,
            importer=lambda: Importer(self._catalogue, self._kept, self._profiles),
            parser_mark=lambda: parser_mark(self._profiles),
            forget_searchers=self._searchers.clear,
        )
        self._completing = Completing(
            self._catalogue, lambda: [tag.name for tag in self.notes.tags(limit=MOST_TAGS)]
        )
        self._home.mended += filter(None, (self._following.trouble,))
        self._home.mended += [reason for _path, reason in self._profiles.failures]

    @classmethod
    def open(cls, path: Path, progress: Progress = QUIET) -> Self:
        """Open the library in a folder, or the archive pack that the folder is.

        Raises BaokuError (library.newer, library.unwritable, pack.damaged, pack.newer), Cancelled.
        """
        if not is_pack(path):
            return cls(path)
        pack = read_pack(path)
        own = paths.own_of_archive(pack.id)
        return cls(own, pack, check_pack(pack, own / CHECKED, progress))

    @property
    def home(self) -> Path:
        """The folder that holds catalogue, sources and index."""
        return self._home.path

    def _open_indexing(self) -> Indexing:
        """Return the indexes. Where they can only be read they are used as they are, a sound one before another; if

        none can be used, or they are of another version, it is the user's own folder that gets one, in the background.
        """
        indexing = Indexing(self._home.base / INDEX, self._catalogue, self._wanted_engine, self._verified)
        if not self._home.read_only or indexing.is_usable(indexing.in_use()):
            return indexing
        sound = indexing.sound()
        indexing.close()
        if sound is not None:
            return Indexing(self._home.base / INDEX, self._catalogue, lambda: sound, self._verified)
        return Indexing(self._home.own / INDEX, self._catalogue, self._wanted_engine)

    @property
    def name(self) -> str:
        """What the library is called in what leaves it."""
        followed = self._following.read()
        return (followed and followed.name) or (self._pack.name if self._pack else UNNAMED)

    def rename(self, name: str) -> None:
        """Call the library something else; an empty name takes the one it had. Raises BaokuError (library.…)."""
        with self._home.writing():
            self._following.call(name)

    @property
    def pack(self) -> Pack | None:
        """The archive pack this library is, or None."""
        return self._pack

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
        self.notes.close()
        self._catalogue.close()

    def mended(self) -> list[Reason]:
        """Return what had to be mended since the library was opened, for the user to know."""
        return list(dict.fromkeys([*self._home.mended, *self._indexing.notices, *self.notes.notices()]))

    def damage_of(self, error: Exception) -> Reason | None:
        """Return what to tell of an error that nobody expected, if it comes of damage to the catalogue; else None.

        The catalogue is read through for that. A damaged one is made anew when the library is opened next.
        """
        told = self._home.damage(self._catalogue, error)
        return None if told is None else told.reason

    # ── bringing in ───────────────────────────────────────────────────────────────────────────────────

    def synchronize(self, progress: Progress = QUIET, *, folders: bool = True) -> ImportReport:
        """Bring the library up to date: on the very first run take in the seeds; finish interrupted work;
        look at seeds and followed folders for new and changed files (size, time, then digest); index what waits.

        Without `folders` those that are followed are left alone. Raises BaokuError (library.busy, library.full,
        library.unwritable), Cancelled.
        """
        return self._intake.synchronize(progress, folders=folders)

    def complete(self, progress: Progress = QUIET) -> ImportReport:
        """Do only what is left to do: take in the seeds on the very first run, finish what was interrupted.

        While another Baoku writes to the library nothing is done here: search reads what is not indexed.
        Raises BaokuError (library.full, library.unwritable), Cancelled.
        """
        return self._intake.complete(progress)

    def import_paths(self, found: Sequence[Path], progress: Progress = QUIET) -> ImportReport:
        """Take in files and folders (which are followed from then on) and index them.

        Raises BaokuError (library.busy, library.full, library.unwritable, library.read_only), Cancelled.
        """
        return self._intake.import_paths(found, progress)

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
        """Return an article. An id whose article now begins at another line resolves to the one that holds that line,
        one of a former edition to the article that has its words in the newer one.

        Raises BaokuError (article.unknown).
        """
        return self._catalogue.read.article(article_id)

    def _current_id(self, article_id: str) -> str:
        return self._catalogue.read.current_id(article_id)

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
        return self.originals.lines(article_id)

    def word_at(self, text: str, offset: int) -> tuple[int, int]:
        """Return the range of the Chinese word that holds a character of a text.

        The first call takes half a second, to load a dictionary.
        """
        return self._words.around(text, offset)

    def signatures(self, newspaper: str | None = None) -> list[Signature]:
        """Return the reporters and correspondents of a newspaper, or of all, those with the most articles first."""
        return self._catalogue.read.signatures(newspaper)

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

    def places(self, article_id: str, query: str, alike: Alike = PLAIN.alike) -> tuple[Span, ...]:
        """Return where a query matches in an article, whether or not the article is a hit.

        Raises BaokuError (article.unknown).
        """
        key = self._catalogue.read.key(article_id)
        found = next(self._catalogue.documents.documents([key]), None)
        return self._searcher(None).places(found, query, alike) if found is not None else ()

    def similar(self, article_id: str, limit: int = 10) -> tuple[Related, ...]:
        """Return articles that share telling words with one, most alike first: a likeness, no literal search.

        The first call takes a second, to load a dictionary. Raises BaokuError (article.unknown).
        """
        key = self._catalogue.read.key(article_id)
        document = next(self._catalogue.documents.documents([key]), None)
        return self._searcher(None).explorer.similar(document, limit) if document is not None else ()

    def keywords(self, article_id: str, limit: int = 10) -> tuple[str, ...]:
        """Return the words that tell an article from others, the most telling first (TF-IDF as jieba reckons it).

        The first call takes a second, to load a dictionary. Raises BaokuError (article.unknown).
        """
        key = self._catalogue.read.key(article_id)
        document = next(self._catalogue.documents.documents([key]), None)
        return self._searcher(None).explorer.telling(document)[:limit] if document is not None else ()

    def facets(self, query: str, options: SearchOptions = PLAIN) -> Facets:
        """Return how all articles that match a query fall apart, in exact numbers."""
        return self._searcher(options.engine).explorer.facets(query, options)

    def occurrences(
        self, query: str, options: SearchOptions = PLAIN
    ) -> tuple[int, Iterator[tuple[Occurrence, ...]]]:
        """Return how many articles match a query and, for each in the answer's order, every place of it.

        Articles are read as the iterator is, on the thread that reads it; limit and offset do not count.
        """
        return self._searcher(options.engine).explorer.occurrences(query, options)

    def help(self, query: str, options: SearchOptions = PLAIN) -> tuple[Suggestion, ...]:
        """Return what may help where a query finds nothing; every suggestion does find something."""
        return self._searcher(options.engine).explorer.help(query, options)

    def write_occurrences(
        self,
        query: str,
        path: Path,
        options: SearchOptions = PLAIN,
        language: Language = Language.CHINESE,
        progress: Progress = QUIET,
    ) -> int:
        """Write every place of a query to a table (CSV), with the citation of its article; return their number.

        Raises BaokuError (folder.missing, library.full, file.unwritable), Cancelled; then no file is left.
        """
        total, articles = self.occurrences(query, options)
        counted = told(articles, total, progress)
        heading = tuple(name[0 if language is Language.ENGLISH else 1] for name in HEADING)
        return write_table(path, counted, self._cited_page, heading)

    def completions(self, text: str, cursor: int, earlier: Sequence[str] = ()) -> list[Completion]:
        """Return what a half-typed query may become at the cursor, likeliest first; `earlier` queries latest first.

        The first call after a change of the library reads its bylines; ask off the window's thread.
        """
        return self._completing.completions(text, cursor, earlier)

    def _searcher(self, engine: str | None) -> Searcher:
        if engine not in self._searchers:
            self._indexing.index(engine)
            index = partial(self._indexing.index, engine)
            store = CatalogueStore(self._catalogue, index)
            self._searchers[engine] = Searcher(
                store, IndexInUse(index), self._words, self.notes, self.stories.joined_keys
            )
        return self._searchers[engine]

    def export_notes(self, path: Path, wanted: NoteFilter, language: Language = Language.CHINESE) -> int:
        """Write the notes that pass a filter, with citations where the form has room for them; see `notes.exchange`."""

        def cite(article_id: str) -> str | None:
            try:
                return self._cited_page(article_id)
            except BaokuError:
                return None

        return self.notes.exchange.export(path, wanted, cite=cite, title=self.name, language=language)

    def _cited_page(self, article_id: str) -> str:
        """Return the citation of an article on its own page, for words that stand there and not where it goes on."""
        return self.out.cite([article_id], Style.GBT_2025, alone=True).strip()

    # ── care ──────────────────────────────────────────────────────────────────────────────────────────

    def generation(self) -> int:
        """Return a number that differs, on the calling thread, after anybody has changed the catalogue: also
        another process. It costs some microseconds.
        """
        return self._catalogue.changes_seen()

    def everything(self) -> Changes:
        """Return the change that touches every issue, for when somebody else has changed the library."""
        return Changes(frozenset(issue.id for issue in self.going.issues()), index=True)

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
            name=self.name,
        )

    def rebuild_index(self, engine: str | None = None, progress: Progress = QUIET) -> IndexState:
        """Build an index anew from the catalogue; the old one answers until the new one is whole.

        Raises BaokuError (index.unknown_engine, library.busy, library.full, library.unwritable), Cancelled.
        """
        with self._home.taking():
            self._indexing.rebuild(engine, progress)
        return self._indexing.state(engine)

    def ready_index(self, engine: str, progress: Progress = QUIET) -> None:
        """Build the index of an engine where there is none that can be used.

        Raises BaokuError (index.unknown_engine, index.no_engine, library.…), Cancelled.
        """
        if self._indexing.is_usable(engine):
            return
        if self._home.read_only and not self._indexing.folder.is_relative_to(self._home.base):
            with self._home.keeping():
                self._indexing.rebuild(engine, progress)
        else:
            self.rebuild_index(engine, progress)

    def use_engine(self, engine: str, progress: Progress = QUIET) -> IndexState:
        """Use an index engine from now on, or with "auto" the one that suits the size; search never pauses.

        Raises BaokuError (index.unknown_engine, library.…), Cancelled.
        """
        if engine not in CHOICES:
            raise BaokuError("index.unknown_engine", name=engine, known=", ".join(CHOICES))
        with self._home.taking():
            self._following.use_engine(engine)
            self._indexing.update(progress)
        return self._indexing.state()

    def _wanted_engine(self) -> str:
        followed = self._following.read()
        return followed.engine if followed and followed.engine in CHOICES else AUTO

    def check_index(self, engine: str | None = None) -> IndexState:
        """Read the index through and compare it with the catalogue. Raises BaokuError (index.unknown_engine)."""
        return self._indexing.check(engine)
