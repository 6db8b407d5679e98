"""The lines of a source page, numbered as in the file, with a mark at what became masthead or nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)

from reader.core.explaining import reason_in
from reader.core.records import LineRole, PageSource
from reader.ui import wording
from reader.ui.language import spoken, translate
from reader.ui.text_offsets import ShownText, without_tags
from reader.ui.theme import Theme, scaled

COLOURED_AT_MOST: Final = 20_000
"""A source of more lines than any page has is shown without colours: they are worked out line by line."""
MASTHEAD, LEFTOVER = "masthead", "leftover"
PAD: Final = 8


class _Colours(QSyntaxHighlighter):
    """Gives the lines of other articles and of none a quieter colour."""

    def __init__(self, document: QTextDocument, view: SourceView) -> None:
        super().__init__(document)
        self._view = view

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour a line (Qt)."""
        self.setFormat(
            0, len(text.encode("utf-16-le")) // 2, self._view.colour_of(self.currentBlock().blockNumber())
        )


class _Gutter(QWidget):
    """The numbers of the lines, and the marks of masthead and leftovers; the view paints it."""

    def __init__(self, view: SourceView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return its width (Qt)."""
        return QSize(self._view.gutter_width, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the lines in sight (Qt)."""
        self._view.paint_gutter(event.rect())


class SourceView(QPlainTextEdit):
    """The lines of a source. `line_chosen` brings the number of the line that was clicked or gone to."""

    line_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source: PageSource | None = None
        self._article = ""
        self._followed: frozenset[int] = frozenset()
        self._line: int | None = None
        self._moving = False
        self.gutter_width = 40
        self._gutter = _Gutter(self)
        self._colours = _Colours(self.document(), self)
        self.setObjectName("sourceView")
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.updateRequest.connect(self._scroll_gutter)
        self.cursorPositionChanged.connect(self._gone_to)
        theme.changed.connect(self._dress)

    # ── what is shown ─────────────────────────────────────────────────────────────────────────────────

    @property
    def source(self) -> PageSource | None:
        """The source shown."""
        return self._source

    @property
    def followed(self) -> frozenset[int]:
        """The lines that are compared with a paragraph."""
        return self._followed

    @property
    def line(self) -> int | None:
        """The line in which the sentence compared stands."""
        return self._line

    def show_source(self, source: PageSource, article: str) -> None:
        """Show a source with the lines of one article in full colour."""
        same = self._source is not None and self._source == source
        self._source, self._article = source, article
        self._followed, self._line = frozenset(), None
        self._moving = True
        if not same:
            self._colours.setDocument(None)
            self.setPlainText("\n".join(ShownText.of(line).shown for line in source.lines))
        if len(source.lines) <= COLOURED_AT_MOST:
            self._colours.setDocument(self.document())
            self._colours.rehighlight()
        self._moving = False
        self._dress()

    def forget(self) -> None:
        """Show nothing."""
        self._source = None
        self._followed, self._line = frozenset(), None
        self._moving = True
        self.clear()
        self._moving = False

    def role(self, line: int) -> LineRole | None:
        """Return what a line became; None for a blank one."""
        return self._source.roles.get(line) if self._source else None

    def follow(self, lines: Collection[int], line: int | None = None, *, reveal: bool = True) -> None:
        """Show which lines a paragraph was made from, and the one that a sentence stands in."""
        self._followed, self._line = frozenset(lines), line
        selections = []
        for number in sorted(self._followed | ({line} if line is not None else set())):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor_at(number)
            selection.cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            look = QTextCharFormat()
            look.setProperty(QTextFormat.Property.FullWidthSelection, True)
            look.setBackground(self._theme.colour("selection_strong" if number == line else "selection"))
            look.setForeground(self._theme.colour("text"))
            selection.format = look
            selections.append(selection)
        self.setExtraSelections(selections)
        self._gutter.update()
        if reveal and selections:
            self.reveal(line if line is not None else min(self._followed))

    def reveal(self, line: int) -> None:
        """Bring a line into sight, a third from the top."""
        cursor = self._cursor_at(line)
        above = self.viewport().height() // 3 // max(1, self.fontMetrics().lineSpacing())
        self._moving = True
        self.setTextCursor(cursor)
        self._moving = False
        self.verticalScrollBar().setValue(max(0, cursor.block().firstLineNumber() - above))

    # ── painting ──────────────────────────────────────────────────────────────────────────────────────

    def colour_of(self, block: int) -> QTextCharFormat:
        """Return how the characters of a block look."""
        role = self.role(self._number(block))
        look = QTextCharFormat()
        own = role is not None and role.article == self._article
        look.setForeground(self._tone(role) if not own else self._theme.colour("text"))
        return look

    def paint_gutter(self, rect: QRect) -> None:
        """Draw numbers and marks beside the lines in sight."""
        small = scaled(self.font(), 0.85)
        with QPainter(self._gutter) as painter:
            painter.fillRect(rect, self._theme.colour("window"))
            painter.setFont(small)
            block = self.firstVisibleBlock()
            while block.isValid():
                place = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
                if place.top() > rect.bottom():
                    break
                if place.bottom() >= rect.top() and block.isVisible():
                    self._paint_number(painter, place, self._number(block.blockNumber()))
                block = block.next()

    def _paint_number(self, painter: QPainter, place: QRect, number: int) -> None:
        role = self.role(number)
        before = self.role(number - 1)
        width = self.gutter_width
        if number in self._followed or number == self._line:
            painter.fillRect(QRect(width - 3, place.top(), 3, place.height()), self._theme.colour("accent"))
        elif role is not None and role.role in (MASTHEAD, LEFTOVER):
            painter.fillRect(QRect(width - 3, place.top(), 3, place.height()), self._tone(role))
        row = QRect(0, place.top(), width - PAD, QFontMetrics(self.font()).height())
        painter.setPen(self._theme.colour("faint"))
        align = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, align | Qt.AlignmentFlag.AlignRight, str(number))
        if (
            role is not None
            and role.role in (MASTHEAD, LEFTOVER)
            and (before is None or before.role != role.role)
        ):
            painter.setPen(self._tone(role))
            painter.drawText(row.adjusted(4, 0, 0, 0), align | Qt.AlignmentFlag.AlignLeft, mark_words(role))

    def _tone(self, role: LineRole | None) -> QColor:
        if role is not None and role.role == LEFTOVER:
            return self._theme.colour("accent")
        return self._theme.colour("muted" if role is not None and role.role == MASTHEAD else "faint")

    # ── Qt ────────────────────────────────────────────────────────────────────────────────────────────

    def event(self, event: QEvent) -> bool:
        """Say of a line under the mouse what it became and why (Qt)."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.viewport().mapFrom(self, event.pos())
            role = self.role(self._number(self.cursorForPosition(place).blockNumber()))
            QToolTip.showText(event.globalPos(), wording.tooltip(role_words(role)), self)
            return True
        return super().event(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy the lines as they stand, without the tags of invisible characters (Qt)."""
        data = QMimeData()
        data.setText(without_tags(self.textCursor().selectedText().replace("\u2029", "\n")))
        return data

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say which line was clicked, the current one too (Qt)."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.line_chosen.emit(self._number(self.textCursor().blockNumber()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the numbers beside the lines (Qt)."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._gutter.setGeometry(QRect(area.left(), area.top(), self.gutter_width, area.height()))

    def _gone_to(self) -> None:
        if not self._moving and self._source is not None and self.hasFocus():
            number = self._number(self.textCursor().blockNumber())
            if number != self._line:
                self.line_chosen.emit(number)

    def _number(self, block: int) -> int:
        return block + (self._source.first if self._source else 1)

    def _cursor_at(self, line: int) -> QTextCursor:
        first = self._source.first if self._source else 1
        return QTextCursor(self.document().findBlockByNumber(line - first))

    def _scroll_gutter(self, rect: QRect, by: int) -> None:
        if by:
            self._gutter.scroll(0, by)
        else:
            self._gutter.update(0, rect.y(), self.gutter_width, rect.height())

    def _dress(self) -> None:
        metrics = QFontMetrics(scaled(self.font(), 0.85))
        last = len(self._source.lines) + self._source.first if self._source else 1
        self.gutter_width = metrics.horizontalAdvance(f"{mark_words(None)} {last}") + 2 * PAD
        self.setViewportMargins(self.gutter_width + 4, 0, 0, 0)
        area = self.contentsRect()
        self._gutter.setGeometry(QRect(area.left(), area.top(), self.gutter_width, area.height()))
        if self._source is not None and len(self._source.lines) <= COLOURED_AT_MOST:
            self._colours.rehighlight()
        self.follow(self._followed, self._line, reveal=False)
        self._gutter.update()


def mark_words(role: LineRole | None) -> str:
    """Return the mark of a line that is in no article; the longest one for None."""
    if role is not None and role.role == MASTHEAD:
        return translate("Original", "报头")
    return translate("Original", "零散")


def role_words(role: LineRole | None) -> str:
    """Return what a line became, and why, in words."""
    if role is None:
        return translate("Original", "空行")
    kinds = {
        "masthead": translate("Original", "报头"),
        "leftover": translate("Original", "未归入任何文章"),
        "title": translate("Original", "标题"),
        "kicker": translate("Original", "引题"),
        "subtitle": translate("Original", "副题"),
        "subhead": translate("Original", "小标题"),
        "column": translate("Original", "栏目"),
        "byline": translate("Original", "署名"),
        "opening": translate("Original", "正文开头"),
        "paragraph": translate("Original", "正文，另起一段"),
        "continuation": translate("Original", "正文，接上一行"),
        "caption": translate("Original", "图片说明"),
        "credit": translate("Original", "图片作者"),
        "jump": translate("Original", "转版标记"),
        "guide": translate("Original", "导读"),
        "slogan": translate("Original", "标语"),
    }
    words = translate("Original", "第 {line} 行：{role}").format(
        line=role.line, role=kinds.get(role.role, translate("Original", "正文"))
    )
    why = reason_in(spoken(), role.why)
    return (
        translate("Original", "{words}（{why}）").format(words=words, why=ShownText.of(why).shown)
        if why
        else words
    )
