"""Surveys: what is asked about an answer when it is shown and typing rests: counts over all hits, or what may help.

They run beside the questions, so that the next key never waits for them; only those of the last answer count.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.errors import Reason
from reader.core.records import SearchOptions
from reader.ui.session import Session
from reader.ui.tasks import Tasks

REST_MS: Final = 250
"""So long after an answer the counts are begun: nobody reads them while typing."""


class Survey(QObject):
    """Asks about the answer shown. `counted` brings facets, `helped` suggestions, `related` what is like an article."""

    counted = Signal(object)
    helped = Signal(tuple)
    related = Signal(str, tuple)
    refused = Signal(Reason)

    def __init__(self, session: Session, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._query = ""
        self._options = SearchOptions()
        self._helping = False
        self._facets = tasks.surveys()
        self._help = tasks.surveys()
        self._similar = tasks.surveys()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        self._facets.answered.connect(self.counted)
        self._help.answered.connect(self.helped)
        self._similar.answered.connect(lambda found: self.related.emit(*found))
        for line in (self._facets, self._help, self._similar):
            line.failed.connect(self.refused)

    def count(self, query: str, options: SearchOptions, *, at_once: bool = False) -> None:
        """Ask how the hits of a query fall apart."""
        self._begin(query, options, helping=False, at_once=at_once)

    def help(self, query: str, options: SearchOptions) -> None:
        """Ask what may help where a query finds nothing."""
        self._begin(query, options, helping=True, at_once=False)

    def similar(self, article_id: str, title: str, limit: int) -> None:
        """Ask for articles like one."""
        library = self._session.library
        if library is not None:
            self._similar.ask(lambda: (title, library.similar(article_id, limit)))

    def forget(self) -> None:
        """Drop what is asked: another question is under way."""
        self._rest.stop()
        for line in (self._facets, self._help, self._similar):
            line.forget()

    def _begin(self, query: str, options: SearchOptions, *, helping: bool, at_once: bool) -> None:
        self.forget()
        self._query, self._options, self._helping = query, options, helping
        if at_once:
            self._ask()
        else:
            self._rest.start()

    def _ask(self) -> None:
        library, query, options = self._session.library, self._query, self._options
        if library is None or not query:
            return
        if self._helping:
            self._help.ask(lambda: library.help(query, options))
        else:
            self._facets.ask(lambda: library.facets(query, options))
