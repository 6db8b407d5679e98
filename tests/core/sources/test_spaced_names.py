"""Names that the printed line sets apart with a blank in the middle of running text: 副局长索 晓峰介绍."""

import pytest

from tests.core.sources.pages import parsed, titled

MASTHEAD = "江干报\n2018年5月10日 星期四 第100期 本期4版\n\n"
LEAD = "本报讯(记者 张三丰)从前这里是泥路,下雨天一脚泥,如今是六车道的柏油路,公交车直通城里。"


@pytest.mark.parametrize(
    "paragraph",
    [
        "负责掌勺的退休厨师钟 立新每天凌晨四点起床,和面、剁馅、蒸包子,一天要做六百个,老街坊都说味道跟小时候一样。",
        "县民政局副局长欧阳 春介绍,下一步还将再开三家,让更多老人吃上热饭。",
        "83岁的老渔民高 秀兰说,如今出门就是车站,再也不用划着船去镇上赶集了,日子一天比一天好。",
    ],
    ids=["role", "compound", "word-like"],
)
def test_a_paragraph_that_begins_up_to_a_spaced_name_is_no_headline_with_its_text(paragraph: str) -> None:
    page = parsed(f"{MASTHEAD}社区食堂开张\n\n{LEAD}\n\n{paragraph}\n\n垃圾分类进校园\n\n{LEAD}")
    assert titled(page, "社区食堂开张").paragraphs == (LEAD, paragraph.replace(" ", ""))
    assert len(page.articles) == 2


@pytest.mark.parametrize(
    "paragraph",
    [
        "树下坐满了人。学校校长盘 寿海介绍,十年来该校一直以植树的方式举行成人礼。",
        "会场里掌声不断。居民代表苗 雨晴说,大家的意见都写进了方案,心里踏实。",
    ],
)
def test_no_paragraph_ends_within_a_spaced_name(paragraph: str) -> None:
    page = parsed(f"{MASTHEAD}社区食堂开张\n\n{LEAD}\n\n{paragraph}\n\n垃圾分类进校园\n\n{LEAD}")
    assert titled(page, "社区食堂开张").paragraphs == (LEAD, paragraph.replace(" ", ""))


def test_a_headline_that_ends_with_a_word_like_a_surname_keeps_its_text() -> None:
    text = "走进柳树村,水泥路通到家家户户的门口,路边是一排排新栽的樱花树,村民正在地里忙着采摘大棚里的草莓。"
    page = parsed(
        f"{MASTHEAD}社区食堂开张\n\n{LEAD}\n\n水泥路通到门口村民乐 {text}\n\n垃圾分类进校园\n\n{LEAD}"
    )
    assert titled(page, "水泥路通到门口村民乐").paragraphs == (text,)
