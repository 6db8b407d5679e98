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
        "2022年3月4日\n\n芦湾晚报\n\n盲文书架有了新读者\n\n"
        "本报讯(记者 柳岸)昨天下午,市图书\n馆的盲文书架前坐满了人。读者们说,\n"
        "记者沿着书架一排一排走下去看见的\n每一本书,都有志愿者亲手贴的标签。\n"
        "图书馆打算在年底以前再添三百册新\n书,并且把借书的期限放宽到两个月。\n"
        "标签上的盲文由十二名志愿者打印,他\n们每个周末都要在这里工作半天时间。\n"
    )
    page = parse_text(text, SourceInfo("页.txt", "0" * 64, "utf-8", 1), Profiles())
    assert [article.title for article in page.articles] == ["盲文书架有了新读者"]
    assert page.articles[0].reporters == ("柳岸",)
    assert "读者们说,记者沿着书架一排一排走下去看见的每一本书" in "".join(page.articles[0].paragraphs)


def test_a_series_on_the_town_is_known_by_the_words_around_its_name() -> None:
    assert is_series_of("发现芦湾", "芦湾") and is_series_of("芦湾往事", "芦湾")
    assert not is_series_of("建设富美芦湾", "芦湾") and not is_series_of("发现旧物", "")
