"""One segment of the Tantivy engine, asked for sets of places.

Tantivy's wrapper hands out hits one by one, which for a common character takes longer than finding them. Sets
of places come faster as sums: the articles are counted in stretches of `STRETCH` places, and the sum of their
`bit`s is the set itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from pathlib import Path
from typing import Any, Final

from tantivy import Occur, Query

from reader.core.index import bits, evaluation
from reader.core.index.evaluation import Evaluation
from reader.core.index.grams import PAIR
from reader.core.index.protocol import (
    Alone,
    Beside,
    Expression,
    Occurs,
    Scope,
    SegmentInfo,
)
from reader.core.index.tantivy_columns import Columns
from reader.core.index.tantivy_files import (
    PAIRS,
    SHARE,
    STRETCH,
    TEXT_FIELDS,
    calling,
    encodable,
    open_index,
    read_articles,
)
from reader.core.index.tantivy_queries import Queries, pays_to_name
from reader.core.index.tantivy_ranking import Found, Ranking

LONGEST: Final = 64
"""Of a longer text so many characters are looked up; few articles have them, and those are read to be sure."""
MANY: Final = 1_000
"""Of more articles with two texts it is asked more closely how these stand to each other."""
ONE_BY_ONE: Final = 20
"""Hits are taken one by one where a text has less than one in so many articles."""
MOST: Final = 0.9
"""Where a token stands in more of the articles than this share, those without it are sought."""
BLOCK: Final = 64 * STRETCH
"""So many places are joined as small integers before they become part of a large one."""
REMEMBERED: Final = 512
"""So many lookups of a segment are remembered, for as-you-type and for counts beside the hits."""
_STRETCHES: Final = {
    "stretches": {
        "histogram": {"field": "place", "interval": STRETCH, "min_doc_count": 1},
        "aggs": {"places": {"sum": {"field": "bit"}}},
    }
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Where an expression surely holds in a segment, where it may, and what was looked up on the way.

    `met` holds, by texts, the places where they stand in bodies, as far as that was told by what is beside them.
    """

    sure: int
    maybe: int
    evaluation: Evaluation[Found]
    met: Mapping[str, int]


_Order = tuple[str, str, int]
"""Two texts in the order in which they are to stand, and the length of the first as it was asked for."""


def _names(scope: Scope) -> Sequence[str]:
    """Return the fields of Tantivy's that a text is looked for in."""
    return TEXT_FIELDS if scope is Scope.TEXT else (scope.value,)


def _stand_apart(first: str, second: str) -> bool:
    """Return whether two texts of one length cannot overlap."""
    size = len(first)
    return len(second) == size and not any(
        first[cut:] == second[: size - cut] or second[cut:] == first[: size - cut] for cut in range(size)
    )


class Segment:
    """One open segment."""

    def __init__(self, folder: Path, info: SegmentInfo, dead: frozenset[int]) -> None:
        self._name = info.name
        self.of = read_articles(folder, info)
        self._columns = Columns(folder, info)
        with calling(info.name):
            self._index, self._searcher = open_index(folder / info.name)
            self._queries = Queries(self._index.schema, self._searcher, self.of.kept)
            if self._searcher.num_docs != info.articles or self._searcher.num_segments > 1:
                raise ValueError("segments")
        self.live = bits.everything(info.articles) & ~self.among(dead)
        self._places = lru_cache(REMEMBERED)(self._find)
        self._number = lru_cache(REMEMBERED)(self._count)
        self.ranking = Ranking(
            self._name, self.of, self._queries, self._searcher, places=self._places, column=self._column
        )

    def among(self, keys: frozenset[int]) -> int:
        """Return the places of the articles with some keys."""
        return bits.of_flags(bytes(map(keys.__contains__, self.of.keys))) if keys else 0

    def evaluate(self, expression: Expression) -> Answer:
        """Return where an expression holds. Raises DamagedIndex."""
        met: dict[str, int] = {}
        evaluated = Evaluation(
            len(self.of.keys),
            self.lookup,
            self.among,
            self.often,
            beside=lambda asked: self.beside(asked, met),
            alone=self.alone,
            among_few=self.among_few,
        )
        return Answer(*evaluated(expression), evaluated, met)

    def often(self, asked: Occurs) -> int:
        """Return in about how many articles a text occurs. Raises DamagedIndex."""
        text = encodable(asked.text)[:LONGEST]
        field = Scope.BODY.value if asked.scope is Scope.TEXT else asked.scope.value
        with calling(self._name):
            return self._about(field, text)

    def _about(self, field: str, text: str) -> int:
        """Return in about how many articles a text occurs in a field."""
        often = self._queries.often(field, text)
        if field == Scope.BODY.value and len(text) > 1 and self._queries.terms(field, text)[0] != PAIRS:
            return int(SHARE * often)  # or all its pairs would be kept
        return often

    def lookup(self, asked: Occurs) -> Found:
        """Look up a text. Raises DamagedIndex."""
        whole = encodable(asked.text)
        text = whole[:LONGEST]
        with calling(self._name):
            fields = {name: places for name in _names(asked.scope) if (places := self._places(name, text))}
        maybe = 0
        for places in fields.values():
            maybe |= places
        return Found(text, fields, maybe if text == asked.text else 0, maybe)

    def roughly(self, asked: Occurs) -> Found:
        """Look up a text, but in bodies say that it may be anywhere if it is a token. Raises DamagedIndex.

        Enough to weigh a few articles; to find all with a common token takes longer.
        """
        text, body = asked.text, Scope.BODY.value
        if not self._is_token(asked) or self._column(body, text) is not None:
            return self.lookup(asked)
        with calling(self._name):
            fields = {name: self._places(name, text) for name in _names(asked.scope) if name != body}
            fields = {name: places for name, places in fields.items() if places}
            if not self._queries.often(body, text):
                return Found(text, fields, 0, reduce(or_, fields.values(), 0))
        everywhere = bits.everything(len(self.of.keys))
        return Found(text, fields | {body: everywhere}, 0, everywhere, is_rough=True)

    def inside(self, asked: Occurs, places: int, met: int) -> Found:
        """Look up a character at some places only; at those of `met` it stands in the body. Raises DamagedIndex."""
        text, body = encodable(asked.text), Scope.BODY.value
        names = _names(asked.scope)
        with calling(self._name):
            fields = {name: self._places(name, text) & places for name in names if name != body}
            if body in names:
                fields[body] = places & met | self._in_bodies(text, places & ~met)
        fields = {name: held for name, held in fields.items() if held}
        maybe = reduce(or_, fields.values(), 0)
        return Found(text, fields, maybe, maybe, is_partial=True)

    def _in_bodies(self, text: str, places: int) -> int:
        """Return in which bodies, of a set of places, a text occurs."""
        body, wanted = Scope.BODY.value, places.bit_count()
        if not wanted:
            return 0
        if pays_to_name(wanted, self._queries.often(body, text)):
            return self._gathered(self._queries.only(places, self._queries.of_text(body, text)), wanted)
        return self._places(body, text) & places

    def frequency(self, asked: Occurs, evaluated: Evaluation[Found]) -> int:
        """Return in how many articles a text occurs. Raises DamagedIndex.

        Of two characters that are no token and need not be looked up to answer, which takes longest, it is about so
        many.
        """
        known = evaluated.known(asked)
        if known is not None:
            return known.maybe.bit_count()
        if not self._is_token(asked):
            return self.often(asked) if len(asked.text) == PAIR else evaluated.found(asked).maybe.bit_count()
        with calling(self._name):
            return self._number(asked.scope, asked.text)

    def _count(self, scope: Scope, text: str) -> int:
        """Return in how many articles a token occurs: to count those that have it twice takes less than to find all."""
        body = Scope.BODY.value
        often = self._queries.often(body, text)
        fields = [name for name in _names(scope) if name != body and self._queries.often(name, text)]
        others = reduce(or_, (self._places(name, text) for name in fields), 0)
        if not (often and others):
            return often or others.bit_count()
        elsewhere = Query.boolean_query(
            [(Occur.Should, self._queries.of_text(name, text)) for name in fields]
        )
        both = Query.boolean_query([(Occur.Must, self._queries.of_text(body, text)), (Occur.Must, elsewhere)])
        found: Any = self._searcher.search(Query.const_score_query(both, 1.0), limit=1, count=True)
        return often + others.bit_count() - int(found.count)

    def _is_token(self, asked: Occurs) -> bool:
        """Return whether a text that is looked for in bodies is one token there."""
        body = Scope.BODY.value
        if body not in _names(asked.scope) or encodable(asked.text) != asked.text:
            return False
        return len(self._queries.terms(body, asked.text)[1]) == 1

    def _find(self, field: str, text: str) -> int:
        """Return the places where a text occurs in a field."""
        if (column := self._column(field, text)) is not None:
            return bits.of_flags(column)
        most, size = self._queries.often(field, text), len(self.of.keys)
        if not most:
            return 0
        if most > MOST * size and len(self._queries.terms(field, text)[1]) == 1:
            lacking = self._gathered(self._queries.without(field, text), size - most) if size > most else 0
            return bits.everything(size) & ~lacking
        return self._gathered(self._queries.of_text(field, text), most)

    def _gathered(self, query: Query, most: int) -> int:
        """Return the places that a query finds, which are `most` at most."""
        size = len(self.of.keys)
        if most * ONE_BY_ONE <= size:
            hits = self._searcher.search(Query.const_score_query(query, 1.0), limit=most, count=False).hits
            return bits.of_places([address.doc for _, address in hits], size)
        blocks = [0] * (size // BLOCK + 1)
        for stretch in self._searcher.aggregate(query, _STRETCHES)["stretches"]["buckets"]:
            block, place = divmod(int(stretch["key"]), BLOCK)
            blocks[block] |= int(stretch["places"]["value"]) << place
        return sum(block << number * BLOCK for number, block in enumerate(blocks))

    def among_few(self, asked: Occurs, left: int) -> tuple[int, int] | None:
        """Return all of a set of places where they are sooner read than a text is looked up, else None."""
        text = encodable(asked.text)[:LONGEST]
        is_ready = self._column(Scope.BODY.value, text) is not None
        return None if is_ready or left.bit_count() > evaluation.FEW else (0, left)

    def beside(self, asked: Beside, met: dict[str, int]) -> tuple[int, int]:
        """Return where two texts surely stand beside each other and where they may. Raises DamagedIndex.

        To `met` is added in which bodies either text was met on the way.
        """
        first, second = encodable(asked.first.text)[:LONGEST], encodable(asked.second.text)[:LONGEST]
        is_whole = (first, second) == (asked.first.text, asked.second.text)
        orders = {(first, second, len(asked.first.text))}
        if asked.either:
            orders.add((second, first, len(asked.second.text)))
        sure = maybe = 0
        with calling(self._name):
            for name in _names(asked.first.scope):
                if not min(self._queries.often(name, text) for text in (first, second)):
                    continue
                if asked.least == asked.most:
                    found, is_sure = self._at(name, orders, asked.least), True
                else:
                    found, is_sure = self._within(name, orders, asked.least, asked.most)
                maybe |= found
                if is_sure and is_whole:
                    sure |= 0 if asked.in_sentence else found
                    if name == Scope.BODY.value:
                        met |= {text: met.get(text, 0) | found for text in (first, second)}
        return sure, maybe

    def alone(self, asked: Alone, places: int) -> int:
        """Return where, of a set of places, a text has none of the characters beside it. Raises DamagedIndex."""
        text = asked.text.text
        longer = [encodable(char + text) for char in asked.before]
        longer += [encodable(text + char) for char in asked.behind]
        with calling(self._name):
            for name in _names(asked.text.scope):
                held = [other for other in longer if self._queries.often(name, other)]
                if held and len(held[0]) <= LONGEST:
                    most = sum(self._queries.often(name, other) for other in held)
                    places &= ~self._gathered(self._queries.of_any(name, held), min(most, len(self.of.keys)))
                elif held:
                    return 0
        return places

    def _at(self, field: str, orders: Iterable[_Order], gap: int) -> int:
        """Return where a text stands so many characters behind the end of another one."""
        found = 0
        for one, other, length in orders:
            most = min(self._queries.often(field, one), self._queries.often(field, other))
            found |= self._gathered(self._queries.at(field, one, other, length + gap), most)
        return found

    def _within(self, field: str, orders: Collection[_Order], least: int, most: int) -> tuple[int, bool]:
        """Return where a text may stand `least` to `most` characters behind the end of another one, and if that is sure.

        Of texts of several tokens it is first told where both occur: without asking more where those are few.
        """
        first, second, length = next(iter(orders))
        limit = min(self._queries.often(field, first), self._queries.often(field, second))
        is_sure = self._queries.are_single(field, first, second)
        if is_sure and len(orders) > 1 and not least and _stand_apart(first, second):
            return self._gathered(self._queries.around(field, first, second, length + most), limit), True
        places, anchors = bits.everything(len(self.of.keys)), 1
        if not is_sure:
            for text in sorted((first, second), key=lambda text: self._about(field, text)):
                places &= self._places(field, text)
                if places.bit_count() <= evaluation.FEW:
                    return places, False
            anchors = 1 if places.bit_count() <= MANY else 2
        found = 0
        for one, other, length in orders:
            query = self._queries.within(field, one, other, length + least, length + most, anchors=anchors)
            found |= places & self._gathered(query, limit)
        return found, is_sure

    def _column(self, field: str, text: str) -> bytes | None:
        """Return how often a text stands in a field of each article, where that is kept ready."""
        return self._columns.of(text) if field == Scope.BODY.value else None
