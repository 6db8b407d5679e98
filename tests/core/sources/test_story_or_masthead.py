"""Lines of stories that look like a masthead's: telephone numbers, dates and publishers stay where they are told."""

import pytest

from reader.core.records import ParsedPage, SourceInfo
from reader.core.sources import Profiles, parse_text

MASTHEAD = "江干报\n2018年5月10日 星期四 第100期 本期4版\n\n"
NEXT = "\n\n垃圾分类进校园\n\n本报讯(记者 钱小红)整治行动持续到月底,重点针对背街小巷的环境卫生问题,力争件件有着落。\n"


def page_of(body: str) -> ParsedPage:
    text = MASTHEAD + body + NEXT
    return parse_text(text, SourceInfo("page.txt", "0" * 64, "utf-8", len(text.split("\n"))), Profiles())


@pytest.mark.parametrize(
    "body",
    [
        "公 告\n\n根据有关规定,现将地块出让公告如下:\n\n一、地块位置:钱江新城。\n\n二、联系电话:0571-86012345\n\n"
        "特此公告。\n\n江干区国土资源局\n\n2018年5月8日",
        "关于开展检查的通知\n\n各街道、社区:\n\n现定于5月开展检查,请予配合。\n\n咨询电话:86012345,86012346\n\n"
        "电子邮箱:fangwu@126.com\n\n江干区房管局\n\n二〇一八年五月八日",
        "志愿者招募启事\n\n区图书馆现招募暑期志愿者二十名,每周服务不少于两次。\n\n报名方式:发送至 tsg@163.com\n\n"
        "报名热线:0571-86011111\n\n网址:www.jgtsg.org.cn\n\n江干区图书馆",
        "新书推荐\n\n《运河史话》\n\n作者:李四光 出版社:浙江人民出版社\n\n本书讲述了大运河的历史变迁,图文并茂。",
        "运河史话出版\n\n本报讯(记者 张三丰)《运河史话》一书昨日与读者见面。\n\n主编:李四光\n\n出版社:浙江人民出版社"
        "\n\n定价:58元\n\n该书讲述了大运河的历史变迁,图文并茂,适合青少年阅读。",
    ],
    ids=["land", "check", "volunteers", "book", "book in parts"],
)
def test_lines_of_a_story_are_no_masthead(body: str) -> None:
    page = page_of(body)
    assert page.issue.date == "2018-05-10"
    assert (page.issue.hotlines, page.issue.email, page.issue.publishers) == ((), None, ())
    told = "".join(
        text
        for article in page.articles
        for text in (article.column or "", article.title or "", *article.paragraphs)
    )
    assert "".join(body.split()) in "".join(told.split())


@pytest.mark.parametrize(
    ("line", "hotlines"),
    [
        ("新闻热线:0571-86901234 投稿邮箱:jgb@126.com", ("0571-86901234",)),
        ("中共江干区委主办 江干报社承办\n热线:86901234", ("86901234",)),
        ("热线:0571-86901234", ("0571-86901234",)),
        ("热线86901234 网址http://www.jgb.com", ("86901234",)),
        ("编辑部地址:凤起路1号 电话:86901234", ("86901234",)),
    ],
)
def test_the_newspapers_own_lines_are_masthead_wherever_they_stand(
    line: str, hotlines: tuple[str, ...]
) -> None:
    page = page_of(
        f"一条路的变迁\n\n本报讯(记者 张三丰)从前这里是泥路,如今是六车道的柏油路,路灯明亮。\n\n{line}"
    )
    assert page.issue.hotlines == hotlines
    assert [article.title for article in page.articles] == ["一条路的变迁", "垃圾分类进校园"]
