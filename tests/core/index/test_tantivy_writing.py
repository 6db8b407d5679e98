"""What the writer of the Tantivy engine hands over: characters apart, and the pairs that are tokens of their own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.index.tantivy_columns import by_number
from reader.core.index.tantivy_writer import _kept_pairs, apart

TEXT = st.text(st.sampled_from("大运河ab，𠮷𡃁") | st.characters(exclude_categories=["Cs"]))
KEPT = {"大运", "运河", "河大", "aa", "ab", "，大"}


@given(TEXT)
def test_characters_stand_apart(text: str) -> None:
    assert apart(text).split() == " ".join(text).split()


@given(TEXT)
def test_each_kept_pair_is_found_as_often_as_it_stands(text: str) -> None:
    pair_of = by_number(KEPT)
    pairs = [text[at : at + 2] for at in range(len(text) - 1)]
    assert sorted(_kept_pairs(text, pair_of)) == sorted(pair for pair in pairs if pair in KEPT)
