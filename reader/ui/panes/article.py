"""The article pane: the article, and a slim bar to find words in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.ui.language import translate
from reader.ui.panes.article_view import ArticleView
from reader.ui.panes.empty import EmptyState
from reader.ui.panes.find_bar import FindBar
from reader.ui.reading import Opened
from reader.ui.theme import Theme


class ArticlePane(QWidget):
    """The article view with its find bar, or a sentence while nothing is open."""

    step_shown = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ArticleView(theme)
        self.find_bar = FindBar(theme)
        self.find_bar.hide()
        self._empty = EmptyState()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages)
        layout.addWidget(self.find_bar)
        self.setFocusProxy(self.view)
        self.find_bar.words_changed.connect(self._find)
        self.find_bar.step_requested.connect(self.step)
        self.find_bar.closed.connect(self._stop_finding)
        self._retranslate()

    def show_article(self, opened: Opened) -> None:
        """Show an article."""
        self._pages.setCurrentWidget(self.view)
        self.view.show_article(opened)
        if self.find_bar.isVisible():
            self._find(self.find_bar.words)

    def clear(self) -> None:
        """Show that nothing is open."""
        self.find_bar.hide()
        self.view.clear_article()
        self._pages.setCurrentWidget(self._empty)

    def open_find_bar(self) -> None:
        """Show the find bar with what is selected in it, ready to type."""
        if self.view.stored is not None:
            self.find_bar.open(self.view.selected_text().partition("\n")[0])

    def step(self, direction: int) -> None:
        """Go to the next or previous mark and say which it is."""
        self._say_step(*self.view.step(direction))

    def go_to(self, number: int) -> None:
        """Go to a mark, counted from 0, and say which it is."""
        self._say_step(*self.view.go_to(number))

    def _say_step(self, number: int, total: int) -> None:
        self.find_bar.show_count(number, total)
        self.step_shown.emit(number, total)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.view.reword()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.view.setAccessibleName(translate("Article", "文章"))
        self._empty.say(
            translate("Article", "还没有打开文章"),
            translate("Article", "在左边的目录里选一篇，或在上面输入要找的词。"),
        )

    def _find(self, words: str) -> None:
        total = self.view.find_all(words)
        if total:
            self.step(1)
        else:
            self.find_bar.show_count(0, 0)

    def _stop_finding(self) -> None:
        self.view.find_all("")
        self.view.setFocus()
