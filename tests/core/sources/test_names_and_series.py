"""Names that a byline prints in one piece or cut in two, text that begins as a byline does, and series on a town."""

import pytest

from reader.core.records import SourceInfo
from reader.core.sources import Profiles, parse_text
from reader.core.sources.bylines import read_lead
from reader.core.sources.labels import is_series_of
from reader.core.sources.names import split_names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("斯琴 乌日图雅", ("斯琴", "乌日图雅")),
        ("那仁巴雅尔", ("那仁巴雅尔",)),
        ("海棠 乌云毕力格", ("海棠", "乌云毕力格")),
        ("古丽巴哈尔", ("古丽巴哈尔",)),
        ("上官 格日图", ("上官格日图",)),
        ("欧阳 王小满", ("欧阳", "王小满")),
        ("李明王小满", ("李明", "王小满")),
    ],
)
def test_names_of_minorities_stay_whole_and_glued_names_come_apart(
    printed: str, names: tuple[str, ...]
) -> None:
    assert split_names(printed) == names


@pytest.mark.parametrize(("words", "person"), [("折小满", True), ("气象局", False), ("融媒体", False)])
def test_three_hanzi_in_brackets_of_a_lead_are_a_person_or_a_body(words: str, person: bool) -> None:
    lead = read_lead(f"本报讯({words})9月14日,渔港小学的学生登上渔船。")
    assert lead is not None and lead.byline == (words if person else None)


def test_a_full_printed_line_that_begins_as_a_byline_is_text() -> None:
    text = (
        "2022年3月4日\n\n芦湾晚报\n\n小书屋连成一条街\n\n"
        "本报讯(记者 柳岸)昨天下午,老城区\n的小书屋全部开了门,书架摆到了街上,\n"
        "记者沿着青石街、文庙巷和码头路走了\n一圈,二十一间小书屋前都坐满了读者。\n"
        "书屋是街坊们捐出门面办起来的,书由\n大家轮流整理,借书还书全凭自己登记。\n"
        "社区打算在年底以前再添三百册新书,\n并且把开门的时间延长到晚上九点半钟。\n"
    )
    page = parse_text(text, SourceInfo("页.txt", "0" * 64, "utf-8", 1), Profiles())
    assert [article.title for article in page.articles] == ["小书屋连成一条街"]
    assert page.articles[0].reporters == ("柳岸",)
    assert "记者沿着青石街、文庙巷和码头路走了一圈" in "".join(page.articles[0].paragraphs)


def test_a_series_on_the_town_is_known_by_the_words_around_its_name() -> None:
    assert is_series_of("发现芦湾", "芦湾") and is_series_of("芦湾往事", "芦湾")
    assert not is_series_of("建设富美芦湾", "芦湾") and not is_series_of("发现旧物", "")
