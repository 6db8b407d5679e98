"""Captions amid a sentence: unmarked lines set into stories, told from the rest of that sentence and from headlines."""

import pytest

from tests.core.sources.pages import parsed, titled

_MAST = "汀溪日报\n\n2017年6月20日 星期二\n\n"
_HEAD = "老渡口添了新趸船\n\n"
_ABOVE = "本报讯(记者 容若谷)6月18日,汀溪老渡口的新趸船投用。摆渡人卢长根在船上忙了大半天,他说,往年夏天水一涨,乡亲们过河就得绕"
_BELOW = "行二十多里山路,如今坐上船,一袋烟的工夫就到了对岸。"
_NEXT = (
    "\n\n果园办起采摘节\n\n本报讯(通讯员 岑楼)6月17日,松坡村的采摘节开园,首日迎客三千多人,卖出杨梅两千斤。\n"
)


@pytest.mark.parametrize(
    ("lines", "caption", "credit"),
    [
        ("卢长根在新趸船上检查缆绳。", "卢长根在新趸船上检查缆绳。", None),
        ("乡亲们在渡口排队上船", "乡亲们在渡口排队上船", None),
        ("乡亲们扶着老人\n\n走上渡口的新趸船", "乡亲们扶着老人走上渡口的新趸船", None),
        (
            "渡口边,乡亲们正在\n\n等候新趸船靠岸。\n(容若谷 摄)",
            "渡口边,乡亲们正在等候新趸船靠岸。",
            "容若谷 摄",
        ),
        (
            "卢长根(右)正在新趸船上\n给乡亲们系救生衣 记者 容若谷 摄",
            "卢长根(右)正在新趸船上给乡亲们系救生衣",
            "记者 容若谷 摄",
        ),
    ],
)
def test_a_line_that_shows_somebody_amid_a_sentence_is_a_caption(
    lines: str, caption: str, credit: str | None
) -> None:
    page = parsed(f"{_MAST}{_HEAD}{_ABOVE}\n\n{lines}\n\n{_BELOW}{_NEXT}")
    story = titled(page, "老渡口添了新趸船")
    assert story.paragraphs == (_ABOVE + _BELOW,)
    assert (story.caption, story.photo_credit) == (caption, credit)
    assert titled(page, "果园办起采摘节").reporters == ()


@pytest.mark.parametrize(
    "rest",
    [
        "行二十多里山路。",
        "行二十多里山路,大人孩子都盼着渡口有条新船。",
        "远路,有的乡亲天不亮就动身。",
    ],
)
def test_the_rest_of_a_sentence_is_no_caption(rest: str) -> None:
    last = "卢长根说,趸船上还装了遮阳棚和座椅,老人等船不用再晒太阳。"
    page = parsed(f"{_MAST}{_HEAD}{_ABOVE}\n\n{rest}\n\n{last}{_NEXT}")
    story = titled(page, "老渡口添了新趸船")
    assert story.paragraphs == (_ABOVE + rest, last)
    assert story.caption is None


@pytest.mark.parametrize("title", ["渔家乐里笑声多", "乡亲们在家门口端上了旅游饭碗"])
def test_a_headline_below_a_story_that_stops_dead_is_no_caption(title: str) -> None:
    body = "6月16日,浦口村的渔家乐一大早就坐满了游客。村民庄满仓家的六张桌子,中午翻了三次台。"
    page = parsed(f"{_MAST}{_HEAD}{_ABOVE}\n\n{title}\n\n{body}{_NEXT}")
    assert titled(page, title).paragraphs == (body,)
    assert titled(page, "老渡口添了新趸船").caption is None


def test_the_reason_says_what_a_caption_amid_a_sentence_was_told_by() -> None:
    page = parsed(f"{_MAST}{_HEAD}{_ABOVE}\n\n卢长根在新趸船上检查缆绳。\n\n{_BELOW}{_NEXT}")
    (role,) = [role for role in page.roles if role.role == "caption"]
    assert "上下文合为一句" in role.why


@pytest.mark.parametrize("caption", ["卢长根在新趸船上检查缆绳。", "卢长根正在新趸船上给乡亲们系 救生衣。"])
def test_a_line_that_shows_somebody_of_the_story_between_paragraphs_is_a_caption(caption: str) -> None:
    paragraphs = (
        "本报讯(记者 容若谷)6月18日,汀溪老渡口的新趸船投用。摆渡人卢长根在船上忙了大半天。",
        "卢长根今年五十八岁,在渡口摆了三十年渡,一年要送六万多人过河。",
        "“往年夏天水一涨,乡亲们过河就得绕二十多里。”卢长根说,如今一袋烟的工夫就到对岸。",
        "趸船上还装了遮阳棚和座椅,老人等船不用再晒太阳。",
    )
    text = "\n\n".join((*paragraphs[:2], caption, *paragraphs[2:]))
    story = titled(parsed(f"{_MAST}{_HEAD}{text}{_NEXT}"), "老渡口添了新趸船")
    assert story.paragraphs == paragraphs
    assert "".join((story.caption or "").split()) == "".join(caption.split())


@pytest.mark.parametrize("later", ["今年春天渡口添了新趸船,", "2016年秋天的一场大水,", "去年汛期来得早,"])
def test_the_end_of_a_sentence_above_a_paragraph_of_another_year_is_no_caption(later: str) -> None:
    above = "本报讯(记者 容若谷)那天夜里起了大雾,摆渡人卢长根听见江心有人呼救,摇起小船就赶了过去,"
    rest = "小船在离礁石不到五米的地方停住。"
    below = f"{later}卢长根一个人守在渡口,饿了就啃几口冷馒头,一连守了三天三夜。"
    page = parsed(f"{_MAST}{_HEAD}{above}\n\n{rest}\n\n{below}{_NEXT}")
    story = titled(page, "老渡口添了新趸船")
    assert story.paragraphs == (above + rest, below)
    assert story.caption is None
