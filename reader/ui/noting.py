"""Notes in the window: what the article, the pane and the tree show of them, and going from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from reader.core.errors import Reason
from reader.core.noted import Annotation, Color, Counted
from reader.ui import note_wording, wording
from reader.ui.dialogs.base import copy_text
from reader.ui.language import translate
from reader.ui.note_changing import NoteChanging
from reader.ui.note_kinds import NoteKinds
from reader.ui.note_places import NotePlaces
from reader.ui.note_writing import NoteWriting
from reader.ui.panes.caret import Caret
from reader.ui.panes.note_bar import NoteBar
from reader.ui.panes.notes import NotesPane
from reader.ui.text_offsets import ShownText

if TYPE_CHECKING:
    from reader.core.library import Library
    from reader.core.noting import Notes
    from reader.ui.main_window import MainWindow
    from reader.ui.reading import Opened

LOOKED_AT_MS: Final = 3000
"""How often it is looked whether somebody else, such as the command line, has changed the notes."""

COMMANDS: Final = (
    "note.highlight", "note.yellow", "note.green", "note.blue", "note.red", "note.purple",
    "note.write", "note.tag", "note.bookmark",
)  # fmt: skip


class Facts:
    """What is known of the notes of a library as a whole, read off the window's thread."""

    def __init__(self, notes: Notes) -> None:
        self.colors: Sequence[Color] = notes.colors()
        self.tags: Sequence[Counted] = notes.tags()
        self.counts = notes.counts_by_article()
        self.writable = notes.writable


class Noting(QObject):
    """Keeps what is shown of notes up to date; its parts find places, change notes and write them.

    `changed` comes after every change, whoever made it. `said` brings a sentence for a moment.
    """

    caret: Caret
    places: NotePlaces
    changing: NoteChanging
    writing: NoteWriting
    kinds: NoteKinds
    changed = Signal()
    facts_changed = Signal()
    said = Signal(str)
    refused = Signal(Reason)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        context = window.context
        self._window = window
        self._session = context.session
        self._reading = window.reading
        self._view = window.article.view
        self.pane = NotesPane(context.theme, context.say)
        self.bar = NoteBar(context.theme, self._view)
        self.caret = Caret(self._view)
        self.places = NotePlaces(window)
        self.changing = NoteChanging(window, self)
        self.writing = NoteWriting(window, self)
        self.kinds = NoteKinds(window, self)
        self.colors: Sequence[Color] = ()
        self.tags: Sequence[Counted] = ()
        self.writable = False
        self._reads = context.tasks.latest()
        self._facts = context.tasks.latest()
        self._seen = context.tasks.latest()
        self._generation: int | None = None
        self._awaited = ""
        self._looking = QTimer(self)
        self._looking.setInterval(LOOKED_AT_MS)
        self._wire()

    def _wire(self) -> None:
        window, session, view, pane = self._window, self._session, self._view, self.pane.view
        self._reads.answered.connect(self._show)
        self._reads.failed.connect(lambda _reason: self._show((None, [])))
        self._facts.answered.connect(self._take_facts)
        self._facts.failed.connect(self.refused)
        self._seen.answered.connect(self._look_at)
        self._looking.timeout.connect(self.look)
        session.opened.connect(self._library_opened)
        session.changed.connect(
            lambda changes: self.refresh_all() if changes.notes or changes.issues else None
        )
        self._reading.opened.connect(self._opened)
        self._reading.emptied.connect(self.refresh)
        view.note_touched.connect(self._touch)
        view.note_opened.connect(self._open_marked)
        pane.shown.connect(self.places.go_to)
        pane.edited.connect(self.writing.edit)
        pane.deleted.connect(self.changing.delete)
        pane.tag_chosen.connect(self.search_tag)
        pane.menu_requested.connect(lambda where: self.menu(pane.selected(), window).popup(where))
        self.bar.coloured.connect(self.changing.highlight)
        self.bar.note_requested.connect(self.writing.write)
        self.bar.tag_requested.connect(lambda: self.writing.write(tagging=True))
        self.bar.bookmark_requested.connect(self.changing.bookmark)
        self.places.said.connect(self.said)
        self.places.refused.connect(self.refused)
        self.said.connect(window.status.say)
        self.refused.connect(lambda reason: window.notice.say(window.context.say(reason)))
        self._enable()

    # ── what is shown ─────────────────────────────────────────────────────────────────────────────────

    def _library_opened(self) -> None:
        self._looking.start()
        self.refresh_all()

    def _opened(self, _opened: Opened) -> None:
        self.bar.hide()
        self.refresh()

    def refresh_all(self) -> None:
        """Read again the notes of the article in front, and what is known of all."""
        library = self._session.library
        if library is None:
            return
        self._facts.ask(lambda: Facts(library.notes))
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        """Read again the notes of the article in front."""
        library, shown = self._session.library, self._reading.shown
        if library is None or shown is None:
            self._reads.forget()
            self._show((None, []))
            return
        ids = [shown.stored.article.id]
        if shown.rest is not None:
            ids.append(shown.rest.stored.article.id)
        self._reads.ask(lambda: (ids[0], _notes_of(library, ids)))
        self._enable()

    def await_note(self, note: str) -> None:
        """Choose a note in the pane as soon as it is listed there."""
        self._awaited = note

    def _show(self, found: tuple[str | None, list[Annotation]]) -> None:
        article, notes = found
        shown = self._reading.shown
        if article is not None and (shown is None or shown.stored.article.id != article):
            return
        self._view.show_notes(notes)
        self.pane.show_notes(notes, article=shown is not None)
        if self._awaited and self.pane.choose(self._awaited):
            self._awaited = ""

    def _take_facts(self, facts: Facts) -> None:
        if facts.colors != self.colors:
            self.colors = facts.colors
            self.bar.show_colors(facts.colors)
        self.tags, self.writable = facts.tags, facts.writable
        self.bar.usable = facts.writable
        for model in (self._window.contents.model, self._window.contents.found):
            model.show_note_counts(facts.counts)
        self._enable()
        self.facts_changed.emit()

    def look(self) -> None:
        """Look whether somebody else has changed the notes."""
        library = self._session.library
        if library is not None and not self._session.busy:
            self._seen.ask(library.notes.changes_seen)

    def _look_at(self, generation: int) -> None:
        before, self._generation = self._generation, generation
        if before is not None and generation != before:
            self.refresh_all()

    def _enable(self) -> None:
        library, commands = self._session.library, self._window.commands
        able = self.writable and self._reading.article_id is not None
        for command in COMMANDS:
            commands[command].setEnabled(able)
        notes = library.notes if library is not None else None
        commands["note.undo"].setEnabled(notes is not None and notes.can_undo)
        commands["note.redo"].setEnabled(notes is not None and notes.can_redo)
        for command in ("note.all", "note.tags", "note.colors", "note.backups"):
            commands[command].setEnabled(notes is not None)

    # ── going from note to note ───────────────────────────────────────────────────────────────────────

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) note of the article in front."""
        notes = [each.note for each in self._view.notes.laid]
        if not notes:
            self.said.emit(translate("Notes", "本文还没有批注"))
            return
        here = self.pane.view.current()
        at = next(
            (number for number, item in enumerate(notes) if here is not None and item.id == here.id), -1
        )
        item = notes[(at + direction) % len(notes)] if at >= 0 else notes[0 if direction > 0 else -1]
        self.pane.choose(item.id)
        self.places.go_to(item)

    def _touch(self, note: str) -> None:
        self.pane.choose(note)

    def _open_marked(self, note: str) -> None:
        self.pane.choose(note)
        item = self.pane.model.note(self.pane.model.row_of(note))
        if item is not None:
            self.writing.edit(item)

    # ── menus and dialogs ─────────────────────────────────────────────────────────────────────────────

    def menu(self, items: Sequence[Annotation], parent: MainWindow) -> QMenu:
        """Return what can be done with notes."""
        from reader.ui.note_menu import note_menu  # noqa: PLC0415 - it asks this module

        return note_menu(self, list(items), parent)

    def search_tag(self, tag: str) -> None:
        """Find the articles that bear a tag."""
        self._window.desk.ask(note_wording.tag_query(tag))

    def copy_link(self, item: Annotation) -> None:
        """Copy the link that opens Baoku at a note."""
        copy_text(note_wording.link(item))
        self.said.emit(translate("Notes", "已复制链接"))

    def copy_words(self, items: Sequence[Annotation]) -> None:
        """Copy notes as text: the words, what is said of them, where they stand."""
        blocks = []
        for item in items:
            where = wording.place_line(item.newspaper, item.date, item.page)
            lines = [f"“{item.quote}”" if item.quote else note_wording.quoted(item), item.note, f"——{where}"]
            blocks.append("\n".join(filter(None, lines)))
        copy_text(ShownText.of("\n\n".join(blocks)).shown)
        self.said.emit(translate("Notes", "已复制 %n 条批注", "", len(items)))

    def focus(self) -> None:
        """Go to the notes of the article."""
        window = self._window
        window.right.show()
        window.right.setCurrentWidget(self.pane)
        self.pane.view.setFocus()


def _notes_of(library: Library, articles: Sequence[str]) -> list[Annotation]:
    return [item for article in articles for item in note_wording.in_order(library.notes.of_article(article))]
