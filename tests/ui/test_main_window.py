"""The window as a whole: object names, keyboard, importing, faults, languages and state."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import PySide6
import pytest
from conftest import OpenWindow, Ready
from double import Double, Page, article, masthead
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.core.errors import BaokuError, Reason
from reader.core.records import Coverage, Failure, Join, Jump, JumpHalf
from reader.ui import settings as known
from reader.ui import wording
from reader.ui.actions import COMMANDS, MENUS, shortcut_rows
from reader.ui.answers import coverage_line
from reader.ui.dialogs.bug import BugDialog
from reader.ui.main_window import MainWindow
from reader.ui.models.issue_tree import Role

Ask = Callable[[MainWindow, str], None]
NAMES = ("issueTree", "searchBar", "resultsView", "articlePane", "annotationsPane", "statusBar")
CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView, QTextEdit, QTabBar, QComboBox)


def marked(window: MainWindow) -> list[str]:
    return [one.cursor.selectedText() for one in window.article.view.extraSelections()]


def trigger(window: MainWindow, command: str) -> None:
    window.commands[command].trigger()


# ── what the window is made of ────────────────────────────────────────────────────────────────────────────


def test_the_parts_have_their_names(open_window: OpenWindow, double: Double) -> None:
    window = open_window(double)
    for name in NAMES:
        assert window.findChild(QWidget, name) is not None, name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_has_an_accessible_name(
    open_window: OpenWindow, ready: Ready, ask: Ask, double: Double, language: str
) -> None:
    double.failed = [Failure("坏.txt", Reason("file.empty"))]
    window = open_window(double)
    ready(window)
    window.appearance.choose_language(language)
    ask(window, "大运河")
    window.open_article("a2")
    window.notice.say("一句话", "做", window.show_about)
    for show in (window.show_failures, window.show_folders, window.show_shortcuts, window.show_about):
        show()
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not widget.accessibleName() and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_every_command_is_in_a_menu_and_no_shortcut_serves_two(
    open_window: OpenWindow, double: Double
) -> None:
    window = open_window(double)
    in_menus = {
        action.objectName()
        for menu in window.menuBar().findChildren(QWidget)
        for action in menu.actions()
        if action.objectName()
    }
    assert {command.id for command in COMMANDS} <= in_menus
    assert {command.menu for command in COMMANDS} == set(MENUS)
    keys = [key for command in COMMANDS for key in command.shortcuts]
    assert len(keys) == len(set(keys))


def test_the_sheet_of_shortcuts_comes_from_the_commands(dressed: QApplication) -> None:
    rows = [row for _menu, rows in shortcut_rows() for row in rows]
    assert ("上一篇", "Alt+Up") in rows
    assert len(rows) == sum(bool(command.shortcuts) for command in COMMANDS)


# ── first run ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_first_run_fills_the_tree_while_one_reads(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, pages: tuple[Page, ...]
) -> None:
    double = Double((), waiting=pages)
    double.import_gate.shut()
    window = open_window(double, start=False)
    assert window.contents.empty.heading.text() == "正在打开资料库…"
    assert not window.starting.page.earlier.isVisible()
    window.session.open()
    qtbot.waitUntil(double.import_gate.reached.is_set)
    qtbot.waitUntil(lambda: "建立" in window.contents.empty.heading.text())
    assert window.contents.model.rowCount() == 0

    double.import_gate.open()
    qtbot.waitUntil(lambda: window.contents.model.rowCount() > 0)
    ready(window)
    assert window.contents.model.rowCount() == 2
    qtbot.waitUntil(lambda: "6 篇" in window.status.words)
    assert "2 种报纸 · 4 期 · 6 篇 · 索引就绪" in window.status.words
    assert window.contents.tree.isExpanded(window.contents.model.index(0))


def test_reading_and_searching_go_on_during_an_import(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, pages: tuple[Page, ...]
) -> None:
    double = Double(pages[:1], waiting=pages[1:])
    double.import_gate.shut()
    window = open_window(double)
    qtbot.waitUntil(double.import_gate.reached.is_set)
    ask(window, "大运河")
    assert window.results.answer is not None
    assert window.results.answer.total == 2
    window.open_article("a2")
    assert "大运河畔的未来社区" in window.article.view.toPlainText()
    double.import_gate.open()
    ready(window)
    qtbot.waitUntil(lambda: window.results.answer is not None and window.results.answer.total == 3)
    assert "大运河畔的未来社区" in window.article.view.toPlainText()


def test_an_import_can_be_cancelled(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, pages: tuple[Page, ...]
) -> None:
    double = Double(pages[:1], waiting=pages[1:])
    double.import_gate.shut()
    window = open_window(double)
    qtbot.waitUntil(double.import_gate.reached.is_set)
    assert window.status._cancel.isVisible()
    qtbot.mouseClick(window.status._cancel, Qt.MouseButton.LeftButton)
    ready(window)
    assert len(double.waiting) == len(pages) - 1
    qtbot.waitUntil(lambda: not window.status._cancel.isVisible())


def test_closing_during_an_import_stops_it_and_closes_the_library(
    open_window: OpenWindow, qtbot: QtBot, pages: tuple[Page, ...]
) -> None:
    double = Double((), waiting=pages)
    double.import_gate.shut()
    window = open_window(double)
    qtbot.waitUntil(double.import_gate.reached.is_set)
    window.close()
    assert double.closed
    assert {thread.name for thread in threading.enumerate()}.isdisjoint({"baoku-changes", "baoku-questions"})


def test_closing_before_the_library_is_open_closes_it_too(open_window: OpenWindow, double: Double) -> None:
    window = open_window(double)
    window.close()
    QApplication.processEvents()
    assert double.closed


def test_a_library_that_cannot_be_opened_is_a_sentence(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(None, start=False)

    def refuse(_home: Path) -> object:
        raise BaokuError("library.full", path="/mnt/archive")

    window.session._opener = refuse
    window.session.open()
    qtbot.waitUntil(window.notice.isVisible)
    qtbot.waitUntil(lambda: not window.session.busy)
    assert "磁盘已满" in window.notice.sentence
    assert "没有打开" in window.status.words
    assert window.contents.empty.heading.text() == "资料库打不开"
    assert "磁盘已满" in window.contents.empty.sentence.text()
    assert not window.contents._add_folder.isVisible()


def test_a_library_that_could_not_be_opened_is_tried_again(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(None, start=False)
    tries = []

    def open_the_second_time(home: Path) -> object:
        tries.append(home)
        if len(tries) == 1:
            raise BaokuError("library.full", path="/mnt/archive")
        return double

    window.session._opener = open_the_second_time
    window.session.open()
    qtbot.waitUntil(window.notice.isVisible)
    qtbot.mouseClick(window.notice._act, Qt.MouseButton.LeftButton)
    ready(window)
    assert not window.notice.isVisible()
    qtbot.waitUntil(lambda: window.contents.model.rowCount() > 0)
    qtbot.waitUntil(lambda: "没有打开" not in window.status.words)


def test_an_empty_library_says_how_to_fill_it(open_window: OpenWindow, ready: Ready, qtbot: QtBot) -> None:
    window = open_window(Double())
    ready(window)
    qtbot.waitUntil(lambda: "空" in window.contents.empty.heading.text())
    assert "添加文件夹" in window.contents.empty.sentence.text()
    assert window.contents._add_folder.isVisible()


# ── bringing in ───────────────────────────────────────────────────────────────────────────────────────────


def test_dropped_files_and_folders_are_imported(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double, tmp_path: Path
) -> None:
    window = open_window(double)
    ready(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/a.txt")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(5, 5) if PySide6.__version_info__ >= (6, 12) else QPoint(5, 5)
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    ready(window)
    assert double.imported_paths == [tmp_path]


def test_lines_that_failed_are_not_called_files(dressed: QApplication) -> None:
    lines = [Failure("/a.jsonl", Reason("jsonl.empty"), line) for line in (2, 3)]
    assert wording.failures_counted(lines) == "2 行"
    whole = Failure("/b.txt", Reason("file.binary", what="PNG"))
    assert wording.failures_counted([*lines, whole]) == "1 个文件、2 行"
    searched = Coverage(6, 4, 0, 0)
    assert coverage_line(searched).endswith("，0 个文件失败")
    assert coverage_line(replace(searched, failed_lines=2)).endswith("，2 行失败")


def test_failed_files_are_named_and_listed(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double, tmp_path: Path
) -> None:
    double.failed = [Failure("/media/stick/坏.txt", Reason("file.binary", what="PNG"))]
    window = open_window(double)
    ready(window)
    window.importing.take([tmp_path / "坏.txt"])
    qtbot.waitUntil(window.notice.isVisible)
    assert "坏.txt" in window.notice.sentence
    assert "PNG" in window.notice.sentence
    window.status.say("已收藏")
    failed = window.status.findChild(QPushButton)
    assert failed.isVisible() and failed.text() == "1 个文件未能导入"
    window.session.refresh_status()
    assert failed.geometry().left() > window.status.width() // 2
    window.show_failures()
    table = window.findChild(QDialog).findChild(QAbstractItemView)
    assert table.model().index(0, 1).data() == "/media/stick/坏.txt"


def test_a_followed_folder_can_be_let_go(
    open_window: OpenWindow, ready: Ready, double: Double, tmp_path: Path, qtbot: QtBot
) -> None:
    double.folders = [tmp_path / "a", tmp_path / "b"]
    window = open_window(double)
    ready(window)
    window.show_folders()
    dialog = window.findChild(QDialog)
    dialog.list.setCurrentRow(0)
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: double.folders == [tmp_path / "b"])
    assert dialog.list.count() == 1


# ── searching and reading ─────────────────────────────────────────────────────────────────────────────────


def test_a_late_answer_does_not_overwrite_a_newer_one(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    double.search_gate.shut()
    window.desk.ask("大")
    qtbot.waitUntil(double.search_gate.reached.is_set)
    window.desk.ask("大运河畔的未来")
    double.search_gate.open()
    seen: list[str] = []
    window.search.answered.connect(lambda answer: seen.append(answer.query))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["大运河畔的未来"]
    assert window.results.model.rowCount() == 1


def test_typing_waits_for_a_pause_and_enter_does_not(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    qtbot.keyClicks(window.search_bar, "abc")
    qtbot.keyClick(window.search_bar, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.results.answer is not None)
    assert double.asked == ["abc"]
    assert window.context.settings.get(known.SEARCHES) == ("abc",)
    window.search_bar.clear_query()
    qtbot.keyClicks(window.search_bar, "xy")
    qtbot.waitUntil(lambda: double.asked[-1] == "xy")
    assert "x" not in double.asked


def test_the_answer_says_what_was_searched(
    open_window: OpenWindow, ready: Ready, ask: Ask, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "大运河")
    assert window.left.tabText(1) == "检索结果 3"
    assert window.results._reading.text() == "大运河 · 找到 3 篇"
    assert window.results._coverage.text() == "检索了 4 期 6 篇，0 个文件失败"
    ask(window, "无此字句")
    assert window.results._empty.isVisible()


def test_hits_are_marked_from_the_list_and_from_the_tree(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "大运河")
    window.desk.focus_results()
    qtbot.keyClick(window.results.view, Qt.Key.Key_Down)
    qtbot.keyClick(window.results.view, Qt.Key.Key_Return)
    assert window.reading.article_id == "a2"
    assert marked(window) == ["大运河"] * 5
    window.open_article("c1")
    assert marked(window) == ["大运河"]
    window.search_bar.clear_query()
    assert marked(window) == []


def test_history_brings_back_article_query_and_place(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "大运河")
    window.open_article("a2")
    bar = window.article.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = window.article.view.top
    ask(window, "开学")
    window.open_article("c1")
    assert not window.commands["go.forward"].isEnabled()

    trigger(window, "go.back")
    assert window.reading.article_id == "a2"
    assert window.search_bar.text() == "大运河"
    assert window.article.view.top == place
    assert set(marked(window)) == {"大运河"}
    qtbot.waitUntil(lambda: window.results.answer is not None and window.results.answer.query == "大运河")
    trigger(window, "go.forward")
    assert window.reading.article_id == "c1"
    assert window.search_bar.text() == "开学"


def test_neighbours_are_turned_to_and_the_tree_follows(
    open_window: OpenWindow, ready: Ready, follows: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    follows(window)
    assert not window.commands["go.previous_article"].isEnabled()
    trigger(window, "go.next_article")
    assert window.reading.article_id == "a2"
    follows(window)
    assert window.contents.tree.currentIndex().data() == "大运河畔的未来社区"
    trigger(window, "go.previous_article")
    assert window.reading.article_id == "a1"


def test_who_turns_on_at_once_goes_on_from_where_he_is(
    open_window: OpenWindow, ready: Ready, follows: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    for following in ("a2", "a3"):  # before anything else was looked up or drawn
        window.room.turn("next_article")
        assert window.reading.article_id == following
    follows(window)
    for turn in ("previous_article", "next_article", "previous_page", "next_issue"):
        leads = window.reading.neighbour(turn) is not None
        assert window.commands[f"go.{turn}"].isEnabled() == leads, turn


def test_the_tree_opens_articles_by_keyboard(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.focus_contents()
    tree = window.contents.tree
    tree.setCurrentIndex(window.contents.model.index(1))
    while tree.currentIndex().data(Role.ARTICLE_ID) is None:
        before = (tree.currentIndex(), tree.isExpanded(tree.currentIndex()))
        qtbot.keyClick(tree, Qt.Key.Key_Right)
        assert before != (tree.currentIndex(), tree.isExpanded(tree.currentIndex()))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert window.reading.article_id == "d1"


def test_an_article_that_is_gone_is_a_sentence(open_window: OpenWindow, ready: Ready, double: Double) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    window.open_article("gone")
    assert "gone" in window.notice.sentence
    assert window.reading.article_id == "a1"


def test_a_story_that_jumps_leads_to_its_other_half(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    head, tail = (
        article("h", "头条", "前半。", jump=Jump(to_page=2)),
        article("t", "续", "后半。", jump=Jump(from_page=1)),
    )
    double.pages_in.append(Page(9, masthead("今日拱墅", "2022-02-02"), (head, tail)))
    halves = [
        JumpHalf(one.id, 9, "今日拱墅", "2022-02-02", 1, one.title, "", one.jump) for one in (head, tail)
    ]
    double.joins.append(Join(*halves))
    window = open_window(double)
    ready(window)
    window.open_article("h")
    assert window.article.view.toPlainText().endswith("前半。\n· · ·  接第1版 › 续  · · ·\n后半。")
    window.article.view.anchorClicked.emit(QUrl("article:t"))
    assert window.reading.article_id == "t"
    window.article.view.anchorClicked.emit(QUrl("https://example.org/h"))
    assert window.reading.article_id == "t"


def test_what_had_to_be_mended_is_said(open_window: OpenWindow, ready: Ready, double: Double) -> None:
    double.told = [Reason("library.rebuilt", detail="file is not a database")]
    window = open_window(double)
    ready(window)
    assert "已由保存的原始文件重建" in window.notice.sentence


def test_a_library_that_cannot_be_written_is_read_without_a_complaint(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    double.read_only = True
    window = open_window(double)
    ready(window)
    qtbot.waitUntil(lambda: "只读" in window.status.words)
    assert not window.notice.isVisible()


def test_the_list_fetches_more_hits_as_it_is_scrolled(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot
) -> None:
    articles = tuple(article(f"m{number}", f"题{number}", "大运河") for number in range(120))
    window = open_window(Double((Page(1, masthead("今日拱墅", "2021-01-15"), articles),)))
    ready(window)
    ask(window, "大运河")
    assert window.results.model.rowCount() == 20
    for expected in (70, 120):
        window.results.view.scrollToBottom()
        qtbot.waitUntil(lambda expected=expected: window.results.model.rowCount() == expected)
    window.results.view.scrollToBottom()
    assert window.results.model.rowCount() == 120


def test_the_wheel_with_ctrl_changes_the_remembered_size(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a2")
    view = window.article.view
    place = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.percent == 110
    assert window.context.settings.get(known.TEXT_PERCENT) == 110


# ── state, looks, languages ───────────────────────────────────────────────────────────────────────────────


def test_everything_is_where_it_was(
    open_window: OpenWindow, ready: Ready, *, follows: Ready, ask: Ask, qtbot: QtBot, pages: tuple[Page, ...]
) -> None:
    first = open_window(Double(pages))
    ready(first)
    first.splitter.setSizes([333, 700, 333])
    ask(first, "大运河")
    first.open_article("a2")
    follows(first)
    trigger(first, "view.larger")
    bar = first.article.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top, sizes = first.article.view.top, first.splitter.sizes()
    first.toggle_right()
    first.appearance.choose_theme("dark")
    expanded = first.contents.expanded()
    first.close()

    second = open_window(Double(pages))
    ready(second)
    assert second.reading.article_id == "a2"
    follows(second)
    assert second.article.view.top == top
    assert second.article.view.percent == 110
    assert second.search_bar.text() == "大运河"
    assert second.left.currentWidget() is second.results
    assert second.right.isHidden()
    assert second.context.theme.dark
    assert second.contents.expanded() == expanded
    second.toggle_right()
    assert second.splitter.sizes()[0] == sizes[0]
    qtbot.waitUntil(lambda: bool(marked(second)))
    assert set(marked(second)) == {"大运河"}


def test_the_language_changes_at_once_and_nothing_is_lost(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "大运河")
    window.open_article("a2")
    trigger(window, "view.language.en")
    QApplication.processEvents()
    assert window.left.tabText(0) == "Contents"
    assert window.left.tabText(1) == "Results 3"
    assert next(action.text() for action in window.menuBar().actions()) == "&File"
    assert window.commands["go.next_article"].text() == "Next Article"
    assert "15 January 2021" in window.article.view.toPlainText()
    assert "3 articles found" in window.results._reading.text()
    assert "6 articles" in window.status.words
    assert window.contents.model.index(0, 0, window.contents.model.index(0)).data() == "2024"
    assert set(marked(window)) == {"大运河"}
    assert window.search_bar.text() == "大运河"
    trigger(window, "view.language.zh")
    QApplication.processEvents()
    assert window.left.tabText(0) == "目录"


def test_the_theme_toggles_and_is_kept(open_window: OpenWindow, double: Double) -> None:
    window = open_window(double)
    light = window.context.theme.colour("surface")
    trigger(window, "view.toggle_theme")
    assert window.context.theme.dark
    assert window.context.theme.colour("surface").lightness() < light.lightness()
    assert window.commands["view.theme.dark"].isChecked()
    trigger(window, "view.toggle_theme")
    assert not window.context.theme.dark


def test_a_damaged_settings_file_is_said_and_survived(
    open_window: OpenWindow, double: Double, tmp_path: Path
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / known.FILE_NAME).write_text("{broken", encoding="utf-8")
    window = open_window(double)
    assert "设置文件已损坏" in window.notice.sentence


# ── bugs ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_bug_in_a_slot_is_shown_with_details_and_logged(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    with qtbot.captureExceptions():
        window.context.watch.install()
        try:
            window.reading.opened.connect(lambda *_: 1 / 0)
            window.open_article("a1")
        finally:
            window.context.watch.remove()
    dialog = window.findChild(BugDialog)
    assert dialog is not None
    assert "ZeroDivisionError" in dialog.details.toPlainText()
    assert "ZeroDivisionError" in window.context.log.path.read_text(encoding="utf-8")
    assert window.reading.article_id == "a1"
    before = dialog.details.toPlainText()
    error = ZeroDivisionError("again and again")
    for _ in range(3):
        window.context.watch.report(error)
    assert dialog.details.toPlainText().count("again and again") == 1
    assert dialog.details.toPlainText().startswith(before)


def test_a_bug_off_the_windows_thread_is_shown_too(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)

    def broken(*_arguments: object) -> object:
        raise ZeroDivisionError("in the worker")

    double.search = broken  # type: ignore[method-assign]
    window.desk.ask("大运河")
    qtbot.waitUntil(lambda: window.findChild(BugDialog) is not None)
    assert "in the worker" in window.findChild(BugDialog).details.toPlainText()
    assert sys.excepthook is not window.context.watch._caught


def test_newspaper_names_are_no_markup_and_no_mnemonics(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    double.pages_in.append(Page(7, masthead("甲&乙<b>报", "2020-01-01"), (article("z", "题", "文"),)))
    window = open_window(double)
    ready(window)
    menu = window.filters._paper.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        "全部报纸",
        "今日拱墅",
        "甲&&乙<b>报",
        "钱塘新区报",
    ]
    menu.actions()[2].trigger()
    assert window.search.options.newspapers == ("甲&乙<b>报",)
