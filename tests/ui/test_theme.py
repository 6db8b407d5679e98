"""Going over to other colours: every widget lays itself out once, and looks as if it had begun so."""

from __future__ import annotations

from collections import Counter

import pytest
from conftest import OpenWindow, Ready
from double import Double
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication


class Heard(QObject):
    """Counts how often each widget hears of another style."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False


def test_each_widget_hears_of_other_colours_once(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a2")
    heard = Heard()
    QApplication.instance().installEventFilter(heard)
    window.appearance.choose_theme("dark")
    QApplication.instance().removeEventFilter(heard)
    assert {widget: times for widget, times in heard.times.items() if times != 1} == {}
    assert {window, window.contents.tree, window.article.view, window.search_bar} <= heard.times.keys()


@pytest.mark.parametrize("theme", ["dark", "sepia", "contrast", "light"])
def test_every_part_is_in_the_colours_chosen(
    open_window: OpenWindow, ready: Ready, double: Double, theme: str
) -> None:
    window = open_window(double)
    ready(window)
    room = window.menuBar().sizeHint(), window.search_bar.sizeHint(), window.left.tabBar().sizeHint()
    window.appearance.choose_theme(theme)
    ground = window.context.theme.colour("window")
    for part in (window.menuBar(), window.tool_bar, window.status):
        assert part.grab().toImage().pixelColor(1, part.height() // 2) == ground
    assert room == (
        window.menuBar().sizeHint(),
        window.search_bar.sizeHint(),
        window.left.tabBar().sizeHint(),
    )
