"""Traditional-character pages are read by the same cues, and answer in their own glyphs."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.records import ParsedPage, SourceInfo
from reader.core.sources import Profiles, characters_lost, parse_text, unaccounted_lines
from reader.core.sources.traditional import shadow

TRADITIONAL = """濱江日報　A03　要聞
中華民國一○九年七月二十九日　星期三

後山步道今起開放　遊客須預約

【本報訊】（記者　葉俊賢　通訊員　鄭麗雲）步道昨日開放，乾隆年間的石刻首次展示。遊客憑預約碼進入。（下轉A5版）

圖為遊客在步道上觀賞石刻。 葉俊賢攝
"""


def read(text: str) -> ParsedPage:
    return parse_text(text, SourceInfo("a.txt", "0" * 64, "utf-8", text.count("\n") + 1), Profiles())


def test_masthead_people_jump_and_credit_are_found_and_stay_as_printed() -> None:
    page = read(TRADITIONAL)
    issue = page.issue
    assert (issue.newspaper, issue.date, issue.weekday, issue.page) == (
        "濱江日報",
        "2020-07-29",
        "星期三",
        "A03",
    )
    (article,) = page.articles
    assert article.title == "後山步道今起開放 遊客須預約"
    assert (article.reporters, article.correspondents) == (("葉俊賢",), ("鄭麗雲",))
    assert article.jump is not None and article.jump.to_page == "A5"
    assert "乾隆年間的石刻" in article.body and "預約碼" in article.body
    assert (article.caption, article.photo_credit) == ("圖為遊客在步道上觀賞石刻。", "葉俊賢攝")


def test_a_simplified_page_has_no_shadow() -> None:
    assert shadow("本报讯(记者 王磊)5月1日,新车站启用。") is None


@given(st.text("報訊記後后乾干發髮（）。，「」︵︶︐︒﹁ \n王日", max_size=80))
def test_no_glyph_is_changed_lost_or_invented(text: str) -> None:
    text = f"報{text}"
    page = read(text)
    assert unaccounted_lines(page, text) == ()
    assert characters_lost(page, text) == {}


def test_quotation_marks_stay_corner_brackets() -> None:
    (article,) = read(
        "議員批評「通知期太短」\n\n【本報訊】議員說「通知期太短」，要求「從長計議」。\n"
    ).articles
    assert article.title == "議員批評「通知期太短」"
    assert article.paragraphs == ("【本報訊】議員說「通知期太短」，要求「從長計議」。",)


def test_the_marks_of_vertical_lines_are_read_and_kept() -> None:
    text = "本報訊︵記者張三豐︶昨天︐區領導說︓﹁要抓落實︒﹂會議指出︐各級幹部要深入基層︒"
    (article,) = read(f"小巷換新顏\n\n{text}\n").articles
    assert (article.title, article.reporters, article.paragraphs) == ("小巷換新顏", ("張三豐",), (text,))
    (plain,) = read("小巷换新颜\n\n本报讯︵记者张三丰︶昨天︐小巷改造完成︒居民拍手叫好︒\n").articles
    assert plain.reporters == ("张三丰",)
