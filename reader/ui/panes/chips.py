"""The limits of a search as chips under the answer: each says what is let through and is removed by a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QWidget

from reader.core.records import SearchOptions
from reader.ui.language import translate
from reader.ui.limits import Limit, field_words, in_force, unlimited, without

GAP = 4
WIDEST = 240


class FlowLayout(QLayout):
    """Puts widgets side by side and begins a new line where one is full, as words of a text stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take a widget (Qt)."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of widgets (Qt)."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return the widget of a place (Qt)."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Let go of the widget of a place (Qt)."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that the height follows from the width (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines in a width (Qt)."""
        return self._set(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Put the widgets in their places (Qt)."""
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the smallest layout (Qt)."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the largest widget (Qt)."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(QSize(0, item.sizeHint().height()))
        return size

    def _set(self, rect: QRect, *, move: bool) -> int:
        left, top, tallest = rect.left(), rect.top(), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 1 << 20))
            if left > rect.left() and left + size.width() > rect.right() + 1:
                left, top, tallest = rect.left(), top + tallest + GAP, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + GAP
            tallest = max(tallest, size.height())
        return top + tallest - rect.top()


class Chips(QWidget):
    """The limits in force. `options_chosen` brings the options without the one that was removed."""

    options_chosen = Signal(SearchOptions)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = SearchOptions()
        self._flow = FlowLayout(self)
        self.hide()

    def show_options(self, options: SearchOptions) -> None:
        """Show the limits of other options."""
        self._options = options
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        limits = list(in_force(options))
        for limit in limits:
            self._put(limit.text, _removal(limit), without(options, limit))
        if len(limits) > 1:
            self._put(translate("Chips", "全部清除"), translate("Chips", "清除全部限制"), unlimited(options))
        self.setVisible(bool(limits))
        self.setAccessibleName(translate("Chips", "检索限制"))
        self._flow.invalidate()
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_options(self._options)
        super().changeEvent(event)

    def _put(self, text: str, name: str, options: SearchOptions) -> None:
        chip = QPushButton()
        chip.setProperty("chip", True)
        shown = chip.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, WIDEST)
        chip.setText(f"{shown.replace('&', '&&')}  ×")
        chip.setAccessibleName(name)
        chip.setToolTip(name.replace("<", "&lt;"))
        chip.clicked.connect(lambda: self.options_chosen.emit(options))
        self._flow.addWidget(chip)
        chip.show()


def _removal(limit: Limit) -> str:
    return translate("Chips", "去掉限制：{field} {value}").format(
        field=field_words(limit.field), value=limit.text
    )
