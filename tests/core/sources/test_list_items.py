"""Items of a list in a story, which have no stop and are short as headlines are: they stay with the text above them."""

import pytest

from tests.core.sources.pages import parsed, titled

_MAST = "柳湾日报\n\n2016年4月12日 星期二\n\n"
_STORY = (
    "渡口小学办起运动会\n\n"
    "本报讯(记者 柏如松)4月11日,渡口小学的操场上热闹了一整天,全校三百多名学生都上了场,家长也来了不少。\n\n"
    "校长说,名次不要紧,要紧的是每个孩子都跑起来。\n\n"
)
_NEXT = (
    "\n\n粮站门口修起便民棚\n\n"
    "本报讯(通讯员 尤南枝)4月10日起,来粮站卖粮的农民不用再晒着太阳排队,新搭的棚子能停下二十辆车。\n"
)


@pytest.mark.parametrize(
    "items",
    [
        ("第一名:柳湾镇中心小学", "第二名:渡口小学"),
        ("一等奖(2名):柏青 宁雨前", "优秀奖(4名):查全民 尤南枝 顾维 陆彩云"),
        ("冠军：渡口小学三年级二班",),
        ("金牌榜:渡口小学12枚、柳湾小学9枚、河东小学7枚",),
        ("顾维桢 陆彩云 庄稼明 查全民 尤南枝",),
        ("3路：渡口—粮站—镇医院—河东新村", "12路区间(夏季):渡口—集市—火车站"),
        ("主料：鲫鱼2条、豆腐1块、葱姜少许", "做法：鲫鱼煎至两面金黄再加水"),
        ("渡口小学2∶1柳湾小学", "河东小学0∶3粮站小学"),
        ("@渡口老柏：给孩子们点赞！",),
        ("网友“河东人”说:好!",),
        ("上联:三座旧桥连两岸", "下联:一条新路到千家", "横批:人和桥稳"),
        ("男单:柏青 3∶1 宁雨前", "女单:陆彩云 3∶0 尤南枝"),
        ("男子100米 第一名 柏青 13秒2", "女子100米 第一名 宁雨 14秒6"),
        ("冠军 渡口小学", "亚军 柳湾小学"),
        ("面积:120平方米 租金:每月2000元",),
        ("报名材料:", "1.户口簿复印件", "2.体检表"),
        ("1.不抢跑道", "2.不推同学", "3.听从口令"),
        ("需带的东西如下:", "①水壶", "②毛巾"),
        ("小学组:渡口小学、柳湾小学", "导演:顾维桢"),
        ("附:评分办法",),
        ("“爷爷,您还跑得动吗?”",),
    ],
)
def test_an_item_of_a_list_is_of_the_story_above(items: tuple[str, ...]) -> None:
    page = parsed(_MAST + _STORY + "\n\n".join(items) + _NEXT)
    story = titled(page, "渡口小学办起运动会")
    assert story.paragraphs[-len(items) :] == items
    after = titled(page, "粮站门口修起便民棚")
    assert (after.kicker, after.subtitle) == (None, None)


@pytest.mark.parametrize("break_at", [14, 18, 22])
def test_a_printed_line_that_cuts_an_item_of_a_list_begins_no_headline(break_at: int) -> None:
    def wrapped(*texts: str) -> str:
        return "\n".join(text[at : at + break_at] for text in texts for at in range(0, len(text), break_at))

    told = (
        "本报讯(记者柏如松)渡口小学的操场上热闹了一整天，全校三百多名学生都上了场，家长也来了不少，"
        "比赛一直到太阳落山才结束，场边的加油声没有停过。",
        "校长说，名次不要紧，要紧的是每个孩子都跑起来，跑得慢的孩子也有人在终点等着他，给他递上一杯水。",
        "金牌榜：渡口小学十二枚、柳湾小学九人9枚、河东小学七人7枚、粮站小学五人5枚、集市小学一人1枚",
    )
    told_next = (
        "本报讯(通讯员尤南枝)来粮站卖粮的农民不用再晒着太阳排队，新搭的棚子能停下二十辆车，棚里有开水和长凳。",
        "站长说，棚子是用拆下来的旧木料搭的，没有花多少钱，往后下雨天卖粮也不怕粮食淋湿了，大家都说好。",
    )
    page = parsed(
        f"{_MAST}渡口小学办起运动会\n\n{wrapped(*told)}\n\n粮站门口修起便民棚\n\n{wrapped(*told_next)}\n"
    )
    assert told[-1] in "".join(titled(page, "渡口小学办起运动会").paragraphs)
    after = titled(page, "粮站门口修起便民棚")
    assert (after.kicker, after.subtitle) == (None, None)


@pytest.mark.parametrize(
    "headline", ["柳湾小学2∶1险胜渡口小学", "第一名背后的苦与乐", "“爷爷,您还跑得动吗?”", "渡口：河清岸绿"]
)
def test_what_stands_right_above_a_lead_is_its_headline(headline: str) -> None:
    page = parsed(_MAST + _STORY + _NEXT.replace("粮站门口修起便民棚", headline))
    assert len(titled(page, "渡口小学办起运动会").paragraphs) == 2
    assert titled(page, headline).correspondents == ("尤南枝",)


def test_who_wrote_and_who_took_the_pictures_are_no_items_of_a_list() -> None:
    page = parsed(_MAST + _STORY + "文字:顾维桢 摄影:陆彩云" + _NEXT)
    story = titled(page, "渡口小学办起运动会")
    assert len(story.paragraphs) == 2
    assert "顾维桢" in (story.byline or "")


def test_numbered_headings_with_text_below_them_are_subheads_still() -> None:
    told = "校长说,每个班都要上场,哪怕只是跑完一圈,老师也会在终点等着。"
    page = parsed(_MAST + _STORY + f"1.先定规矩\n\n{told}\n\n2.再比快慢\n\n{told}" + _NEXT)
    story = titled(page, "渡口小学办起运动会")
    assert {"1.先定规矩", "2.再比快慢"} <= set(story.paragraphs)
