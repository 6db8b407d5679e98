"""Short news with whole headlines below the heading of their row."""

import pytest

from reader.core.records import Kind
from tests.core.sources.pages import parsed, titled

_DATE = "2019年5月21日 星期二\n\n青渚日报\n\n"
_STORY = (
    "石桥镇新修村道八公里\n\n"
    "本报讯(记者 柳望舒)5月18日,石桥镇八公里村道全部铺完,沿线六个村的村民再也不用踩着泥水出门。\n\n"
)
_BRIEFS = (
    ("县青少年宫暑期班下周开课", "县青少年宫暑期公益班下周开课,开设书法、围棋等二十个项目,六百名学生参加。"),
    ("北河滩社区食堂今起迎客", "5月20日,北河滩社区食堂开门迎客,六十岁以上老人就餐八折优惠。"),
    ("环湖健步走活动开始报名", "二十公里环湖健步走将于六月初开走,规模三千人,报名通道下周一开启。"),
)


@pytest.mark.parametrize("heading", ["简讯", "短波"])
def test_short_news_with_whole_headlines_are_each_told_apart(heading: str) -> None:
    rows = "\n\n".join(f"{title}\n\n{text}" for title, text in _BRIEFS)
    page = parsed(f"{_DATE}{_STORY}{heading}\n\n{rows}\n")
    for title, text in _BRIEFS:
        brief = titled(page, title)
        assert brief.paragraphs == (text,)
        assert brief.kind is Kind.BRIEF
    assert titled(page, _BRIEFS[0][0]).column == heading


def test_a_notice_below_short_news_with_headlines_is_none_of_them() -> None:
    rows = "\n\n".join(f"{title}\n\n{text}" for title, text in _BRIEFS)
    notice = "停水通知\n\n因管道施工,定于5月22日8时至20时在北河滩一带停水,请居民提前储水。"
    page = parsed(f"{_DATE}{_STORY}简讯\n\n{rows}\n\n{notice}\n")
    assert titled(page, "停水通知").kind is Kind.NOTICE


def test_a_story_with_a_lead_below_short_news_is_none_of_them() -> None:
    rows = "\n\n".join(f"{title}\n\n{text}" for title, text in _BRIEFS)
    page = parsed(f"{_DATE}简讯\n\n{rows}\n\n{_STORY}")
    story = titled(page, "石桥镇新修村道八公里")
    assert story.kind is Kind.NEWS
    assert story.column is None


@pytest.mark.parametrize(
    "halves",
    [("◆日前,北河街道完成14个老", "旧小区改造。(苗禾)"), ("●近日,县里组织13名志愿者走进学", "校开展服务。")],
)
def test_bulleted_short_news_that_a_blank_line_cuts_is_one(halves: tuple[str, str]) -> None:
    page = parsed(f"{_DATE}{_STORY}短波\n\n{halves[0]}\n\n{halves[1]}\n")
    assert not any(article.paragraphs[0].startswith(halves[1][:4]) for article in page.articles)
