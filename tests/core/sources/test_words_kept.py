"""Words beside a marker, a credit or a reference: every hanzi, letter and digit of a page stays in what is read of it."""

import re
from collections import Counter
from dataclasses import replace
from random import Random

from reader.core.records import Article, Jump, ParsedPage, SourceInfo
from reader.core.sources import Profiles, lines_not_whole, parse_text, split_lines
from tests.pages.fuzz import mutate
from tests.pages.generate import page as invent
from tests.pages.score import ROOT

SOURCE = SourceInfo("x.txt", "0" * 64, "utf-8", 1)
STORY = "临江日报\n\n县城新车站启用\n\n本报讯(记者 田野)5月1日,县城新车站启用,日均发送旅客三千人次。"
MARKS = Counter("下转上接紧第版面页0123456789" * 2 + "一二三四五六七八九十" * 2)
GUIDES = Counter("导读详见请看今日第版0123456789" * 2)
SPOT = re.compile(r"[()（）【】\[\]/／:：|· 　摄版者员讯电图]")
WORDS = (
    *("龘靐", "齉爩驫", "3龘版", "相关龘靐", "龘靐(齉)", "龘 靐", "王伟", "记者 王伟", "第3版", "A7", "(5)"),
    *(
        "据新华社",
        "/摄",
        "文/图",
        "本报讯",
        "、丙丁",
        "图为",
        "下转3版",
        "(上接2版)",
        "〔龘〕",
        "转龘靐",
        "供图",
    ),
)


def read(text: str) -> ParsedPage:
    return parse_text(text, SOURCE, Profiles())


def words(article: Article) -> str:
    return "\n".join(
        filter(
            None,
            (
                *(article.kicker, article.title, article.subtitle, article.column, article.byline),
                *(article.source, article.dateline, *article.paragraphs, article.caption),
                article.photo_credit,
            ),
        )
    )


def pages(seed: int, count: int) -> list[str]:
    """Return pages with words put in where patterns look for brackets, names and marks."""
    chance = Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    texts += [invent(number)[0] for number in range(40)]
    found = []
    for _ in range(count):
        text = chance.choice(texts)
        if chance.random() < 0.3:
            text = mutate(text, chance)
        for _ in range(chance.randint(1, 6)):
            spots = [match.start() for match in SPOT.finditer(text)]
            if spots:
                at = chance.choice(spots) + chance.randint(0, 1)
                text = text[:at] + chance.choice(WORDS) + text[at:]
        found.append(text)
    return found


def test_words_put_in_anywhere_are_in_a_field_or_a_leftover() -> None:
    for number, text in enumerate(pages(1, 150)):
        page, lines = read(text), split_lines(text)
        for article in page.articles:
            printed = Counter("".join(lines[line - 1] for line in dict.fromkeys(article.lines)))
            lost = printed - Counter(words(article))
            if article.jump is not None:
                lost -= MARKS
            if article.kind == "guide":
                lost -= GUIDES
            whole = re.sub(r"\W", "", words(article))
            gone = [
                lines[line - 1]
                for line in article.lines
                if any(one.isalnum() and one in lines[line - 1] for one in lost)
                and any(re.sub(r"\W", "", piece) not in whole for piece in lines[line - 1].split())
            ]
            assert (number, gone) == (number, [])
        for one in page.leftovers:
            assert Counter("".join(lines[n - 1] for n in one.lines).split()) == Counter(one.text.split())
        assert lines_not_whole(page, text) == ()


def test_words_behind_a_jump_in_its_bracket_stay_in_the_paragraph() -> None:
    for mark, kept in (
        ("(下转2版 相关报道见3版)", "(相关报道见3版)"),
        ("（下转第2版，图片新闻见第4、5版）", "（图片新闻见第4、5版）"),
        ("(下转2版▶)", ""),
        ("(转2版中缝)", "(中缝)"),
    ):
        (article,) = read(STORY + mark).articles
        assert article.jump == Jump(to_page=2)
        assert article.paragraphs[-1] == f"{STORY.splitlines()[-1]}{kept}"


def test_words_behind_the_page_that_a_story_comes_from_stay() -> None:
    (article,) = read(STORY.replace("本报讯", "(上接1版 图文专题)本报讯")).articles
    assert article.jump == Jump(from_page=1)
    assert article.paragraphs[0].startswith("(图文专题)本报讯")


def test_a_second_marker_that_no_field_can_hold_stays_in_the_text() -> None:
    begun = STORY.replace("本报讯", "(上接1版)本报讯")
    (article,) = read(begun + "站前广场同日开放,公交线路随之调整。(下转3版)").articles
    assert article.jump == Jump(to_page=3)
    assert "(上接1版)" in article.paragraphs[0]
    twice = read(STORY + "(下转2版)\n\n本次通车后,县城有了两座车站。(下转6版)")
    told = "".join(map(words, twice.articles))
    assert "(下转2版)" in told or Jump(to_page=2) in [one.jump for one in twice.articles]
    assert "(下转6版)" in told or Jump(to_page=6) in [one.jump for one in twice.articles]


def test_a_guide_keeps_what_a_reference_says_beyond_its_page() -> None:
    guide = "临江日报\n\n导读\n\n县城新车站启用\n更多图片见 3 版\n\n老街改造完工\n详见4、5版\n\n" + STORY
    first, second = [article for article in read(guide).articles if article.kind == "guide"]
    assert "更多图片" in words(first) and first.jump == Jump(to_page=3)
    assert "5" in words(second) and second.jump == Jump(to_page=4)
    plain = read(guide.replace("更多图片", "详").replace("、5", ""))
    assert [words(article) for article in plain.articles[:2]] == ["县城新车站启用", "老街改造完工"]


def test_a_byline_that_names_only_who_took_the_pictures_is_kept_whole() -> None:
    (article,) = read(f"{STORY}\n\n李春冬/文龘靐 诸葛涵/摄\n").articles
    assert "李春冬/文龘靐" in words(article) and "诸葛涵/摄" in words(article)


def test_lost_words_are_found_by_their_line() -> None:
    page = read(STORY)
    (article,) = page.articles
    cut = replace(article, paragraphs=(article.paragraphs[0].replace("旅客", ""),))
    assert lines_not_whole(replace(page, articles=(cut,)), STORY) == (5,)
    assert lines_not_whole(page, STORY) == ()


def test_a_line_with_another_jump_than_its_story_has_is_a_leftover() -> None:
    page = read(STORY.replace("县城新车站启用\n", "上接1版\n\n县城新车站启用\n", 1) + "\n\n上接3版\n")
    assert [article.jump for article in page.articles] == [Jump(from_page=1)]
    assert [one.text for one in page.leftovers] == ["上接3版"]


def test_who_took_the_pictures_is_kept_below_another_byline() -> None:
    story = "三座旧桥换上新栏杆\n\n4月11日,三座旧桥全部换上新栏杆,行人走起来踏实多了。\n\n真抓实干谋发展 推动工作上台阶\n\n"
    text = story + "■记者 黄怡洋 通讯员 程华嘉\n通讯员 闫东东 摄\n"
    page = read(text)
    (article,) = [each for each in page.articles if each.title == "三座旧桥换上新栏杆"]
    assert (article.reporters, article.correspondents) == (("黄怡洋",), ("程华嘉",))
    assert article.photo_credit == "通讯员 闫东东 摄"
    assert lines_not_whole(page, text) == ()
