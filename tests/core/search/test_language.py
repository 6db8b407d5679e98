"""The query language: what each way of writing is read as, and that nothing a user types breaks it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.errors import Language, Reason
from reader.core.folding import fold
from reader.core.records import Alike, Kind
from reader.core.search.explanation import reading
from reader.core.search.language import MOST_CHARACTERS, MOST_TERMS, parse, quoted
from reader.core.search.syntax import (
    And,
    Dates,
    EveryYear,
    Field,
    Gap,
    Mark,
    Marked,
    Near,
    Newspaper,
    Node,
    Not,
    OfKind,
    Or,
    Page,
    Pages,
    Pattern,
    Supposed,
    Text,
    Unstated,
)


def t(text: str, field: Field | None = None) -> Text:
    return Text(text, fold(text), field)


def between(first: str | None, last: str | None) -> Dates:
    return Dates(*(datetime.date.fromisoformat(day).toordinal() if day else None for day in (first, last)))


def w(query: str, *pieces: str | Gap, before: int = 0, after: int = 0, literal: bool = True) -> Pattern:
    parts = tuple(t(piece) for piece in pieces if isinstance(piece, str))
    gaps = tuple(piece for piece in pieces if isinstance(piece, Gap))
    text = query.removeprefix("通配:")
    return Pattern(text, parts, gaps, before, after, t(text) if literal else None)


TITLE = Field.TITLE
EXACT = Alike(width=False, case=False, variants=False)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("大运河", t("大运河")),
        ("  大运河　保护 ", And((t("大运河"), t("保护")))),
        ("大运河 AND 保护", And((t("大运河"), t("保护")))),
        ("大运河 大运河", t("大运河")),
        ('"今日 拱墅"', t("今日 拱墅")),
        ("“今日 拱墅”", t("今日 拱墅")),
        ("「今日 拱墅」", t("今日 拱墅")),
        ("＂今日 拱墅＂", t("今日 拱墅")),
        ("甲 OR 乙", Or((t("甲"), t("乙")))),
        ("甲|乙", Or((t("甲"), t("乙")))),
        ("甲 ｜ 乙", Or((t("甲"), t("乙")))),
        ("甲 乙 OR 丙", Or((And((t("甲"), t("乙"))), t("丙")))),
        ("甲 (乙 OR 丙)", And((t("甲"), Or((t("乙"), t("丙")))))),
        ("甲 （乙|丙）", And((t("甲"), Or((t("乙"), t("丙")))))),
        ("甲 -乙", And((t("甲"), Not(t("乙"))))),
        ("甲 －乙", And((t("甲"), Not(t("乙"))))),
        ("甲 NOT 乙", And((t("甲"), Not(t("乙"))))),
        ("NOT 甲", Not(t("甲"))),
        ("--甲", t("甲")),
        ("-(甲 乙)", Not(And((t("甲"), t("乙"))))),
        # signs inside a word are part of it
        ("2020-04", t("2020-04")),
        ("中国（杭州）", t("中国（杭州）")),
        ("(中国（杭州）)", t("中国（杭州）")),
        ("打造“最多跑一次”改革", t("打造“最多跑一次”改革")),
        ("or not", And((t("or"), t("not")))),
        ("-", t("-")),
        ("，", t("，")),
        # fields
        ("标题:运河", t("运河", TITLE)),
        ("標題：運河", t("運河", TITLE)),
        ("title:运河", t("运河", TITLE)),
        ('标题："大 运河"', t("大 运河", TITLE)),
        ("标题:(甲 OR 乙)", Or((t("甲", TITLE), t("乙", TITLE)))),
        ("-标题:甲", Not(t("甲", TITLE))),
        ("引题:甲 副题:乙", And((t("甲", Field.KICKER), t("乙", Field.SUBTITLE)))),
        ("记者:张三", t("张三", Field.REPORTER)),
        ("通讯员:李四", t("李四", Field.CORRESPONDENT)),
        ("栏目:要闻", t("要闻", Field.COLUMN)),
        ("报纸:今日拱墅", Newspaper("今日拱墅", "今日拱墅")),
        ("版:3", Page("3", "3")),
        ("版:第３版", Page("第３版", "3")),
        ("版:第十二版", Page("第十二版", "12")),
        ("版:头版", Page("头版", "1")),
        ("page:A01", Page("A01", "a1")),
        ("版:1..3", Pages("1..3", "", 1, 3)),
        ("版:第1版至第3版", Pages("第1版至第3版", "", 1, 3)),
        ("版:A2-4", Pages("A2-4", "a", 2, 4)),
        ("版:a02—A4", Pages("a02—A4", "a", 2, 4)),
        ("版:4..", Pages("4..", "", 4, None)),
        ("版:..B4", Pages("..B4", "b", None, 4)),
        ("版:A1..B2", Page("A1..B2", "a1..b2")),
        ("版:不详", Unstated(Field.PAGE)),
        ("报纸:未识别报名", Unstated(Field.NEWSPAPER)),
        ("报纸:无", Newspaper("无", "无")),
        ("类型:图片", OfKind(Kind.PHOTO)),
        ("kind:brief", OfKind(Kind.BRIEF)),
        ("日期:2020", between("2020-01-01", "2020-12-31")),
        ("日期:2020-02", between("2020-02-01", "2020-02-29")),
        ("日期:2020-4-6", between("2020-04-06", "2020-04-06")),
        ("日期：２０２０年４月１６日", between("2020-04-16", "2020-04-16")),
        ("日期:2020-01..2020-06", between("2020-01-01", "2020-06-30")),
        ("日期:2020-12-31 .. 2021-01-01", between("2020-12-31", "2021-01-01")),
        ("日期:2020-12 到 2021-01", between("2020-12-01", "2021-01-31")),
        ("日期:2020-01 ..2020-06", between("2020-01-01", "2020-06-30")),
        ("日期:2020-01.. 2020-06", between("2020-01-01", "2020-06-30")),
        ("日期:2020年1月 — 3月", between("2020-01-01", "2020-03-31")),
        ("日期:2020-01 - 2020-06", between("2020-01-01", "2020-06-30")),
        ("日期:2020..", between("2020-01-01", None)),
        ("date:..2019-06", between(None, "2019-06-30")),
        ("日期:20210115", between("2021-01-15", "2021-01-15")),
        ("日期:202004", between("2020-04-01", "2020-04-30")),
        ("日期:2020-01—2020-06", between("2020-01-01", "2020-06-30")),
        ("日期:2020-01――2020-06", between("2020-01-01", "2020-06-30")),
        ("日期:2020-01到2020-06", between("2020-01-01", "2020-06-30")),
        ("日期:2020-01至2020-06", between("2020-01-01", "2020-06-30")),
        ("日期:2020-01~2020-06", between("2020-01-01", "2020-06-30")),
        ("日期:2020-01-2020-06", between("2020-01-01", "2020-06-30")),
        ("日期:2019-2021", between("2019-01-01", "2021-12-31")),
        ("日期:二〇二〇年一月至三月", between("2020-01-01", "2020-03-31")),
        ("日期:2020年4月1日到10日", between("2020-04-01", "2020-04-10")),
        ("日期:“2020-01 - 2020-06”", between("2020-01-01", "2020-06-30")),
        ("日期:10月1日", EveryYear(10, 1)),
        ("日期:十月", EveryYear(10)),
        ("日期:不详", Unstated(Field.DATE)),
        ("date:unknown", Unstated(Field.DATE)),
        ("日期：无", Unstated(Field.DATE)),
        ("日期:约2020-04", Supposed(between("2020-04-01", "2020-04-30"))),
        ("-有:日期", Not(Not(Unstated(Field.DATE)))),
        ("has:page", Not(Unstated(Field.PAGE))),
        # no field of ours, or nothing in it: plain text
        ("责任编辑：张三", t("责任编辑：张三")),
        ("http://例", t("http://例")),
        # a space behind the colon, as people type
        ("标题: 运河 甲", And((t("运河", TITLE), t("甲")))),
        ("标题：　（甲 OR 乙）", Or((t("甲", TITLE), t("乙", TITLE)))),
        ("-标题: “大 运河”", Not(t("大 运河", TITLE))),
        ("类型: 图片", OfKind(Kind.PHOTO)),
        # operators in letters of full width
        ("甲 ＯＲ 乙", Or((t("甲"), t("乙")))),
        ("甲 ＡＮＤ ＮＯＴ 乙", And((t("甲"), Not(t("乙"))))),
        # what readers marked
        ("标签:重要", Marked(Mark.TAG, "重要")),
        ("tag：＂很 重要＂", Marked(Mark.TAG, "很 重要")),
        ("批注:存疑", Marked(Mark.NOTE, "存疑")),
        ("has:note", Marked(Mark.NOTE)),
        ("有：书签", Marked(Mark.BOOKMARK)),
        ("有:(高亮 OR 图)", Or((Marked(Mark.HIGHLIGHT), Marked(Mark.PICTURE)))),
        # near
        ("甲 ~10 乙", Near((t("甲"), t("乙")), (10,))),
        ("甲 ～３ “乙 丙” ~0 丁", Near((t("甲"), t("乙 丙"), t("丁")), (3, 0))),
        ("甲 乙 ~2 丙 丁", And((t("甲"), Near((t("乙"), t("丙")), (2,)), t("丁")))),
        ("-甲 ~2 乙", Not(Near((t("甲"), t("乙")), (2,)))),
        ("(甲|乙) ~2 丙", Near((Or((t("甲"), t("乙"))), t("丙")), (2,))),
        ("标题:(甲 ~2 乙)", Near((t("甲", TITLE), t("乙", TITLE)), (2,))),
        ("~10 甲", And((t("~10"), t("甲")))),
        ("甲 ~10", And((t("甲"), t("~10")))),
        ("甲 ~10 -乙", And((t("甲"), t("~10"), Not(t("乙"))))),
        ("甲 ~ 乙", And((t("甲"), t("~"), t("乙")))),
        ("甲~10乙", t("甲~10乙")),
        # wildcards
        ("大?河", w("大?河", "大", Gap(1, 1), "河")),
        ("大？＊河", w("大？＊河", "大", Gap(1, 21, True), "河")),
        ("?大*河", w("?大*河", "大", Gap(0, 20, True), "河", before=1)),
        ("大*", w("大*", "大")),
        ("通配:大?", w("通配:大?", "大", after=1, literal=False)),
        ("“大?河”", t("大?河")),
        ("大河?", t("大河?")),
        ("大河？！”", t("大河？！”")),
        # as it is printed
        ("原样:國", Text("國", "国", None, EXACT)),
        ("exact:（ＡＢ 標題:國）", And((Text("ＡＢ", "ab", None, EXACT), Text("國", "国", TITLE, EXACT)))),
    ],
)
def test_what_a_query_means(query: str, tree: Node) -> None:
    parsed = parse(query)
    assert parsed.tree == tree
    assert {note.code for note in parsed.notes} <= {"query.near_alone"}


@pytest.mark.parametrize(
    ("query", "words", "sign"),
    [
        ("（记者", ["（记者"], "（"),
        ("记者 张三）", ["记者", "张三）"], "）"),
        ('"大运河', ['"大运河'], '"'),
        ("甲 OR", ["甲", "OR"], "OR"),
        ("OR", ["OR"], "OR"),
        ("甲 | | 乙", ["甲", "|", "乙"], "|"),
        ("NOT", ["NOT"], "NOT"),
        ("()", ["()"], ")"),
        ("日期:2020 ~3 甲", ["日期:2020", "~3", "甲"], "~3"),
        ("(甲 乙) ~3 丙", ["(甲", "乙)", "~3", "丙"], "~3"),
        ("记者:甲 ~3 丙", ["记者:甲", "~3", "丙"], "~3"),
    ],
)
def test_an_unreadable_query_is_plain_text_and_says_so(query: str, words: list[str], sign: str) -> None:
    parsed = parse(query)
    wanted = tuple(t(word) for word in words)
    assert parsed.tree == (wanted[0] if len(wanted) == 1 else And(wanted))
    assert parsed.notes == (Reason("query.plain", detail=sign),)


def test_an_unreadable_date_is_plain_text_and_says_so() -> None:
    assert parse("甲 日期:去年").tree == And((t("甲"), t("日期:去年")))
    assert parse("日期:2020-13").notes == (Reason("query.date", text="2020-13"),)
    assert parse("日期:2020..2010").notes == (Reason("query.dates_reversed", text="2020..2010"),)
    assert parse("日期:2010..2020").notes == parse("日期:..2010").notes == ()
    assert parse("日期:2020..昨天").notes == (Reason("query.date", text="2020..昨天"),)


@pytest.mark.parametrize(
    ("query", "code", "tree"),
    [
        ("类型:散文诗", "query.value", t("类型:散文诗")),
        ("运河 有:几", "query.value", And((t("运河"), t("有:几")))),
        ("标题:", "query.empty_field", t("标题:")),
        ("运河 记者：  ", "query.empty_field", And((t("运河"), t("记者：")))),
        ("(标题: ) 甲", "query.empty_field", And((t("标题:"), t("甲")))),
        ("标题: -甲", "query.empty_field", And((t("标题:"), Not(t("甲"))))),
        ("标题: OR 甲", "query.empty_field", Or((t("标题:"), t("甲")))),
        ("标题: 记者:甲", "query.empty_field", And((t("标题:"), t("甲", Field.REPORTER)))),
        ("标题:-甲", "query.minus_in_field", t("-甲", TITLE)),
        ("甲 or 乙", "query.meant_or", And((t("甲"), t("or"), t("乙")))),
        ("(甲) 或 (乙)", "query.meant_or", And((t("甲"), t("或"), t("乙")))),
        ("甲 and 标题:乙", "query.meant_and", And((t("甲"), t("and"), t("乙", TITLE)))),
        ("甲 ＆ 乙", "query.meant_and", And((t("甲"), t("＆"), t("乙")))),
        ("not 甲", "query.meant_not", And((t("not"), t("甲")))),
        ('运河"保护"', "query.quote_inside", t('运河"保护"')),
        ('"运河"保护', "query.split_at_quote", And((t("运河"), t("保护")))),
        ("“运河”的保护", "query.split_at_quote", And((t("运河"), t("的保护")))),
    ],
)
def test_what_may_have_been_meant_otherwise_is_read_as_it_stands_and_told(
    query: str, code: str, tree: Node
) -> None:
    parsed = parse(query)
    assert parsed.tree == tree
    assert [note.code for note in parsed.notes] == [code]
    for language in Language:
        assert parsed.notes[0].text(language)


@pytest.mark.parametrize(
    "query", ["甲 “or” 乙", "标题:or 乙", "or", "甲 or", '"甲" "乙"', "甲:", '("甲")(乙)']
)
def test_what_is_plain_is_not_advised_on(query: str) -> None:
    assert parse(query).notes == ()


def test_what_pasted_text_has_too_is_said_only_where_nothing_was_found() -> None:
    for query, code in (
        ("责任编辑：张三", "query.unknown_field"),
        ("打造“最多跑一次”改革", "query.quote_inside"),
    ):
        parsed = parse(query)
        assert (parsed.notes, [hint.code for hint in parsed.hints]) == ((), [code])
    assert parse("标题:来源:甲").hints == parse("大运河").hints == ()


def test_notes_on_one_query_are_few() -> None:
    assert len(parse("甲 or 乙 标题: " * 40).notes) <= 5
    assert len(parse(" ".join(f"栏{n}:甲" for n in range(40))).hints) <= 5


def test_a_distance_above_the_limit_is_plain_text_and_says_so() -> None:
    parsed = parse("运 ~99999 河")
    assert parsed.tree == And((t("运"), t("~99999"), t("河")))
    assert parsed.notes == (Reason("query.too_far", text="~99999", limit=9999),)
    assert "9999" in parsed.notes[0].text()
    assert parse("运 ~9999 河").notes == parse('"~99999"').notes == ()


@pytest.mark.parametrize("query", ["", "   ", "\u3000\u200b", '""', '" "', "“”"])
def test_an_empty_query_asks_for_nothing(query: str) -> None:
    assert parse(query).tree is None
    assert parse(query).notes == (Reason("query.empty"),)


@pytest.mark.parametrize(
    "query",
    [
        "(" * 9_000,
        ")" * 9_000,
        "()" * 4_000,
        "-" * 9_999 + "x",
        "(-" * 3_000 + "x",
        '"' * 9_999,
        "标题:" * 3_000 + "x",
        "通配:原样:" * 1_600 + "x",
        "大*" * 5_000,
        "?" * 9_999,
        "大 ~5 " * 1_900 + "河",
        "2012年" * 2_000,
        "一" * 10_000,
    ],
)
def test_hostile_queries_are_read_at_once(query: str) -> None:
    assert parse(query).tree is not None or parse(query).notes


def test_what_is_too_long_is_refused() -> None:
    assert parse("长" * 100_000).notes == (Reason("query.too_long", limit=MOST_CHARACTERS),)
    many = " ".join(chr(0x4E00 + number) for number in range(MOST_TERMS + 1))
    assert parse(many).notes == (Reason("query.too_many", limit=MOST_TERMS),)
    assert parse(many).tree is None


SIGNS = st.sampled_from(
    [
        *'()（）|｜-－"＂“”「」:： \u3000?？*＊~',
        *(
            "OR",
            "NOT",
            "AND",
            " ~3 ",
            "标题:",
            "日期:",
            "有:",
            "标签:",
            "原样:",
            "通配:",
            "版:",
            "约",
            "不详",
        ),
        *("运河", "a", "\x00", "2012年", "二〇一二", " or ", "..", "—", "至", "3", "月"),
    ]
)


@settings(max_examples=400)
@given(st.lists(SIGNS, max_size=30).map("".join) | st.text(max_size=40))
def test_nothing_that_can_be_typed_breaks_it(query: str) -> None:
    parsed = parse(query)
    assert (parsed.tree is None) == any(note.code == "query.empty" for note in parsed.notes)
    for language in Language:
        assert bool(reading(parsed.tree, language)) == (parsed.tree is not None)


@given(st.lists(SIGNS, max_size=12).map("".join))
def test_a_quoted_text_is_looked_for_as_it_is(text: str) -> None:
    if fold(text) and not ('"' in text.replace("＂", '"') and "」" in text):
        tree = parse(quoted(text)).tree
        assert isinstance(tree, Text)
        assert (tree.folded, tree.field) == (fold(text), None)


@pytest.mark.parametrize(
    ("query", "chinese", "english"),
    [
        ("大运河", "含“大运河”", "has “大运河”"),
        ("甲 乙 丙", "同时含“甲”、“乙”和“丙”", "has “甲” and has “乙” and has “丙”"),
        ("甲 -乙", "含“甲”,且不含“乙”", "has “甲” and not (has “乙”)"),
        ("甲 (乙|丙)", "含“甲”,且(含“乙”,或含“丙”)", "has “甲” and (has “乙” or has “丙”)"),
        ("标题:甲 版:a1", "标题含“甲”,且在第A1版", "title has “甲” and on page A1"),
        ("记者:甲", "记者姓名含“甲”", "reporter's name has “甲”"),
        ("日期:2020-02", "日期从 2020-02-01 到 2020-02-29", "date from 2020-02-01 to 2020-02-29"),
        ("-类型:简讯", "不符合(类型为简讯)", "not (kind is brief)"),
        (
            "甲 ~5 “乙 丙” ~0 丁",
            "含“甲”与“乙 丙”相距不超过 5 字、“乙 丙”与“丁”相距不超过 0 字",
            "has “甲” within 5 characters of “乙 丙”, “乙 丙” within 0 characters of “丁”",
        ),
        (
            "标题:(甲 ~5 (乙|丙))",
            "标题含“甲”与(“乙” | “丙”)相距不超过 5 字",
            "title has “甲” within 5 characters of (“乙” | “丙”)",
        ),
        (
            "大?河*水 甲",
            "同时含“大〔任一字〕河〔同句内 0 至 20 字〕水”和“甲”",
            "has “大〔any character〕河〔0 to 20 characters of one sentence〕水” and has “甲”",
        ),
        ("-通配:大??", "不含“大〔任意 2 字〕”", "not (has “大〔any 2 characters〕”)"),
        ("版:1 在哪里？", "含“在哪里？”,且在第1版", "on page 1 and has “在哪里？”"),
        (
            "标签:重要 -批注:存疑",
            "有标签“重要”,且不符合(批注含“存疑”)",
            "tagged “重要” and not (a note has “存疑”)",
        ),
        ("有:图 has:bookmark", "有图,且有书签", "has a picture and has a bookmark"),
        ("原样:ＡＢ", "含“ＡＢ”(区分全半角、区分大小写、区分繁简)", None),
        ("日期:..2019", "日期在 2019-12-31 及以前", "date is 2019-12-31 or earlier"),
        ("日期:2020-04..", "日期在 2020-04-01 及以后", "date is 2020-04-01 or later"),
        ("日期:10月1日", "日期在各年的 10 月 1 日", "date is 10-01 of any year"),
        ("日期:不详 -版:不详", "日期不详,且注明了版次", "date is not stated and page is stated"),
        (
            "日期:约2020-04",
            "日期不详,据推断可能从 2020-04-01 到 2020-04-30",
            "date is not stated, but perhaps, as was inferred, from 2020-04-01 to 2020-04-30",
        ),
        ("版:A1..A3", "在第A1版至第A3版", "on pages A1 to A3"),
        ("版:4..", "在第4版及以后", "on page 4 or later"),
    ],
)
def test_the_reading_says_how_it_was_understood(query: str, chinese: str, english: str | None) -> None:
    tree = parse(query).tree
    assert reading(tree) == chinese
    assert english is None or reading(tree, Language.ENGLISH) == english


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("大运河 - 会议", "query.minus_alone"),
        ("- 大运河", "query.minus_alone"),
        ("大运河 ~5", "query.near_alone"),
        ("~5 大运河", "query.near_alone"),
        ("大运河 ~5 -会议", "query.near_alone"),
        ("标题:记者:大运河", "query.field_in_field"),
        ("会议 near 大运河", "query.meant_near"),
    ],
)
def test_a_sign_that_is_read_as_text_is_told(query: str, code: str) -> None:
    assert [note.code for note in parse(query).notes] == [code]


@pytest.mark.parametrize(
    "query", ["大运河 ~5 会议", "大运河 ~5 (甲 OR 乙)", "标题:原样:國", "甲 -乙", "标题:甲 ~3 乙"]
)
def test_a_sign_that_is_understood_is_not(query: str) -> None:
    assert parse(query).notes == ()
