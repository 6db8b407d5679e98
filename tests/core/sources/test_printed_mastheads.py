"""Mastheads as newspapers of seven decades print them: what is read off them, and that no headline is made of them."""

from typing import Any

import pytest

from reader.core.records import SourceInfo
from reader.core.sources import Profiles, conservation, parse_text
from tests.core.sources.pages import parsed

STORY = """全市经济工作会议召开
部署明年重点任务

本报讯(记者 王小明)12月20日,全市经济工作会议在市行政中心召开。会议总结了今年经济工作,分析当前形势,部署明年任务。

会议指出,今年以来,全市上下坚持稳中求进工作总基调,经济运行总体平稳,稳中有进,主要指标好于预期。
"""
TELLS = (
    "newspaper",
    "date",
    "weekday",
    "issue_number",
    "total_issue_number",
    "pages_in_issue",
    "page",
    "hotlines",
)


def read(masthead: str) -> tuple[dict[str, Any], list[tuple[str | None, str | None, str | None]]]:
    """Return what a masthead above a story states, with the evidence of its date, and the headlines of the page."""
    text = f"{masthead}\n\n{STORY}"
    page = parse_text(text, SourceInfo("x.txt", "0" * 64, "utf-8", 1), Profiles())
    assert conservation.unaccounted_lines(page, text) == ()
    stated = {name: value for name in TELLS if (value := getattr(page.issue, name))}
    if page.issue.evidence:
        stated["evidence"] = dict(page.issue.evidence)
    assert not page.leftovers
    return stated, [(one.kicker, one.title, one.subtitle) for one in page.articles]


HEADLINES = [(None, "全市经济工作会议召开", "部署明年重点任务")]

DATES = {
    "day below its month": (
        "临平报\n2022年3月\n7\n星期一\n第123期\n本期8版",
        {"date": "2022-03-07", "weekday": "星期一", "issue_number": 123, "pages_in_issue": 8},
    ),
    "day above its month": (
        "临平报\n18\n2022年1月 星期二\n第123期",
        {"date": "2022-01-18", "weekday": "星期二", "issue_number": 123},
    ),
    "weekday, day, month": (
        "临平报\n星期二\n18\n2022年1月\n农历辛丑年十二月十六",
        {"date": "2022-01-18", "weekday": "星期二"},
    ),
    "year, month and day on three lines": (
        "临平报\n2010年\n4月\n2\n星期五",
        {"date": "2010-04-02", "weekday": "星期五"},
    ),
    "日 below its number": (
        "临平报\n周三\n2019年5月\n8\n日\n第128期",
        {"date": "2019-05-08", "weekday": "周三", "issue_number": 128},
    ),
    "day and page are told apart by the weekday": (
        "临平报\n5\n2012年2月\n29\n星期三",
        {"date": "2012-02-29", "weekday": "星期三", "page": 5},
    ),
    "a number that is not on the weekday is neither": (
        "临平报\n4\n2012年2月\n星期三",
        {"weekday": "星期三", "evidence": {"date": "2012-02"}},
    ),
    "a number above the month with no weekday is neither": (
        "临平报\n18\n2022年1月\n第123期",
        {"issue_number": 123, "evidence": {"date": "2022-01"}},
    ),
    "weekday first, year last": (
        "临平报\n星期四 5月10日 2018年\n第7777期",
        {"date": "2018-05-10", "weekday": "星期四", "issue_number": 7777},
    ),
    "year without 年": (
        "临平报\n5月10日 2018 星期四 农历三月廿五",
        {"date": "2018-05-10", "weekday": "星期四"},
    ),
    "year that the weekday contradicts": (
        "临平报\n5月10日 2017 星期四",
        {"weekday": "星期四", "evidence": {"date": "2017-05"}},
    ),
    "numbers with blanks": (
        "临平报\n星期一 2021 08 30\n第35期",
        {"date": "2021-08-30", "weekday": "星期一", "issue_number": 35},
    ),
    "day, month and year with only the weekday to tell them": (
        "临平报\n13\n05\n2013年\n星期一",
        {"date": "2013-05-13", "weekday": "星期一"},
    ),
    "day and month that may be either": ("临平报\n5\n6\n2013年", {"evidence": {"date": "2013"}}),
    "weekday with more right behind it": (
        "临平报\n2013年5月6日星期一癸巳年三月廿七第8567期今日12版",
        {"date": "2013-05-06", "weekday": "星期一", "issue_number": 8567, "pages_in_issue": 12},
    ),
    "full-width digits": (
        "临平报\n２０１９年１２月３１日　星期二　第９８７期　今日４版",
        {"date": "2019-12-31", "weekday": "星期二", "issue_number": 987, "pages_in_issue": 4},
    ),
    "letter for a figure of the day": ("临平报\n2018年5月1O日", {"evidence": {"date": "2018-05"}}),
    "sign for a figure of the day": ("临平报\n2018年5月1□日", {"evidence": {"date": "2018-05"}}),
    "blank in the day": ("临平报\n2018年5月1 0日", {"date": "2018-05-10"}),
    "blank in the year": ("临平报\n20 18年5月10日", {"date": "2018-05-10"}),
    "day without 日 before the weekday": (
        "临平报\n2018年5月10 星期四",
        {"date": "2018-05-10", "weekday": "星期四"},
    ),
    "full-width signs": ("临平报\n2018－05－10", {"date": "2018-05-10"}),
    "ASCII nought in hanzi": ("临平报\n二0一八年 五月 十日", {"date": "2018-05-10"}),
    "hanzi on two lines": (
        "临平报\n二〇一〇年\n四月二日\n星期五",
        {"date": "2010-04-02", "weekday": "星期五"},
    ),
    "letter O for nought": ("临平报\n二OO八年八月九日 星期六", {"date": "2008-08-09", "weekday": "星期六"}),
    "year of the Republic": (
        "临平日报\n中华民国三十四年九月三日 星期一",
        {"newspaper": "临平日报", "date": "1945-09-03", "weekday": "星期一"},
    ),
    "short year of the Republic": (
        "临平日报\n民国廿四年六月三日\n第五千六百七十八号",
        {"newspaper": "临平日报", "date": "1935-06-03", "issue_number": 5678},
    ),
    "in English only": (
        "临平报\nLINPING NEWS\nWEDNESDAY, MAY 10, 2017\n第19876号",
        {"date": "2017-05-10", "issue_number": 19876},
    ),
    "days of a week": (
        "临平报\n2019.05.06-05.12 第920期 本期48版",
        {"date": "2019-05-06", "issue_number": 920, "pages_in_issue": 48},
    ),
    "day that is in no calendar": (
        "临平报\n2021年11月31日 星期三\n总第4000期",
        {"weekday": "星期三", "total_issue_number": 4000, "evidence": {"date": "2021-11"}},
    ),
    "no year": (
        "临平报\n9月22日 星期五\n总第1290期",
        {"weekday": "星期五", "total_issue_number": 1290, "evidence": {"month": "09"}},
    ),
    "no more than the year": ("临平报\n1992年第14期", {"issue_number": 14, "evidence": {"date": "1992"}}),
    "year of its founding": (
        "临平报\n1949年5月创刊 总第3100期\n2018年5月10日",
        {"date": "2018-05-10", "total_issue_number": 3100},
    ),
    "every Wednesday": ("临平报\n每周三出版\n2018年5月10日 第3期", {"date": "2018-05-10", "issue_number": 3}),
}

IMPRINTS = {
    "number with its code in brackets": (
        "临平报\n2008年8月9日 星期六\n第20003号(代号1-11)\n今日16版",
        {"date": "2008-08-09", "weekday": "星期六", "issue_number": 20003, "pages_in_issue": 16},
    ),
    "number, code and pages on a line": (
        "临平报\n2008年8月9日 星期六\n第20003号 代号1-11 今日十六版",
        {"date": "2008-08-09", "weekday": "星期六", "issue_number": 20003, "pages_in_issue": 16},
    ),
    "number figure by figure, sheets": (
        "临平报\n1949年10月1日 星期六\n今日出版一大張\n第一〇六號",
        {"date": "1949-10-01", "weekday": "星期六", "issue_number": 106},
    ),
    "small number in hanzi": (
        "临平报\n1950年3月5日\n第三期\n今日出版兩大張 零售每份五百元",
        {"date": "1950-03-05"},
    ),
    "price of a copy": (
        "临平报\n2017年5月10日\n本市零售价:每份1元 邮政编码200041",
        {"date": "2017-05-10"},
    ),
    "price and postal code": (
        "临平报\n一九八三年七月二十二日\n第三十六期\n每份八分\n邮政编码310000",
        {"date": "1983-07-22", "issue_number": 36},
    ),
    "days of appearance, short telephone number": (
        "临平报\n2018年5月10日\n本报每逢星期二、五出版\n零售每份三分\n社址:临平市解放街\n电话:2345",
        {"date": "2018-05-10"},
    ),
    "accounts": ("临平报\n2018年5月10日\n新浪微博：@临平报 微信：lpb", {"date": "2018-05-10"}),
    "sections of many pages": ("临平报\n2018年5月10日\n今日A叠16版 B叠8版", {"date": "2018-05-10"}),
    "organ and founding": ("临平报\n2018年5月10日\n中共临平区委机关报\n1956年创刊", {"date": "2018-05-10"}),
    "ways about a site": ("临平报\n2018年5月10日\n上一版 下一版", {"date": "2018-05-10"}),
    "weather": (
        "临平报\n2019年5月8日 星期三\n天气:今天多云到晴,偏东风3-4级,15～24℃",
        {"date": "2019-05-08", "weekday": "星期三"},
    ),
    "the number of the issue is no hotline": (
        "临平报\n2018年5月10日 星期四 第12345期 今日8版 气象:晴到多云 最高温度28℃",
        {"date": "2018-05-10", "weekday": "星期四", "issue_number": 12345, "pages_in_issue": 8},
    ),
    "hotline and account": (
        "临平报\n2018年5月10日\n服务热线 4006-001234\n新闻QQ群：12345678",
        {"date": "2018-05-10", "hotlines": ("4006-001234",)},
    ),
    "a bare number above the pages of the issue is no page": (
        "临平报\n12\n2018年5月10日 今日8版",
        {"date": "2018-05-10", "pages_in_issue": 8},
    ),
}

NAMES = {
    "南方周末\n2013年1月3日 星期四 第1507期": "南方周末",
    "21世纪经济报道\n2018年5月7日 星期一": "21世纪经济报道",
    "作家文摘\n2018年5月8日 星期二 总第2130期": "作家文摘",
    "法治周末\n2018年5月9日": "法治周末",
    "新华每日电讯\nXINHUA DAILY TELEGRAPH\n2018年5月9日 星期三": "新华每日电讯",
    "南方週末\n2013年1月3日 星期四": "南方週末",
    "足球\n2018年5月10日 星期四 第8899期": "足球",
    "每日商报 B叠\n2018-5-10\nB01": "每日商报",
    "富春江报 创刊号\n2018年5月10日\n第1期": "富春江报",
    "拱墅报(增刊)\n2018年5月10日 号外": "拱墅报",
    "钱江晚报 杭州版\n2013年5月6日 星期一": "钱江晚报",
    "都市周报 第12期\n2013年5月6日—5月12日": "都市周报",
    "西湖周末\n2010年4月2日 星期五\n钱江晚报": "钱江晚报",
    "A叠 要闻\n都市快报\n2010年4月2日 星期五": "都市快报",
}


@pytest.mark.parametrize(("masthead", "stated"), (DATES | IMPRINTS).values(), ids=(DATES | IMPRINTS).keys())
def test_what_a_masthead_states(masthead: str, stated: dict[str, Any]) -> None:
    found, headlines = read(masthead)
    assert found == {"newspaper": "临平报"} | stated
    assert headlines == HEADLINES


@pytest.mark.parametrize(("masthead", "name"), NAMES.items(), ids=NAMES.values())
def test_a_name_is_known_by_its_place(masthead: str, name: str) -> None:
    found, headlines = read(masthead)
    assert found["newspaper"] == name
    assert headlines == HEADLINES


@pytest.mark.parametrize(
    "line",
    [
        "第12、13期合刊",
        "总第1,234期",
        "第10O期 总第5OO期",
        "4开8版",
        "1/4版",
        "版次:2",
        "第二、三版",
        "2-3版",
        "要闻·2",
        "今日16版 A1-A8 B1-B8",
    ],
)
def test_odd_numbers_of_issues_and_pages_are_no_headlines(line: str) -> None:
    _, headlines = read(f"临平报\n2018年5月10日\n{line}")
    assert headlines == HEADLINES


@pytest.mark.parametrize(
    "label", ["今日看点", "今日天气", "今日头条", "理论周刊", "每日一报", "壁报", "快报"]
)
def test_a_label_above_stories_without_a_masthead_is_no_newspaper(label: str) -> None:
    page = parse_text(f"{label}\n\n{STORY}", SourceInfo("x.txt", "0" * 64, "utf-8", 1), Profiles())
    assert page.issue.newspaper is None


@pytest.mark.parametrize("headline", ["2018年5月10日起施行新规", "本报今起开通新闻热线12345"])
def test_a_date_or_hotline_in_a_headline_stays_there(headline: str) -> None:
    text = f"临平报\n2018年5月10日 第100期\n\n{headline}\n\n" + STORY.split("\n\n", 1)[1]
    page = parse_text(text, SourceInfo("x.txt", "0" * 64, "utf-8", 1), Profiles())
    assert [one.title for one in page.articles] == [headline]
    assert page.issue.hotlines == ()


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2021年5月19日 星期三 第A0005版", "A0005"),
        ("第A0005版", "A0005"),
        ("第B0012版:要闻", "B0012"),
        ("要闻 第A0005版", "A0005"),
        ("2021年5月19日 星期三 第0005版", 5),
        ("第A05版", "A05"),
        ("第A5版", "A5"),
    ],
)
def test_a_page_filled_up_with_noughts_is_read_as_it_is_printed(line: str, number: int | str) -> None:
    stated, headlines = read(f"临平报\n2021年5月19日 星期三\n{line}")
    assert (stated["page"], headlines) == (number, HEADLINES)


@pytest.mark.parametrize("page", ["专题报道", "文化周末", "要闻", "我的周末"])
def test_the_name_of_a_page_is_not_the_newspapers(page: str) -> None:
    found, headlines = read(f"{page}\n2010年4月2日 星期五 责任编辑:张三")
    assert "newspaper" not in found
    assert headlines == HEADLINES


def test_a_headline_above_a_date_stays_one() -> None:
    found, headlines = read("区委常委会召开会议\n2010年4月2日 星期五 第12期")
    assert "newspaper" not in found
    assert "区委常委会召开会议" in {title for _, title, _ in headlines}


def test_the_number_of_a_notice_is_not_the_issues() -> None:
    text = f"临平报\n2018年5月10日\n\n临平区人民政府公告\n(第十二号)\n\n{STORY}"
    page = parse_text(text, SourceInfo("x.txt", "0" * 64, "utf-8", 1), Profiles())
    assert page.issue.lines == (1, 2) and page.issue.issue_number is None


def test_an_organ_is_no_publisher() -> None:
    text = f"临平日报\n2018年5月10日\n中共临平区委机关报 临平日报报业集团出版\n\n{STORY}"
    page = parse_text(text, SourceInfo("x.txt", "0" * 64, "utf-8", 1), Profiles())
    assert [(one.role, one.names) for one in page.issue.publishers] == [("出版", ("临平日报报业集团",))]


def test_the_day_of_a_date_in_parts_is_called_so() -> None:
    text = f"临平报\n2022年3月\n7\n星期一\n\n{STORY}"
    page = parse_text(text, SourceInfo("x.txt", "0" * 64, "utf-8", 1), Profiles())
    assert [role.why for role in page.roles[:4]] == [
        "报名",
        "出版日期的一部分",
        "出版日期的一部分",
        "星期或农历",
    ]


@pytest.mark.parametrize(
    "line",
    ["第三期", "二〇一九年五月八日", "全年完成投资3元", "今日大风3级", "第十二号", "2019", "5/8", "每份30元"],
)
def test_a_line_of_a_story_that_looks_like_an_imprint_is_the_storys(line: str) -> None:
    below = f"会议还审议了有关文件,其中一份是这样写的,它的名称和编号是\n{line}\n并在会后印发各地执行。\n"
    text = f"临平报\n2018年5月10日\n\n{STORY}\n{below}"
    page = parse_text(text, SourceInfo("x.txt", "0" * 64, "utf-8", 1), Profiles())
    assert page.issue.date == "2018-05-10" and page.issue.issue_number is None
    assert page.issue.lines == (1, 2)


@pytest.mark.parametrize("day", ["9月3日出版", "本期9月3日出刊"])
def test_the_day_that_an_issue_appears_is_its_date_and_no_kicker(day: str) -> None:
    page = parsed(
        f"丰原广播电视报\n2009年第36期\n{day}\n\n食堂开到家门口\n\n"
        "本报讯（记者 郑海涛）昨日，社区食堂开门迎客，老人们早早排起了队。\n"
    )
    assert page.issue.date == "2009-09-03"
    assert page.articles[0].kicker is None
