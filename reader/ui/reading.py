"""Reading: which article is open, how one came to it, and where one can turn to from it."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, Signal

from reader.core.errors import BaokuError, Reason
from reader.core.records import JumpHalf, Neighbours, Span, StoredArticle
from reader.ui.history import Trail, Visit
from reader.ui.session import Session

NOWHERE = Neighbours()
TURNS = tuple(field.name for field in fields(Neighbours))


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with the visit it was opened in, the places that match the visit's query, and the other halves
    of its story, if it jumps between pages.
    """

    stored: StoredArticle
    visit: Visit
    spans: tuple[Span, ...] = ()
    comes_from: JumpHalf | None = None
    goes_on: JumpHalf | None = None


class Reading(QObject):
    """Opens articles. `opened` brings what was opened; `leaving` comes before another article opens."""

    opened = Signal(Opened)
    leaving = Signal()
    ways_changed = Signal()
    refused = Signal(Reason)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._trail = Trail()
        self._neighbours = NOWHERE

    @property
    def article_id(self) -> str | None:
        """The article that is open."""
        current = self._trail.current
        return current.article_id if current else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier visit."""
        return self._trail.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later visit."""
        return self._trail.can_go_forward

    def neighbour(self, turn: str) -> str | None:
        """Return the article a turn ("next_page", …) leads to."""
        target = getattr(self._neighbours, turn)
        return str(target) if target is not None else None

    def open(self, article_id: str, query: str = "", scroll: int = 0) -> bool:
        """Open an article as a new visit; return whether it could be opened."""
        self.leaving.emit()
        visit = Visit(article_id, query, scroll)
        found = self._look_up(visit)
        if found is None:
            return False
        self._trail.visit(visit)
        self._show(found)
        return True

    def turn(self, turn: str, query: str = "") -> None:
        """Turn to a neighbour; nothing happens at an end."""
        target = self.neighbour(turn)
        if target is not None:
            self.open(target, query)

    def back(self) -> None:
        """Go to the earlier visit."""
        if self.can_go_back:
            self.leaving.emit()
            self._revisit(self._trail.back())

    def forward(self) -> None:
        """Go to the later visit."""
        if self.can_go_forward:
            self.leaving.emit()
            self._revisit(self._trail.forward())

    def show_again(self) -> None:
        """Show the open article anew: what belongs to it has changed."""
        if self._trail.current is not None:
            self.leaving.emit()
            self._revisit(self._trail.current)

    def note_scroll(self, scroll: int) -> None:
        """Note how far the open article is scrolled."""
        self._trail.leave(scroll)

    def places(self, query: str) -> tuple[Span, ...]:
        """Return the places in the open article that match a query."""
        library, current = self._session.library, self._trail.current
        if library is None or current is None or not query:
            return ()
        try:
            return library.places(current.article_id, query)
        except BaokuError:
            return ()  # the article went away; whoever opens it again is told

    def refresh(self) -> None:
        """Look again at what lies around the open article: the library has changed."""
        library, current = self._session.library, self._trail.current
        if library is None or current is None:
            return
        try:
            self._neighbours = library.neighbours(current.article_id)
        except BaokuError:
            self._neighbours = NOWHERE
        self.ways_changed.emit()

    def _revisit(self, visit: Visit) -> None:
        found = self._look_up(visit)
        if found is not None:
            self._show(found)
        else:
            self.ways_changed.emit()

    def _look_up(self, visit: Visit) -> Opened | None:
        library = self._session.library
        if library is None:
            return None
        try:
            stored = library.article(visit.article_id)
            spans = library.places(visit.article_id, visit.query) if visit.query else ()
            as_tail, as_head = library.joins_of(visit.article_id)
        except BaokuError as error:
            self.refused.emit(error.reason)
            return None
        comes_from, goes_on = as_tail.head if as_tail else None, as_head.tail if as_head else None
        return Opened(stored, visit, spans, comes_from, goes_on)

    def _show(self, found: Opened) -> None:
        self.opened.emit(found)
        self.refresh()
