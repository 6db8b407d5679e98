"""Places of a query as a list, one a line; more are added at its end while the articles are read."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.core.records import Occurrence
from reader.ui import wording

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row holds beside its text."""

    LINE = Qt.ItemDataRole.UserRole + 1


class LinesModel(QAbstractListModel):
    """The places listed so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Occurrence] = []
        self._first_of: dict[str, int] = {}

    def clear(self) -> None:
        """List nothing."""
        self.beginResetModel()
        self._lines = []
        self._first_of = {}
        self.endResetModel()

    def add(self, lines: Sequence[Occurrence]) -> None:
        """Append places."""
        if not lines:
            return
        first = len(self._lines)
        self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
        for row, line in enumerate(lines, first):
            self._first_of.setdefault(line.article_id, row)
        self._lines.extend(lines)
        self.endInsertRows()

    def line(self, row: int) -> Occurrence:
        """Return a place. Raises IndexError."""
        return self._lines[row]

    def number_in_article(self, row: int) -> int:
        """Return which place of its article stands at a row, from 0: those of an article stand together."""
        return row - self._first_of[self._lines[row].article_id]

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of places (Qt)."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows (Qt)."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Role.LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.left}{line.match}{line.right}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.tooltip(f"{wording.headline(line.title, line.opening)}\n{place_words(line)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.left}「{line.match}」{line.right}, {place_words(line)}"
        return None


def place_words(line: Occurrence) -> str:
    """Return where a place stands: 今日拱墅 · 2021-01-15 · 第1版."""
    return wording.place_line(line.newspaper, line.date, line.page)
