"""书签: what a reader keeps to find again, and what was read lately."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader.core.records import Bookmark, StoredArticle
from reader.ui import wording
from reader.ui.destinations import bookmark_place, bookmark_title
from reader.ui.language import translate
from reader.ui.panes.empty import EmptyState
from reader.ui.panes.rows import Row, RowsView
from reader.ui.theme import Theme


class BookmarksPane(QStackedWidget):
    """Two lists in one, each under its heading. `wanted` asks for both when the pane is looked at."""

    wanted = Signal()
    open_requested = Signal(str)
    tab_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bookmarks: Sequence[Bookmark] = ()
        self._recent: Sequence[StoredArticle] = ()
        self._empty = EmptyState()
        self.list = RowsView(theme)
        self.list.setObjectName("bookmarksView")
        self.addWidget(self._empty)
        self.addWidget(self.list)
        self.list.chosen.connect(lambda target: self.open_requested.emit(_article(target)))
        self.list.tab_chosen.connect(lambda target: self.tab_requested.emit(_article(target)))
        self.list.removed.connect(self._remove)
        self._word()

    def show_lists(self, bookmarks: Sequence[Bookmark], recent: Sequence[StoredArticle]) -> None:
        """Show bookmarks and what was read lately, each newest first."""
        self._bookmarks, self._recent = bookmarks, recent
        self._word()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the lists now that they are looked at (Qt)."""
        super().showEvent(event)
        self.wanted.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _remove(self, target: object) -> None:
        if isinstance(target, Bookmark):
            self.remove_requested.emit(target.article)

    def _word(self) -> None:
        self.list.setAccessibleName(translate("Bookmarks", "收藏和最近读过的文章"))
        self._empty.say(
            translate("Bookmarks", "还没有收藏"),
            translate("Bookmarks", "读文章时按 Ctrl+D 就收藏起来；最近读过的也会列在这里。"),
        )
        rows: list[Row] = []
        if self._bookmarks:
            rows.append(Row(translate("Bookmarks", "收藏（Delete 取消）")))
        rows += [Row(bookmark_title(one), bookmark_place(one), one) for one in self._bookmarks]
        if self._recent:
            rows.append(Row(translate("Bookmarks", "最近读过")))
        rows += [Row(_title(one), _place(one), one.article.id) for one in self._recent]
        self.list.show_rows(rows)
        self.setCurrentWidget(self.list if rows else self._empty)


def _article(target: object) -> str:
    return target.article if isinstance(target, Bookmark) else str(target)


def _title(stored: StoredArticle) -> str:
    return wording.headline(stored.article.title, stored.article.body or stored.article.caption or "")


def _place(stored: StoredArticle) -> str:
    date = stored.issue.date or wording.undated(stored.issue.date_evidence)
    return wording.SEPARATOR.join(
        (wording.newspaper(stored.issue.newspaper), date, wording.page(stored.page.number))
    )
