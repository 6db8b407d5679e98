"""A label that never needs more room than some lines: what was typed or found may be a page long, a window may not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from reader.ui import wording
from reader.ui.text_offsets import ShownText

MOST_TOLD: Final = 1_000
"""So many characters of a text that is cut stand in its tool tip and are read aloud."""
_WIDEST_LINE: Final = 400
"""No line has more characters than this: a longer text is cut before it is measured."""
_BREAK: Final = "\u2028"
_DOTS: Final = "…"


class ShortLabel(QLabel):
    """Plain text on at most some lines; where it is longer, dots stand for the rest, and a tool tip has more of it.

    The tail, such as how much was found, is never cut.
    """

    def __init__(self, lines: int, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._tail = ""
        self._laid: tuple[int, QTextLayout] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if tone:
            self.setProperty("tone", tone)

    def say(self, text: str, tail: str = "") -> None:
        """Show a text and what is to be seen behind it, however long it is."""
        self._tail = tail
        self._laid = None
        self.setText(text + tail)
        self.setAccessibleName(told(text, tail))
        self._offer_more()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that the height follows from the width (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the lines shown (Qt)."""
        return self._height(self._layout(width))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the text, on one line if that is not wide (Qt)."""
        width = min(self.fontMetrics().horizontalAdvance(self.text()[:_WIDEST_LINE]) + 1, 40 * self._em())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the least that can be shown (Qt)."""
        return QSize(4 * self._em(), self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cut the text anew (Qt)."""
        super().resizeEvent(event)
        self._offer_more()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure anew in another font (Qt)."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._laid = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the lines, in the middle of the height as other labels do (Qt)."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout = self._layout(self.width())
        layout.draw(painter, QPointF(0, max(0, self.height() - self._height(layout)) // 2))

    def _em(self) -> int:
        return self.fontMetrics().horizontalAdvance("国")

    def _offer_more(self) -> None:
        cut = self._layout(self.width()).text() != _one_piece(self.text())
        self.setToolTip(wording.tooltip(told(self.text())) if cut else "")

    def _layout(self, width: int) -> QTextLayout:
        """Return as much of the text as fits, laid out in a width."""
        if self._laid is not None and self._laid[0] == width:
            return self._laid[1]
        text = self.text().removesuffix(self._tail)
        layout = self._lay_out(text[: self._lines * _WIDEST_LINE + 1] + self._tail, width)
        if len(text) > self._lines * _WIDEST_LINE or layout.lineCount() > self._lines:
            # The longest beginning that fits with its dots; whether one fits does not turn back as it grows.
            fits, too_long = 0, min(len(text), self._lines * _WIDEST_LINE + 1)
            while too_long - fits > 1:
                middle = (fits + too_long) // 2
                if self._lay_out(self._cut(text, middle), width).lineCount() <= self._lines:
                    fits = middle
                else:
                    too_long = middle
            layout = self._lay_out(self._cut(text, fits), width)
        self._laid = width, layout
        return layout

    def _cut(self, text: str, length: int) -> str:
        return text[:length].rstrip() + _DOTS + self._tail

    def _lay_out(self, text: str, width: int) -> QTextLayout:
        layout = QTextLayout(_one_piece(text), self.font(), self)
        layout.setTextOption(_anywhere())
        layout.beginLayout()
        at = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, self._em()))
            line.setPosition(QPointF(0, at))
            at += line.height()
        layout.endLayout()
        return layout

    def _height(self, layout: QTextLayout) -> int:
        return int(layout.boundingRect().height() + 0.99)


def told(text: str, tail: str = "") -> str:
    """Return a text as it is told whole: as much of it as anybody would listen to."""
    return text + tail if len(text) <= MOST_TOLD else text[:MOST_TOLD].rstrip() + _DOTS + tail


def _one_piece(text: str) -> str:
    """Return a text as one paragraph with breaks in it; what is no character is shown as its sign."""
    return ShownText.of(text).shown.replace("\n", _BREAK)


def _anywhere() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
