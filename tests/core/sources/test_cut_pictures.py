"""Cut pictures: a column's end in the midst of the dated text of a picture, whose credit stands behind the rest."""

import pytest

from reader.core.records import Kind
from tests.core.sources.pages import parsed, titled

_MAST = "汀溪日报\n\n2017年6月20日 星期二\n\n"
_STORY = (
    "老渡口添了新趸船\n\n"
    "本报讯(记者 容若谷)6月18日,汀溪老渡口的新趸船投用,乡亲们过河不用再绕二十多里山路。\n\n"
    "摆渡人卢长根说,趸船上还装了遮阳棚和座椅,老人等船不用再晒太阳。\n\n"
)
_NEXT = "果园办起采摘节\n\n本报讯(通讯员 岑楼)6月17日,松坡村的采摘节开园,首日迎客三千多人,卖出杨梅两千斤。\n"


@pytest.mark.parametrize(
    ("title", "first", "rest", "credit", "below"),
    [
        ("荷塘夜跑", "6月17日晚,三百名跑友从荷塘边出发,绕湖", "一周,完成五公里夜跑。", "岑楼 摄", " "),
        (
            "荷塘夜跑",
            "6月17日晚,三百名跑友从荷塘边出发,绕湖",
            "一周,完成五公里夜跑。",
            "通讯员 岑楼 摄",
            "\n",
        ),
        (
            "开镰啦!",
            "芒种前后,平川村的麦子熟了,收割机日夜不停。全村的八百亩小麦三",
            "天收割完毕。",
            "容若谷 摄",
            " ",
        ),
        (
            "泳趣",
            "6月16日,孩子们在新建的游泳池里学游泳。今年,全市新建七座拆装式游泳",
            "池。",
            "容若谷 摄",
            "\n",
        ),
    ],
)
def test_the_cut_text_of_a_titled_picture_is_one(
    title: str, first: str, rest: str, credit: str, below: str
) -> None:
    page = parsed(f"{_MAST}{_STORY}{title}\n\n{first}\n\n{rest}{below}{credit}\n\n{_NEXT}")
    picture = titled(page, title)
    assert (picture.kind, picture.photo_credit) == (Kind.PHOTO, credit)
    assert picture.paragraphs == (first + rest,)
    assert len(titled(page, "老渡口添了新趸船").paragraphs) == 2


def test_a_cut_text_without_a_title_that_tells_of_other_things_is_a_picture() -> None:
    first, rest = "6月17日晚,三百名跑友从荷塘边出发,绕湖", "一周,完成五公里夜跑。"
    page = parsed(f"{_MAST}{_STORY}{first}\n\n{rest} 岑楼 摄\n\n{_NEXT}")
    (picture,) = [each for each in page.articles if each.kind is Kind.PHOTO]
    assert (picture.caption, picture.photo_credit) == (first + rest, "岑楼 摄")
    assert len(titled(page, "老渡口添了新趸船").paragraphs) == 2


def test_a_caption_below_a_story_that_stops_dead_is_not_its_end() -> None:
    first = "6月17日晚,三百名跑友从荷塘边出发,绕湖"
    page = parsed(f"{_MAST}{_STORY}跑友夜跑荷塘\n\n{first}\n\n渔民在湖心岛晾晒渔网。 岑楼 摄\n\n{_NEXT}")
    assert titled(page, "跑友夜跑荷塘").paragraphs == (first,)


def test_the_last_paragraph_of_a_story_cut_above_a_credit_stays_its_own() -> None:
    first, rest = "6月19日,卢长根早早来到渡口,给趸船上的座椅", "又擦了一遍,等着赶集的乡亲。"
    page = parsed(f"{_MAST}{_STORY}{first}\n\n{rest}\n容若谷 摄\n\n{_NEXT}")
    assert titled(page, "老渡口添了新趸船").paragraphs[-1] == first + rest
