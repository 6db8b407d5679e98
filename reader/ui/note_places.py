"""Places of notes in the article in front: what is selected, what is marked there, and going to a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.errors import BaokuError, Reason
from reader.core.links import Link
from reader.core.noted import Annotation, Place, Status
from reader.core.records import Span
from reader.ui import note_wording
from reader.ui.language import translate
from reader.ui.panes.note_layer import chosen

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class NotePlaces(QObject):
    """Finds places in what is shown, and shows places. `said` brings a sentence for a moment."""

    said = Signal(str)
    refused = Signal(Reason)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.session
        self._reading = window.reading
        self._room = window.room
        self._view = window.article.view

    def selected(self) -> Place | None:
        """Return the place of what is selected; of a selection over several fields the longest part of it."""
        cursor = self._view.textCursor()
        if not cursor.hasSelection() or self._reading.article_id is None:
            return None
        places = chosen(self._view.composition, cursor.selectionStart(), cursor.selectionEnd())
        if len(places) > 1:
            self.said.emit(translate("Notes", "一条批注只在一栏里：取了选中文字里最长的一段"))
        return places[0] if places else None

    def whole(self) -> Place | None:
        """Return the place of a note on the article in front as a whole."""
        library, article = self._session.library, self._reading.article_id
        try:
            return library.notes.whole(article) if library is not None and article is not None else None
        except BaokuError as error:
            self.refused.emit(error.reason)
            return None

    def words(self, place: Place) -> str:
        """Return the words at a place of what is shown."""
        shown = self._reading.shown
        parts = [shown.stored] if shown is not None else []
        parts += [shown.rest.stored] if shown is not None and shown.rest is not None else []
        article = next((part.article for part in parts if part.article.id == place.article), None)
        return str(getattr(article, place.field, None) or "")[place.start : place.end]

    def marked_at(self, place: Place) -> list[Annotation]:
        """Return the notes on exactly these words."""
        return [
            each.note
            for each in self._view.notes.laid
            if (each.note.article, each.note.field, each.note.start, each.note.end)
            == (place.article, place.field, place.start, place.end)
        ]

    def under_caret(self) -> list[Annotation]:
        """Return the notes on the character behind the caret, the shortest first."""
        return self._view.notes.under(self._view.textCursor().position())

    def go_to(self, item: Annotation) -> None:
        """Show a note's words in its article; of an orphan the place that is most like them."""
        if item.status is Status.ORPHAN:
            if item.best is None:
                self.said.emit(note_wording.similarity(item))
                return
            self.go(item.best)
        else:
            self.go(Place(item.article, item.field, item.start, item.end))

    def go(self, place: Place) -> bool:
        """Bring a place to the front and select it; tell whether its article could be opened."""
        room, reading = self._room, self._reading
        if not self._is_shown(place.article) and not reading.open(place.article):
            return False
        room.stage.setCurrentWidget(room.comparing.beside)
        span = Span(place.field, place.start, place.end)
        ranges = self._view.composition.ranges_each([(place.article, span)])[0]
        if ranges:
            self._view.show_range(ranges[0][0], ranges[-1][1])
        return True

    def _is_shown(self, article: str) -> bool:
        shown = self._reading.shown
        rest = shown.rest.stored.article.id if shown is not None and shown.rest is not None else None
        return shown is not None and article in (shown.stored.article.id, rest)

    def open_link(self, link: Link) -> None:
        """Open what a link names: an article, and in it the passage, if it still reads so."""
        library = self._session.library
        if library is None or not self._reading.open(link.article_id):
            return
        if not link.quote:
            return
        try:
            places = library.notes.locate(link.article_id, link.quote, link.prefix, link.suffix)
        except BaokuError as error:
            self.refused.emit(error.reason)
            return
        if places:
            self.go(places[0])
        else:
            self.said.emit(translate("Notes", "文章里已没有链接所指的那段文字"))
