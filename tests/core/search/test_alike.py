"""What counts as the same, switch by switch, and the numerals of dates: found is what a scan finds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.errors import Language
from reader.core.folding import fold, fold_as
from reader.core.index.folder import IndexFolder
from reader.core.records import Alike, Answer, Document, SearchOptions
from reader.core.search.language import parse, quoted
from reader.core.search.searcher import Searcher
from reader.core.search.syntax import Spellings
from tests.core.search.doubles import ENGINES, ODD, MemoryStore, document

SAME = "国國报報台臺ＡAaａ１1，,ß㎏k𠮷é运"


def printed(source: random.Random, length: int) -> str:
    """Return a text in which much is alike and little is the same."""
    letters = (*SAME, *SAME, *ODD, "e\u0301", "\n\u3000\u3000", "\u200b")
    return "".join(source.choice(letters) for _ in range(length))


def made() -> list[Document]:
    source = random.Random(23)
    return [
        document(key, fields={"title": printed(source, 8), "body": printed(source, source.randrange(8, 50))})
        for key in range(1, 150)
    ]


ARTICLES = made()
ALIKES = st.builds(Alike, st.booleans(), st.booleans(), st.booleans(), st.booleans())


@pytest.fixture(scope="module", params=ENGINES)
def indexed(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Searcher:
    folder = IndexFolder(tmp_path_factory.mktemp("index"), ENGINES[request.param](), MemoryStore.uuid)
    folder.rebuild(ARTICLES)
    return Searcher(MemoryStore(ARTICLES), folder)


EVERY = SearchOptions(limit=None)


def ids(answer: Answer) -> set[str]:
    assert answer.total == len(answer.hits)
    return {hit.article_id for hit in answer.hits}


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """Draw a piece of an article, cut where no mark is cut off, that folds to something."""
    text = draw(st.sampled_from([a.fields[name] for a in ARTICLES for name in ("title", "body")]))
    text = text.replace("e\u0301", "\ue000")
    at = draw(st.integers(0, len(text) - 1))
    return text[at : at + draw(st.integers(1, 4))].replace("\ue000", "e\u0301")


@settings(max_examples=150, deadline=None)
@given(pieces().filter(lambda piece: bool(fold(piece))), ALIKES)
def test_with_switches_off_found_is_what_a_scan_of_less_folded_text_finds(
    indexed: Searcher, piece: str, alike: Alike
) -> None:
    wanted = fold_as(piece, alike)
    right = {
        a.article_id for a in ARTICLES if any(wanted in fold_as(text, alike) for text in a.fields.values())
    }
    answer = indexed.answer(f'"{piece}"', SearchOptions(limit=None, alike=alike))
    assert ids(answer) == right
    for hit in answer.hits:
        fields = next(a.fields for a in ARTICLES if a.article_id == hit.article_id)
        assert hit.spans
        for span in hit.spans:
            assert wanted in fold_as(fields[span.field][span.start : span.end], alike)


@settings(max_examples=40, deadline=None)
@given(pieces().filter(lambda piece: bool(fold(piece))))
def test_the_word_exact_in_a_query_switches_all_off(indexed: Searcher, piece: str) -> None:
    nothing = Alike(width=False, case=False, variants=False, numerals=False)
    answer = indexed.answer(f'原样:"{piece}"', SearchOptions(limit=None))
    assert ids(answer) == ids(indexed.answer(f'"{piece}"', SearchOptions(limit=None, alike=nothing)))


def found(query: str, *bodies: str, alike: Alike = Alike()) -> list[tuple[int, list[str]]]:  # noqa: B008
    """Return which of the bodies a query finds, counted from 1, and the printed texts that are marked."""
    articles = [document(key, title=None, fields={"body": body}) for key, body in enumerate(bodies, 1)]
    answer = Searcher(MemoryStore(articles), None).answer(query, SearchOptions(limit=None, alike=alike))
    keys = sorted(int(hit.article_id[:16], 16) for hit in answer.hits)
    spans = {int(hit.article_id[:16], 16): hit.spans for hit in answer.hits}
    return [(key, [bodies[key - 1][s.start : s.end] for s in spans[key]]) for key in keys]


def test_exactness_reaches_into_fields_patterns_and_nearness() -> None:
    bodies = ("臺灣的報紙", "台湾的报纸")
    for query in (
        "正文:原样:臺灣",
        "原样:正文:臺灣",
        "原样:臺?的",
        "原样:(臺灣 ~3 報紙)",
        "標題:報紙 OR 原样:報",
    ):
        assert [key for key, _ in found(query, *bodies)] == [1], query
    assert [key for key, _ in found("-原样:臺灣", *bodies)] == [2]


# ── the numerals of dates ─────────────────────────────────────────────────────────────────────────────

DIGITS = "〇一二三四五六七八九"


def in_chinese(number: int, tens_of: tuple[str, ...] = ("", "十", "二十", "三十")) -> str:
    """Return a number from 1 to 31 as dates write it."""
    tens, ones = divmod(number, 10)
    return tens_of[tens] + (DIGITS[ones] if ones else "")


def ways(year: int | None, month: int | None, day: int | None) -> list[str]:
    """Return a date in every way that counts as the same, written by other rules than the program's."""
    found = []
    for zero in ("〇", "零", "○", "Ｏ", "0"):
        text = "" if year is None else "".join(DIGITS[int(d)] for d in str(year)).replace("〇", zero) + "年"
        text += "" if month is None else in_chinese(month) + "月"
        found.append(text + ("" if day is None else in_chinese(day) + "日"))
        found.append(text + ("" if day is None else in_chinese(day, ("", "十", "廿", "卅")) + "日"))
    for form in ("{}", "{:02}"):
        text = "" if year is None else f"{year}年"
        text += "" if month is None else form.format(month) + "月"
        found.append(text + ("" if day is None else form.format(day) + "日"))
    return found


DATES = st.one_of(
    st.tuples(st.integers(1000, 2099), st.none(), st.none()),
    st.tuples(st.integers(1800, 2099), st.integers(1, 12), st.none()),
    st.tuples(st.integers(1800, 2099), st.integers(1, 12), st.integers(1, 31)),
    st.tuples(st.none(), st.integers(1, 12), st.integers(1, 31)),
)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@settings(max_examples=150, deadline=None)
@given(DATES, st.data())
def test_a_date_is_found_in_every_way_of_writing_it(date: tuple[int, int, int], data: st.DataObject) -> None:
    written = ways(*date)
    query = data.draw(st.sampled_from(written)).translate(data.draw(st.sampled_from([{}, WIDE])))
    bodies = [f"记于{text}，晴。" for text in written] + [
        f"记于{written[-2].translate(WIDE)}，晴。",
        "无日期",
    ]
    right = [key for key, body in enumerate(bodies, 1) if any(fold(way) in fold(body) for way in written)]
    assert [key for key, _ in found(query, *bodies)] == right
    for key, marked in found(query, *bodies):
        assert all(fold(text) in map(fold, written) for text in marked), key
    only = [key for key, body in enumerate(bodies, 1) if fold(query) in fold(body)]
    assert [key for key, _ in found(query, *bodies, alike=Alike(numerals=False))] == only
    assert [key for key, _ in found(f"“{query}”", *bodies)] == only


@pytest.mark.parametrize(
    "query",
    [
        *(
            "3",
            "三",
            "十",
            "〇",
            "二〇",
            "一二三四",
            "1234",
            "20123",
            "2012万",
            "100年",
            "第十三届",
            "一百二十三",
        ),
        *("3月", "十月", "12月", "5日", "2012-10", "三十三日", "十三月三日"),
    ],
)
def test_other_numbers_stay_as_they_are(query: str) -> None:
    assert not isinstance(parse(query).tree, Spellings)


def test_the_year_alone_and_the_date_in_a_longer_word() -> None:
    assert [key for key, _ in found("2012", "二〇一二年", "二零一二", "２０１２", "二百")] == [1, 2, 3]
    assert [key for key, _ in found("改革1978年起", "改革一九七八年起", "改革1978年起", "1978年")] == [1, 2]
    assert found("1998年1月1日 ~4 新年", "一九九八年一月一日，新年") == [(1, ["一九九八年一月一日", "新年"])]


def test_another_way_of_writing_a_date_is_no_part_of_another_date() -> None:
    assert [key for key, _ in found("一月三日", "1月3日", "11月3日", "二十一月三日", "11月3日和1月3日", "01月03日")] == [
        1, 3, 4, 5,
    ]  # fmt: skip
    assert [key for key, _ in found("2月", "十二月")] == [], "no whole date: nothing else is looked for"
    assert [key for key, _ in found("2月1日", "十二月一日", "二月一日", "12月1日")] == [2, 3], (
        "as typed it stands anywhere"
    )
    ((_key, marked),) = found("一月三日", "11月3日，1月3日")
    assert marked == ["1月3日"]


YEARS = st.integers(1800, 2099)
AROUND = st.text(alphabet="0123456789〇零○一二三四五六七八九万亿号第 \n在年", max_size=3)


def is_number(char: str, year: str, *, behind: bool) -> bool:
    """Tell, by other rules than the program's, whether a character beside a year makes a longer number of it."""
    if year.isascii():
        return char in "0123456789" or (behind and char in "万亿")
    return char in "〇零一二三四五六七八九" or (behind and char == "○")


@settings(max_examples=250, deadline=None)
@given(YEARS, st.tuples(AROUND, AROUND), st.booleans(), st.booleans(), st.booleans())
def test_a_year_in_other_numerals_is_no_part_of_a_longer_number(
    year: int, around: tuple[str, str], is_arabic: bool, is_named: bool, is_wide: bool
) -> None:  # fmt: skip
    before, behind = around
    chinese = "".join(DIGITS[int(digit)] for digit in str(year))
    typed, printed = (chinese, str(year)) if is_arabic else (str(year), chinese)
    sign = "年" if is_named else ""
    body = f"稿{before}{printed.translate(WIDE) if is_wide else printed}{sign}{behind}止"
    alone = not (before and is_number(before[-1], printed, behind=False))
    if not is_named:
        alone = alone and not (behind and is_number(behind[0], printed, behind=True))
    other = fold(typed + sign) in fold(body)
    every = [fold(body).count(fold(way)) for way in ways(year, None, None)] if is_named else []
    if fold(body).count(fold(printed)) > 1 or sum(every) > 1:
        return
    assert bool(found(typed + sign, body)) == (other or alone)
    assert found(printed + sign, body), "as typed it stands wherever a scan finds it"


@pytest.mark.parametrize("engine", ENGINES)
def test_engines_find_a_year_in_other_numerals_where_a_scan_does(engine: str, tmp_path: Path) -> None:
    source = random.Random(7)
    pieces = (
        "一九九八",
        "1998",
        "二",
        "五",
        "2",
        "5",
        "年",
        "万",
        "于",
        " ",
        "，",
        "二〇二〇",
        "2020",
        "○",
        "〇",
    )
    articles = [
        document(key, fields={name: "".join(source.choices(pieces, k=7)) for name in ("title", "body")})
        for key in range(1, 200)
    ]
    folder = IndexFolder(tmp_path, ENGINES[engine](), MemoryStore.uuid)
    folder.rebuild(articles)
    indexed, scan = (Searcher(MemoryStore(articles), index) for index in (folder, None))
    for query in (
        "1998",
        "一九九八",
        "1998年",
        "二〇二〇",
        "2020",
        "标题:1998",
        "1998 ~3 2020",
        "-1998",
        "1998 OR 二〇二〇年",
    ):
        assert ids(indexed.answer(query, EVERY)) == ids(scan.answer(query, EVERY)), query


def test_a_longer_number_is_not_found_by_the_year_inside_it() -> None:
    bodies = [
        "编号二一九九八号", "编号一九九八五号", "一九九八年", "他生于一九九八，卒于二〇二〇", "二一九九八与一九九八",
        "编号21998", "三〇〇一九九八年",
    ]  # fmt: skip
    assert [key for key, _ in found("1998", *bodies)] == [3, 4, 5, 6]
    assert [key for key, _ in found("1998年", *bodies)] == [3]
    assert [key for key, _ in found("一九九八", "21998", "19985", "1998万元", "1997 1998 1999", "1998年", "在1998")] == [
        4, 5, 6,
    ]  # fmt: skip
    assert [key for key, _ in found("一九九八", "编号二一九九八号")] == [1], "as typed it stands anywhere"
    ((_key, marked),) = found("1998", "二一九九八与一九九八")
    assert marked == ["一九九八"]
    assert [key for key, _ in found("-1998", *bodies)] == [1, 2, 7]
    assert [key for key, _ in found("编号 ~3 1998", *bodies)] == [6]


def test_the_reading_says_what_else_was_looked_for() -> None:
    searcher = Searcher(MemoryStore([document(1)]), None)
    reading = searcher.answer("1949年").reading
    assert reading == "含“1949年”(或写作“一九四九年”)"
    english = searcher.answer("1949年", language=Language.ENGLISH).reading
    assert english == "has “1949年” (or written “一九四九年”)"
    off = SearchOptions(alike=Alike(width=False, variants=False))
    assert searcher.answer("報", off).reading == "含“報”(区分全半角、区分繁简)"
    none = SearchOptions(alike=Alike(width=False, case=False, variants=False, numerals=False))
    assert searcher.answer("1949年", none).reading == (
        "含“1949年”(区分全半角、区分大小写、区分繁简);年月日的数字也要一样"
    )
    assert searcher.answer("1949年", none, Language.ENGLISH).reading.endswith(
        "; dates in these very numerals"
    )


def test_dates_of_issues_can_be_given_in_chinese() -> None:
    assert parse("日期:二〇二〇年四月").tree == parse("日期:2020-04").tree
    assert parse("日期:二零二零年四月十六日..二〇二一").tree == parse("日期:2020-04-16..2021").tree


def test_what_is_quoted_for_a_user_is_exactly_the_text(tmp_path: Path) -> None:
    for text in ("2012年", "大?河", "*", "~10", "原样:国", "大运河"):
        tree = parse(quoted(text)).tree
        assert tree == parse(f'"{text}"').tree, text
