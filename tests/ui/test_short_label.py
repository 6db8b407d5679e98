"""What is long is cut, never what makes room for it: a label with a bounded height, and the window around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import OpenWindow, Ready
from double import Double
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.panes.short_label import MOST_TOLD, ShortLabel

Ask = Callable[[MainWindow, str], None]
LONG = {
    "words": "大运河保护杭州" * 1_200,
    "one word": "a" * 9_000,
    "too long": "x" * 100_000,
    "unreadable": '("' + "大" * 4_000,
    "notes": "大" * 3_000 + " 日期:" + "年" * 3_000,
}


@pytest.mark.parametrize("query", LONG.values(), ids=LONG)
def test_no_query_makes_the_window_grow(
    open_window: OpenWindow, ready: Ready, ask: Ask, double: Double, qtbot: QtBot, *, query: str
) -> None:
    window = open_window(double)
    window.resize(1366, 700)
    ready(window)
    ask(window, query)
    window.commands["edit.lines"].trigger()
    qtbot.waitUntil(lambda: not window.desk.lines.reading)
    assert (window.width(), window.height()) == (1366, 700)
    assert window.minimumSizeHint().height() < 500
    assert window.minimumSizeHint().width() < 900


def test_a_long_text_is_cut_but_not_its_tail(dressed: QApplication, qtbot: QtBot) -> None:
    label = ShortLabel(3)
    qtbot.addWidget(label)
    label.resize(200, 100)
    label.say("运河" * 5_000, " · 找到 3 篇")
    line = label.fontMetrics().height()
    shown = label._layout(200).text()
    assert shown.startswith("运河运河")
    assert shown.endswith("… · 找到 3 篇")
    assert 2 * line < label.heightForWidth(200) <= 4 * line
    assert label.minimumSizeHint().width() < 100
    assert label.accessibleName().startswith("运河运河")
    assert label.accessibleName().endswith("找到 3 篇")
    assert len(label.accessibleName()) < MOST_TOLD + 20
    assert 0 < len(label.toolTip()) < MOST_TOLD + 40
    label.say("大运河", " · 找到 3 篇")
    assert label._layout(200).text() == label.text() == "大运河 · 找到 3 篇"
    assert not label.toolTip()
    wide = label.heightForWidth(400)
    assert label.heightForWidth(60) > wide


def test_markup_and_rare_hanzi_are_only_characters(dressed: QApplication, qtbot: QtBot) -> None:
    label = ShortLabel(2)
    qtbot.addWidget(label)
    label.resize(150, 60)
    label.say("<b>𠮷</b>" * 200, "!")
    assert label._layout(150).text().startswith("<b>𠮷</b>")
    assert "<b>" not in label.toolTip()
    assert not label.grab().isNull()
