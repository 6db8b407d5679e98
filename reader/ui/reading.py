"""Reading: which articles are open, how one came to them, and where one can turn to from the one in front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from reader.core.errors import BaokuError, Reason
from reader.core.joining import pages_beyond
from reader.core.records import Alike, JumpHalf, Neighbours, PageNumber, Span, StoredArticle
from reader.ui import wording
from reader.ui.history import Tabs, Visit
from reader.ui.later import Later
from reader.ui.session import Session

if TYPE_CHECKING:
    from reader.core.library import Library

NOWHERE = Neighbours()
TURNS_BEFORE_AROUND: Final = 2
"""Turns of the event loop until what lies around an article is looked up: it is painted in the first."""
TURNS = tuple(field.name for field in fields(Neighbours))


@dataclass(frozen=True, slots=True)
class Part:
    """The second half of a story that jumps, with the places in it that match the visit's query."""

    stored: StoredArticle
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with the visit it was opened in, the places that match the visit's query, and the other halves
    of its story, if it jumps between pages; `rest` is the half it goes on with, to be read in one go.

    `beyond` are the pages that the story says it goes on at behind `rest`; `further` is what follows there, if known.
    """

    stored: StoredArticle
    visit: Visit
    spans: tuple[Span, ...] = ()
    comes_from: JumpHalf | None = None
    goes_on: JumpHalf | None = None
    rest: Part | None = None
    beyond: tuple[PageNumber, ...] = ()
    further: JumpHalf | None = None


class Reading(QObject):
    """Opens articles, each in a tab. `opened` brings what came to the front, `emptied` that nothing is there.

    `leaving` comes before another article comes to the front; `vanished` when the one in front has gone from
    the library, where it stays to be read. `ways_changed` comes a moment after an article: what lies around it is
    looked up when it is on the screen.
    """

    opened = Signal(Opened)
    emptied = Signal()
    leaving = Signal()
    vanished = Signal()
    ways_changed = Signal()
    tabs_changed = Signal()
    refused = Signal(Reason)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tabs = Tabs()
        self._neighbours = NOWHERE
        self._gone = False
        self._around = Later(self._look_around, TURNS_BEFORE_AROUND, self)
        self._shown: Opened | None = None
        self.alike = Alike()
        """What counts as the same in the query that articles are opened from."""

    # ── the article in front ──────────────────────────────────────────────────────────────────────────

    @property
    def article_id(self) -> str | None:
        """The article that is in front."""
        current = self._tabs.current.current
        return current.article_id if current else None

    @property
    def shown(self) -> Opened | None:
        """What is in front, as it was read from the library."""
        return self._shown

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier visit in this tab."""
        return self._tabs.current.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later visit in this tab."""
        return self._tabs.current.can_go_forward

    def neighbour(self, turn: str) -> str | None:
        """Return the article a turn ("next_page", …) leads to."""
        self._around.do_now()
        target = getattr(self._neighbours, turn)
        return str(target) if target is not None else None

    def may_turn(self, turn: str) -> bool:
        """Tell whether a turn leads somewhere, as far as has been looked; `ways_changed` comes when that has changed."""
        return getattr(self._neighbours, turn) is not None

    def open(self, article_id: str, query: str = "", scroll: int = 0) -> bool:
        """Open an article as a new visit of the tab in front; return whether it could be opened."""
        self.leaving.emit()
        found = self._look_up(Visit(article_id, query, scroll, alike=self.alike))
        if found is None:
            return False
        self._tabs.current.visit(found.visit)
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
            self._revisit(self._tabs.current.back())

    def forward(self) -> None:
        """Go to the later visit."""
        if self.can_go_forward:
            self.leaving.emit()
            self._revisit(self._tabs.current.forward())

    def show_again(self) -> None:
        """Show the article in front anew: what belongs to it has changed."""
        current = self._tabs.current.current
        if current is not None:
            self.leaving.emit()
            self._revisit(self._tabs.current.current or current)

    def note_scroll(self, scroll: int) -> None:
        """Note how far the article in front is scrolled."""
        self._tabs.current.leave(scroll)

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """The article in front, and the half that its story goes on with."""
        shown = self._shown
        if shown is None or self.article_id is None:
            return ()
        return (self.article_id,) if shown.rest is None else (self.article_id, shown.rest.stored.article.id)

    def refresh(self) -> None:
        """Look again at the article in front and what lies around it: the library has changed."""
        library, shown = self._session.library, self._shown
        if library is None or shown is None:
            return
        try:
            stored = library.article(shown.visit.article_id)
            self._neighbours = library.neighbours(shown.visit.article_id)
        except BaokuError:
            self._neighbours = NOWHERE
            if not self._gone:
                self._gone = True
                self.vanished.emit()
        else:
            self._gone = False
            if stored.article != shown.stored.article:
                self.show_again()
        self.ways_changed.emit()

    # ── tabs ──────────────────────────────────────────────────────────────────────────────────────────

    @property
    def visits(self) -> list[Visit]:
        """What each tab is at."""
        return self._tabs.visits()

    @property
    def tab(self) -> int:
        """The number of the tab in front, from 0."""
        return self._tabs.at

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed that can come back."""
        return self._tabs.can_reopen

    def open_tab(self, article_id: str, query: str = "", *, behind: bool = False) -> bool:
        """Open an article in a tab of its own, in front or `behind`; return whether it could be opened."""
        if self.article_id is None:
            return self.open(article_id, query)
        self.leaving.emit()
        found = self._look_up(Visit(article_id, query, alike=self.alike))
        if found is None:
            return False
        at = self._tabs.add(found.visit)
        if behind:
            self.tabs_changed.emit()
        else:
            self._tabs.go(at)
            self._show(found)
        return True

    def go_to_tab(self, at: int) -> None:
        """Bring a tab to the front; counting goes round at both ends."""
        if at % len(self._tabs.trails) != self._tabs.at:
            self.leaving.emit()
            self._tabs.go(at)
            self._show_tab()

    def step_tab(self, step: int) -> None:
        """Bring the next (1) or previous (-1) tab to the front."""
        self.go_to_tab(self._tabs.at + step)

    def close_tab(self, at: int | None = None) -> None:
        """Close a tab, the one in front if none is said."""
        self.leaving.emit()
        front = self._tabs.current
        self._tabs.close(self._tabs.at if at is None else at)
        if self._tabs.current is front:
            self.tabs_changed.emit()
        else:
            self._show_tab()

    def reopen_tab(self) -> None:
        """Bring the tab that was closed last back to the front."""
        if self._tabs.can_reopen:
            self.leaving.emit()
            self._tabs.reopen()
            self._show_tab()

    def move_tab(self, source: int, target: int) -> None:
        """Move a tab to another place."""
        self._tabs.move(source, target)

    def restore(self, visits: Sequence[Visit], at: int) -> None:
        """Open tabs as they stood open before; what has gone from the library is left out."""
        kept: list[Visit] = []
        for number, visit in enumerate(visits):
            title = self._title(visit.article_id)
            if title is not None:
                kept.append(replace(visit, title=title))
            elif number < at:
                at -= 1
        self._tabs.restore(kept, at)
        self._show_tab()

    def _title(self, article_id: str) -> str | None:
        library = self._session.library
        try:
            return _tab_title(library.article(article_id)) if library is not None else None
        except BaokuError:
            return None

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────

    def _show_tab(self) -> None:
        current = self._tabs.current.current
        if current is not None:
            self._revisit(current)
            return
        self._around.forget()
        self._shown, self._neighbours = None, NOWHERE
        self.emptied.emit()
        self.tabs_changed.emit()
        self.ways_changed.emit()

    def _revisit(self, visit: Visit) -> None:
        found = self._look_up(visit)
        if found is not None:
            self._show(found)
        else:
            self.tabs_changed.emit()
            self.ways_changed.emit()

    def _look_up(self, visit: Visit) -> Opened | None:
        library = self._session.library
        if library is None:
            return None
        try:
            stored = library.article(visit.article_id)
            spans = _places(library, visit.article_id, visit)
            as_tail, as_head = library.stories.joins_of(visit.article_id)
            rest, further = None, None
            beyond: tuple[PageNumber, ...] = ()
            if as_head is not None:
                tail = as_head.tail.article_id
                rest = Part(library.article(tail), _places(library, tail, visit))
                next_join = library.stories.joins_of(tail)[1]
                further = next_join.tail if next_join is not None else None
                beyond = pages_beyond(as_head)
        except BaokuError as error:
            self.refused.emit(error.reason)
            return None
        comes_from, goes_on = as_tail.head if as_tail else None, as_head.tail if as_head else None
        visit = replace(visit, title=_tab_title(stored))
        return Opened(stored, visit, spans, comes_from, goes_on, rest, beyond, further)

    def _show(self, found: Opened) -> None:
        self._shown = found
        self._gone = False
        self.opened.emit(found)
        self.tabs_changed.emit()
        self._around.ask()

    def _look_around(self) -> None:
        library, article_id = self._session.library, self.article_id
        try:
            self._neighbours = library.neighbours(article_id) if library and article_id else NOWHERE
        except BaokuError:
            self._neighbours = NOWHERE
        self.ways_changed.emit()


def _places(library: Library, article_id: str, visit: Visit) -> tuple[Span, ...]:
    return library.places(article_id, visit.query, visit.alike) if visit.query else ()


def _tab_title(stored: StoredArticle) -> str:
    article = stored.article
    return wording.headline(article.title, article.body or article.caption or "")
