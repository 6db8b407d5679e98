"""The start page in its window: when it is shown, where its facts come from, where its choices lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from reader.core.errors import BaokuError
from reader.core.policies import Act
from reader.core.progress import Stage
from reader.core.records import StoredArticle
from reader.ui import settings as known
from reader.ui.holdings import StartFacts, held
from reader.ui.panes.start import ROWS, StartPage

if TYPE_CHECKING:
    from reader.core.library import Library
    from reader.ui.main_window import MainWindow

T = TypeVar("T")


class Starting(QObject):
    """Shows the start page while no article is open, and when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        context = window.context
        self._window = window
        self._session = context.session
        self._settings = context.settings
        self._stage = window.room.stage
        self._before: QWidget | None = None
        self._facts = context.tasks.surveys()
        self.page = StartPage(context.theme)
        self.page.welcome.may_add(not self._settings.policies.forbids(Act.FOLDERS))
        self._stage.addWidget(self.page)
        self._wire()
        self.show()

    def _wire(self) -> None:
        page, room, session = self.page, self._window.room, self._session
        page.issue_chosen.connect(room.ways.open_issue)
        page.article_chosen.connect(room.open)
        page.tab_chosen.connect(room.open_tab)
        page.search_chosen.connect(self._window.desk.saved.chosen)
        page.renamed.connect(session.rename)
        page.wanted.connect(self.refresh)
        page.welcome.folder_requested.connect(self._window.importing.choose_folder)
        page.welcome.help_requested.connect(self._window.show_help)
        page.welcome.put_away.connect(self._put_away_welcome)
        self._facts.answered.connect(self._show)
        room.reading.emptied.connect(self.show)
        session.opened.connect(self.refresh)
        session.changed.connect(lambda _changes: self.refresh())
        session.renamed.connect(self.refresh)
        session.work_started.connect(page.welcome.show_work)
        session.work_ended.connect(self.refresh)
        session.stepped.connect(self._step)

    @property
    def shown(self) -> bool:
        """Whether the page is in front."""
        return self._stage.currentWidget() is self.page

    def show(self) -> None:
        """Bring the page to the front."""
        if not self.shown:
            self._before = self._stage.currentWidget()
            self._stage.setCurrentWidget(self.page)

    def toggle(self) -> None:
        """Show the page, or go back to what was in front of it."""
        if self.shown and self._window.reading.article_id is not None and self._before is not None:
            self._stage.setCurrentWidget(self._before)
            self._window.article.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.show()
            self.page.papers.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Ask what there is to show; nothing is asked while nobody looks."""
        library = self._session.library
        if library is None or not self.page.isVisible():
            return
        recent = self._settings.get(known.RECENT)
        self._facts.ask(lambda: gather(library, recent))

    def _show(self, facts: StartFacts) -> None:
        self.page.show_facts(facts)
        articles = sum(paper.articles for paper in facts.papers)
        if not self._session.busy:
            self.page.welcome.show_rest(articles)
        self.page.welcome.setVisible(not self._settings.get(known.WELCOMED))

    def _step(self, stage: Stage, done: int, total: int, _subject: str) -> None:
        self.page.welcome.show_step(stage, done, total)

    def _put_away_welcome(self) -> None:
        self._settings.put(known.WELCOMED, True)
        self.page.welcome.hide()
        self.page.papers.setFocus(Qt.FocusReason.OtherFocusReason)


def gather(library: Library, recent: tuple[str, ...]) -> StartFacts:
    """Return what the start page shows of a library. It reads every issue: not for the window's thread."""
    return StartFacts(
        name=library.name,
        read_only=library.read_only,
        papers=held(library.going.issues()),
        recent=tuple(_known(library, recent)),
        bookmarks=_kept(library.bookmarks.all),
        searches=_kept(library.saved.all),
    )


def _known(library: Library, ids: tuple[str, ...]) -> list[StoredArticle]:
    """Return those articles that are in this library, as many as are shown."""
    found: list[StoredArticle] = []
    for article_id in ids:
        if len(found) == ROWS:
            break
        try:
            found.append(library.article(article_id))
        except BaokuError:
            continue
    return found


def _kept(read: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
    """Return what a reader keeps; a file that cannot be read is told where it is shown in full."""
    try:
        return read()
    except BaokuError:
        return ()
