"""Relevance: titles before bodies, rare texts before common ones, short articles before long ones.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over the texts of the query as
terms, with the square root of its rarity: all texts of a query have to occur, so that a rare one must not drown
the others. Its constants were chosen by `tests/bench/known_item.py`.

An article whose title answers the whole query stands higher. Where the query is one term, that outweighs any
number of times in a body; of several terms even a title with all of them may only mention the matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from math import inf, log, sqrt
from operator import and_
from typing import Final

from reader.core.index import bits
from reader.core.index.protocol import TEXT_MOST, TITLE_SHIFT, Candidates

SATURATION: Final = 1.5
"""k1: how soon further occurrences stop to matter."""
LENGTH_SHARE: Final = 0.65
"""b: how much of an article's length is held against it."""
WHOLE_TITLE: Final = 2.6
"""More than k1 + 1, the most that occurrences can give: for a title that answers a query of one term."""
TITLE_BONUS: Final = 0.05
"""For a title that holds all of several terms."""


def rarity(frequency: int, articles: int) -> float:
    """Return how much a text tells that stands in so many of the articles."""
    frequency = min(frequency, articles)
    return sqrt(log(1 + (articles - frequency + 0.5) / (frequency + 0.5)))


def title_bonus(terms: int) -> float:
    """Return what a title that holds all terms of a query is worth, for each unit of their rarity."""
    return WHOLE_TITLE if terms == 1 else TITLE_BONUS


def scores(candidates: Candidates, term_of: Sequence[int]) -> list[float]:
    """Return the relevance of each candidate, higher is better, 0 where no text is scored.

    `term_of[i]` is the number of the term that the i-th text belongs to: spellings and choices are one term.
    """
    rarities = [rarity(frequency, candidates.articles) for frequency in candidates.frequencies]
    per_character = SATURATION * LENGTH_SHARE / candidates.average_length
    base = SATURATION * (1 - LENGTH_SHARE)
    norms = [base + per_character * length for length in candidates.lengths]
    total = [0.0] * len(candidates.keys)
    for weights, rare in zip(candidates.weights, rarities, strict=True):
        if not weights.strip(b"\0"):
            continue
        most = rare * (SATURATION + 1)
        once = map(_PER_TIME.__getitem__, weights)
        total = [s + most / (1.0 + norm * each) for s, norm, each in zip(total, norms, once, strict=True)]
    _add_titles(total, candidates.weights, rarities, term_of)
    return total


def _add_titles(
    total: list[float], weights: Sequence[bytearray], rarities: Sequence[float], term_of: Sequence[int]
) -> None:
    """Add the bonus of the titles in which every term stands in one of its texts: of each term for the rarest."""
    flagged = (bits.of_flags(column.translate(_IN_TITLE)) for column in weights)
    titled = sorted(zip(rarities, term_of, flagged, strict=True), reverse=True)
    anywhere = dict.fromkeys(term_of, 0)
    for _, term, rows in titled:
        anywhere[term] |= rows
    whole = reduce(and_, anywhere.values(), bits.everything(len(total)))
    left = dict.fromkeys(term_of, whole)
    bonus = title_bonus(len(left))
    for rare, term, rows in titled:
        for row in bits.places(rows & left[term]):
            total[row] += bonus * rare
        left[term] &= ~rows


_PER_TIME: Final = [
    1.0 / times if times else inf for times in ((w & TEXT_MOST) + (w >> TITLE_SHIFT) for w in range(256))
]
"""How large a part of its occurrences one is, by a text's packed weight."""
_IN_TITLE: Final = bytes(packed >> TITLE_SHIFT > 0 for packed in range(256))
