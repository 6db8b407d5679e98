"""Relevance: titles before bodies, rare texts before common ones, short articles before long ones.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over the texts of the query as
terms, with the square root of its rarity: all texts of a query have to occur, so that a rare one must not drown
the others. Its constants were chosen by `tests/bench/known_item.py`.

An article whose title answers the whole query stands higher. Where the query is one term, that outweighs any
number of times in a body; of several terms even a title with all of them may only mention the matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from math import log, sqrt
from typing import Final

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
        times = weights.translate(_TIMES)
        total = [s + most * n / (n + norm) for s, n, norm in zip(total, times, norms, strict=True)]
    _add_titles(total, candidates.weights, rarities, term_of)
    return total


def _add_titles(
    total: list[float], weights: Sequence[bytearray], rarities: Sequence[float], term_of: Sequence[int]
) -> None:
    """Add the bonus of the titles in which every term stands in one of its texts."""
    terms = len(set(term_of))
    if not terms:
        return
    bonus = title_bonus(terms)
    best: dict[int, dict[int, float]] = {}
    for column, rare, term in zip(weights, rarities, term_of, strict=True):
        for row in compress(range(len(column)), column.translate(_IN_TITLE)):
            of_row = best.setdefault(row, {})
            of_row[term] = max(rare, of_row.get(term, 0.0))
    for row, of_row in best.items():
        if len(of_row) == terms:
            total[row] += bonus * sum(of_row.values())


_TIMES: Final = bytes((packed & TEXT_MOST) + (packed >> TITLE_SHIFT) for packed in range(256))
"""How often a text occurs, by its packed weight."""
_IN_TITLE: Final = bytes(packed >> TITLE_SHIFT > 0 for packed in range(256))
