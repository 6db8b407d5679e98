"""Lines within a story that look like its end, and the last hanzi of headlines broken in printed lines."""

import pytest

from tests.core.sources.pages import parsed, titled

_HEAD = "丰原日报\n\n2019年4月18日 星期四\n\n全市春耕备耕现场会召开\n\n"
_FIRST = "本报讯（记者 周立新）3月12日，全市春耕备耕工作现场会在安丰镇召开。与会人员先后参观了高标准农田示范区。\n\n"
_SECOND = "会议要求，各地要抢抓农时，落实好种子、化肥、农药等农资储备，加强技术指导。\n"


@pytest.mark.parametrize(
    "remark", ["（掌声）", "（文中小明为化名）", "（注：文中人物均为化名）", "市民 张先生：", "村民 何大妈："]
)
def test_a_story_goes_on_below_a_remark_or_a_speakers_label(remark: str) -> None:
    page = parsed(f"{_HEAD}{_FIRST}{remark}\n\n{_SECOND}")
    story = titled(page, "全市春耕备耕现场会召开")
    text = "".join(story.paragraphs)
    assert remark.replace(" ", "") in text
    assert text.endswith(_SECOND.strip())
    assert story.byline == "记者 周立新"


@pytest.mark.parametrize("remark", ["（未完待续）", "（作者系市农业局干部）"])
def test_a_story_is_over_at_a_remark_that_says_so(remark: str) -> None:
    text = "清晨，大山深处的村子雾气还没散去，村民赵永贵已经在菇棚里忙碌起来，一朵朵香菇肥厚饱满。\n"
    page = parsed(f"{_HEAD}{_FIRST}{remark}\n\n{text}")
    assert len(page.articles) == 2


_PRINTED = (
    "丰原日报\n\n2019年4月18日 星期四\n\n县医院开通绿色通道\n\n"
    "本报讯 为方便农村老年人看病就医，县人\n民医院日前开通绿色通道，安排专人引导挂\n号、检查和取药，"
    "平均就诊时间缩短四十分\n钟。\n\n"
)
_TEXT = "本报讯（记者 冯凯）4月17日，这项工作\n在各方共同努力下取得明显成效，受到群众\n的普遍欢迎，今后还将继续努力。\n"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ("小龙虾“游”出大\n产业", "小龙虾“游”出大产业"),
        ("老旧小区改造带来新生\n活", "老旧小区改造带来新生活"),
        ("家门口的便民服务中\n心", "家门口的便民服务中心"),
    ],
)
def test_the_last_hanzi_of_a_headline_in_printed_rows_stay_in_it(rows: str, title: str) -> None:
    page = parsed(f"{_PRINTED}{rows}\n\n{_TEXT}")
    assert titled(page, title).kicker is None
    assert page.leftovers == ()
