"""Numbers and days that mastheads and headlines print: whose a number is, and which month a lunar day is in."""

import pytest

from tests.core.sources.pages import parsed, titled

_LEAD = "\n\n本报讯(记者 尤南枝)“打完电话第二天,井盖就给换上了。”昨日上午,家住城北老街的石大爷告诉记者。\n"


@pytest.mark.parametrize(
    "title", ["12345市民热线半年办结群众诉求2.3万件", "一条暖心专线 96345便民热线一年接听来电八万个"]
)
def test_what_a_line_did_is_a_headline(title: str) -> None:
    page = parsed(
        f"青渚日报\n2016年8月15日 星期一 新闻热线:8213366\n\n老街换上了新水管{_LEAD}\n{title}{_LEAD}"
    )
    assert titled(page, title).paragraphs
    assert page.issue.hotlines == ("8213366",)


@pytest.mark.parametrize("name", ["融媒体中心新闻热线", "新闻热线:"])
def test_a_number_below_what_it_is_called_by_is_the_newspapers_though_a_notice_stands_above(
    name: str,
) -> None:
    notice = "停电通知\n\n因线路检修,11月2日7时至17时,城南线全线停电,请用户做好准备。\n\n国网青渚供电公司"
    page = parsed(
        f"今日青渚\n2016年8月15日 星期一\n\n老街换上了新水管{_LEAD}\n{notice}\n\n{name}\n0558-7710000\n"
    )
    assert page.issue.hotlines == ("0558-7710000",)


@pytest.mark.parametrize("day", ["三月廿六", "十一月初二", "闰四月十八", "腊月三十"])
def test_a_lunar_day_right_behind_a_weekday(day: str) -> None:
    page = parsed(f"青渚日报\n2011年4月28日 星期四 {day}\n\n老街换上了新水管{_LEAD}")
    assert page.issue.lunar_date == day
