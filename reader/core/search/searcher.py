"""The searcher: from what was typed to the whole answer."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import Final

from reader.core.errors import Language
from reader.core.records import Answer, Document, Hit, SearchOptions, Span
from reader.core.search.explanation import reading
from reader.core.search.finding import Finder, Found, IndexSource, Moment
from reader.core.search.language import parse
from reader.core.search.matching import Judged
from reader.core.search.snippets import snippet
from reader.core.search.store import ArticleStore
from reader.core.search.suggestions import suggestions
from reader.core.search.syntax import Node
from reader.core.words import Words

MOST_SUGGESTIONS: Final = 3
DEFAULT: Final = SearchOptions()
_ATTEMPTS: Final = 3


class Searcher:
    """Answers queries over one catalogue and one index. May be used from several threads at once."""

    def __init__(self, store: ArticleStore, index: IndexSource | None, words: Words | None = None) -> None:
        """Without `index` every article is read; without `words` nothing is suggested."""
        self._store = store
        self._finder = Finder(store, index)
        self._words = words

    def answer(
        self, query: str, options: SearchOptions = DEFAULT, language: Language = Language.CHINESE
    ) -> Answer:
        """Answer a query; whatever was typed, there is an answer. `reading` is in the language given."""
        began = perf_counter()
        parsed = parse(query)
        tree = parsed.tree
        moment = self._finder.moment()
        found, hits = Found(0, [], ()), tuple[Hit, ...]()
        helpful: tuple[str, ...] = ()
        if tree is not None:
            moment, found, hits = self._find(tree, options)
            if not found.total and moment.live:
                helpful = self._suggest(tree, options, moment)
        return Answer(
            query=query,
            reading=reading(tree, language),
            total=found.total,
            hits=hits,
            coverage=moment.coverage,
            elapsed_ms=(perf_counter() - began) * 1000,
            notes=(*parsed.notes, *found.notes),
            suggestions=helpful,
        )

    def _find(self, tree: Node, options: SearchOptions) -> tuple[Moment, Found, tuple[Hit, ...]]:
        """Find and show; once more, if an article went away between the one and the other."""
        for attempt in range(_ATTEMPTS):
            moment = self._finder.moment()
            found = self._finder.find(tree, options, moment)
            hits = tuple(_hit(document, tree) for document in self._store.documents(found.keys))
            if len(hits) == len(found.keys) or attempt == _ATTEMPTS - 1:
                break
        return moment, found, hits

    def _suggest(self, tree: Node, options: SearchOptions, moment: Moment) -> tuple[str, ...]:
        """Return queries that find something where this one does not."""
        if self._words is None:
            return ()
        helpful: list[str] = []
        counting = replace(options, limit=0, offset=0)
        for query in suggestions(tree, self._words):
            other = parse(query).tree
            if (
                other is not None
                and query not in helpful
                and self._finder.find(other, counting, moment).total
            ):
                helpful.append(query)
                if len(helpful) == MOST_SUGGESTIONS:
                    break
        return tuple(helpful)


def places(document: Document, query: str) -> tuple[Span, ...]:
    """Return the printed places where the texts of a query stand in an article, in field and text order."""
    tree = parse(query).tree
    return Judged(document).spans(tree) if tree is not None else ()


def _hit(document: Document, tree: Node) -> Hit:
    spans = Judged(document).spans(tree)
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
