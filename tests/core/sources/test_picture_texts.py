"""Texts above picture credits: captions show something; what tells on is the story's, and stays in its body."""

import pytest

from tests.core.sources.pages import parsed, titled

_MAST = "枫桥日报\n\n2018年5月16日 星期三\n\n"
_HEAD = "青石巷修旧如旧\n\n"
_LEAD = "本报讯(记者 容若谷)5月14日,青石巷改造工程完工,沿街六十多间老屋修葺一新,水电管线全部入地。"
_NEXT = (
    "\n\n果园办起采摘节\n\n本报讯(通讯员 岑楼)5月13日,松坡村的采摘节开园,首日迎客三千多人,卖出杨梅两千斤。\n"
)
_CREDITS = ("容若谷 摄", "(容若谷 摄)", "本报记者 容若谷 摄", "图/容若谷", "受访者供图", "资料图片")


@pytest.mark.parametrize("credit", _CREDITS)
@pytest.mark.parametrize(
    "last",
    [
        "街道办主任高远表示,下一步将请居民一起管好老巷。",
        "工程由县城建公司承建,总投资三千二百万元。",
        "巷口的茶馆老板娘说,游客一天比一天多。",
        "民警提醒,雨天路滑,游客进巷要慢行。",
        "此外,巷里还添了六处休息座椅。",
        "截至5月14日,已有四十家店铺开门迎客。",
    ],
)
def test_the_last_paragraph_of_a_story_stays_in_it_above_a_credit_alone(credit: str, last: str) -> None:
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}\n\n{last}\n\n{credit}{_NEXT}")
    story = titled(page, "青石巷修旧如旧")
    assert story.paragraphs[-1] == last
    assert (story.caption, story.photo_credit) == (None, credit.strip("()"))


@pytest.mark.parametrize(
    "caption",
    [
        "市民在修葺一新的青石巷里散步。",
        "5月15日,市民在青石巷散步。",
        "图为修葺一新的青石巷。",
        "孩子们围着老井听故事",
    ],
)
def test_a_text_that_shows_something_is_the_caption_above_a_credit(caption: str) -> None:
    last = "工程由县城建公司承建,总投资三千二百万元。"
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}\n\n{last}\n\n{caption}\n\n容若谷 摄{_NEXT}")
    story = titled(page, "青石巷修旧如旧")
    assert story.paragraphs[-1] == last
    assert [each.caption for each in page.articles if each.caption] == [caption]


@pytest.mark.parametrize("credit", _CREDITS)
@pytest.mark.parametrize(
    ("half", "rest"),
    [
        (
            "施工队还请来老匠人,为沿街的老屋换上小青",
            "瓦。老匠人卢长根干了四十年,手把手教会了六名徒弟。",
        ),
        (
            "同时将沿街的招牌统一做成木",
            "匾,由本地书法家题写,每块匾都讲一段老故事,游客走走停停。",
        ),
    ],
)
def test_a_paragraph_that_a_credit_cuts_goes_on_behind_it(credit: str, half: str, rest: str) -> None:
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}\n\n{half}\n\n{credit}\n\n{rest}{_NEXT}")
    story = titled(page, "青石巷修旧如旧")
    assert story.paragraphs[1:] == (half + rest,)
    assert (story.caption, story.photo_credit) == (None, credit.strip("()"))


@pytest.mark.parametrize("credit", _CREDITS)
def test_a_credit_in_a_column_takes_none_of_its_lines(credit: str) -> None:
    column = [
        "　　本报讯(记者 容若谷)5月14日,",
        "青石巷改造工程完工,沿街六十多间",
        "老屋修葺一新,水电管线全部入地。",
        "　　施工队请来老匠人指点,为沿街",
        "铺面换上小青瓦,确保老巷原来面貌",
    ]
    rest = ["不变。老匠人卢长根干了四十年,手", "把手教会了六名徒弟。"]
    page = parsed(_MAST + _HEAD + "\n".join(column) + f"\n\n{credit}\n\n" + "\n".join(rest) + _NEXT)
    story = titled(page, "青石巷修旧如旧")
    assert story.paragraphs[1] == "".join(column[3:] + rest).strip("　")
    assert (story.caption, story.photo_credit) == (None, credit.strip("()"))


@pytest.mark.parametrize("line", ["记者 容若谷 摄影报道", "本报记者 容若谷 摄影报道", "记者容若谷摄影报道"])
@pytest.mark.parametrize("kicker", ["", "松坡村靠山吃山\n\n"])
def test_a_report_line_between_a_story_and_a_headline_closes_the_story(line: str, kicker: str) -> None:
    lead = _LEAD.replace("(记者 容若谷)", " ")
    below = _NEXT.replace("果园", kicker + "果园", 1)
    page = parsed(f"{_MAST}{_HEAD}{lead}\n\n工程总投资三千二百万元。\n\n{line}{below}")
    story = titled(page, "青石巷修旧如旧")
    assert (story.byline, len(story.paragraphs)) == (line, 2)
    assert titled(page, "果园办起采摘节").byline == "通讯员 岑楼"


def test_a_report_line_right_below_the_last_printed_line_closes_the_story() -> None:
    column = ["　　本报讯 5月14日,青石巷改造工程", "完工,沿街六十多间老屋修葺一新,水", "电管线全部入地。"]
    page = parsed(_MAST + _HEAD + "\n".join(column) + f"\n记者 容若谷 摄影报道{_NEXT}")
    assert titled(page, "青石巷修旧如旧").reporters == ("容若谷",)
    assert titled(page, "果园办起采摘节").byline == "通讯员 岑楼"


@pytest.mark.parametrize(
    ("half", "rest"),
    [
        (
            "该院还请来老匠人,为沿街的老屋换上小青",
            "瓦。老匠人卢长根干了四十年,手把手教会了六名徒弟。",
        ),
        ("据了解改造工程共铺设青石板一千", "二百米,重砌老井两口。"),
        ("其中沿街铺面的招牌统一做成木", "匾,由本地书法家题写。"),
    ],
)
@pytest.mark.parametrize("between", ["", "图为青石巷一角。\n\n", "讲文明 树新风\n\n"])
def test_half_a_paragraph_that_refers_back_is_no_headline(half: str, rest: str, between: str) -> None:
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}\n\n{half}\n\n{between}{rest}{_NEXT}")
    assert titled(page, "青石巷修旧如旧").paragraphs[1:] == (half + rest,)


@pytest.mark.parametrize(
    "credit",
    [
        "新华社发 徐晓明 作",
        "王秀英 作",
        "CFP供图",
        "东方IC 供图",
        "容若谷 航拍",
        "容若谷 摄(无人机照片)",
        "制图/孙敏",
        "资料图",
        "书法 李明达",
        "本版图片除署名外均为资料图片",
    ],
)
def test_who_made_a_picture_stays_apart_from_the_stories_around_it(credit: str) -> None:
    last = "工程由县城建公司承建,总投资三千二百万元。"
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}\n\n{last}\n\n{credit}{_NEXT}")
    story, after = titled(page, "青石巷修旧如旧"), titled(page, "果园办起采摘节")
    assert (story.paragraphs[-1], story.photo_credit) == (last, credit)
    assert (after.kicker, after.subtitle) == (None, None)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("俯瞰青石巷。", "容若谷 摄(无人机照片)"),
        ("青石巷的老屋。", "容若谷 航拍"),
        ("青石巷的老屋。", "容若谷 图"),
        ("青石巷的老屋。", "视觉中国供图"),
        ("漫画:开车不喝酒", "新华社发 徐晓明 作"),
        ("剪纸:五谷丰登", "王秀英 作"),
    ],
)
def test_a_caption_ends_where_its_credit_begins(caption: str, credit: str) -> None:
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}\n\n{caption} {credit}{_NEXT}")
    assert [(each.caption, each.photo_credit) for each in page.articles if each.caption] == [
        (caption, credit)
    ]
    assert titled(page, "青石巷修旧如旧").paragraphs[1:] == ()


@pytest.mark.parametrize(
    ("title", "maker"),
    [("牡丹图(国画)", "李明达 作"), ("晨曦(摄影)", "李明达"), ("春山 (中国画)", "李明达 绘")],
)
def test_a_work_with_its_maker_on_one_line_is_no_headline_of_the_next_story(title: str, maker: str) -> None:
    page = parsed(f"{_MAST}{_HEAD}{_LEAD}\n\n{title} {maker}{_NEXT}")
    work = titled(page, title)
    assert (work.photo_credit, work.paragraphs) == (maker, ())
    assert titled(page, "果园办起采摘节").kicker is None
