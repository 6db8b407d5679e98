"""Lines under titles that name the author with a mark, a place, a class or a task beside the name."""

import pytest

from tests.core.sources.pages import parsed, titled

_HEAD = "丰原日报\n\n2019年4月18日 星期四\n\n"
_TEXT = (
    "老屋后面有一块菜园，是母亲一锄一锄开出来的。春天种豆角，夏天摘黄瓜，秋天收萝卜，冬天还有一畦菠菜。\n\n"
    "每次回家，母亲总要塞给我满满一袋子菜，嘴里念叨着，城里买不到这么新鲜的。\n"
)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("⊙ 何雨", "何雨"),
        ("∥许春晓", "许春晓"),
        ("|何雨", "何雨"),
        ("｜ 许春晓", "许春晓"),
        ("作者 何雨", "何雨"),
        ("作者 欧阳文静", "欧阳文静"),
        ("何雨（教师）", "何雨"),
        ("许春晓(县作协会员)", "许春晓"),
        ("何雨（湖北）", "何雨"),
        ("（湖北）何雨", "何雨"),
        ("[云溪县] 许春晓", "许春晓"),
        ("何雨 高二（3）班", "何雨"),
        ("许春晓 三年级2班", "许春晓"),
        ("[美] 欧·亨利", "欧·亨利"),
        ("（哥伦比亚）加西亚·马尔克斯", "加西亚·马尔克斯"),
        ("[日]夏目漱石", "夏目漱石"),
        ("何雨 译", "何雨"),
        ("文/图 何雨", "何雨"),
        ("图/文 许春晓", "许春晓"),
    ],
)
def test_who_wrote_stands_under_the_title_in_many_forms(line: str, name: str) -> None:
    story = titled(parsed(f"{_HEAD}母亲的菜园\n\n{line}\n\n{_TEXT}"), "母亲的菜园")
    assert story.reporters == (name,)
    assert story.kicker is None
    assert story.subtitle is None


def test_three_authors_stand_under_a_title_one_of_two_surnames() -> None:
    story = titled(parsed(f"{_HEAD}母亲的菜园\n\n何雨 欧阳文静 李莉\n\n{_TEXT}"), "母亲的菜园")
    assert story.reporters == ("何雨", "欧阳文静", "李莉")


@pytest.mark.parametrize("line", ["白马（外一首）", "|文化", "高温（下）"])
def test_a_headline_with_brackets_or_a_bar_names_no_author(line: str) -> None:
    page = parsed(f"{_HEAD}{line}\n\n{_TEXT}")
    assert all(not article.reporters for article in page.articles)
