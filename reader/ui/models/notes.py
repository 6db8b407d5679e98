"""Notes as lists: those of an article, held whole, and those of a library, fetched as they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.core.noted import Annotation, NoteFilter, NotePage, NoteSort, Status
from reader.ui import note_wording, wording
from reader.ui.language import translate
from reader.ui.text_offsets import ShownText

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
AT_ONCE: Final = 100
"""Notes that are fetched together: some screens full."""

PAGES_KEPT: Final = 60


class Role(IntEnum):
    """What a list of notes can be asked beside Qt's own roles."""

    NOTE = Qt.ItemDataRole.UserRole + 1


class _Notes(QAbstractListModel):
    """What both lists show of a note; by itself it holds none."""

    def note(self, row: int) -> Annotation | None:  # noqa: ARG002 - the lists made of it have rows
        """Return the note of a row, None where it has not been fetched."""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that every note can be selected (Qt)."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows (Qt)."""
        item = self.note(index.row()) if index.isValid() else None
        if item is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Role.NOTE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return ShownText.of(note_wording.quoted(item)).shown
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.tooltip("\n".join(filter(None, (note_wording.quoted(item), item.note))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ShownText.of(spoken(item)).shown
        return None


class NotesModel(_Notes):
    """The notes of an article in the order of its text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes: list[Annotation] = []

    @property
    def notes(self) -> Sequence[Annotation]:
        """All of them."""
        return self._notes

    def show(self, notes: Sequence[Annotation]) -> None:
        """Replace the notes."""
        self.beginResetModel()
        self._notes = list(notes)
        self.endResetModel()

    def note(self, row: int) -> Annotation | None:
        """Return the note of a row."""
        return self._notes[row] if 0 <= row < len(self._notes) else None

    def row_of(self, note: str) -> int:
        """Return the row of a note by its id, -1 for one that is not here."""
        return next((row for row, item in enumerate(self._notes) if item.id == note), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of notes (Qt)."""
        return 0 if parent.isValid() else len(self._notes)


class FoundNotes(_Notes):
    """The notes that pass a filter. `wanted` asks for a stretch of them that is looked at: (filter, order, offset).

    Rows are there as soon as their number is known; each says itself when its stretch has come.
    """

    wanted = Signal(object, object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filter = NoteFilter()
        self.order = NoteSort.NEWEST
        self._total = 0
        self._pages: dict[int, tuple[Annotation, ...]] = {}
        self._asked: set[int] = set()

    def show(self, wanted: NoteFilter, sort: NoteSort, page: NotePage) -> None:
        """Show other notes, of which the first stretch has come."""
        self.beginResetModel()
        self.filter, self.order = wanted, sort
        self._total = page.total
        self._pages = {0: page.annotations}
        self._asked = {0}
        self.endResetModel()

    def take(self, wanted: NoteFilter, sort: NoteSort, offset: int, page: NotePage) -> None:
        """Take a stretch that was asked for. One of another filter comes too late and is dropped."""
        if (wanted, sort) != (self.filter, self.order) or page.total != self._total:
            return
        number = offset // AT_ONCE
        self._pages[number] = page.annotations
        while len(self._pages) > PAGES_KEPT:
            oldest = next(iter(self._pages))
            del self._pages[oldest]
            self._asked.discard(oldest)
        last = min(offset + AT_ONCE, self._total) - 1
        self.dataChanged.emit(self.index(offset), self.index(last))

    def note(self, row: int) -> Annotation | None:
        """Return the note of a row; one that has not come is asked for."""
        number, within = divmod(row, AT_ONCE)
        page = self._pages.get(number)
        if page is not None:
            return page[within] if within < len(page) else None
        if number not in self._asked and 0 <= row < self._total:
            self._asked.add(number)
            self.wanted.emit(self.filter, self.order, number * AT_ONCE)
        return None

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of notes (Qt)."""
        return 0 if parent.isValid() else self._total


def spoken(item: Annotation) -> str:
    """Return a note as it is read aloud: its words, what it says, its tags, its colour, who wrote it, how it stands."""
    parts = [note_wording.quoted(item), note_wording.said(item, ", "), *(f"#{tag}" for tag in item.tags)]
    if item.color:
        parts.append(note_wording.colour_name(item.color))
    if item.alternatives:
        parts.append(translate("Notes", "%n 种别的写法", "", len(item.alternatives)))
    if item.status is Status.ORPHAN:
        parts.append(translate("Notes", "待核"))
    return ", ".join(filter(None, (*parts, note_wording.authored(item))))
