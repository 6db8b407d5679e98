"""The article pane: what is set, marked, found and copied, in printed glyphs."""

from collections.abc import Callable, Iterator

import pytest
from double import Double, Page, article, masthead, spans_in
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from reader import paths
from reader.core.records import Article, Jump, Span
from reader.core.search.store import SEARCHED_FIELDS
from reader.ui.history import Visit
from reader.ui.panes.article import ArticlePane
from reader.ui.reading import Opened
from reader.ui.theme import Theme

Show = Callable[..., ArticlePane]


@pytest.fixture
def show(dressed: QApplication, qtbot: QtBot) -> Iterator[Show]:
    """Return a way to show an article, with what a query matches in it marked."""
    pane = ArticlePane(Theme(dressed, paths.resources(), "light"))
    pane.resize(900, 600)
    pane.show()

    def open_it(one: Article, query: str = "") -> ArticlePane:
        double = Double((Page(1, masthead("今日拱墅", "2021-01-15", weekday="星期五"), (one,)),))
        fields = [name for name in SEARCHED_FIELDS if getattr(one, name)]
        spans = [span for name in fields for span in spans_in(getattr(one, name), name, query)]
        pane.show_article(Opened(double.article(one.id), Visit(one.id, query), tuple(spans)))
        return pane

    yield open_it
    pane.close()
    pane.deleteLater()
    dressed.processEvents()


def marked(pane: ArticlePane) -> list[str]:
    selections: list[QTextEdit.ExtraSelection] = pane.view.extraSelections()
    return [selection.cursor.selectedText() for selection in selections]


def test_the_marks_cover_exactly_what_was_searched(show: Show) -> None:
    one = article(
        "a", "大运河的大运河", "走过大运河。", "又是大运河大运河!", kicker="大运河畔", caption="图为大运河"
    )
    assert marked(show(one, "大运河")) == ["大运河"] * 7


def test_whatever_is_searched_can_be_seen(show: Show) -> None:
    texts = {name: f"{name}的大运河" for name in SEARCHED_FIELDS if name not in {"body", "title"}}
    pane = show(article("a", "大运河", "走过大运河。", **texts), "大运河")
    assert marked(pane) == ["大运河"] * len(SEARCHED_FIELDS)
    assert all(text in pane.view.toPlainText() for text in texts.values())


def test_what_the_body_tells_is_not_set_twice(show: Show) -> None:
    body = "新华社北京5月9日电(记者 张三)昨天上午动工。"
    told = show(article("a", "题", body, source="新华社", dateline="北京5月9日")).view.toPlainText()
    assert told.count("新华社") == told.count("北京5月9日") == 1
    apart = show(
        article("a", "题", "动工。", source="新华社", reporters=("张三",), correspondents=("李四", "王五"))
    )
    lines = apart.view.toPlainText().splitlines()
    assert {"来源：新华社", "记者：张三", "通讯员：李四、王五"} <= set(lines)


def test_of_thousands_of_hits_those_near_what_is_in_sight_are_drawn_and_all_are_counted(show: Show) -> None:
    pane = show(article("a", "题", *["运河" * 100] * 30), "河")
    view = pane.view
    assert len(view.marked_ranges()) == 3000
    assert len(marked(pane)) < 1500
    view.go_to(2999)
    drawn = view.extraSelections()
    assert any(one.cursor.selectionEnd() == view.marked_ranges()[2999][1] for one in drawn)
    assert view.step(1) == (1, 3000)
    assert view.extraSelections()[0].cursor.selectionEnd() == view.marked_ranges()[0][1]


@pytest.mark.parametrize("query", ["家", "野家", "𠮷", "𠮷野", "店𪚥"])
def test_rare_hanzi_before_and_in_a_hit_do_not_shift_the_mark(show: Show, query: str) -> None:
    pane = show(article("a", "𠮷𠮷野家", "𪚥𪚥在𠮷野家店𪚥。", "𠮷野家"), query)
    assert marked(pane)
    assert set(marked(pane)) == {query}


def test_a_hit_behind_invisible_characters_is_marked_where_it_stands(show: Show) -> None:
    pane = show(article("a", "题\u202e", "零\u200b宽\u2066之后的大运河"), "大运河")
    assert marked(pane) == ["大运河"]
    assert "零‹U+200B›宽‹U+2066›之后" in pane.view.toPlainText()
    assert "题‹U+202E›" in pane.view.toPlainText()


def test_a_hit_over_two_paragraphs_is_marked_in_both(show: Show) -> None:
    one = article("a", "题", "前面大运", "河后面")
    pane = show(one)
    pane.view.set_spans([Span("body", 2, 6)])
    assert marked(pane) == ["大运", "河"]


def test_source_text_never_acts_as_markup(show: Show) -> None:
    wicked = "<img src=file:///etc/passwd><script>alert(1)</script><b>粗</b>&amp;"
    one = article("a", wicked, wicked, kicker=wicked, subtitle=wicked, byline=wicked, caption=wicked)
    pane = show(one)
    assert pane.view.toPlainText().count(wicked) == 6
    assert "\ufffc" not in pane.view.toPlainText()
    html = pane.view.toHtml()
    assert "<img" not in html
    assert "<script" not in html
    kind = QTextDocument.ResourceType.ImageResource
    assert pane.view.loadResource(kind.value, "file:///etc/passwd") is None


def test_the_whole_article_is_set(show: Show) -> None:
    one = article(
        "a",
        "主标题",
        "正文。",
        kicker="引题",
        subtitle="副题",
        column="今日观察",
        byline="记者 甲",
        caption="图中人",
        photo_credit="乙 摄",
        jump=Jump(to_page=2),
    )
    text = show(one).view.toPlainText()
    order = [
        "今日观察",
        "引题",
        "主标题",
        "副题",
        "2021年1月15日 星期五",
        "记者 甲",
        "正文。",
        "下转第2版",
        "图中人",
        "乙 摄",
    ]
    places = [text.index(piece) for piece in order]
    assert places == sorted(places)


def test_all_pages_at_which_a_story_goes_on_are_named(show: Show) -> None:
    one = article("a", "主标题", "正文。", jump=Jump(to_page=2, more_pages=(3, 4)))
    assert "下转第2、3、4版" in show(one).view.toPlainText()


def test_an_article_without_headline_is_marked_as_such(show: Show) -> None:
    assert (
        show(article("a", None, "本报讯 昨日降雪。"))
        .view.toPlainText()
        .startswith("[无标题] 本报讯 昨日降雪。")
    )


def test_copies_have_no_layout_spaces_and_no_fonts(show: Show) -> None:
    pane = show(article("a", "题", "第一段。", "第二段。"))
    pane.view.selectAll()
    data = pane.view.createMimeDataFromSelection()
    assert data.text().endswith("第一段。\n第二段。")
    assert data.text().startswith("题\n")
    assert not data.hasHtml()


def test_f3_goes_round_the_hits_and_back(show: Show) -> None:
    pane = show(article("a", "大运河", *["平常的话。" * 30] * 10, "大运河"), "大运河")
    steps = []
    pane.step_shown.connect(lambda number, total: steps.append((number, total)))
    for direction in (1, 1, 1, -1):
        pane.step(direction)
    assert steps == [(1, 2), (2, 2), (1, 2), (2, 2)]
    assert pane.view.verticalScrollBar().value() > 0


def test_a_hit_far_down_is_brought_into_sight(show: Show) -> None:
    pane = show(article("a", "题", *["平常的话。" * 60] * 20, "大运河"), "大运河")
    selection = pane.view.extraSelections()[0]
    assert pane.view.viewport().rect().contains(pane.view.cursorRect(selection.cursor).center())


def test_finding_in_the_article_and_closing_brings_the_hits_back(show: Show, qtbot: QtBot) -> None:
    pane = show(article("a", "大运河", "保护大运河,保护文化。"), "大运河")
    pane.open_find_bar()
    qtbot.keyClicks(pane.find_bar.findChild(type(pane.find_bar._line)), "x")
    assert marked(pane) == ["大运河"] * 2
    pane.find_bar.open("保护")
    assert marked(pane) == ["保护"] * 2
    pane.find_bar.close_bar()
    assert marked(pane) == ["大运河"] * 2


def test_a_larger_text_keeps_the_line_at_the_top(show: Show) -> None:
    pane = show(article("a", "题", *[f"第{number}段" + "平常的话。" * 30 for number in range(40)]))
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)

    def first_line() -> str:
        return pane.view.cursorForPosition(pane.view.viewport().rect().topLeft()).block().text()[:4]

    before = first_line()
    pane.view.set_percent(175)
    assert first_line() == before
    pane.resize(600, 400)
    assert first_line() == before


def test_the_measure_is_about_38_hanzi(show: Show) -> None:
    pane = show(article("a", "题", "国" * 400))
    pane.resize(1600, 600)
    block = pane.view.document().lastBlock()
    assert block.layout().lineAt(1).textLength() in range(37, 40)
