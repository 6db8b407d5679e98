"""From what was typed to a tree that is settled: the query language, and what only the library can tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reader.core.errors import Reason
from reader.core.folding import fold
from reader.core.records import Alike, SearchOptions
from reader.core.search.facts import is_on
from reader.core.search.finding import Finder
from reader.core.search.language import Parsed, parse
from reader.core.search.limits import no_newspaper
from reader.core.search.planning import facts
from reader.core.search.settling import Notes, Settler
from reader.core.search.store import ArticleStore
from reader.core.search.syntax import ALIKE, Dates, EveryYear, Mark, Newspaper, Node, Page, Pages, Text
from reader.core.search.unstated import UnstatedFacts


class Interpreter:
    """Reads queries for one library. May be used from several threads at once."""

    def __init__(self, store: ArticleStore, finder: Finder, notes: Notes | None = None) -> None:
        """Without `notes` no article bears a tag, a note, a highlight or a bookmark, and readers are told so."""
        self._store = store
        self._finder = finder
        self._notes = notes
        self.unstated = UnstatedFacts(store)

    def read(self, query: str, alike: Alike = ALIKE) -> Parsed:
        """Return a query as it is to be searched; never raises for what was typed."""
        parsed = parse(query, alike)
        if parsed.tree is None:
            return parsed
        settler = Settler(self._stands, self._bearing, self._supposed)
        tree = settler.settled(parsed.tree)
        return Parsed(
            tree, (*parsed.notes, *dict.fromkeys((*settler.notes, *self._absent(tree)))), parsed.hints
        )

    def _absent(self, tree: Node) -> Iterator[Reason]:
        """Yield sentences about newspapers and pages that a query asks for and the library does not have at all."""
        asked = [fact for fact in facts(tree) if isinstance(fact, Newspaper | Page | Pages)]
        columns = self._finder.moment().columns if asked else None
        if columns is None or not columns.keys:
            return
        for fact in asked:
            if isinstance(fact, Newspaper):
                if not any(fact.folded in fold(name or "") for name in columns.newspaper_names):
                    yield no_newspaper(fact.text, columns)
            elif not any(is_on(fact, page) for page in columns.page_numbers):
                yield Reason("query.no_page", text=fact.text)

    def _supposed(self, when: Dates | EveryYear) -> Collection[int]:
        return self.unstated.supposed(when, self._finder.moment().columns)

    def _stands(self, text: Text) -> bool:
        counting = SearchOptions(limit=0)
        return self._finder.find(text, counting, self._finder.moment()).total > 0

    def _bearing(self, mark: Mark, text: str | None) -> Collection[int] | None:
        if mark is Mark.PICTURE:
            return self._store.pictured()
        return None if self._notes is None else self._notes.keys(mark, text)
