"""How the rows of the list of results are drawn: hits with headline, place and marked words; groups; what is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.core.records import Hit, Snippet
from reader.ui import wording
from reader.ui.models.results import Group, More, Role
from reader.ui.panes.tree_view import draw_chevron
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme, scaled

Index = QModelIndex | QPersistentModelIndex
Mark = tuple[int, int]
SIDE: Final = 14
EDGE: Final = 9
GAP: Final = 3
SNIPPET_LINES: Final = 3
SNIPPET_SPACING: Final = 1.18
BAR_WIDTH: Final = 3
CHEVRON_WIDTH: Final = 14
ELLIPSIS: Final = "…"


class HitDelegate(QStyledItemDelegate):
    """Draws hits, all of one height, so that a list of thousands scrolls without being measured."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a headline, a line of place and the lines of a snippet (Qt)."""
        if not isinstance(index.data(Role.HIT), Hit):
            return QSize(120, QFontMetrics(option.font).height() + 2 * EDGE)
        title, small = _fonts(option.font)
        snippet = SNIPPET_LINES * round(QFontMetrics(option.font).height() * SNIPPET_SPACING)
        height = QFontMetrics(title).height() + QFontMetrics(small).height() + snippet + 2 * GAP + 2 * EDGE
        return QSize(120, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a hit (Qt)."""
        hit = index.data(Role.HIT)
        painter.save()
        self._ground(painter, option, index)
        if not isinstance(hit, Hit):
            self._plain(painter, option, index)
            painter.restore()
            return
        area = option.rect.adjusted(SIDE, EDGE, -SIDE, -EDGE)
        title, small = _fonts(option.font)
        headline = wording.headline(hit.title, hit.opening)
        marks = [(span.start, span.end) for span in hit.spans if span.field == "title" and hit.title]
        # A headline that has no words below it, as that of a picture, may take their room.
        words = hit.snippet if hit.snippet.text else Snippet(hit.opening)
        most = 1 if words.text else SNIPPET_LINES
        taken = self._text(painter, area, title, headline, marks, lines=most, spacing=1.0)
        area.setTop(area.top() + taken * QFontMetrics(title).height() + GAP)
        painter.setFont(small)
        painter.setPen(self._theme.colour("muted"))
        place = QFontMetrics(small).elidedText(
            wording.hit_line(hit), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, place)
        area.setTop(area.top() + QFontMetrics(small).height() + GAP)
        self._text(
            painter, area, option.font, words.text, words.marks, lines=SNIPPET_LINES, spacing=SNIPPET_SPACING
        )
        painter.restore()

    def _plain(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the head of a group, with its number of articles, or the row that fetches the rest of one."""
        area = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        side = Qt.AlignmentFlag.AlignVCenter
        group, more = index.data(Role.GROUP), index.data(Role.MORE)
        if isinstance(group, Group):
            chevron = QRect(area.left() - 2, area.top(), CHEVRON_WIDTH, area.height())
            draw_chevron(painter, chevron, CHEVRON_WIDTH, self._theme.colour("faint"), down=group.opened)
            area.setLeft(chevron.right() + GAP)
            painter.setFont(scaled(option.font, 0.95))
            painter.setPen(self._theme.colour("faint"))
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | side, str(group.total))
            area.setRight(area.right() - painter.fontMetrics().horizontalAdvance(str(group.total)) - EDGE)
            painter.setFont(scaled(option.font, 1.0, bold=True))
            painter.setPen(self._theme.colour("text"))
        elif isinstance(more, More):
            painter.setPen(self._theme.colour("accent"))
        text = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | side, text)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        focused = self._view.hasFocus()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("selection_strong" if focused else "selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        painter.fillRect(
            QRect(rect.left() + SIDE, rect.bottom(), rect.width() - 2 * SIDE, 1),
            self._theme.colour("hairline"),
        )
        if focused and index == self._view.currentIndex():
            painter.fillRect(
                QRect(rect.left(), rect.top(), BAR_WIDTH, rect.height()), self._theme.colour("accent")
            )

    def _text(
        self,
        painter: QPainter,
        area: QRect,
        font: QFont,
        text: str,
        marks: Sequence[Mark],
        *,
        lines: int,
        spacing: float,
    ) -> int:
        """Draw a text of at most `lines` lines with some places marked, and return how many it took.

        `marks` count code points of `text`. Where the first of them does not fit, the beginning is left out.
        """
        step = QFontMetrics(font).height() * spacing
        layout, fitting = self._laid_out(font, text, marks, area.width(), lines=lines, step=step)
        if marks and fitting < len(text) and marks[0][1] >= fitting:
            text, marks = from_mark(text, marks, fitting)
            layout, fitting = self._laid_out(font, text, marks, area.width(), lines=lines, step=step)
        shown = text
        while fitting < len(shown) and fitting > 1:
            shown, kept = shortened(text, marks, fitting - 1)
            layout, fits = self._laid_out(font, shown, kept, area.width(), lines=lines, step=step)
            if fits >= len(shown):
                break
            fitting -= 1
        painter.setPen(self._theme.colour("text"))
        painter.setFont(font)
        for number in range(min(lines, layout.lineCount())):
            layout.lineAt(number).draw(painter, QPointF(area.topLeft()))
        return min(lines, layout.lineCount())

    def _laid_out(
        self, font: QFont, text: str, marks: Sequence[Mark], width: int, *, lines: int, step: float
    ) -> tuple[QTextLayout, int]:
        """Return a text in lines, and how many of its code points fit into them."""
        shown = ShownText.of(text.replace("\n", " "))
        layout = QTextLayout(shown.shown, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(shown, marks))
        layout.beginLayout()
        end = 0
        for number in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * step))
            end = line.textStart() + line.textLength()
        layout.endLayout()
        return layout, shown.to_points(end)

    def _formats(self, shown: ShownText, marks: Sequence[Mark]) -> list[QTextLayout.FormatRange]:
        formats = []
        for start, end in marks:
            look = QTextCharFormat()
            look.setBackground(self._theme.colour("mark"))
            look.setForeground(self._theme.colour("mark_text"))
            piece = QTextLayout.FormatRange()
            piece.start = shown.to_units(start)
            piece.length = shown.to_units(end) - shown.to_units(start)
            piece.format = look
            formats.append(piece)
        return formats


def shortened(text: str, marks: Sequence[Mark], length: int) -> tuple[str, list[Mark]]:
    """Return the first `length` code points of a text with an ellipsis, and the marks on what is left of it."""
    return text[:length] + ELLIPSIS, [(start, min(end, length)) for start, end in marks if start < length]


def from_mark(text: str, marks: Sequence[Mark], room: int) -> tuple[str, list[Mark]]:
    """Return a text without so much of its beginning that its first mark stands within `room` code points.

    About a third of the room goes to what stands before the mark; what is left out is an ellipsis.
    """
    cut = min(marks[0][0] - room // 3, len(text) - room + 1)
    if cut <= 0:
        return text, list(marks)
    moved = [(max(0, first - cut) + 1, last - cut + 1) for first, last in marks if last > cut]
    return ELLIPSIS + text[cut:], moved


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    return scaled(font, 1.05, bold=True), scaled(font, 0.9)
