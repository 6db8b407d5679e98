"""Going somewhere by typing: dates, numbers, headlines and initials, judged by reading every headline."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin

from reader.core.folding import fold
from reader.core.going import Going
from reader.core.library import Library
from reader.core.records import ArticleSummary, Destination, IssueSummary, Kind
from tests.builders import record, write_records


@dataclass
class Shelved:
    """Headlines by issue, one page each, as the catalogue would give them."""

    issues_in: list[IssueSummary] = field(default_factory=list)
    titles: list[tuple[str, int, str]] = field(default_factory=list)
    reads: int = 0

    def issues(self):
        self.reads += 1
        return self.issues_in

    def pages(self):
        return [(issue.id, issue.id, 1) for issue in self.issues_in]

    def headlines(self):
        return self.titles

    def summaries(self, ids):
        return {
            name: ArticleSummary(name, page, Kind.NEWS, title, "")
            for name, page, title in self.titles
            if name in ids
        }

    def first_of_issue(self, issue):
        return next((name for name, page, _title in self.titles if page == issue), None)


def issue(
    number: int,
    date: str | None,
    *,
    newspaper: str = "今日拱墅",
    total: int | None = None,
    evidence: str | None = None,
) -> IssueSummary:
    return IssueSummary(number, newspaper, date, evidence, None, number, total, 1)


def going(shelved: Shelved) -> Going:
    return Going(lambda: shelved, lambda: 0)


SHELVED = Shelved(
    [
        issue(4, "2024-06-14", total=177),
        issue(3, "2023-06-26", newspaper="钱塘新区报", total=521),
        issue(2, "2021-01-22", total=1111),
        issue(1, "2021-01-15", total=1110),
        issue(5, None),
    ],
    [
        ("a-1", 1, "大运河畔的未来社区"),
        ("a-2", 1, "重庆客人来访"),
        ("a-3", 1, "DYH 公司开业"),
        ("b-1", 2, "保护大运河"),
        ("c-1", 3, "大运河"),
        ("d-1", 4, "银行行长行走在大运河边"),
        ("e-1", 5, "未載日期的一篇"),
    ],
)


def found(typed: str) -> list[Destination]:
    return list(going(SHELVED).find(typed).found)


def days(typed: str) -> list[str | None]:
    return [one.issue.date for one in found(typed) if one.issue is not None and one.article is None]


def titles(typed: str) -> list[str | None]:
    return [one.article.title for one in found(typed) if one.article is not None]


@pytest.mark.parametrize(
    "typed",
    [
        "2021-01-15",
        "2021-1-15",
        "20210115",
        "2021年1月15日",
        "2021.1.15",
        "2021/01/15",
        "１月１５日",
        "1-15",
        " 1 月 15 日 ",
    ],
)
def test_a_day_is_found_however_it_is_written(typed: str) -> None:
    assert days(typed) == ["2021-01-15"]


def test_a_month_and_a_year_give_their_issues_newest_first() -> None:
    assert (
        days("2021-01")
        == days("2021年1月")
        == days("202101")
        == days("2021年")
        == ["2021-01-22", "2021-01-15"]
    )


def test_a_day_without_an_issue_leads_to_the_nearest_before_and_after() -> None:
    near = found("2021-01-18")
    assert [(one.issue and one.issue.date, one.nearest) for one in near] == [
        ("2021-01-15", True),
        ("2021-01-22", True),
    ]
    assert days("1990-01-01") == ["2021-01-15"]


def test_an_issue_without_a_date_is_found_by_the_one_inferred_and_by_saying_so() -> None:
    shelved = Shelved(
        [
            issue(2, "2020-05-01"),
            issue(1, "2020-04-20"),
            issue(3, None, evidence="2020-04"),
            issue(4, None, evidence="2020"),
            issue(5, None),
        ]
    )

    def numbers(typed: str) -> list[int]:
        return [one.issue.id for one in going(shelved).find(typed).found if one.issue is not None]

    assert numbers("2020-04") == numbers("2020年4月") == numbers("约 2020-04") == [1, 3, 4]
    assert numbers("二〇二〇年四月") == [1, 3, 4]
    assert numbers("2020") == [2, 1, 3, 4]
    assert numbers("2020-04-20") == [1, 3, 4]
    assert numbers("2020-04-16") == [3, 4, 1], "what may be of the day, then the nearest"
    assert numbers("4月20日") == [1], "without a year nothing is inferred"
    assert numbers("不详") == numbers("日期不详") == numbers("undated") == [3, 4, 5]


def test_no_day_is_made_up() -> None:
    for typed in ("2021-13-01", "2021-00-10", "0月0日", "32日", "99999999"):
        assert not [one for one in found(typed) if one.issue is not None and one.article is None], typed


def test_the_number_of_an_issue() -> None:
    assert days("总第1110期") == days("总1110") == days("1110") == days("第1110期") == ["2021-01-15"]
    assert days("第2期") == ["2021-01-22"]
    assert days("总第2期") == []


def test_the_closest_headline_comes_first_then_the_newest() -> None:
    assert titles("大运河") == ["大运河", "大运河畔的未来社区", "银行行长行走在大运河边", "保护大运河"]
    assert titles("大運河")[0] == "大运河"
    assert titles("未载日期") == ["未載日期的一篇"]


def test_initials_come_below_what_is_literally_so() -> None:
    read = [(one.article.title, one.literal) for one in found("dyh") if one.article]
    assert read[0] == ("DYH 公司开业", True)
    assert read[1] == ("大运河", False)
    assert {title for title, literal in read[1:]} == {
        "大运河",
        "大运河畔的未来社区",
        "保护大运河",
        "银行行长行走在大运河边",
    }
    assert not any(literal for _title, literal in read[1:])


def test_a_hanzi_of_several_readings_counts_as_it_is_read_there() -> None:
    assert titles("cqkr") == ["重庆客人来访"]
    assert titles("zqkr") == []
    assert titles("yhhzxz") == ["银行行长行走在大运河边"]


def test_a_newspaper_is_found_by_name_and_by_initials() -> None:
    assert [one.newspaper for one in found("拱墅") if one.issue is None] == ["今日拱墅"]
    (read,) = (one for one in found("qtxqb") if one.issue is None)
    assert (read.newspaper, read.literal) == ("钱塘新区报", False)


def test_one_letter_is_no_initials_and_nothing_is_nothing() -> None:
    assert titles("d") == ["DYH 公司开业"]
    assert found("") == found("  \u200b ") == []


HANZI = "大运河重庆银行长保护社区未来AB1 "
TITLES = st.lists(st.text(HANZI, max_size=8), max_size=12)


@settings(max_examples=150, deadline=None)
@given(TITLES, st.text(HANZI, min_size=1, max_size=3) | st.text("dyhcqzbxAB1", min_size=1, max_size=4))
def test_exactly_the_headlines_that_hold_the_text_or_read_so_are_found(names: list[str], typed: str) -> None:
    shelved = Shelved([issue(1, "2021-01-15")], [(f"x-{at}", 1, name) for at, name in enumerate(names)])
    wanted = fold(typed)
    answer = going(shelved).find(typed, 1000)
    got = {(one.article.id, one.literal) for one in answer.found if one.article is not None}

    def reads(name: str) -> str:
        return "".join(
            letters[:1] for letters in lazy_pinyin(fold(name), style=Style.FIRST_LETTER, errors=list)
        )

    literal = {f"x-{at}" for at, name in enumerate(names) if wanted and wanted in fold(name)}
    letters = len(wanted) > 1 and wanted.isascii() and wanted.isalnum() and not wanted.isdigit()
    read = {f"x-{at}" for at, name in enumerate(names) if letters and wanted in reads(name)} - literal
    assert got == {(name, True) for name in literal} | {(name, False) for name in read}
    assert answer.articles == len(got)


def test_a_long_list_is_cut_and_says_how_many_there_are() -> None:
    shelved = Shelved([issue(1, "2021-01-15")], [(f"x-{at}", 1, f"大运河之{at}") for at in range(300)])
    answer = going(shelved).find("大运河", 20)
    assert (len(answer.found), answer.articles) == (20, 300)


def test_the_outline_is_read_again_after_a_change_and_only_then(library: Library, tmp_path) -> None:
    assert library.going.find("河西").found == ()
    library.import_paths([write_records(tmp_path / "a.jsonl", [record(title="河西新桥昨日通车")])])
    (target,) = library.going.find("河西新桥").found
    assert target.article is not None
    assert library.article(target.article.id).article.title == "河西新桥昨日通车"
    assert target.issue is not None
    assert library.going.first_of_issue(target.issue.id) == target.article.id
    assert library.going.first_of_issue(10**6) is None
    assert library.everything().issues == {target.issue.id}
    counted = Shelved()
    again = going(counted)
    for _ in range(3):
        again.find("大")
    assert counted.reads == 1
