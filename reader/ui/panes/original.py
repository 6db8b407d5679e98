"""原文: the lines of the source page, numbered as in the file, with what each of them became."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.records import LineRole, PageSource
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.panes.source_view import SourceView, role_words
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme


class OriginalPane(QWidget):
    """The source of the article in front, with a line above that says where one is and a line below what a line became."""

    closed = Signal()
    article_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._other = ""
        self.setObjectName("originalPane")
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = SourceView(theme)
        self._title = plain_label("muted", wrap=False)
        self._title.setMinimumWidth(40)
        self._close = QToolButton()
        self._became = plain_label("muted")
        self._open = QPushButton()
        self._open.setFlat(True)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 6, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 8, 6)
        foot.addWidget(self._became, 1)
        foot.addWidget(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self.view)
        self._close.clicked.connect(self.closed)
        self._open.clicked.connect(lambda: self.article_requested.emit(self._other))
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()
        self.explain(None, "")

    def show_source(self, source: PageSource, article: str) -> None:
        """Show the source of an article."""
        self.view.show_source(source, article)
        self._retranslate()
        self.explain(None, "")

    def refuse(self, sentence: str) -> None:
        """Say why there is no source to be seen."""
        self.view.forget()
        self._retranslate()
        self._became.setText(sentence)

    def explain(self, role: LineRole | None, other: str) -> None:
        """Say what a line became; `other` is the article it belongs to if that is not the one in front."""
        self._other = other
        self._became.setText(role_words(role) if role is not None else hint_words())
        self._open.setVisible(bool(other))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.explain(None, "")
        super().changeEvent(event)

    def _dress(self) -> None:
        self._close.setIcon(self._theme.icon("clear", "muted"))

    def _retranslate(self) -> None:
        source = self.view.source
        name = source.source.path.replace("\\", "/").rpartition("/")[2] if source else ""
        self._title.setText(
            wording.SEPARATOR.join(filter(None, (translate("Original", "原文"), ShownText.of(name).shown)))
        )
        self._title.setToolTip(wording.tooltip(source.source.path) if source else "")
        self.view.setAccessibleName(translate("Original", "原文各行"))
        self._close.setToolTip(translate("Original", "关闭原文"))
        self._close.setAccessibleName(translate("Original", "关闭原文"))
        self._open.setText(translate("Original", "打开那一篇"))
        self._open.setAccessibleName(translate("Original", "打开那一篇"))


def hint_words() -> str:
    """Return how the pane is used."""
    return translate("Original", "点正文的一段，这里标出它的原文各行；点这里的一行，正文标出那一段。")
