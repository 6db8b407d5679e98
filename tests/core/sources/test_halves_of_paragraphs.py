"""Paragraphs of blocks that a column's end cuts within their first clause: the first half is no headline."""

import pytest

from tests.core.sources.pages import parsed, titled

_MAST = "江干报\n2018年5月10日 星期四 第100期 本期4版\n\n"
_HEAD = "老粮站改成社区书房\n\n"
_LEAD = "本报讯(记者 张三丰)5月8日,由老粮站改建的社区书房开门迎客,藏书两万册,街坊可以免费借阅。\n\n"
_LAST = "书房每天开到晚上九点,周末还请退休教师来给孩子们讲故事。"
_NEXT = "\n\n垃圾分类进校园\n\n本报讯(记者 李四光)区城管局5月9日走进小学,给孩子们讲怎样把垃圾分开投放。"


@pytest.mark.parametrize(
    ("half", "rest"),
    [
        ("改造工程先后请来十几位老街坊当参", "谋,光是书架摆在哪里就议了五次。"),
        ("家住书房隔壁的许阿婆把自己珍藏的画册和", "照片也捐了出来,挂满了整整一面墙。"),
        ("社区请来设计师把原来的晒谷场改成了阅读广", "场,孩子们放学以后就坐在台阶上看书。"),
        ("负责社区书房的社区党委副书记汤", "小满介绍,下一步还要在楼下开一间茶室。"),
        ("据当天值班的社区工作人员", "介绍,下一步还要在楼下开一间茶室。"),
    ],
)
def test_the_halves_of_a_paragraph_cut_in_its_first_clause_are_one(half: str, rest: str) -> None:
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}{half}\n\n{rest}\n\n{_LAST}{_NEXT}")
    assert titled(page, "老粮站改成社区书房").paragraphs[1:] == (half + rest, _LAST)
    assert len(page.articles) == 2


def test_a_clause_cut_twice_ends_its_story_above_a_story_without_headline() -> None:
    half, rest = "许阿婆说,书房开张以后,街坊们看书、喝茶、用", "水、用电都不愁,孩子们天天都盼着放"
    other = "本报讯(记者 李四光)区城管局5月9日走进小学,给孩子们讲怎样把垃圾分开投放。"
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}{half}\n\n{rest}\n\n{other}")
    assert titled(page, "老粮站改成社区书房").paragraphs[1] == half + rest
    assert page.articles[1].title is None


def test_a_subhead_that_shares_words_with_its_story_is_no_half_of_a_paragraph() -> None:
    text = "许阿婆今年七十六岁,粮站还在的时候,她在这里过秤,一干就是三十年。"
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}{_LAST}\n\n一位老街坊的书房记忆\n\n{text}{_NEXT}")
    assert titled(page, "老粮站改成社区书房").paragraphs[2:] == ("一位老街坊的书房记忆", text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("摆渡人卢长根的最后一趟船", "天还没亮,老渡口就有了人声,七十六岁的卢长根解开缆绳,把乡亲们送过河去。"),
        ("旱塬上走出新路子", "旱,是石门乡的短处,也逼出了石门乡的长处,家家户户都有水窖。"),
        ("山里的杨梅熟了", "磨剪刀的老周挑着担子从坡上下来,远远就闻见了满山的果香。"),
    ],
)
def test_headlines_of_stories_without_a_lead_stay(title: str, text: str) -> None:
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}{_LAST}\n\n{title}\n\n{text}{_NEXT}")
    assert titled(page, title).paragraphs == (text,)
