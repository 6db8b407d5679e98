"""Captions that say themselves what they are, on one printed line or several: no line of them is the story's."""

import pytest

from tests.core.sources.pages import parsed, titled

_MAST = "枫桥日报\n\n2018年5月16日 星期三\n\n青石巷修旧如旧\n\n"
_COLUMN = (
    "　　本报讯(记者 容若谷)5月14日,\n青石巷改造工程完工,沿街六十多间\n老屋修葺一新,水电管线全部入地。\n"
    "　　工程由县城建公司承建,总投资三\n千二百万元,历时一年零两个月。\n"
)
_REST = "　　施工队请来老匠人指点,为沿街\n铺面换上小青瓦,确保老巷原来面貌\n不变。\n"
_NEXT = "\n果园办起采摘节\n\n　　本报讯(通讯员 岑楼)5月13日,\n松坡村的采摘节开园,首日迎客三千\n多人,卖出杨梅两千斤。\n"
_BODY = (
    "工程由县城建公司承建,总投资三千二百万元,历时一年零两个月。",
    "施工队请来老匠人指点,为沿街铺面换上小青瓦,确保老巷原来面貌不变。",
)


@pytest.mark.parametrize(
    ("lines", "caption", "credit"),
    [
        (
            "▲老匠人和工友们在青石巷里\n研究图纸。",
            "▲老匠人和工友们在青石巷里研究图纸。",
            None,
        ),
        (
            "◀老匠人和工友们在青石巷里\n研究图纸。",
            "◀老匠人和工友们在青石巷里研究图纸。",
            None,
        ),
        (
            "图为老匠人和工友们在巷\n子里研究图纸。 容若谷 摄",
            "图为老匠人和工友们在巷子里研究图纸。",
            "容若谷 摄",
        ),
        (
            "卢长根(左二)和工友们在巷\n子里研究图纸。\n容若谷 摄",
            "卢长根(左二)和工友们在巷子里研究图纸。",
            "容若谷 摄",
        ),
        ("大图:改造后的青石巷\n游人如织", "大图:改造后的青石巷游人如织", None),
        (
            "5月14日,青石巷改造工程完工,\n图为游客在巷口拍照。 容若谷\n摄",
            "5月14日,青石巷改造工程完工,图为游客在巷口拍照。",
            "容若谷 摄",
        ),
    ],
)
def test_a_marked_caption_is_taken_whole_from_its_printed_lines(
    lines: str, caption: str, credit: str | None
) -> None:
    page = parsed(f"{_MAST}{_COLUMN}\n{lines}\n\n{_REST}{_NEXT}")
    assert titled(page, "青石巷修旧如旧").paragraphs[1:] == _BODY
    shown = [(each.caption, each.photo_credit) for each in page.articles if each.caption]
    assert shown == [(caption, credit)]


@pytest.mark.parametrize(
    "line",
    [
        "卢长根(左)在指导徒弟补瓦。",
        "卢长根(左二)和工友们研究图纸。",
        "◀游客在巷口拍照。",
        "●图①:舞龙队伍走过老巷",
        "小图:改造前的青石巷",
    ],
)
@pytest.mark.parametrize("behind", [True, False])
def test_a_marked_caption_is_neither_text_nor_headline(line: str, behind: bool) -> None:
    rest = f"{_REST}\n{line}\n" if behind else f"\n{line}\n\n{_REST}"
    page = parsed(_MAST + _COLUMN + rest + _NEXT)
    assert titled(page, "青石巷修旧如旧").paragraphs[1:] == _BODY
    assert titled(page, "果园办起采摘节").kicker is None
    assert [each.caption for each in page.articles if each.caption] == [line]


def test_a_marked_caption_set_tight_takes_none_of_the_story_below_it() -> None:
    page = parsed(f"{_MAST}{_COLUMN}\n▲游客在青石巷\n{_REST.replace('　', '')}{_NEXT}")
    assert "".join(titled(page, "青石巷修旧如旧").paragraphs).endswith(_BODY[-1])
