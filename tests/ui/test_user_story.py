"""The program tried as a new user would: with the real library and the real seeds."""

from collections.abc import Callable

from conftest import OpenWindow, Ready
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QTextBrowser, QTreeView
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow

Ask = Callable[[MainWindow, str], None]


def test_search_read_go_back_switch_language_close_and_start_again(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot
) -> None:
    window = open_window()
    assert window.isVisible()
    ready(window)
    tree = window.findChild(QTreeView, "issueTree")
    assert [tree.model().index(row, 0).data() for row in range(2)] == ["今日拱墅", "钱塘新区报"]
    qtbot.waitUntil(lambda: "索引就绪" in window.status.words)
    assert "5 期" in window.status.words

    search_bar = window.findChild(QLineEdit, "searchBar")
    search_bar.setFocus()
    search_bar.setText("大运河")
    qtbot.keyClick(search_bar, Qt.Key.Key_Return)
    results = window.findChild(QListView, "resultsView")
    qtbot.waitUntil(lambda: results.model().rowCount() > 2, timeout=20_000)

    pane = window.findChild(QTextBrowser, "articlePane")
    qtbot.keyClick(search_bar, Qt.Key.Key_Down)
    opened = []
    for _ in range(3):
        qtbot.keyClick(results, Qt.Key.Key_Return)
        opened.append(window.reading.article_id)
        marks = [selection.cursor.selectedText() for selection in pane.extraSelections()]
        assert marks
        assert set(marks) == {"大运河"}
        assert len(marks) == pane.toPlainText().count("大运河")
        qtbot.keyClick(results, Qt.Key.Key_Down)
    assert len(set(opened)) == 3

    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.reading.article_id == opened[1]
    window.commands["view.language.en"].trigger()
    QApplication.processEvents()
    assert window.left.tabText(0) == "Contents"
    said = window.results.findChildren(QLabel)
    qtbot.waitUntil(lambda: any(label.text().startswith("has “大运河”") for label in said))
    text = pane.toPlainText()
    sizes = window.splitter.sizes()
    window.close()

    again = open_window()
    ready(again)
    assert again.left.tabText(0) == "Contents"
    assert again.reading.article_id == opened[1]
    assert again.article.view.toPlainText() == text
    assert again.splitter.sizes() == sizes
    assert again.search_bar.text() == "大运河"
    qtbot.waitUntil(lambda: bool(again.article.view.extraSelections()), timeout=20_000)


def test_every_article_of_the_seeds_can_be_opened_and_turned_through(
    open_window: OpenWindow, ready: Ready
) -> None:
    window = open_window()
    ready(window)
    library = window.session.library
    for paper in library.newspapers():
        for year in library.years(paper.name):
            for issue in library.issues(paper.name, year.year):
                for page in library.pages(issue.id):
                    for summary in library.articles(page.id):
                        window.open_article(summary.id)
                        assert window.reading.article_id == summary.id
                        window.room.reveal()
                        assert window.contents.tree.currentIndex().isValid()
                        assert window.room.info.text.toPlainText()
    assert not window.notice.isVisible()


def test_an_index_that_goes_while_the_window_is_open_is_built_anew(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot
) -> None:
    window = open_window()
    ready(window)
    qtbot.waitUntil(lambda: "索引就绪" in window.status.words)
    library = window.session.library
    assert library is not None
    folder = library.home / "index"
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            file.unlink()
    ask(window, "大运河")
    assert window.results.answer is not None
    found = window.results.answer.total
    assert found > 2, "what the index would say is read in the articles"
    qtbot.waitUntil(
        lambda: library.check_index().state == "ready" and not window.session.busy, timeout=20_000
    )
    ask(window, "运河")
    assert not window.results.answer.notes
    ask(window, "大运河")
    assert window.results.answer.total == found
