"""The searcher: from what was typed to the whole answer."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import Final

from reader.core.errors import Language, Reason
from reader.core.records import (
    Alike,
    Answer,
    Asked,
    Document,
    Hit,
    LeftoversFound,
    SearchOptions,
    Span,
)
from reader.core.search.explanation import reading
from reader.core.search.exploring import Explorer, hit
from reader.core.search.finding import Finder, Found, IndexSource, Moment
from reader.core.search.interpreting import Interpreter
from reader.core.search.leftovers import Leftovers, note
from reader.core.search.matching import Judged
from reader.core.search.passing import PassedOver
from reader.core.search.settling import Notes
from reader.core.search.store import ArticleStore
from reader.core.search.stories import Joined, Stories, Told
from reader.core.search.syntax import ALIKE, And, Near, Node, Or, Pattern, Spellings, Text, texts
from reader.core.words import Words

DEFAULT: Final = SearchOptions()
EVERYTHING: Final = SearchOptions(limit=None)
_ATTEMPTS: Final = 3


class Searcher:
    """Answers queries over one catalogue and one index. May be used from several threads at once."""

    def __init__(
        self,
        store: ArticleStore,
        index: IndexSource | None,
        words: Words | None = None,
        notes: Notes | None = None,
        joined: Joined = tuple,
    ) -> None:
        """Without `index` every article is read; without `words` nothing is suggested; see `Interpreter` for `notes`.

        `joined` returns the stories whose halves stand on two pages.
        """
        self._finder = Finder(store, index, words.longer) if words else Finder(store, index)
        self._interpreter = Interpreter(store, self._finder, notes)
        self._passed_over = PassedOver(self._finder, self._interpreter.unstated)
        self._leftovers = Leftovers(store, self._finder.limits)
        self._stories = Stories(store, self._finder, joined)
        self.explorer: Final = Explorer(store, self._finder, self._interpreter, words, self._stories)

    def answer(
        self, query: str, options: SearchOptions = DEFAULT, language: Language = Language.CHINESE
    ) -> Answer:
        """Answer a query; whatever was typed, there is an answer. `reading` is in the language given."""
        began = perf_counter()
        parsed = self._interpreter.read(query, options.alike)
        tree = parsed.tree
        moment = self._finder.moment()
        found, hits = Found(0, [], ()), tuple[Hit, ...]()
        helpful: tuple[str, ...] = ()
        leftovers: LeftoversFound | None = None
        passed_over: Reason | None = None
        stories = Told()
        asked, lines = Asked.NOTHING, 0
        if tree is not None:
            moment, found, hits = self._find(tree, options)
            passed_over = self._passed_over.note(tree, options, moment)
            leftovers = self._leftovers.found(tree, options, moment.generation)
            lines = self._leftovers.passed_over(tree, options, moment.generation)
            asked = _asked(tree, options, found)
            if asked is not Asked.NOTHING:
                stories = self._stories.told(tree, options, moment)
            if options.suggest and not found.total and moment.live and asked is not Asked.NOTHING:
                helpful = tuple(one.query for one in self.explorer.words(tree, options))
        return Answer(
            query=query,
            reading=reading(tree, language, numerals_alike=options.alike.numerals),
            total=found.total,
            hits=hits,
            coverage=moment.coverage,
            elapsed_ms=(perf_counter() - began) * 1000,
            notes=(
                *parsed.notes,
                *(() if found.total else parsed.hints),
                *found.notes,
                *((passed_over,) if passed_over else ()),
                *((note(leftovers),) if leftovers else ()),
                *((Reason("query.leftovers_unstated", lines=lines),) if lines else ()),
                *stories.notes(),
            ),
            suggestions=helpful,
            leftovers=leftovers,
            joined=stories.together,
            asked=asked,
        )

    def places(self, document: Document, query: str, alike: Alike = ALIKE) -> tuple[Span, ...]:
        """Return the printed places where a query matches in an article, in field and text order."""
        tree = self._interpreter.read(query, alike).tree
        return Judged(document).spans(tree) if tree is not None else ()

    def _find(self, tree: Node, options: SearchOptions) -> tuple[Moment, Found, tuple[Hit, ...]]:
        """Find and show; once more, if an article went away between the one and the other."""
        for attempt in range(_ATTEMPTS):
            moment = self._finder.moment()
            found = self._finder.find(tree, options, moment)
            hits = tuple(
                hit(judged, tree) for judged in self._finder.shelf.judged(found.keys, moment.generation)
            )
            if len(hits) == len(found.keys) or attempt == _ATTEMPTS - 1:
                break
        return moment, found, hits


def _asked(tree: Node, options: SearchOptions, found: Found) -> Asked:
    """Return what was searched for: nothing, if a query was refused; words alone; or conditions beside them."""
    if any(note.code == "query.too_broad" for note in found.notes):
        return Asked.NOTHING
    limited = replace(
        options, limit=None, offset=0, sort=DEFAULT.sort, engine=None, suggest=True, alike=ALIKE
    )
    return Asked.WORDS if limited == EVERYTHING and _is_of_words(tree) else Asked.CONDITIONS


def _is_of_words(node: Node) -> bool:
    """Whether a query asks for nothing but words, wherever they stand in an article."""
    match node:
        case And(children) | Or(children):
            return all(map(_is_of_words, children))
        case Text() | Spellings() | Pattern() | Near():
            return all(text.field is None for text in texts(node))
        case _:
            return False
