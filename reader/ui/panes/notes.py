"""批注: the notes of the article in front, in the order of its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedWidget, QWidget

from reader.core.errors import Reason
from reader.core.noted import Annotation
from reader.ui.language import translate
from reader.ui.models.notes import NotesModel, Role
from reader.ui.panes.empty import EmptyState
from reader.ui.panes.note_delegate import NoteDelegate
from reader.ui.theme import Theme

BATCH: Final = 60
"""Rows whose heights are found at once; the others follow while one already reads."""

BATCH_OF_BRIEF: Final = 2000
"""As many of rows that are all of one height: some milliseconds' work."""

Say = Callable[[Reason], str]


class NotesView(QListView):
    """A list of notes. A click or moving through it shows a note's place, Enter edits it, Delete deletes it.

    `tag_chosen` brings a tag that was clicked, `menu_requested` the place for a menu of what is selected.
    """

    shown = Signal(object)
    edited = Signal(object)
    deleted = Signal(object)
    tag_chosen = Signal(str)
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, say: Say, parent: QWidget | None = None, *, brief: bool = False) -> None:
        super().__init__(parent)
        self.delegate = NoteDelegate(theme, say, self, brief=brief)
        self.setItemDelegate(self.delegate)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(brief)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH_OF_BRIEF if brief else BATCH)
        theme.changed.connect(self.viewport().update)

    def current(self) -> Annotation | None:
        """Return the current note."""
        found = self.currentIndex().data(Role.NOTE)
        return found if isinstance(found, Annotation) else None

    def selected(self) -> list[Annotation]:
        """Return the notes that are selected and have been fetched, from the top."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [item for index in rows if isinstance(item := index.data(Role.NOTE), Annotation)]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter edits, Delete deletes what is selected, Space shows; moving shows what one comes to (Qt)."""
        item, key = self.current(), event.key()
        if item is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edited.emit(item)
        elif item is not None and key == Qt.Key.Key_Delete:
            self.deleted.emit(self.selected() or [item])
        elif item is not None and key == Qt.Key.Key_Space:
            self.shown.emit(item)
        elif item is not None and key == Qt.Key.Key_Menu:
            self.menu_requested.emit(
                self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            )
        else:
            super().keyPressEvent(event)
            after = self.current()
            if after is not None and after != item and not event.modifiers():
                self.shown.emit(after)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click shows the note's place; one on a tag finds what bears it (Qt)."""
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or not plain:
            return
        if tag := self.delegate.tag_at(index, where):
            self.tag_chosen.emit(tag)
        elif isinstance(item := index.data(Role.NOTE), Annotation):
            self.shown.emit(item)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Edit the note (Qt)."""
        item = self.indexAt(event.position().toPoint()).data(Role.NOTE)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(item, Annotation):
            self.edited.emit(item)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with the notes that are selected (Qt)."""
        if self.indexAt(event.pos()).isValid():
            self.menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cut the rows anew for another width (Qt)."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class NotesPane(QStackedWidget):
    """The notes of the article in front, or a sentence that says how to make one."""

    def __init__(self, theme: Theme, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = NotesModel(self)
        self._empty = EmptyState()
        self.view = NotesView(theme, say)
        self.view.setObjectName("notesView")
        self.view.setModel(self.model)
        self.addWidget(self._empty)
        self.addWidget(self.view)
        self._article = False
        self._word()

    def show_notes(self, notes: Sequence[Annotation], *, article: bool) -> None:
        """Show notes; the current one stays current. `article` tells whether an article is open at all."""
        before = self.view.current()
        row = self.view.currentIndex().row()
        self._article = article
        self.model.show(notes)
        self._word()
        self.setCurrentWidget(self.view if notes else self._empty)
        if before is not None and notes:
            kept = self.model.row_of(before.id)
            if kept >= 0 or self.view.hasFocus():
                self._make_current(kept if kept >= 0 else min(row, len(notes) - 1))

    def choose(self, note: str) -> bool:
        """Make a note current and bring it into sight; tell whether it is here."""
        row = self.model.row_of(note)
        if row < 0:
            return False
        self._make_current(row)
        # The rows above it may not have got their heights yet.
        QTimer.singleShot(0, self, lambda: self.view.scrollTo(self.view.currentIndex()))
        return True

    def _make_current(self, row: int) -> None:
        index: QModelIndex = self.model.index(row)
        self.view.setCurrentIndex(index)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that leaves most of the room to the article (Qt)."""
        return QSize(240, 320)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language or the face changes (Qt)."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.view.delegate.forget()
            self.view.scheduleDelayedItemsLayout()
            self._word()
        super().changeEvent(event)

    def _word(self) -> None:
        self.view.setAccessibleName(translate("Notes", "本文的批注"))
        if self._article:
            self._empty.say(
                translate("Notes", "本文还没有批注"),
                translate(
                    "Notes", "选中文字：Ctrl+H 标亮，Ctrl+M 写批注。不选文字时，Ctrl+M 写在整篇文章上。"
                ),
            )
        else:
            self._empty.say("", translate("Notes", "打开一篇文章，这里就列出它的批注。"))
