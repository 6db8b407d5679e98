"""What the Tantivy engine says of two texts beside each other, against the texts themselves."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.folding import fold
from reader.core.index import bits
from reader.core.index.protocol import TEXT_MOST, All, Beside, Occurs, Scope, SegmentInfo
from reader.core.index.tantivy_columns import Columns, Counting, columns_file
from reader.core.index.tantivy_engine import TantivyEngine
from reader.core.index.tantivy_reader import TantivyReader
from reader.core.records import Document
from tests.core.search.doubles import document, prose

WORDS = ("大运", "运河", "保护", "杭州", "拱墅", "文化", "居民", "大大", "𠮷大")
"""What is scattered over the bodies, so that all of it is kept but what stands beyond Unicode's first plane."""


def body(source: random.Random) -> str:
    """Return words with a few other characters between them."""
    return "".join(source.choice(WORDS) + prose(source, source.randrange(8)) for _ in range(12))


def articles() -> list[Document]:
    """Return articles of words; the title has one as well, where no pair is kept."""
    source = random.Random(7)
    texts = [{"title": prose(source, 9) + source.choice(WORDS), "body": body(source)} for _ in range(180)]
    return [document(key, fields=fields) for key, fields in enumerate(texts, 1)]


ARTICLES = articles()


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TantivyReader]:
    folder, engine = tmp_path_factory.mktemp("index"), TantivyEngine()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.core.index.evaluation.FEW", 0)
        patch.setattr("reader.core.index.tantivy_segment.MANY", 20)
        yield engine.open(folder, [engine.begin_segment(folder, "one", ARTICLES)()], {})


def gaps(first: str, second: str, text: str) -> Iterator[int]:
    """Yield how many characters lie between a text and another one behind it, for each two of their places."""
    ends = [at + len(first) for at in range(len(text)) if text.startswith(first, at)]
    starts = [at for at in range(len(text)) if text.startswith(second, at)]
    return (start - end for end in ends for start in starts)


def holding(asked: Beside) -> set[int]:
    """Return the keys of the articles for which it holds, by their texts."""
    pairs = [(asked.first.text, asked.second.text)]
    pairs += [(asked.second.text, asked.first.text)] if asked.either else []
    return {
        article.key
        for article in ARTICLES
        for text in map(fold, article.fields.values())
        if any(asked.least <= gap <= asked.most for pair in pairs for gap in gaps(*pair, text))
    }


def keys(reader: TantivyReader, rows: int) -> set[int]:
    return {reader.rows[row] for row in bits.places(rows)}


TEXTS = st.sampled_from([*WORDS, "大运河", "运河保护", "河", "大", "州大", "化新"])


@settings(max_examples=250, deadline=None)
@given(TEXTS, TEXTS, st.tuples(st.integers(0, 12), st.integers(0, 12)), st.booleans())
def test_what_is_sure_is_so_and_nothing_is_left_out(
    reader: TantivyReader, first: str, second: str, distance: tuple[int, int], either: bool
) -> None:
    asked = Beside(Occurs(first), Occurs(second), distance[0], sum(distance), either=either)
    truth = holding(asked)
    for expression in (asked, All((Occurs(first), Occurs(second), asked))):
        selection = reader.select(expression)
        assert keys(reader, selection.sure) <= truth <= keys(reader, selection.maybe)


@pytest.mark.parametrize("second", ["杭州", "大大"])
def test_of_two_kept_pairs_nothing_has_to_be_read(reader: TantivyReader, second: str) -> None:
    asked = Beside(Occurs("运河"), Occurs(second), 0, 10, either=True)
    selection = reader.select(asked)
    assert 20 < len(holding(asked)) < len(ARTICLES)
    assert keys(reader, selection.sure) == keys(reader, selection.maybe) == holding(asked)


@pytest.mark.parametrize("text", ["运", "运河", "大运河", "运河保护", "大运河保护", "𠮷大", "文化新"])
def test_a_text_is_found_by_whatever_tokens_it_has(reader: TantivyReader, text: str) -> None:
    for scope, names in ((Scope.TEXT, ("title", "body")), (Scope.BODY, ("body",))):
        selection = reader.select(Occurs(text, scope))
        truth = {a.key for a in ARTICLES if any(text in fold(a.fields[name]) for name in names)}
        assert keys(reader, selection.sure) == truth


def test_columns_tell_how_often_a_pair_stands_in_a_body_as_far_as_they_can(tmp_path: Path) -> None:
    counting = Counting(["大运", "运河"], 3)
    counting.add(0, ["大运", "运河", "大运"])
    counting.add(2, ["运河"] * (TEXT_MOST + 1))
    counting.write(tmp_path / columns_file("one"))
    columns = Columns(tmp_path, SegmentInfo("one", 3, ()))
    assert columns.of("大运") == bytes((2, 0, 0))
    assert columns.of("运河") == bytes((1, 0, TEXT_MOST))
    assert columns.of("河大") is None
