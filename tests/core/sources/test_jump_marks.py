"""Marks of stories that go on at another page or come from one, in the forms that newspapers print them."""

import pytest

from reader.core.records import Article, PageNumber, SourceInfo
from reader.core.sources import Profiles, parse_text
from reader.core.sources.jumps import take_jump

MASTHEAD = "江干报\n2018年5月10日 星期四 第100期 本期4版\n\n"
REST = "变化,确保人民群众生命财产安全。李大山要求,各级防汛责任人要深入一线,靠前指挥。"
TOLD = "本报讯(记者 张三丰)昨天,区委召开防汛工作会议,传达上级精神。要加强值班值守,密切关注雨情水情"
NEXT = (
    "\n\n钱江新城添公园\n\n本报讯(记者 李四光)近日,钱江新城三座口袋公园陆续建成开放,市民在家门口就能赏花。\n"
)


def first_story(body: str) -> Article:
    text = MASTHEAD + body + NEXT
    source = SourceInfo("page.txt", "0" * 64, "utf-8", len(text.split("\n")))
    stories = parse_text(text, source, Profiles()).articles
    assert [story.title for story in stories][1:] == ["钱江新城添公园"]
    return stories[0]


@pytest.mark.parametrize(
    "mark",
    ["下转2版", "▶下转2版", "(下转今日2版)", "(下转2、3版)", "(下转2-3版)", "【转2版】", "→2版", "☞第2版"],
)
def test_a_mark_at_the_end_says_where_a_story_goes_on(mark: str) -> None:
    story = first_story(f"区委召开防汛工作会议\n\n{TOLD}{mark}")
    assert story.jump is not None and story.jump.to_page == 2
    assert story.paragraphs == (TOLD,)


@pytest.mark.parametrize(
    "mark", ["上接1版 ", "◀上接1版\n\n", "◄上接1版 ", "←上接1版\n", "(上接今日1版)", "(接1版)", "【接第1版】"]
)
def test_a_mark_at_the_beginning_says_where_a_story_comes_from(mark: str) -> None:
    story = first_story(mark + REST)
    assert story.jump is not None and story.jump.from_page == 1
    assert (story.title, story.paragraphs) == (None, (REST,))


@pytest.mark.parametrize(
    ("mark", "pages"),
    [
        ("(下转2、3版)", (2, 3)),
        ("(下转2,3版)", (2, 3)),
        ("（下转２，３版）", (2, 3)),
        ("(下转2-4版)", (2, 3, 4)),
        ("(下转第2—4版)", (2, 3, 4)),
        ("(下转2至4、6版)", (2, 3, 4, 6)),
        ("(下转二、三版)", (2, 3)),
        ("(下转二三版)", (2, 3)),
        ("(下转十二版)", (12,)),
        ("(下转第2版、第3版)", (2, 3)),
        ("(下转2版和3版)", (2, 3)),
        ("(下转今日2、3版)", (2, 3)),
        ("(下转A2、3版)", ("A2", "A3")),
        ("(下转A02-A04版)", ("A02", "A03", "A04")),
        ("(下转2-400版)", (2, 400)),
        ("▶下转2、3版", (2, 3)),
        ("→2、3版", (2, 3)),
    ],
)
def test_a_mark_names_all_pages_at_which_a_story_goes_on(mark: str, pages: tuple[PageNumber, ...]) -> None:
    story = first_story(f"区委召开防汛工作会议\n\n{TOLD}{mark}")
    assert story.jump is not None and story.jump.to_pages == pages
    assert story.paragraphs == (TOLD,)


def test_a_mark_names_all_pages_from_which_a_story_comes() -> None:
    story = first_story("(上接1、2版)" + REST)
    assert story.jump is not None and (story.jump.from_pages, story.jump.to_pages) == ((1, 2), ())
    assert story.paragraphs == (REST,)


@pytest.mark.parametrize("piece", ["2、 ", " 、 第 3 ", "2 ", "-2", "2版、", "二", " "])
def test_many_numbers_and_blanks_behind_a_mark_take_no_time(piece: str) -> None:
    """Ways to part blanks between numbers must not multiply: this line would be read for ever."""
    text = f"{TOLD}(下转2{piece * 200}x"
    _rest, jump = take_jump(text)
    assert jump is None or jump.to_page in (2, 22)


def test_a_page_that_a_reference_behind_names_is_none_of_the_story() -> None:
    story = first_story(f"区委召开防汛工作会议\n\n{TOLD}(下转2版,图片新闻见第4、5版)")
    assert story.jump is not None and story.jump.to_pages == (2,)
    assert story.paragraphs == (TOLD + "(图片新闻见第4、5版)",)


@pytest.mark.parametrize("words", ["我区公园建设见成效→2版", "(接到电话2版)", "请转2分机"])
def test_other_words_with_pages_are_no_marks(words: str) -> None:
    assert first_story(f"区委召开防汛工作会议\n\n{TOLD}。\n\n他们说:{words}。").jump is None
