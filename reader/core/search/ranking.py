"""Relevance: titles before bodies, rare texts before common ones, short articles before long ones.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over the texts of the query as
terms, with one addition: a text in the title counts for more than any number of times in the body can.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Final

from reader.core.index.protocol import TEXT_MOST, TITLE_SHIFT, Candidates

SATURATION: Final = 1.2
"""k1: how soon further occurrences stop to matter."""
LENGTH_SHARE: Final = 0.75
"""b: how much of an article's length is held against it."""
TITLE_BONUS: Final = 2.5
"""More than k1 + 1, the most that occurrences elsewhere can give."""


def scores(candidates: Candidates) -> list[float]:
    """Return the relevance of each candidate, higher is better, 0 where no text is scored."""
    total = [0.0] * len(candidates.keys)
    for weights, frequency in zip(candidates.weights, candidates.frequencies, strict=True):
        rarity = _rarity(frequency, candidates.articles)
        _add_scores(total, weights, candidates, rarity)
    return total


def _rarity(frequency: int, articles: int) -> float:
    frequency = min(frequency, articles)
    return log(1 + (articles - frequency + 0.5) / (frequency + 0.5))


def _add_scores(total: list[float], weights: Sequence[int], candidates: Candidates, rarity: float) -> None:
    per_character = SATURATION * LENGTH_SHARE / candidates.average_length
    base = SATURATION * (1 - LENGTH_SHARE)
    most = rarity * (SATURATION + 1)
    in_title = rarity * TITLE_BONUS
    for row, (packed, length) in enumerate(zip(weights, candidates.lengths, strict=True)):
        if packed:
            times = packed & TEXT_MOST
            total[row] += most * times / (times + base + per_character * length)
            if packed >> TITLE_SHIFT:
                total[row] += in_title
