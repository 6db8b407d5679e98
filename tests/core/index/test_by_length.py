"""The shortest of articles that are otherwise alike, against ranking everything."""

from __future__ import annotations

from functools import reduce
from operator import or_

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.index import bits
from reader.core.index.alike import ByLength, alike
from reader.core.index.protocol import Candidates, Scope, weight
from reader.core.search.ranking import scores

TITLE, BODY, BYLINE = Scope.TITLE.value, Scope.BODY.value, Scope.BYLINE.value
ARTICLES = st.integers(1, 200).flatmap(
    lambda size: st.tuples(
        st.lists(st.integers(1, 40) | st.integers(1, 9_000), min_size=size, max_size=size),
        st.lists(
            st.fixed_dictionaries(
                {name: st.sets(st.integers(0, size - 1)) for name in (TITLE, BODY, BYLINE)}
            ),
            min_size=1,
            max_size=3,
        ),
        st.sets(st.integers(0, size - 1), min_size=1) | st.just(set(range(size))),
    )
)


@settings(max_examples=150, deadline=None)
@given(ARTICLES, st.integers(1, 20))
def test_the_most_relevant_are_among_the_shortest_of_each_kind(
    drawn: tuple[list[int], list[dict[str, set[int]]], set[int]], number: int
) -> None:
    lengths, texts, chosen = drawn
    size = len(lengths)
    rows = bits.of_places(sorted(chosen), size)
    held = [
        {name: bits.of_places(sorted(places), size) for name, places in fields.items()} for fields in texts
    ]
    parts = alike(rows, held)
    assert sum(part.bit_count() for part in parts) == len(chosen)
    assert reduce(or_, parts) == rows
    weights = [
        bytearray(
            weight(row in fields[TITLE], (row in fields[BODY]) + (row in fields[BYLINE]))
            for row in range(size)
        )
        for fields in texts
    ]
    for part in parts:
        assert len({tuple(column[row] for column in weights) for row in bits.places(part)}) == 1
    average = sum(lengths) / size
    frequencies = [size - column.count(0) for column in weights]
    ranked = Candidates(list(range(size)), lengths, weights, frequencies, size, average)
    of_row = scores(ranked, range(len(texts)))
    best = sorted(chosen, key=lambda row: -of_row[row])[:number]
    kept = ByLength(lengths).leading(rows, held, number)
    assert kept & ~rows == 0
    assert all(kept >> row & 1 for row in chosen if of_row[row] >= of_row[best[-1]])


def test_of_thousands_alike_few_are_left() -> None:
    by_length = ByLength([600 + 7 * (row % 101) for row in range(5_000)])
    assert bits.places(by_length.shortest(bits.everything(5_000), 30)) == list(range(0, 5_000, 101))
    some = bits.of_places(range(0, 5_000, 50), 5_000)
    assert by_length.shortest(some, 3).bit_count() == 3
