"""What is left out before ranking, against ranking everything."""

from __future__ import annotations

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.index import bits
from reader.core.index.leading import Lengths, leading
from reader.core.index.protocol import Candidates, weight
from reader.core.search.ranking import scores, title_bonus

WEIGHTS = st.just(0) | st.builds(weight, st.integers(0, 3), st.integers(0, 70)).filter(bool)
LIBRARIES = st.integers(1, 150).flatmap(
    lambda size: st.tuples(
        st.lists(st.lists(WEIGHTS | st.integers(1, 9), min_size=size, max_size=size), min_size=1, max_size=6),
        st.lists(st.integers(1, 400) | st.integers(1, 30_000), min_size=size, max_size=size),
        st.sets(st.integers(0, size - 1)),
    )
)


@settings(max_examples=120, deadline=None)
@given(LIBRARIES, st.integers(1, 40), st.booleans())
def test_whatever_comes_to_the_top_is_left(
    drawn: tuple[list[list[int]], list[int], set[int]], number: int, is_one_term: bool
) -> None:
    weights, lengths, chosen = drawn
    average = sum(lengths) / len(lengths)
    columns = [bytes(column) for column in weights if any(column)]
    frequencies = [len(column) - column.count(0) for column in columns]
    rows = bits.of_places(sorted(chosen), len(lengths))
    term_of = [0 if is_one_term else term // 2 for term in range(len(columns))]
    kept = leading(
        columns,
        frequencies,
        Lengths(array("I", lengths), average),
        rows,
        number=number,
        term_of=term_of,
        title_bonus=title_bonus(len(set(term_of))),
    )
    everything = Candidates(
        list(range(len(lengths))), lengths, list(map(bytearray, columns)), frequencies, len(lengths), average
    )
    of_row = scores(everything, term_of)
    best = sorted(chosen, key=lambda row: -of_row[row])[:number]
    assert kept & ~rows == 0
    assert all(kept >> row & 1 for row in chosen if of_row[row] >= of_row[best[-1]])


def test_of_many_alike_most_are_left_out() -> None:
    lengths = array("I", (600 + 7 * (row % 101) for row in range(5_000)))
    columns = [bytes(1 + (row * 31 + text) % 12 for row in range(5_000)) for text in range(2)]
    rows = bits.everything(5_000)
    kept = leading(
        columns,
        [5_000, 5_000],
        Lengths(lengths, 950.0),
        rows,
        number=30,
        term_of=[0, 1],
        title_bonus=title_bonus(2),
    )
    assert 30 <= kept.bit_count() < 1_500
