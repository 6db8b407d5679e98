"""JSON Lines: an article a line, streamed; a bad line is named and the rest goes on."""

import json
from collections.abc import Iterator

import pytest

from reader.core.errors import Language
from reader.core.records import Article, Failure, Issue, Jump, Kind, ParsedPage, Publisher, SourceInfo
from reader.core.sources import read_json_lines

SOURCE = SourceInfo("a.jsonl", "ab" * 32, "utf-8", 0)


def read(*records: object) -> list[ParsedPage | Failure]:
    lines = [
        record if isinstance(record, bytes) else json.dumps(record, ensure_ascii=False).encode()
        for record in records
    ]
    return list(read_json_lines(lines, SOURCE))


def article(record: dict[str, object]) -> Article:
    (page,) = read(record)
    assert isinstance(page, ParsedPage), page
    (found,) = page.articles
    return found


def issue(record: dict[str, object]) -> Issue:
    (page,) = read({"title": "题", **record})
    assert isinstance(page, ParsedPage), page
    return page.issue


def test_every_field() -> None:
    record = {
        "newspaper": "今日某区",
        "english_title": "MOU QU TODAY",
        "date": "2021-01-15",
        "weekday": "星期五",
        "lunar_date": "腊月初三",
        "issue_number": 2,
        "total_issue_number": 1110,
        "pages_in_issue": 8,
        "page": "A1",
        "publishers": [{"role": "主办", "names": ["区委", "区政府"]}],
        "hotlines": ["88259745"],
        "urls": ["http://x.cn"],
        "email": "a@b.cn",
        "kind": "photo",
        "kicker": "引",
        "title": "题",
        "subtitle": "副",
        "column": "栏",
        "byline": "记者 甲",
        "reporters": ["甲"],
        "correspondents": ["乙"],
        "source": "新华社",
        "dateline": "北京1月1日",
        "paragraphs": ["一", "二"],
        "caption": "图",
        "photo_credit": "丙 摄",
        "jump": {"to_page": 2},
    }
    (page,) = read(record)
    assert isinstance(page, ParsedPage)
    assert page.issue == Issue(
        "今日某区",
        "MOU QU TODAY",
        "2021-01-15",
        "星期五",
        "腊月初三",
        2,
        1110,
        8,
        "A1",
        (Publisher("主办", ("区委", "区政府")),),
        ("88259745",),
        ("http://x.cn",),
        "a@b.cn",
    )
    assert page.articles == (
        Article(
            "abababababababab-1",
            Kind.PHOTO,
            "引",
            "题",
            "副",
            "栏",
            "记者 甲",
            ("甲",),
            ("乙",),
            "新华社",
            "北京1月1日",
            ("一", "二"),
            ((1,), (1,)),
            "图",
            "丙 摄",
            Jump(to_page=2),
            (1,),
        ),
    )
    assert [(role.line, role.article) for role in page.roles] == [(1, "abababababababab-1")]


def test_issue_and_article_may_be_nested_as_parse_prints_them() -> None:
    assert issue({"issue": {"newspaper": "甲报", "date": None}}).newspaper == "甲报"
    assert article({"issue": {}, "article": {"title": "题"}}).title == "题"


def test_texts_stay_as_given_but_line_ends_make_paragraphs() -> None:
    found = article({"title": "Ａ e\u0301", "paragraphs": ["一\n二\r\n三", "  ", "四 五"]})
    assert found.title == "Ａ e\u0301"
    assert found.paragraphs == ("一", "二", "三", "四 五")


@pytest.mark.parametrize(
    ("given", "stated", "evidence"),
    [
        ("2020", None, "2020"),
        ("2020-04", None, "2020-04"),
        ("2020-04-16", "2020-04-16", None),
        (None, None, None),
    ],
)
def test_dates(given: str | None, stated: str | None, evidence: str | None) -> None:
    found = issue({"date": given})
    assert (found.date, found.evidence.get("date")) == (stated, evidence)


@pytest.mark.parametrize(
    ("record", "named"),
    [
        (b"{", "JSON"),
        (b"\xff{}", "UTF-8"),
        (b"[1]", "{"),
        (b"null", "{"),
        ({"paragraphs": []}, "title"),
        ({}, "title"),
        ({"title": 5}, "title"),
        ({"title": "题", "paragraphs": "一"}, None),
        ({"title": "题", "paragraphs": [1]}, "paragraphs"),
        ({"title": "题", "date": "昨天"}, "date"),
        ({"title": "题", "date": "2021-02-30"}, "date"),
        ({"title": "题", "date": "2021-13"}, "date"),
        ({"title": "题", "kind": "x"}, "kind"),
        ({"title": "题", "page": 1.5}, "page"),
        ({"title": "题", "page": True}, "page"),
        ({"title": "题", "jump": 2}, "jump"),
        ({"title": "题", "reporters": "甲"}, "reporters"),
        ({"title": "题", "issue_number": "二"}, "issue_number"),
        ({"title": "题", "publishers": [{}]}, "publishers"),
        (b'{"title": "\\ud800"}', "U+D800"),
        ({"title": "题", "kind": []}, "kind"),
        ({"title": "题", "evidence": 1}, "evidence"),
        ({"issue": 3, "title": "题"}, "issue"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_goes_on(record: object, named: str | None) -> None:
    first, second = read(record, {"title": "好"})
    assert isinstance(second, ParsedPage)
    if named is None:
        assert isinstance(first, ParsedPage)
        return
    assert isinstance(first, Failure)
    assert (first.path, first.line) == ("a.jsonl", 1)
    assert first.reason.code.startswith("jsonl.")
    for language in Language:
        assert named in first.reason.text(language)


def test_control_characters_are_shown_by_signs_as_in_the_text_of_a_page() -> None:
    first, second, third = read(
        {"title": "题\0目", "paragraphs": ["一\x01", "二\b"], "reporters": ["甲\x7f"], "newspaper": "报\0"},
        {"title": "带\\u0000的题", "paragraphs": ["一\t二"]},
        {"title": "好"},
    )
    assert isinstance(first, ParsedPage) and isinstance(second, ParsedPage) and isinstance(third, ParsedPage)
    (article,) = first.articles
    assert (article.title, article.paragraphs, article.reporters) == ("题␀目", ("一␁", "二␈"), ("甲␡",))
    assert first.issue.newspaper == "报␀"
    assert [(note.code, note.fields["lines"]) for note in first.notes] == [("file.control_characters", "1")]
    assert second.articles[0].title == "带\\u0000的题", "a backslash is no control character"
    assert second.notes == third.notes == ()


def test_a_value_that_cannot_be_used_is_shown_with_the_field_and_how_it_is_written() -> None:
    (bad,) = read({"title": "题", "date": "2020年4月16日" + "x" * 90})
    assert isinstance(bad, Failure)
    assert bad.reason.text() == f"字段“date”的值“2020年4月16日{'x' * 30}…”不能用,应写成 2020-04-16"
    (odd,) = read({"title": "题", "page": [1]})
    assert isinstance(odd, Failure)
    assert odd.reason.text(Language.ENGLISH) == (
        'the value “[1]” of the field “page” cannot be used; it is to be written 1 | "A1"'
    )


def test_a_deep_value_is_named_too() -> None:
    (bad,) = read(b'{"title": "x", "page": ' + b"[" * 900 + b"]" * 900 + b"}")
    assert isinstance(bad, Failure)
    assert "page" in bad.reason.text()


def test_blank_lines_and_a_mark_are_skipped_and_lines_counted() -> None:
    pages = read(b'\xef\xbb\xbf{"title": "a"}\r\n', b"\n", b'{"title": "b"}')
    assert [page.articles[0].id[-2:] for page in pages if isinstance(page, ParsedPage)] == ["-1", "-3"]


def test_deep_nesting_is_a_failure_not_a_crash() -> None:
    (found,) = read(b"[" * 100_000)
    assert isinstance(found, Failure)


def test_the_stream_is_not_read_ahead() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b'{"title": "a"}\n'

    pages = read_json_lines(endless(), SOURCE)
    assert [isinstance(next(pages), ParsedPage) for _ in range(3)] == [True] * 3


@pytest.mark.parametrize(
    ("stated", "page"),
    [
        ("第3版", 3),
        ("第三版", 3),
        ("第十二版", 12),
        ("头版", 1),
        ("３", 3),
        ("03", 3),
        ("a1", "A1"),
        ("第A2版", "A2"),
        ("A01", "A01"),
        ("4-5", "4-5"),
        ("封面", "封面"),
        (0, 0),
    ],
)
def test_pages_are_read_as_people_write_them(stated: object, page: object) -> None:
    assert issue({"page": stated}).page == page


def test_a_line_end_within_a_title_is_a_blank() -> None:
    assert article({"title": "换行\r\n标题", "paragraphs": ["运河"]}).title == "换行 标题"
