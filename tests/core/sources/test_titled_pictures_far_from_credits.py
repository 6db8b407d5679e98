"""Titled pictures amid a sentence whose credit stands far below, or nowhere."""

import pytest

from reader.core.records import Kind
from tests.core.sources.pages import parsed, titled

_MAST = "青山日报\n\n2018年5月10日 星期四\n\n"
_HEAD = "草莓铺就致富路\n\n"
_LEAD = "本报讯(记者 容若谷)5月9日,柳树村的草莓园里游人如织,一垄垄草莓红得发亮。\n\n"
_NEXT = "\n\n果园办起采摘节\n\n本报讯(通讯员 岑楼)5月8日,松坡村的采摘节开园,首日迎客三千多人,卖出杨梅两千斤。"
_CREDIT = "\n\n记者 容若谷 摄\n"
_PICTURE = "5月8日,渔民在青山水库拉网捕鱼。今年水库投放鱼苗二十万尾,鲜鱼已销往周边五个县。"
_SPACED = "5月8日,渔民在青山水库拉网捕鱼。今 年水库投放鱼苗二十万尾,鲜鱼已销往 周边五个县。"
_HALF = "路修通以后,村里的草莓一下子好卖了,合作社社长老陈说,种草莓的人家从三户发展到"


@pytest.mark.parametrize("title", ["渔歌晚唱\n\n", "渔歌晚唱 "])
@pytest.mark.parametrize("picture", [_PICTURE, _SPACED])
@pytest.mark.parametrize("credit", ["", _CREDIT])
def test_a_titled_dated_text_amid_a_clause_is_a_picture(title: str, picture: str, credit: str) -> None:
    rest = "四十户。今年全村草莓卖了六百万元,户均增收三万多元。"
    last = "为了卖得更远,村里又建起了冷库。"
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}{_HALF}\n\n{title}{picture}\n\n{rest}\n\n{last}{_NEXT}{credit}")
    story, photo = titled(page, "草莓铺就致富路"), titled(page, "渔歌晚唱")
    assert story.paragraphs[1:] == (_HALF + rest, last)
    assert (photo.kind, photo.paragraphs) == (Kind.PHOTO, (_PICTURE,))
    assert photo.photo_credit == ("记者 容若谷 摄" if credit else None)


def test_one_whose_story_goes_on_with_full_lines_is_a_picture_where_a_credit_is_left() -> None:
    half = "路修通以后,村里的草莓一下子好卖 了,合作社社长老陈在会上告诉大家说,往 后日子会越过越好,大伙儿都盼着能多种 几亩,把"
    rest = "草莓园连成一大片,让城里来的游客坐着 小火车就能逛个遍,家家户户都能开农家 乐,挣上旅游钱。"
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}{half}\n\n渔歌晚唱\n\n{_SPACED}\n\n{rest}{_NEXT}{_CREDIT}")
    assert titled(page, "草莓铺就致富路").paragraphs[1] == (half + rest).replace(" ", "")
    assert titled(page, "渔歌晚唱").photo_credit == "记者 容若谷 摄"


def test_a_story_below_one_that_stops_dead_keeps_its_paragraphs() -> None:
    last = "水库管理处主任黎明说,明年还要再投三十万尾。"
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}{_HALF}\n\n水库渔民捕鱼忙 产销两旺\n\n{_PICTURE}\n\n{last}{_NEXT}")
    assert titled(page, "水库渔民捕鱼忙 产销两旺").paragraphs == (_PICTURE, last)
