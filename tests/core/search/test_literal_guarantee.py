"""Found is what a scan finds: on the index, without one, and while the index lags behind."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.folding import fold
from reader.core.index.folder import IndexFolder
from reader.core.index.protocol import Engine
from reader.core.records import Answer, Document, SearchOptions
from reader.core.search.language import quoted
from reader.core.search.searcher import Searcher
from tests.core.search.doubles import ENGINES, MemoryStore, document, documents, prose, with_text

EVERYTHING = SearchOptions(limit=None)
ARTICLES = documents(240)
TEXTS = [value for article in ARTICLES for value in article.fields.values()]


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    made: Engine = ENGINES[request.param]()
    return made


@pytest.fixture(autouse=True)
def _the_index_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are few articles here: the index is to tell of some of them, and some are to be read."""
    monkeypatch.setattr("reader.core.index.evaluation.FEW", 4)


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Searcher:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.core.index.grams.PAIRS_KEPT", 300)
        folder = IndexFolder(tmp_path_factory.mktemp("index"), engine, MemoryStore.uuid)
        folder.rebuild(ARTICLES)
    return Searcher(MemoryStore(ARTICLES), folder)


@pytest.fixture(scope="module")
def scanning() -> Searcher:
    return Searcher(MemoryStore(ARTICLES), None)


def ids(answer: Answer) -> set[str]:
    assert answer.total == len(answer.hits) == len({hit.article_id for hit in answer.hits})
    return {hit.article_id for hit in answer.hits}


def printed_clusters(text: str) -> list[str]:
    """Cut a text where a reader could: not between a letter and its marks."""
    clusters: list[str] = []
    for char in text:
        if clusters and (char in "\u0301\u3099ﾞ" or "\u1160" <= char <= "\u11ff"):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """Pieces of 1 to 12 characters as they stand in an article, now and then with the wrong neighbour."""
    clusters = printed_clusters(draw(st.sampled_from(TEXTS)))
    start = draw(st.integers(0, len(clusters) - 1))
    piece = "".join(clusters[start : start + draw(st.integers(1, 12))])
    return (
        piece + prose(random.Random(draw(st.integers(0, 99))), 1) if draw(st.integers(0, 9)) == 0 else piece
    )


def restyled(piece: str) -> str:
    """The same text as another keyboard would give it."""
    wide = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1) if chr(code) not in "\"'()|:-"}
    return piece.translate(wide).replace("台湾", "臺灣").replace("国", "國").swapcase()


@settings(max_examples=250, deadline=None)
@given(pieces())
def test_every_piece_of_an_article_finds_what_a_scan_finds(indexed: Searcher, piece: str) -> None:
    if not fold(piece):
        return
    query = quoted(piece)
    answer = indexed.answer(query, EVERYTHING)
    assert ids(answer) == with_text(ARTICLES, piece)
    assert not answer.notes


@settings(max_examples=60, deadline=None)
@given(pieces())
def test_reading_everything_through_gives_the_same(scanning: Searcher, piece: str) -> None:
    if fold(piece):
        assert ids(scanning.answer(quoted(piece), EVERYTHING)) == with_text(ARTICLES, piece)


@settings(max_examples=80, deadline=None)
@given(pieces())
def test_width_case_and_traditional_forms_do_not_matter(indexed: Searcher, piece: str) -> None:
    if fold(piece) and fold(restyled(piece)) == fold(piece):
        found = indexed.answer(quoted(restyled(piece)), EVERYTHING)
        assert ids(found) == with_text(ARTICLES, piece)


@settings(max_examples=80, deadline=None)
@given(pieces())
def test_each_place_marked_reads_as_the_text_looked_for(indexed: Searcher, piece: str) -> None:
    wanted = fold(piece)
    if not wanted:
        return
    for hit in indexed.answer(quoted(piece)).hits:
        fields = next(a.fields for a in ARTICLES if a.article_id == hit.article_id)
        assert hit.spans
        for span in hit.spans:
            # A ligature or a unit sign of which only a part was looked for is marked whole.
            assert wanted in fold(fields[span.field][span.start : span.end])
        for start, end in hit.snippet.marks:
            assert 0 <= start < end <= len(hit.snippet.text)
        assert "\n" not in hit.snippet.text


FIELDS = {"标题": "title", "引题": "kicker", "正文": "body", "署名": "byline"}
Oracle = Callable[[Document], bool]


def leaf(field: str | None, piece: str) -> tuple[str, Oracle]:
    wanted = fold(piece)

    def holds(article: Document) -> bool:
        names = article.fields if field is None else (FIELDS[field],)
        return any(wanted in fold(article.fields.get(name, "")) for name in names)

    text = f"「{piece}」" if '"' in piece else f'"{piece}"'
    return (text if field is None else f"{field}：{text}"), holds


LEAVES = st.builds(
    leaf,
    st.none() | st.sampled_from(sorted(FIELDS)),
    pieces().filter(lambda p: bool(fold(p)) and "」" not in p),
)
QUERIES: st.SearchStrategy[tuple[str, Oracle]] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda a, b: (f"({a[0]} {b[0]})", lambda d: a[1](d) and b[1](d)), inner, inner),
        st.builds(lambda a, b: (f"（{a[0]} OR {b[0]}）", lambda d: a[1](d) or b[1](d)), inner, inner),
        st.builds(lambda a, b: (f"{a[0]}|{b[0]}", lambda d: a[1](d) or b[1](d)), LEAVES, LEAVES).map(
            lambda q: (f"({q[0]})", q[1])
        ),
        st.builds(lambda a: (f"NOT {a[0]}", lambda d: not a[1](d)), inner),
        st.builds(lambda a: (f"-{a[0]}", lambda d: not a[1](d)), inner),
    ),
    max_leaves=6,
)


@settings(max_examples=250, deadline=None)
@given(QUERIES)
def test_boolean_queries_find_what_a_scan_finds(
    indexed: Searcher, scanning: Searcher, query: tuple[str, Oracle]
) -> None:
    text, holds = query
    answer = indexed.answer(text, EVERYTHING)
    assert not answer.notes
    assert ids(answer) == {article.article_id for article in ARTICLES if holds(article)}
    assert ids(scanning.answer(text, EVERYTHING)) == ids(answer)


def test_the_literal_guarantee_holds_through_changes(tmp_path: Path, engine: Engine) -> None:
    source = random.Random(7)
    store = MemoryStore(documents(90, seed=3))
    folder = IndexFolder(tmp_path, engine, store.uuid)
    folder.rebuild(store.articles.values())
    searcher = Searcher(store, folder)
    following = 1000
    for step in range(40):
        live = sorted(store.articles)
        added = [document(following + number, source) for number in range(source.randrange(4))]
        following += len(added)
        changed = [document(key, source) for key in source.sample(live, 2)]
        gone = source.sample([key for key in live if key not in {c.key for c in changed}], 3)
        store.put(*added, *changed)
        store.drop(*gone)
        if step % 3 != 2:
            # now and then the index lags: then the articles are read
            folder.update([store.articles[key] for key in sorted(store.waiting)], gone, store.documents)
            store.indexed()
        for _ in range(6):
            text = source.choice(list(source.choice(list(store.articles.values())).fields.values()))
            start = source.randrange(len(text))
            piece = "".join(printed_clusters(text[start : start + source.randrange(1, 9)]))
            if fold(piece):
                found = ids(searcher.answer(quoted(piece), EVERYTHING))
                assert found == with_text(store.articles.values(), piece), piece
    assert folder.condition().articles <= len(store.articles) + 20
    assert len(list(tmp_path.iterdir())) < 70


def test_what_is_removed_is_not_found_even_before_the_index_knows(tmp_path: Path, engine: Engine) -> None:
    store = MemoryStore([document(1), document(2)])
    folder = IndexFolder(tmp_path, engine, store.uuid)
    folder.rebuild(store.articles.values())
    store.drop(1)
    assert ids(Searcher(store, folder).answer("正文")) == {document(2).article_id}


def test_an_article_the_index_lost_sight_of_is_found_by_reading(tmp_path: Path, engine: Engine) -> None:
    store = MemoryStore([document(1), document(2)])
    folder = IndexFolder(tmp_path, engine, store.uuid)
    folder.rebuild([document(1)])
    assert ids(Searcher(store, folder).answer("第2篇")) == {document(2).article_id}


def test_answers_stay_right_while_the_index_is_built_anew_under_them(tmp_path: Path, engine: Engine) -> None:
    store = MemoryStore(ARTICLES[:80])
    folder = IndexFolder(tmp_path, engine, store.uuid)
    folder.rebuild(store.articles.values())
    searcher = Searcher(store, folder)
    right = {text: with_text(store.articles.values(), text) for text in ("运", "大运", "abc", "拱墅区", "。")}
    done = threading.Event()

    def ask() -> int:
        asked = 0
        while not done.is_set() or not asked:
            for text, wanted in right.items():
                answer = searcher.answer(text, EVERYTHING)
                assert (ids(answer), answer.notes) == (wanted, ())
                asked += 1
        return asked

    with ThreadPoolExecutor(4) as readers:
        asked = [readers.submit(ask) for _ in range(4)]
        for _ in range(4):
            folder.rebuild(store.articles.values())
            folder.update([ARTICLES[0]], (), store.documents)
        done.set()
        assert all(question.result() for question in asked)


def test_the_first_of_an_answer_are_those_of_the_whole_answer(
    indexed: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot come to the top is left out before ranking, here wherever more than a few articles match."""
    monkeypatch.setattr("reader.core.index.whoosh_reader.SHARE", 1_000)
    monkeypatch.setattr("reader.core.search.finding.BEST", 3)
    source = random.Random(7)
    for _ in range(15):
        one, other, third = (source.choice(TEXTS)[at : at + 1 + at % 2] for at in source.sample(range(9), 3))
        for query in (one, f"{one} {other}", f"{one} OR {other} OR {third}", f"({one} OR {other}) {third}"):
            whole = indexed.answer(query, EVERYTHING)
            first = indexed.answer(query, SearchOptions(limit=4))
            assert [hit.article_id for hit in first.hits] == [hit.article_id for hit in whole.hits[:4]], query
            assert first.total == whole.total
