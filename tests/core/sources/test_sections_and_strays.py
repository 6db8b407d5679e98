"""Numbers of sections on lines of their own, details of events, and stray lines between two paragraphs."""

import pytest

from reader.core.records import ParsedPage, SourceInfo
from reader.core.sources import Profiles, parse_text

MASTHEAD = "江干报\n2018年5月10日 星期四 第100期 本期4版\n\n"
TEXTS = (
    "我出生在这条小巷里,青石板路,白墙黑瓦,雨天里总有一股湿润的泥土味道。",
    "后来小巷改造了,铺上了柏油,装上了路灯,邻居们也陆续搬进了新楼。",
    "如今每次回去,我都会在巷口站一会儿,听一听熟悉的乡音,看一看老街坊。",
)
LEAD = "本报讯(记者 钱小红)近日,全区中小学垃圾分类教育实现全覆盖,各校引导学生养成分类习惯。"
MORE = "活动期间,各社区还将组织志愿者上门服务,欢迎广大居民踊跃参加,详情可到社区咨询。"
NEXT = "\n\n一条路的变迁\n\n本报讯(记者 张三丰)从前这里是泥路,如今是六车道的柏油路,公交车直通城里。\n"


def page_of(body: str) -> ParsedPage:
    text = MASTHEAD + body + NEXT
    return parse_text(text, SourceInfo("page.txt", "0" * 64, "utf-8", len(text.split("\n"))), Profiles())


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "numbers",
    [
        ("(一)", "(二)", "(三)"),
        ("一", "二", "三"),
        ("1", "2", "3"),
        ("01", "02", "03"),
        ("【一】", "【二】", "【三】"),
    ],
)
def test_numbered_sections_are_one_essay(numbers: tuple[str, ...], between: str) -> None:
    parts = [f"{number}{between}{text}" for number, text in zip(numbers, TEXTS, strict=True)]
    page = page_of("老巷里的故事\n\n张三丰\n\n" + "\n\n".join(parts))
    assert [(one.title, one.reporters) for one in page.articles] == [
        ("老巷里的故事", ("张三丰",)),
        ("一条路的变迁", ("张三丰",)),
    ]
    told = [each for pair in zip(numbers, TEXTS, strict=True) for each in pair]
    assert (list(page.articles[0].paragraphs), page.leftovers) == (told, ())
    assert page.issue.page is None


@pytest.mark.parametrize(
    "line",
    [
        "主办单位:江干区文化局",
        "主办:江干区文化局 承办:采荷街道",
        "报名邮箱:abc@163.com",
        "咨询电话:86901234",
        "2018年5月20日 星期日",
        "农历四月初六",
        "第3期",
        "2018年",
        "(一)",
    ],
)
def test_details_of_an_event_stay_between_the_paragraphs_of_its_story(line: str) -> None:
    page = page_of(f"垃圾分类进校园\n\n{LEAD}\n\n{line}\n\n{MORE}")
    assert [article.title for article in page.articles] == ["垃圾分类进校园", "一条路的变迁"]
    first, told, last = page.articles[0].paragraphs
    assert (first, "".join(told.split()), last) == (LEAD, "".join(line.split()), MORE)
    assert (page.issue.publishers, page.issue.urls, page.issue.email) == ((), (), None)
    assert (page.issue.date, page.issue.issue_number, page.issue.lunar_date) == ("2018-05-10", 100, None)


@pytest.mark.parametrize(
    "line",
    ["网址:www.jg.gov.cn", "邮箱:abc@163.com", "地址:凤起路18号", "定价:0.35元", "微信公众号:江干发布"],
)
def test_an_address_without_a_notice_is_a_scrap_of_the_masthead(line: str) -> None:
    page = page_of(f"垃圾分类进校园\n\n{LEAD}\n\n{line}\n\n{MORE}")
    assert list(page.articles[0].paragraphs) == [LEAD, MORE]
    assert any(line in "".join(printed.text.split()) for printed in page.masthead)


@pytest.mark.parametrize("line", ["★", "***", "1", "001"])
def test_stray_marks_and_numbers_between_paragraphs_part_them(line: str) -> None:
    page = page_of(f"垃圾分类进校园\n\n{LEAD}\n\n{line}\n\n{MORE}")
    assert page.articles[0].paragraphs == (LEAD, MORE)
    assert [leftover.text for leftover in page.leftovers] == [line]
