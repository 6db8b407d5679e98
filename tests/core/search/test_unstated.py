"""What pages do not state: asked for by itself, and counted where a limit passes over it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.folding import fold
from reader.core.index.folder import IndexFolder
from reader.core.records import Document, Kind, SearchOptions
from reader.core.search.searcher import Searcher
from tests.core.search.doubles import ENGINES, MemoryStore, document, documents

EVERYTHING = SearchOptions(limit=None)
ARTICLES = [
    *documents(120),
    *(document(key, page=None, newspaper=None, date=None) for key in range(200, 206)),
    *(document(key, page=key - 200, date=None) for key in range(210, 216)),
]
EVIDENCE = {
    article.key: ("2020-04", "2019", "春天")[article.key % 3] for article in ARTICLES if not article.date
}
UNSTATED = {"query.unstated", "query.unstated_perhaps"}


@pytest.fixture(scope="module", params=["scan", *ENGINES])
def searcher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    store = MemoryStore(ARTICLES)
    store.evidence = EVIDENCE
    if request.param == "scan":
        return Searcher(store, None)
    folder = IndexFolder(tmp_path_factory.mktemp("index"), ENGINES[request.param](), store.uuid)
    folder.rebuild(ARTICLES)
    return Searcher(store, folder)


# ── the oracle ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Asked:
    """A query and what it asks of an article: True, False, or None for what the page does not state."""

    text: str
    of: Callable[[Document], bool | None]
    dates: bool = False


def of_text(text: str) -> Asked:
    return Asked(text, lambda d: any(fold(text) in fold(value) for value in d.fields.values()))


def of_dates(text: str, first: str, last: str) -> Asked:
    return Asked(f"日期:{text}", lambda d: first <= d.date <= last if d.date else None, dates=True)


def of_every_year(text: str, wanted: str) -> Asked:
    return Asked(f"日期:{text}", lambda d: d.date[5:].startswith(wanted) if d.date else None, dates=True)


def of_paper(text: str) -> Asked:
    return Asked(f"报纸:{text}", lambda d: text in fold(d.newspaper) if d.newspaper else None)


def of_pages(text: str, *pages: object) -> Asked:
    return Asked(f"版:{text}", lambda d: None if d.page is None else d.page in pages)


LEAVES = st.sampled_from(
    [
        *map(of_text, ("运", "河", "大", "保护", "没有的字")),
        of_dates("2020", "2020-01-01", "2020-12-31"),
        of_dates("2020-03至2020-05", "2020-03-01", "2020-05-31"),
        of_dates("20200401—20200420", "2020-04-01", "2020-04-20"),
        of_dates("..2019年", "", "2019-12-31"),
        of_every_year("10月", "10"),
        of_every_year("5-04", "05-04"),
        of_paper("清溪"),
        of_paper("晚报"),
        of_pages("2..3", 2, 3),
        of_pages("a1", "A1"),
        of_pages("4..", 4, 10, 11, 12, 13, 14, 15),
        Asked("日期:不详", lambda d: d.date is None),
        Asked("有:报名", lambda d: d.newspaper is not None),
        Asked("版:不详", lambda d: d.page is None),
        Asked("日期:约2020", lambda d: d.date is None and EVIDENCE[d.key] == "2020-04"),
        Asked("日期:约4月", lambda d: d.date is None and EVIDENCE[d.key] in ("2020-04", "2019")),
    ]
)


Holds = Callable[[Document, bool, bool], bool]


@dataclass(frozen=True)
class Tree:
    """A query with the question whether it holds: of an article, eased or not, where it helps by holding or by not.

    What is not stated holds only eased, and only where it helps by holding.
    """

    text: str
    holds: Holds


def leaf(asked: Asked) -> Tree:
    def holds(article: Document, eased: bool, helps: bool) -> bool:
        answer = asked.of(article)
        return eased and helps if answer is None else answer

    return Tree(asked.text, holds)


def both(one: Tree, other: Tree) -> Tree:
    return Tree(f"({one.text} {other.text})", lambda *asked: one.holds(*asked) and other.holds(*asked))


def either(one: Tree, other: Tree) -> Tree:
    return Tree(f"({one.text} OR {other.text})", lambda *asked: one.holds(*asked) or other.holds(*asked))


def no(one: Tree) -> Tree:
    return Tree(f"-({one.text})", lambda article, eased, helps: not one.holds(article, eased, not helps))


TREES: st.SearchStrategy[Tree] = st.recursive(
    LEAVES.map(leaf),
    lambda inner: st.one_of(
        st.builds(both, inner, inner), st.builds(either, inner, inner), st.builds(no, inner)
    ),
    max_leaves=5,
)
OPTIONS = st.builds(
    SearchOptions,
    limit=st.none(),
    date_from=st.sampled_from([None, None, "2020", "2020-02"]),
    date_to=st.sampled_from([None, None, "2020-06", "2021"]),
    newspaper=st.sampled_from([None, None, "清溪", "日报"]),
    pages=st.sampled_from([(), (), (1, "A1"), (2, None)]),
    kinds=st.sampled_from([(), (), (Kind.NEWS, Kind.PHOTO)]),
)


def let_through(article: Document, options: SearchOptions, eased: bool) -> bool:
    conditions: list[bool | None] = []
    if options.date_from or options.date_to:
        first, last = options.date_from or "", (options.date_to or "9") + "~"
        conditions.append(first <= article.date <= last if article.date else None)
    if options.newspaper:
        conditions.append(options.newspaper in fold(article.newspaper) if article.newspaper else None)
    if options.pages:
        stated = article.page is not None or None in options.pages
        conditions.append(article.page in options.pages if stated else None)
    if options.kinds:
        conditions.append(article.kind in options.kinds)
    return all(eased if met is None else met for met in conditions)


@settings(max_examples=80, deadline=None)
@given(TREES, OPTIONS)
def test_what_is_found_and_what_is_passed_over_are_what_a_scan_finds(
    searcher: Searcher, tree: Tree, options: SearchOptions
) -> None:
    found, eased = (
        {d.article_id for d in ARTICLES if tree.holds(d, ease, True) and let_through(d, options, ease)}
        for ease in (False, True)
    )
    answer = searcher.answer(tree.text, options)
    assert {hit.article_id for hit in answer.hits} == found
    told = [note.fields["articles"] for note in answer.notes if note.code in UNSTATED]
    assert told == ([len(eased - found)] if eased - found else [])


@settings(max_examples=40, deadline=None)
@given(LEAVES.filter(lambda asked: asked.dates), st.sampled_from(["", " 大", " (报纸:清溪 OR 河)"]))
def test_of_those_passed_over_as_many_may_be_meant_as_inferred_dates_allow(
    searcher: Searcher, asked: Asked, more: str
) -> None:
    """The oracle looks at every day of the inferred month or year."""
    days = {
        "2020-04": [datetime.date(2020, 4, day) for day in range(1, 31)],
        "2019": [datetime.date(2019, 1, 1) + datetime.timedelta(days=n) for n in range(365)],
        "春天": [],
    }
    undated = {d.article_id for d in ARTICLES if d.date is None}
    others = {hit.article_id for hit in searcher.answer(f"日期:不详{more}", EVERYTHING).hits}
    nameless = {d.article_id for d in ARTICLES if d.newspaper is None and "报纸" in more}
    perhaps = {
        d.article_id
        for d in ARTICLES
        if d.date is None
        and any(asked.of(document(1, date=day.isoformat())) for day in days[EVIDENCE[d.key]])
        and (d.article_id in others or d.article_id in nameless)
    }
    notes = [note for note in searcher.answer(asked.text + more, EVERYTHING).notes if note.code in UNSTATED]
    told = sum(note.fields.get("perhaps", 0) for note in notes)
    assert told == (0 if "报纸" in more else len(perhaps & undated))


# ── what people see ───────────────────────────────────────────────────────────────────────────────────


def test_the_sentence_says_what_is_not_stated_and_how_to_ask_for_it() -> None:
    store = MemoryStore([document(key, date=None) for key in range(1, 4)])
    store.evidence = {1: "2020-04"}
    searcher = Searcher(store, None)
    for answer in (
        searcher.answer("正文 日期:2020-04"),
        searcher.answer("正文", SearchOptions(date_from="2020-04")),
    ):
        (note,) = answer.notes
        assert "3 篇" in note.text() and "1 篇" in note.text() and "日期:不详" in note.text()
    assert searcher.answer("正文 日期:不详").total == 3
    assert searcher.answer("日期:约2020-04").total == 1
    assert searcher.answer("正文").notes == searcher.answer("正文 -日期:2020").notes == ()


def test_a_library_that_states_everything_is_not_asked_twice(tmp_path: Path) -> None:
    store = MemoryStore([document(key) for key in range(1, 4)])
    assert Searcher(store, None).answer("正文 日期:2019 报纸:晚报").notes == ()


def test_a_newspaper_is_looked_for_by_any_part_of_its_name_and_an_unknown_one_is_told_of() -> None:
    searcher = Searcher(MemoryStore([document(3), document(4)]), None)
    for query, options in (("正文 报纸:甲", SearchOptions()), ("正文", SearchOptions(newspaper="甲"))):
        answer = searcher.answer(query, options)
        assert [note.code for note in answer.notes] == ["query.no_newspaper"]
        assert "河西晚報、清溪日报" in answer.notes[0].text()
    assert searcher.answer("正文", SearchOptions(newspaper="晚报")).total == 1
    assert searcher.answer("正文 版:9").notes[0].code == "query.no_page"
