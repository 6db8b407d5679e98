"""相关: the words that tell an article from others, and the articles that share them; each a step away."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader.core.records import Related
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.panes.empty import EmptyState
from reader.ui.panes.rows import Row, RowsView
from reader.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word as a row of the list stands for it."""

    word: str


@dataclass(frozen=True, slots=True)
class Connections:
    """What is connected with an article: its telling words, and articles like it."""

    keywords: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()


class RelatedPane(QStackedWidget):
    """Two lists in one. It asks for them when it is looked at, not before.

    `wanted` asks for what belongs to the article shown; `word_chosen` brings a query, `article_chosen` and
    `tab_chosen` an article.
    """

    wanted = Signal()
    word_chosen = Signal(str)
    article_chosen = Signal(str)
    tab_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Connections | None = None
        self._has_article = False
        self._empty = EmptyState()
        self.list = RowsView(theme)
        self.list.setObjectName("relatedView")
        self.list.chosen.connect(self._choose)
        self.list.tab_chosen.connect(self._choose_tab)
        self.addWidget(self._empty)
        self.addWidget(self.list)
        self._word()

    def forget(self) -> None:
        """Another article is shown: what was listed no longer counts."""
        self._has_article, self._found = True, None
        self._word()
        if self.isVisible():
            self.wanted.emit()

    def show_connections(self, found: Connections) -> None:
        """List what belongs to the article shown."""
        self._found = found
        self._word()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask now that one looks (Qt)."""
        super().showEvent(event)
        if self._has_article and self._found is None:
            self.wanted.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _choose(self, target: object) -> None:
        if isinstance(target, Keyword):
            self.word_chosen.emit(f'"{target.word}"')
        elif isinstance(target, Related):
            self.article_chosen.emit(target.hit.article_id)

    def _choose_tab(self, target: object) -> None:
        if isinstance(target, Related):
            self.tab_chosen.emit(target.hit.article_id)

    def _word(self) -> None:
        self.list.setAccessibleName(translate("Related", "关键词和相关文章"))
        if self._found is None:
            hint = (
                translate("Related", "正在查找……")
                if self._has_article
                else translate("Related", "打开一篇文章，这里就列出它的关键词和相关的文章。")
            )
            self._empty.say("", hint)
            self.setCurrentWidget(self._empty)
            return
        rows: list[Row] = []
        if self._found.keywords:
            rows.append(Row(translate("Related", "关键词（点一下就检索）")))
        rows += [Row(word, "", Keyword(word)) for word in self._found.keywords]
        if self._found.related:
            rows.append(Row(translate("Related", "相关文章（有几个关键词相同）")))
        rows += [Row(_title(one), _place(one), one) for one in self._found.related]
        if not rows:
            self._empty.say("", translate("Related", "没有找到关键词和相关的文章。"))
        self.list.show_rows(rows)
        self.setCurrentWidget(self.list if rows else self._empty)


def _title(related: Related) -> str:
    return wording.headline(related.hit.title, related.hit.opening)


def _place(related: Related) -> str:
    hit = related.hit
    return wording.SEPARATOR.join((wording.newspaper(hit.newspaper), hit.date or wording.undated(None)))
