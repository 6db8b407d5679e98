"""Guides to other pages whose heading, entries and page numbers are all set apart by blank lines."""

import pytest

from reader.core.records import Kind, SourceInfo
from reader.core.sources import Profiles, parse_text

MASTHEAD = "江干报\n2018年5月10日 星期四 第100期 本期4版\n\n"
STORY = (
    "\n\n一条路的变迁\n\n本报讯(记者 张三丰)从前这里是泥路,如今是六车道的柏油路,路灯明亮,公交车直通城里。\n"
)


@pytest.mark.parametrize(
    "guide",
    [
        "今日导读\n\n2版 钱江新城添公园\n\n3版 垃圾分类进校园",
        "今日导读\n\n02 钱江新城添公园\n\n03 垃圾分类进校园",
        "今日看点\n\n要闻·2版\n\n钱江新城添公园\n\n社会·3版\n\n垃圾分类进校园",
        "今日看点\n\n钱江新城添公园\n要闻·2版\n\n垃圾分类进校园\n社会·3版",
        "导读\n\n钱江新城添公园\n\n2版\n\n垃圾分类进校园\n\n3版",
        "导读\n\n2版\n\n钱江新城添公园\n\n3版\n\n垃圾分类进校园",
    ],
)
def test_entries_of_a_guide_are_neither_headlines_nor_masthead(guide: str) -> None:
    text = MASTHEAD + guide + STORY
    page = parse_text(text, SourceInfo("page.txt", "0" * 64, "utf-8", len(text.split("\n"))), Profiles())
    assert (page.issue.newspaper, page.issue.page) == ("江干报", None)
    entries = [
        (article.title, article.jump.to_page)
        for article in page.articles
        if article.kind is Kind.GUIDE and article.jump
    ]
    assert entries == [("钱江新城添公园", 2), ("垃圾分类进校园", 3)]
    assert [(one.kicker, one.title) for one in page.articles if one.kind is Kind.NEWS] == [
        (None, "一条路的变迁")
    ]
