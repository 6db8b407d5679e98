"""Selecting words in the article by keyboard: Shift with the arrows begins, F12 shows a caret, Escape puts it away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from reader.ui.panes.article_view import ArticleView

MOVING: Final = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
TOP: Final = 6


class Caret(QObject):
    """Shows a caret in an article and takes it away; without one the arrows scroll. `changed` tells which it is."""

    changed = Signal(bool)

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._usual = view.textInteractionFlags()
        view.installEventFilter(self)

    @property
    def on(self) -> bool:
        """Whether there is a caret."""
        return bool(self._view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def toggle(self) -> None:
        """Show the caret, or put it away."""
        self.show() if not self.on else self.hide()

    def show(self) -> None:
        """Show the caret where one reads: where it was, if that is in sight, else in the first line that is."""
        if self.on:
            return
        view = self._view
        view.setTextInteractionFlags(self._usual | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        view.setCursorWidth(2)
        if not view.viewport().rect().contains(view.cursorRect().center()) or view.textCursor().atStart():
            cursor = view.cursorForPosition(QPoint(view.width() // 2, TOP))
            cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
            view.setTextCursor(cursor)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(True)

    def hide(self) -> None:
        """Put the caret away; what is selected stays so."""
        if self.on:
            self._view.setTextInteractionFlags(self._usual)
            self.changed.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Begin on Shift with an arrow, end on Escape (Qt)."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if shifted and event.key() in MOVING:
                self.show()
            elif event.key() == Qt.Key.Key_Escape and self.on:
                self.hide()
                return True
        return super().eventFilter(watched, event)
