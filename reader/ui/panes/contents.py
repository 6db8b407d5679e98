"""目录: the tree of newspapers, years, issues, pages and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from reader.core.records import ArticlePlace, Changes
from reader.ui.language import translate
from reader.ui.models.issue_tree import NOWHERE, IssueTreeModel, Level, Role, keys_of_place
from reader.ui.panes.empty import EmptyState
from reader.ui.theme import Theme, scaled

if TYPE_CHECKING:
    from reader.core.library import Library

Index = QModelIndex | QPersistentModelIndex
ROW_PADDING: Final = 9
RIGHT_PADDING: Final = 12
BAR_WIDTH: Final = 3
STEP: Final = "\x1f"
"""Parts the keys of a way when it is kept in the settings; a newspaper's name cannot hold it."""
EXPANDED_KEPT: Final = 200
"""So many open nodes are kept in the settings; a tree opened wholly need not be found so again."""
OPENED_BY_ITSELF: Final = 300
"""Nodes with at most so many articles are opened when they first appear, so that a small library lies open."""


class RowDelegate(QStyledItemDelegate):
    """Draws a row: its text, cut at the right, and its count at the margin."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002 - Qt's name
        """Return a height that leaves air around one line (Qt)."""
        return QSize(60, QFontMetrics(option.font).height() + ROW_PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row; its ground was drawn by the view (Qt)."""
        level = index.data(Role.LEVEL)
        count = index.data(Role.COUNT)
        rect = option.rect.adjusted(2, 0, -RIGHT_PADDING, 0)
        painter.save()
        if count:
            small = scaled(option.font, 0.9)
            painter.setFont(small)
            painter.setPen(self._theme.colour("faint"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count))
            rect.setRight(rect.right() - QFontMetrics(small).horizontalAdvance(str(count)) - 10)
        font = scaled(option.font, 1.0, bold=level == Level.NEWSPAPER)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted" if level == Level.PAGE else "text"))
        text = QFontMetrics(font).elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class TreeView(QTreeView):
    """The tree itself: rows whose ground runs through the whole width, with thin chevrons."""

    article_activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("issueTree")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(RowDelegate(theme, self))
        self.clicked.connect(self._act)
        theme.changed.connect(self.viewport().update)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a row from edge to edge, then the row (Qt)."""
        whole = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        chosen = self.selectionModel().isSelected(index)
        if chosen:
            painter.fillRect(
                whole, self._theme.colour("selection_strong" if self.hasFocus() else "selection")
            )
        elif index == self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())) and self.underMouse():
            painter.fillRect(whole, self._theme.colour("hover"))
        if self.hasFocus() and index == self.currentIndex():
            painter.fillRect(QRect(0, whole.top(), BAR_WIDTH, whole.height()), self._theme.colour("accent"))
        plain = QStyleOptionViewItem(option)
        plain.palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        super().drawRow(painter, plain, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:  # noqa: N802 - Qt's name
        """Draw a chevron before what can be opened (Qt)."""
        if not self.model().hasChildren(index):
            return
        draw_chevron(
            painter, rect, self.indentation(), self._theme.colour("faint"), down=self.isExpanded(index)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open what is current on Enter and Space (Qt)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _act(self, index: QModelIndex) -> None:
        """Open an article; open or close anything else."""
        article = index.data(Role.ARTICLE_ID)
        if article is not None:
            self.article_activated.emit(article)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))


class ContentsPane(QStackedWidget):
    """The tree, or a sentence while there is nothing to show."""

    open_requested = Signal(str)
    folder_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = IssueTreeModel(self)
        self.tree = TreeView(theme)
        self.tree.setModel(self.model)
        self.empty = EmptyState()
        self._add_folder = QPushButton()
        self._add_folder.clicked.connect(self.folder_requested)
        self.empty.add_button(self._add_folder)
        self.addWidget(self.empty)
        self.addWidget(self.tree)
        self._restoring: list[list[str]] = []
        self._opens_by_itself = True
        self._working = True
        self.tree.article_activated.connect(self.open_requested)
        self.model.rowsInserted.connect(self._rows_came)
        self.model.rowsRemoved.connect(self._choose_page)
        self.model.modelReset.connect(self._reset)
        self._retranslate()

    def show_library(self, library: Library) -> None:
        """Show a library from its root."""
        self.model.set_library(library)

    def show_working(self, working: bool) -> None:
        """Say whether something is being brought in, for the sentence of an empty library."""
        self._working = working
        self._retranslate()

    def show_failure(self, sentence: str) -> None:
        """Say why there is no library."""
        self.empty.say(translate("Contents", "资料库打不开"), sentence)
        self._add_folder.hide()
        self.setCurrentWidget(self.empty)

    def refresh(self, changes: Changes) -> None:
        """Take up what has changed in the library."""
        self.model.refresh(changes)

    def reveal(self, place: ArticlePlace) -> None:
        """Open the way to an article and select it."""
        index = self.model.index_at(keys_of_place(place))
        if not index.isValid():
            return
        above = index.parent()
        while above.isValid():
            self.tree.expand(above)
            above = above.parent()
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def expanded(self) -> tuple[str, ...]:
        """Return what stands open, from the top, for the settings."""
        ways: list[str] = []
        self._collect(NOWHERE, [], ways)
        return tuple(ways)

    def restore(self, ways: tuple[str, ...]) -> None:
        """Open again what stood open, as soon as the library shows it."""
        self._restoring = [way.split(STEP) for way in ways]
        self._opens_by_itself = not ways

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.tree.setAccessibleName(translate("Contents", "目录"))
        self._add_folder.setText(translate("Contents", "添加文件夹…"))
        self._add_folder.setAccessibleName(self._add_folder.text())
        self._add_folder.setVisible(not self._working)
        if self._working:
            self.empty.say(
                translate("Contents", "正在建立资料库"),
                translate("Contents", "第一次启动要把报纸文本编成目录和索引，几秒钟就好。"),
            )
        else:
            self.empty.say(
                translate("Contents", "资料库还是空的"),
                translate("Contents", "用“文件 › 添加文件夹…”加入一个文件夹，或把文件拖到窗口里。"),
            )
        self.model.retranslate()

    def _choose_page(self) -> None:
        self.setCurrentWidget(self.tree if self.model.rowCount() else self.empty)

    def _reset(self) -> None:
        self._choose_page()
        if self.model.rowCount():
            self._rows_came(NOWHERE, 0, self.model.rowCount() - 1)
        for way in self._restoring:
            index = self.model.index_at(way)
            if index.isValid():
                self.tree.expand(index)
        self._restoring = []

    def _rows_came(self, parent: QModelIndex, first: int, last: int) -> None:
        self._choose_page()
        if not self._opens_by_itself:
            return
        for row in range(first, last + 1):
            index = self.model.index(row, 0, parent)
            if index.data(Role.LEVEL) <= Level.YEAR and index.data(Role.COUNT) <= OPENED_BY_ITSELF:
                self.tree.expand(index)

    def _collect(self, parent: QModelIndex, way: list[str], ways: list[str]) -> None:
        for row in range(self.model.rowCount(parent)):
            index = self.model.index(row, 0, parent)
            if len(ways) >= EXPANDED_KEPT:
                return
            if self.tree.isExpanded(index):
                here = [*way, index.data(Role.KEY)]
                ways.append(STEP.join(here))
                self._collect(index, here, ways)


def draw_chevron(painter: QPainter, rect: QRect, width: int, colour: QColor, *, down: bool) -> None:
    """Draw a thin chevron in the rightmost `width` pixels of a rectangle."""
    middle = QRect(rect.right() - width + 1, rect.top(), width, rect.height()).center().toPointF()
    reach = 3.5
    offsets = ((-reach, -reach / 2), (0, reach / 2), (reach, -reach / 2))
    points = [middle + type(middle)(x, y) if down else middle + type(middle)(y, x) for x, y in offsets]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawPolyline(QPolygonF(points))
    painter.restore()
