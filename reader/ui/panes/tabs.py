"""The tabs above the article: one for each article that stands open, hidden while it is only one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from reader.ui import wording
from reader.ui.history import Visit
from reader.ui.language import translate
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme

TITLE_LENGTH = 12
CLOSE_SIZE = 14


class ArticleTabs(QTabBar):
    """Shows what stands open. It keeps nothing itself: requests go out, and `show_tabs` brings what became of them."""

    chosen = Signal(int)
    close_requested = Signal(int)
    moved = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filling = False
        self.setObjectName("articleTabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.currentChanged.connect(self._chosen)
        self.tabMoved.connect(self._moved)
        theme.changed.connect(self._dress)
        self._retranslate()
        self.hide()

    def show_tabs(self, visits: Sequence[Visit], front: int) -> None:
        """Show the tabs as they are now."""
        self._filling = True
        while self.count() > len(visits):
            self.removeTab(self.count() - 1)
        for number, visit in enumerate(visits):
            if number == self.count():
                self.addTab("")
                self.setTabButton(number, QTabBar.ButtonPosition.RightSide, self._close_button())
            shown = ShownText.of(visit.title).shown
            short = shown if len(shown) <= TITLE_LENGTH else shown[:TITLE_LENGTH] + "…"
            self.setTabText(number, short.replace("&", "&&"))
            self.setTabToolTip(number, wording.tooltip(visit.title))
            self.setAccessibleTabName(number, shown)
        self.setCurrentIndex(front)
        self._filling = False
        self.setVisible(len(visits) > 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Close a tab with the middle button (Qt)."""
        at = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and at >= 0:
            self.close_requested.emit(at)
            return
        super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _chosen(self, at: int) -> None:
        if not self._filling and at >= 0:
            self.chosen.emit(at)

    def _moved(self, source: int, target: int) -> None:
        if not self._filling:
            self.moved.emit(source, target)

    def _close_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("closeTab")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setIconSize(QSize(CLOSE_SIZE, CLOSE_SIZE))
        button.setIcon(self._theme.icon("clear", "muted"))
        button.setToolTip(translate("Tabs", "关闭标签"))
        button.setAccessibleName(translate("Tabs", "关闭标签"))
        button.clicked.connect(lambda: self.close_requested.emit(self._place_of(button)))
        return button

    def _place_of(self, button: QToolButton) -> int:
        side = QTabBar.ButtonPosition.RightSide
        return next(at for at in range(self.count()) if self.tabButton(at, side) is button)

    def _buttons(self) -> list[QWidget]:
        return [self.tabButton(at, QTabBar.ButtonPosition.RightSide) for at in range(self.count())]

    def _dress(self) -> None:
        for button in self._buttons():
            if isinstance(button, QToolButton):
                button.setIcon(self._theme.icon("clear", "muted"))

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Tabs", "打开的文章"))
        for button in self._buttons():
            button.setToolTip(translate("Tabs", "关闭标签"))
            button.setAccessibleName(translate("Tabs", "关闭标签"))
