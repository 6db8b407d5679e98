"""Places on lines and as a table, what helps where nothing was found, what is alike."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from reader import paths
from reader.core.records import Document, Help, SearchOptions, Sort
from reader.core.search.concordance import BOM, safe, write_table
from reader.core.search.confusables import NAME, load, readings
from reader.core.search.exploring import FIRST
from reader.core.search.searcher import Searcher
from reader.core.words import Words
from tests.core.search.doubles import MemoryStore, document, documents


def article(key: int, title: str, body: str, **changes: object) -> Document:
    return document(key, title=title, opening=body[:24], fields={"title": title, "body": body}, **changes)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    return Words(tmp_path_factory.mktemp("words"))


# ── every place on a line ─────────────────────────────────────────────────────────────────────────────────


def test_every_place_is_listed_in_the_answers_order() -> None:
    searcher = Searcher(MemoryStore(documents(2 * FIRST)), None)
    for sort in Sort:
        answer = searcher.answer("运", SearchOptions(limit=None, sort=sort))
        total, articles = searcher.explorer.occurrences("运", SearchOptions(limit=3, offset=2, sort=sort))
        listed = list(articles)
        assert total == answer.total == len(listed) > FIRST
        assert [tuple(line.span for line in lines) for lines in listed] == [hit.spans for hit in answer.hits]
        assert all(
            line.article_id == hit.article_id
            for lines, hit in zip(listed, answer.hits, strict=True)
            for line in lines
        )


def test_a_line_shows_the_printed_words_on_either_side() -> None:
    body = f"{'前' * 60}京杭大\n\u3000\u3000運河畔{'后' * 60}"
    _total, articles = Searcher(MemoryStore([article(1, "甲", body)]), None).explorer.occurrences(
        "大运河", SearchOptions()
    )
    ((line,),) = list(articles)
    assert (line.left[-3:], line.match, line.right[:2]) == ("前京杭", "大 運河", "畔后")
    assert len(line.left) == len(line.right) == 40
    assert body[line.span.start : line.span.end] == "大\n\u3000\u3000運河"


def test_places_are_read_only_as_far_as_they_are_wanted() -> None:
    store = MemoryStore([article(key, "甲", "大运河") for key in range(1, 400)])
    total, articles = Searcher(store, None).explorer.occurrences("大运河", SearchOptions())
    assert total == 399
    store.read.clear()
    assert len(next(articles)) == 1
    assert len(store.read) <= 50


# ── as a table ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_table_opens_in_a_spreadsheet_and_runs_nothing(tmp_path: Path) -> None:
    bodies = ("=HYPERLINK(大运河)", "+1大运河", '他说"大运河",\n再见', "@大运河 𠮷")
    store = MemoryStore([article(key, "-标题", body) for key, body in enumerate(bodies, 1)])
    _total, articles = Searcher(store, None).explorer.occurrences("大运河", SearchOptions(sort=Sort.OLDEST))
    path = tmp_path / "places.csv"
    number = write_table(path, articles, lambda one: f"=cite {one}", ("a", "b"))
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8").removeprefix(BOM))))
    assert number == len(rows) - 1 == 4
    assert rows[0] == ["a", "b"]
    for row in rows[1:]:
        assert row[5] == "大运河"
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
        assert row[3] == "'-标题"
        assert row[8].startswith("'=cite ")
    assert {row[4] for row in rows[1:]} == {"'=HYPERLINK(", "'+1", '他说"', "'@"}


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "  =1", "＝1", "－1"])
def test_what_could_be_a_formula_is_marked_as_text(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


def test_an_interrupted_table_leaves_no_file(tmp_path: Path) -> None:
    def broken():
        yield ()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_table(tmp_path / "a.csv", broken(), str, ("a",))
    assert list(tmp_path.iterdir()) == []


# ── what helps ────────────────────────────────────────────────────────────────────────────────────────────


def test_help_names_only_queries_that_find_something(words: Words) -> None:
    store = MemoryStore(
        [
            article(1, "甲", "大运河的保护", date="2020-01-01"),
            article(2, "乙", "保护文物", date="2021-01-01"),
            article(3, "丙", "别的", date="2021-01-01"),
        ]
    )
    searcher = Searcher(store, None, words)
    found = searcher.explorer.help("大远河", SearchOptions())
    assert [(one.query, one.articles) for one in found if one.help is Help.CONFUSABLE] == [("大运河", 1)]
    for one in searcher.explorer.help("保护大运河", SearchOptions()):
        assert searcher.answer(one.query).total == one.articles > 0
    limited = searcher.explorer.help("大运河", SearchOptions(newspapers=("没有的报",)))
    assert (limited[0].help, limited[0].articles) == (Help.UNLIMITED, 1)
    field = searcher.explorer.help("正文:大远河 保护", SearchOptions())
    assert "正文:大运河 保护" in [one.query for one in field]


def test_an_answer_without_suggestions_can_be_asked_for(words: Words) -> None:
    searcher = Searcher(MemoryStore([article(1, "甲", "大运河的保护")]), None, words)
    assert searcher.answer("保护大运河").suggestions
    assert searcher.answer("保护大运河", SearchOptions(suggest=False)).suggestions == ()


def test_the_table_of_confusable_characters_is_sound() -> None:
    table = load(paths.resources() / "dictionaries" / NAME)
    pairs = {frozenset((char, other)) for char, others in table.items() for other in others}
    assert len(pairs) >= 300
    assert all(len(char) == 1 for char in table)
    assert all(char in table[other] for char, others in table.items() for other in others)
    for text, meant in (("末来", "未来"), ("自己", "自已"), ("星期曰", "星期日"), ("千部", "干部")):
        assert meant in list(readings(text))
    assert list(readings("大" * 31)) == []


# ── what is alike ─────────────────────────────────────────────────────────────────────────────────────────


def test_articles_that_share_telling_words_are_alike(words: Words) -> None:
    filler = "今天天气晴朗,人们来到公园散步,孩子们在草地上玩耍。"
    store = MemoryStore(
        [
            article(1, "大运河申遗成功", "大运河申报世界文化遗产获得成功,拱宸桥两岸居民欢庆。"),
            article(2, "拱宸桥边话申遗", "大运河申遗以后,拱宸桥边的游客多了,文化遗产得到保护。"),
            article(3, "别的", filler),
            article(4, "春耕", "农户翻耕土地,春耕备耕有序展开。" + filler),
        ]
    )
    searcher = Searcher(store, None, words)
    (related,) = searcher.explorer.similar(store.articles[1], 10)
    assert int(related.hit.article_id[:16], 16) == 2
    assert {"申遗", "拱宸桥"} <= set(related.words) or len(related.words) >= 2
    assert related.hit.spans
    assert searcher.explorer.similar(store.articles[3], 0) == ()
