"""The notice bar: a sentence above the panes that stays until it is closed, a warning or what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.theme import ICON_SIZE, Theme


class NoticeBar(QWidget):
    """Says what went wrong in the environment, or quietly what was done, with one thing to do about it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_quiet = False
        self._do: Callable[[], None] | None = None
        self.setObjectName("noticeBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel()
        self._text = plain_label()
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._act = QPushButton()
        self._act.setFlat(True)
        self._close = QToolButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._act)
        layout.addWidget(self._close)
        self._act.clicked.connect(self._acted)
        self._close.clicked.connect(self.hide)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()
        self.hide()

    def say(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a warning; `action` words a button that does `act`."""
        self._show(sentence, action, act, is_quiet=False)

    def confirm(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show, without the look of a warning, that something was done; see `say`."""
        self._show(sentence, action, act, is_quiet=True)

    @property
    def is_quiet(self) -> bool:
        """Whether what is said is no warning."""
        return self._is_quiet

    def _show(self, sentence: str, action: str, act: Callable[[], None] | None, *, is_quiet: bool) -> None:
        if is_quiet != self._is_quiet:
            self._is_quiet = is_quiet
            self.setProperty("quiet", is_quiet)
            self.style().unpolish(self)
            self.style().polish(self)
            self._dress()
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)
        self._act.setText(action)
        self._act.setAccessibleName(action)
        self._act.setVisible(act is not None)
        self._do = act
        self.show()

    def _acted(self) -> None:
        if self._do is not None:
            self._do()

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._text.text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _dress(self) -> None:
        icon = self._theme.icon("check", "muted") if self._is_quiet else self._theme.icon("warning", "accent")
        self._icon.setPixmap(icon.pixmap(ICON_SIZE, ICON_SIZE))
        self._close.setIcon(self._theme.icon("clear", "muted"))

    def _retranslate(self) -> None:
        self._close.setToolTip(translate("Notice", "关闭"))
        self._close.setAccessibleName(translate("Notice", "关闭提示"))
