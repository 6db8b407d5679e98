"""What goes wrong around reading: starts that crash, settings of another version, articles that go, hostile text."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import OpenWindow, Ready
from double import Double, Page, article, masthead
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QSize, Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.core.records import Issue
from reader.ui import settings as known
from reader.ui.dialogs.bug import BugDialog
from reader.ui.history import Visit
from reader.ui.main_window import MainWindow
from reader.ui.reading_room import read_visit, write_visit
from reader.ui.settings import Settings

WICKED = "<img src=file:///etc/passwd><script>alert(1)</script><b>粗</b>\u202e反\u2066\u200b零\ufeff&amp;"


def crash(config: Path, times: int) -> None:
    """Leave settings as starts leave them that ended before they were done."""
    settings = Settings(config)
    settings.put(known.RESTORING, times)
    settings.save()


def read_something(open_window: OpenWindow, ready: Ready, pages: tuple[Page, ...]) -> None:
    window = open_window(Double(pages))
    ready(window)
    window.open_article("a1")
    window.room.open_tab("a2")
    window.toggle_left()
    window.close()


# ── starts ────────────────────────────────────────────────────────────────────────────────────────────────


def test_panes_that_a_small_screen_has_no_room_for_are_back_on_a_larger_one(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, pages: tuple[Page, ...]
) -> None:
    class Small:
        def availableSize(self) -> QSize:  # noqa: N802 - Qt's name
            return QSize(455, 256)

    with monkeypatch.context() as patched:
        patched.setattr(MainWindow, "screen", lambda _self: Small())
        small = open_window(Double(pages), start=False)
        assert small.left.isHidden() and small.right.isHidden()
        assert small.minimumSizeHint().width() <= 455
        small.close()
    large = open_window(Double(pages), start=False)
    assert not large.left.isHidden() and not large.right.isHidden()
    large.toggle_left()
    large.close()
    again = open_window(Double(pages), start=False)
    assert again.left.isHidden(), "what somebody hides stays hidden"


@pytest.mark.parametrize("times", [0, 1])
def test_one_crash_while_restoring_is_borne(
    open_window: OpenWindow, ready: Ready, tmp_path: Path, pages: tuple[Page, ...], times: int
) -> None:
    read_something(open_window, ready, pages)
    crash(tmp_path / "config", times)
    window = open_window(Double(pages))
    ready(window)
    assert [visit.article_id for visit in window.reading.visits] == ["a1", "a2"]
    assert window.left.isHidden()
    assert not window.notice.isVisible()


def test_after_two_crashes_the_start_is_clean_and_the_old_state_is_offered(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, tmp_path: Path, pages: tuple[Page, ...]
) -> None:
    read_something(open_window, ready, pages)
    crash(tmp_path / "config", 2)
    window = open_window(Double(pages))
    ready(window)
    assert window.reading.visits == []
    assert not window.left.isHidden()
    assert "没有恢复" in window.notice.sentence
    window.open_article("b1")
    window.save_state()
    button = next(one for one in window.notice.findChildren(QPushButton) if one.text() == "恢复")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [visit.article_id for visit in window.reading.visits] == ["a1", "a2"]
    assert window.reading.article_id == "a2"
    assert window.left.isHidden()
    assert not window.notice.isVisible()


def test_a_start_that_goes_well_is_counted_no_longer(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, tmp_path: Path, double: Double
) -> None:
    crash(tmp_path / "config", 1)
    window = open_window(double, start=False)
    assert Settings(tmp_path / "config").get(known.RESTORING) == 2
    window.session.open()
    qtbot.waitUntil(lambda: Settings(tmp_path / "config").get(known.RESTORING) == 0)


def test_settings_of_a_newer_baoku_are_used_as_far_as_they_are_understood(
    open_window: OpenWindow, double: Double, tmp_path: Path
) -> None:
    (tmp_path / "config").mkdir()
    file = tmp_path / "config" / known.FILE_NAME
    file.write_text(json.dumps({"format": 7, "theme": "dark", "reading.new": [1]}), encoding="utf-8")
    window = open_window(double)
    assert "更新版本" in window.notice.sentence
    assert window.context.theme.dark
    window.close()
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert (kept["format"], kept["theme"], kept["reading.new"]) == (7, "dark", [1])


def test_a_window_whose_screen_is_gone_comes_back_on_one_that_is_there(
    open_window: OpenWindow, double: Double, tmp_path: Path
) -> None:
    elsewhere = QMainWindow()
    elsewhere.resize(700, 500)
    elsewhere.move(9000, 7000)
    elsewhere.show()
    settings = Settings(tmp_path / "config")
    settings.put(known.GEOMETRY, bytes(elsewhere.saveGeometry().toBase64().data()).decode())
    settings.save()
    elsewhere.close()
    window = MainWindowPlace(open_window(double))
    assert window.seen_share > 0.5


class MainWindowPlace:
    """How much of a window's title stands on the screen."""

    def __init__(self, window: MainWindow) -> None:
        screen = window.screen().availableGeometry()
        top = window.geometry()
        top.setHeight(40)
        seen = top.intersected(screen)
        self.seen_share = seen.width() * seen.height() / (top.width() * top.height())


@pytest.mark.parametrize("text", ["", "x", "12", "-1 a1", "1.5 a1", "99999999999999999999"])
def test_a_wrong_note_of_a_visit_is_no_visit(text: str) -> None:
    assert read_visit(text) is None


@pytest.mark.parametrize("visit", [Visit("a1"), Visit("a-1", "大运河 OR 社区", 300), Visit("a", " x ", 0)])
def test_a_visit_is_read_as_it_was_written(visit: Visit) -> None:
    read = read_visit(write_visit(visit))
    assert read is not None
    assert (read.article_id, read.query.strip(), read.scroll) == (
        visit.article_id,
        visit.query.strip(),
        visit.scroll,
    )


# ── articles that go, libraries that change ───────────────────────────────────────────────────────────────


def test_an_article_that_is_removed_stays_to_be_read_and_that_is_said(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    double.pages_in = double.pages_in[1:]
    window.session.changed.emit(double.everything())
    assert "已不在资料库中" in window.notice.sentence
    assert "忠诚实践" in window.article.view.toPlainText()
    assert not window.commands["go.next_article"].isEnabled()
    window.open_article("b1")
    window.reading.back()
    assert window.reading.article_id is not None
    assert "a1" in window.notice.sentence


def test_an_article_that_a_better_parser_read_anew_is_shown_anew_at_its_place(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a2")
    bar = window.article.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = window.article.view.top
    old = double.pages_in[0]
    again = article("a2", "大运河畔的未来社区", *old.articles[1].paragraphs, "新认出的一段。")
    double.pages_in[0] = Page(1, old.masthead, (old.articles[0], again, old.articles[2]))
    window.session.changed.emit(double.everything())
    assert window.article.view.toPlainText().endswith("新认出的一段。")
    assert window.article.view.top == top


def test_what_the_command_line_imports_is_noticed(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    rows = window.contents.model.rowCount()
    double.pages_in.append(Page(9, masthead("新到的报", "2025-05-05"), (article("n", "新到", "文"),)))
    window.session.look()
    qtbot.waitUntil(lambda: window.contents.model.rowCount() == rows + 1)
    qtbot.waitUntil(lambda: "7 篇" in window.status.words)


def test_where_nothing_has_changed_nothing_is_read(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    told: list[object] = []
    window.session.changed.connect(told.append)
    for _ in range(5):
        window.session.look()
    assert told == []
    assert window.session._looking.isActive()


# ── bugs ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_bug_in_one_pane_leaves_the_others_working(
    open_window: OpenWindow,
    ready: Ready,
    *,
    follows: Ready,
    qtbot: QtBot,
    double: Double,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(double)
    ready(window)

    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("in the info pane")

    monkeypatch.setattr(window.room.info, "show_article", broken)
    with qtbot.captureExceptions():
        window.context.watch.install()
        try:
            window.open_article("a1")
        finally:
            window.context.watch.remove()
    assert "忠诚实践" in window.article.view.toPlainText()
    follows(window)
    assert window.contents.tree.currentIndex().data() == "忠诚实践十六字总要求"
    assert window.windowTitle().startswith("忠诚实践")
    dialog = window.findChild(BugDialog)
    assert "in the info pane" in dialog.details.toPlainText()
    assert "in the info pane" in window.context.log.path.read_text(encoding="utf-8")


# ── hostile text ──────────────────────────────────────────────────────────────────────────────────────────


def cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    model.fetchMore(parent)
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from cells(model, index)


def acting(text: str) -> list[str]:
    """Return the characters of a text that act instead of being seen."""
    return [char for char in text if unicodedata.category(char) == "Cf"]


def test_text_of_a_source_never_acts_anywhere_in_the_room(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot
) -> None:
    issue = Issue(newspaper=WICKED, date="2021-01-15", page=1, weekday=WICKED)
    wicked = article("w", WICKED, WICKED, kicker=WICKED, subtitle=WICKED, byline=WICKED, caption=WICKED)
    untitled = article("u", None, WICKED)
    double = Double((Page(1, issue, (wicked, untitled)),))
    window = open_window(double)
    ready(window)
    window.open_article("w")
    window.room.open_tab("u")
    window.room.ways.toggle_bookmark()
    window.focus_bookmarks()
    window.focus_contents()
    window.contents.field.setText("粗")
    qtbot.waitUntil(lambda: window.contents.found.rowCount() > 0)
    window.room.comparing.toggle()
    qtbot.waitUntil(lambda: window.room.comparing.pane.view.source is not None)
    window.reading.go_to_tab(0)
    window.room.ways.go_to()
    dialog = window.findChild(QWidget, "goTo")
    dialog.field.setText("粗")
    qtbot.waitUntil(lambda: dialog.answered == "粗")
    window.room.ways.show_calendar()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "calendar") is not None)

    shown = {
        "title": window.windowTitle(),
        "article": window.article.view.toPlainText(),
        "info": window.room.info.text.toPlainText(),
        "source": window.room.comparing.pane.view.toPlainText(),
    }
    lists = (
        window.contents.model,
        window.contents.found,
        window.room.ways.bookmarks.list.rows,
        dialog.list.rows,
    )
    tips = []
    for number, model in enumerate(lists):
        for index in cells(model, QModelIndex()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                shown[f"{number} {index.row()} {role}"] = index.data(role) or ""
            tips.append(index.data(Qt.ItemDataRole.ToolTipRole) or "")
    for label in window.findChildren(QLabel):
        shown[f"label {label.text()[:20]}"] = label.text()
        assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()
    tabs = window.room.tabs
    for at in range(tabs.count()):
        shown[f"tab {at}"] = tabs.tabText(at) + tabs.accessibleTabName(at)
        tips.append(tabs.tabToolTip(at))
    for widget in window.findChildren(QWidget):
        shown[f"name of {widget.objectName()} {id(widget)}"] = widget.accessibleName()
        tips.append(widget.toolTip())
    assert {where: acting(text) for where, text in shown.items() if acting(text)} == {}
    assert [tip for tip in tips if acting(tip) or "<img" in tip or "<script" in tip] == []
    assert "‹U+202E›" in shown["article"]
    assert "<img src=file:///etc/passwd>" in shown["article"]


def test_a_page_of_hostile_text_is_shown_as_text(open_window: OpenWindow, ready: Ready, qtbot: QtBot) -> None:
    double = Double((Page(1, masthead(WICKED, "2021-01-15"), (article("w", WICKED, WICKED),)),))
    window = open_window(double)
    ready(window)
    window.open_article("w")
    window.room.toggle_page()
    (card,) = window.room.page.cards
    assert not acting(card.accessibleName())
    assert not acting(card._document.toPlainText())
    assert "<script>" in card._document.toPlainText()
    assert not acting(window.room.page._title.text())
    assert card.mapTo(window.room.page, QPoint()).y() >= 0
