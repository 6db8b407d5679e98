"""The names in an article: asked for only when they are looked at, and each leads to a search."""

from __future__ import annotations

from collections.abc import Callable

from conftest import OpenWindow, Ready
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow

Ask = Callable[[MainWindow, str], None]


def test_names_are_listed_when_their_tab_is_opened_and_lead_to_a_search(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot
) -> None:
    window = open_window()
    ready(window)
    ask(window, "瓜山未来社区调研")
    window.open_article(window.session.library.search("瓜山未来社区调研").hits[0].article_id)
    names = window.room.names.list
    assert names.count() == 0, "nobody has asked yet"

    window.right.setCurrentWidget(window.room.names)
    qtbot.waitUntil(lambda: names.count() > 0, timeout=30_000)
    shown = [names.item(row).text() for row in range(names.count())]
    assert shown[0] == "人物"
    assert "朱建明" in shown and "王宏" in shown
    assert "梦诗三悦" not in shown, "the reporter is no person of the story"

    names.setCurrentRow(shown.index("朱建明"))
    qtbot.keyClick(names, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.results.answer is not None and window.results.answer.total > 10)
    assert window.search_bar.text() == '"朱建明"'

    other = window.session.library.search("标题:以特色小镇建设为抓手").hits[0].article_id
    window.open_article(other)
    qtbot.waitUntil(lambda: "余荣升" in [names.item(row).text() for row in range(names.count())])
