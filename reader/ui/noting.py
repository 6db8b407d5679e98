"""Notes in the window: making, changing and finding them; what the article, the pane and the tree show of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QMenu

from reader.core.errors import BaokuError, Reason
from reader.core.noted import Annotation, Color, Counted, Motivation, NoteChanges, Status
from reader.ui import note_wording, wording
from reader.ui import settings as known
from reader.ui.dialogs.base import copy_text
from reader.ui.dialogs.note import Draft, NoteDialog
from reader.ui.dialogs.note_colors import ColorsDialog
from reader.ui.dialogs.tags import TagsDialog
from reader.ui.language import translate
from reader.ui.note_places import NotePlaces
from reader.ui.panes.caret import Caret
from reader.ui.panes.note_bar import NoteBar, disc
from reader.ui.panes.notes import NotesPane
from reader.ui.text_offsets import ShownText

if TYPE_CHECKING:
    from reader.core.library import Library
    from reader.core.noting import Notes
    from reader.ui.main_window import MainWindow
    from reader.ui.reading import Opened

T = TypeVar("T")
LOOKED_AT_MS: Final = 3000
"""How often it is looked whether somebody else, such as the command line, has changed the notes."""

OFFERED: Final = 500
"""So many tags are offered for completion, the most used first."""

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
    """Carries out what is asked of notes, each change off the window's thread and in the order of asking.

    `changed` comes after every change, whoever made it. `said` brings a sentence for a moment.
    """

    caret: Caret
    changed = Signal()
    facts_changed = Signal()
    said = Signal(str)
    refused = Signal(Reason)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        context = window.context
        self._window = window
        self._session = context.session
        self._settings = context.settings
        self._theme = context.theme
        self._reading = window.reading
        self._view = window.article.view
        self.pane = NotesPane(context.theme, context.say)
        self.bar = NoteBar(context.theme, self._view)
        self.caret = Caret(self._view)
        self.places = NotePlaces(window)
        self.colors: Sequence[Color] = ()
        self.tags: Sequence[Counted] = ()
        self.writable = False
        self._reads = context.tasks.latest()
        self._facts = context.tasks.latest()
        self._seen = context.tasks.latest()
        self._doing = context.tasks.each()
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
        self._doing.answered.connect(lambda finish: finish())
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
        pane.edited.connect(self.edit)
        pane.deleted.connect(self.delete)
        pane.tag_chosen.connect(self.search_tag)
        pane.menu_requested.connect(lambda where: self.menu(pane.selected(), window).popup(where))
        self.bar.coloured.connect(self.highlight)
        self.bar.note_requested.connect(self.write)
        self.bar.tag_requested.connect(lambda: self.write(tagging=True))
        self.bar.bookmark_requested.connect(self.bookmark)
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

    # ── making ────────────────────────────────────────────────────────────────────────────────────────

    def highlight(self, color: str = "") -> None:
        """Mark the words that are selected, in the colour used last if none is said; recolour what is marked."""
        color = color or self._settings.get(known.NOTE_COLOR)
        self._settings.put(known.NOTE_COLOR, color)
        place = self.places.selected()
        notes = self.places.marked_at(place) if place is not None else self.places.under_caret()
        if notes:
            self.do(lambda store: store.recolor([notes[0].id], color), self._changed)
        elif place is not None:
            words = translate("Notes", "已标亮；Ctrl+Z 撤销")
            self.do(lambda store: store.add(place, color=color), lambda made: self._made(made, words))
        else:
            self.refused.emit(Reason("note.no_words"))

    def bookmark(self) -> None:
        """Put a bookmark at the words that are selected, on the whole article without any."""
        place = self.places.selected() or self.places.whole()
        if place is not None:
            words = translate("Notes", "已加书签；Ctrl+Z 撤销")
            self.do(
                lambda store: store.add(place, motivation=Motivation.BOOKMARKING),
                lambda made: self._made(made, words),
            )

    def write(self, *, tagging: bool = False) -> None:
        """Write a note on the words that are selected; edit the one at the caret; else one on the whole article."""
        place = self.places.selected()
        under = self.places.marked_at(place) if place is not None else self.places.under_caret()
        if under:
            self.edit(under[0], tagging=tagging)
            return
        place = place or self.places.whole()
        if place is None:
            return
        words = self.places.words(place)
        draft = Draft(words, color=self._settings.get(known.NOTE_COLOR) if words else "")
        draft = draft if words else Draft(translate("Notes", "整篇文章"))
        dialog = self._dialog(draft, new=True, tagging=tagging)

        def save(note: str, tags: list[str], color: str) -> None:
            def finish(made: NoteChanges) -> None:
                dialog.finish_saving()
                self._made(made, translate("Notes", "已保存"))

            self.do(
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
        draft = Draft(quote, item.note, item.tags, item.color, item.alternatives, about)
        dialog = self._dialog(draft, new=False, tagging=tagging)

        def save(note: str, tags: list[str], color: str) -> None:
            def finish(done: NoteChanges) -> None:
                dialog.finish_saving()
                self._changed(done)

            self.do(
                lambda store: store.revise(item.id, note=note, tags=tags, color=color),
                finish,
                self._say_in(dialog),
            )

        dialog.saved.connect(save)
        dialog.delete_requested.connect(lambda: self.delete([item]))

    def _dialog(self, draft: Draft, *, new: bool, tagging: bool) -> NoteDialog:
        names = [tag.name for tag in self.tags[:OFFERED]]
        dialog = NoteDialog(draft, self.colors, names, self._theme, self._window, new=new)
        dialog.save.setEnabled(self.writable)
        dialog.open()
        if tagging:
            dialog.tags.setFocus()
        return dialog

    def _say_in(self, dialog: NoteDialog) -> Callable[[Reason], None]:
        return lambda reason: dialog.refuse(self._window.context.say(reason))

    # ── changing ──────────────────────────────────────────────────────────────────────────────────────

    def delete(self, items: Sequence[Annotation]) -> None:
        """Delete notes; `undo` brings them back."""
        ids = [item.id for item in items]
        words = translate("Notes", "已删除 %n 条批注；Ctrl+Z 撤销", "", len(ids))
        self.do(lambda store: store.delete(ids), lambda done: self._changed(done, words))

    def recolor(self, items: Sequence[Annotation], color: str) -> None:
        """Give notes another colour."""
        ids = [item.id for item in items]
        self.do(lambda store: store.recolor(ids, color), self._changed)

    def settle(self, item: Annotation) -> None:
        """Put an orphan where it is most likely, because somebody has looked and found it right."""
        best = item.best
        if best is not None:
            words = translate("Notes", "已放在那里；Ctrl+Z 撤销")
            self.do(lambda store: store.move(item.id, best), lambda done: self._changed(done, words))

    def move_here(self, item: Annotation) -> None:
        """Put a note on the words that are selected."""
        place = self.places.selected()
        if place is None:
            self.refused.emit(Reason("note.no_words"))
            return
        self.do(lambda store: store.move(item.id, place), self._changed)

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
        refused = refuse or self.refused.emit

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

    def _made(self, made: NoteChanges, words: str) -> None:
        self._awaited = next(iter(made.annotations), "")
        cursor = self._view.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._view.setTextCursor(cursor)
        self.bar.hide()
        self._changed(made, words)

    def _changed(self, _changes: NoteChanges, words: str = "") -> None:
        if words:
            self.said.emit(words)
        self.refresh_all()

    def _stepped(self, done: tuple[NoteChanges, int], words: str) -> None:
        changes, spared = done
        self._changed(changes, words)
        if spared:
            self.refused.emit(Reason("notes.changed_since", count=spared))

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
            self.edit(item)

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

    def manage_tags(self) -> None:
        """Show the tags of the library."""
        dialog = TagsDialog(self.tags, self._window, writable=self.writable)
        dialog.rename_requested.connect(
            lambda name, other: self.do(lambda store: store.rename_tag(name, other), self._changed)
        )
        dialog.merge_requested.connect(
            lambda names, into: self.do(lambda store: store.merge_tags(names, into), self._changed)
        )
        dialog.delete_requested.connect(
            lambda name: self.do(lambda store: store.remove_tag(name), self._changed)
        )
        dialog.search_requested.connect(self.search_tag)
        self._follow(dialog, lambda: dialog.show_tags(self.tags))
        dialog.open()

    def name_colors(self) -> None:
        """Let the user say what the colours mean."""
        dialog = ColorsDialog(self.colors, self._theme, self._window)

        def name(store: Notes, changed: dict[str, str]) -> NoteChanges:
            for color, meaning in changed.items():
                store.name_color(color, meaning)
            return NoteChanges()

        dialog.named.connect(lambda changed: self.do(lambda store: name(store, changed), self._changed))
        dialog.open()

    def _follow(self, dialog: QDialog, show: Callable[[], None]) -> None:
        """Bring a dialog up to date as long as it is open."""
        connection = self.facts_changed.connect(show)
        dialog.finished.connect(lambda: self.facts_changed.disconnect(connection))

    def disc_menu(self, menu: QMenu, choose: Callable[[str], None]) -> None:
        """Put the colours into a menu, each with what it means."""
        for color in (*self.colors, Color("", "", "")):
            action = menu.addAction(
                disc(self._theme, color.name), note_wording.colour_words(color).replace("&", "&&")
            )
            action.triggered.connect(lambda _checked=False, name=color.name: choose(name))

    def focus(self) -> None:
        """Go to the notes of the article."""
        window = self._window
        window.right.show()
        window.right.setCurrentWidget(self.pane)
        self.pane.view.setFocus()


def _notes_of(library: Library, articles: Sequence[str]) -> list[Annotation]:
    return [item for article in articles for item in note_wording.in_order(library.notes.of_article(article))]
