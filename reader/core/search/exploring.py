"""What can be asked about an answer beside its hits: counts, every place on a line, what may help, what is alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from reader.core.records import Document, Facets, Help, Hit, Occurrence, Related, SearchOptions, Suggestion
from reader.core.search import similar
from reader.core.search.confusables import readings
from reader.core.search.facets import facets
from reader.core.search.finding import Finder
from reader.core.search.interpreting import Interpreter
from reader.core.search.kwic import lines
from reader.core.search.language import parse, quoted
from reader.core.search.matching import Judged
from reader.core.search.snippets import snippet
from reader.core.search.store import ArticleStore
from reader.core.search.stories import Stories
from reader.core.search.suggestions import suggestions
from reader.core.search.syntax import Node, texts
from reader.core.words import Words

MOST_STORIES: Final = 5
MOST_SUGGESTIONS: Final = 3
MOST_READINGS: Final = 5
MOST_TEXTS: Final = 3
"""So many texts of a query are looked at for characters that may be mistaken."""
READ_AT_ONCE: Final = 50
FIRST: Final = 200
"""So many articles are put in order before all others are: who goes on typing does not wait for the order of all."""

Places = tuple[Occurrence, ...]


class Explorer:
    """Looks at answers of one finder more closely. May be used from several threads at once."""

    def __init__(
        self,
        store: ArticleStore,
        finder: Finder,
        interpreter: Interpreter,
        words: Words | None,
        stories: Stories,
    ) -> None:
        self._store = store
        self._finder = finder
        self._interpreter = interpreter
        self._words = words
        self._stories = stories

    def facets(self, query: str, options: SearchOptions) -> Facets:
        """Return how all articles that match fall apart."""
        tree = self._interpreter.read(query, options.alike).tree
        if tree is None:
            return Facets(0)
        moment = self._finder.moment()
        return facets(self._finder.keys(tree, moment), options, moment.columns, self._finder.limits)

    def occurrences(self, query: str, options: SearchOptions) -> tuple[int, Iterator[Places]]:
        """Return the number of articles that match and, for each in the answer's order, its places.

        Articles are read as the iterator is; limit and offset do not count.
        """
        tree = self._interpreter.read(query, options.alike).tree
        if tree is None:
            return 0, iter(())
        first = self._finder.find(tree, replace(options, limit=FIRST, offset=0), self._finder.moment())
        return first.total, self._places(self._onwards(first.keys, tree, options), tree)

    def _onwards(self, first: Sequence[int], tree: Node, options: SearchOptions) -> Iterator[Sequence[int]]:
        """Yield the first articles and, if they are asked for too, all others, some at a time."""
        yield from _some(first)
        if len(first) == FIRST:
            listed = set(first)
            whole = self._finder.find(tree, replace(options, limit=None, offset=0), self._finder.moment())
            yield from _some([key for key in whole.keys if key not in listed])

    def _places(self, keys: Iterable[Sequence[int]], tree: Node) -> Iterator[Places]:
        for some in keys:
            for document in self._store.documents(some):
                yield tuple(lines(document, tree))

    def telling(self, document: Document) -> tuple[str, ...]:
        """Return the words that tell an article from others, the most telling first."""
        return tuple(similar.telling(document, self._words)) if self._words is not None else ()

    def similar(self, document: Document, limit: int) -> tuple[Related, ...]:
        """Return articles like one, most alike first; nothing without words."""
        telling = self.telling(document)
        tree = parse(similar.any_of(telling)).tree
        if tree is None:
            return ()
        wanted = SearchOptions(limit=limit * similar.LOOKED_AT + 1)
        keys = self._finder.find(tree, wanted, self._finder.moment()).keys
        found = [
            Related(hit(Judged(other), tree), shared)
            for other in self._store.documents([key for key in keys if key != document.key])
            if len(shared := similar.words_of(other, telling)) >= similar.enough(telling)
        ]
        return tuple(found[:limit])

    # ── where nothing was found ───────────────────────────────────────────────────────────────────────

    def help(self, query: str, options: SearchOptions) -> tuple[Suggestion, ...]:
        """Return what may help: stories whose two halves hold together what no article holds, and other queries that

        find something: without limits, of the same words, of characters that look alike.
        """
        tree = self._interpreter.read(query, options.alike).tree
        if tree is None:
            return ()
        return (
            *self._joined(tree, options),
            *self._unlimited(query, options),
            *self._fewer(tree, options),
            *self._alike(query, tree, options),
        )

    def words(self, tree: Node, options: SearchOptions) -> tuple[Suggestion, ...]:
        """Return queries for the words of a query that find something."""
        return tuple(self._fewer(tree, options))

    def _joined(self, tree: Node, options: SearchOptions) -> Iterator[Suggestion]:
        told = self._stories.told(tree, options, self._finder.moment())
        for join in told.together[:MOST_STORIES]:
            yield Suggestion(join.head.title or join.head.opening, Help.JOINED, 2, join)

    def _unlimited(self, query: str, options: SearchOptions) -> Iterator[Suggestion]:
        limited, _notes = self._finder.limits.by_dimension(options, self._finder.moment().columns)
        if limited and (articles := self._count(query, SearchOptions(alike=options.alike))):
            yield Suggestion(query, Help.UNLIMITED, articles)

    def _fewer(self, tree: Node, options: SearchOptions) -> Iterator[Suggestion]:
        if self._words is None:
            return
        tried: set[str] = set()
        found = 0
        for number, query in enumerate(suggestions(tree, self._words)):
            if query in tried:
                continue
            tried.add(query)
            articles = self._count(query, options)
            if articles:
                yield Suggestion(query, Help.FEWER_WORDS if number else Help.ALL_WORDS, articles)
                found += 1
                if found == MOST_SUGGESTIONS:
                    return

    def _alike(self, query: str, tree: Node, options: SearchOptions) -> list[Suggestion]:
        """Return readings of the query's texts that stand somewhere, those in the most articles first.

        All are asked for at once before any is counted: most often there is none.
        """
        found = []
        for text in list(texts(tree))[:MOST_TEXTS]:
            others = list(readings(text.text))
            if others and self._count(similar.any_of(others), options):
                for other in others:
                    whole = query.replace(text.text, other, 1) if query != text.text else quoted(other)
                    if articles := self._count(whole, options):
                        found.append(Suggestion(whole, Help.CONFUSABLE, articles))
        return sorted(found, key=lambda one: -one.articles)[:MOST_READINGS]

    def _count(self, query: str, options: SearchOptions) -> int:
        tree = self._interpreter.read(query, options.alike).tree
        if tree is None:
            return 0
        return self._finder.find(tree, replace(options, limit=0, offset=0), self._finder.moment()).total


def _some(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + READ_AT_ONCE] for start in range(0, len(keys), READ_AT_ONCE))


def hit(judged: Judged, tree: Node) -> Hit:
    """Return an article as found by a query."""
    document, spans = judged.document, judged.spans(tree)
    return Hit(
        article_id=document.article_id,
        newspaper=document.newspaper,
        date=document.date,
        page=document.page,
        title=document.title,
        opening=document.opening,
        snippet=snippet(document, spans),
        spans=spans,
    )
