"""Whose label it is: stories above and below a label, told apart by what the name of its column speaks of."""

import pytest

from tests.core.sources.pages import parsed, titled

_DATE = "2016年3月9日 星期三\n\n青渚日报\n\n"
_BUSES = (
    "镇际公交双休日加密\n\n"
    "本报讯(记者 尤南枝)本周起,青渚至响水的公交班线在双休日由十二班加密到二十班,首班车提前到早上六点。"
    "新投入的四辆客车都装有无障碍踏板,司机也经过了专门培训,沿途车站的站牌已经换新。\n\n"
)
_BLOOD = (
    "退休教师无偿献血二十载\n\n"
    "本报讯(通讯员 石砚秋)六十岁的尤文山把献血证摆满了一抽屉。二十年来,她累计献血一万多毫升,"
    "丈夫和女儿也都跟着成了献血者。她说,能帮到素不相识的人,心里踏实。\n\n"
)
_HARVEST = (
    "三千亩油菜花期抢收蜂蜜\n\n"
    "本报讯(记者 尤南枝)昨日,响水乡的油菜田里蜂农忙着摇蜜。乡里的合作社今年种植油菜三千亩,"
    "农户每亩可增收六百元,榨油厂的订单排到了八月。\n\n"
)
_COURT = (
    "冒充客服骗走三万元\n\n"
    "本报讯(记者 柳望舒)近日,县法院审结一起诈骗案。嫌疑人冒充网店客服,诱骗多名受害者转账,民警顺线追查,"
    "最终将其抓获,法官依法作出判决。\n\n"
)


@pytest.mark.parametrize(
    ("label", "story", "other", "title"),
    [
        ("交通新事", _BUSES, _BLOOD, "镇际公交双休日加密"),
        ("凡人善举", _BLOOD, _COURT, "退休教师无偿献血二十载"),
        ("三农走笔", _HARVEST, _COURT, "三千亩油菜花期抢收蜂蜜"),
    ],
)
def test_a_label_goes_to_the_story_that_speaks_of_its_topic(
    label: str, story: str, other: str, title: str
) -> None:
    behind = parsed(f"{_DATE}{story}{label}\n\n{other}")
    assert {article.title: article.column for article in behind.articles if article.column} == {title: label}
    before = parsed(f"{_DATE}{other}{label}\n\n{story}")
    assert {article.title: article.column for article in before.articles if article.column} == {title: label}


def test_labels_of_stories_in_a_row_move_together() -> None:
    page = parsed(f"{_DATE}{_BUSES}交通新事\n\n{_BLOOD}凡人善举\n\n{_COURT}")
    assert [article.column for article in page.articles] == ["交通新事", "凡人善举", None]


@pytest.mark.parametrize("label", ["读者来信", "警方提示", "记者调查"])
def test_the_label_of_a_kind_of_piece_heads_its_story(label: str) -> None:
    page = parsed(f"{_DATE}{_BUSES}{label}\n\n{_BLOOD}")
    assert titled(page, "退休教师无偿献血二十载").column == label


def test_the_name_of_a_column_over_a_story_on_something_else_is_no_kicker() -> None:
    page = parsed(f"{_DATE}{_HARVEST}决战脱贫攻坚共奔小康\n\n{_COURT}")
    assert titled(page, "三千亩油菜花期抢收蜂蜜").column == "决战脱贫攻坚共奔小康"
    assert titled(page, "冒充客服骗走三万元").kicker is None


def test_a_kicker_with_a_word_of_its_story_stays() -> None:
    page = parsed(f"{_DATE}{_HARVEST}县法院审结网络诈骗案\n\n{_COURT}")
    assert titled(page, "冒充客服骗走三万元").kicker == "县法院审结网络诈骗案"
