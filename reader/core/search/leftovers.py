"""What matches outside all articles: lines of pages that belong to none are counted, so that an answer is honest.

These are mastheads and what was left over. They are kept in memory, folded, up to a bound: a page has a few of them.
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final

from reader.core.errors import Reason
from reader.core.folding import fold
from reader.core.records import (
    MASTHEAD,
    Columns,
    Document,
    Kind,
    LeftoverPlace,
    LeftoversFound,
    PageLeftovers,
    PageNumber,
    SearchOptions,
)
from reader.core.search.limits import Limits, common
from reader.core.search.matching import Judged
from reader.core.search.passing import DIMENSIONS, eased, limited_fields
from reader.core.search.planning import keys_with
from reader.core.search.store import ArticleStore
from reader.core.search.syntax import (
    And,
    Marked,
    Near,
    Node,
    Not,
    OfKind,
    Or,
    Pattern,
    Spellings,
    Supposed,
    Text,
    Unstated,
    texts,
)

MOST_CHARACTERS: Final = 4_000_000
"""So many folded characters are held; what a library has beyond them is not looked through, and the answer says so."""
MOST_JUDGED: Final = 4_000
"""So many pieces are judged for one query."""
PLACES: Final = 5
"""So many are named."""
SEAM: Final = "\ufdd0"
"""A character that no text should hold (Unicode: a noncharacter) and that folding leaves alone."""


class Leftovers:
    """The text outside all articles of one store. May be used from several threads at once."""

    def __init__(self, store: ArticleStore, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._lock = threading.Lock()
        self._pieces: tuple[int, _Pieces] | None = None

    def found(self, tree: Node, options: SearchOptions, generation: int) -> LeftoversFound | None:
        """Return what matches a query; None if nothing does, or if it asks for what only articles have."""
        asked = _plain(tree, options)
        if not asked:
            return None
        pieces = self._all(generation)
        holding = self._holding(pieces, asked, options, eased=False)
        matching = [pieces.places[number] for number in holding[:MOST_JUDGED] if pieces.matches(number, tree)]
        if not matching:
            return None
        matching.sort(key=lambda place: place.masthead)
        return LeftoversFound(
            lines=sum(len(place.lines) for place in matching),
            places=tuple(matching[:PLACES]),
            whole=pieces.whole and len(holding) <= MOST_JUDGED,
            mastheads=sum(len(place.lines) for place in matching if place.masthead),
        )

    def passed_over(self, tree: Node, options: SearchOptions, generation: int) -> int:
        """Return how many lines match but for a date, a newspaper or a page that they do not state, at least."""
        asked, other = _plain(tree, options), eased(tree)
        if not asked or (other == tree and not limited_fields(options)):
            return 0
        pieces = self._all(generation)
        found = set(self._holding(pieces, asked, options, eased=False))
        return pieces.lines(
            number
            for number in self._holding(pieces, asked, options, eased=True)[:MOST_JUDGED]
            if pieces.matches(number, other) and not (number in found and pieces.matches(number, tree))
        )

    def _all(self, generation: int) -> _Pieces:
        with self._lock:
            if self._pieces is None or self._pieces[0] != generation:
                self._pieces = (generation, _Pieces.of(self._store.leftovers()))
            return self._pieces[1]

    def _holding(
        self, pieces: _Pieces, asked: Sequence[str], options: SearchOptions, *, eased: bool
    ) -> list[int]:
        """Return the numbers of the pieces that hold one of some texts and that the limits let through, or may."""
        limits = dict(self._limits.by_dimension(options, pieces.columns)[0])
        for dimension, field in DIMENSIONS.items():
            if eased and dimension in limits and field in limited_fields(options):
                limits[dimension] |= keys_with(Unstated(field), pieces.columns)
        return pieces.holding(asked, common(limits.values()))


def _plain(tree: Node, options: SearchOptions) -> list[str]:
    """Return the texts that a query asks for anywhere; none if it asks for what only articles have."""
    if _asks_for_articles(tree) or options.kinds or options.reporters or options.columns:
        return []
    return [text.folded for text in texts(tree) if text.field is None]


def note(found: LeftoversFound) -> Reason:
    """Return the sentence that tells of them and of the pages they are on."""
    pages = dict.fromkeys(
        f"{place.newspaper or '—'} {place.date or '—'} ({'—' if place.page is None else place.page})"
        for place in found.places
    )
    code = "query.leftovers" if found.whole else "query.leftovers_more"
    return Reason(code, lines=found.lines, mastheads=found.mastheads, places="; ".join(pages))


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Pieces of text in no article, numbered; `text` is all of them folded, `starts` where each begins in it."""

    places: Sequence[LeftoverPlace]
    text: str
    starts: Sequence[int]
    columns: Columns
    whole: bool

    @classmethod
    def of(cls, pages: Iterable[PageLeftovers]) -> _Pieces:
        places: list[LeftoverPlace] = []
        held, whole = 0, True
        for page in pages:
            if held > MOST_CHARACTERS:
                whole = False
                break
            for one in page.leftovers:
                stands = one.why == MASTHEAD
                places.append(
                    LeftoverPlace(page.newspaper, page.date, page.page, one.lines, one.text, stands)
                )
                held += len(one.text)
        folded = _folded([place.text for place in places])
        starts = list(accumulate((len(text) + 1 for text in folded), initial=0))
        return cls(places, "\n".join(folded), starts, _columns(places), whole)

    def lines(self, numbers: Iterable[int]) -> int:
        """Return how many source lines some pieces are."""
        return sum(len(self.places[number].lines) for number in numbers)

    def holding(self, wanted: Iterable[str], allowed: Container[int] | None) -> list[int]:
        """Return the numbers of the pieces that hold at least one of some folded texts, in order.

        Only those `allowed`; a few more than are judged are enough of each text.
        """
        found: set[int] = set()
        for text in wanted:
            at, left = self.text.find(text), MOST_JUDGED + 1
            while at >= 0 and left:
                number = bisect_right(self.starts, at) - 1
                if allowed is None or number in allowed:
                    found.add(number)
                    left -= 1
                at = self.text.find(text, self.starts[number + 1])
        return sorted(found)

    def matches(self, number: int, tree: Node) -> bool:
        """Tell whether a piece matches a query; most queries are judged on the folded text that is here."""
        text = self.text[self.starts[number] : self.starts[number + 1] - 1]
        plain = _matches(text, tree)
        return Judged(_document(self.places[number])).matches(tree) if plain is None else plain


def _matches(folded: str, node: Node) -> bool | None:
    """Tell whether a folded text matches a query of plain texts; None where more is asked."""
    match node:
        case Text(field=None) if node.whole:
            return node.folded in folded
        case Not(child):
            found = _matches(folded, child)
            return None if found is None else not found
        case And(children) | Or(children) | Spellings(children):
            each = [_matches(folded, child) for child in children]
            if None in each:
                return None
            return all(each) if isinstance(node, And) else any(each)
        case _:
            return None


def _folded(texts: Sequence[str]) -> list[str]:
    """Return texts folded; all at once, which takes a tenth of the time, unless one of them spoils the seams."""
    folded = fold(SEAM.join(texts)).split(SEAM)
    return folded if len(folded) == len(texts) else [fold(text) for text in texts]


def _document(place: LeftoverPlace) -> Document:
    """Return a piece as an article that has nothing but a text, to be judged as one."""
    return Document(
        key=-1,
        article_id="",
        newspaper=place.newspaper,
        date=place.date,
        page=place.page,
        kind=Kind.NEWS,
        title=None,
        opening="",
        fields={"body": place.text},
    )


def _columns(places: Sequence[LeftoverPlace]) -> Columns:
    papers: dict[str | None, int] = {}
    pages: dict[PageNumber | None, int] = {}
    return Columns(
        keys=array("q", range(len(places))),
        dates=array("q", (date.fromisoformat(p.date).toordinal() if p.date else 0 for p in places)),
        newspapers=array("q", (papers.setdefault(place.newspaper, len(papers)) for place in places)),
        pages=array("q", (pages.setdefault(place.page, len(pages)) for place in places)),
        kinds=array("q", bytes(8 * len(places))),
        newspaper_names=tuple(papers),
        page_numbers=tuple(pages),
        kind_names=(Kind.NEWS,),
    )


def _asks_for_articles(node: Node) -> bool:
    """Whether a query asks for a kind, a mark or a field, which text in no article does not have."""
    match node:
        case OfKind() | Marked() | Supposed():
            return True
        case And(children) | Or(children):
            return any(map(_asks_for_articles, children))
        case Not(child):
            return _asks_for_articles(child)
        case Text() | Pattern() | Near():
            return any(text.field is not None for text in texts(node))
        case _:
            return False
