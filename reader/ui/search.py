"""The search of a window: what is asked, with which order and limits, and the answers as they come.

Typing waits a moment before it asks; Enter asks at once. Only the answer to the last question counts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.errors import Reason
from reader.core.records import Answer, SearchOptions
from reader.ui.language import Languages
from reader.ui.limits import Grouping, Key, within_group
from reader.ui.session import Session
from reader.ui.tasks import Tasks

TYPING_PAUSE_MS: Final = 0
"""What comes within one burst, before the window is at rest again, is one question; the rest is left to the line of
questions, of which only the last counts.
"""
FIRST_HITS: Final = 20
"""So many hits come with an answer: a screen and more, in half the time that fifty would take."""
HITS_AT_ONCE: Final = 50


class Search(QObject):
    """Asks the library. `answered` brings a new answer, `more_came` further hits of the same one, `group_came` those
    of one group of it.
    """

    asked = Signal()
    answered = Signal(Answer)
    more_came = Signal(int, tuple)
    group_came = Signal(object, int, tuple)
    cleared = Signal()
    refused = Signal(Reason)
    options_changed = Signal()

    def __init__(
        self, session: Session, tasks: Tasks, languages: Languages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._languages = languages
        self._query = ""
        self._options = SearchOptions(limit=FIRST_HITS, suggest=False)
        self._groups = tasks.each()
        self._first = tasks.latest()
        self._further = tasks.latest()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._first.answered.connect(self.answered)
        self._first.failed.connect(self.refused)
        self._further.answered.connect(self._take_further)
        self._further.failed.connect(self.refused)
        self._groups.answered.connect(lambda found: self.group_came.emit(*found))
        self._groups.failed.connect(self.refused)
        session.opened.connect(self.refresh)

    @property
    def query(self) -> str:
        """What is asked; empty if nothing is."""
        return self._query

    @property
    def options(self) -> SearchOptions:
        """The order and the limits of the search."""
        return self._options

    def type(self, text: str) -> None:
        """Take what is being typed; it is asked when the typing pauses."""
        self._query = text.strip()
        self._first.forget()
        self._forget_further()
        if self._query:
            self._pause.start()
        else:
            self._pause.stop()
            self.cleared.emit()

    def ask(self, text: str) -> None:
        """Ask at once."""
        self.type(text)
        if self._query:
            self._ask()

    def limit(self, options: SearchOptions) -> None:
        """Change order and limits, and ask again."""
        changed = replace(options, limit=FIRST_HITS, offset=0, suggest=False)
        if changed != self._options:
            self._options = changed
            self.options_changed.emit()
            self.refresh()

    def refresh(self, fetched: int = 0) -> None:
        """Ask again, for as many hits as were fetched: the library or the limits have changed."""
        if self._query and not self._pause.isActive():
            self._ask(max(fetched, FIRST_HITS))

    def fetch_more(self, offset: int) -> None:
        """Ask for the hits from `offset` on."""
        library, query = self._session.library, self._query
        options = replace(self._options, offset=offset, limit=HITS_AT_ONCE)
        if library is not None and query:
            self._further.ask(lambda: (offset, library.search(query, options).hits))

    def fetch_group(self, grouping: Grouping, key: Key, offset: int) -> None:
        """Ask for the hits of one group from `offset` on. Several groups may be asked for at a time."""
        library, query = self._session.library, self._query
        if library is None or not query:
            return
        options = replace(within_group(self._options, grouping, key), offset=offset, limit=HITS_AT_ONCE)
        self._groups.ask(lambda: (key, offset, library.search(query, options).hits))

    def _forget_further(self) -> None:
        self._further.forget()
        self._groups.forget()

    def _ask(self, limit: int = FIRST_HITS) -> None:
        self._pause.stop()
        library, query = self._session.library, self._query
        options, language = replace(self._options, limit=limit), self._languages.current
        if library is None:
            return
        self._forget_further()
        self.asked.emit()
        self._first.ask(lambda: library.search(query, options, language))

    def _take_further(self, found: tuple[int, tuple[object, ...]]) -> None:
        self.more_came.emit(*found)
