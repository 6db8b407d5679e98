"""The reading room: tabs, ways to go somewhere, bookmarks, the source beside the article, the whole page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import OpenWindow, Ready
from double import Double, Page, article, masthead
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from reader import paths
from reader.core.errors import BaokuError
from reader.core.library import Library
from reader.core.records import Destinations, Join, Jump, JumpHalf
from reader.ui import settings as known
from reader.ui.comparing import line_of_place
from reader.ui.dialogs.calendar import CalendarDialog, day_of, months_later
from reader.ui.dialogs.go_to import GoToDialog
from reader.ui.dialogs.typesetting import TypesettingDialog
from reader.ui.main_window import MainWindow
from reader.ui.models.issue_tree import IssueTreeModel, Role
from reader.ui.models.shelf import Shelf
from reader.ui.panes.rows import Role as RowRole

SEEDS = paths.seeds()
Ask = Callable[[MainWindow, str], None]
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


def trigger(window: MainWindow, command: str) -> None:
    window.commands[command].trigger()


def tab_names(window: MainWindow) -> list[str]:
    return [window.room.tabs.tabText(at) for at in range(window.room.tabs.count())]


def place_of(window: MainWindow, words: str) -> QPoint:
    """Return where some words stand in the article's view."""
    view = window.article.view
    cursor = view.document().find(words)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 1)
    return view.cursorRect(cursor).center()


def in_tree(window: MainWindow, article_id: str) -> QPoint:
    tree = window.contents.tree
    index = window.contents.model.index_at(())
    for _ in range(200):
        index = tree.indexBelow(index) if index.isValid() else window.contents.model.index(0)
        if index.data(Role.ARTICLE_ID) == article_id:
            tree.scrollTo(index)
            return tree.visualRect(index).center()
    raise AssertionError(article_id)


def calendar(window: MainWindow, qtbot: QtBot) -> CalendarDialog:
    """Open the calendar and return it when it is on the screen."""
    trigger(window, "go.calendar")
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(CalendarDialog)))
    return next(dialog for dialog in window.findChildren(CalendarDialog) if dialog.isVisible())


# ── tabs ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_tab_has_its_article_its_place_and_its_way_back(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    assert not window.room.tabs.isVisible()
    window.open_article("a2")
    bar = window.article.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = window.article.view.top
    window.room.open_tab("b1")
    assert tab_names(window) == ["大运河畔的未来社区", "区委常委会召开"]
    assert window.room.tabs.isVisible()
    assert not window.reading.can_go_back

    trigger(window, "tab.previous")
    assert window.reading.article_id == "a2"
    assert window.article.view.top == top
    trigger(window, "go.back")
    assert window.reading.article_id == "a1"
    trigger(window, "tab.next")
    assert window.reading.article_id == "b1"
    trigger(window, "tab.next")
    assert window.reading.article_id == "a1"


def test_a_closed_tab_comes_back_and_the_last_one_leaves_an_empty_room(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    window.room.open_tab("b1")
    trigger(window, "tab.close")
    assert window.reading.article_id == "a1"
    assert not window.room.tabs.isVisible()
    trigger(window, "tab.reopen")
    assert window.reading.article_id == "b1"
    trigger(window, "tab.close")
    trigger(window, "tab.close")
    assert window.reading.article_id is None
    assert window.windowTitle() == "报库"
    assert not window.article.view.isVisible()
    assert not window.commands["tab.close"].isEnabled()
    assert not window.commands["go.next_article"].isEnabled()
    window.open_article("c1")
    assert window.reading.article_id == "c1"
    assert window.article.view.isVisible()


def test_the_middle_button_and_ctrl_enter_open_behind_what_is_read(
    open_window: OpenWindow, ready: Ready, follows: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    follows(window)
    tree = window.contents.tree
    qtbot.mouseClick(tree.viewport(), MIDDLE, pos=in_tree(window, "a2"))
    assert window.reading.article_id == "a1"
    assert [visit.article_id for visit in window.reading.visits] == ["a1", "a2"]
    tree.setCurrentIndex(tree.indexAt(in_tree(window, "a3")))
    qtbot.keyClick(tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [visit.article_id for visit in window.reading.visits] == ["a1", "a3", "a2"]
    qtbot.mouseClick(window.room.tabs, MIDDLE, pos=window.room.tabs.tabRect(1).center())
    assert [visit.article_id for visit in window.reading.visits] == ["a1", "a2"]
    qtbot.mouseClick(window.room.tabs, LEFT, pos=window.room.tabs.tabRect(1).center())
    assert window.reading.article_id == "a2"


def test_hits_are_opened_behind_what_is_read(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("d1")
    ask(window, "大运河")
    view = window.results.view
    qtbot.mouseClick(view.viewport(), MIDDLE, pos=view.visualRect(window.results.model.index(0)).center())
    view.setCurrentIndex(window.results.model.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.reading.article_id == "d1"
    assert [visit.article_id for visit in window.reading.visits] == ["d1", "a2", "a1"]
    assert window.results.answer is not None, "the answer is still there to go on with"


def test_tabs_stand_open_at_the_next_start_without_what_has_gone(
    open_window: OpenWindow, ready: Ready, pages: tuple[Page, ...]
) -> None:
    first = open_window(Double(pages))
    ready(first)
    for name in ("d1", "a1", "a2", "b1"):
        first.room.open_tab(name)
    first.reading.go_to_tab(2)
    assert first.reading.article_id == "a2"
    first.close()

    second = open_window(Double(pages[:3]))
    ready(second)
    assert [visit.article_id for visit in second.reading.visits] == ["a1", "a2", "b1"]
    assert second.reading.article_id == "a2"
    assert tab_names(second)[0] == "忠诚实践十六字总要求"


def test_a_tab_can_be_moved(open_window: OpenWindow, ready: Ready, double: Double) -> None:
    window = open_window(double)
    ready(window)
    for name in ("a1", "a2", "b1"):
        window.room.open_tab(name)
    window.room.tabs.moveTab(2, 0)
    assert [visit.article_id for visit in window.reading.visits] == ["b1", "a1", "a2"]
    assert window.reading.article_id == "b1"
    trigger(window, "tab.next")
    assert window.reading.article_id == "a1"


# ── going ─────────────────────────────────────────────────────────────────────────────────────────────────


def listed(dialog: GoToDialog) -> list[str]:
    return [dialog.list.rows.index(row).data() for row in range(dialog.list.rows.rowCount())]


def test_one_field_goes_to_a_day_an_issue_and_a_headline(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    trigger(window, "go.to")
    dialog = window.findChild(GoToDialog)
    for typed, row in (
        ("2024-06-14", "2024-06-14"),
        ("总第1110期", "2021-01-15 星期五 · 总第1110期"),
        ("2023-06-25", "最近的一期：2021-01-15 星期五 · 总第1110期"),
        ("未来社区", "大运河畔的未来社区"),
        ("wlsq", "大运河畔的未来社区"),
    ):
        dialog.field.setText(typed)
        qtbot.waitUntil(lambda typed=typed: dialog.answered == typed)
        assert listed(dialog)[0] == row
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert window.reading.article_id == "a2"
    assert not dialog.isVisible()
    assert window.focusWidget() is window.article.view, "the keys move through the article"


def test_the_list_is_moved_through_while_one_types(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("d1")
    trigger(window, "go.to")
    dialog = window.findChild(GoToDialog)
    qtbot.keyClicks(dialog.field, "2021")
    qtbot.waitUntil(lambda: dialog.answered == "2021")
    dialog.field.setText("的")
    qtbot.waitUntil(lambda: dialog.answered == "的")
    assert listed(dialog) == ["大运河畔的未来社区", "[无标题] 没有标题的一篇,讲的是垃圾分类。"]
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [visit.article_id for visit in window.reading.visits] == ["d1", "a3"]


def test_a_newspaper_is_shown_in_the_tree(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    trigger(window, "go.to")
    dialog = window.findChild(GoToDialog)
    dialog.field.setText("qtxqb")
    qtbot.waitUntil(lambda: dialog.answered == "qtxqb")
    assert dialog.list.rows.index(0).data(RowRole.ROW).place.endswith("拼音首字母")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert window.contents.tree.currentIndex().data() == "钱塘新区报"
    assert window.contents.tree.isExpanded(window.contents.tree.currentIndex())


def test_the_calendar_opens_the_issue_of_a_day_by_key_and_by_mouse(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a2")
    dialog = calendar(window, qtbot)
    assert dialog.papers.currentText() == "今日拱墅"
    assert dialog.view.day == date(2021, 1, 15)
    assert dialog.view.accessibleName() == "2021年1月15日 · 今日拱墅 3 篇"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.day == date(2024, 6, 14)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.day == date(2024, 6, 14), "there is no later issue of this newspaper"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert window.reading.article_id == "b1"

    dialog = calendar(window, qtbot)
    dialog.papers.setCurrentIndex(0)
    dialog.view.go(date(2023, 6, 1))
    qtbot.mouseClick(dialog.view, LEFT, pos=dialog.view.day_rect(date(2023, 6, 26)).center())
    assert window.reading.article_id == "d1"


def test_a_day_without_an_issue_leads_to_the_nearest(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    dialog = calendar(window, qtbot)
    dialog.papers.setCurrentIndex(0)
    dialog.view.go(date(2023, 6, 20))
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert dialog.view.day == date(2023, 6, 26)
    assert "2023年6月20日没有报纸" in dialog._held.text()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert window.reading.article_id == "d1"


def test_every_day_of_a_year_has_a_place_of_its_own(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    view = calendar(window, qtbot).view
    view.go(date(2024, 2, 29))
    day, seen = date(2024, 1, 1), 0
    while day.year == 2024:
        assert view.day_at(view.day_rect(day).center()) == day
        seen += 1
        day = date.fromordinal(day.toordinal() + 1)
    assert seen == 366


def test_months_later_stays_in_the_calendar() -> None:
    assert months_later(date(2021, 1, 31), 1) == date(2021, 2, 28)
    assert months_later(date(2020, 2, 29), 12) == date(2021, 2, 28)
    assert months_later(date(2021, 1, 15), -1) == date(2020, 12, 15)
    assert months_later(date(1800, 1, 1), -1).year == 1800


def test_a_date_that_is_none_is_not_in_the_calendar(double: Double) -> None:
    (issue, *_rest) = double.issues("今日拱墅", None)
    assert day_of(issue) is None


# ── bookmarks ─────────────────────────────────────────────────────────────────────────────────────────────


def rows(window: MainWindow) -> list[str]:
    model = window.room.ways.bookmarks.list.rows
    return [model.index(row).data() for row in range(model.rowCount())]


def test_bookmarks_and_what_was_read_are_listed_opened_and_taken_away(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    for name in ("a1", "b1", "a2"):
        window.open_article(name)
    assert not window.commands["go.bookmark"].isChecked()
    trigger(window, "go.bookmark")
    assert window.commands["go.bookmark"].isChecked(), "one sees that it is bookmarked"
    trigger(window, "view.bookmarks")
    assert rows(window) == [
        "收藏（Delete 取消）",
        "大运河畔的未来社区",
        "最近读过",
        "大运河畔的未来社区",
        "区委常委会召开",
        "忠诚实践十六字总要求",
    ]
    view = window.room.ways.bookmarks.list
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert double.bookmarks.kept == []
    assert rows(window)[0] == "最近读过"
    view.setCurrentIndex(view.rows.index(3))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.reading.article_id == "a1"
    trigger(window, "go.bookmark")
    assert [one.article for one in double.bookmarks.kept] == ["a1"]
    trigger(window, "go.bookmark")
    assert double.bookmarks.kept == []


def test_what_was_read_is_remembered_and_what_has_gone_is_left_out(
    open_window: OpenWindow, ready: Ready, pages: tuple[Page, ...]
) -> None:
    first = open_window(Double(pages))
    ready(first)
    for name in ("d1", "a1", "b1"):
        first.open_article(name)
    first.close()
    second = open_window(Double(pages[:3]))
    ready(second)
    second.focus_bookmarks()
    assert rows(second) == ["最近读过", "区委常委会召开", "忠诚实践十六字总要求"]


# ── the filter of the tree ────────────────────────────────────────────────────────────────────────────────


def found_rows(window: MainWindow) -> list[str]:
    tree, rows = window.contents.found_tree, []
    index = window.contents.found.index(0)
    while index.isValid():
        rows.append(index.data())
        index = tree.indexBelow(index)
    return rows


def test_the_tree_is_filtered_by_typing_and_comes_back_as_it_was(
    open_window: OpenWindow, ready: Ready, follows: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a2")
    follows(window)
    before = window.contents.expanded()
    trigger(window, "view.filter")
    qtbot.keyClicks(window.contents.field, "sq")
    qtbot.waitUntil(window.contents.found_tree.isVisible)
    qtbot.waitUntil(lambda: found_rows(window)[-1:] == ["大运河畔的未来社区"])
    assert found_rows(window) == [
        "今日拱墅",
        "2021年",
        "01-15 星期五 · 总第1110期",
        "第1版",
        "大运河畔的未来社区",
    ]
    window.contents.field.setText("2024")
    qtbot.waitUntil(lambda: "2024年" in found_rows(window))
    assert window.contents.found.index(0).data(Role.COUNT) == 1
    qtbot.keyClick(window.contents.field, Qt.Key.Key_Down)
    assert window.contents.found_tree.hasFocus()
    window.contents.field.setFocus()
    qtbot.keyClick(window.contents.field, Qt.Key.Key_Escape)
    assert window.contents.tree.isVisible()
    assert window.contents.expanded() == before
    assert window.contents.tree.currentIndex().data() == "大运河畔的未来社区"


def test_what_holds_the_characters_stands_before_what_has_their_initials(double: Double) -> None:
    double.pages_in = [
        Page(1, masthead("乙报", "2021-01-01"), (article("i", "大运河", "文"),)),
        Page(2, masthead("丙报", "2020-01-01"), (article("j", "DYH 公司", "文"),)),
        Page(3, masthead("DYH报", "2019-01-01"), (article("k", "无关", "文"), article("l", "也无关", "文"))),
    ]
    model = IssueTreeModel()
    model.set_library(Shelf(double, double.going.find("dyh")))
    assert [
        (model.index(row).data(), model.index(row).data(Role.COUNT)) for row in range(model.rowCount())
    ] == [
        ("DYH报", 2),
        ("丙报", 1),
        ("乙报", 1),
    ]
    whole = model.index_at(("newspaper:DYH报", "year:DYH报:2019", "issue:3", "page:301"))
    model.fetchMore(whole)
    assert model.rowCount(whole) == 2, "a newspaper that was found is there with everything in it"


def test_a_filter_that_finds_nothing_says_so(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.contents.field.setText("没有这样的标题")
    qtbot.waitUntil(window.contents._note.isVisible)
    assert "没有" in window.contents._note.text()
    assert window.contents.found.rowCount() == 0


def test_an_empty_shelf_has_nothing(double: Double) -> None:
    assert Shelf(double, Destinations()).newspapers() == []


# ── the source beside the article ─────────────────────────────────────────────────────────────────────────


def compare(window: MainWindow, qtbot: QtBot) -> None:
    trigger(window, "view.original")
    qtbot.waitUntil(lambda: window.room.comparing.pane.view.source is not None)


def followed(window: MainWindow) -> list[str]:
    view = window.article.view
    return [
        one.cursor.selectedText()
        for one in view.extraSelections()
        if one.format.background().color() == window.context.theme.colour("selection")
    ]


def test_a_click_on_a_paragraph_shows_its_lines_and_the_other_way_round(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    compare(window, qtbot)
    source = window.room.comparing.pane.view
    assert source.toPlainText().split("\n") == [
        "今日拱墅",
        "忠诚实践十六字总要求",
        "第一段。大运河保护和利用的文章。",
        "第二段没有。",
        "散落的一行",
    ]
    qtbot.mouseClick(window.article.view.viewport(), LEFT, pos=place_of(window, "第二段没有"))
    assert source.followed == {4}
    assert source.line == 4
    assert followed(window) == ["第二段没有。"]

    block = source.document().findBlockByNumber(2)
    where = source.cursorRect(QTextCursor(block)).center() + QPoint(20, 0)
    qtbot.mouseClick(source.viewport(), LEFT, pos=where)
    assert source.followed == {3}
    assert followed(window) == ["第一段。大运河保护和利用的文章。"]


def test_a_line_that_is_in_no_article_says_what_became_of_it(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    compare(window, qtbot)
    pane = window.room.comparing.pane
    pane.view.line_chosen.emit(5)
    assert pane._became.text() == "第 5 行：未归入任何文章（不成文）"
    pane.view.line_chosen.emit(1)
    assert pane._became.text() == "第 1 行：报头（报名）"
    assert followed(window) == []


def test_the_source_follows_the_article_in_front_and_goes_away(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.resize(1300, 768)
    window.open_article("a1")
    compare(window, qtbot)
    assert window.right.isHidden(), "there is no room for it"
    window.open_article("d1")
    qtbot.waitUntil(lambda: "紧起来" in window.room.comparing.pane.view.toPlainText())
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert window.room.comparing.pane.isHidden()
    assert not window.right.isHidden()


def test_a_source_that_is_lost_is_a_sentence(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    def lost(_article: str) -> object:
        raise BaokuError("source.damaged", digest="abc", detail="gone")

    double.originals.page = lost  # type: ignore[method-assign]
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    trigger(window, "view.original")
    qtbot.waitUntil(lambda: "abc" in window.room.comparing.pane._became.text())
    assert window.reading.article_id == "a1"


def test_any_sentence_of_the_seeds_leads_to_the_line_that_holds_it(tmp_path: Path) -> None:
    checked = 0
    with Library(tmp_path / "library") as library:
        library.import_paths(sorted(SEEDS.glob("*.txt")))
        for issue in library.going.issues():
            for page in library.pages(issue.id):
                for summary in library.articles(page.id):
                    one = library.article(summary.id).article
                    source = library.originals.page(summary.id)
                    for paragraph, lines in zip(one.paragraphs, one.paragraph_lines, strict=True):
                        for offset in range(0, len(paragraph) - 12, 60):
                            line = line_of_place(paragraph, offset, lines, source)
                            assert line in lines
                            checked += paragraph[offset : offset + 2] in source.lines[line - 1]
    assert checked > 200


def test_the_whole_page_shows_its_articles_in_order_and_opens_them(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a2")
    trigger(window, "view.page")
    page = window.room.page
    assert page.isVisible()
    assert [card.stored.article.id for card in page.cards] == ["a1", "a2", "a3"]
    assert page.cards[1].hasFocus()
    assert [card.accessibleName() for card in page.cards][2].startswith("[无标题]")
    boxes = [card.geometry() for card in page.cards]
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    assert boxes[0].left() < boxes[1].left(), "columns stand side by side"
    qtbot.keyClick(page.cards[1], Qt.Key.Key_Down)
    assert page.cards[2].hasFocus()
    qtbot.keyClick(page.cards[2], Qt.Key.Key_Return)
    assert window.reading.article_id == "a3"
    assert not page.isVisible()
    trigger(window, "view.page")
    qtbot.mouseClick(page.cards[0], LEFT)
    assert window.reading.article_id == "a1"
    trigger(window, "view.page")
    qtbot.keyClick(page.cards[0], Qt.Key.Key_Escape)
    assert window.article.view.isVisible()


# ── reading ───────────────────────────────────────────────────────────────────────────────────────────────


def story(double: Double) -> None:
    """Put a story that jumps into a library."""
    head = article("h", "头条", "前半说的是大运河。", jump=Jump(to_page=2))
    tail = article("t", "头条（续）", "后半又是大运河。", "完了。", jump=Jump(from_page=1))
    double.pages_in.append(Page(9, masthead("今日拱墅", "2022-02-02", 1), (head,)))
    double.pages_in.append(Page(9, masthead("今日拱墅", "2022-02-02", 2), (tail,)))
    double.joins.append(
        Join(
            JumpHalf("h", 9, "今日拱墅", "2022-02-02", 1, "头条", "", Jump(to_page=2)),
            JumpHalf("t", 9, "今日拱墅", "2022-02-02", 2, "头条（续）", "", Jump(from_page=1)),
        )
    )


def test_the_halves_of_a_story_read_as_one_with_the_seam_shown(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    story(double)
    window = open_window(double)
    ready(window)
    window.open_article("h")
    body = window.article.view.toPlainText().split("\n")[3:]
    assert body == ["前半说的是大运河。", "· · ·  接第2版 › 头条（续）  · · ·", "后半又是大运河。", "完了。"]
    ask(window, "大运河")
    qtbot.waitUntil(lambda: bool(window.article.view.extraSelections()))
    marked = [one.cursor.selectedText() for one in window.article.view.extraSelections()]
    assert marked == ["大运河", "大运河"]
    compare(window, qtbot)
    qtbot.mouseClick(window.article.view.viewport(), LEFT, pos=place_of(window, "完了"))
    qtbot.waitUntil(lambda: window.room.comparing.pane.view.followed == {4})
    assert "后半又是大运河" in window.room.comparing.pane.view.toPlainText()


@pytest.mark.parametrize("is_known", [True, False])
def test_a_story_on_three_pages_says_where_it_ends(
    open_window: OpenWindow, ready: Ready, double: Double, is_known: bool
) -> None:
    story(double)
    (pair,) = double.joins
    end = JumpHalf("e", 9, "今日拱墅", "2022-02-02", 3, "头条（完）", "", Jump(from_page=1))
    named = replace(pair.head, jump=Jump(to_page=2, more_pages=(3,)))
    double.joins[:] = [Join(named, pair.tail), *([Join(pair.tail, end)] if is_known else [])]
    window = open_window(double)
    ready(window)
    window.open_article("h")
    *_, last = window.article.view.toPlainText().split("\n")
    assert last == ("下转第3版 › 头条（完）" if is_known else "下转第3版")


def test_a_double_click_selects_a_word_not_a_sentence(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    view = window.article.view
    qtbot.mouseDClick(view.viewport(), LEFT, pos=place_of(window, "运河保护"))
    qtbot.waitUntil(lambda: view.selected_text() != "")
    assert view.selected_text() == "大运河"


def test_a_copy_says_where_it_is_from(open_window: OpenWindow, ready: Ready, double: Double) -> None:
    double.pages_in.append(
        Page(8, masthead("今日拱墅", "2022-03-03"), (article("z", "题\u200b目", "零\u200b宽。", "第二段。"),))
    )
    window = open_window(double)
    ready(window)
    window.open_article("z")
    trigger(window, "edit.copy_with_source")
    text = QGuiApplication.clipboard().text()
    assert text == "题目\n零宽。\n第二段。\n——《今日拱墅》2022年3月3日第1版《题目》"
    view = window.article.view
    found = view.document().find("宽")
    view.setTextCursor(found)
    trigger(window, "edit.copy_with_source")
    assert QGuiApplication.clipboard().text() == "宽\n——《今日拱墅》2022年3月3日第1版《题目》"


def test_full_screen_shows_the_article_alone_and_escape_brings_all_back(
    open_window: OpenWindow, ready: Ready, follows: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a2")
    follows(window)
    window.toggle_right()
    trigger(window, "view.full_screen")
    around = (window.menuBar(), window.tool_bar, window.left, window.right, window.status)
    assert not any(part.isVisible() for part in around)
    assert window.article.view.isVisible()
    assert window.isFullScreen()
    trigger(window, "go.previous_article")
    assert window.reading.article_id == "a1", "the keys work as before"
    qtbot.keyClick(window.article.view, Qt.Key.Key_Escape)
    assert [part.isVisible() for part in around] == [True, True, True, False, True]
    assert not window.isFullScreen()
    trigger(window, "view.full_screen")
    window.close()
    assert window.context.settings.get(known.LEFT_SHOWN)
    assert not window.context.settings.get(known.RIGHT_SHOWN)


def test_the_face_the_measure_and_the_leading_are_chosen_and_kept(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a2")
    trigger(window, "view.typesetting")
    dialog = window.findChild(TypesettingDialog)
    dialog.measure.setValue(30)
    dialog.leading.setValue(150)
    view = window.article.view
    block = view.document().find("平常的一段话").block()
    hanzi = QFontMetricsF(block.begin().fragment().charFormat().font()).horizontalAdvance("国")
    assert round(block.layout().lineAt(1).width() / hanzi) == 30
    assert block.blockFormat().lineHeight() == 150
    assert window.context.settings.get(known.MEASURE) == 30
    dialog.reject()
    assert window.context.settings.get(known.MEASURE) == 38
    assert dialog.face.count() > 1


def test_every_theme_has_every_colour_and_is_kept(open_window: OpenWindow, double: Double) -> None:
    window = open_window(double)
    theme = window.context.theme
    names = set(theme._tokens)
    for chosen in ("light", "sepia", "dark", "system_sepia"):
        trigger(window, f"view.theme.{chosen}")
        assert set(theme._tokens) == names
        assert window.context.settings.get(known.THEME) == chosen
        assert abs(theme.colour("text").lightness() - theme.colour("surface").lightness()) > 100
    assert theme.shown == "sepia", "by day, which is what a system without a choice shows"


def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    text = "他说：“我们（大家）要保护《运河》，”于是，大家都来了。" * 30
    double.pages_in.append(Page(8, masthead("今日拱墅", "2022-03-03"), (article("z", "题", text),)))
    window = open_window(double)
    ready(window)
    window.open_article("z")
    for percent in (100, 110, 125):
        window.resize_text(percent)
        block = window.article.view.document().lastBlock()
        lines = [block.layout().lineAt(at) for at in range(block.layout().lineCount())]
        assert len(lines) > 10
        for line in lines[1:]:
            assert text[line.textStart()] not in "，。：；！？、）》”"
            assert text[line.textStart() - 1] not in "（《“"


def test_the_keyboard_reaches_every_pane_of_the_room(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    compare(window, qtbot)
    window.activateWindow()
    seen = set()
    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is not None:
            seen.add(focused.objectName())
        QTest.keyClick(focused or window, Qt.Key.Key_Tab)
    assert {"searchBar", "treeFilter", "issueTree", "sourceView"} <= seen
    assert not [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
