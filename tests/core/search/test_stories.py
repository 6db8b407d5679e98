"""Stories in two halves: what only both halves hold together, or what runs across their break, is told of by every answer."""

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
from reader.core.search.language import parse
from reader.core.search.matching import Judged, Texts
from reader.core.search.searcher import Searcher
from reader.core.search.stories import SIDE
from tests.builders import record, write_records
from tests.core.search.doubles import ENGINES, MemoryStore, document, documents

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


def across(story: tuple[Document, Document], before: int, behind: int) -> str:
    """Return what stands on both sides of the break, with the marks left out that a query would read as its own."""
    head, tail = (article.fields["body"] for article in story)
    return "".join(char for char in f"{head[-before:]}{tail[:behind]}" if char not in '"“”')


WORDS = st.sampled_from(["运河", "保护", "杭州", "拱墅区", "记者报", "公园", "居民", "abc", "没有"]).map(word)
BROKEN = (
    st.builds(across, st.sampled_from(PAIRS), st.integers(1, 5), st.integers(1, 5)).filter(fold).map(word)
)
QUERIES: st.SearchStrategy[Query] = st.recursive(
    WORDS | BROKEN,
    lambda inner: st.one_of(
        st.builds(lambda a, b: (f"({a[0]} {b[0]})", lambda has: a[1](has) and b[1](has)), inner, inner),
        st.builds(lambda a, b: (f"({a[0]} OR {b[0]})", lambda has: a[1](has) or b[1](has)), inner, inner),
        st.builds(lambda a: (f"-{a[0]}", lambda has: not a[1](has)), inner),
    ),
    max_leaves=4,
)


def has_in(*fields: str) -> Callable[[str], bool]:
    return lambda text: any(fold(text) in fold(value) for value in fields)


def of(article: Document) -> Callable[[str], bool]:
    return has_in(*article.fields.values())


def of_both(head: Document, tail: Document) -> Callable[[str], bool]:
    """Tell what a story holds that is printed on one page."""
    return has_in(*head.fields.values(), *tail.fields.values(), head.fields["body"] + tail.fields["body"])


@settings(max_examples=120, deadline=None)
@given(QUERIES)
def test_the_stories_told_of_are_those_that_hold_a_query_only_as_a_whole(
    searcher: Searcher, query: Query
) -> None:
    text, holds = query
    answer = searcher.answer(text, SearchOptions(limit=None))
    halves = [(head, holds(of(head)) or holds(of(tail)), holds(of_both(head, tail))) for head, tail in PAIRS]
    wanted = [head.article_id for head, alone, whole in halves if whole and not alone]
    assert [join.head.article_id for join in answer.joined] == wanted
    notes = {note.code: note.fields for note in answer.notes}
    assert notes.get("query.joined", {}).get("stories", 0) == len(wanted)
    against = sum(alone and not whole for _, alone, whole in halves)
    assert notes.get("query.joined_contradicted", {}).get("stories", 0) == against


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(PAIRS),
    st.integers(1, 40),
    st.integers(1, 40),
    st.sampled_from(["{} ~{} {}", "{}?{}", "{}*{}"]),
)
def test_patterns_and_nearness_run_across_a_break(
    searcher: Searcher, story: tuple[Document, Document], before: int, behind: int, form: str
) -> None:
    one, other = (fold(article.fields["body"]) for article in story)
    first, second = one[-before:][:2], other[:behind][-2:]
    between = min(before, len(one)) - len(first) + min(behind, len(other)) - len(second)
    query = form.format(first, between, second) if "~" in form else form.format(first, second)
    tree = parse(query).tree
    assert tree is not None
    halves = [
        (head, any(Judged(half).matches(tree) for half in (head, tail)), Texts(0, whole).matches(tree))
        for head, tail in PAIRS
        for whole in [{"body": f"{head.fields['body']}\n{tail.fields['body']}"}]
    ]
    wanted = [head.article_id for head, alone, whole in halves if whole and not alone]
    assert [join.head.article_id for join in searcher.answer(query).joined] == wanted


FORMS = [
    ("{a}?{c}", 1), ("{a}*{c}", 1), ("{a}??{c}", 2), ("?{a}?{c}", 1), ("{a}?{c}?", 1),
    ("{a} ~6 {c}", 1), ('{a} ~6 "{c}"', 3), ("{c} ~9 {a}", 4), ("{a} ~3 ({c} OR 没有)", 2), ("{a} ~4 {c}?{d}", 2),
    ("{a}*{c}*{d}", 1), ("正文:{a}?{c}", 1), ("标题:{a}?{c}", 1), ("标题:{a}{c}", 0), ("{a}?{c} -没有", 1), ("正文:{a}{c}", 0),
]  # fmt: skip
"""Ways to ask for pieces of a text that follow each other, and how many characters lie between the first two."""


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(PAIRS),
    st.integers(1, 12),
    st.lists(st.integers(1, 4), min_size=3, max_size=3),
    st.sampled_from(FORMS),
)
def test_parts_that_lie_across_the_break_themselves_are_told_of(
    searcher: Searcher, story: tuple[Document, Document], before: int, sizes: list[int], form: tuple[str, int]
) -> None:  # fmt: skip
    one, other = (fold(article.fields["body"]) for article in story)
    text, at = one[-before:] + other, 0
    pieces = {}
    for name, size, gap in zip("acd", sizes, (form[1], 1, 0), strict=True):
        pieces[name] = (
            "".join(char for char in text[at : at + size] if char.isalnum() or char in "，,、") or "甲"
        )
        at += size + gap
    query = form[0].format(**pieces)
    tree = parse(query).tree
    assert tree is not None
    alone = [any(Judged(half).matches(tree) for half in pair) for pair in PAIRS]
    whole = [
        Texts(0, {"body": f"{head.fields['body']}\n{tail.fields['body']}"}).matches(tree)
        for head, tail in PAIRS
    ]
    wanted = [
        head.article_id
        for (head, _), apart, joined in zip(PAIRS, alone, whole, strict=True)
        if joined and not apart
    ]
    assert [join.head.article_id for join in searcher.answer(query).joined] == wanted


def test_a_wildcard_and_a_nearness_of_which_a_part_lies_across_the_break_are_told_of() -> None:
    bodies = ["区城管局组织力量对背街小巷进行整治,", "居民纷纷称赞,认为这样的整治很有必要。"]
    head, tail = (document(key, fields={"body": body, "title": "小巷"}) for key, body in enumerate(bodies, 1))
    story = [(1, 2, Join(half(head), half(tail)))]
    searcher = Searcher(MemoryStore([head, tail]), None, joined=lambda: story)
    for query in (
        "整?,居民",
        "小巷*治,居民",
        '小巷 ~10 "治,居民"',
        "整治,居?纷",
        '"治,居民" ~5 称赞',
        "正文:治,居民",
    ):
        answer = searcher.answer(query)
        assert (answer.total, len(answer.joined)) == (0, 1), query
    for query in ("标题:治,居民", "标题:整?,居民", "整?居民", '小巷 ~2 "治,居民"'):
        assert searcher.answer(query).joined == (), query


def test_layout_spaces_do_not_shorten_what_is_looked_through_at_a_break() -> None:
    bodies = ["甲乙" + "前" * 90 + "\u3000" * 3 * SIDE, "\u3000" * 3 * SIDE + "丙" * 9 + "丁戊"]
    head, tail = (document(key, fields={"body": body}) for key, body in enumerate(bodies, 1))
    story = [(1, 2, Join(half(head), half(tail)))]
    searcher = Searcher(MemoryStore([head, tail]), None, joined=lambda: story)
    for query in ("前丙", "前?丙", "甲乙 ~99 丁戊"):
        assert len(searcher.answer(query).joined) == 1, query


def test_what_reaches_further_than_the_text_kept_ready_is_found_across_a_break() -> None:
    bodies = ["前" * (2 * SIDE) + "甲乙", "丙丁" + "后" * (2 * SIDE)]
    head, tail = (document(key, fields={"body": body}) for key, body in enumerate(bodies, 1))
    story = [(1, 2, Join(half(head), half(tail)))]
    searcher = Searcher(MemoryStore([head, tail]), None, joined=lambda: story)
    for text in ("甲乙丙丁", "前" * SIDE + "甲乙丙丁" + "后" * SIDE):
        assert len(searcher.answer(text).joined) == 1
    assert searcher.answer("甲乙丁").joined == ()


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
