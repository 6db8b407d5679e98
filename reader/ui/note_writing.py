"""Writing notes: the dialog for a new one and for one that is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from reader.core.errors import Reason
from reader.core.noted import Annotation, NoteChanges, Status
from reader.ui import note_wording
from reader.ui import settings as known
from reader.ui.dialogs.note import Draft, NoteDialog
from reader.ui.language import translate
from reader.ui.panes.note_delegate import wording_by

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow
    from reader.ui.noting import Noting

OFFERED: Final = 500
"""So many tags are offered for completion, the most used first."""


class NoteWriting(QObject):
    """Opens notes to be written. What was typed stays in the dialog until it is on the disk."""

    def __init__(self, window: MainWindow, noting: Noting) -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.context.settings
        self._theme = window.context.theme
        self._noting = noting
        self._places = noting.places
        self._changing = noting.changing

    def write(self, *, tagging: bool = False) -> None:
        """Write a note on the words that are selected; edit the one at the caret; else one on the whole article."""
        place = self._places.selected()
        under = self._places.marked_at(place) if place is not None else self._places.under_caret()
        if under:
            self.edit(under[0], tagging=tagging)
            return
        place = place or self._places.whole()
        if place is None:
            return
        words = self._places.words(place)
        draft = Draft(words, color=self._settings.get(known.NOTE_COLOR) if words else "")
        draft = draft if words else Draft(translate("Notes", "整篇文章"))
        dialog = self._dialog(draft, new=True, tagging=tagging)

        def save(note: str, tags: list[str], color: str) -> None:
            def finish(made: NoteChanges) -> None:
                dialog.finish_saving()
                self._changing.made(made, translate("Notes", "已保存"))

            self._changing.do(
                lambda store: store.add(place, note=note, tags=tags, color=color),
                finish,
                self._say_in(dialog),
            )

        dialog.saved.connect(save)

    def edit(self, item: Annotation, *, tagging: bool = False) -> None:
        """Open a note to be changed, or only to be read where notes cannot be written."""
        about = note_wording.authored(item)
        if item.status is Status.ORPHAN and item.reason is not None:
            about = f"{about}\n{self._window.context.say(item.reason)}"
        quote = note_wording.quoted(item)
        by = wording_by(item.author, item.written) if item.note and item.is_by_others else ""
        draft = Draft(quote, item.note, item.tags, item.color, item.alternatives, about, by)
        dialog = self._dialog(draft, new=False, tagging=tagging)

        def save(note: str, tags: list[str], color: str) -> None:
            def finish(done: NoteChanges) -> None:
                dialog.finish_saving()
                self._changing.changed(done)

            self._changing.do(
                lambda store: store.revise(item.id, note=note, tags=tags, color=color),
                finish,
                self._say_in(dialog),
            )

        dialog.saved.connect(save)
        dialog.delete_requested.connect(lambda: self._changing.delete([item]))

    def _dialog(self, draft: Draft, *, new: bool, tagging: bool) -> NoteDialog:
        names = [tag.name for tag in self._noting.tags[:OFFERED]]
        dialog = NoteDialog(draft, self._noting.colors, names, self._theme, self._window, new=new)
        dialog.save.setEnabled(self._noting.writable)
        dialog.open()
        if tagging:
            dialog.setWindowTitle(translate("Notes", "标签"))
            dialog.tags.setFocus()
        return dialog

    def _say_in(self, dialog: NoteDialog) -> Callable[[Reason], None]:
        return lambda reason: dialog.refuse(self._window.context.say(reason))
