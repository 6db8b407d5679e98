"""逐处: every place of the query on one line, the matches under each other, while the articles are read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.records import Occurrence
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.models.lines import LinesModel, Role
from reader.ui.panes.short_label import ShortLabel
from reader.ui.theme import Theme, scaled

Index = QModelIndex | QPersistentModelIndex
SIDE: Final = 14
ROW_PADDING: Final = 8
GAP: Final = 16
BAR_WIDTH: Final = 3
PLACE_SHARE: Final = 0.24
"""The share of the width for newspaper, date and page."""
DOTS: Final = "…"


class LineDelegate(QStyledItemDelegate):
    """Draws a place: where it stands, then the words before it against the match, the match, the words after it."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002 - Qt's name
        """Return the height of one line (Qt)."""
        return QSize(200, QFontMetrics(option.font).height() + ROW_PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a place (Qt)."""
        line = index.data(Role.LINE)
        if not isinstance(line, Occurrence):
            return
        painter.save()
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            strong = "selection_strong" if self._view.hasFocus() else "selection"
            painter.fillRect(rect, self._theme.colour(strong))
            bar = QRect(rect.left(), rect.top(), BAR_WIDTH, rect.height())
            painter.fillRect(bar, self._theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        area = rect.adjusted(SIDE, 0, -SIDE, 0)
        place = QRect(area.left(), area.top(), round(area.width() * PLACE_SHARE), area.height())
        self._place(painter, option, place, line)
        self._words(painter, option, area.adjusted(place.width() + GAP, 0, 0, 0), line)
        painter.restore()

    def _place(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, line: Occurrence) -> None:
        small = scaled(option.font, 0.9)
        words = wording.place_line(line.newspaper, line.date, line.page)
        painter.setFont(small)
        painter.setPen(self._theme.colour("muted"))
        shown = QFontMetrics(small).elidedText(words, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, line: Occurrence) -> None:
        """Draw the words with the match in the middle of the area; what does not fit is cut at the outer ends."""
        metrics = QFontMetrics(option.font)
        side = Qt.AlignmentFlag.AlignVCenter
        match = metrics.elidedText(line.match, Qt.TextElideMode.ElideRight, area.width() // 2)
        width = metrics.horizontalAdvance(match)
        middle = area.left() + (area.width() - width) // 2
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text"))
        before = QRect(area.left(), area.top(), middle - area.left() - 2, area.height())
        after = QRect(middle + width + 2, area.top(), area.right() - middle - width - 2, area.height())
        left = metrics.elidedText(line.left, Qt.TextElideMode.ElideLeft, before.width())
        right = metrics.elidedText(line.right, Qt.TextElideMode.ElideRight, after.width())
        painter.drawText(before, Qt.AlignmentFlag.AlignRight | side, left)
        painter.drawText(after, Qt.AlignmentFlag.AlignLeft | side, right)
        height = metrics.height() + 2
        mark = QRect(middle - 1, area.center().y() - height // 2, width + 2, height)
        painter.fillRect(mark, self._theme.colour("mark"))
        painter.setPen(self._theme.colour("mark_text"))
        painter.drawText(QRect(middle, area.top(), width + 2, area.height()), side, match)


class LinesView(QListView):
    """The list of places; a click or Enter opens one."""

    line_opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linesView")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(LineDelegate(theme, self))
        self.clicked.connect(lambda index: self.line_opened.emit(index.row()))
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the current place on Enter (Qt)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.line_opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class LinesPane(QWidget):
    """The list with what it is a list of, how far it has come, and what can be done with it."""

    opened = Signal(int)
    stop_requested = Signal()
    export_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: tuple[str, int, int, int, bool] = ("", 0, 0, 0, False)
        self._capped = False
        self.may_export = True
        """Whether the list may be handed out; an office may have decided otherwise."""
        self.setObjectName("linesPane")
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = LinesModel(self)
        self.view = LinesView(theme)
        self.view.setModel(self.model)
        self._head = ShortLabel(1)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._stop = QPushButton()
        self._stop.setFlat(True)
        self._export = QPushButton()
        self._export.setFlat(True)
        self._close = QToolButton()
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, 3, 8, 3)
        row.setSpacing(8)
        row.addWidget(self._head, 1)
        for widget in (self._bar, self._stop, self._export, self._close):
            row.addWidget(widget)
        line = QFrame()
        line.setProperty("hairline", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(line)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.line_opened.connect(self.opened)
        self._stop.clicked.connect(self.stop_requested)
        self._export.clicked.connect(self.export_requested)
        self._close.clicked.connect(self.closed)
        theme.changed.connect(self._dress)
        self._dress()
        self._word()

    @property
    def words(self) -> str:
        """What the head of the list says."""
        return self._head.text()

    def show_state(self, query: str, places: int, read: int, articles: int, *, reading: bool) -> None:
        """Show how many places of a query were found in how many of its articles, and whether more come."""
        self._state = (query, places, read, articles, reading)
        self._word()

    def show_capped(self, capped: bool) -> None:
        """Say that the list ends before the places do."""
        self._capped = capped
        self._word()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes the list (Qt)."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _dress(self) -> None:
        self._close.setIcon(self._theme.icon("clear", "muted"))

    def _word(self) -> None:
        query, places, read, articles, reading = self._state
        words = [
            translate("Lines", "%n 处", "", places),
            translate("Lines", "已读 {read}/{total} 篇").format(read=read, total=articles)
            if reading or read < articles
            else wording.articles_counted(articles),
        ]
        if self._capped:
            words.append(translate("Lines", "只列到这里；导出的表是全的"))
        elif not reading and read < articles:
            words.append(translate("Lines", "已停止"))
        tail = "".join(wording.SEPARATOR + word for word in words)
        self._head.say(translate("Lines", "“{query}”").format(query=query), tail)
        self._bar.setRange(0, max(articles, 1))
        self._bar.setValue(read)
        for widget in (self._bar, self._stop):
            widget.setVisible(reading)
        self._export.setVisible(bool(places) and self.may_export)
        self.view.setAccessibleName(translate("Lines", "逐处命中"))
        self._bar.setAccessibleName(translate("Lines", "进度"))
        for button, text in (
            (self._stop, translate("Lines", "停止")),
            (self._export, translate("Lines", "导出表格…")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._close.setToolTip(translate("Lines", "关闭逐处列表"))
        self._close.setAccessibleName(translate("Lines", "关闭逐处列表"))
