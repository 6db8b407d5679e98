"""The bar above the panes: history, search with its limits, turning to neighbours, size of the text, theme."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QToolButton, QWidget

from reader.ui.actions import Actions
from reader.ui.panes.filters import Filters
from reader.ui.panes.search_bar import SearchBar

BEFORE_SEARCH = ("go.back", "go.forward")
AT_THE_END = (
    "go.previous_article",
    "go.next_article",
    "go.calendar",
    "view.original",
    "view.page",
    "go.bookmark",
    "view.smaller",
    "view.larger",
    "view.toggle_theme",
)
GIVES_WAY: Final = (
    ("view.smaller", "view.larger"),
    ("view.toggle_theme",),
    ("go.bookmark",),
    ("view.page",),
    ("view.original",),
    ("go.calendar",),
    ("go.previous_article", "go.next_article"),
)
"""The buttons that are left out where there is no room, in this order, pairs together; all stand in the menus too."""


class ToolBar(QWidget):
    """An assembly of the search bar, the filters and buttons of commands. In a narrow window it shows fewer."""

    def __init__(
        self, actions: Actions, search: SearchBar, filters: Filters, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._buttons: dict[str, QToolButton] = {}
        self._search, self._filters = search, filters
        layout = QHBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(10, 5, 10, 6)
        layout.setSpacing(2)
        self._put(layout, BEFORE_SEARCH)
        layout.addSpacing(6)
        layout.addWidget(search, 3)
        layout.addSpacing(8)
        layout.addWidget(filters)
        layout.addStretch(1)
        self._put(layout, AT_THE_END)
        self._word()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the search bar and history, whatever else there is (Qt)."""
        return QSize(self._search.minimumWidth() + 100, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what there is no room for (Qt)."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        leaving: list[list[QWidget]] = [[self._buttons[command] for command in pair] for pair in GIVES_WAY]
        leaving.append([self._filters])
        for part in chain.from_iterable(leaving):
            part.show()
        layout.invalidate()
        for parts in leaving:
            if layout.minimumSize().width() <= self.width():
                return
            for part in parts:
                part.hide()
            layout.invalidate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Name the buttons anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _put(self, layout: QHBoxLayout, commands: Sequence[str]) -> None:
        for command in commands:
            button = QToolButton()
            button.setDefaultAction(self._actions[command])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons[command] = button
            layout.addWidget(button)

    def _word(self) -> None:
        self._actions.retranslate()
        for command, button in self._buttons.items():
            button.setAccessibleName(self._actions[command].text())
        self._give_way()
