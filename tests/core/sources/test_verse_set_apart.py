"""Verse with every line set apart, rows of a headline above printed lines, and stops on a line of their own."""

import pytest

from reader.core.records import ParsedPage, SourceInfo
from reader.core.sources import Profiles, parse_text

MASTHEAD = "江干报\n2018年5月10日 星期四 第100期 本期4版\n\n"
LEAD = (
    "本报讯(记者 钱小红)近日,记者从区教育局获悉,全区中小学垃圾分类教育实现全覆盖,各校通过主题班会、"
    "知识竞赛等形式,引导学生养成分类习惯。"
)
VERSE = ["春风吹绿了两岸", "柳丝拂过石桥", "船儿轻轻划过", "留下一道波光", "啊,运河", "你是我心中的歌"]
REGULAR = ["两岸春风绿柳丝", "石桥流水月明时", "船儿轻过波光远", "心底长歌寄与谁"]


def printed(text: str, measure: int) -> str:
    return "\n".join(text[start : start + measure] for start in range(0, len(text), measure))


def page_of(body: str) -> ParsedPage:
    text = f"{MASTHEAD}{body}\n"
    return parse_text(text, SourceInfo("page.txt", "0" * 64, "utf-8", len(text.split("\n"))), Profiles())


@pytest.mark.parametrize("author", ["\n\n□ 李四光", "\n李四光", "\n\n李四光"], ids=["mark", "tight", "apart"])
@pytest.mark.parametrize("lines", [VERSE, REGULAR], ids=["free", "regular"])
@pytest.mark.parametrize("measure", [200, 20], ids=["blocks", "printed"])
def test_lines_of_a_poem_stay_lines_and_the_next_headline_is_none(
    author: str, lines: list[str], measure: int
) -> None:
    story = printed(LEAD, measure)
    page = page_of(
        f"校园新事\n\n{story}\n\n春到运河{author}\n\n" + "\n\n".join(lines) + f"\n\n垃圾分类进校园\n\n{story}"
    )
    assert [article.title for article in page.articles] == ["校园新事", "春到运河", "垃圾分类进校园"]
    poem = page.articles[1]
    assert (poem.reporters, list(poem.paragraphs)) == (("李四光",), lines)


@pytest.mark.parametrize("lead", [LEAD, LEAD.split(")")[1]], ids=["with lead", "without"])
@pytest.mark.parametrize("measure", [16, 20, 26])
def test_four_rows_above_printed_lines_are_a_headline(lead: str, measure: int) -> None:
    rows = ["全区市容环境整治行动全面展开", "背街小巷换新颜", "邻里互助暖人心", "李大山参加活动"]
    page = page_of(
        f"校园新事\n\n{printed(LEAD, measure)}\n\n" + "\n".join(rows) + f"\n\n{printed(lead, measure)}"
    )
    head = page.articles[1]
    assert (head.kicker, head.title, head.subtitle) == (rows[0], f"{rows[1]} {rows[2]}", rows[3])
    assert len(page.articles[0].paragraphs) == len(head.paragraphs) == 1


def test_a_stop_on_a_line_of_its_own_ends_the_text_above() -> None:
    page = page_of(f"校园新事\n\n{printed(LEAD[:-1], 20)}\n。\n\n垃圾分类进校园\n\n{LEAD}\n\n●")
    assert page.articles[0].paragraphs == (LEAD,)
    assert [leftover.text for leftover in page.leftovers] == ["●"]
