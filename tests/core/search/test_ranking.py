"""Relevance by an index, against the same formula reckoned article by article."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.index.protocol import TEXT_MOST, TITLE_SHIFT, Candidates, weight
from reader.core.search import ranking

WEIGHTS = st.just(0) | st.builds(weight, st.integers(0, 3), st.integers(0, 70))
ARTICLES = st.integers(1, 30).flatmap(
    lambda size: st.tuples(
        st.lists(st.lists(WEIGHTS, min_size=size, max_size=size), min_size=1, max_size=5),
        st.lists(st.integers(1, 5_000), min_size=size, max_size=size),
        st.lists(st.integers(0, 2), min_size=5, max_size=5),
    )
)


@settings(max_examples=200, deadline=None)
@given(ARTICLES)
def test_scores_are_those_of_the_formula(drawn: tuple[list[list[int]], list[int], list[int]]) -> None:
    weights, lengths, terms = drawn
    term_of = sorted(terms[: len(weights)])
    candidates = Candidates(
        keys=list(range(len(lengths))),
        lengths=lengths,
        weights=list(map(bytearray, weights)),
        frequencies=[sum(map(bool, column)) for column in weights],
        articles=40,
        average_length=900.0,
    )
    right = [_score([column[row] for column in weights], candidates, row, term_of) for row in candidates.keys]
    assert ranking.scores(candidates, term_of) == pytest.approx(right)


def _score(packed: list[int], candidates: Candidates, row: int, term_of: list[int]) -> float:
    norm = ranking.SATURATION * (
        1 - ranking.LENGTH_SHARE + ranking.LENGTH_SHARE * candidates.lengths[row] / candidates.average_length
    )
    rare = [ranking.rarity(frequency, candidates.articles) for frequency in candidates.frequencies]
    times = [(one > TEXT_MOST) + (one & TEXT_MOST) for one in packed]
    score = sum(r * (ranking.SATURATION + 1) * n / (n + norm) for r, n in zip(rare, times, strict=True))
    in_title = [
        max((r for _, r, one in texts if one >> TITLE_SHIFT), default=0.0)
        for _, texts in groupby(zip(term_of, rare, packed, strict=True), key=lambda text: text[0])
    ]
    return score + ranking.title_bonus(len(in_title)) * sum(in_title) if all(in_title) else score
