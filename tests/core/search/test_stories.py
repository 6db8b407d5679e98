"""Stories in two halves: where no article holds a query alone, those are named whose halves hold it together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cli import main
from reader.core.folding import fold
from reader.core.index.folder import IndexFolder
from reader.core.library import Library
from reader.core.records import Document, Help, Join, Jump, JumpHalf, SearchOptions
from reader.core.search.searcher import Searcher
from tests.builders import record, write_records
from tests.core.search.doubles import ENGINES, MemoryStore, documents

ARTICLES = documents(60)
PAIRS = [(ARTICLES[n], ARTICLES[n + 1]) for n in range(0, 40, 2)]


def half(article: Document) -> JumpHalf:
    return JumpHalf(
        article.article_id, 1, article.newspaper, article.date, article.page, None, "…", Jump(2, None)
    )


STORIES = [(head.key, tail.key, Join(half(head), half(tail))) for head, tail in PAIRS]


@pytest.fixture(scope="module", params=["scan", *ENGINES])
def searcher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    store = MemoryStore(ARTICLES)
    if request.param == "scan":
        return Searcher(store, None, joined=lambda: STORIES)
    folder = IndexFolder(tmp_path_factory.mktemp("index"), ENGINES[request.param](), store.uuid)
    folder.rebuild(ARTICLES)
    return Searcher(store, folder, joined=lambda: STORIES)


Holds = Callable[[Callable[[str], bool]], bool]
Query = tuple[str, Holds]


def word(text: str) -> Query:
    return f'"{text}"', lambda has: has(text)


WORDS = st.sampled_from(["运河", "保护", "杭州", "拱墅区", "记者报", "公园", "居民", "abc", "没有"]).map(word)
QUERIES: st.SearchStrategy[Query] = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.builds(lambda a, b: (f"({a[0]} {b[0]})", lambda has: a[1](has) and b[1](has)), inner, inner),
        st.builds(lambda a, b: (f"({a[0]} OR {b[0]})", lambda has: a[1](has) or b[1](has)), inner, inner),
        st.builds(lambda a: (f"-{a[0]}", lambda has: not a[1](has)), inner),
    ),
    max_leaves=4,
)


def has_in(*articles: Document) -> Callable[[str], bool]:
    return lambda text: any(fold(text) in fold(value) for a in articles for value in a.fields.values())


@settings(max_examples=80, deadline=None)
@given(QUERIES)
def test_the_stories_named_are_those_whose_halves_hold_the_query_together(
    searcher: Searcher, query: Query
) -> None:
    text, holds = query
    answer = searcher.answer(text, SearchOptions(limit=None))
    alone = [article for article in ARTICLES if holds(has_in(article))]
    wanted = [] if alone else [head.article_id for head, tail in PAIRS if holds(has_in(head, tail))]
    assert [join.head.article_id for join in answer.joined] == wanted[:5]


def test_a_story_is_named_where_each_word_stands_in_another_half(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        record(1, page=1, title="运河两岸", paragraphs=["前半说大运河。(下转第2版)"], jump={"to_page": "2"}),
        record(
            2, page=2, title="运河两岸", paragraphs=["(上接第1版)后半说拱宸桥。"], jump={"from_page": "1"}
        ),
    ]
    with Library(tmp_path / "library") as library:
        library.import_paths([write_records(tmp_path / "in.jsonl", rows)])
        query = "大运河 拱宸桥"
        answer = library.search(query)
        ((head, tail),) = [(join.head.article_id, join.tail.article_id) for join in answer.joined]
        assert answer.total == 0
        (suggested,) = [one for one in library.help(query) if one.help is Help.JOINED]
        assert suggested.query == "运河两岸" and suggested.join is not None
        assert suggested.join.head.article_id == head
        assert library.search(query, SearchOptions(date_from="2030")).joined == ()
        assert library.search("大运河 没有这个词").joined == library.search("大运河 -拱宸桥").joined == ()
        library.stories.part(head, tail)
        assert library.search(query).joined == ()
        library.stories.rejoin(head, tail)
    assert main(["--library", str(tmp_path / "library"), "search", "大运河", "拱宸桥"]) == 0
    shown = capsys.readouterr().out
    assert "运河两岸" in shown and head in shown and tail in shown
