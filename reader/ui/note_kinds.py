"""What holds for all notes of a library: its tags, and what its colours mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu

from reader.core.noted import Color, NoteChanges
from reader.ui import note_wording
from reader.ui.dialogs.note_colors import ColorsDialog
from reader.ui.dialogs.tags import TagsDialog
from reader.ui.panes.note_bar import disc

if TYPE_CHECKING:
    from reader.core.noting import Notes
    from reader.ui.main_window import MainWindow
    from reader.ui.noting import Noting


class NoteKinds(QObject):
    """Shows tags and colours, to be named and merged."""

    def __init__(self, window: MainWindow, noting: Noting) -> None:
        super().__init__(window)
        self._window = window
        self._theme = window.context.theme
        self._noting = noting
        self._changing = noting.changing

    def manage_tags(self) -> None:
        """Show the tags of the library."""
        dialog = TagsDialog(self._noting.tags, self._window, writable=self._noting.writable)
        dialog.rename_requested.connect(
            lambda name, other: self._changing.do(
                lambda store: store.rename_tag(name, other), self._changing.changed
            )
        )
        dialog.merge_requested.connect(
            lambda names, into: self._changing.do(
                lambda store: store.merge_tags(names, into), self._changing.changed
            )
        )
        dialog.delete_requested.connect(
            lambda name: self._changing.do(lambda store: store.remove_tag(name), self._changing.changed)
        )
        dialog.search_requested.connect(self._noting.search_tag)
        self._follow(dialog, lambda: dialog.show_tags(self._noting.tags))
        dialog.open()

    def name_colors(self) -> None:
        """Let the user say what the colours mean."""
        dialog = ColorsDialog(self._noting.colors, self._theme, self._window)

        def name(store: Notes, changed: dict[str, str]) -> NoteChanges:
            for color, meaning in changed.items():
                store.name_color(color, meaning)
            return NoteChanges()

        dialog.named.connect(
            lambda changed: self._changing.do(lambda store: name(store, changed), self._changing.changed)
        )
        dialog.open()

    def _follow(self, dialog: QDialog, show: Callable[[], None]) -> None:
        """Bring a dialog up to date as long as it is open."""
        connection = self._noting.facts_changed.connect(show)
        dialog.finished.connect(lambda: self._noting.facts_changed.disconnect(connection))

    def disc_menu(self, menu: QMenu, choose: Callable[[str], None]) -> None:
        """Put the colours into a menu, each with what it means."""
        for color in (*self._noting.colors, Color("", "", "")):
            action = menu.addAction(
                disc(self._theme, color.name), note_wording.colour_words(color).replace("&", "&&")
            )
            action.triggered.connect(lambda _checked=False, name=color.name: choose(name))
