"""保存的检索: a short list above the tree, each with its number of articles; asked, renamed, moved and deleted here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.records import SavedSearch
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.panes.facets import COUNT, CountDelegate
from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SEARCH: Final = Qt.ItemDataRole.UserRole + 8
ROWS_SHOWN: Final = 6
ROW_PADDING: Final = 9


class SavedDelegate(CountDelegate):
    """Draws a saved search with its count, in rows as high as those of the tree."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002 - Qt's name
        """Return the height of a row (Qt)."""
        return QSize(60, option.fontMetrics.height() + ROW_PADDING)


class SavedView(QListWidget):
    """The list. Enter asks, F2 renames, Delete deletes, Alt with Up and Down moves; so do menu and mouse."""

    chosen = Signal(object)
    deleted = Signal(str)
    renamed = Signal(str, str)
    arranged = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.setObjectName("savedView")
        self.setItemDelegate(SavedDelegate(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.itemClicked.connect(self._choose)
        self.itemChanged.connect(self._edited)
        self.model().rowsMoved.connect(self._moved)

    def show_searches(self, searches: Sequence[SavedSearch]) -> None:
        """List searches; the current one stays current and counts stay until others come."""
        counts = {item.text(): item.data(COUNT) for item in self._items()}
        current = self.currentItem().text() if self.currentItem() else None
        self._filling = True
        self.clear()
        for search in searches:
            item = QListWidgetItem(search.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(SEARCH, search)
            item.setData(COUNT, counts.get(search.name))
            item.setToolTip(wording.tooltip(search.query))
            self.addItem(item)
            if search.name == current:
                self.setCurrentItem(item)
        self._filling = False
        self._name()

    def show_count(self, name: str, articles: int) -> None:
        """Show how many articles a search finds."""
        self._filling = True
        for item in self._items():
            if item.text() == name:
                item.setData(COUNT, articles)
        self._filling = False
        self._name()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Act on the current search (Qt)."""
        item, key = self.currentItem(), event.key()
        moving = event.modifiers() == Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if item is None or self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(item)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(item.text())
        elif moving and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(self.currentRow(), -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the rows there are, up to six (Qt)."""
        rows = min(max(self.count(), 1), ROWS_SHOWN)
        return QSize(120, rows * (self.fontMetrics().height() + ROW_PADDING) + 2)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _name(self) -> None:
        for item in self._items():
            count = item.data(COUNT)
            words = "" if count is None else f", {wording.articles_counted(count)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}{words}")

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(SEARCH))

    def _edited(self, item: QListWidgetItem) -> None:
        search = item.data(SEARCH)
        if not self._filling and isinstance(search, SavedSearch) and item.text() != search.name:
            self.renamed.emit(search.name, item.text())

    def _move(self, row: int, by: int) -> None:
        if 0 <= row + by < self.count():
            item = self.takeItem(row)
            self.insertItem(row + by, item)
            self.setCurrentItem(item)
            self._moved()

    def _moved(self) -> None:
        self.arranged.emit(tuple(item.text() for item in self._items()))

    def _show_menu(self, where: QPoint) -> None:
        item = self.itemAt(where)
        if item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.row(item)
        name = item.text()
        menu.addAction(translate("Saved", "检索")).triggered.connect(lambda: self._choose(item))
        menu.addAction(translate("Saved", "改名")).triggered.connect(lambda: self.editItem(item))
        menu.addAction(translate("Saved", "上移")).triggered.connect(lambda: self._move(row, -1))
        menu.addAction(translate("Saved", "下移")).triggered.connect(lambda: self._move(row, 1))
        menu.addAction(translate("Saved", "删除")).triggered.connect(lambda: self.deleted.emit(name))
        menu.popup(self.mapToGlobal(where))


class SavedPane(QWidget):
    """The list under its heading, which folds it away; nothing at all while nothing is saved."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = SavedView(theme)
        self._heading = QToolButton()
        self._heading.setObjectName("savedHeading")
        self._heading.setCheckable(True)
        self._heading.setChecked(True)
        self._heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line = QFrame()
        line.setProperty("hairline", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._heading)
        layout.addWidget(self.view)
        layout.addSpacing(4)
        layout.addWidget(line)
        self._heading.toggled.connect(self._fold)
        self._fold(True)
        self.hide()

    def show_searches(self, searches: Sequence[SavedSearch]) -> None:
        """List searches."""
        self.view.show_searches(searches)
        self.view.setFixedHeight(self.view.sizeHint().height())
        self.setVisible(bool(searches))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._fold(self._heading.isChecked())
        super().changeEvent(event)

    def _fold(self, opened: bool) -> None:
        self.view.setVisible(opened)
        name = translate("Saved", "保存的检索")
        self._heading.setText(f"{'▾' if opened else '▸'} {name}")
        self._heading.setAccessibleName(name)
        self.view.setAccessibleName(name)
