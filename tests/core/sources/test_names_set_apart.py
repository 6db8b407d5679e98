"""Names of authors that blanks divide, and bylines right below the headline of a printed page."""

import pytest

from reader.core.sources.credits import read_credits
from tests.core.sources.pages import parsed, titled

_MAST = "江干报\n2018年5月10日 星期四 第100期 本期4版\n\n"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("(记者 熊 文 通讯员 万明发)", ("熊文", "万明发")),
        ("(记者 毕 图 实习记者 章 晓梅)", ("毕图", "章晓梅")),
        ("(记者 王小明 文)", ("王小明",)),
    ],
)
def test_a_surname_and_a_hanzi_that_is_a_task_elsewhere_are_a_name(
    byline: str, names: tuple[str, ...]
) -> None:
    assert read_credits(byline).people == names


@pytest.mark.parametrize(("signed", "name"), [("思 雨", "思雨"), ("罗 艳", "罗艳"), ("晨 曦", "晨曦")])
def test_two_hanzi_set_apart_in_brackets_sign_short_news(signed: str, name: str) -> None:
    page = parsed(
        f"{_MAST}简讯\n\n◎县图书馆添了傣文图书1400册,免费借阅。({signed})\n\n◎县道改造完工。(李四光)"
    )
    assert page.articles[0].reporters == (name,)


@pytest.mark.parametrize("remark", ["待 续", "下 略", "完 了"])
def test_a_remark_in_brackets_signs_nothing(remark: str) -> None:
    page = parsed(
        f"{_MAST}简讯\n\n◎县图书馆添了傣文图书1400册,免费借阅。({remark})\n\n◎县道改造完工。(李四光)"
    )
    assert page.articles[0].reporters == ()


_COLUMN = (
    "一座桥修好三年,两头的引道却\n迟迟没有接通,村民只好搭着木板上\n桥。近日,有读者向本报反映了这样\n"
    "一件怪事。一问才知,桥归交通部门\n修,引道归乡里修,乡里说没有钱,交\n通说不归管,一来二去,桥就悬在了半\n空。\n"
)


@pytest.mark.parametrize("name", ["司马 闻", "公孙 瑞", "欧阳 小满"])
def test_a_double_surname_and_a_name_tight_below_a_headline_are_its_author(name: str) -> None:
    page = parsed(
        f"{_MAST}本报时评\n莫让便民桥成断头桥\n{name}\n{_COLUMN}\n渡口添了新趸船\n记者 李四光\n{_COLUMN}"
    )
    assert titled(page, "莫让便民桥成断头桥").reporters == (name.replace(" ", ""),)


@pytest.mark.parametrize("day", ["9月21日", "近日"])
def test_a_byline_below_a_full_headline_is_not_of_the_story_above_that_stops_dead(day: str) -> None:
    dead = _COLUMN.removesuffix("空。\n").rstrip() + "\n空,谁也没有再提起"
    opening = f"{day},一座桥修好三年,引道接通\n迟迟没有接通,村民只好搭着木板上\n"
    page = parsed(
        f"{_MAST}渡口添了新趸船\n记者 李四光\n{dead}\n\n青石乡排球队闯进全省前四强\n通讯员 侯德春\n{opening}{_COLUMN}"
    )
    assert titled(page, "青石乡排球队闯进全省前四强").correspondents == ("侯德春",)
    assert titled(page, "渡口添了新趸船").correspondents == ()
