"""The start page: what the archive holds, day by day, and where to go on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from double import Double, Page, article, masthead
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.records import IssueSummary, SavedSearch
from reader.ui import settings as known
from reader.ui.holdings import Gap, held
from reader.ui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]
Ready = Callable[[MainWindow], None]
PATIENCE_MS = 20_000


def issue(number: int, paper: str | None, date: str | None, articles: int = 1) -> IssueSummary:
    return IssueSummary(number, paper, date, None, None, None, None, articles)


@pytest.fixture
def shown(open_window: OpenWindow, ready: Ready, double: Double, qtbot: QtBot) -> MainWindow:
    window = open_window(double)
    ready(window)
    qtbot.waitUntil(lambda: window.starting.page.papers.rows.rowCount() == 2, timeout=PATIENCE_MS)
    return window


def test_holdings_count_every_issue_once_and_know_the_longest_gap() -> None:
    found = held(
        [
            issue(1, "甲报", "2021-01-01", 3),
            issue(2, "甲报", "2021-01-05"),
            issue(3, "甲报", "2021-03-05"),
            issue(4, "甲报", "2020-12-31"),
            issue(5, "甲报", None),
            issue(6, "甲报", "2021"),
            issue(7, None, "2021-01-01", 9),
            issue(8, "乙报", "2021-01-01", 20),
            issue(9, "甲报", "2021-01-01", 2),
        ]
    )
    assert [(paper.name, paper.issues, paper.articles) for paper in found] == [
        ("乙报", 1, 20), ("甲报", 7, 10), (None, 1, 9),
    ]  # fmt: skip
    first, second = found[1].years
    assert (first.year, first.gap, second.year, second.issues) == (2020, None, 2021, 4)
    assert second.gap == Gap("2021-01-05", "2021-03-05", 58)
    assert [one.id for one in second.days["2021-01-01"]] == [1, 9]
    assert [one.id for one in found[1].undated] == [5, 6]


def test_it_is_there_while_nothing_is_open_and_when_it_is_asked_for(shown: MainWindow) -> None:
    assert shown.starting.shown
    shown.open_article("a1")
    assert not shown.starting.shown
    shown.commands["view.start"].trigger()
    assert shown.starting.shown
    shown.commands["view.start"].trigger()
    assert not shown.starting.shown and shown.article.isVisible()
    shown.commands["tab.close"].trigger()
    assert shown.starting.shown


def test_a_day_that_is_clicked_opens_its_issue(shown: MainWindow) -> None:
    page = shown.starting.page
    assert page.year.text() == "2024年"
    page.earlier.click()
    assert page.year.text() == "2021年"
    empty = page.map.place_of("2021-02-03")
    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=empty)
    assert shown.reading.article_id is None
    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=page.map.place_of("2021-01-15"))
    assert shown.reading.article_id == "a1"


def test_days_can_be_walked_by_keyboard_and_are_read_out(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot
) -> None:
    pages = tuple(
        Page(number, masthead("今日拱墅", date), (article(f"x{number}", "题", "文"),))
        for number, date in enumerate(("2021-01-15", "2021-01-16", "2021-05-01"), 1)
    )
    window = open_window(Double(pages))
    ready(window)
    days = window.starting.page.map
    qtbot.waitUntil(lambda: days.current == "2021-01-15", timeout=PATIENCE_MS)
    assert "2021年1月15日" in days.accessibleName() and "1 篇" in days.accessibleName()
    assert "2021年5月1日" in days.accessibleDescription()
    steps = [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "2021-01-22"),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, "2021-01-21"),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, "2021-05-01"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier, "2021-01-16"),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, "2021-05-01"),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, "2021-01-15"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, "2021-01-08"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, "2021-01-01"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, "2021-01-01"),
    ]
    for key, modifier, day in steps:
        QTest.keyClick(days, key, modifier)
        assert days.current == day
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert window.reading.article_id is None
    QTest.keyClick(days, Qt.Key.Key_End)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert window.reading.article_id == "x3"


def test_every_day_of_a_year_has_a_place_of_its_own(shown: MainWindow) -> None:
    days = shown.starting.page.map
    places = [days.place_of(f"2024-{month:02}-{day:02}") for month in range(1, 13) for day in (1, 15, 28)]
    for place, day in zip(
        places, [(month, day) for month in range(1, 13) for day in (1, 15, 28)], strict=True
    ):
        found = days.day_at(place)
        assert found is not None and (found.month, found.day) == day


def test_the_library_is_renamed_in_place(shown: MainWindow, double: Double, qtbot: QtBot) -> None:
    field = shown.starting.page.name
    field.setText("拱墅区档案馆")
    field.editingFinished.emit()
    qtbot.waitUntil(lambda: "拱墅区档案馆" in shown.windowTitle(), timeout=PATIENCE_MS)
    assert double.name == "拱墅区档案馆"


def test_what_was_read_kept_and_asked_is_a_click_away(
    shown: MainWindow, double: Double, qtbot: QtBot
) -> None:
    page = shown.starting.page
    double.saved.save(SavedSearch("运河", "大运河"))
    shown.open_article("d1")
    shown.open_article("a2")
    shown.room.ways.toggle_bookmark()
    shown.commands["view.start"].trigger()
    qtbot.waitUntil(lambda: page.recent.isVisible() and page.kept.isVisible(), timeout=PATIENCE_MS)
    titles = [page.recent.rows.index(row).data() for row in range(page.recent.rows.rowCount())]
    assert titles[1:] == ["大运河畔的未来社区", "金承涛强调"]
    page.recent.chosen.emit("d1")
    assert shown.reading.article_id == "d1"
    page.kept.chosen.emit(SavedSearch("运河", "大运河"))
    qtbot.waitUntil(lambda: shown.results.answer is not None, timeout=PATIENCE_MS)
    assert shown.search.query == "大运河"


def test_the_first_start_says_what_happens_until_it_is_put_away(
    open_window: OpenWindow, pages: tuple[Page, ...], qtbot: QtBot
) -> None:
    double = Double((), pages)
    double.import_gate.shut()
    window = open_window(double)
    welcome = window.starting.page.welcome
    qtbot.waitUntil(welcome.isVisible, timeout=PATIENCE_MS)
    assert welcome.progress.isVisible() and "第一次打开" in welcome.sentence.text()
    double.import_gate.open()
    qtbot.waitUntil(lambda: "6 篇" in welcome.sentence.text(), timeout=PATIENCE_MS)
    assert not welcome.progress.isVisible()
    welcome.close_button.click()
    assert not welcome.isVisible() and window.context.settings.get(known.WELCOMED)


def test_keywords_and_related_articles_are_a_click_away(shown: MainWindow, qtbot: QtBot) -> None:
    pane = shown.connecting.pane
    shown.open_article("a1")
    assert pane.list.rows.rowCount() == 0, "nothing is asked while nobody looks"
    shown.right.setCurrentWidget(pane)
    qtbot.waitUntil(lambda: pane.list.rows.rowCount() > 0, timeout=PATIENCE_MS)
    shown_rows = [pane.list.rows.index(row).data() for row in range(pane.list.rows.rowCount())]
    assert "大运河" in shown_rows and "大运河畔的未来社区" in shown_rows
    pane.list.setCurrentIndex(pane.list.rows.index(shown_rows.index("大运河畔的未来社区")))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert shown.reading.article_id == "a2"
    qtbot.waitUntil(lambda: pane.list.rows.rowCount() > 0, timeout=PATIENCE_MS)
    pane.list.setCurrentIndex(pane.list.rows.index(1))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert shown.search.query == '"大运河"'
