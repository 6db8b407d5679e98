"""What is connected with the article in front: its keywords and related articles, found off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from reader.ui.panes.related import Connections, RelatedPane

if TYPE_CHECKING:
    from reader.core.library import Library
    from reader.ui.main_window import MainWindow

KEYWORDS: Final = 8
RELATED: Final = 10


class Connecting(QObject):
    """Fills the pane 相关 for the article in front, and leads where its rows point."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.session
        self._reading = window.reading
        self._asking = window.context.tasks.surveys()
        self.pane = RelatedPane(window.context.theme)
        self._asking.answered.connect(self.pane.show_connections)
        self._asking.failed.connect(lambda _reason: self.pane.show_connections(Connections()))
        self.pane.wanted.connect(self._ask)
        self.pane.word_chosen.connect(window.desk.ask)
        self.pane.article_chosen.connect(window.room.open)
        self.pane.tab_chosen.connect(window.room.open_tab)
        window.reading.opened.connect(lambda _opened: self._another())

    def _another(self) -> None:
        self._asking.forget()
        self.pane.forget()

    def _ask(self) -> None:
        library, article_id = self._session.library, self._reading.article_id
        if library is not None and article_id is not None:
            self._asking.ask(lambda: find(library, article_id))


def find(library: Library, article_id: str) -> Connections:
    """Return what belongs to an article. Raises BaokuError (article.unknown)."""
    return Connections(library.keywords(article_id, KEYWORDS), library.similar(article_id, RELATED))
