"""The numbers of relevance that ranking and the bounds of it (`leading`) share; see `reader.core.search.ranking`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import reduce
from math import log, sqrt
from operator import and_
from typing import Final

SATURATION: Final = 1.5
"""k1: how soon further occurrences stop to matter."""
LENGTH_SHARE: Final = 0.65
"""b: how much of an article's length is held against it."""
WHOLE_TITLE: Final = 2.6
"""More than k1 + 1, the most that occurrences can give: for a title that answers a query of one term."""


def rarity(frequency: int, articles: int) -> float:
    """Return how much a text tells that stands in so many of the articles."""
    frequency = min(frequency, articles)
    return sqrt(log(1 + (articles - frequency + 0.5) / (frequency + 0.5)))


def rarest_in_titles(
    titled: Iterable[tuple[float, int, int]], terms: Collection[int]
) -> Iterator[tuple[float, int]]:
    """Yield rarities and where each counts: of every term the rarest text's, in titles that hold a text of all terms.

    Given are the rarities of texts, the numbers of their terms, and the sets of articles in whose titles they stand.
    """
    rarest_first = sorted(titled, reverse=True)
    left = dict.fromkeys(terms, 0)
    for _, term, there in rarest_first:
        left[term] |= there
    left = dict.fromkeys(left, reduce(and_, left.values(), -1))
    for rare, term, there in rarest_first:
        if here := there & left[term]:
            yield rare, here
            left[term] ^= here
