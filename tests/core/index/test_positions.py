"""Where characters stand, as the Whoosh engine keeps it: packed and unpacked, and asked, against a plain look."""

from __future__ import annotations

import random
import re
import zlib
from array import array
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.index import bits, positions
from reader.core.index.positions import APART, ENDS, Layout, around, behind, line_up, of_text, pack, unpack
from reader.core.index.protocol import Beside, Occurs, Scope
from reader.core.index.whoosh_engine import WhooshEngine
from reader.core.records import Document
from tests.core.search.doubles import document

SETS = st.sampled_from((3, 40, 2_000, 300_000)).flatmap(
    lambda size: st.tuples(
        st.just(size), st.sets(st.integers(8, 8 * size - 1), min_size=1, max_size=80), st.booleans()
    )
)


@settings(max_examples=150, deadline=None)
@given(SETS)
def test_positions_come_back_from_the_file(drawn: tuple[int, set[int], bool]) -> None:
    size, chosen, crowded = drawn
    if crowded:
        chosen |= {place + more for place in chosen for more in range(9) if place + more < 8 * size}
    assert bits.places(unpack(pack(array("I", sorted(chosen)), size), size)) == sorted(chosen)


def test_what_is_in_half_of_all_places_comes_back() -> None:
    source = random.Random(5)
    chosen = array("I", sorted(source.sample(range(8, 40_000), 20_000)))
    payload = pack(chosen, 5_000)
    assert bits.places(unpack(payload, 5_000)) == list(chosen)
    assert len(payload) < 5_050


def test_a_damaged_set_is_an_error_and_not_another_set() -> None:
    sparse = pack(array("I", [9, 70, 5_000]), 1_000)
    dense = pack(array("I", range(8, 8_000, 3)), 1_000)
    for payload in (
        dense[:40],
        dense[:1] + b"\x00" + dense[2:],
        pack(array("I", range(8, 8_000, 3)), 999 + 9),
    ):
        with pytest.raises((ValueError, zlib.error)):
            unpack(payload, 1_000)
    with pytest.raises(IndexError):
        unpack(sparse, 600)


ALPHABET = "大运河。!𠮷"
FIELDS = st.text(ALPHABET, max_size=60)
LINES = st.lists(st.tuples(FIELDS, st.lists(FIELDS.filter(bool), max_size=2)), min_size=1, max_size=8)


@settings(max_examples=250, deadline=None)
@given(
    LINES,
    st.tuples(st.text(ALPHABET[:3], min_size=1, max_size=3), st.text(ALPHABET, min_size=1, max_size=2)),
    st.tuples(st.integers(0, 4) | st.integers(20, 50), st.integers(0, 40)),
    st.booleans(),
)
def test_what_is_asked_of_a_line_is_what_a_look_at_the_texts_finds(
    articles: list[tuple[str, list[str]]], texts: tuple[str, str], gap: tuple[int, int], in_sentence: bool
) -> None:
    (first, second), (least, more) = texts, gap
    line = line_up(articles)
    layout = Layout(line.sizes, line.bodies)
    assert layout.size == positions.size_of(line.sizes)
    known = {char: bits.of_places(line.positions[char], 8 * layout.size) for char in (*ALPHABET, ENDS)}
    one, other = (of_text([known[char] for char in text]) for text in (first, second))
    stops = known["。"] | known["!"] if in_sentence else 0
    free = layout.everywhere & ~(stops | known[ENDS])
    most = least + more
    found = behind(one << len(first), other, least, most, free)
    sign = "[^。!]" if in_sentence else "."
    wanted = re.compile(f"{first}(?={sign}{{{least},{most}}}{second})", re.DOTALL)
    assert bits.places(layout.articles(found)) == [
        number for number, (body, others) in enumerate(articles) if any(map(wanted.search, (body, *others)))
    ]
    assert bits.places(layout.articles(found & layout.in_bodies())) == [
        number for number, (body, _) in enumerate(articles) if wanted.search(body)
    ]
    if most < APART and not in_sentence:
        assert behind(one << len(first), other, least, most) == found


@settings(max_examples=150, deadline=None)
@given(LINES, st.integers(1, APART))
def test_characters_near_each_other_in_either_order(articles: list[tuple[str, list[str]]], most: int) -> None:
    line = line_up(articles)
    layout = Layout(line.sizes, line.bodies)
    one, other = (bits.of_places(line.positions[char], 8 * layout.size) for char in "大河")
    near = re.compile(f"大.{{0,{most - 1}}}河|河.{{0,{most - 1}}}大", re.DOTALL)
    assert bits.places(layout.articles(around(one, other, most))) == [
        number for number, (body, others) in enumerate(articles) if any(map(near.search, (body, *others)))
    ]


def test_nothing_found_at_the_very_end_of_an_article_is_taken_for_the_next_one() -> None:
    for length in range(1, 18):
        line = line_up([("大河" + "运" * length + "大河", []), ("运", ["运"]), ("河大", [])])
        layout = Layout(line.sizes, line.bodies)
        one, other = (bits.of_places(line.positions[char], 8 * layout.size) for char in "大河")
        for most in range(1, APART + 1):
            assert bits.places(layout.articles(around(one, other, most))) == [0, 2]
            assert bits.places(layout.articles(behind(one << 1, other, 0, most - 1))) == [0]


def test_only_rare_characters_are_left_to_be_read(tmp_path: Path) -> None:
    """大 and 河 stand in all articles, near each other in some; 𠮷 in few, of which reading tells."""

    def made(key: int) -> Document:
        between = "运" * (key % 40)
        return document(key, fields={"body": f"{'远' * 30}大{between}河{'𠮷' if key % 100 == 0 else ''}"})

    articles = [made(key) for key in range(1, 301)]
    engine = WhooshEngine()
    reader = engine.open(tmp_path, [engine.begin_segment(tmp_path, "one", articles)()], {})
    near = Beside(Occurs("大"), Occurs("河"), 0, 10, either=True)
    found = reader.select(near)
    wanted = [key for key in range(1, 301) if key % 40 <= 10]
    assert [reader.rows[row] for row in bits.places(found.sure)] == wanted
    assert found.maybe == found.sure
    rare = reader.select(Beside(Occurs("河", Scope.BODY), Occurs("𠮷", Scope.BODY), 0, 0))
    assert rare.sure == 0
    assert [reader.rows[row] for row in bits.places(rare.maybe)] == [100, 200, 300]
