"""Lines of credits: who wrote, sent in, took and edited what, and the lines that only look like one."""

import pytest

from reader.core.records import Article, Kind, ParsedPage, SourceInfo
from reader.core.sources import Profiles, parse_text, unaccounted_lines
from reader.core.sources.bylines import end_byline, is_byline_line, read_lead
from reader.core.sources.credit_lines import names_editors, read_parts
from reader.core.sources.credits import photo_part, read_credits
from reader.core.sources.running_bylines import read_running
from reader.core.sources.text_sources import is_sourced, source_of

PAGE = "河湾报\n2018年5月10日 星期四 第100期\n\n"
TITLE, NEXT = "背街小巷换新颜", "垃圾分类进校园"
FIRST = "昨天上午,区城管局组织开展了市容环境整治行动,清理乱堆物三十余处,受到沿线居民的一致好评。"
SECOND = "据介绍,此次整治行动将持续到月底,重点针对环境卫生问题,力争做到件件有着落、事事有回音。"
BELOW = f"{NEXT}\n\n本报讯(记者 钱小红)本周一,垃圾分类课走进了实验小学。\n"


def read(*parts: str) -> ParsedPage:
    text = PAGE + "\n\n".join((*parts, BELOW))
    page = parse_text(text, SourceInfo("x.txt", "0" * 64, "utf-8", 1), Profiles())
    assert unaccounted_lines(page, text) == ()
    return page


def story_of(page: ParsedPage) -> Article:
    """Return the first story of a page; the one below it is whole, with nothing of the first at its head."""
    story, below = page.articles
    assert (below.kicker, below.title, below.subtitle, below.column) == (None, NEXT, None, None)
    assert (below.byline, below.reporters) == ("记者 钱小红", ("钱小红",))
    assert (story.kicker, story.title, story.subtitle, story.column) == (None, TITLE, None, None)
    assert story.kind is Kind.NEWS
    return story


CREDITS = [
    ("口述:王五洲 整理:张三丰", "王五洲 张三丰", "", None),
    ("王五洲 口述 张三丰 整理", "王五洲 张三丰", "", None),
    ("王大爷口述 本报记者 张三丰 整理", "张三丰", "", None),
    ("撰稿 张三丰 摄影 李四光", "张三丰", "", "摄影 李四光"),
    ("文字:张三丰 摄影:李四光 编辑:王五洲", "张三丰", "", "摄影:李四光"),
    ("统筹 张三丰 文字 李四光 摄影 王五洲", "李四光", "", "摄影 王五洲"),
    ("文|张三丰 图|李四光", "张三丰", "", "图|李四光"),
    ("张三丰 文 李四光 图", "张三丰", "", "李四光 图"),
    ("文/图 张三丰 通讯员 王五洲", "张三丰", "王五洲", None),
    ("采写/本报记者 张三丰 李四光", "张三丰 李四光", "", None),
    ("采写:河湾报记者 张 三 通讯员 王五洲", "张三", "王五洲", None),
    ("本报记者 张三丰 摄影 李四光", "张三丰", "", "摄影 李四光"),
    ("记者 买买提 文 阿依古丽 图", "买买提", "", "阿依古丽 图"),
    ("《河湾报》记者 张三丰", "张三丰", "", None),
    ("河湾晚报·小时新闻记者 张三丰", "张三丰", "", None),
    ("柚子互动·河湾快报 记者 张三丰", "张三丰", "", None),
    ("央视记者 张三丰", "张三丰", "", None),
    ("特派记者 张三丰 发自北京", "张三丰", "", None),
    ("本报特派记者 张三丰 李四光 北京报道", "张三丰 李四光", "", None),
    ("By 张三丰", "张三丰", "", None),
    ("张三丰(河湾大学教授)", "张三丰", "", None),
    ("受访者:王五洲 采访者:张三丰", "张三丰", "", None),
    ("策划 王五洲\n文字 张三丰 赵六合\n摄影 李四光", "张三丰 赵六合", "", "摄影 李四光"),
    ("摄影:李四光\n文字:张三丰", "张三丰", "", "摄影:李四光"),
]


@pytest.mark.parametrize(("line", "reporters", "correspondents", "photo"), CREDITS)
def test_a_credit_below_a_headline_takes_nothing_from_it(
    line: str, reporters: str, correspondents: str, photo: str | None
) -> None:
    story = story_of(read(TITLE, line, FIRST, SECOND))
    assert " ".join(story.reporters) == reporters
    assert " ".join(story.correspondents) == correspondents
    assert story.photo_credit == photo
    assert len(story.paragraphs) == 2


@pytest.mark.parametrize(
    ("line", "reporters", "photo"),
    [
        ("文字 张三丰 摄影 李四光", "张三丰", "摄影 李四光"),
        ("(文字 张三丰 摄影 李四光)", "张三丰", "摄影 李四光"),
        ("本版撰稿 张三丰 摄影 李四光", "张三丰", "本版摄影 李四光".removeprefix("本版")),
        ("(张三丰 整理)", "张三丰", None),
        ("[责任编辑:张三丰]", "", None),
        ("【责任编辑 张三丰 校对 李四光】", "", None),
        ("实习编辑 张三丰", "", None),
        ("视频:张三丰 剪辑:李四光", "", None),
        ("漫画 张三丰", "", "漫画 张三丰"),
        ("摄影 张三丰 李四光", "", "摄影 张三丰 李四光"),
        ("本报记者 张三丰 摄", "", "本报记者 张三丰 摄"),
        ("(本版图片由区城管局提供)", "", "本版图片由区城管局提供"),
        ("(本报综合)", "", None),
        ("本版文图由张三丰采写拍摄", "", None),
    ],
)
def test_a_credit_at_the_end_stays_with_its_story(line: str, reporters: str, photo: str | None) -> None:
    story = story_of(read(TITLE, FIRST, SECOND, line))
    assert " ".join(story.reporters) == reporters
    assert story.photo_credit == photo
    assert len(story.paragraphs) == 2


@pytest.mark.parametrize(
    ("line", "source", "reporters"),
    [
        ("(据《人民日报》)", "人民日报", ()),
        ("(来源:河湾在线)", "河湾在线", ()),
        ("来源丨河湾在线", "河湾在线", ()),
        ("据新华社", "新华社", ()),
        ("据新华社、央视新闻", "新华社、央视新闻", ()),
        ("(据新华社电)", "新华社", ()),
        ("(据新华社北京5月9日电)", "新华社", ()),
        ("新华社发", "新华社", ()),
        ("——摘自《河湾日报》", "河湾日报", ()),
        ("(综合新华社、央视报道)", "新华社、央视", ()),
        ("来源:河湾网 责任编辑:张三丰", "河湾网", ()),
        ("(来源:河湾在线 记者:张三丰)", "河湾在线", ("张三丰",)),
    ],
)
def test_a_source_is_told_as_one(line: str, source: str, reporters: tuple[str, ...]) -> None:
    story = story_of(read(TITLE, FIRST, SECOND, line))
    assert (story.source, story.reporters) == (source, reporters)
    assert story.byline is not None and story.byline in line


def test_a_source_behind_the_last_sentence_names_nobody() -> None:
    story = story_of(read(TITLE, FIRST, SECOND + "(据《人民日报》)"))
    assert (story.source, story.reporters, story.byline) == ("人民日报", (), "据《人民日报》")
    assert story.paragraphs[-1].endswith("回音。(据《人民日报》)")


@pytest.mark.parametrize(
    ("lead", "reporters", "correspondents"),
    [
        ("本报记者 张三丰 李四光 通讯员 王五洲 ", "张三丰 李四光", "王五洲"),
        ("河湾晚报·小时新闻记者 张三丰 通讯员 王五洲 ", "张三丰", "王五洲"),
        ("本报记者张三丰 通讯员王五洲", "张三丰", "王五洲"),
        ("首席记者 张 三 见习记者 欧阳小雨 ", "张三 欧阳小雨", ""),
        ("河湾报融媒体记者 张三丰 共享联盟·河东站 李四光 ", "张三丰 李四光", ""),
        ("特派记者 张三丰 发自北京 ", "张三丰", ""),
        ("记者张三丰 李四光 ", "张三丰 李四光", ""),
        ("本报讯 本报记者 张三丰 李四光 通讯员 王五洲 ", "张三丰 李四光", "王五洲"),
        ("【本报记者 张三丰 通讯员 王五洲】", "张三丰", "王五洲"),
        ("本报讯(撰稿 张三丰 摄影 李四光)", "张三丰", ""),
    ],
)
def test_a_byline_may_run_into_its_text(lead: str, reporters: str, correspondents: str) -> None:
    story = story_of(read(TITLE, lead + FIRST, SECOND))
    assert " ".join(story.reporters) == reporters
    assert " ".join(story.correspondents) == correspondents
    assert story.paragraphs[0].replace(" ", "") == (lead + FIRST).replace(" ", "")


@pytest.mark.parametrize(
    "words",
    [
        "记者 采访 了解到,",
        "记者 高兴地看到,",
        "本报记者 走访发现,",
        "本报记者 周末 来到社区,",
        "摄影 文字 绘画 样样精通的他说,",
    ],
)
def test_words_of_a_sentence_are_no_people(words: str) -> None:
    story = story_of(read(TITLE, words + FIRST, SECOND))
    assert (story.byline, story.reporters, story.correspondents) == (None, (), ())


def test_a_reporter_within_a_story_begins_no_other() -> None:
    story = story_of(read(TITLE, "本报讯(记者 赵小强)" + FIRST, "新华社记者张三丰昨天走进小巷," + SECOND))
    assert story.reporters == ("赵小强",)
    assert len(story.paragraphs) == 2


def test_the_pictures_of_a_lead_are_credited() -> None:
    story = story_of(read(TITLE, "本报讯(首席记者 张三丰/文 李四光/摄)" + FIRST, SECOND))
    assert (story.reporters, story.photo_credit) == (("张三丰",), "李四光/摄")


def test_a_headline_above_a_credit_is_no_caption() -> None:
    story = story_of(read(TITLE, "本报记者 张三丰 摄", FIRST, SECOND))
    assert (story.photo_credit, story.caption) == ("本报记者 张三丰 摄", None)


@pytest.mark.parametrize(
    "line",
    [
        "口述 江南事",
        "图片 新闻",
        "采访 归来",
        "文字 张弛有度",
        "整理 房间",
        "摄影:李四光获一等奖",
        "口述历史:王五洲",
        "张三丰:摄影是我的爱好",
        "编剧:张三丰 摄影:李四光",
        "主持人:张三丰 嘉宾:李四光",
        "记者 编辑 摄影 齐上阵",
        "孩子们走进科技馆 张三丰/摄",
        "本报记者 张三丰 摄",
        "记者:张老师,您好",
    ],
)
def test_what_only_looks_like_a_credit_of_writers_is_none(line: str) -> None:
    assert not is_byline_line(line) or read_credits(line).reporters == ()
    assert not names_editors(line)


def test_parts_tell_who_did_what_as_printed() -> None:
    parts = read_parts("撰文/张三丰 摄影/李四光、王五洲 责编/赵六合")
    assert [(part.did.value, part.names, part.printed) for part in parts] == [
        ("wrote", ("张三丰",), "撰文/张三丰"),
        ("took", ("李四光", "王五洲"), "摄影/李四光、王五洲"),
        ("edited", ("赵六合",), "责编/赵六合"),
    ]
    assert photo_part(read_credits("记者 张三丰/文 通讯员 李四光/图")) == "通讯员 李四光/图"


def test_bylines_are_found_where_they_stand() -> None:
    assert end_byline("事事有回音。(撰稿 张三丰 摄影 李四光)") == "撰稿 张三丰 摄影 李四光"
    assert end_byline("事事有回音。(来源:河湾在线)") == "(来源:河湾在线)"
    running = read_running("本报记者 张三丰 昨天从区里获悉,小巷换了新颜。")
    assert running is not None and running.sure and running.text == "本报记者 张三丰"
    assert read_running("记者 周末 从区里获悉,小巷换了新颜。") is None
    lead = read_lead("本报北京5月9日专电(特派记者 张三丰)昨天,小巷换了新颜。")
    assert lead is not None and (lead.dateline, lead.byline) == ("北京5月9日", "特派记者 张三丰")


def test_sources_are_read_without_what_tells_them() -> None:
    assert source_of("(据《人民日报》、新华社)") == "人民日报、新华社"
    assert source_of("(本报综合)") is None
    assert not is_sourced("(据介绍)") and not is_sourced("据说这里还在修路")
