"""Completion: what a half-typed query may become, and that taking it gives a query that reads as meant."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.records import Completes, Completion
from reader.core.search.completion import MOST, Sources, completions
from reader.core.search.language import parse
from reader.core.search.syntax import Field, Newspaper, Text

SOURCES = Sources(
    newspapers=("今日拱墅", "清溪日报", "A Daily Post"),
    reporters=("周望舒", "周清", "重小庆"),
    correspondents=("何田",),
    columns=("要闻", "周末·人物"),
    tags=("重要",),
    earlier=("大运河 保护", "大运河", "拱墅"),
)


def taken(query: str, one: Completion) -> str:
    return query[: one.start] + one.insert + query[one.end :]


def offered(query: str, cursor: int | None = None) -> list[str]:
    found = completions(query, len(query) if cursor is None else cursor, SOURCES)
    return [taken(query, one) for one in found]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("标", ["标题:", "标签:"]),
        ("tit", ["title:"]),
        ("运河 记", ["运河 记者:"]),
        ("记者:周", ["记者:周望舒", "记者:周清"]),
        ("-(记者：周望", ["-(记者：周望舒"]),
        ("運河 報紙:今", ["運河 報紙:今日拱墅"]),
        ("报纸:a", ['报纸:"A Daily Post"']),
        ('报纸:"今', ["报纸:今日拱墅"]),
        ("类型:图", ["类型:图片"]),
        ("kind:b", ["kind:brief"]),
        ("has:书", ["has:书签"]),
        ("标签:", ["标签:重要"]),
        ("今日", ["报纸:今日拱墅"]),
        ("-清溪", ["-报纸:清溪日报"]),
        ("何", ["通讯员:何田"]),
        # pinyin initials, behind what begins so literally
        ("zws", ["记者:周望舒"]),
        ("记者:zq", ["记者:周清"]),
        ("报纸:qx", ["报纸:清溪日报"]),
        ("jz", ["记者:"]),
        # earlier queries take the place of everything
        ("大", ["大运河 保护", "大运河"]),
        ("大运河 保", ["大运河 保护"]),
    ],
)
def test_what_is_offered_first(query: str, first: list[str]) -> None:
    assert offered(query)[: len(first)] == first


@pytest.mark.parametrize("query", ["", "  ", "没有这样的开头", "日期:20", "运河 ", "版:"])
def test_where_there_is_nothing_to_say_at_most_earlier_queries_are_offered(query: str) -> None:
    found = completions(query, len(query), SOURCES)
    assert {one.completes for one in found} <= {Completes.QUERY}
    assert bool(query.strip()) != bool(found)


def test_in_the_middle_only_what_stands_before_the_cursor_is_completed() -> None:
    assert "记者:周清 运河" in offered("记者:周 运河", len("记者:周"))


def test_what_is_literal_comes_first_and_says_so() -> None:
    sources = Sources(newspapers=("清溪日报", "QX周刊"))
    found = completions("报纸:qx", 5, sources)
    assert [(one.label, one.literal) for one in found] == [("QX周刊", True), ("清溪日报", False)]


def test_a_completed_value_is_read_as_that_value() -> None:
    (post,) = completions("报纸:A", 4, SOURCES)
    assert parse(taken("报纸:A", post)).tree == Newspaper("A Daily Post", "adailypost")
    for name in SOURCES.reporters:
        (one,) = [one for one in completions("记者:", 3, SOURCES) if one.label == name]
        assert parse(taken("记者:", one)).tree == Text(name, name, Field.REPORTER)


@given(st.text(alphabet='标记者报纸:：周zqx "“（(|-~1', max_size=12), st.integers(-3, 15))
def test_whatever_is_typed_completions_stay_inside_the_text(query: str, cursor: int) -> None:
    found = completions(query, cursor, SOURCES)
    assert len(found) <= MOST
    assert len({(one.insert, one.start) for one in found}) == len(found)
    for one in found:
        assert 0 <= one.start <= one.end <= len(query)


def test_pinyin_is_read_only_for_latin_letters() -> None:
    code = """
import sys
opened = []
sys.addaudithook(lambda event, details: opened.append(str(details[0])) if event == "open" else None)
from reader.core.search.completion import Sources, completions
completions("清", 1, Sources(newspapers=("清溪日报",)))
assert not any("phrases_dict" in file for file in opened)
assert completions("qx", 2, Sources(newspapers=("清溪日报",)))
assert any("phrases_dict" in file for file in opened)
"""
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=root, check=False).returncode == 0
