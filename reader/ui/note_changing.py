"""Changes of notes that take no dialog: marking, bookmarking, deleting, moving, taking back; one behind the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from reader.core.errors import BaokuError, Reason
from reader.core.noted import Annotation, Motivation, NoteChanges
from reader.ui import settings as known
from reader.ui.language import translate

if TYPE_CHECKING:
    from reader.core.noting import Notes
    from reader.ui.main_window import MainWindow
    from reader.ui.noting import Noting

T = TypeVar("T")


class NoteChanging(QObject):
    """Carries changes out off the window's thread, in the order of asking."""

    def __init__(self, window: MainWindow, noting: Noting) -> None:
        super().__init__(window)
        self._session = window.session
        self._settings = window.context.settings
        self._view = window.article.view
        self._noting = noting
        self._places = noting.places
        self._doing = window.context.tasks.each()
        self._doing.answered.connect(lambda finish: finish())

    def highlight(self, color: str = "") -> None:
        """Mark the words that are selected, in the colour used last if none is said; recolour what is marked."""
        color = color or self._settings.get(known.NOTE_COLOR)
        self._settings.put(known.NOTE_COLOR, color)
        place = self._places.selected()
        notes = self._places.marked_at(place) if place is not None else self._places.under_caret()
        if notes:
            self.do(lambda store: store.recolor([notes[0].id], color), self.changed)
        elif place is not None:
            words = translate("Notes", "已标亮；Ctrl+Z 撤销")
            self.do(lambda store: store.add(place, color=color), lambda made: self.made(made, words))
        else:
            self._noting.refused.emit(Reason("note.no_words"))

    def bookmark(self) -> None:
        """Put a bookmark at the words that are selected, on the whole article without any."""
        place = self._places.selected() or self._places.whole()
        if place is not None:
            words = translate("Notes", "已加书签；Ctrl+Z 撤销")
            self.do(
                lambda store: store.add(place, motivation=Motivation.BOOKMARKING),
                lambda made: self.made(made, words),
            )

    def delete(self, items: Sequence[Annotation]) -> None:
        """Delete notes; `undo` brings them back."""
        ids = [item.id for item in items]
        words = translate("Notes", "已删除 %n 条批注；Ctrl+Z 撤销", "", len(ids))
        self.do(lambda store: store.delete(ids), lambda done: self.changed(done, words))

    def recolor(self, items: Sequence[Annotation], color: str) -> None:
        """Give notes another colour."""
        ids = [item.id for item in items]
        self.do(lambda store: store.recolor(ids, color), self.changed)

    def settle(self, item: Annotation) -> None:
        """Put an orphan where it is most likely, because somebody has looked and found it right."""
        best = item.best
        if best is not None:
            words = translate("Notes", "已放在那里；Ctrl+Z 撤销")
            self.do(lambda store: store.move(item.id, best), lambda done: self.changed(done, words))

    def move_here(self, item: Annotation) -> None:
        """Put a note on the words that are selected."""
        place = self._places.selected()
        if place is None:
            self._noting.refused.emit(Reason("note.no_words"))
            return
        self.do(lambda store: store.move(item.id, place), self.changed)

    def undo(self) -> None:
        """Take the last change back."""
        self.do(lambda store: store.undo(), lambda done: self._stepped(done, translate("Notes", "已撤销")))

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self.do(lambda store: store.redo(), lambda done: self._stepped(done, translate("Notes", "已重做")))

    def do(
        self,
        act: Callable[[Notes], T],
        then: Callable[[T], None],
        refuse: Callable[[Reason], None] | None = None,
    ) -> None:
        """Change notes behind what was asked before; then, on the window's thread, go on with what came of it."""
        library = self._session.library
        if library is None:
            return
        notes, author = library.notes, self._settings.get(known.NOTE_AUTHOR).strip()
        refused = refuse or self._noting.refused.emit

        def work() -> Callable[[], None]:
            if author:
                notes.author = author
            try:
                done = act(notes)
            except BaokuError as error:
                reason = error.reason
                return lambda: refused(reason)
            return lambda: then(done)

        self._doing.ask(work)

    def made(self, made: NoteChanges, words: str) -> None:
        """Say that a note was made, and let its words go."""
        self._noting.await_note(next(iter(made.annotations), ""))
        cursor = self._view.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._view.setTextCursor(cursor)
        self._noting.bar.hide()
        self.changed(made, words)

    def changed(self, _changes: NoteChanges, words: str = "") -> None:
        """Say what was done, and show it."""
        if words:
            self._noting.said.emit(words)
        self._noting.refresh_all()

    def _stepped(self, done: tuple[NoteChanges, int], words: str) -> None:
        changes, spared = done
        self.changed(changes, words)
        if spared:
            self._noting.refused.emit(Reason("notes.changed_since", count=spared))
