"""Printed lines that end in the names of a story's lead, or in its words behind them."""

import pytest

from tests.core.sources.pages import parsed, titled

_ABOVE = (
    "丰原日报\n\n2019年4月18日 星期四\n\n县医院开通绿色通道\n\n"
    "本报讯 为方便农村老年人看病就医，县人\n民医院日前开通绿色通道，安排专人引导挂\n号、检查和取药，"
    "平均就诊时间缩短四十分\n钟。\n"
    "院方组织医疗队进村入户，为行动不便的老\n人建立健康档案，已服务群众两千多人次。\n\n"
)
_TITLE = "爱眼日宣传进校园"


@pytest.mark.parametrize(
    ("lead", "people", "text"),
    [
        (
            "本报讯 记者李东 实习生 周丽 报道 昨日\n清晨，一辆面包车与一辆货车在国道上相撞，\n所幸未造成人员伤亡。\n",
            {"李东", "周丽"},
            "昨日清晨，一辆",
        ),
        (
            "（本报记者 兰晓红 何苗苗 通讯员 何\n苗）7月8日，云溪县最美家庭评选结果揭晓，\n二十户家庭当选。\n",
            {"兰晓红", "何苗苗", "何苗"},
            "7月8日，云溪县",
        ),
        (
            "本报讯（首席记者 魏红梅 高天\n见习记者 苏航 方圆 实习生 高方\n圆）秋风送爽，"
            "果园飘香。连日来，万亩苹果\n园里一派丰收景象。\n",
            {"魏红梅", "高天", "苏航", "方圆", "高方圆"},
            "秋风送爽，果园",
        ),
        (
            "晚报记者 谭勇 李亚楠 实习生 罗萍 昨\n日，岭东中学举行百年校庆，三千名校友从各\n地赶回母校。\n",
            {"谭勇", "李亚楠", "罗萍"},
            "昨日，岭东中学",
        ),
        (
            "本报讯 记者马丽 通讯员 高天明 徐敏报\n道：连日来，市城管局组织开展市容环境整治，\n拆除违规广告二百余处。\n",
            {"马丽", "高天明", "徐敏"},
            "连日来，市城管",
        ),
        (
            "据新华社长沙5月8日电\n（记者 苏晓洲 谭畅）记者8日从湖南省防\n汛抗旱指挥部了解到，湘江水位持续上涨。\n",
            {"苏晓洲", "谭畅"},
            "记者8日从湖南",
        ),
    ],
)
def test_a_lead_goes_on_below_the_line_that_ends_in_its_names(lead: str, people: set[str], text: str) -> None:
    story = titled(parsed(f"{_ABOVE}{_TITLE}\n\n{lead}活动负责人表示，今后还将继续努力。\n"), _TITLE)
    assert {*story.reporters, *story.correspondents} == people
    assert text in story.paragraphs[0]


@pytest.mark.parametrize("byline", ["本报记者 兰晓红 通讯员 何苗", "■本报记者 谭勇 实习生 罗萍 李亚楠"])
def test_a_byline_of_whole_names_stays_one_above_printed_text(byline: str) -> None:
    text = "王坪镇的群众近日高兴地看到，进村的公路修\n好了，路灯也亮了起来，出行不再难。\n"
    story = titled(parsed(f"{_ABOVE}{_TITLE}\n\n{byline}\n{text}"), _TITLE)
    assert story.byline == byline.lstrip("■")
    assert story.paragraphs[0].startswith("王坪镇的群众")


@pytest.mark.parametrize("body", ["市公安局政治部", "云溪县融媒体中心"])
def test_a_body_that_sent_a_text_in_is_no_person(body: str) -> None:
    story = titled(
        parsed(
            f"{_ABOVE}{_TITLE}\n\n本报讯（记者 刘洋 通讯员 {body}）\n为严厉打击电信诈骗，近日开展专项行动。\n"
        ),
        _TITLE,
    )
    assert story.reporters == ("刘洋",)
    assert story.correspondents == ()
    assert story.byline == f"记者 刘洋 通讯员 {body}"


@pytest.mark.parametrize("opening", ["记者12月3日从县农业农村局获", "记者3日从县农业农村局了解到"])
def test_a_story_that_opens_with_when_the_reporter_was_told_begins_below_its_headline(opening: str) -> None:
    page = parsed(f"{_ABOVE}{_TITLE}\n\n{opening}悉，今年\n全县粮食总产量达到四十二万吨，再创历史新\n高。\n")
    assert titled(page, _TITLE).paragraphs[0].startswith(opening)
