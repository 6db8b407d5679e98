"""Pages of a test: parsed without profiles, and their articles by headline."""

from __future__ import annotations

from reader.core.records import Article, ParsedPage, SourceInfo
from reader.core.sources import Profiles, parse_text

MAST = "柳湾日报\n\n2016年4月12日 星期二\n\n"
STORY = (
    "三座旧桥换上新栏杆\n\n"
    "本报讯(记者 柏如松)4月11日,跨柳河的三座旧桥全部换上新栏杆,桥面也重新铺了一遍,行人走起来踏实多了。\n\n"
    "市政部门说,接下来还要给桥头的台阶加装扶手,方便老人上下。\n\n"
)
NEXT = (
    "\n\n粮站门口修起便民棚\n\n"
    "本报讯(通讯员 尤南枝)4月10日起,来粮站卖粮的农民不用再晒着太阳排队,新搭的棚子能停下二十辆车。\n"
)
"""A page's head, a story of two paragraphs, and the headline and text of the next."""


def parsed(text: str) -> ParsedPage:
    """Return a page read from its text."""
    return parse_text(text, SourceInfo("页.txt", "0" * 64, "utf-8", 1), Profiles())


def titled(page: ParsedPage, title: str) -> Article:
    """Return the one article with a headline."""
    (article,) = [each for each in page.articles if each.title == title]
    return article
