"""Both engines put the same articles in the same order, so that a library that changes its engine shows the same."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from reader.core.index.folder import IndexFolder
from reader.core.records import Document, SearchOptions
from reader.core.search.searcher import Searcher
from tests.core.search.doubles import ENGINES, MemoryStore, document

NUMBER = 420
SOURCE = random.Random(31)
WORDS = [
    "".join(SOURCE.choices("大运河保护杭州拱墅区人民政府今日新闻记者报道文化遗产公园桥西小", k=size))
    for size in SOURCE.choices((1, 2, 2, 2, 3, 4), k=160)
]
SHARES = [1 / (rank + 4) for rank in range(len(WORDS))]


def prose(words: int) -> str:
    """Return a text of words, of which few are everywhere and many are rare."""
    return "".join(
        word + SOURCE.choice(("", "", "，", "。")) for word in SOURCE.choices(WORDS, SHARES, k=words)
    )


def article(key: int) -> Document:
    fields = {"title": prose(SOURCE.randrange(2, 6)), "body": prose(SOURCE.randrange(5, 90))}
    for name in ("kicker", "subtitle", "caption", "column", "byline", "source"):
        if SOURCE.random() < 0.3:
            fields[name] = prose(SOURCE.randrange(1, 9))
    return document(key, fields=fields)


ARTICLES = [article(key) for key in range(1, NUMBER + 1)]
QUERIES = [
    *(
        "大",
        "河",
        "大 OR 河",
        "大 ~3 河",
        "大?河",
        "大*河",
        "大 河 -桥",
        "标题:大",
        "正文:河",
        "大 OR 河 OR 桥 OR 人",
    ),
    *WORDS[:12],
    *(f"{one} {other}" for one, other in zip(WORDS[:8], WORDS[8:16], strict=True)),
    *(f"{one} OR {other}" for one, other in zip(WORDS[4:10], WORDS[20:26], strict=True)),
    *(f"{one} ~10 {other}" for one, other in zip(WORDS[:6], WORDS[6:12], strict=True)),
    *(f"通配:{one}*{other}" for one, other in zip(WORDS[:6], WORDS[9:15], strict=True)),
    *(f"{one} -{other}" for one, other in zip(WORDS[:4], WORDS[30:34], strict=True)),
    *(f"标题:{word}" for word in WORDS[2:6]),
]


@pytest.fixture(scope="module")
def searchers(tmp_path_factory: pytest.TempPathFactory) -> list[Searcher]:
    store = MemoryStore(ARTICLES)
    found = []
    for name, engine in ENGINES.items():
        folder = IndexFolder(tmp_path_factory.mktemp(name), engine(), store.uuid)
        folder.rebuild(ARTICLES)
        found.append(Searcher(store, folder))
    return found


@pytest.mark.parametrize("limit", [20, None])
def test_the_order_of_an_answer_is_the_same_on_both_engines(
    searchers: list[Searcher], limit: int | None
) -> None:
    assert differing(searchers, QUERIES, limit) == []


def test_of_many_with_characters_near_each_other_both_show_the_same_first(
    searchers: list[Searcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With limits as low as this, both leave out most articles before they are weighed."""
    monkeypatch.setattr("reader.core.index.tantivy_reader.POOL", 25)
    monkeypatch.setattr("reader.core.index.tantivy_reader.SLACK", 1)
    monkeypatch.setattr("reader.core.search.finding.BEST", 5)
    characters = "大运河保护杭州拱墅区人民政府今日"
    pairs = [(one, other) for one in characters for other in characters if one < other]
    near = [f"{one} ~{reach} {other}" for one, other in pairs for reach in (1, 10)]
    assert differing(searchers, [*near, *(f"{one}?{other}" for one, other in pairs)], 20) == []


def differing(
    searchers: list[Searcher], queries: Iterable[str], limit: int | None
) -> list[tuple[str, int, int]]:
    """Return queries whose answers are not in the same order on both engines, how many they find, and where they part."""
    found = []
    for query in queries:
        options = SearchOptions(limit=limit, suggest=False)
        one, other = (
            [hit.article_id for hit in searcher.answer(query, options).hits] for searcher in searchers
        )
        if one != other:
            parting = next(n for n, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1)
            found.append((query, len(one), parting))
    return found
