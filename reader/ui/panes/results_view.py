"""The list of hits: what a click and the keys do."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from reader.core.records import Hit
from reader.ui.models.results import Group, ResultsModel, Role
from reader.ui.panes.hit_delegate import HitDelegate
from reader.ui.panes.tree_view import is_ctrl_enter
from reader.ui.theme import Theme


class ResultsView(QListView):
    """The list of hits; one click or Enter opens one, or opens and closes a group."""

    hit_activated = Signal(object)
    tab_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultsView")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(HitDelegate(theme, self))
        self.clicked.connect(self._click)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the current row on Enter, on Ctrl+Enter in a tab of its own; Right and Left open and close a group (Qt)."""
        index, key = self.currentIndex(), Qt.Key(event.key())
        hit = index.data(Role.HIT)
        if isinstance(hit, Hit) and is_ctrl_enter(event):
            self.tab_requested.emit(hit.article_id)
        elif index.isValid() and key in _keys_that_open(index):
            self.open_row(index)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open a hit in a tab of its own with the middle button (Qt)."""
        hit = self.indexAt(event.position().toPoint()).data(Role.HIT)
        if event.button() == Qt.MouseButton.MiddleButton and isinstance(hit, Hit):
            self.tab_requested.emit(hit.article_id)
            return
        super().mouseReleaseEvent(event)

    def _click(self, index: QModelIndex) -> None:
        """Open what is clicked; with Ctrl or Shift it is only selected, with others."""
        selecting = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if not QGuiApplication.keyboardModifiers() & selecting:
            self.open_row(index)

    def open_row(self, index: QModelIndex) -> None:
        """Open a hit, a group, or the rest of one."""
        hit, model = index.data(Role.HIT), self.model()
        if isinstance(hit, Hit):
            self.hit_activated.emit(hit)
        elif isinstance(model, ResultsModel) and index.isValid():
            model.toggle(index.row())


def _keys_that_open(index: QModelIndex) -> tuple[Qt.Key, ...]:
    """Return the keys that act on a row: Enter on all, Space on all but hits, Right and Left on groups."""
    enter, group = (Qt.Key.Key_Return, Qt.Key.Key_Enter), index.data(Role.GROUP)
    if isinstance(group, Group):
        return (*enter, Qt.Key.Key_Space, Qt.Key.Key_Left if group.opened else Qt.Key.Key_Right)
    return enter if index.data(Role.HIT) else (*enter, Qt.Key.Key_Space)
