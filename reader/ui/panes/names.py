"""Names: the people, places and offices of an article, each a step away from a search."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from reader.core.records import Named
from reader.ui.language import translate
from reader.ui.panes.empty import EmptyState
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme, scaled

NAME: Final = Qt.ItemDataRole.UserRole


class NamesPane(QStackedWidget):
    """A list of names under three headings. It asks for them when it is looked at, not before.

    `wanted` asks for the names of the article shown; `name_chosen` brings a name to search for.
    """

    wanted = Signal()
    name_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._named: Named | None = None
        self._has_article = False
        self._empty = EmptyState()
        self.list = QListWidget()
        self.list.setObjectName("namesView")
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.addWidget(self._empty)
        self.addWidget(self.list)
        theme.changed.connect(self._word)
        self._word()

    def forget(self) -> None:
        """Another article is shown: what was listed no longer counts."""
        self._has_article = True
        self._named = None
        self._word()
        if self.isVisible():
            self.wanted.emit()

    def show_names(self, named: Named) -> None:
        """List the names of the article shown."""
        self._named = named
        self._word()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the names now that they are looked at (Qt)."""
        super().showEvent(event)
        if self._has_article and self._named is None:
            self.wanted.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        name = item.data(NAME)
        if name:
            self.name_chosen.emit(f'"{name}"')

    def _word(self) -> None:
        self.list.setAccessibleName(translate("Names", "文中的人物、地点和机构"))
        self.list.clear()
        if self._named is None:
            hint = (
                translate("Names", "正在识别……")
                if self._has_article
                else translate("Names", "打开一篇文章，这里就列出文中的人物、地点和机构。")
            )
            self._empty.say("", hint)
            self.setCurrentWidget(self._empty)
            return
        groups = (
            (translate("Names", "人物"), self._named.people),
            (translate("Names", "地点"), self._named.places),
            (translate("Names", "机构"), self._named.offices),
        )
        for heading, names in groups:
            if names:
                self._add_heading(heading)
            for name in names:
                item = QListWidgetItem(ShownText.of(name).shown, self.list)
                item.setData(NAME, name)
        if not self.list.count():
            self._empty.say("", translate("Names", "没有认出人物、地点或机构。"))
            self.setCurrentWidget(self._empty)
            return
        self.setCurrentWidget(self.list)

    def _add_heading(self, heading: str) -> None:
        item = QListWidgetItem(heading, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(scaled(self.font(), 0.9))
        item.setForeground(self._theme.colour("muted"))
