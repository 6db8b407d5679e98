"""What ranking asks of one segment of the Tantivy engine: how often texts occur, and which articles Tantivy puts first.

How often a text occurs is worked out from the score of a hit, of which it is the only unknown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import compress
from operator import and_, or_
from typing import Final

import tantivy
from tantivy import Occur, Query

from reader.core.index import bits
from reader.core.index.protocol import TEXT_MOST, Scope, weight
from reader.core.index.tantivy_files import PAIRS, PEOPLE_FIELDS, Articles, calling
from reader.core.index.tantivy_queries import Queries, pays_to_name

TITLE_BONUS: Final = 2.5
"""What a title that holds the text is worth beside its occurrences."""
TITLE_AMONG: Final = 0.1
"""Of several texts that have to occur together, one in the title counts little more than one in the body."""
FLAGGED: Final = 32
"""Of so many characters it is remembered what they weigh at each place."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""k1 and b of Tantivy's BM25."""


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


@dataclass(frozen=True, slots=True)
class Found:
    """Where a text occurs in a segment: places by field, and together.

    `is_rough` where more bodies are named, `is_partial` where only some of the places.
    """

    text: str
    fields: dict[str, int]
    sure: int
    maybe: int
    is_rough: bool = False
    is_partial: bool = False


NOWHERE: Final = Found("", {}, 0, 0)


class Ranking:
    """Weighs what was found in one segment."""

    def __init__(
        self,
        name: str,
        articles: Articles,
        queries: Queries,
        searcher: tantivy.Searcher,
        *,
        places: Callable[[str, str], int],
        column: Callable[[str, str], bytes | None],
    ) -> None:
        """`places` tells where a text occurs in a field, `column` how often in each article where that is kept ready."""
        self._name = name
        self._size = len(articles.keys)
        self._queries = queries
        self._searcher = searcher
        self._places = places
        self._column = column
        self._lengths = {Scope.BODY.value: articles.bodies, PAIRS: articles.pairs}
        self._averages = {name: sum(column) / max(1, self._size) for name, column in self._lengths.items()}
        self._flagged = lru_cache(FLAGGED)(self._counted_of)

    def weights(self, found: Found, wanted: int) -> bytes:
        """Return the weight of a text at a set of places, 0 where it does not occur. Raises DamagedIndex.

        A character counts once for each field, since nobody can tell more cheaply.
        """
        if not found.maybe & wanted:
            return bytes(wanted.bit_count())
        if found.fields.keys() <= {Scope.TITLE.value}:
            titled = bits.flags(found.maybe, self._size).translate(_TITLED)
            return bytes(compress(titled, bits.flags(wanted, self._size)))
        if len(found.text) == 1 and not found.is_rough:
            fields = found.fields
            choose: bits.Chooser[int] = bits.chooser(wanted, self._size)
            flagged = self._counted(fields) if found.is_partial else self._flagged(found.text, tuple(fields))
            return bytes(choose(flagged))
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
                        times[place] += count if len(found.text) > 1 else 1
                else:
                    for place in bits.places(here):
                        times[place] += 1
        return bytes(weight(titles.get(place, 0), count) for place, count in times.items())

    def _counted_of(self, text: str, names: Sequence[str]) -> bytes:
        return self._counted({name: self._places(name, text) for name in names})

    def _counted(self, fields: Mapping[str, int]) -> bytes:
        """Return the weight of a character at every place: once for each field that it stands in."""
        total = 0
        for name, places in fields.items():
            flags = bits.flags(places, self._size)
            total += int.from_bytes(
                flags.translate(_TITLED) if name == Scope.TITLE.value else flags, "little"
            )
        return total.to_bytes(self._size, "little")

    def _counts(self, field: str, text: str, places: int) -> Iterable[tuple[int, int]]:
        """Return the places of a set where a text occurs in a field, and how often."""
        listed = bits.places(places)
        if (column := self._column(field, text)) is not None:
            return zip(listed, map(column.__getitem__, listed), strict=True)
        query, limit = self._queries.of_text(field, text), self._queries.often(field, text)
        if pays_to_name(len(listed), limit):
            query, limit = self._queries.only(places, query), len(listed)
        hits = self._searcher.search(query, limit=max(1, limit), count=False).hits
        most = (1 + SATURATION) * self._queries.rarity(field, text)
        fixed = SATURATION * (1 - LENGTH_SHARE)
        name, _ = self._queries.terms(field, text)
        lengths = self._lengths[name]
        by_length = SATURATION * LENGTH_SHARE / max(1e-9, self._averages[name])
        wanted, counts = frozenset(listed), []
        for score, address in hits:
            if (place := address.doc) in wanted:
                share = score / most
                slowed = fixed + by_length * NORMS[bisect_right(NORMS, lengths[place]) - 1]
                often = max(1, round(share * slowed / (1 - share))) if share < 0.999 else TEXT_MOST
                counts.append((place, often))
        return counts

    def best(
        self, found: Sequence[Found], rarities: Sequence[float], rows: int, number: int
    ) -> tuple[int, list[tuple[float, int]]]:
        """Return the best `number` of a set of places with Tantivy's scores; without, where it cannot choose.

        The scores of different segments can be compared. Raises DamagedIndex.
        """
        if rows.bit_count() <= 2 * number or all(one.fields.keys() <= {Scope.TITLE.value} for one in found):
            return rows, []  # what stands in titles only is weighed at once
        with calling(self._name):
            query = self._ranking(found, rarities, rows)
            wanted, asked = rows.bit_count(), self._asked(found, rows).bit_count()
            limit = 2 * number * max(1, asked // wanted)
            if pays_to_name(wanted, limit):
                query, limit = self._queries.only(rows, query), number
            while True:
                hits = self._searcher.search(query, limit=limit, count=False).hits
                chosen = [(score, place) for score, address in hits if rows >> (place := address.doc) & 1]
                if len(chosen) >= number:
                    return 0, chosen[:number]
                if len(hits) < limit:
                    return rows, []  # some of them have none of the texts
                limit *= 8

    def _asked(self, found: Sequence[Found], rows: int) -> int:
        """Return the places that `_ranking` asks for: those of the texts that all rows hold, else of any text."""
        held = [one.maybe for one in found if not (one.is_rough or rows & ~one.maybe)]
        return reduce(and_, held) if held else reduce(or_, (one.maybe for one in found), 0)

    def _ranking(self, found: Sequence[Found], rarities: Sequence[float], rows: int) -> Query:
        """Return a query that ranks much as Baoku does: a rare text before a common one, a title before a body.

        What all rows hold is said to be there: Tantivy then looks nowhere else.
        """
        parts = []
        for one, rare in zip(found, rarities, strict=True):
            together = len(found) > 1 and not (one.is_rough or rows & ~one.maybe)
            in_title = rare * (TITLE_AMONG if together else TITLE_BONUS)
            inside = []
            for name in one.fields:
                query = self._queries.of_text(name, one.text)
                if name == Scope.TITLE.value:
                    query = Query.const_score_query(query, in_title)
                elif name not in PEOPLE_FIELDS:
                    query = Query.boost_query(query, rare / max(1e-9, self._queries.rarity(name, one.text)))
                is_choice = one.is_rough or rows & ~one.fields[name]
                inside.append((Occur.Should if is_choice else Occur.Must, query))
            if together:
                parts.append((Occur.Must, Query.boolean_query(inside)))
            else:
                parts.extend(inside)
        return Query.boolean_query(parts) if parts else Query.empty_query()
