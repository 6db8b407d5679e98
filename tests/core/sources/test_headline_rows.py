"""Rows below a title that say who attended what, and whose portrait a report is."""

import pytest

from tests.core.sources.pages import parsed, titled

_HEAD = "丰原日报\n\n2019年4月18日 星期四\n\n"
_TEXT = "\n\n本报讯（记者 冯凯）4月17日，记者从有关部门获悉，这项工作在各方共同努力下取得明显成效，受到群众的普遍欢迎。\n"


@pytest.mark.parametrize("between", ["\n\n", " "])
@pytest.mark.parametrize(
    ("title", "subtitle"),
    [
        ("我市与浙江大学签署战略合作协议", "张明华李国栋出席签约仪式"),
        ("市委理论学习中心组举行集体学习", "张明华主持并讲话"),
        ("东湖科创园二期项目开工建设", "林志高出席开工仪式"),
    ],
)
def test_who_attended_is_told_in_the_subtitle(title: str, subtitle: str, between: str) -> None:
    story = titled(parsed(f"{_HEAD}{title}{between}{subtitle}{_TEXT}"), title)
    assert (story.kicker, story.subtitle) == (None, subtitle)


@pytest.mark.parametrize(
    ("title", "subtitle"),
    [
        ("他，用生命守护青山", "追记护林员李树生"),
        ("一辈子，一座桥", "专访桥梁工程师高远"),
    ],
)
def test_whose_portrait_it_is_stands_in_the_subtitle(title: str, subtitle: str) -> None:
    story = titled(parsed(f"{_HEAD}{title}\n\n{subtitle}{_TEXT}"), title)
    assert (story.kicker, story.subtitle) == (None, subtitle)


@pytest.mark.parametrize("subtitle", ["其中三人被刑拘", "其中两家为首次入选"])
def test_of_how_many_something_else_is_true_is_told_in_the_subtitle(subtitle: str) -> None:
    story = titled(parsed(f"{_HEAD}一晚上查获二十三人\n\n{subtitle}{_TEXT}"), "一晚上查获二十三人")
    assert story.subtitle == subtitle
