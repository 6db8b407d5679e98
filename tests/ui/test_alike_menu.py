"""What counts as the same in a search: chosen in a menu, seen while it holds, kept with the search."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import OpenWindow, Ready
from double import Double
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from reader.core.library import Library
from reader.core.records import Alike, SearchOptions
from reader.ui.alike import NONE, alike_words, choices
from reader.ui.history import Visit
from reader.ui.limits import in_force, unlimited, without
from reader.ui.main_window import MainWindow
from reader.ui.reading_room import read_visit, write_visit

Ask = Callable[[MainWindow, str], None]
SIMPLIFIED, TRADITIONAL = "从台湾来的客人参观大运河。", "從臺灣來的客人參觀大運河。"


@pytest.fixture
def window(open_window: OpenWindow, ready: Ready, tmp_path: Path) -> MainWindow:
    """Return a window on a library with one article in Simplified and one in Traditional hanzi."""
    source = tmp_path / "two.jsonl"
    pages = (("简", SIMPLIFIED), ("繁", TRADITIONAL))
    with source.open("w", encoding="utf-8") as file:
        for number, (title, text) in enumerate(pages, 1):
            record = {
                "newspaper": "今日拱墅",
                "date": "2021-01-15",
                "page": number,
                "title": title,
                "paragraphs": [text],
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    with Library(tmp_path / "library") as library:
        library.import_paths([source])
    made = open_window()
    ready(made)
    return made


def menu_of(window: MainWindow) -> QMenu:
    """Open the menu by its keys, as somebody without a mouse does."""
    window.commands["edit.alike"].trigger()
    menu: QMenu = window.filters.findChild(QToolButton, "alikeButton").menu()
    assert menu.isVisible()
    return menu


def choose(window: MainWindow, start: str) -> None:
    menu = menu_of(window)
    next(action for action in menu.actions() if action.text().startswith(start)).trigger()
    menu.close()


def marked(window: MainWindow) -> list[str]:
    return [one.cursor.selectedText() for one in window.article.view.extraSelections()]


def test_hanzi_are_told_apart_on_request_and_the_window_says_so(
    window: MainWindow, ask: Ask, qtbot: QtBot
) -> None:
    ask(window, "臺灣")
    assert window.results.answer is not None
    assert window.results.answer.total == 2
    choose(window, "繁体与简体")
    qtbot.waitUntil(lambda: window.results.answer is not None and window.results.answer.total == 1)
    button = window.filters.findChild(QToolButton, "alikeButton")
    assert button.text() == "区分繁简 ▾"
    assert button.accessibleName() == "算作相同的写法: 区分繁简"
    chip = next(one for one in window.results.chips.findChildren(QPushButton) if "区分繁简" in one.text())
    chip.click()
    qtbot.waitUntil(lambda: window.results.answer is not None and window.results.answer.total == 2)
    assert button.text() == "字形 ▾"


def test_what_is_marked_in_the_article_follows(window: MainWindow, ask: Ask, qtbot: QtBot) -> None:
    ask(window, "臺灣")
    simplified = next(hit for hit in window.results.answer.hits if hit.title == "简")  # type: ignore[union-attr]
    window.desk.open_hit(simplified)
    assert marked(window) == ["台湾"]
    choose(window, "一律按原样")
    qtbot.waitUntil(lambda: not marked(window))


def test_going_back_asks_as_it_was_asked_then(window: MainWindow, ask: Ask, qtbot: QtBot) -> None:
    choose(window, "一律按原样")
    ask(window, "臺灣")
    window.desk.open_hit(window.results.answer.hits[0])  # type: ignore[union-attr]
    choose(window, "都算作相同")
    ask(window, "大运河")
    assert window.results.answer is not None
    qtbot.waitUntil(lambda: window.results.answer.total == 2)
    other = next(hit for hit in window.results.answer.hits if hit.title == "简")
    window.desk.open_hit(other)
    window.reading.back()
    qtbot.waitUntil(lambda: window.results.answer.query == "臺灣" and window.results.answer.total == 1)
    assert window.search.options.alike == NONE
    assert window.search_bar.text() == "臺灣"


def test_it_is_kept_with_a_saved_search_and_until_the_next_start(
    window: MainWindow, ask: Ask, open_window: OpenWindow, ready: Ready, qtbot: QtBot
) -> None:
    ask(window, "臺灣")
    choose(window, "繁体与简体")
    window.desk.saved.save("只要繁体", "臺灣", window.search.options)
    window.close()
    again = open_window()
    ready(again)
    assert again.search.options.alike == Alike(variants=False)
    choose(again, "都算作相同")
    saved = again.session.library.saved.all()[0]  # type: ignore[union-attr]
    again.desk.saved.chosen.emit(saved)
    qtbot.waitUntil(lambda: again.results.answer is not None and again.results.answer.total == 1)
    assert again.search.options.alike == Alike(variants=False)


def test_the_menu_is_used_by_keyboard_alone(
    open_window: OpenWindow, ready: Ready, double: Double, qtbot: QtBot
) -> None:
    window = open_window(double)
    ready(window)
    menu = menu_of(window)
    assert menu.activeAction().text() == "都算作相同"
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert window.search.options.alike == NONE
    assert window.commands["edit.alike"].shortcut().toString() == "Ctrl+Shift+A"


def test_every_switch_is_said_chosen_and_taken_back() -> None:
    options = SearchOptions()
    for text, chosen, on in list(choices(options))[2:]:
        assert on
        assert "：" in text
        assert len(list(in_force(chosen))) == 1
        assert without(chosen, next(in_force(chosen))) == options
    exact = next(chosen for text, chosen, _on in choices(options) if text == "一律按原样")
    assert alike_words(exact.alike) == "原样"
    assert alike_words(Alike(case=False, width=False)) == "区分 2 项"
    assert [limit.text for limit in in_force(exact)] == ["原样"]
    assert without(exact, next(in_force(exact))) == options
    assert unlimited(exact) == options


@pytest.mark.parametrize("alike", [Alike(), Alike(case=False), NONE])
def test_a_visit_keeps_what_its_query_told_apart(alike: Alike) -> None:
    visit = Visit("a1", "大运河 APP", 120, alike=alike)
    assert read_visit(write_visit(visit)) == visit


@pytest.mark.parametrize("text", ["12:x a1", "12:case,y a1 q"])
def test_an_unknown_switch_makes_no_visit(text: str) -> None:
    assert read_visit(text) is None
