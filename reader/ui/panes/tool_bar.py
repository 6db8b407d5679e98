"""The bar above the panes: history, search with its limits, turning to neighbours, size of the text, theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

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


class ToolBar(QWidget):
    """An assembly of the search bar, the filters and buttons of commands."""

    def __init__(
        self, actions: Actions, search: SearchBar, filters: Filters, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._buttons: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
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
