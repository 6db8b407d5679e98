"""From what was typed to a tree that is settled: the query language, and what only the library can tell."""

from __future__ import annotations

from collections.abc import Collection

from reader.core.records import Alike, SearchOptions
from reader.core.search.finding import Finder
from reader.core.search.language import Parsed, parse
from reader.core.search.settling import Notes, Settler
from reader.core.search.store import ArticleStore
from reader.core.search.syntax import ALIKE, Mark, Text


class Interpreter:
    """Reads queries for one library. May be used from several threads at once."""

    def __init__(self, store: ArticleStore, finder: Finder, notes: Notes | None = None) -> None:
        """Without `notes` no article bears a tag, a note, a highlight or a bookmark, and readers are told so."""
        self._store = store
        self._finder = finder
        self._notes = notes

    def read(self, query: str, alike: Alike = ALIKE) -> Parsed:
        """Return a query as it is to be searched; never raises for what was typed."""
        parsed = parse(query, alike)
        if parsed.tree is None:
            return parsed
        settler = Settler(self._stands, self._bearing)
        tree = settler.settled(parsed.tree)
        return Parsed(tree, (*parsed.notes, *dict.fromkeys(settler.notes)))

    def _stands(self, text: Text) -> bool:
        counting = SearchOptions(limit=0)
        return self._finder.find(text, counting, self._finder.moment()).total > 0

    def _bearing(self, mark: Mark, text: str | None) -> Collection[int] | None:
        if mark is Mark.PICTURE:
            return self._store.pictured()
        return None if self._notes is None else self._notes.keys(mark, text)
