"""Asking segments that the Tantivy engine wrote.

Tantivy's wrapper hands out hits one by one, which for a common character takes longer than finding them. Sets
of places come faster as sums: the articles are counted in stretches of `STRETCH` places, and the sum of their
`bit`s is the set itself. How often a text occurs is worked out from the score of a hit, of which it is the only
unknown.
"""

from __future__ import annotations

import os
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from heapq import nlargest
from itertools import compress
from math import sqrt
from operator import and_, or_
from pathlib import Path
from typing import Final

from tantivy import Occur, Query

from reader.core.index import bits
from reader.core.index.evaluation import Evaluation, weighed
from reader.core.index.pooling import TITLE_BONUS, rarity
from reader.core.index.protocol import (
    TEXT_MOST,
    Beside,
    Candidates,
    DamagedIndex,
    Expression,
    Occurs,
    Scope,
    SegmentInfo,
    scored,
    weight,
)
from reader.core.index.tantivy_columns import Columns
from reader.core.index.tantivy_files import (
    PAIRS,
    PEOPLE_FIELDS,
    STRETCH,
    TEXT_FIELDS,
    calling,
    encodable,
    open_index,
    read_articles,
)
from reader.core.index.tantivy_queries import Queries

LONGEST: Final = 64
"""Of a longer text so many characters are looked up; few articles have them, and those are read to be sure."""
FEW: Final = 32
"""So few articles with two texts are sooner read than asked how these stand to each other."""
POOL: Final = 500
"""So many rows are weighed without first asking Tantivy for the best of them."""
SLACK: Final = 30
"""So many more than the wanted rows are taken of each segment: Tantivy's order is not quite ours."""
TITLE_AMONG: Final = 0.1
"""Of several texts that have to occur together, one in the title counts little more than one in the body."""
NARROW: Final = 4_000
"""So few rows of a segment are named one by one to Tantivy when it is asked for the best of them."""
RESTRICTED: Final = 4
"""A question is limited to the rows to be weighed if the text occurs in this many times as many articles."""
ONE_BY_ONE: Final = 20
"""Hits are taken one by one where a text has less than one in so many articles."""
BLOCK: Final = 64 * STRETCH
"""So many places are joined as small integers before they become part of a large one."""
REMEMBERED: Final = 512
"""So many lookups of a segment are remembered, for as-you-type and for counts beside the hits."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""k1 and b of Tantivy's BM25."""
_AT_ONCE: Final = ThreadPoolExecutor(min(4, os.cpu_count() or 1), "tantivy")
"""Segments are asked side by side: Tantivy works without Python's lock."""
_STRETCHES: Final = {
    "stretches": {
        "histogram": {"field": "place", "interval": STRETCH, "min_doc_count": 1},
        "aggs": {"places": {"sum": {"field": "bit"}}},
    }
}


def _norms() -> list[int]:
    """Return the lengths that Tantivy tells apart: exact up to 40, then eight to each doubling, rounded down."""
    found = list(range(41))
    step = 2
    while len(found) < 256:
        found.extend(found[-1] + step * (number + 1) for number in range(8))
        step *= 2
    return found


NORMS: Final = _norms()
_TITLED: Final = bytes((0, weight(1, 0))) + bytes(254)
"""Turns flags into the weights of a text in titles, where hardly anything stands twice."""


class TantivyReader:
    """An open index on Tantivy."""

    def __init__(
        self, folder: Path, segments: Sequence[SegmentInfo], dead: Mapping[str, frozenset[int]]
    ) -> None:
        """Open segments of a folder; `dead` are the keys of each that do not count. Raises DamagedIndex."""
        nothing: frozenset[int] = frozenset()
        self._closed = False
        self.rows: array[int] = array("q")
        self.live = 0
        self.lengths: array[int] = array("I")
        self.segments: list[tuple[int, _Segment]] = []
        for info in segments:
            base = len(self.rows)
            segment = _Segment(folder, info, dead.get(info.name, nothing))
            self.segments.append((base, segment))
            self.rows.extend(segment.of.keys)
            self.lengths.extend(segment.of.lengths)
            self.live |= segment.live << base
        self.average_length = max(1.0, sum(self.lengths) / max(1, len(self.rows)))

    def select(self, expression: Expression) -> _Selection:
        """Return the articles an expression may hold for. Raises DamagedIndex."""
        if self._closed:
            raise DamagedIndex("closed")
        return _Selection(self, expression)

    def close(self) -> None:
        """Let go of the files, as soon as no question is under way."""
        self._closed = True
        self.segments = []


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a text occurs in a segment: places by field, and together."""

    text: str
    fields: dict[str, int]
    sure: int
    maybe: int


NOWHERE: Final = _Found("", {}, 0, 0)


class _Selection:
    """What an expression holds for in all segments, and what was looked up on the way."""

    def __init__(self, reader: TantivyReader, expression: Expression) -> None:
        self._reader = reader
        self._segments = reader.segments
        self._scored = list(scored(expression))
        self._texts = len(self._scored)
        self._evaluations: list[Evaluation[_Found]] = []
        self.sure = self.maybe = 0
        answers = _AT_ONCE.map(lambda part: part[1].evaluate(expression), self._segments)
        for (base, segment), (evaluation, sure, maybe) in zip(self._segments, answers, strict=True):
            self._evaluations.append(evaluation)
            self.sure |= (sure & segment.live) << base
            self.maybe |= (maybe & segment.live) << base

    def weigh(self, rows: int) -> Candidates:
        """Return what ranking needs of a set of rows, in ascending order. Raises DamagedIndex."""
        reader = self._reader

        def weights_of(part: tuple[int, _Segment], found: list[_Found]) -> list[bytes]:
            base, segment = part
            inside = rows >> base & bits.everything(len(segment.of.keys))
            return [segment.weights(one, inside) if inside else b"" for one in found]

        weights = [bytearray() for _ in range(self._texts)]
        for columns in _AT_ONCE.map(weights_of, self._segments, self._found):
            for column, more in zip(weights, columns, strict=True):
                column.extend(more)
        places = bits.places(rows)
        return Candidates(
            keys=list(map(reader.rows.__getitem__, places)),
            lengths=list(map(reader.lengths.__getitem__, places)),
            weights=weights,
            frequencies=self._frequencies,
            articles=len(reader.rows),
            average_length=reader.average_length,
        )

    def _often(self, text: Occurs) -> int:
        return sum(segment.often(text) for _, segment in self._segments)

    @cached_property
    def _found(self) -> list[list[_Found]]:
        """What was found of each scored text in each segment, as far as it is weighed."""
        chosen = weighed(self._scored, self._often)

        def found_in(one: Evaluation[_Found]) -> list[_Found]:
            return [
                one.found(text) if number in chosen else NOWHERE for number, text in enumerate(self._scored)
            ]

        return list(_AT_ONCE.map(found_in, self._evaluations))

    @cached_property
    def _frequencies(self) -> list[int]:
        return [sum(found[text].maybe.bit_count() for found in self._found) for text in range(self._texts)]

    def best(self, rows: int, number: int) -> int:
        """Return a part of the rows with the `number` most relevant, as Tantivy ranks them. Raises DamagedIndex."""
        if rows.bit_count() <= max(POOL, number) or not self._texts:
            return rows
        articles = len(self._reader.rows)
        rarities = [sqrt(rarity(frequency, articles)) for frequency in self._frequencies]

        def best_of(part: tuple[int, _Segment], found: list[_Found]) -> tuple[int, list[tuple[float, int]]]:
            base, segment = part
            inside = rows >> base & bits.everything(len(segment.of.keys))
            kept, hits = segment.best(found, rarities, inside, number + SLACK)
            return kept << base, [(score, base + place) for score, place in hits]

        chosen, scored_rows = 0, list[tuple[float, int]]()
        for kept, hits in _AT_ONCE.map(best_of, self._segments, self._found):
            chosen |= kept
            scored_rows += hits
        for _, row in nlargest(number + SLACK, scored_rows):
            chosen |= 1 << row
        return chosen


class _Segment:
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
        self._lengths = {
            Scope.BODY.value: self.of.bodies,
            PAIRS: self.of.pairs,
        }
        self._averages = {name: sum(column) / max(1, info.articles) for name, column in self._lengths.items()}
        self._places = lru_cache(REMEMBERED)(self._find)

    def among(self, keys: frozenset[int]) -> int:
        """Return the places of the articles with some keys."""
        return bits.of_flags(bytes(map(keys.__contains__, self.of.keys))) if keys else 0

    def evaluate(self, expression: Expression) -> tuple[Evaluation[_Found], int, int]:
        """Return what was looked up, where an expression surely holds and where it may. Raises DamagedIndex."""
        evaluation = Evaluation(len(self.of.keys), self.lookup, self.among, self.often, self.beside)
        return evaluation, *evaluation(expression)

    def often(self, asked: Occurs) -> int:
        """Return in about how many articles a text occurs. Raises DamagedIndex."""
        text = encodable(asked.text)[:LONGEST]
        with calling(self._name):
            return self._queries.often(
                Scope.BODY.value if asked.scope is Scope.TEXT else asked.scope.value, text
            )

    def lookup(self, asked: Occurs) -> _Found:
        """Look up a text. Raises DamagedIndex."""
        whole = encodable(asked.text)
        text = whole[:LONGEST]
        names = TEXT_FIELDS if asked.scope is Scope.TEXT else (asked.scope.value,)
        with calling(self._name):
            fields = {name: places for name in names if (places := self._places(name, text))}
        maybe = 0
        for places in fields.values():
            maybe |= places
        return _Found(text, fields, maybe if text == asked.text else 0, maybe)

    def _find(self, field: str, text: str) -> int:
        """Return the places where a text occurs in a field."""
        if (column := self._column(field, text)) is not None:
            return bits.of_flags(column)
        most = self._queries.often(field, text)
        return self._gathered(self._queries.of_text(field, text), most) if most else 0

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

    def beside(self, asked: Beside) -> tuple[int, int]:
        """Return where two texts surely stand beside each other and where they may. Raises DamagedIndex."""
        first, second = self.lookup(asked.first), self.lookup(asked.second)
        orders = {(first.text, second.text, len(asked.first.text))}
        if asked.either:
            orders.add((second.text, first.text, len(asked.second.text)))
        sure = maybe = 0
        whole = (first.text, second.text) == (asked.first.text, asked.second.text)
        certain = asked.least == asked.most or len(first.text) == len(second.text) == 1
        exact = whole and certain and not asked.in_sentence
        with calling(self._name):
            for name in first.fields.keys() & second.fields.keys():
                both = first.fields[name] & second.fields[name]
                if both.bit_count() <= FEW:
                    maybe |= both
                    continue
                most = min(self._searcher.doc_freq(name, char) for char in first.text + second.text)
                for one, other, length in orders:
                    query = self._queries.beside(name, one, other, length + asked.least, length + asked.most)
                    found = both & self._gathered(query, most)
                    maybe |= found
                    sure |= found if exact else 0
        return sure, maybe

    def _column(self, field: str, text: str) -> bytes | None:
        """Return how often a text stands in a field of each article, where that is kept ready."""
        return self._columns.of(text) if field == Scope.BODY.value else None

    # ── how often ─────────────────────────────────────────────────────────────────────────────────────

    def weights(self, found: _Found, wanted: int) -> bytes:
        """Return the weight of a text at a set of places, 0 where it does not occur. Raises DamagedIndex."""
        if not found.maybe & wanted:
            return bytes(wanted.bit_count())
        if found.fields.keys() <= {Scope.TITLE.value}:
            size = len(self.of.keys)
            titled = bits.flags(found.maybe, size).translate(_TITLED)
            return bytes(compress(titled, bits.flags(wanted, size)))
        times = dict.fromkeys(bits.places(wanted), 0)
        titles: dict[int, int] = {}
        with calling(self._name):
            for name, held in found.fields.items():
                here = held & wanted
                if not here:
                    continue
                if name == Scope.TITLE.value:
                    titles = dict.fromkeys(bits.places(here), 1)
                elif name == Scope.BODY.value:
                    for place, count in self._counts(name, found.text, here):
                        if place in times:
                            times[place] += count
                else:
                    for place in bits.places(here):
                        times[place] += 1
        return bytes(weight(titles.get(place, 0), count) for place, count in times.items())

    def _counts(self, field: str, text: str, places: int) -> Iterable[tuple[int, int]]:
        """Return places and how often a text occurs there in a field: those of a set where it does, maybe others."""
        if (column := self._column(field, text)) is not None:
            listed = bits.places(places)
            return zip(listed, map(column.__getitem__, listed), strict=True)
        wanted, held = places.bit_count(), self._places(field, text).bit_count()
        query, limit = self._queries.of_text(field, text), held
        if held > RESTRICTED * wanted:
            query, limit = self._queries.only(places, query), wanted
        hits = self._searcher.search(query, limit=max(1, limit), count=False).hits
        most = (1 + SATURATION) * self._queries.rarity(field, text)
        fixed = SATURATION * (1 - LENGTH_SHARE)
        name, _ = self._queries.terms(field, text)
        lengths = self._lengths[name]
        by_length = SATURATION * LENGTH_SHARE / max(1e-9, self._averages[name])
        counts = []
        for score, address in hits:
            place = address.doc
            share = score / most
            slowed = fixed + by_length * NORMS[bisect_right(NORMS, lengths[place]) - 1]
            counts.append(
                (place, max(1, round(share * slowed / (1 - share))) if share < 0.999 else TEXT_MOST)
            )
        return counts

    def best(
        self, found: Sequence[_Found], rarities: Sequence[float], rows: int, number: int
    ) -> tuple[int, list[tuple[float, int]]]:
        """Return the best `number` of a set of places with Tantivy's scores; without, where it cannot choose.

        The scores of different segments can be compared. Raises DamagedIndex.
        """
        if rows.bit_count() <= 2 * number or all(one.fields.keys() <= {Scope.TITLE.value} for one in found):
            return rows, []  # what stands in titles only is weighed at once
        with calling(self._name):
            query = self._ranking(found, rarities, rows)
            if rows.bit_count() <= min(NARROW, self._asked(found, rows).bit_count() // RESTRICTED):
                query = self._queries.only(rows, query)
            limit = number
            while True:
                hits = self._searcher.search(query, limit=limit, count=False).hits
                chosen = [(score, place) for score, address in hits if rows >> (place := address.doc) & 1]
                if len(chosen) >= number:
                    return 0, chosen[:number]
                if len(hits) < limit:
                    return rows, []  # some of them have none of the texts
                limit *= 8

    def _asked(self, found: Sequence[_Found], rows: int) -> int:
        """Return the places that `_ranking` asks for: those of the texts that all rows hold, else of any text."""
        held = [one.maybe for one in found if not rows & ~one.maybe]
        return reduce(and_, held) if held else reduce(or_, (one.maybe for one in found), 0)

    def _ranking(self, found: Sequence[_Found], rarities: Sequence[float], rows: int) -> Query:
        """Return a query that ranks much as Baoku does: a rare text before a common one, a title before a body.

        What all rows hold is said to be there: Tantivy then looks nowhere else.
        """
        parts = []
        for one, rare in zip(found, rarities, strict=True):
            together = len(found) > 1 and not rows & ~one.maybe
            in_title = rare * (TITLE_AMONG if together else TITLE_BONUS)
            inside = []
            for name in one.fields:
                query = self._queries.of_text(name, one.text)
                if name == Scope.TITLE.value:
                    query = Query.const_score_query(query, in_title)
                elif name not in PEOPLE_FIELDS:
                    query = Query.boost_query(query, rare / max(1e-9, self._queries.rarity(name, one.text)))
                inside.append((Occur.Should if rows & ~one.fields[name] else Occur.Must, query))
            if together:
                parts.append((Occur.Must, Query.boolean_query(inside)))
            else:
                parts.extend(inside)
        return Query.boolean_query(parts) if parts else Query.empty_query()
