"""Rolls of names: which lines are one, and the names that its words make."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.sources.lines import read_lines
from reader.core.sources.rolls import find_rolls, names_set_apart


def _rolls(text: str) -> list[int]:
    return sorted(find_rolls(read_lines(text)))


def test_names_over_two_lines_are_a_roll() -> None:
    assert _rolls("沈雨桐 柳 岸 邹明哲 方 圆 龚\n慧 石可心 易 寒 鲁一鸣") == [0, 1]


def test_names_with_brackets_behind_them_are_a_roll() -> None:
    assert _rolls("柳长风（市机床厂 钳工） 邹晓\n光（纺织公司 挡车工） 石砚（文昌街道 艺人）") == [0, 1]


def test_who_attended_and_a_headline_in_scraps_are_no_roll() -> None:
    assert _rolls("骆定山 汪海潮 佟小满 尤青 柳岸 阮知秋 参加") == []
    assert _rolls("老 区 厂 焕 新 生 房") == []
    assert _rolls("常走动 多交心 办实事 解难题 送温暖 鼓干劲") == []


def test_a_name_cut_by_a_lines_end_is_whole_again() -> None:
    assert names_set_apart("诸葛云舒 龚 慧 金 穗 乔 麦") == "诸葛云舒 龚慧 金穗 乔麦"
    assert names_set_apart("柳岸 解建 新 沈雨桐 邹 晓光") == "柳岸 解建新 沈雨桐 邹晓光"
    assert names_set_apart("传承之星：石砚（文昌街道 木雕艺人） 鲁 锦绣（云岭镇 艺人）") == (
        "传承之星：石砚（文昌街道 木雕艺人） 鲁锦绣（云岭镇 艺人）"
    )


@given(st.lists(st.text("柳岸方圆（）：甲 ", max_size=6), max_size=12))
def test_no_character_of_a_roll_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    assert "".join(names_set_apart(text).split()) == "".join(text.split())
