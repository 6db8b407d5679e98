"""The rough cut before ranking, against sums reckoned one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.index import bits, pooling

CUTS = st.integers(1, 120).flatmap(
    lambda size: st.tuples(
        st.lists(st.binary(min_size=size, max_size=size), min_size=1, max_size=20),
        st.sets(st.integers(0, size - 1)),
        st.integers(1, 40),
    )
)


@settings(max_examples=200, deadline=None)
@given(CUTS)
def test_the_highest_sums_are_left_and_what_equals_the_last_of_them(
    drawn: tuple[list[bytes], set[int], int],
) -> None:
    columns, rows, wanted = drawn
    size = len(columns[0])
    frequencies = [size - column.count(0) for column in columns]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pooling, "POOL", 1)
        found = pooling.rough_best(columns, frequencies, size, bits.of_places(sorted(rows), size), wanted)
    highest = max(pooling.rarity(frequency, size) for frequency in frequencies)
    scale = min(255, (1 << 16) // len(columns) - 1) / (
        highest * (1 + pooling.SATURATION + pooling.TITLE_BONUS)
    )
    tables = [pooling._impacts(pooling.rarity(frequency, size) * scale) for frequency in frequencies]
    sums = {
        row: sum(table[column[row]] for table, column in zip(tables, columns, strict=True)) for row in rows
    }
    least = sorted(sums.values(), reverse=True)[:wanted][-1] if rows else 0
    assert set(bits.places(found)) == {row for row in rows if sums[row] >= least}
