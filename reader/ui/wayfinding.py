"""Finding the way: going to what is typed, the calendar, bookmarks, what was read lately."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.core.errors import BaokuError, Reason
from reader.core.records import Destination, IssueSummary, StoredArticle
from reader.ui import settings as known
from reader.ui.context import Context
from reader.ui.language import translate
from reader.ui.panes.bookmarks import BookmarksPane
from reader.ui.reading import Opened, Reading


class Wayfinding(QObject):
    """Opens what leads somewhere and passes on where to go.

    `open_requested` and `tab_requested` name an article, `newspaper_requested` a newspaper to show in the tree;
    `arrived` tells that somebody went to an article by a dialog that is closed now; `marked`, whether the article in
    front is bookmarked.
    """

    open_requested = Signal(str)
    tab_requested = Signal(str)
    arrived = Signal()
    newspaper_requested = Signal(object)
    marked = Signal(bool)
    said = Signal(str)
    refused = Signal(Reason)

    def __init__(self, context: Context, reading: Reading, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._session = context.session
        self._reading = reading
        self._window = window
        self.bookmarks = BookmarksPane(context.theme)
        self.bookmarks.wanted.connect(self._list)
        self.bookmarks.open_requested.connect(self.open_requested)
        self.bookmarks.tab_requested.connect(self.tab_requested)
        self.bookmarks.remove_requested.connect(self._remove)
        self._days = context.tasks.latest()
        self._days.answered.connect(self._open_calendar)
        self._days.failed.connect(self.refused)
        reading.opened.connect(self._remember)
        self._session.opened.connect(self._list)

    # ── going ─────────────────────────────────────────────────────────────────────────────────────────

    def go_to(self) -> None:
        """Ask where to go."""
        library = self._session.library
        if library is None:
            return
        questions = self._context.tasks.latest()
        questions.failed.connect(self.refused)
        from reader.ui.dialogs.go_to import GoToDialog  # noqa: PLC0415 - a dialog is loaded when it is first opened

        dialog = GoToDialog(self._context.theme, library.going.find, questions, self._window)
        dialog.chosen.connect(self._go)
        dialog.finished.connect(questions.deleteLater)
        dialog.open()

    def show_calendar(self) -> None:
        """Show the days that have issues, as soon as they are known."""
        library = self._session.library
        if library is not None:
            self._days.ask(library.going.issues)

    def _open_calendar(self, issues: tuple[IssueSummary, ...]) -> None:
        shown = self._reading.shown
        start = shown.stored.issue if shown else None
        from reader.ui.dialogs.calendar import CalendarDialog  # noqa: PLC0415 - a dialog is loaded when it is first opened

        dialog = CalendarDialog(self._context.theme, issues, start, self._window)
        dialog.issue_chosen.connect(self.open_issue)
        dialog.open()

    def open_issue(self, issue: IssueSummary) -> None:
        """Open the first article of an issue."""
        library = self._session.library
        first = library.going.first_of_issue(issue.id) if library is not None else None
        if first is not None:
            self.open_requested.emit(first)
            self.arrived.emit()

    def _go(self, target: Destination, in_tab: bool) -> None:
        if target.article is not None:
            (self.tab_requested if in_tab else self.open_requested).emit(target.article.id)
            self.arrived.emit()
        elif target.issue is not None:
            self.open_issue(target.issue)
        else:
            self.newspaper_requested.emit(target.newspaper)

    # ── bookmarks and what was read ───────────────────────────────────────────────────────────────────

    def toggle_bookmark(self) -> None:
        """Put the article in front among the bookmarks, or take it away."""
        library, shown = self._session.library, self._reading.shown
        if library is None or shown is None:
            return
        try:
            if library.bookmarks.holds(shown.stored.article.id):
                library.bookmarks.remove(shown.stored.article.id)
                self.said.emit(translate("Window", "已取消收藏"))
            else:
                library.bookmarks.add(shown.stored)
                self.said.emit(translate("Window", "已收藏；在左边的“书签”里可以找到"))
        except BaokuError as error:
            self.refused.emit(error.reason)
        self._list()
        self._tell_mark()

    def _remove(self, article_id: str) -> None:
        library = self._session.library
        if library is None:
            return
        try:
            library.bookmarks.remove(article_id)
        except BaokuError as error:
            self.refused.emit(error.reason)
        self._list()
        self._tell_mark()

    def _remember(self, opened: Opened) -> None:
        settings, article_id = self._context.settings, opened.stored.article.id
        older = (other for other in settings.get(known.RECENT) if other != article_id)
        settings.put(known.RECENT, (article_id, *older)[: known.RECENT_KEPT])
        if self.bookmarks.isVisible():
            self._list()
        self._tell_mark()

    def _tell_mark(self) -> None:
        library, shown = self._session.library, self._reading.shown
        if library is not None and shown is not None:
            with suppress(BaokuError):
                self.marked.emit(library.bookmarks.holds(shown.stored.article.id))

    def _list(self) -> None:
        library = self._session.library
        if library is None or not self.bookmarks.isVisible():
            return
        recent: list[StoredArticle] = []
        for article_id in self._context.settings.get(known.RECENT):
            try:
                stored = library.article(article_id)
            except BaokuError:
                continue  # of another library, or gone
            if all(stored.article.id != other.article.id for other in recent):
                recent.append(stored)
        try:
            bookmarks = library.bookmarks.all()
        except BaokuError as error:
            bookmarks = ()
            self.refused.emit(error.reason)
        if library.bookmarks.trouble is not None:
            self.refused.emit(library.bookmarks.trouble)
        self.bookmarks.show_lists(bookmarks, recent)
