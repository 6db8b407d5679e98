"""Initials are those that pypinyin itself gives, for whatever text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from reader.core.folding import fold
from reader.core.pinyin import initials, pattern

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
WORDS = sorted(PHRASES_DICT)
PIECES = st.builds(lambda word, end: word[:end], st.sampled_from(WORDS), st.integers(1, 12))
"""Words of pypinyin's table, whole or broken off: what it divides a text by."""


def as_pypinyin(text: str) -> str:
    """Return what pypinyin reads, by its own way through its own tables; what is no hanzi stays as it is."""
    read = lazy_pinyin(text, style=Style.FIRST_LETTER, errors=list)  # type: ignore[arg-type]
    return "".join(piece[:1] for piece in read)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("重庆银行行长", "cqyhhz"),
        ("重要的重复", "zydcf"),
        ("大运河", "dyh"),
        ("诶", "e"),
        ("ê诶Ê", "êeÊ"),
        ("欸乃", "an"),
        ("AB 1，〇\U00020000㐂", "AB 1，lh㐂"),
        ("", ""),
    ],
)
def test_a_hanzi_is_read_as_its_word_wants(text: str, letters: str) -> None:
    assert initials(text) == letters


@pytest.mark.parametrize("page", SEEDS, ids=lambda page: page.stem)
def test_every_line_of_the_seeds_is_read_as_by_pypinyin(page: Path) -> None:
    lines = [fold(line) for line in page.read_text(encoding="utf-8", errors="replace").splitlines()]
    assert [initials(line) for line in lines] == [as_pypinyin(line) for line in lines]


def test_words_of_the_table_are_read_as_by_pypinyin() -> None:
    assert [word for word in WORDS[::7] if initials(word) != as_pypinyin(word)] == []


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(max_size=2), max_size=5).map("".join))
def test_words_broken_off_and_run_together_are_read_as_by_pypinyin(text: str) -> None:
    assert initials(text) == as_pypinyin(text)


def test_a_hanzi_with_several_readings_is_found_under_each() -> None:
    assert [letter for letter in "abcdefghijklmnopqrstuvwxyz" if pattern(letter, "重长").search("重")] == [
        "c",
        "t",
        "z",
    ]


@pytest.mark.parametrize("hanzi", ["欸", "诶", "誒"])
def test_a_hanzi_read_with_a_circumflex_is_found_by_the_letter_on_the_keyboard(hanzi: str) -> None:
    assert pattern("e", hanzi).search(hanzi) is not None
    assert pattern("ê", hanzi).search(hanzi) is None


def test_pypinyin_itself_is_never_loaded() -> None:
    """It would hold up the window for a quarter of a second."""
    code = """
import sys
from reader.core.pinyin import initials
assert initials("重庆") == "cq"
assert "pypinyin" not in sys.modules
"""
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, check=False).returncode == 0
