"""Both engines put the same articles in the same order, so that a library that changes its engine shows the same."""

from __future__ import annotations

import random

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
    differing = []
    for query in QUERIES:
        options = SearchOptions(limit=limit, suggest=False)
        one, other = (
            [hit.article_id for hit in searcher.answer(query, options).hits] for searcher in searchers
        )
        if one != other:
            differing.append(
                (
                    query,
                    len(one),
                    next(n for n, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1),
                )
            )
    assert differing == []
