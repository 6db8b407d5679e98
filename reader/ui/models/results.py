"""The hits of an answer as a list, further ones fetched as it is scrolled; or gathered in groups that open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.core.records import Hit
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.limits import Key

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row holds beside its text."""

    HIT = Qt.ItemDataRole.UserRole + 1
    GROUP = Qt.ItemDataRole.UserRole + 2
    MORE = Qt.ItemDataRole.UserRole + 3


@dataclass(eq=False, slots=True)
class Group:
    """The hits of one newspaper or year; `total` of them, of which `hits` were fetched."""

    key: Key
    name: str
    total: int
    hits: list[Hit] = field(default_factory=list)
    opened: bool = False
    asked: bool = False

    @property
    def rest(self) -> int:
        """How many hits are not fetched yet."""
        return self.total - len(self.hits)


@dataclass(frozen=True, slots=True)
class More:
    """The row that stands for the hits of a group that are not fetched yet."""

    group: Group


Row = Hit | Group | More


class ResultsModel(QAbstractListModel):
    """Hits fetched so far. `more_wanted` asks for those from an offset on, `group_wanted` for those of a group."""

    more_wanted = Signal(int)
    group_wanted = Signal(object, int)
    regrouped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Row] = []
        self._groups: list[Group] = []
        self._rows: dict[str, int] = {}
        self._total = 0
        self._asked = 0

    @property
    def grouped(self) -> bool:
        """Whether the hits are gathered in groups."""
        return bool(self._groups)

    @property
    def fetched(self) -> int:
        """How many hits of a plain list are here."""
        return 0 if self._groups else len(self._items)

    @property
    def complete(self) -> bool:
        """Whether a plain list holds all there is; groups say themselves what they lack."""
        return bool(self._groups) or len(self._items) >= self._total

    def show(self, hits: Sequence[Hit], total: int) -> None:
        """Show another answer as a plain list."""
        self.beginResetModel()
        self._groups = []
        self._items = list(hits)
        self._total = total
        self._asked = 0
        self._number()
        self.endResetModel()

    def show_groups(self, groups: Sequence[tuple[Key, str, int]]) -> None:
        """Show another answer in groups, those open that were; the first is opened where none was."""
        opened = {group.key for group in self._groups if group.opened}
        self.beginResetModel()
        self._groups = [Group(*group) for group in groups]
        self._items = list(self._groups)
        self._number()
        self.endResetModel()
        self.regrouped.emit()
        for group in [group for group in self._groups if group.key in opened] or self._groups[:1]:
            self.toggle(self._items.index(group))

    def add(self, offset: int, hits: Sequence[Hit]) -> None:
        """Append the hits from `offset` on; those that came for another state of the list are dropped."""
        if self._groups or offset != len(self._items):
            return
        if not hits:
            self._total = len(self._items)
            return
        self.beginInsertRows(QModelIndex(), offset, offset + len(hits) - 1)
        self._items.extend(hits)
        self._number()
        self.endInsertRows()

    def add_to_group(self, key: Key, offset: int, hits: Sequence[Hit]) -> None:
        """Append hits to a group; those that came for another state of it are dropped."""
        group = next((group for group in self._groups if group.key == key), None)
        if group is None or offset != len(group.hits):
            return
        if group.opened:
            self._close(group)
        group.hits.extend(hits)
        group.total = max(group.total, len(group.hits)) if hits else len(group.hits)
        group.asked = False
        self._open(group)

    def toggle(self, row: int) -> None:
        """Open or close the group at a row, or fetch the rest of a group."""
        item = self._items[row]
        if isinstance(item, More):
            self._want(item.group)
        elif isinstance(item, Group) and item.opened:
            self._close(item)
        elif isinstance(item, Group):
            self._open(item)
            if not item.hits:
                self._want(item)

    def _want(self, group: Group) -> None:
        if not group.asked and group.rest:
            group.asked = True
            self.group_wanted.emit(group.key, len(group.hits))

    def _open(self, group: Group) -> None:
        first = self._items.index(group) + 1
        rows: list[Row] = [*group.hits, *([More(group)] if group.rest and group.hits else [])]
        group.opened = True
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._items[first:first] = rows
            self._number()
            self.endInsertRows()
        self._changed(first - 1)

    def _close(self, group: Group) -> None:
        first = self._items.index(group) + 1
        last = first
        while last < len(self._items) and not isinstance(self._items[last], Group):
            last += 1
        group.opened = False
        if last > first:
            self.beginRemoveRows(QModelIndex(), first, last - 1)
            del self._items[first:last]
            self._number()
            self.endRemoveRows()
        self._changed(first - 1)

    def _changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))

    def _number(self) -> None:
        self._rows = {item.article_id: row for row, item in enumerate(self._items) if isinstance(item, Hit)}

    def item(self, row: int) -> Row:
        """Return what stands at a row. Raises IndexError."""
        return self._items[row]

    def hit(self, row: int) -> Hit:
        """Return a hit. Raises IndexError, and TypeError where another thing stands."""
        item = self._items[row]
        if not isinstance(item, Hit):
            raise TypeError(item)
        return item

    def row_of(self, article_id: str) -> int:
        """Return the row of an article, -1 where it is not among the hits shown."""
        return self._rows.get(article_id, -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of rows (Qt)."""
        return 0 if parent.isValid() else len(self._items)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Return whether a plain list has hits not fetched yet (Qt)."""
        fetched = len(self._items)
        return not parent.isValid() and not self._groups and fetched < self._total and self._asked != fetched

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Ask for the next hits; they come through `add` (Qt)."""
        if self.canFetchMore(parent):
            self._asked = len(self._items)
            self.more_wanted.emit(self._asked)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows (Qt)."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        match item:
            case Group():
                return _group_data(item, role)
            case More():
                return _more_data(item, role)
            case _:
                return _hit_data(item, role)


def _hit_data(hit: Hit, role: int) -> Any:
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


def _group_data(group: Group, role: int) -> Any:
    if role == Role.GROUP:
        return group
    if role == Qt.ItemDataRole.DisplayRole:
        return group.name
    if role == Qt.ItemDataRole.AccessibleTextRole:
        state = translate("Results", "已展开") if group.opened else translate("Results", "已收起")
        return f"{group.name}, {wording.articles_counted(group.total)}, {state}"
    return None


def _more_data(more: More, role: int) -> Any:
    if role == Role.MORE:
        return more
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return translate("Results", "再列出 {shown} 篇，还有 {rest} 篇").format(
            shown=min(50, more.group.rest), rest=more.group.rest
        )
    return None
