"""The slim bar under an article that finds words in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.theme import Theme


class FindBar(QWidget):
    """A line to type in, the number of finds, previous, next and close."""

    words_changed = Signal(str)
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line = QLineEdit()
        self._line.setObjectName("findLine")
        self._line.setAcceptDrops(False)
        self._line.setFixedWidth(260)
        self._count = plain_label("muted", wrap=False)
        self._previous, self._next, self._close = QToolButton(), QToolButton(), QToolButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(4)
        for widget in (self._line, self._previous, self._next, self._count):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._close)
        self._line.textChanged.connect(self.words_changed)
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        self._close.clicked.connect(self.close_bar)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._line.text()

    def open(self, words: str) -> None:
        """Show the bar, with some words if there are any, ready to type."""
        self.show()
        if words:
            self._line.setText(words)
        self._line.selectAll()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words_changed.emit(self._line.text())

    def show_count(self, number: int, total: int) -> None:
        """Say which of how many finds is shown."""
        if total:
            self._count.setText(f"{number} / {total}")
        else:
            self._count.setText(translate("FindBar", "没有找到") if self.words else "")

    def close_bar(self) -> None:
        """Hide the bar and what it found."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on, Shift+Enter goes back, Escape closes (Qt)."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _dress(self) -> None:
        self._previous.setIcon(self._theme.icon("previous", "muted"))
        self._next.setIcon(self._theme.icon("next", "muted"))
        self._close.setIcon(self._theme.icon("clear", "muted"))

    def _retranslate(self) -> None:
        self._line.setPlaceholderText(translate("FindBar", "在本文中查找"))
        self._line.setAccessibleName(translate("FindBar", "在本文中查找"))
        for button, name in (
            (self._previous, translate("FindBar", "上一处")),
            (self._next, translate("FindBar", "下一处")),
            (self._close, translate("FindBar", "关闭查找栏")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)
