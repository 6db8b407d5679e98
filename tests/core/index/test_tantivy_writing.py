"""What the writer of the Tantivy engine hands over: characters apart, and the pairs that are tokens of their own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.index.grams import codes
from reader.core.index.tantivy_files import UNKEPT
from reader.core.index.tantivy_writer import _tokens, apart

TEXT = st.text(st.sampled_from("大运河ab，𠮷𡃁") | st.characters(exclude_categories=["Cs"]))
KEPT = {"大运", "运河", "河大", "aa", "ab", "，大"}


@given(TEXT)
def test_characters_stand_apart(text: str) -> None:
    assert apart(text).split() == " ".join(text).split()


@given(TEXT)
def test_each_kept_pair_stands_where_it_begins(text: str) -> None:
    pairs = [text[at : at + 2] for at in range(len(text) - 1)]
    expected = [pair if pair in KEPT else UNKEPT for pair in pairs]
    tokens = _tokens(text, {codes(pair)[0]: pair + "\t" for pair in KEPT})
    assert tokens.split() == expected
