"""How a note looks in a list: its colour, its words, what it says, rival texts, tags, who wrote it, how it stands.

All of it is plain text, cut into lines here and drawn as it is: no text of a note can act as markup.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.core.errors import Reason
from reader.core.noted import Annotation, Status
from reader.ui import note_wording
from reader.ui.language import translate
from reader.ui.models.notes import Role
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme, scaled

Index = QModelIndex | QPersistentModelIndex
Say = Callable[[Reason], str]
LEFT: Final = 16
RIGHT: Final = 12
EDGE: Final = 9
STRIPE: Final = 4
SMALL: Final = 0.9
PARAGRAPH: Final = 3
LEADING: Final = 3
QUOTE_LINES: Final = 3
NOTE_LINES: Final = 14
LONGEST: Final = 1_500
"""Characters of a text that are looked at for its lines; the dialog shows all of it."""

KEPT: Final = 3_000
TAG_GAP: Final = 10
SPARE: Final = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a row: its text, where its rectangle lies in the row, its tone and size, the tag it is."""

    text: str
    area: QRect
    tone: str
    small: bool = False
    ground: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A row cut into lines."""

    lines: tuple[Line, ...]
    height: int


class NoteDelegate(QStyledItemDelegate):
    """Draws notes. `brief` gives every note the same few lines, under where it stands: for very long lists."""

    def __init__(self, theme: Theme, say: Say, view: QListView, *, brief: bool = False) -> None:
        super().__init__(view)
        self._theme = theme
        self._say = say
        self._view = view
        self._brief = brief
        self._sheets: OrderedDict[tuple[object, ...], Sheet] = OrderedDict()

    def forget(self) -> None:
        """Cut every row anew: the language or the face has changed."""
        self._sheets.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row (Qt)."""
        if self._brief:
            plain, small = QFontMetrics(option.font), QFontMetrics(scaled(option.font, SMALL))
            return QSize(120, 2 * plain.height() + 2 * small.height() + 2 * EDGE + 4 * LEADING)
        item = index.data(Role.NOTE)
        if not isinstance(item, Annotation):
            return QSize(120, QFontMetrics(option.font).height() + 2 * EDGE)
        return QSize(120, self._sheet(item, option.font).height)

    def tag_at(self, index: QModelIndex, where: QPoint) -> str:
        """Return the tag at a point of the viewport, "" where there is none."""
        item = index.data(Role.NOTE)
        if not isinstance(item, Annotation):
            return ""
        within = where - self._view.visualRect(index).topLeft()
        lines = self._sheet(item, self._view.font()).lines
        return next((line.tag for line in lines if line.tag and line.area.contains(within)), "")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a note (Qt)."""
        painter.save()
        self._ground(painter, option, index)
        item = index.data(Role.NOTE)
        if isinstance(item, Annotation):
            stripe = QRect(
                option.rect.left() + 6, option.rect.top() + EDGE, STRIPE, option.rect.height() - 2 * EDGE
            )
            painter.fillRect(stripe, self._theme.colour(note_wording.bar_token(item.color)))
            for line in self._sheet(item, option.font).lines:
                self._line(painter, line, option)
        else:
            painter.setPen(self._theme.colour("faint"))
            painter.drawText(option.rect.adjusted(LEFT, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "…")
        painter.fillRect(
            QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
            self._theme.colour("hairline"),
        )
        painter.restore()

    def _line(self, painter: QPainter, line: Line, option: QStyleOptionViewItem) -> None:
        area = line.area.translated(option.rect.topLeft())
        font = scaled(option.font, SMALL) if line.small else option.font
        painter.setFont(font)
        if line.ground:
            width = min(QFontMetrics(font).horizontalAdvance(line.text) + 4, area.width())
            painter.fillRect(
                QRect(area.left() - 2, area.top(), width, area.height()), self._theme.colour(line.ground)
            )
        painter.setPen(self._theme.colour(line.tone))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, line.text)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        focused = self._view.hasFocus()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("selection_strong" if focused else "selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._theme.colour("hover"))
        if focused and index == self._view.currentIndex():
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, self._theme.colour("accent"))

    # ── cutting ───────────────────────────────────────────────────────────────────────────────────────

    def _sheet(self, item: Annotation, font: QFont) -> Sheet:
        width = self._view.viewport().width() - LEFT - RIGHT
        seen = item.id, item.modified, item.status, item.score, item.note, item.color, item.tags
        key = (*seen, item.author, item.alternatives, width, font.pointSizeF())
        if key not in self._sheets:
            cut = _Cut(width, font)
            (self._cut_brief if self._brief else self._cut)(cut, item)
            self._sheets[key] = Sheet(tuple(cut.lines), cut.top + EDGE)
            if len(self._sheets) > KEPT:
                self._sheets.popitem(last=False)
        return self._sheets[key]

    def _cut(self, cut: _Cut, item: Annotation) -> None:
        ground = f"note_{item.color}" if item.color else ""
        cut.put(note_wording.quoted(item), "text" if item.quote else "muted", QUOTE_LINES, ground=ground)
        if item.status is Status.ORPHAN:
            reason = self._say(item.reason) if item.reason else ""
            cut.put(translate("Notes", "待核：{reason}").format(reason=reason), "accent", 4, small=True)
            cut.put(note_wording.similarity(item), "muted", 2, small=True)
        elif item.reason is not None:
            cut.put(self._say(item.reason), "accent", 3, small=True)
        if item.alternatives:
            cut.space(PARAGRAPH)
            cut.put(translate("Notes", "几个人同时改了这一条，都留着："), "accent", 2, small=True)
        for number, version in enumerate(item.texts):
            cut.space(PARAGRAPH)
            if item.is_by_others:
                cut.put(wording_by(version.creator, version.at), "muted", 1, small=True)
            cut.put(version.text, "muted" if number >= bool(item.note) else "text", NOTE_LINES)
        if item.kept:
            cut.put(translate("Notes", "有人删除了它，另一人同时改了它，所以留着。"), "accent", 2, small=True)
        cut.space(PARAGRAPH)
        cut.tags(item.tags)
        cut.put(note_wording.authored(item), "muted", 2, small=True)

    def _cut_brief(self, cut: _Cut, item: Annotation) -> None:
        cut.put(note_wording.place(item), "muted", 1, small=True)
        ground = f"note_{item.color}" if item.color else ""
        cut.put(note_wording.quoted(item), "text" if item.quote else "muted", 1, ground=ground)
        cut.put(" ".join(note_wording.said(item, " / ").split("\n")), "text", 1)
        foot = note_wording.authored(item)
        if item.status is Status.ORPHAN:
            foot = f"{foot} · {translate('Notes', '待核')}"
        elif item.alternatives:
            foot = f"{foot} · {translate('Notes', '有几种写法')}"
        cut.tags(item.tags, foot)


def wording_by(creator: str, at: str) -> str:
    """Return who wrote a text and when: 王馆员 · 2026-01-31 08:00."""
    return f"{note_wording.author(creator)} · {note_wording.moment(at)}"


class _Cut:
    """Cuts texts into lines below each other."""

    def __init__(self, width: int, font: QFont) -> None:
        self._width = max(width, 60)
        self._font = font
        self._small = scaled(font, SMALL)
        self.lines: list[Line] = []
        self.top = EDGE

    def space(self, pixels: int) -> None:
        """Leave room."""
        self.top += pixels

    def put(self, text: str, tone: str, most: int, *, small: bool = False, ground: str = "") -> None:
        """Put a text in at most so many lines; what does not fit ends in an ellipsis.

        An empty one takes a line where there is only one: rows of a long list are of the same height.
        """
        font = self._small if small else self._font
        height = QFontMetrics(font).height()
        for line in cut_lines(ShownText.of(text).shown, font, self._width, most):
            area = QRect(LEFT, self.top, self._width, height)
            self.lines.append(Line(line, area, tone, small, ground))
            self.top += height + LEADING
        if not text and most == 1:
            self.top += height + LEADING

    def tags(self, names: Sequence[str], foot: str = "") -> None:
        """Put tags side by side; with `foot` on one line with it, as many as there is room for."""
        metrics = QFontMetrics(self._small)
        left, room = LEFT, self._width
        if foot:
            foot = ShownText.of(foot).shown
            # Some room to spare: a text is elided in a place of just its own width, which is rounded down.
            wide = min(metrics.horizontalAdvance(foot) + SPARE, self._width)
            area = QRect(LEFT, self.top, wide, metrics.height())
            shown = metrics.elidedText(foot, Qt.TextElideMode.ElideRight, wide)
            self.lines.append(Line(shown, area, "muted", small=True))
            left += wide + TAG_GAP
        for name in names:
            text = metrics.elidedText(f"#{ShownText.of(name).shown}", Qt.TextElideMode.ElideRight, room)
            wide = metrics.horizontalAdvance(text)
            if left + wide > LEFT + room and left > LEFT:
                if foot:
                    break
                left, self.top = LEFT, self.top + metrics.height() + LEADING
            area = QRect(left, self.top, wide + 2, metrics.height())
            self.lines.append(Line(text, area, "accent", small=True, tag=name))
            left += wide + TAG_GAP
        if names or foot:
            self.top += metrics.height() + LEADING


def cut_lines(text: str, font: QFont, width: int, most: int) -> Iterator[str]:
    """Yield a text in lines of a width, at most so many; the last one ends in an ellipsis if more would follow."""
    metrics = QFontMetrics(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    left = most
    paragraphs = text[:LONGEST].split("\n")
    for number, paragraph in enumerate(paragraphs):
        if not paragraph:
            continue
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        # Offsets of a layout are UTF-16 units: two to a rare hanzi.
        units = paragraph.encode("utf-16-le", "surrogatepass")
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            left -= 1
            end = start + line.textLength()
            more = 2 * end < len(units) or number + 1 < len(paragraphs)
            if left == 0:
                rest = units[2 * start :].decode("utf-16-le", "replace")
                cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
                yield cut if not more or cut.endswith("…") else f"{cut.rstrip()}…"
                layout.endLayout()
                return
            yield units[2 * start : 2 * end].decode("utf-16-le", "replace").rstrip()
        layout.endLayout()
