"""Lines that look like headlines but are one story's: talk, tables; and names, labels and page heads beside headlines."""

import pytest

from reader.core.records import ParsedPage, SourceInfo
from reader.core.sources import Profiles, parse_text

MASTHEAD = "江干报\n2018年5月10日 星期四 第100期 本期4版\n\n"
LEAD = "本报讯(记者 张三丰)从前这里是泥路,下雨天一脚泥,如今是六车道的柏油路,公交车直通城里。"
TEXT = "从前这里是泥路,下雨天一脚泥,孩子上学要走一个多小时。如今是六车道的柏油路,路灯明亮。"
NEXT = f"\n\n垃圾分类进校园\n\n{LEAD}\n"


def page_of(body: str) -> ParsedPage:
    text = MASTHEAD + body + NEXT
    return parse_text(text, SourceInfo("page.txt", "0" * 64, "utf-8", len(text.split("\n"))), Profiles())


@pytest.mark.parametrize(
    "lines",
    [
        ["“来了。”", "“请坐请坐!”", "问:干了多少年?", "答:四十年。老王说,老街坊都是他的主顾。"],
        ["“师傅,修鞋吗?”", "“修!”", "“多少钱?”", "他一边说,一边从柜子里取出工具,动作麻利。"],
        ["期号 号码 奖金", "18053 01 05 12 500万元", "18054 02 06 13 300万元", "以上信息以公告为准。"],
        ["队名 金 银 铜", "九堡 5 3 2", "采荷 2 4 6", "四季青 0 2 1", "比赛为期三天。"],
        ["名次 球队 积分", "1 九堡队 9", "2 采荷队 7", "下轮比赛将于周六进行。"],
    ],
    ids=["question", "talk", "lottery", "medals", "ranks"],
)
def test_talk_and_tables_are_paragraphs_as_they_are_set(lines: list[str]) -> None:
    page = page_of(f"老巷里的故事\n\n{LEAD}\n\n" + "\n\n".join(lines))
    assert [article.title for article in page.articles] == ["老巷里的故事", "垃圾分类进校园"]
    assert list(page.articles[0].paragraphs) == [LEAD, *lines]
    assert page.leftovers == ()


def test_a_saying_above_a_lead_is_a_headline() -> None:
    page = page_of(f"老巷里的故事\n\n{LEAD}\n\n他说:“来吧。”\n\n“我们赢了!”\n\n{LEAD}")
    assert [article.title for article in page.articles] == ["老巷里的故事", "“我们赢了!”", "垃圾分类进校园"]


@pytest.mark.parametrize("names", [("张三丰", "李四光"), ("周建国", "王小明", "李四")])
def test_authors_tight_below_a_title_are_no_part_of_it(names: tuple[str, ...]) -> None:
    story = page_of(f"架好连心桥 办好百姓事\n{' '.join(names)}\n\n{TEXT}").articles[0]
    assert (story.title, story.reporters) == ("架好连心桥 办好百姓事", names)


def test_a_label_of_two_hanzi_tight_above_a_title_is_its_column() -> None:
    page = page_of(f"老巷里的故事\n\n{LEAD}\n\n随笔\n梦里水乡\n\n李四光\n\n{TEXT}")
    assert (page.articles[1].column, page.articles[1].title) == ("随笔", "梦里水乡")


@pytest.mark.parametrize(
    "head",
    [
        "第2版 责任编辑:李四光",
        "02 要闻 责任编辑:李四光 美编:王五洲",
        "3版 综合新闻 责任编辑 李四光 版式 王五洲",
        "要闻 第二版",
        "要闻 第2版\n\n2018年5月10日 星期四",
        "江干报 2018年5月10日 星期四 第2版 要闻 责编:李四光",
    ],
)
def test_the_running_head_of_another_page_is_no_kicker(head: str) -> None:
    page = page_of(f"老巷里的故事\n\n{LEAD}\n\n{head}")
    assert [(one.kicker, one.title) for one in page.articles] == [
        (None, "老巷里的故事"),
        (None, "垃圾分类进校园"),
    ]
    assert page.issue.page is None


@pytest.mark.parametrize(
    "title",
    [
        "2018年5月10日起施行新规",
        "我区举行2018年5月8日防灾演练",
        "本报今起开通新闻热线12345",
        "12345热线今起升级",
        "市民热线86012345开通",
    ],
)
def test_a_headline_with_a_date_or_a_number_is_no_masthead(title: str) -> None:
    page = page_of(f"{title}\n\n{LEAD}")
    assert page.articles[0].title == title
    assert (page.issue.date, page.issue.hotlines) == ("2018-05-10", ())


def test_a_number_cut_at_a_line_end_goes_on() -> None:
    page = page_of(f"老巷里的故事\n\n{LEAD}比赛在晚上10:\n30开始,订票电话0571-8765\n4321。")
    assert page.articles[0].paragraphs == (f"{LEAD}比赛在晚上10:30开始,订票电话0571-8765 4321。",)
