"""Notes as they lie over an article: tinted words and marks in the margin, and the way from a selection to a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from reader.core.noted import FIELDS, WHOLE, Annotation, Motivation, Place, Status
from reader.core.records import Span
from reader.ui.note_wording import bar_token
from reader.ui.panes.composition import Composition
from reader.ui.theme import Theme

Range = tuple[int, int]
Tint = tuple[str | None, str | None]
"""The colours of a stretch's ground and of the dots under it, "" for dots of no colour, None for neither."""

BAR: Final = 3
GAP: Final = 11
"""Pixels between the text and the first mark beside it."""

LANE: Final = 5
LANES: Final = 3
REACH: Final = 5
"""So many pixels beside a mark still count as on it."""

DOT: Final = 3.5


@dataclass(frozen=True, slots=True)
class Laid:
    """A note with where it lies in the document. One on the whole article is marked beside its first line."""

    note: Annotation
    ranges: tuple[Range, ...]
    lane: int = 0

    @property
    def start(self) -> int:
        """The first position."""
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        """The position behind the last."""
        return self.ranges[-1][1]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn in the margin beside words with notes."""

    bar: QRectF
    color: str
    said: bool
    is_flag: bool


class NoteLayer:
    """The notes of the article in a view. Orphans are not drawn: they have no place."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._notes: Sequence[Annotation] = ()
        self._laid: list[Laid] = []
        self._longest = 0
        self._seen: object = None
        self._marks: Sequence[Mark] = ()
        self._composition = Composition()

    @property
    def laid(self) -> Sequence[Laid]:
        """The notes that are drawn, in the order of the text."""
        return self._laid

    def show(self, notes: Sequence[Annotation]) -> None:
        """Take other notes."""
        self._notes = notes
        self.lay(self._composition)

    def lay(self, composition: Composition) -> None:
        """Find the notes' places in an article that was set anew."""
        self._composition = composition
        anchored = [item for item in self._notes if item.status is Status.ANCHORED]
        spans = [(item.article, Span(item.field, item.start, item.end)) for item in anchored]
        laid = []
        for item, ranges in zip(anchored, composition.ranges_each(spans), strict=True):
            if item.field == WHOLE and (beginning := composition.beginning(item.article)) is not None:
                ranges = [beginning]  # noqa: PLW2901 - a note without words of its own stands at the head
            if ranges:
                laid.append(Laid(item, tuple(ranges)))
        self._laid = list(_in_lanes(sorted(laid, key=lambda each: (each.start, each.end))))
        self._seen = None
        self._longest = max((each.end - each.start for each in self._laid), default=0)

    def under(self, position: int) -> list[Annotation]:
        """Return the notes on a character, the shortest first."""
        found = [
            each
            for each in self._between(position, position + 1)
            if each.note.field != WHOLE and any(start <= position < end for start, end in each.ranges)
        ]
        return [each.note for each in sorted(found, key=lambda each: each.end - each.start)]

    # ── drawing ───────────────────────────────────────────────────────────────────────────────────────

    def selections(self, view: QTextEdit) -> list[QTextEdit.ExtraSelection]:
        """Return what tints the words: stretches that look alike, whatever the number of notes on them.

        Longer notes lie below, so that a short one in a long one is seen.
        """
        found = []
        looks: dict[Tint, QTextCharFormat] = {}
        for start, end, tint in self._tinted():
            if tint not in looks:
                looks[tint] = self._look(*tint)
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(view.document())
            selection.cursor.setPosition(start)
            selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.format = looks[tint]
            found.append(selection)
        return found

    def _tinted(self) -> Iterator[tuple[int, int, Tint]]:
        """Yield the stretches of the document that notes tint, each as long as it looks the same."""
        laid = [each for each in self._laid if each.note.field != WHOLE]
        if not laid:
            return
        first, last = laid[0].start, max(each.end for each in laid)
        grounds: list[str | None] = [None] * (last - first)
        lines: list[str | None] = [None] * (last - first)
        for each in sorted(laid, key=lambda each: each.start - each.end):
            color = each.note.color
            for start, end in each.ranges:
                stretch = slice(start - first, end - first)
                if color:
                    grounds[stretch] = [color] * (end - start)
                if each.note.note or not color:
                    lines[stretch] = [color] * (end - start)
        at = first
        for tint, some in groupby(zip(grounds, lines, strict=True)):
            length = sum(1 for _each in some)
            if tint != (None, None):
                yield at, at + length, tint
            at += length

    def _look(self, ground: str | None, line: str | None) -> QTextCharFormat:
        look = QTextCharFormat()
        if ground:
            look.setBackground(self._theme.colour(f"note_{ground}"))
        if line is not None:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(self._theme.colour(bar_token(line)))
        return look

    def paint(self, painter: QPainter, view: QTextEdit) -> None:
        """Draw the marks of the lines in sight in the margin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in self._marks_in_sight(view):
            painter.setBrush(QColor(self._theme.colour(bar_token(mark.color))))
            if mark.is_flag:
                _flag(painter, mark.bar)
                continue
            painter.drawRoundedRect(mark.bar, 1.5, 1.5)
            if mark.said:
                painter.drawEllipse(QPointF(mark.bar.center().x(), mark.bar.top() + DOT), DOT, DOT)

    def _marks_in_sight(self, view: QTextEdit) -> Sequence[Mark]:
        """Return the marks to draw; they are worked out once for a place of the article in the window."""
        document = view.document()
        seen = (
            view.verticalScrollBar().value(),
            view.viewport().size(),
            document.size(),
            document.rootFrame().frameFormat().leftMargin(),
        )
        if self._seen != seen:
            marks: dict[tuple[object, ...], Mark] = {}
            for each, bar in self._bars(view):
                note = each.note
                said, flag = bool(note.note or note.alternatives), note.motivation is Motivation.BOOKMARKING
                # Hundreds of notes may begin in one line.
                key = note.color, said, flag, bar.left(), bar.top(), bar.height()
                marks[key] = Mark(bar, note.color, said, flag)
            self._seen, self._marks = seen, tuple(marks.values())
        return self._marks

    def at(self, view: QTextEdit, where: QPoint) -> Annotation | None:
        """Return the note whose mark in the margin is at a point of the viewport."""
        found = None
        for each, bar in self._bars(view):
            if bar.adjusted(-REACH / 2, -REACH, REACH / 2, REACH).contains(where):
                found = each.note
        return found

    def _bars(self, view: QTextEdit) -> Iterator[tuple[Laid, QRectF]]:
        top = view.cursorForPosition(QPoint(0, 0)).position()
        bottom = view.cursorForPosition(QPoint(view.viewport().width(), view.viewport().height())).position()
        left = view.document().rootFrame().frameFormat().leftMargin() - GAP
        cursor = QTextCursor(view.document())
        for each in self._between(top, bottom + 1):
            cursor.setPosition(each.start)
            first = view.cursorRect(cursor)
            cursor.setPosition(max(each.start, each.end - 1))
            last = view.cursorRect(cursor)
            height = max(last.bottom() - first.top() - 3, 8)
            yield each, QRectF(left - each.lane * LANE, first.top() + 2, BAR, height)

    def _between(self, start: int, end: int) -> Iterator[Laid]:
        """Yield the notes that share a character with a stretch of the document."""
        begin = bisect_left(self._laid, start - self._longest, key=lambda each: each.start)
        for each in self._laid[begin:]:
            if each.start >= end:
                return
            if each.end > start:
                yield each


def _flag(painter: QPainter, bar: QRectF) -> None:
    """Draw a small ribbon, as a bookmark hangs out of a book."""
    left, top = bar.left() - 3, bar.top()
    painter.drawPolygon(
        [QPoint(round(left + x), round(top + y)) for x, y in ((0, 0), (8, 0), (8, 13), (4, 9), (0, 13))]
    )


def _in_lanes(laid: Sequence[Laid]) -> Iterator[Laid]:
    """Yield notes with the lane of the margin in which each is marked, so that marks do not cover each other."""
    free = [-1] * LANES
    for each in laid:
        lane = next((number for number, until in enumerate(free) if until <= each.start), LANES - 1)
        free[lane] = max(free[lane], each.end)
        yield Laid(each.note, each.ranges, lane)


def chosen(composition: Composition, start: int, end: int) -> list[Place]:
    """Return the stretches of fields that a selection covers, the longest first, without white space at their ends.

    Words that are no part of the article, such as the line under the headline, are left out.
    """
    found: dict[tuple[str, str], list[int]] = {}
    for piece in composition.places:
        first, last = max(start, piece.position), min(end, piece.range[1])
        if first >= last or piece.field not in FIELDS:
            continue
        begin = piece.start + piece.text.to_points(first - piece.position)
        stop = piece.start + piece.text.to_points(last - piece.position)
        text = piece.text.printed[begin - piece.start : stop - piece.start]
        begin += len(text) - len(text.lstrip())
        stop -= len(text) - len(text.rstrip())
        if begin >= stop:
            continue
        key = piece.article, piece.field
        stretch = found.setdefault(key, [begin, stop])
        stretch[1] = max(stretch[1], stop)
    places = [Place(article, field, begin, stop) for (article, field), (begin, stop) in found.items()]
    return sorted(places, key=lambda place: place.start - place.end)
