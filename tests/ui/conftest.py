"""What the window's tests share: no display, our style and fonts, windows that are closed and drained."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from double import Double, Page, article, masthead
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from reader.ui import app as program
from reader.ui.main_window import MainWindow
from reader.ui.models.issue_tree import Role

OFFSCREEN_SAYS = "This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
PATIENCE_MS = 20_000

OpenWindow = Callable[..., MainWindow]
Ready = Callable[[MainWindow], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say what it says of every window it shows; any other Qt warning fails a test."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_SAYS, extend=True))


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    program.dress(qapp)
    return qapp


@pytest.fixture
def pages() -> tuple[Page, ...]:
    """Two newspapers, three years, one undated page."""
    canal = "大运河保护和利用的文章。"
    return (
        Page(
            1,
            masthead("今日拱墅", "2021-01-15", weekday="星期五", total_issue_number=1110),
            (
                article(
                    "a1", "忠诚实践十六字总要求", "第一段。" + canal, "第二段没有。", kicker="首个警察节"
                ),
                article("a2", "大运河畔的未来社区", canal * 3, *["平常的一段话,没有别的。" * 12] * 8, canal),
                article("a3", None, "没有标题的一篇,讲的是垃圾分类。"),
            ),
        ),
        Page(2, masthead("今日拱墅", "2024-06-14", 1), (article("b1", "区委常委会召开", "传达学习。"),)),
        Page(
            3, masthead("今日拱墅", None, None, evidence={"date": "2020-04"}), (article("c1", "开学", canal),)
        ),
        Page(4, masthead("钱塘新区报", "2023-06-26"), (article("d1", "金承涛强调", "紧起来。"),)),
    )


@pytest.fixture
def double(pages: tuple[Page, ...]) -> Double:
    return Double(pages)


@pytest.fixture
def open_window(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenWindow]:
    """Return a maker of windows: on a double, or on the real library where none is given."""
    monkeypatch.setattr(program.paths, "log_dir", lambda: tmp_path / "log")
    windows: list[MainWindow] = []

    def make(double: Double | None = None, *, start: bool = True) -> MainWindow:
        opener = program.open_library if double is None else (lambda _home: double)
        context = program.make_context(dressed, tmp_path / "library", tmp_path / "config", opener)
        window = MainWindow(context)
        window.resize(1366, 768)
        window.show()
        if start:
            context.session.open()
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
        window.context.languages.remove()
        window.deleteLater()
    dressed.processEvents()
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def ready(qtbot: QtBot) -> Ready:
    """Return a wait until a window's library is open and at rest."""

    def wait(window: MainWindow) -> None:
        qtbot.waitUntil(
            lambda: window.session.library is not None and not window.session.busy, timeout=PATIENCE_MS
        )

    return wait


@pytest.fixture
def follows(qtbot: QtBot) -> Ready:
    """Return a wait until the tree, and the commands that turn, have followed the article in front."""

    def wait(window: MainWindow) -> None:
        tree, reading = window.contents.tree, window.reading
        qtbot.waitUntil(lambda: tree.currentIndex().data(Role.ARTICLE_ID) == reading.article_id)

    return wait


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[[MainWindow, str], None]:
    """Return a way to search and wait for the answer."""

    def search(window: MainWindow, query: str) -> None:
        window.desk.ask(query)
        qtbot.waitUntil(
            lambda: window.results.answer is not None and window.results.answer.query == query,
            timeout=PATIENCE_MS,
        )

    return search
