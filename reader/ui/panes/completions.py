"""What a half-typed query may become, under the search bar; it never takes the focus, so typing goes on undisturbed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.core.records import Completes, Completion
from reader.ui.language import translate
from reader.ui.theme import Theme, scaled

Index = QModelIndex | QPersistentModelIndex
COMPLETION: Final = Qt.ItemDataRole.UserRole
ROWS: Final = 8
SIDE: Final = 12
ROW_PADDING: Final = 8
EDGE: Final = 4


class CompletionDelegate(QStyledItemDelegate):
    """Draws a completion with what it is of at the margin."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002 - Qt's name
        """Return the height of one line (Qt)."""
        return QSize(80, QFontMetrics(option.font).height() + ROW_PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a completion (Qt)."""
        completion = index.data(COMPLETION)
        if not isinstance(completion, Completion):
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("selection_strong"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._theme.colour("hover"))
        area = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        small = scaled(option.font, 0.9)
        of = completes_words(completion.completes)
        painter.setFont(small)
        painter.setPen(self._theme.colour("faint"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, of)
        area.setRight(area.right() - QFontMetrics(small).horizontalAdvance(of) - SIDE)
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text"))
        text = QFontMetrics(option.font).elidedText(
            completion.label, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class CompletionList(QListWidget):
    """The list, a child of the window that lies over its panes. `chosen` brings a completion."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, under: QWidget) -> None:
        super().__init__(under)
        self._under = under
        self.setObjectName("completionList")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(CompletionDelegate(theme, self))
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(COMPLETION)))
        self.hide()

    @property
    def current(self) -> Completion | None:
        """The completion that is marked, if one is."""
        item = self.currentItem()
        found = item.data(COMPLETION) if item is not None else None
        return found if isinstance(found, Completion) else None

    def offer(self, completions: Sequence[Completion]) -> None:
        """Show completions, none of them marked; without any the list is put away."""
        self.clear()
        self.setAccessibleName(translate("Completions", "可以接着输入"))
        for completion in completions:
            item = QListWidgetItem(completion.label)
            item.setData(COMPLETION, completion)
            words = f"{completion.label}, {completes_words(completion.completes)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.addItem(item)
        self.setCurrentRow(-1)
        if completions:
            self._place(len(completions))
        self.setVisible(bool(completions))

    def move_by(self, rows: int) -> bool:
        """Mark the next (1) or the previous (-1) completion; return whether there is one."""
        row = self.currentRow() + rows
        if not -1 <= row < self.count():
            return False
        self.setCurrentRow(row)
        return True

    def _place(self, number: int) -> None:
        window = self._under.window()
        if self.parent() is not window:
            self.setParent(window)
        row = self.sizeHintForRow(0)
        height = row * min(number, ROWS) + 2 * EDGE
        corner = self._under.mapTo(window, QPoint(0, self._under.height() + 2))
        self.setGeometry(QRect(corner, QSize(self._under.width(), height)))
        self.raise_()


def completes_words(completes: Completes) -> str:
    """Return what a completion is of."""
    return {
        Completes.QUERY: translate("Completions", "检索过"),
        Completes.FIELD: translate("Completions", "字段"),
        Completes.NEWSPAPER: translate("Completions", "报纸"),
        Completes.REPORTER: translate("Completions", "记者"),
        Completes.CORRESPONDENT: translate("Completions", "通讯员"),
        Completes.COLUMN: translate("Completions", "栏目"),
        Completes.TAG: translate("Completions", "标签"),
        Completes.KIND: translate("Completions", "类型"),
        Completes.MARK: translate("Completions", "标记"),
    }[completes]
