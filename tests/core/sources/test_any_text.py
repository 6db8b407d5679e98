"""Any bytes and any text at all: a page or a clear refusal, no line lost."""

import json
from itertools import islice

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.core.errors import BaokuError
from reader.core.records import SourceInfo
from reader.core.sources import Profiles, parse_text, read_page, split_lines, unaccounted_lines
from tests.pages.fuzz import ALPHABET, PIECES, cases, check

SOURCE = SourceInfo("x.txt", "0" * 64, "utf-8", 1)


@given(st.binary(max_size=400))
@example("\u00ad".encode())
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes) -> None:
    try:
        page = read_page("x.txt", data, Profiles())
    except BaokuError as error:
        assert error.reason.code in {"file.empty", "file.binary", "file.encoding"}
    else:
        assert page.roles


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(PIECES) | st.text(ALPHABET, max_size=40), max_size=30).map("".join)
)
@settings(max_examples=300, deadline=None)
def test_any_text_keeps_its_lines(text: str) -> None:
    page = parse_text(text, SOURCE, Profiles())
    assert unaccounted_lines(page, text) == ()
    assert sum(len(article.lines) for article in page.articles) + len(page.issue.lines) + sum(
        len(one.lines) for one in page.leftovers
    ) == len(page.roles)


def test_mutated_pages() -> None:
    for number, data in enumerate(islice(cases(3), 250)):
        assert (number, check(data)) == (number, None)


def test_a_short_line_above_the_label_of_briefs_is_kept() -> None:
    text = (
        "式,带动周边农户增收,加强统筹协调,形成上下联动、\n■12月导读\n22日,文昌街道举办生态环保知识竞赛,851\n短波\n等方\n\n"
        "■日前,城东街道完成30个老旧小区改造。(闫若燕)\n名居民参加。(吴娟)\n■12月24日,云溪图书馆新馆开放,首日接待读者\n"
    )
    assert unaccounted_lines(parse_text(text, SOURCE, Profiles()), text) == ()


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_lines_are_counted_as_editors_count_them(text: str) -> None:
    lines = split_lines(text)
    assert "\n".join(lines).rstrip("\n") == text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


def test_a_page_is_read_the_same_every_time() -> None:
    data = next(iter(cases(5)))
    assert read_page("a", data, Profiles()) == read_page("a", data, Profiles())


def test_line_ends_of_windows_change_nothing_but_themselves() -> None:
    text = "临江日报\n\n县城新车站启用\n\n本报讯(记者 田野)5月1日,县城新车站启用,日均发送旅客三千人次。\n"
    one = parse_text(text, SOURCE, Profiles())
    other = parse_text(text.replace("\n", "\r\n"), SOURCE, Profiles())
    assert one == other


def test_huge_lines_and_many_lines_are_read_whole() -> None:
    for text in (
        "报" * 1_700_000,
        "中 " * 400_000,
        "调\n" * 20_000,
        "标题 很短\n\n" * 4_000,
        "(记者 " * 100_000,
        "记者 张三 李四\n" * 3_000,
    ):
        page = parse_text(text, SOURCE, Profiles())
        assert unaccounted_lines(page, text) == ()


def test_a_text_that_is_no_page_is_kept_as_it_stands_and_says_so() -> None:
    page = parse_text("购物清单\n鸡蛋  两盒\n\n牛奶 1L\n", SOURCE, Profiles())
    (article,) = page.articles
    assert article.paragraphs == ("购物清单", "鸡蛋  两盒", "牛奶 1L")
    assert article.title is None
    assert [note.code for note in page.notes] == ["page.plain"]


def test_records_can_be_written_as_json() -> None:
    page = parse_text("本报讯(记者 田野)5月1日,新车站启用。(下转2版)", SOURCE, Profiles())
    assert json.dumps([paragraph for article in page.articles for paragraph in article.paragraphs])


def test_a_label_tight_before_the_text_of_its_line_stays_with_that_line() -> None:
    text = (
        "建设建设,\n目建设 本报讯者彭志发力。近年来,要进一步提高思想认识,把产业升级摆在更加突出的位置,"
        "既要立足当前抓好整改,又要着眼长远健全制度,累计服务群众217余人次,解决各类难题"
    )
    page = parse_text(text, SourceInfo("x.txt", "0" * 64, "utf-8", 1), Profiles())
    assert unaccounted_lines(page, text) == ()
