"""The hits of an answer as a list that asks for more when its end is scrolled to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.core.records import Hit
from reader.ui import wording

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What the list can be asked beside Qt's own roles."""

    HIT = Qt.ItemDataRole.UserRole + 1


class ResultsModel(QAbstractListModel):
    """Holds the hits fetched so far and the exact total. `more_wanted(offset)` asks the owner for the next ones."""

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._rows: dict[str, int] = {}
        self._total = 0
        self._asked = -1

    @property
    def total(self) -> int:
        """The number of all hits, fetched or not."""
        return self._total

    def show(self, hits: Sequence[Hit], total: int) -> None:
        """Replace everything by the first hits of an answer."""
        self.beginResetModel()
        self._hits = list(hits)
        self._rows = {hit.article_id: row for row, hit in enumerate(hits)}
        self._total = total
        self._asked = -1
        self.endResetModel()

    def add(self, offset: int, hits: Sequence[Hit]) -> None:
        """Append the hits from `offset` on; those that came for another state of the list are dropped."""
        if offset != len(self._hits):
            return
        if not hits:
            self._total = len(self._hits)
            return
        self.beginInsertRows(QModelIndex(), offset, offset + len(hits) - 1)
        self._hits.extend(hits)
        self._rows.update((hit.article_id, offset + row) for row, hit in enumerate(hits))
        self.endInsertRows()

    def hit(self, row: int) -> Hit:
        """Return a hit. Raises IndexError."""
        return self._hits[row]

    def row_of(self, article_id: str) -> int:
        """Return the row of an article, -1 where it is not among the fetched hits."""
        return self._rows.get(article_id, -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of hits fetched so far (Qt)."""
        return 0 if parent.isValid() else len(self._hits)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Return whether there are hits not fetched yet (Qt)."""
        return not parent.isValid() and len(self._hits) < self._total and self._asked != len(self._hits)

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Ask for the next hits; they come through `add` (Qt)."""
        if self.canFetchMore(parent):
            self._asked = len(self._hits)
            self.more_wanted.emit(self._asked)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows (Qt)."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Role.HIT:
            return hit
        title = wording.headline(hit.title, hit.opening)
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.tooltip(title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {wording.hit_line(hit)}, {hit.snippet.text}"
        return None
