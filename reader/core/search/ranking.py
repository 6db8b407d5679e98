"""Relevance: titles before bodies, rare texts before common ones, short articles before long ones.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over the texts of the query as
terms, with the square root of its rarity: all texts of a query have to occur, so that a rare one must not drown
the others. Its constants were chosen by `tests/bench/known_item.py`.

An article whose title answers the whole query stands higher. Where the query is one term, that outweighs any
number of times in a body; of several terms even a title with all of them may only mention the matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Final

from reader.core.index import bits
from reader.core.index.protocol import TEXT_MOST, TITLE_SHIFT, Candidates
from reader.core.index.relevance import LENGTH_SHARE, SATURATION, WHOLE_TITLE, rarest_in_titles, rarity

TITLE_BONUS: Final = 0.05
"""For a title that holds all of several terms."""


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
    """Add the bonus of the titles in which every term stands in one of its texts."""
    flagged = (bits.of_flags(column.translate(_IN_TITLE)) for column in weights)
    bonus = title_bonus(len(set(term_of)))
    for rare, rows in rarest_in_titles(zip(rarities, term_of, flagged, strict=True), term_of):
        for row in bits.places(rows):
            total[row] += bonus * rare


_PER_TIME: Final = [
    1.0 / times if times else inf for times in ((w & TEXT_MOST) + (w > TEXT_MOST) for w in range(256))
]
"""How large a part of its occurrences one is, by a text's packed weight."""
_IN_TITLE: Final = bytes(packed >> TITLE_SHIFT > 0 for packed in range(256))
