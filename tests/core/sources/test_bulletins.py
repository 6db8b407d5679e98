"""Figures between the stories of a page, as draws, prices and the hours without water: they are of neither story."""

import pytest

from reader.core.records import Kind
from tests.core.sources.pages import MAST, NEXT, STORY, parsed, titled


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ("双色球第2016041期开奖公告", ("红球:03 09 14 20 26 33", "蓝球:07", "奖池奖金:9.6亿元")),
        ("体彩开奖信息", ("排列3第16096期:7 0 4", "七星彩第16042期:1 8 8 3 0 5 2")),
        ("柳湾天气", ("4月13日 小雨转阴 12～17℃", "4月14日 多云 11～20℃")),
        ("今日菜价(元/公斤)", ("青菜3.2 萝卜1.8 莴笋4.0", "排骨38.0 鲫鱼16.5 豆腐3.0")),
        ("外汇牌价", ("美元 646.20 欧元 735.81 港元 83.30",)),
        ("停水信息", ("8:00—18:00 渡口街、粮站路、河东新村", "22:00—次日5:00 集市路")),
        ("渡口村春晚节目单", ("1.锣鼓《开门红》 河东锣鼓队", "2.快板《修桥》 顾维桢 陆彩云")),
    ],
)
def test_figures_under_a_standing_heading_are_a_notice_of_their_own(
    heading: str, rows: tuple[str, ...]
) -> None:
    page = parsed(MAST + STORY + "\n\n".join((heading, *rows)) + NEXT)
    notice = titled(page, heading)
    assert (notice.kind, notice.paragraphs) == (Kind.NOTICE, rows)
    assert len(titled(page, "三座旧桥换上新栏杆").paragraphs) == 2
    after = titled(page, "粮站门口修起便民棚")
    assert (after.kicker, after.subtitle) == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "明日限行尾号 4和9",
        "限行尾号:今日2和7 明日3和8",
        "空气质量指数 46 优",
        "柳湾城区空气质量指数:112 轻度污染",
        "大乐透第16041期 前区 05 12 18 23 30 后区 03 11",
        "今日油价 92号 5.62 95号 6.01 0号 5.24",
    ],
)
def test_figures_on_one_line_are_left_over(line: str) -> None:
    page = parsed(MAST + STORY + line + NEXT)
    assert [each.text for each in page.leftovers] == [line]
    assert len(titled(page, "三座旧桥换上新栏杆").paragraphs) == 2
    after = titled(page, "粮站门口修起便民棚")
    assert (after.kicker, after.subtitle) == (None, None)


def test_figures_cut_by_the_ends_of_printed_lines_stay_together() -> None:
    told = (
        "本报讯(记者柏如松)跨柳河的三座旧桥",
        "全部换上新栏杆，桥面也重新铺了一遍，",
        "行人走起来踏实多了。市政部门说，接下",
        "来还要给桥头的台阶加装扶手。",
    )
    story = "三座旧桥换上新栏杆\n\n" + "\n".join(told) + "\n\n"
    rows = "排列5第16096期开奖号码：7 0 4\n1 8\n七星彩第16042期开奖号码：1 8\n8 3 0 5 2"
    page = parsed(f"{MAST}{story}体彩开奖\n\n{rows}\n\n{story.replace('三座旧桥', '两座新桥')}")
    assert titled(page, "体彩开奖").kind is Kind.NOTICE
    assert titled(page, "两座新桥换上新栏杆").kicker is None
    assert titled(page, "三座旧桥换上新栏杆").paragraphs[-1].endswith("加装扶手。")


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("今日菜价", "入春以后菜价回落,青菜每公斤3.2元,比上月便宜一半,来集市的人比往常多了两成。"),
        ("柳湾天气", "谷雨还没到,雨水先来了,12日到14日连着三天都有雨,庄稼人抓紧把秧田的水放掉。"),
    ],
)
def test_a_story_under_such_a_heading_stays_a_story(headline: str, told: str) -> None:
    page = parsed(MAST + STORY + f"{headline}\n\n{told}" + NEXT)
    assert told in titled(page, headline).paragraphs


def test_figures_that_a_story_announces_stay_in_it() -> None:
    page = parsed(MAST + STORY + "集市上的价钱如下:\n\n今日菜价\n\n青菜3.2 萝卜1.8 莴笋4.0" + NEXT)
    assert "青菜3.2" in "".join(titled(page, "三座旧桥换上新栏杆").paragraphs)
