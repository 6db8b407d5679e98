"""目录: the tree of newspapers, years, issues, pages and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.core.records import ArticlePlace, Changes, Destinations, IssueSummary
from reader.ui.language import translate
from reader.ui.models.issue_tree import NOWHERE, IssueTreeModel, Level, Role, keys_of_place
from reader.ui.models.shelf import Shelf
from reader.ui.panes.empty import EmptyState, plain_label
from reader.ui.panes.tree_view import TreeView
from reader.ui.tasks import Latest
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.core.library import Library

Index = QModelIndex | QPersistentModelIndex
STEP: Final = "\x1f"
"""Parts the keys of a way when it is kept in the settings; a newspaper's name cannot hold it."""
EXPANDED_KEPT: Final = 200
"""So many open nodes are kept in the settings; a tree opened wholly need not be found so again."""
FOUND_AT_MOST: Final = 500
"""So many articles the filter lists; whoever wants more wants the search."""
OPENED_WAYS: Final = 60
"""So many issues with something found are opened; the others wait to be."""
OPENED_BY_ITSELF: Final = 300
"""Nodes with at most so many articles are opened when they first appear, so that a small library lies open."""


class FilterField(QLineEdit):
    """The line above the tree. Escape empties it, Down goes on to the tree."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("treeFilter")
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Escape, Down and Enter for ourselves (Qt)."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class ContentsPane(QStackedWidget):
    """The tree under its filter, or a sentence while there is nothing to show.

    What the filter finds is shown in a second tree, so that the first stays open as it is.
    """

    open_requested = Signal(str)
    tab_requested = Signal(str)
    folder_requested = Signal()

    def __init__(self, theme: Theme, filtering: Latest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library: Library | None = None
        self._filtering = filtering
        self.model = IssueTreeModel(self)
        self.tree = TreeView(theme)
        self.tree.setModel(self.model)
        self.found = IssueTreeModel(self)
        self.found_tree = TreeView(theme)
        self.found_tree.setObjectName("foundTree")
        self.found_tree.setModel(self.found)
        self.field = FilterField()
        self._note = plain_label("muted")
        self._note.setContentsMargins(14, 2, 14, 4)
        self._note.hide()
        self.empty = EmptyState()
        self._may_add = True
        self._add_folder = QPushButton()
        self._add_folder.clicked.connect(self.folder_requested)
        self.empty.add_button(self._add_folder)
        self._trees = QStackedWidget()
        self._trees.addWidget(self.tree)
        self._trees.addWidget(self.found_tree)
        self._body = self._below_field()
        self.addWidget(self.empty)
        self.addWidget(self._body)
        self._restoring: list[list[str]] = []
        self._opens_by_itself = True
        self._working = True
        self._failure = ""
        for tree in (self.tree, self.found_tree):
            tree.article_activated.connect(self.open_requested)
            tree.tab_requested.connect(self.tab_requested)
        self.field.textChanged.connect(self._filter)
        self.field.left_downwards.connect(self.focus_tree)
        filtering.answered.connect(self._show_found)
        self.model.rowsInserted.connect(self._rows_came)
        self.model.rowsRemoved.connect(self._choose_page)
        self.model.modelReset.connect(self._reset)
        self._retranslate()

    def _below_field(self) -> QWidget:
        body = QWidget()
        body.setProperty("pane", True)
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        line = QVBoxLayout()
        line.setContentsMargins(10, 8, 10, 4)
        line.addWidget(self.field)
        layout.addLayout(line)
        layout.addWidget(self._note)
        layout.addWidget(self._trees, 1)
        return body

    def show_library(self, library: Library) -> None:
        """Show a library from its root."""
        self._library = library
        self._failure = ""
        self._retranslate()
        self.model.set_library(library)

    def show_working(self, working: bool) -> None:
        """Say whether something is being brought in, for the sentence of an empty library."""
        self._working = working
        self._retranslate()

    def show_failure(self, sentence: str) -> None:
        """Say why there is no library."""
        self._failure = sentence
        self._retranslate()
        self.setCurrentWidget(self.empty)

    def refresh(self, changes: Changes) -> None:
        """Take up what has changed in the library."""
        self.model.refresh(changes)
        if changes.issues and self.field.text().strip():
            self._filter(self.field.text())

    # ── going about in the tree ───────────────────────────────────────────────────────────────────────

    def focus_tree(self) -> None:
        """Go to the tree that is in sight."""
        tree = self.found_tree if self._trees.currentWidget() is self.found_tree else self.tree
        if not tree.currentIndex().isValid() and tree.model().rowCount():
            tree.setCurrentIndex(tree.model().index(0, 0))
        tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_field(self) -> None:
        """Go to the filter, ready to type."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def reveal(self, place: ArticlePlace) -> None:
        """Open the way to an article and select it."""
        index = self.model.index_at(keys_of_place(place))
        if not index.isValid():
            return
        _open_way(self.tree, index)
        self.tree.setCurrentIndex(index)
        self.tree.bring(index)

    def reveal_newspaper(self, newspaper: str | None) -> None:
        """Select a newspaper and open it."""
        self.field.clear()
        index = self.model.index_at((f"newspaper:{newspaper or ''}",))
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.expand(index)
            self.tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def expanded(self) -> tuple[str, ...]:
        """Return what stands open, from the top, for the settings."""
        ways: list[str] = []
        self._collect(NOWHERE, [], ways)
        return tuple(ways)

    def restore(self, ways: tuple[str, ...]) -> None:
        """Open again what stood open, as soon as the library shows it."""
        self._restoring = [way.split(STEP) for way in ways]
        self._opens_by_itself = not ways

    # ── the filter ────────────────────────────────────────────────────────────────────────────────────

    def _filter(self, text: str) -> None:
        library = self._library
        if library is None or not text.strip():
            self._filtering.forget()
            self._trees.setCurrentWidget(self.tree)
            self._note.hide()
            return
        self._filtering.ask(lambda: library.going.find(text, FOUND_AT_MOST))

    def _show_found(self, found: Destinations) -> None:
        if self._library is None:
            return
        shelf = Shelf(self._library, found)
        self.found.set_library(shelf)
        for issue, whole in shelf.ways[:OPENED_WAYS]:
            self._open_found(issue, whole=whole)
        self._trees.setCurrentWidget(self.found_tree)
        self._say_found(found)

    def _open_found(self, issue: IssueSummary, *, whole: bool) -> None:
        """Open the way to an issue, and to the articles found in it; one that was found itself stays shut."""
        name, year = issue.newspaper or "", (issue.date or "")[:4].lstrip("0")
        index = self.found.index_at((f"newspaper:{name}", f"year:{name}:{year}", f"issue:{issue.id}"))
        if not whole:
            self.found_tree.expand(index)
            for row in range(self.found.rowCount(index)):
                self.found_tree.expand(self.found.index(row, 0, index))
        _open_way(self.found_tree, index)

    def _say_found(self, found: Destinations) -> None:
        listed = sum(target.article is not None for target in found.found)
        if not found.found:
            self._note.setText(translate("Contents", "目录里没有这样的报名、日期或标题。"))
        else:
            words = translate("Contents", "列出 {listed} 篇，共 {all} 篇；再多打几个字就能缩小范围。")
            self._note.setText(words.format(listed=listed, all=found.articles))
        self._note.setVisible(not found.found or listed < found.articles)

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def may_add(self, allowed: bool) -> None:
        """Offer to add a folder to an empty library, or not where the office forbids it."""
        self._may_add = allowed
        self._retranslate()

    def _retranslate(self) -> None:
        self.tree.setAccessibleName(translate("Contents", "目录"))
        self.found_tree.setAccessibleName(translate("Contents", "筛选出的目录"))
        self.field.setPlaceholderText(translate("Contents", "筛选：标题、日期、报名、首字母"))
        self.field.setAccessibleName(translate("Contents", "筛选目录"))
        self._add_folder.setText(translate("Contents", "添加文件夹…"))
        self._add_folder.setAccessibleName(self._add_folder.text())
        self._add_folder.setVisible(self._may_add and not self._working and not self._failure)
        if self._failure:
            self.empty.say(translate("Contents", "资料库打不开"), self._failure)
        elif self._library is None:
            self.empty.say(translate("Contents", "正在打开资料库…"), "")
        elif self._working:
            self.empty.say(
                translate("Contents", "正在建立资料库"),
                translate("Contents", "第一次启动要把报纸文本编成目录和索引，几秒钟就好。"),
            )
        else:
            self.empty.say(
                translate("Contents", "资料库还是空的"),
                translate("Contents", "用“文件 › 添加文件夹…”加入一个文件夹，或把文件拖到窗口里。")
                if self._may_add
                else "",
            )
        self.model.retranslate()
        self.found.retranslate()

    def _choose_page(self) -> None:
        self.setCurrentWidget(self._body if self.model.rowCount() else self.empty)

    def _reset(self) -> None:
        self._choose_page()
        if self.model.rowCount():
            self._rows_came(NOWHERE, 0, self.model.rowCount() - 1)
        indexes = [self.model.index_at(way) for way in self._restoring]
        self.tree.scheduleDelayedItemsLayout()  # one layout for all: each costs as much as the tree has rows
        for index in indexes:
            if index.isValid():
                self.tree.expand(index)
        self._restoring = []

    def _rows_came(self, parent: QModelIndex, first: int, last: int) -> None:
        self._choose_page()
        if not self._opens_by_itself or self.model.index(first, 0, parent).data(Role.LEVEL) > Level.YEAR:
            return
        for row in range(first, last + 1):
            index = self.model.index(row, 0, parent)
            if index.data(Role.COUNT) <= OPENED_BY_ITSELF:
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


def _open_way(tree: TreeView, index: QModelIndex) -> None:
    """Open everything above a row."""
    above = index.parent()
    while above.isValid():
        tree.expand(above)
        above = above.parent()
