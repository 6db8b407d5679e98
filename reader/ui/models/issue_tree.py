"""The tree newspaper › year › issue › page › article, filled node by node as it is opened.

A node is known by a key that stays the same when the library is read again, so that a change in the library
moves, adds and removes single rows: what is expanded, selected and scrolled to stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count
from typing import TYPE_CHECKING, Any, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.core.records import (
    ArticlePlace,
    ArticleSummary,
    Changes,
    IssueSummary,
    NewspaperSummary,
    PageSummary,
    YearSummary,
)
from reader.ui import wording
from reader.ui.text_offsets import ShownText

if TYPE_CHECKING:
    from reader.core.library import Library
    from reader.ui.models.shelf import Shelf

    Shelved = Library | Shelf

Index = QModelIndex | QPersistentModelIndex
ROOT_NUMBER = 0
Summary = NewspaperSummary | YearSummary | IssueSummary | PageSummary | ArticleSummary
NOWHERE = QModelIndex()
BRANCH = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
LEAF = BRANCH | Qt.ItemFlag.ItemNeverHasChildren


class Level(IntEnum):
    """How deep a node stands."""

    ROOT = 0
    NEWSPAPER = 1
    YEAR = 2
    ISSUE = 3
    PAGE = 4
    ARTICLE = 5


class Role(IntEnum):
    """What the tree can be asked beside Qt's own roles."""

    COUNT = Qt.ItemDataRole.UserRole + 1
    LEVEL = Qt.ItemDataRole.UserRole + 2
    ARTICLE_ID = Qt.ItemDataRole.UserRole + 3
    KEY = Qt.ItemDataRole.UserRole + 4
    NOTES = Qt.ItemDataRole.UserRole + 5


@dataclass(slots=True, eq=False)
class Node:
    """One row. `children` is None until somebody has looked; `number` is what a model index carries."""

    level: Level
    key: str
    summary: Summary | None
    parent: Node | None
    row: int = 0
    number: int = ROOT_NUMBER
    children: list[Node] | None = field(default=None, repr=False)

    @property
    def count(self) -> int:
        """The number of articles under the node."""
        return getattr(self.summary, "articles", 0)  # articles themselves, and the root, hold none


GONE = Node(Level.ROOT, "", None, None, children=[])
"""Stands for a row that is no longer there."""


def key_of(summary: Summary) -> str:
    """Return what names a node for good, in settings too."""
    if isinstance(summary, NewspaperSummary):
        return f"newspaper:{summary.name or ''}"
    if isinstance(summary, YearSummary):
        return f"year:{summary.newspaper or ''}:{summary.year or ''}"
    if isinstance(summary, IssueSummary):
        return f"issue:{summary.id}"
    if isinstance(summary, PageSummary):
        return f"page:{summary.id}"
    return f"article:{summary.id}"


def keys_of_place(place: ArticlePlace) -> tuple[str, ...]:
    """Return the keys on the way from the root to an article."""
    return (
        f"newspaper:{place.newspaper or ''}",
        f"year:{place.newspaper or ''}:{place.year or ''}",
        f"issue:{place.issue_id}",
        f"page:{place.page_id}",
        f"article:{place.article_id}",
    )


class IssueTreeModel(QAbstractItemModel):
    """The library as a tree. Reading one node's children is one small query on the window's thread.

    An index carries the number of its node, not a pointer to it: Qt may ask about an index whose row is gone.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library: Shelved | None = None
        self._root = Node(Level.ROOT, "", None, None, children=[])
        self._nodes: dict[int, Node] = {ROOT_NUMBER: self._root}
        self._numbers = count(ROOT_NUMBER + 1)
        self._notes: Mapping[str, int] = {}

    # ── what the window asks ──────────────────────────────────────────────────────────────────────────

    def set_library(self, library: Shelved) -> None:
        """Show a library, or what a filter leaves of one."""
        self._library = library
        self.beginResetModel()
        self._root = Node(Level.ROOT, "", None, None)
        self._nodes = {ROOT_NUMBER: self._root}
        self._root.children = self._read(self._root)
        self.endResetModel()

    def refresh(self, changes: Changes) -> None:
        """Read again what a change can have touched, and only where somebody has looked already."""
        if changes.issues and self._library is not None:
            self._refresh(self._root, changes)

    def retranslate(self) -> None:
        """Word every row anew."""
        self._say_changed(NOWHERE)

    def show_note_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many notes stand in each article; only rows whose number changes are drawn anew."""
        before, self._notes = self._notes, counts
        changed = {key for key in before.keys() | counts.keys() if before.get(key) != counts.get(key)}
        if not changed:
            return
        for node in self._nodes.values():
            if node.level is Level.ARTICLE and _article_of(node) in changed:
                index = self._index_of(node)
                self.dataChanged.emit(index, index)

    def index_at(self, keys: Sequence[str]) -> QModelIndex:
        """Return the node at the end of a way of keys, reading what lies on it; an invalid index if it ends early."""
        index = NOWHERE
        for key in keys:
            self.fetchMore(index)
            node = self._node(index)
            row = next((child.row for child in node.children or () if child.key == key), -1)
            if row < 0:
                return QModelIndex()
            index = self.index(row, 0, index)
        return index

    # ── what Qt asks ──────────────────────────────────────────────────────────────────────────────────

    def index(self, row: int, column: int = 0, parent: Index = NOWHERE) -> QModelIndex:
        """Return the index of a row (Qt)."""
        children = self._node(parent).children or []
        if column == 0 and 0 <= row < len(children):
            return self.createIndex(row, column, children[row].number)
        return QModelIndex()

    @overload
    def parent(self) -> QObject | None: ...
    @overload
    def parent(self, child: Index) -> QModelIndex: ...
    def parent(self, child: Index | None = None) -> QModelIndex | QObject | None:
        """Return the index above a row, or, without an argument, the owner of the model (Qt)."""
        if child is None:
            return super().parent()
        above = self._node(child).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above.number)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of rows read so far (Qt)."""
        return 0 if parent.column() > 0 else len(self._node(parent).children or ())

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802, ARG002 - Qt's name
        """Return 1 (Qt)."""
        return 1

    def hasChildren(self, parent: Index = NOWHERE) -> bool:  # noqa: N802 - Qt's name
        """Return whether there are rows below, read or not (Qt)."""
        node = self._nodes.get(parent.internalId(), GONE)  # asked for every row at every layout
        return bool(node.count if node.children is None else node.children)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Return whether rows below wait to be read (Qt)."""
        node = self._node(parent)
        return node.children is None and node.level is not Level.ARTICLE and self._library is not None

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Read the rows below a node (Qt)."""
        if not self.canFetchMore(parent):
            return
        node = self._node(parent)
        children = self._read(node)
        if not children:
            node.children = []
            return
        self.beginInsertRows(self._index_of(node), 0, len(children) - 1)
        node.children = children
        self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that every row can be selected; articles have nothing below (Qt)."""
        node = self._nodes.get(index.internalId(), GONE)  # asked for every row at every layout
        if node.level is Level.ROOT:
            return Qt.ItemFlag.NoItemFlags
        return LEAF if node.level is Level.ARTICLE else BRANCH

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows (Qt)."""
        if not index.isValid():
            return None
        node = self._node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return label(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.tooltip(label(node))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if notes := self._notes.get(_article_of(node)):
                return f"{label(node)}, {wording.notes_counted(notes)}"
            return f"{label(node)}, {wording.articles_counted(node.count)}" if node.count else label(node)
        if role == Role.NOTES:
            return self._notes.get(_article_of(node), 0)
        if role == Role.COUNT:
            return node.count
        if role == Role.LEVEL:
            return node.level
        if role == Role.KEY:
            return node.key
        if role == Role.ARTICLE_ID and isinstance(node.summary, ArticleSummary):
            return node.summary.id
        return None

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────

    def _node(self, index: Index) -> Node:
        return self._nodes.get(index.internalId(), GONE)  # an invalid index has the number of the root

    def _index_of(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node.number)

    def _read(self, node: Node) -> list[Node]:
        if self._library is None:
            return []
        below = Level(node.level + 1)
        nodes = [
            Node(below, key_of(summary), summary, node, row, next(self._numbers))
            for row, summary in enumerate(summaries(self._library, node.summary))
        ]
        self._nodes.update((fresh.number, fresh) for fresh in nodes)
        return nodes

    def _forget(self, node: Node) -> None:
        self._nodes.pop(node.number, None)
        for child in node.children or ():
            self._forget(child)

    def _refresh(self, node: Node, changes: Changes) -> None:
        if node.children is None or node.level is Level.ARTICLE:
            return
        if isinstance(node.summary, IssueSummary) and node.summary.id not in changes.issues:
            return
        self._adopt(node, self._read(node))
        for child in list(node.children):
            self._refresh(child, changes)

    def _adopt(self, node: Node, fresh: list[Node]) -> None:
        """Turn a node's rows into the fresh ones with the fewest removals, moves and insertions."""
        children = node.children
        assert children is not None  # noqa: S101 - the caller looked; tells the type checker
        above = self._index_of(node)
        wanted = {child.key for child in fresh}
        for row in range(len(children) - 1, -1, -1):
            if children[row].key not in wanted:
                self.beginRemoveRows(above, row, row)
                self._forget(children.pop(row))
                _number(children, row)
                self.endRemoveRows()
        for row, child in enumerate(fresh):
            at = _row_of(children, child.key, row)
            if at < 0:
                self.beginInsertRows(above, row, row)
                children.insert(row, child)
                _number(children, row)
                self.endInsertRows()
                continue
            if at > row:
                self.beginMoveRows(above, at, at, above, row)
                children.insert(row, children.pop(at))
                _number(children, row)
                self.endMoveRows()
            kept = children[row]
            self._forget(child)
            if kept.summary != child.summary:
                kept.summary = child.summary
                index = self._index_of(kept)
                self.dataChanged.emit(index, index)

    def _say_changed(self, parent: QModelIndex) -> None:
        rows = self.rowCount(parent)
        if not rows:
            return
        self.dataChanged.emit(self.index(0, 0, parent), self.index(rows - 1, 0, parent))
        for row in range(rows):
            self._say_changed(self.index(row, 0, parent))


def summaries(library: Shelved, above: Summary | None) -> Sequence[Summary]:
    """Return what stands under a summary; the newspapers under none."""
    if above is None:
        return library.newspapers()
    if isinstance(above, NewspaperSummary):
        return library.years(above.name)
    if isinstance(above, YearSummary):
        return library.issues(above.newspaper, above.year)
    if isinstance(above, IssueSummary):
        return library.pages(above.id)
    if isinstance(above, PageSummary):
        return library.articles(above.id)
    return ()


def _article_of(node: Node) -> str:
    return node.summary.id if isinstance(node.summary, ArticleSummary) else ""


def label(node: Node) -> str:
    """Return the text of a node's row."""
    summary = node.summary
    wordings: dict[type, Callable[[Any], str]] = {
        NewspaperSummary: wording.newspaper_row,
        YearSummary: wording.year_row,
        IssueSummary: wording.issue_row,
        PageSummary: lambda page: wording.page(page.number),
        ArticleSummary: wording.article_row,
    }
    return "" if summary is None else ShownText.of(wordings[type(summary)](summary)).shown


def _row_of(children: list[Node], key: str, start: int) -> int:
    """Return the row of a key from `start` on, -1 if there is none; nearly always it is `start` itself."""
    for row in range(start, len(children)):
        if children[row].key == key:
            return row
    return -1


def _number(children: list[Node], start: int) -> None:
    for row in range(start, len(children)):
        children[row].row = row
