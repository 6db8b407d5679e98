"""Where pairs stand in long articles, as the Whoosh engine keeps it: nothing that is near may be left out."""

from __future__ import annotations

import random
from array import array
from collections import Counter

import pytest

from reader.core.folding import fold
from reader.core.index import bits, grams
from reader.core.index.packing import pack_placed, unpack
from reader.core.index.protocol import TEXT_MOST, TITLE_MOST, TITLE_SHIFT, All, Beside, Occurs, Scope
from reader.core.index.whoosh_engine import WhooshEngine
from reader.core.index.whoosh_reader import WhooshReader
from reader.core.records import Document
from tests.core.search.doubles import HANZI, document

SOURCE = random.Random(23)
CHARACTERS = HANZI + "𠮷臺，1"


def article(key: int) -> Document:
    """Return an article several times as long as whereabouts are told apart, in some of them one pair all over."""
    body = "".join(SOURCE.choices(CHARACTERS, k=SOURCE.randrange(900, 3000)))
    if key % 7 == 0:
        body = "运河" * 90 + body + "大运河"
    return document(key, fields={"title": "".join(SOURCE.choices(CHARACTERS, k=30)), "body": body})


ARTICLES = [article(key) for key in range(1, 61)]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> WhooshReader:
    folder, engine = tmp_path_factory.mktemp("index"), WhooshEngine()
    return engine.open(folder, [engine.begin_segment(folder, "one", ARTICLES)()], {})


def asked() -> Beside:
    """Two texts as they stand in one of the articles, about so far apart, in this order or in either."""
    body = fold(SOURCE.choice(ARTICLES).fields["body"])
    start = SOURCE.randrange(len(body) - 60)
    length, gap = SOURCE.choice((2, 2, 3)), SOURCE.choice((0, 1, 3, 18, 42))
    first, second = Occurs(body[start:][:length]), Occurs(body[start + length + gap :][:2])
    first, second = (Occurs(text.text, Scope.BODY) for text in (first, second))
    either = SOURCE.random() < 0.4
    if either and SOURCE.random() < 0.5:
        first, second = second, first
    least = max(0, gap - SOURCE.choice((0, 0, 1, 9)))
    return Beside(first, second, least, gap + SOURCE.choice((0, 0, 2, 9)), either)


def holds(one: Document, near: Beside) -> bool:
    body = fold(one.fields["body"])
    orders = [(near.first.text, near.second.text), (near.second.text, near.first.text)][: 1 + near.either]
    return any(
        body.startswith(second, at + len(first) + gap)
        for first, second in orders
        for at in range(len(body))
        if body.startswith(first, at)
        for gap in range(near.least, near.most + 1)
    )


def test_nothing_near_is_left_out_and_most_that_is_far_apart_is(reader: WhooshReader) -> None:
    read = both = right = 0
    for _ in range(150):
        near = asked()
        maybe = reader.select(near).maybe
        found = {reader.rows[row] for row in bits.places(maybe)}
        wanted = {one.key for one in ARTICLES if holds(one, near)}
        assert found >= wanted, near
        right += len(wanted)
        read += len(found)
        both += reader.select(All((near.first, near.second))).maybe.bit_count()
    assert both > 2 * read > 2 * right > 0


def test_a_pair_too_often_to_be_kept_with_each_place_is_near_everything(reader: WhooshReader) -> None:
    near = Beside(Occurs("大运", Scope.BODY), Occurs("河", Scope.BODY), 0, 0)
    found = {reader.rows[row] for row in bits.places(reader.select(near).maybe)}
    assert found >= {one.key for one in ARTICLES if one.key % 7 == 0}


def test_long_texts_are_found_by_where_their_pairs_stand(reader: WhooshReader) -> None:
    read = 0
    for _ in range(100):
        body = fold(SOURCE.choice(ARTICLES).fields["body"])
        start = SOURCE.randrange(len(body) - 12)
        text = body[start:][: SOURCE.choice((3, 4, 8))]
        selection = reader.select(Occurs(text))
        found = {reader.rows[row] for row in bits.places(selection.maybe)}
        assert found >= {one.key for one in ARTICLES if any(text in fold(v) for v in one.fields.values())}
        read += len(found)
    assert read < 100 * len(ARTICLES) / 4


def test_pairs_become_numbers_in_order_beyond_the_first_plane_as_well() -> None:
    for text in ("", "大", "大运", "大运河保", "𠮷河𠮷𠮷", "a\ud800\udc00河", "运\uffff河"):
        numbers = list(grams.codes(text))
        assert [*map(grams.pair_of, numbers)] == list(grams.pairs(text))
        assert len(set(numbers)) == len(set(grams.pairs(text)))


def test_postings_come_back_with_what_is_known_of_where() -> None:
    placed = {3: [7, 9, 9, 200], 4: [0], 60_000: [255] * 100}
    occurrences = array("I", [place << 8 | where for place, known in placed.items() for where in known])
    payload, articles = pack_placed(occurrences, array("H", [3, 60_000, 60_000, 60_000, 60_000, 60_000]))
    found = unpack(payload, articles)
    assert list(found.places) == list(placed)
    assert found.weights == bytes([1 << TITLE_SHIFT | 3, 1, TITLE_MOST << TITLE_SHIFT | TEXT_MOST])
    assert found.counts() == bytes([4, 1, TITLE_MOST + TEXT_MOST])
    assert found.where == bytes([7, 9, 9, 200, 0, *[255] * (TITLE_MOST + TEXT_MOST)])
    once = unpack(*pack_placed(array("I", [5 << 8 | 1, 6 << 8 | 2]), None))
    assert (list(once.places), once.weights, once.where) == ([5, 6], None, b"\x01\x02")
    for damaged in (payload[:9], b"\x04" + payload[1:]):
        with pytest.raises(ValueError, match="postings"):
            unpack(damaged, articles)


def test_what_is_counted_is_what_the_texts_hold() -> None:
    counted = grams.count(ARTICLES)
    folded = [fold(one.fields["title"]) + "\n" + fold(one.fields["body"]) for one in ARTICLES]
    wanted = Counter(pair for text in folded for pair in grams.pairs(text) if "\n" not in pair)
    assert {pair: len(places) for pair, places in counted.pairs.items()} == wanted
