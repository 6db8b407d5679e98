"""What an answer looks like: order, filters, pages of hits, marks, snippets, notes and suggestions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import Language
from reader.core.index.folder import IndexFolder
from reader.core.index.whoosh_engine import WhooshEngine
from reader.core.records import (
    MASTHEAD,
    Asked,
    Document,
    Kind,
    Leftover,
    PageLeftovers,
    SearchOptions,
    Sort,
    Span,
)
from reader.core.search.searcher import Searcher
from reader.core.search.snippets import snippet
from reader.core.search.syntax import Mark
from reader.core.words import Words
from tests.core.search.doubles import MemoryStore, document

ASKED = (
    "运河",
    "大运河 保护",
    "运河 OR 保护",
    "运河 -保护",
    "(大 OR 护) -河",
    "“運河”",
    "原样:運河",
    "运?保",
)
FILLER = "春耕备耕有序展开,连日来农户抢抓晴好天气。" * 8


def article(key: int, title: str, body: str, **changes: object) -> Document:
    return document(key, title=title, opening=body[:24], fields={"title": title, "body": body}, **changes)


@pytest.fixture(params=["index", "scan"])
def search(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    """Return a function that makes a searcher over articles, once with an index and once without."""

    def searcher(*articles: Document) -> Searcher:
        store = MemoryStore(articles)
        if request.param == "scan":
            return Searcher(store, None)
        folder = IndexFolder(tmp_path, WhooshEngine(), store.uuid)
        folder.rebuild(articles)
        return Searcher(store, folder)

    return searcher


def keys(searcher: Searcher, query: str, **options: object) -> list[int]:
    answer = searcher.answer(query, SearchOptions(**options))  # type: ignore[arg-type]
    return [int(hit.article_id[:16], 16) for hit in answer.hits]


def test_titles_come_before_bodies_however_often_a_body_says_it(search) -> None:
    searcher = search(
        article(1, "图书馆延长开放", "大运河" * 60),
        article(2, "大运河申遗成功", FILLER),
        article(3, "一则短讯", "大运河"),
        *(article(key, "别的", FILLER) for key in range(4, 12)),
    )
    assert keys(searcher, "大运河")[0] == 2
    assert set(keys(searcher, "大运河")) == {1, 2, 3}


def test_rare_texts_weigh_more_than_common_ones(search) -> None:
    searcher = search(
        *(article(key, "会议", f"会议召开。{FILLER}") for key in range(1, 30)),
        article(30, "别的", f"会议会议会议会议。{FILLER}"),
        article(31, "别的", f"拱宸桥。{FILLER}"),
    )
    assert keys(searcher, "会议 OR 拱宸桥", limit=None)[0] == 31


def test_short_articles_come_before_long_ones_that_say_it_as_often(search) -> None:
    searcher = search(
        article(1, "甲", "大运河。" + FILLER * 9), article(2, "乙", "大运河。"), article(3, "丙", FILLER)
    )
    assert keys(searcher, "大运河") == [2, 1]


def test_of_equals_the_newest_comes_first(search) -> None:
    searcher = search(
        article(1, "甲", "大运河", date="2020-01-01"),
        article(2, "甲", "大运河", date=None),
        article(3, "甲", "大运河", date="2021-01-01"),
    )
    assert keys(searcher, "大运河") == [3, 1, 2]
    assert keys(searcher, "大运河", limit=1) == [3]


def test_newest_and_oldest_put_the_undated_last(search) -> None:
    days = ("2020-05-01", None, "2019-01-01", "2022-01-01", "2020-05-01")
    searcher = search(*(article(key, "甲", "大运河", date=day) for key, day in enumerate(days, 1)))
    assert keys(searcher, "大运河", sort=Sort.NEWEST) == [4, 1, 5, 3, 2]
    assert keys(searcher, "大运河", sort=Sort.OLDEST) == [3, 1, 5, 4, 2]
    assert keys(searcher, "大运河", sort=Sort.OLDEST, limit=2) == [3, 1]


def test_pages_of_hits_add_up_to_all_hits(search) -> None:
    searcher = search(*(article(key, "甲", "大运河" * (key % 5 + 1)) for key in range(1, 40)))
    everything = keys(searcher, "大运河", limit=None)
    assert len(everything) == 39
    pages = [keys(searcher, "大运河", limit=7, offset=offset) for offset in range(0, 42, 7)]
    assert [key for page in pages for key in page] == everything
    answer = searcher.answer("大运河", SearchOptions(limit=0, offset=5))
    assert (answer.total, answer.hits) == (39, ())


def test_filters_of_the_options(search) -> None:
    searcher = search(
        article(1, "甲", "大运河", date="2020-01-31", newspaper="清溪日报"),
        article(2, "甲", "大运河", date="2020-02-01", newspaper="清溪日报"),
        article(3, "甲", "大运河", date="2020-02-29", newspaper="河西晚報"),
        article(4, "甲", "大运河", date=None, newspaper=None),
    )
    assert keys(searcher, "大运河", date_from="2020-02", sort=Sort.OLDEST) == [2, 3]
    assert keys(searcher, "大运河", date_to="2020-02-01", sort=Sort.OLDEST) == [1, 2]
    assert keys(searcher, "大运河", date_from="2020", date_to="2020", newspaper="河西晚报") == [3]
    assert keys(searcher, "大运河", newspaper="日报", sort=Sort.OLDEST) == [1, 2]
    answer = searcher.answer("大运河", SearchOptions(date_from="2020", date_to="2010"))
    assert (answer.total, [note.code for note in answer.notes]) == (0, ["query.dates_reversed"])
    answer = searcher.answer("大运河", SearchOptions(date_from="昨天"))
    assert answer.total == 4
    assert [note.code for note in answer.notes] == ["query.date"]


def test_facts_in_the_query(search) -> None:
    searcher = search(
        article(1, "甲", "大运河", date="2020-01-31", newspaper="清溪日报", page=1, kind=Kind.NEWS),
        article(2, "甲", "大运河", date="2020-02-01", newspaper="河西晚報", page="A1", kind=Kind.PHOTO),
        article(
            3, "甲", "大运河", date=None, newspaper=None, page=None, kind=Kind.BRIEF, reporters=("周望舒",)
        ),
    )
    assert keys(searcher, "日期:2020-01") == [1]
    assert keys(searcher, "日期:2020 -版:1") == [2]
    assert keys(searcher, "报纸:晚报") == [2]
    assert keys(searcher, "版:a1") == [2]
    assert keys(searcher, "类型:简讯") == [3]
    assert keys(searcher, "记者:望舒") == [3]
    assert keys(searcher, "通讯员:望舒") == []
    assert keys(searcher, "NOT 日期:2020") == [3]
    assert keys(searcher, "类型:启事 OR 报纸:清溪") == [1]


def test_every_match_is_marked_in_printed_offsets(search) -> None:
    body = "京杭大\n\u3000\u3000運河畔。𠮷野家在运河边。"
    searcher = search(article(1, "大運河", body))
    (hit,) = searcher.answer("运河 OR 大运河 -旅游").hits
    assert hit.spans == (Span("title", 0, 3), Span("body", 2, 8), Span("body", 14, 16))
    assert body[2:8] == "大\n\u3000\u3000運河"
    (rare,) = searcher.answer("𠮷").hits
    assert [body[s.start : s.end] for s in rare.spans] == ["𠮷"]


def test_what_a_field_limits_is_marked_only_there(search) -> None:
    searcher = search(article(1, "大运河", "大运河"))
    assert searcher.answer("标题:大运河").hits[0].spans == (Span("title", 0, 3),)
    assert searcher.answer("正文:大运河").hits[0].spans == (Span("body", 0, 3),)
    byline = document(2, fields={"byline": "记者 周望舒", "body": "周望舒"}, reporters=("周望舒",))
    assert search(byline).answer("记者:望舒").hits[0].spans == (Span("byline", 4, 6),)


def test_a_snippet_shows_the_densest_place_on_one_line(search) -> None:
    body = "大运河。" + FILLER + "\n大运河与大运河,\n还是大運\u3000河。" + FILLER
    (hit,) = search(article(1, "甲", body)).answer("大运河").hits
    marked = [hit.snippet.text[start:end] for start, end in hit.snippet.marks]
    assert marked == ["大运河", "大运河", "大運 河"]
    assert hit.snippet.text.startswith("…") and hit.snippet.text.endswith("…")
    assert "\n" not in hit.snippet.text
    assert len(hit.snippet.text) < 100


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), min_size=1, max_size=12), st.integers(0, 60)
)
def test_a_snippet_never_cuts_through_a_place(steps: list[tuple[int, int]], rest: int) -> None:
    places, at = [], 0
    for gap, length in steps:
        places.append((at + gap, at + gap + length))
        at += gap + length
    body = "".join(chr(0x4E00 + number) for number in range(at + rest))
    shown = snippet(document(1, fields={"body": body}), [Span("body", *place) for place in places])
    marked = [shown.text[start:end] for start, end in shown.marks]
    assert marked
    assert set(marked) <= {body[start:end] for start, end in places}
    piece = shown.text.strip("…")
    assert piece in body
    assert len(piece) <= 80
    assert len(marked) == sum(body[start:end] in piece for start, end in places)
    first = body.index(piece)
    assert not any(start < edge < end for start, end in places for edge in (first, first + len(piece)))


def test_a_place_longer_than_a_snippet_is_shown_from_its_beginning() -> None:
    body = FILLER + "大" + "远" * 120 + "河" + FILLER
    start = len(FILLER)
    shown = snippet(document(1, fields={"body": body}), [Span("body", start, start + 122)])
    assert shown.text == "…大" + "远" * 79 + "…"
    assert shown.marks == ((1, 81),)


def test_a_hit_in_the_title_alone_shows_how_the_article_begins(search) -> None:
    (hit,) = search(article(1, "大运河", "春耕备耕\n有序展开")).answer("大运河").hits
    assert hit.snippet.text == "春耕备耕 有序展开"
    assert hit.snippet.marks == ()


def test_notes_say_what_was_not_as_asked(tmp_path: Path) -> None:
    store = MemoryStore([document(1)])
    folder = IndexFolder(tmp_path, WhooshEngine(), store.uuid)
    answer = Searcher(store, folder).answer("（正文")
    assert [note.code for note in answer.notes] == ["query.plain", "index.missing"]
    assert answer.coverage == store.coverage()
    assert answer.reading == "含“（正文”"
    assert Searcher(store, folder).answer("正文", language=Language.ENGLISH).reading == "has “正文”"


def test_an_empty_or_refused_query_finds_nothing_and_says_why() -> None:
    searcher = Searcher(MemoryStore([document(1)]), None)
    for query, code in (("  ", "query.empty"), ("长" * 100_000, "query.too_long")):
        answer = searcher.answer(query)
        assert (answer.total, answer.hits, answer.reading) == (0, (), "")
        assert [note.code for note in answer.notes] == [code]


def test_an_article_that_goes_away_while_it_is_looked_for_is_not_counted() -> None:
    class Vanishing(MemoryStore):
        def documents(self, keys):
            yield from super().documents(keys)
            if 2 in self.articles:
                self.drop(2)

    searcher = Searcher(Vanishing([document(1), document(2)]), None)
    answer = searcher.answer("正文")
    assert answer.total == len(answer.hits) == 1


def test_suggestions_are_queries_that_find_something(tmp_path: Path) -> None:
    store = MemoryStore([article(1, "甲", "大运河沿岸的文化公园"), article(2, "乙", "保护文化")])
    searcher = Searcher(store, None, Words(tmp_path / "cache"))
    answer = searcher.answer("保护大运河文化公园")
    assert answer.total == 0
    assert answer.suggestions
    for query in answer.suggestions:
        assert searcher.answer(query).total > 0
    assert searcher.answer("大运河").suggestions == ()
    assert (tmp_path / "cache" / "words.txt").exists()


def test_words_are_loaded_only_when_nothing_was_found(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from reader.core.search.searcher import Searcher
from reader.core.search.snippets import snippet
from reader.core.search.syntax import Mark
from reader.core.words import Words
from tests.core.search.doubles import MemoryStore, document
searcher = Searcher(MemoryStore([document(1)]), None, Words(Path({str(tmp_path)!r})))
assert searcher.answer("正文").total == 1
assert "jieba" not in sys.modules
searcher.answer("别的文章")
assert "jieba" in sys.modules
"""
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=root, check=False).returncode == 0


@pytest.mark.parametrize(
    ("query", "options", "asked"),
    [
        ("运河 (桥|路) 大?河 甲 ~3 乙", SearchOptions(sort=Sort.NEWEST, offset=3), Asked.WORDS),
        ("运河", SearchOptions(date_from="2020"), Asked.CONDITIONS),
        ("运河", SearchOptions(kinds=(Kind.NEWS,)), Asked.CONDITIONS),
        ("标题:运河", SearchOptions(), Asked.CONDITIONS),
        ("运河 -桥", SearchOptions(), Asked.CONDITIONS),
        ("日期:2020", SearchOptions(), Asked.CONDITIONS),
        ("版:3 OR 运河", SearchOptions(), Asked.CONDITIONS),
        ("", SearchOptions(), Asked.NOTHING),
        ("长" * 100_000, SearchOptions(), Asked.NOTHING),
    ],
)
def test_an_answer_tells_whether_words_alone_were_asked_for(
    query: str, options: SearchOptions, asked: Asked
) -> None:
    assert Searcher(MemoryStore([document(1)]), None).answer(query, options).asked is asked


# ── ranking of several terms ──────────────────────────────────────────────────────────────────────────


def test_a_headline_that_is_what_was_typed_comes_first(search) -> None:
    searcher = search(
        article(1, "保护与利用", "大运河保护。" * 30),
        article(2, "大运河保护", FILLER),
        article(3, "大运河两岸的居民们谈到今年以来的保护", FILLER),
        *(article(key, "别的", FILLER) for key in range(4, 12)),
    )
    assert keys(searcher, "大运河 保护")[0] == 2
    assert keys(searcher, "“大运河保护”")[0] == 2


def test_what_stands_only_inside_longer_words_counts_less(tmp_path: Path) -> None:
    store = MemoryStore(
        [
            article(1, "甲", "私营企业,私营企业,私营企业" + FILLER),
            article(2, "甲", "企业,企业,这家企业" + FILLER),
            *(article(key, "别的", FILLER) for key in range(4, 12)),
        ]
    )
    searcher = Searcher(store, None, Words(tmp_path / "cache"))
    assert keys(searcher, "企业") == [2, 1]


def test_each_way_of_writing_a_date_is_as_good(search) -> None:
    searcher = search(
        article(1, "一九九八年新年讲话", FILLER),
        article(2, "别的", "1998年1998年" + FILLER),
        article(3, "1998年新年讲话", FILLER),
    )
    assert keys(searcher, "1998年")[-1] == 2
    assert set(keys(searcher, "1998年 新年")) == {1, 3}


def test_the_order_does_not_depend_on_how_much_of_it_is_shown(search) -> None:
    searcher = search(
        *(article(key, "运河" if key % 3 else "甲", "运河保护" * (key % 7 + 1)) for key in range(1, 90))
    )
    everything = keys(searcher, "运河 保护", limit=None)
    for limit in (1, 20, 40):
        assert keys(searcher, "运河 保护", limit=limit) == everything[:limit]


# ── what readers marked, and what stands in no article ────────────────────────────────────────────────


class Marks:
    """Notes that are a table: which keys bear which marks."""

    def __init__(self, **keys: set[int]) -> None:
        self._keys = keys

    def keys(self, mark: Mark, text: str | None) -> set[int]:
        return self._keys.get(f"{mark.value}_{text}" if text else mark.value, set())


def test_marks_are_asked_of_who_keeps_them() -> None:
    store = MemoryStore([document(key) for key in range(1, 6)])
    searcher = Searcher(store, None, notes=Marks(tag={1, 2, 99}, tag_重要={2}, note_存疑={3}, bookmark={1}))
    assert keys(searcher, "标签:重要") == [2]
    assert set(keys(searcher, "有:标签")) == {1, 2}
    assert set(keys(searcher, "正文 -标签:重要")) == {1, 3, 4, 5}
    assert set(keys(searcher, "批注:存疑 OR has:bookmark")) == {1, 3}
    assert searcher.answer("标签:没有").notes == ()


def test_without_notes_the_answer_says_so() -> None:
    answer = Searcher(MemoryStore([document(1)]), None).answer("标签:重要 OR 有:批注 OR 标签:重要")
    assert answer.total == 0
    assert [note.code for note in answer.notes] == ["query.no_notes"] * 2


def test_articles_with_a_picture(search) -> None:
    searcher = search(
        article(1, "甲", "运河", kind=Kind.NEWS),
        document(2, fields={"body": "运河", "caption": "桥"}, kind=Kind.NEWS),
        article(3, "乙", "运河", kind=Kind.PHOTO),
    )
    assert set(keys(searcher, "运河 有:图")) == {2, 3}
    assert keys(searcher, "运河 -has:picture") == [1]


def leftover_store() -> MemoryStore:
    store = MemoryStore([document(1, newspaper="清溪日报", page=3)])
    store.pages = [
        PageLeftovers(
            "清溪日报",
            "2020-01-31",
            3,
            (Leftover((4, 5), "大運\n河夜游", "残片"), Leftover((9,), "保护", "残片")),
        ),
        PageLeftovers(None, None, None, (Leftover((7,), "运河的保护", "残片"),)),
    ]
    return store


@pytest.mark.parametrize(
    ("query", "lines", "texts"),
    [
        ("运河", 3, ["大運\n河夜游", "运河的保护"]),
        ("运河 保护", 1, ["运河的保护"]),
        ("大运河 OR 保护", 4, ["大運\n河夜游", "保护", "运河的保护"]),
        ("运河 -保护", 2, ["大運\n河夜游"]),
        ("运河 ~1 保护", 1, ["运河的保护"]),
        ("大?河", 2, ["大運\n河夜游"]),
        ("原样:運", 2, ["大運\n河夜游"]),
        ("运河 日期:2020", 2, ["大運\n河夜游"]),
        ("保护 报纸:清溪 版:3", 1, ["保护"]),
        ("码头", 0, []),
        ("标题:运河", 0, []),
        ("运河 类型:新闻", 0, []),
        ("-运河", 0, []),
    ],
)
def test_what_stands_in_no_article_is_counted(query: str, lines: int, texts: list[str]) -> None:
    answer = Searcher(leftover_store(), None).answer(query)
    assert answer.total == 0 or query == "-运河"
    if not lines:
        assert answer.leftovers is None
        assert answer.notes == ()
        return
    (note,) = [note for note in answer.notes if note.code != "query.leftovers_unstated"]
    assert (note.code, note.fields["lines"]) == ("query.leftovers", lines)
    assert ("清溪日报 2020-01-31 (3)" in note.text()) == (texts[0] != "运河的保护")
    assert answer.leftovers is not None
    assert (answer.leftovers.lines, answer.leftovers.whole) == (lines, True)
    assert [place.text for place in answer.leftovers.places] == texts


def test_leftovers_keep_to_the_limits_of_the_search_and_follow_changes() -> None:
    store = leftover_store()
    searcher = Searcher(store, None)
    found = searcher.answer("运河", SearchOptions(newspaper="清溪日报", date_to="2020")).leftovers
    assert found is not None
    assert [(place.date, place.page, place.lines) for place in found.places] == [("2020-01-31", 3, (4, 5))]
    assert searcher.answer("运河", SearchOptions(kinds=(Kind.NEWS,))).leftovers is None
    store.pages.clear()
    store.changes += 1
    assert searcher.answer("运河").leftovers is None


def test_leftovers_that_do_not_state_what_is_limited_are_told_of_apart() -> None:
    searcher = Searcher(leftover_store(), None)
    for query, options, lines in (
        ("运河 日期:2020", SearchOptions(), 1),
        ("运河", SearchOptions(date_from="2020"), 1),
        ("运河 报纸:清溪 版:3", SearchOptions(), 1),
        ("运河", SearchOptions(newspaper="清溪", pages=(3,)), 1),
        ("运河 -日期:2020", SearchOptions(), 0),
        ("运河 日期:不详", SearchOptions(), 0),
        ("大运 日期:2020", SearchOptions(), 0),
        ("运河", SearchOptions(), 0),
    ):
        told = [note for note in searcher.answer(query, options).notes if note.code.endswith("s_unstated")]
        assert [note.fields["lines"] for note in told] == ([lines] if lines else [])


def test_more_leftovers_than_are_judged_are_a_least_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.core.search.leftovers.MOST_JUDGED", 1)
    found = Searcher(leftover_store(), None).answer("运河").leftovers
    assert found is not None
    assert (found.lines, found.whole) == (2, False)


def test_mastheads_are_told_of_last_and_counted_apart() -> None:
    store = leftover_store()
    store.pages.insert(
        0, PageLeftovers("清溪日报", "2019-01-31", 1, (Leftover((2,), "运河区主办", MASTHEAD),))
    )
    answer = Searcher(store, None).answer("运河")
    assert answer.leftovers is not None
    assert (answer.leftovers.lines, answer.leftovers.mastheads) == (4, 1)
    assert [place.masthead for place in answer.leftovers.places] == [False, False, True]
    assert "其中报头 1 行" in answer.notes[0].text()


@given(st.lists(st.text("大運河保护 \ufdd0\n\u0301", max_size=12), max_size=5), st.sampled_from(ASKED))
def test_text_in_no_article_is_judged_as_articles_are(held: list[str], query: str) -> None:
    store = MemoryStore([])
    lines = [Leftover((number,), text, "残片") for number, text in enumerate(held, 1)]
    store.pages = [PageLeftovers("清溪日报", "2020-01-31", 3, tuple(lines))]
    found = Searcher(store, None).answer(query).leftovers
    articles = MemoryStore([document(number, fields={"body": text}) for number, text in enumerate(held, 1)])
    wanted = set(keys(Searcher(articles, None), query))
    assert {line for place in (found.places if found else ()) for line in place.lines} == wanted
