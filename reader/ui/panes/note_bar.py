"""A small bar at a selection: the colours, a note, a tag, a bookmark. It never takes the focus from the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QColor, QIcon, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from reader.core.noted import Color
from reader.ui import note_wording
from reader.ui.language import translate
from reader.ui.panes.article_view import ArticleView
from reader.ui.theme import Theme

DISC: Final = 16
AWAY: Final = 8
"""Pixels between the selection and the bar."""

MARGIN: Final = 4


class NoteBar(QFrame):
    """Shown under a selection that was made with the mouse, until the selection is gone, or the view is scrolled."""

    coloured = Signal(str)
    note_requested = Signal()
    tag_requested = Signal()
    bookmark_requested = Signal()

    def __init__(self, theme: Theme, view: ArticleView) -> None:
        super().__init__(view.viewport())
        self._theme = theme
        self._view = view
        self._colors: Sequence[Color] = ()
        self.usable = True
        """Whether notes can be made; if not, the bar stays away."""
        self.setObjectName("noteBar")
        self.setAutoFillBackground(True)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._layout.setSpacing(1)
        self._discs: list[QToolButton] = []
        self._note = self._button(self.note_requested)
        self._tag = self._button(self.tag_requested)
        self._bookmark = self._button(self.bookmark_requested)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        view.scrolled.connect(self.hide)
        view.selectionChanged.connect(self._look)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_colors(self, colors: Sequence[Color]) -> None:
        """Offer these colours."""
        self._colors = colors
        for old in self._discs:
            old.deleteLater()
        self._discs = [
            self._button(lambda _checked=False, name=color.name: self.coloured.emit(name), at)
            for at, color in enumerate(colors)
        ]
        self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Come when the mouse is let go of over a selection; go when a key is pressed or the view is resized (Qt)."""
        kind = event.type()
        if watched is self._view.viewport() and kind == QEvent.Type.MouseButtonRelease:
            if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
                QTimer.singleShot(0, self, self.offer)  # the view itself has not seen the event yet
        elif kind in (QEvent.Type.Resize, QEvent.Type.KeyPress, QEvent.Type.Hide):
            self.hide()
        return super().eventFilter(watched, event)

    def offer(self) -> None:
        """Show the bar at the selection, if there is one."""
        cursor = self._view.textCursor()
        if not self.usable or not cursor.hasSelection() or self._view.stored is None:
            self.hide()
            return
        cursor.setPosition(cursor.selectionEnd())
        end = self._view.cursorRect(cursor)
        self.adjustSize()
        room = self._view.viewport().rect()
        left = min(max(end.center().x() - self.width() // 2, MARGIN), room.width() - self.width() - MARGIN)
        top = end.bottom() + AWAY
        if top + self.height() > room.height():
            cursor.setPosition(self._view.textCursor().selectionStart())
            top = max(MARGIN, self._view.cursorRect(cursor).top() - AWAY - self.height())
        self.move(QPoint(left, top))
        self.show()
        self.raise_()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()
        super().changeEvent(event)

    def _look(self) -> None:
        if not self._view.textCursor().hasSelection():
            self.hide()

    def _button(self, act: Callable[..., None] | SignalInstance, at: int = -1) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRaise(True)
        button.setIconSize(QSize(DISC, DISC))
        button.clicked.connect(act)
        button.clicked.connect(self.hide)
        if at < 0:
            self._layout.addWidget(button)
        else:
            self._layout.insertWidget(at, button)
        return button

    def _dress(self) -> None:
        for button, color in zip(self._discs, self._colors, strict=True):
            button.setIcon(disc(self._theme, color.name))
            _name(button, translate("Notes", "标亮：{color}").format(color=note_wording.colour_words(color)))
        for button, icon, words in (
            (self._note, "note", translate("Notes", "写批注")),
            (self._tag, "tag", translate("Notes", "加标签")),
            (self._bookmark, "bookmark", translate("Notes", "给这段文字加书签")),
        ):
            button.setIcon(self._theme.icon(icon))
            _name(button, words)
        self.setAccessibleName(translate("Notes", "批注选中的文字"))


def disc(theme: Theme, color: str) -> QIcon:
    """Return a disc of a note's colour with a rim, an empty one for no colour."""
    pixmap = QPixmap(DISC * 2, DISC * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(2)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(note_wording.bar_token(color)), 1.5))
    painter.setBrush(theme.colour(f"note_{color}") if color else QColor(Qt.GlobalColor.transparent))
    painter.drawEllipse(2, 2, DISC - 4, DISC - 4)
    painter.end()
    return QIcon(pixmap)


def _name(button: QToolButton, words: str) -> None:
    button.setAccessibleName(words)
    button.setToolTip(words.replace("<", "&lt;"))
