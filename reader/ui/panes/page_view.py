"""整版: all articles of a page in their order, in columns, each a click away from being read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reader.core.records import StoredArticle
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme, scaled
from reader.ui.typography import PLAIN, Typography

COLUMN_HANZI: Final = 16
"""The width of a column: newspapers set their columns of 12 to 20 hanzi."""
GAP: Final = 26
PAD: Final = 8
HEAD: Final = 6
SHRUNK: Final = 0.85
STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
LONGEST: Final = 4000
"""So many characters of an article are shown; the rest is read in the article itself."""


class ArticleCard(QWidget):
    """One article on the page: a headline and its text in a column."""

    chosen = Signal(str)
    tab_chosen = Signal(str)
    step_requested = Signal(int)
    left = Signal()

    def __init__(self, stored: StoredArticle, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.stored = stored
        self._theme = theme
        self._document = QTextDocument(self)
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(ShownText.of(self.headline).shown)

    @property
    def headline(self) -> str:
        """The headline shown."""
        article = self.stored.article
        return wording.headline(article.title, article.body or article.caption or "")

    def compose(self, typography: Typography, percent: int, width: int) -> int:
        """Set the article in a column and return its height in pixels."""
        body = scaled(typography.body(percent), SHRUNK)
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(body)
        cursor = QTextCursor(document)
        article = self.stored.article
        em = body.pointSizeF()
        muted, text = self._theme.colour("muted"), self._theme.colour("text")
        self._block(cursor, article.kicker, scaled(body, 0.95), muted, below=em * 0.3)
        self._block(cursor, self.headline, scaled(body, 1.4, bold=True), text, below=em * 0.4)
        self._block(cursor, article.subtitle, scaled(body, 1.05), text, below=em * 0.4)
        self._block(cursor, article.byline, scaled(body, 0.9), muted, below=em * 0.4)
        left = LONGEST
        for paragraph in article.paragraphs:
            if left <= 0:
                break
            shown = paragraph if len(paragraph) <= left else paragraph[:left] + "……"
            left -= len(paragraph)
            self._block(cursor, shown, body, text, below=em * 0.2, indented=True)
        self._block(cursor, article.caption, scaled(body, 0.95), muted, above=em * 0.4)
        document.setTextWidth(width - 2 * PAD)
        self._document.deleteLater()
        self._document = document
        return round(document.size().height()) + HEAD + 2 * PAD

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the article; the one in focus within a frame (Qt)."""
        with QPainter(self) as painter:
            if self.underMouse():
                painter.fillRect(self.rect(), self._theme.colour("hover"))
            painter.fillRect(PAD, 0, self.width() - 2 * PAD, 1, self._theme.colour("border"))
            if self.hasFocus():
                painter.setPen(self._theme.colour("accent"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.translate(PAD, PAD + HEAD)
            self._document.drawContents(
                painter, QRectF(0, 0, self.width() - 2 * PAD, self.height() - 2 * PAD)
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the article, with the middle button in a tab (Qt)."""
        if not self.rect().contains(event.position().toPoint()):
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.stored.article.id)
        elif event.button() == Qt.MouseButton.MiddleButton:
            self.tab_chosen.emit(self.stored.article.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Space open the article, Ctrl+Enter in a tab; arrows go on, Escape leaves the page (Qt)."""
        if event.key() in STEPS:
            self.step_requested.emit(STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            in_tab = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.tab_chosen if in_tab else self.chosen).emit(self.stored.article.id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the frame (Qt)."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the frame away (Qt)."""
        super().focusOutEvent(event)
        self.update()

    @staticmethod
    def _block(
        cursor: QTextCursor,
        text: str | None,
        font: QFont,
        colour: QColor,
        *,
        above: float = 0,
        below: float = 0,
        indented: bool = False,
    ) -> None:
        if not text:
            return
        block, look = QTextBlockFormat(), QTextCharFormat()
        block.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setTopMargin(above)
        block.setBottomMargin(below)
        look.setFont(font)
        look.setForeground(colour)
        if indented:
            block.setAlignment(Qt.AlignmentFlag.AlignJustify)
            block.setTextIndent(2 * QFontMetricsF(font).horizontalAdvance("国"))
        if cursor.position():
            cursor.insertBlock(block, look)
        else:
            cursor.setBlockFormat(block)
        cursor.insertText(ShownText.of(text).shown, look)


class PageView(QWidget):
    """The page that the article in front stands on."""

    article_requested = Signal(str)
    tab_requested = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._typography = PLAIN
        self._percent = 100
        self._cards: list[ArticleCard] = []
        self._page = ""
        self.setObjectName("pageView")
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = plain_label(wrap=False)
        self._title.setFont(scaled(self.font(), 1.1, bold=True))
        self._sheet = QWidget()
        self._sheet.setObjectName("pageSheet")
        self._area = QScrollArea()
        self._area.setObjectName("pageArea")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(0)
        line = QFrame()
        line.setProperty("hairline", True)
        layout.addWidget(self._title)
        layout.addSpacing(10)
        layout.addWidget(line)
        layout.addWidget(self._area, 1)
        self._title.setContentsMargins(GAP, 0, GAP, 0)
        theme.changed.connect(self._lay_out)
        self._retranslate()

    @property
    def cards(self) -> list[ArticleCard]:
        """The articles shown, in their order on the page."""
        return self._cards

    def show_page(self, articles: Sequence[StoredArticle], front: str | None) -> None:
        """Show the articles of a page; the one in front gets the focus."""
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [ArticleCard(stored, self._theme, self._sheet) for stored in articles]
        first = articles[0] if articles else None
        self._page = wording.issue_line(first.masthead, first.issue.date_evidence) if first else ""
        self._title.setText(ShownText.of(self._page).shown)
        for card in self._cards:
            card.chosen.connect(self.article_requested)
            card.tab_chosen.connect(self.tab_requested)
            card.step_requested.connect(self._step)
            card.left.connect(self.closed)
            card.show()
        self._area.verticalScrollBar().setValue(0)
        self._lay_out()
        own = next((card for card in self._cards if card.stored.article.id == front), None)
        if own is not None:
            own.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_top(own)

    def set_typography(self, typography: Typography, percent: int) -> None:
        """Change the face and the size of the text."""
        self._typography, self._percent = typography, percent
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the columns anew (Qt)."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("PageView", "整版"))
        self._area.setAccessibleName(translate("PageView", "整版"))

    def _step(self, step: int) -> None:
        at = next((at for at, card in enumerate(self._cards) if card.hasFocus()), 0)
        card = self._cards[(at + step) % len(self._cards)]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self._show_top(card)

    def _show_top(self, card: ArticleCard) -> None:
        """Bring the headline of an article into sight, if it is not."""
        bar = self._area.verticalScrollBar()
        if not 0 <= card.y() - bar.value() < self._area.viewport().height() * 2 // 3:
            bar.setValue(card.y() - PAD)

    def _lay_out(self) -> None:
        """Put each article, in order, into the column that is shortest so far."""
        if not self._cards or not self.isVisible():
            return
        width = self._area.viewport().width()
        em = QFontMetricsF(scaled(self._typography.body(self._percent), SHRUNK)).horizontalAdvance("国")
        wanted = round(em * COLUMN_HANZI) + 2 * PAD
        columns = max(1, (width - GAP) // (wanted + GAP))
        column = (width - GAP) // columns - GAP
        heights = [0] * columns
        for card in self._cards:
            height = card.compose(self._typography, self._percent, column)
            at = heights.index(min(heights))
            card.setGeometry(GAP + at * (column + GAP), heights[at], column, height)
            heights[at] += height + GAP // 2
        self._sheet.resize(QSize(width, max(heights) + GAP))
        self._sheet.update()
