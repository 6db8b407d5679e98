"""Headlines on one row: 从某到某, subtitles behind a dash; and labels of three words beside them."""

import pytest

from tests.core.sources.pages import parsed

_MAST = "江干报\n2018年5月10日 星期四 第100期 本期4版\n\n"
_LEAD = "本报讯(记者 张三丰)从前这里是泥路,下雨天一脚泥,如今是六车道的柏油路,公交车直通城里。\n\n"
_NEXT = "本报讯(记者 李四光)区城管局5月9日走进小学,给孩子们讲怎样把垃圾分开投放。"


def test_from_what_to_what_on_one_row_with_the_rest_is_one_title() -> None:
    story = parsed(f"{_MAST}从泥水坑到柏油路 六个村庄通上了公交车\n\n{_LEAD}").articles[0]
    assert (story.kicker, story.title) == (None, "从泥水坑到柏油路 六个村庄通上了公交车")


def test_from_what_to_what_on_a_row_of_its_own_is_a_kicker() -> None:
    story = parsed(f"{_MAST}从泥水坑到柏油路\n\n六个村庄通上了公交车\n\n{_LEAD}").articles[0]
    assert (story.kicker, story.title) == ("从泥水坑到柏油路", "六个村庄通上了公交车")


@pytest.mark.parametrize("dash", ["——从一条路看山区交通之变", "——记养路工石大江的三十年"])
@pytest.mark.parametrize("kicker", ["", "交通变迁看江干② "])
def test_what_stands_behind_a_dash_on_the_same_row_is_the_subtitle(dash: str, kicker: str) -> None:
    story = parsed(f"{_MAST}{kicker}青石乡:泥水坑变成“幸福路” {dash}\n\n{_LEAD}").articles[0]
    assert (story.title, story.subtitle) == ("青石乡:泥水坑变成“幸福路”", dash)


@pytest.mark.parametrize("label", ["走基层·转作风·惠民生", "好人·好事·好家风", "家书·家训·家风"])
def test_three_words_between_dots_over_a_headline_are_a_label_and_no_kicker(label: str) -> None:
    page = parsed(f"{_MAST}泥路变成柏油路\n\n{_LEAD}{label}\n\n让孩子们学会分垃圾\n\n{_NEXT}")
    assert [story.kicker for story in page.articles] == [None, None]
    assert page.articles[1].title == "让孩子们学会分垃圾"
    assert label in [story.column for story in page.articles]


@pytest.mark.parametrize("channel", ["江干发布微信公众号", "江干报官方微信", "江干融媒官方客户端"])
def test_the_towns_own_account_between_two_stories_is_masthead(channel: str) -> None:
    page = parsed(f"{_MAST}泥路变成柏油路\n\n{_LEAD}{channel}\n\n让孩子们学会分垃圾\n\n{_NEXT}")
    assert [story.title for story in page.articles] == ["泥路变成柏油路", "让孩子们学会分垃圾"]
    assert channel in [printed.text for printed in page.masthead]
