"""The search bar: a line to type in, with the last searches behind its magnifier and a button that clears it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from reader.ui.language import translate
from reader.ui.panes.completions import CompletionList
from reader.ui.theme import Theme


class SearchBar(QLineEdit):
    """Says what is typed. `typed` comes with every key, `entered` with Enter, `left_downwards` with the Down key.

    `offered` is the list of completions under the bar, if there is one: Down goes into it, Enter and Tab take what
    is marked in it, Escape puts it away. `disturbed` comes when it should be put away for another reason.
    """

    typed = Signal(str)
    entered = Signal(str)
    left_downwards = Signal()
    disturbed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._recent: tuple[str, ...] = ()
        self.offered: CompletionList | None = None
        self.composing = False
        """Whether an input method is at work: what is typed is not yet text."""
        self.setObjectName("searchBar")
        self.setAcceptDrops(False)
        self.setMinimumWidth(200)
        self.setMaximumWidth(460)
        self._glass = QAction(self)
        self._clear = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._glass.triggered.connect(self.show_recent)
        self._clear.triggered.connect(self.clear_query)
        self.textEdited.connect(self.typed)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.returnPressed.connect(lambda: self.entered.emit(self.text()))
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    def set_recent(self, queries: Sequence[str]) -> None:
        """Take the last searches, the latest first."""
        self._recent = tuple(queries)

    def clear_query(self) -> None:
        """Empty the line, and with it the results."""
        self.clear()
        self.typed.emit("")
        self.setFocus()

    def show_recent(self) -> None:
        """Offer the last searches under the line."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(translate("SearchBar", "最近的检索"))
        if not self._recent:
            menu.addAction(translate("SearchBar", "还没有检索过")).setEnabled(False)
        for query in self._recent:
            menu.addAction(query.replace("&", "&&")).triggered.connect(
                lambda _=False, query=query: self._repeat(query)
            )
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Down goes to the results, or to the last searches from an empty line; Escape clears (Qt)."""
        if self.offered is not None and self.offered.isVisible() and self._steer(Qt.Key(event.key())):
            return
        if event.key() == Qt.Key.Key_Down:
            if self.text():
                self.left_downwards.emit()
            else:
                self.show_recent()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_query()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let Tab take the completion that is marked, before it leads to the next control (Qt)."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            offered = self.offered
            if event.key() == Qt.Key.Key_Tab and offered is not None and offered.isVisible():
                if offered.current is not None:
                    offered.chosen.emit(offered.current)
                    return True
                self.disturbed.emit()
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Note whether an input method composes; what it shows must not be covered (Qt)."""
        self.composing = bool(event.preeditString())
        if self.composing:
            self.disturbed.emit()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Put the completions away with the focus (Qt)."""
        self.composing = False
        self.disturbed.emit()
        super().focusOutEvent(event)

    def _steer(self, key: Qt.Key) -> bool:
        """Act on the completions; return whether the key was meant for them."""
        offered = self.offered
        if offered is None:
            return False
        if key == Qt.Key.Key_Down:
            if not offered.move_by(1):
                self.disturbed.emit()
                self.left_downwards.emit()
            return True
        if key == Qt.Key.Key_Up:
            return offered.move_by(-1)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and offered.current is not None:
            offered.chosen.emit(offered.current)
            return True
        if key == Qt.Key.Key_Escape:
            self.disturbed.emit()
            return True
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _repeat(self, query: str) -> None:
        self.setText(query)
        self.entered.emit(query)

    def _dress(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "muted"))
        self._clear.setIcon(self._theme.icon("clear", "muted"))

    def _retranslate(self) -> None:
        self.setPlaceholderText(translate("SearchBar", "检索全部报纸"))
        self.setAccessibleName(translate("SearchBar", "检索"))
        self._glass.setText(translate("SearchBar", "最近的检索"))
        self._clear.setText(translate("SearchBar", "清除检索"))
        for button in self.findChildren(QToolButton):
            action = button.defaultAction()
            button.setAccessibleName(action.text() if action is not None else "")
            button.setToolTip(action.text() if action is not None else "")
