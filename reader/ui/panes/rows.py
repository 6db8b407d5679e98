"""A list of rows of two lines, what and where: destinations, bookmarks, what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.ui import wording
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme, scaled

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SIDE: Final = 14
EDGE: Final = 6
BAR_WIDTH: Final = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is, where it stands, and what it stands for. A row without `target` is a heading."""

    title: str
    place: str = ""
    target: object = None


class Role(IntEnum):
    """What the list can be asked beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class RowsModel(QAbstractListModel):
    """Holds rows of plain text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of rows (Qt)."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a heading cannot be selected (Qt)."""
        row = self._rows[index.row()] if index.isValid() else None
        if row is None or row.target is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows (Qt)."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return ShownText.of(row.title).shown
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.tooltip(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ShownText.of(", ".join(filter(None, (row.title, row.place)))).shown
        if role == Role.ROW:
            return row
        return None


class RowDelegate(QStyledItemDelegate):
    """Draws a row; a heading smaller and quieter."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of one line or two (Qt)."""
        row = index.data(Role.ROW)
        small = QFontMetrics(scaled(option.font, 0.9)).height()
        if row.target is None:
            return QSize(80, small + 2 * EDGE + 6)
        return QSize(80, QFontMetrics(option.font).height() + (small + 2 if row.place else 0) + 2 * EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row (Qt)."""
        row = index.data(Role.ROW)
        area = option.rect.adjusted(SIDE, EDGE, -SIDE, -EDGE)
        small = scaled(option.font, 0.9)
        painter.save()
        if row.target is None:
            painter.setFont(small)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.title)
            painter.restore()
            return
        self._ground(painter, option, index)
        self._line(painter, area, option.font, row.title, "text")
        area.setTop(area.top() + QFontMetrics(option.font).height() + 2)
        if row.place:
            self._line(painter, area, small, row.place, "muted")
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, font: QFont, text: str, tone: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(tone))
        shown = ShownText.of(text).shown
        cut = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cut)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        focused = self._view.hasFocus()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("selection_strong" if focused else "selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        if focused and index == self._view.currentIndex():
            bar = QRect(rect.left(), rect.top(), BAR_WIDTH, rect.height())
            painter.fillRect(bar, self._theme.colour("accent"))


class RowsView(QListView):
    """The list. `chosen` brings a target on a click or Enter, `tab_chosen` on the middle button or Ctrl+Enter."""

    chosen = Signal(object)
    tab_chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the current one stays current where it is among them, else the first is."""
        before = self.target()
        self.rows.show(rows)
        places = [at for at, row in enumerate(rows) if row.target is not None]
        kept = next((at for at in places if before is not None and rows[at].target == before), None)
        if places:
            self.setCurrentIndex(self.rows.index(places[0] if kept is None else kept))

    def target(self) -> object:
        """Return what the current row stands for."""
        row = self.currentIndex().data(Role.ROW)
        return row.target if isinstance(row, Row) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, Ctrl+Enter in a tab, Delete takes away (Qt)."""
        target = self.target()
        if target is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            in_tab = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.tab_chosen if in_tab else self.chosen).emit(target)
        elif target is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(target)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click opens, the middle button in a tab (Qt)."""
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).data(Role.ROW)
        target = row.target if isinstance(row, Row) else None
        if target is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(target)
        elif target is not None and event.button() == Qt.MouseButton.MiddleButton:
            self.tab_chosen.emit(target)
