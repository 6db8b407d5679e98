"""Words printed once are one place, also where a field repeats what a paragraph tells of who wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import main
from reader.core.library import Library
from reader.core.printed_once import CREDITS, told_apart
from reader.core.records import SearchOptions
from reader.core.search.searcher import Searcher
from reader.core.search.store import SEARCHED_FIELDS
from reader.core.sources import Profiles, read_page
from tests.builders import record, write_records
from tests.core.search.doubles import MemoryStore, document

PAGES = Path(__file__).parents[2] / "data" / "pages"
PAGE = """江溪报
2018年5月10日 星期四 第100期 本期4版

一条路的变迁

新华社北京5月9日电(记者 张三)昨天上午,居民纷纷称赞张三。

两条路的变迁

记者 李四 通讯员 王五

  昨天上午,区里动工。据新华社报道,李四到场。又一段话在这里收尾。

三条路的变迁

  昨天下午,三条路动工,沿线居民都到场。又一段话在这里收尾。(赵六 钱七)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    with Library(tmp_path / "library") as library:
        library.import_paths([tmp_path / "page.txt"])
    return tmp_path / "library"


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("新华社", [("body", "", "新华社"), ("body", "据", "新华社")]),
        ("来源:新华社", [("body", "", "新华社")]),
        ("电头:北京5月", [("body", "新华社", "北京5月")]),
        ("张三", [("body", "(记者 ", "张三"), ("body", "称赞", "张三")]),
        ("记者:张三", [("body", "(记者 ", "张三")]),
        ("署名:记?张三", [("body", "日电(", "记者 张三")]),
        ("李四", [("byline", "记者 ", "李四"), ("body", "报道,", "李四")]),
        ("通讯员 ~3 王五", [("byline", "四 ", "通讯员"), ("byline", "讯员 ", "王五")]),
        ("赵六", [("body", "收尾。(", "赵六")]),
        ("六 ~3 钱七", [("body", "尾。(赵", "六"), ("body", "(赵六 ", "钱七")]),
    ],
)
def test_a_place_is_listed_once_and_where_it_is_printed(
    home: Path, query: str, places: list[tuple[str, str, str]]
) -> None:
    with Library(home) as library:
        articles, found = library.occurrences(query, SearchOptions(limit=None))
        listed = [one for some in found for one in some]
        assert [
            (one.span.field, one.left[-len(left) :] if left else "", one.match)
            for one, (_, left, _) in zip(listed, places, strict=True)
        ] == places
        answer = library.search(query)
        assert answer.total == articles
        assert sorted((hit.article_id, span.start) for hit in answer.hits for span in hit.spans) == sorted(
            (one.article_id, one.span.start) for one in listed
        )
        for hit in answer.hits:
            assert library.places(hit.article_id, query) == hit.spans


def test_the_table_and_the_count_on_the_command_line_agree(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(home), "search", "张三", "--kwic"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert "2 处,1 篇" in err
    assert main(["--library", str(home), "search", "张三", "--csv", str(tmp_path / "t.csv")]) == 0
    assert len((tmp_path / "t.csv").read_text("utf-8-sig").splitlines()) == 3


def test_an_article_is_shown_with_every_field_that_is_searched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {name: f"{name}的字" for name in SEARCHED_FIELDS if name != "body"}
    people = {"reporters": ["张三"], "correspondents": ["李四"]}
    home = tmp_path / "library"
    with Library(home) as library:
        library.import_paths([write_records(tmp_path / "in.jsonl", [record(1, **texts, **people)])])
        (hit,) = library.search("正文").hits
    assert main(["--library", str(home), "show", hit.article_id]) == 0
    shown = capsys.readouterr()[0]
    assert all(text in shown for text in texts.values())
    assert "记者:张三" in shown.splitlines()
    assert "通讯员:李四" in shown.splitlines()


@pytest.mark.parametrize(
    ("credit", "body"),
    [
        ({"byline": "记者 张三"}, "市民说,张三是记者 张三的同乡。"),
        ({"byline": "张三"}, "(一)张三到场。"),
        ({"byline": "张三"}, "话说完了(张三在场)。"),
        ({"source": "新华社"}, "新华社区昨天成立。居民都很高兴,到场的人不少,大家都说好事成双。打来电话。"),
        ({"dateline": "北京5月9日"}, "北京5月9日下雪。"),
        ({"photo_credit": "张三 摄"}, "本报讯(记者 张三)昨天下雪。"),
        ({"caption": "下雪"}, "下雪(下雪)"),
    ],
)
def test_what_is_printed_apart_from_the_body_keeps_its_place(credit: dict[str, str], body: str) -> None:
    ((name, text),) = credit.items()
    searcher = Searcher(
        MemoryStore([document(1, title=None, opening="", fields={"body": body, **credit})]), None
    )
    (hit,) = searcher.answer(f'"{text}"').hits
    assert [span for span in hit.spans if span.field == name]


def test_every_credit_that_stands_in_a_paragraph_of_a_page_is_known_for_one() -> None:
    told = apart = 0
    for path in sorted(PAGES.glob("*.txt")):
        data = path.read_bytes()
        for article in read_page(path.name, data, Profiles()).articles:
            fields = {name: getattr(article, name) for name in sorted(CREDITS) if getattr(article, name)}
            if not fields or not article.body:
                continue
            one = document(1, title=None, opening="", fields={"body": article.body, **fields})
            searcher = Searcher(MemoryStore([one]), None)
            for name, text in fields.items():
                spans = searcher.places(one, f"{name}:「{text}」")
                solid, body = "".join(text.split()), "".join(article.body.split())
                told += spans[0].field == "body"
                apart += spans[0].field == name
                assert spans[0].field == (name if solid not in body else "body"), (path.name, text)
            assert all(name in fields for name, _ in told_apart(article))
    assert told > 100
    assert apart > 50
