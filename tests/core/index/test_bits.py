"""Sets of places as integers, against sets of numbers."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.index import bits

SETS = st.integers(1, 900).flatmap(
    lambda size: st.tuples(
        st.just(size), st.sets(st.integers(0, size - 1)) | st.sets(st.integers(0, size - 1), max_size=9)
    )
)


@settings(max_examples=150, deadline=None)
@given(SETS)
def test_a_set_says_what_was_put_into_it(drawn: tuple[int, set[int]]) -> None:
    size, places = drawn
    found = bits.of_places(sorted(places), size)
    assert bits.places(found) == sorted(places)
    assert [place for place, flag in enumerate(bits.flags(found, size)) if flag] == sorted(places)
    assert bits.chosen(range(1000, 1000 + size), found) == [1000 + place for place in sorted(places)]
