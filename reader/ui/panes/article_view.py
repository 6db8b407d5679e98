"""The article as it is read: set in a readable measure, its hits marked, its words to be selected and copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from reader.core.noted import Annotation
from reader.core.records import Span, StoredArticle
from reader.ui.panes.composition import LINK, Composition, Compositor
from reader.ui.panes.marks import DRAWN_AT_ONCE, Range, look, numbered_around, selections
from reader.ui.panes.note_layer import NoteLayer
from reader.ui.reading import Opened
from reader.ui.text_offsets import ShownText, without_tags
from reader.ui.theme import Theme
from reader.ui.typography import PLAIN, Typography

SIDE: Final = 30
TOP: Final = 26
BOTTOM: Final = 60
FOUND_AT_MOST: Final = 2000
VIEW_NAME: Final = "articlePane"


class ArticleView(QTextBrowser):
    """Shows one article. Ranges are UTF-16 positions in the document, as Qt counts.

    `paragraph_chosen` names the article, the paragraph that was clicked, None for what is not its body, and the
    code point in it;
    `word_requested` brings the text of a double click, the code point in it, and where the text begins;
    `note_touched` the note on the words that were clicked, `note_opened` the one whose mark in the margin was.
    """

    menu_requested = Signal(QPoint)
    article_requested = Signal(str)
    tab_requested = Signal(str)
    size_requested = Signal(int)
    back_requested = Signal()
    forward_requested = Signal()
    paragraph_chosen = Signal(str, object, int)
    word_requested = Signal(str, int, int)
    scrolled = Signal()
    note_touched = Signal(str)
    note_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.notes = NoteLayer(theme)
        self._percent = 100
        self._typography = PLAIN
        self._opened: Opened | None = None
        self._sheet: QTextDocument | None = None
        self._composition = Composition()
        self._spans: tuple[Span, ...] = ()
        self._rest_spans: tuple[Span, ...] = ()
        self._marks: list[Range] = []
        self._found: list[Range] = []
        self._followed: list[Range] = []
        self._current = -1
        self._anchor = 0
        self._adjusting = 0
        self._compositor = Compositor(theme, self.font(), self._percent, self._typography)
        self.setObjectName(VIEW_NAME)
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self._set_again)

    # ── what is shown ─────────────────────────────────────────────────────────────────────────────────

    @property
    def stored(self) -> StoredArticle | None:
        """The article shown."""
        return self._opened.stored if self._opened else None

    @property
    def top(self) -> int:
        """The document position of the first visible line: it outlives a change of size, which pixels do not."""
        return self._anchor

    @property
    def percent(self) -> int:
        """The size of the text as a percentage."""
        return self._percent

    def show_article(self, opened: Opened) -> None:
        """Show an article with its hits marked, from where it was left; else the first hit is brought into sight."""
        self._opened = opened
        self._spans = opened.spans
        self._rest_spans = opened.rest.spans if opened.rest else ()
        self._anchor = top = opened.visit.scroll
        self._found, self._followed = [], []
        self._set_again()
        if top == 0 and self._marks:
            self._reveal(self._marks[0])

    def clear_article(self) -> None:
        """Show nothing."""
        self._opened = None
        self.notes.show(())
        self._spans, self._rest_spans, self._marks, self._found, self._followed = (), (), [], [], []
        self._composition = Composition()
        self.document().clear()

    def set_percent(self, percent: int) -> None:
        """Change the size of the text; the line at the top stays there."""
        self._percent = percent
        self._set_again()

    def set_typography(self, typography: Typography) -> None:
        """Change face, measure and leading; the line at the top stays there."""
        self._typography = typography
        self._set_again()

    def set_spans(self, spans: Sequence[Span], rest: Sequence[Span] = ()) -> None:
        """Mark other hits in the article shown, and in the half that its story goes on with."""
        self._spans, self._rest_spans = tuple(spans), tuple(rest)
        self._marks = self._hits()
        self._current = -1
        self._paint_marks()

    def reword(self) -> None:
        """Set the article anew in another language."""
        self._set_again()

    # ── notes ─────────────────────────────────────────────────────────────────────────────────────────

    @property
    def composition(self) -> Composition:
        """Where the fields of what is shown stand in the document."""
        return self._composition

    def show_notes(self, notes: Sequence[Annotation]) -> None:
        """Draw other notes over the article."""
        self.notes.show(notes)
        self._paint_marks()
        self.viewport().update()

    def show_range(self, start: int, end: int) -> None:
        """Select a range and bring it into sight."""
        self.select(start, end)
        self._reveal((start, end))

    # ── hits and finds ────────────────────────────────────────────────────────────────────────────────

    def marked_ranges(self) -> list[Range]:
        """Return what is marked now: the finds of the find bar, else the hits of the search."""
        return self._found or self._marks

    def step(self, direction: int) -> tuple[int, int]:
        """Go to the next (1) or previous (-1) mark; return its number and how many there are, (0, 0) for none."""
        ranges = self.marked_ranges()
        if not ranges:
            return (0, 0)
        if self._current < 0:
            here = self._anchor
            later = [number for number, (start, _) in enumerate(ranges) if start >= here]
            self._current = (later[0] if later else 0) if direction > 0 else (later[0] if later else 0) - 1
            self._current %= len(ranges)
        else:
            self._current = (self._current + direction) % len(ranges)
        self._paint_marks()
        self._reveal(ranges[self._current])
        return (self._current + 1, len(ranges))

    def go_to(self, number: int) -> tuple[int, int]:
        """Go to a mark, counted from 0; return as `step` does, (0, 0) where there is none."""
        ranges = self.marked_ranges()
        if not 0 <= number < len(ranges):
            return (0, 0)
        self._current = number
        self._paint_marks()
        self._reveal(ranges[number])
        return (number + 1, len(ranges))

    def find_all(self, words: str) -> int:
        """Mark every place of some words, whatever their case; return how many there are."""
        self._found = []
        self._current = -1
        cursor = QTextCursor(self.document())
        while words and len(self._found) < FOUND_AT_MOST:
            cursor = self.document().find(words, cursor)
            if cursor.isNull():
                break
            self._found.append((cursor.selectionStart(), cursor.selectionEnd()))
        self._paint_marks()
        return len(self._found)

    # ── paragraphs and words ──────────────────────────────────────────────────────────────────────────

    def top_paragraph(self) -> tuple[str, int | None] | None:
        """Return the article and the paragraph at the top of what is in sight."""
        place = self._composition.place_at(self._anchor)
        return (place.article, place.paragraph) if place else None

    def follow(self, article: str, paragraph: int | None, *, reveal: bool) -> None:
        """Show which paragraph is compared with the source; None stands for the head of the article."""
        self._followed = self._composition.paragraph_ranges(article, paragraph)
        self._paint_marks()
        if reveal and self._followed:
            self._reveal(self._followed[0])

    def unfollow(self) -> None:
        """Compare nothing any more."""
        self._followed = []
        self._paint_marks()

    def select(self, start: int, end: int) -> None:
        """Select a range."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def select_word(self, text: str, position: int, start: int, end: int) -> None:
        """Select a word, said in code points of a text that begins at a position."""
        shown = ShownText.of(text)
        self.select(position + shown.to_units(start), position + shown.to_units(end))

    # ── Qt ────────────────────────────────────────────────────────────────────────────────────────────

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802, ARG002 - Qt's name
        """Load nothing: no article can make the program open a file (Qt)."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy the words alone, a line a paragraph, without fonts and layout (Qt)."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the menu to the window, whose commands it shows (Qt)."""
        self.menu_requested.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl and the wheel change the size of the text, the one that is remembered, not Qt's own (Qt)."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                self.size_requested.emit(1 if turned > 0 else -1)
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The mouse's own buttons for back and forward go through the history (Qt)."""
        if event.button() == Qt.MouseButton.BackButton:
            self.back_requested.emit()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.forward_requested.emit()
        elif event.button() == Qt.MouseButton.MiddleButton:
            link = QUrl(self.anchorAt(event.position().toPoint()))
            if link.scheme() == LINK:
                self.tab_requested.emit(link.path())
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say which paragraph was clicked (Qt)."""
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        if (marked := self.notes.at(self, where)) is not None:
            self.note_opened.emit(marked.id)
            return
        position = self.cursorForPosition(where).position()
        if under := self.notes.under(position):
            self.note_touched.emit(under[0].id)
        place = self._composition.place_at(position)
        if place is not None and not self.anchorAt(where):
            offset = place.text.to_points(position - place.position)
            self.paragraph_chosen.emit(place.article, place.paragraph, offset)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the word under the mouse: Qt takes a whole sentence of hanzi for one (Qt)."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            return
        where = self.cursorForPosition(event.position().toPoint())
        if self.cursorRect(where).center().x() > event.position().x():
            where.movePosition(QTextCursor.MoveOperation.PreviousCharacter)  # it stands behind the hanzi hit
        place = self._composition.place_at(where.position())
        if place is None or not place.text.printed:
            super().mouseDoubleClickEvent(event)
            return
        offset = place.text.to_points(where.position() - place.position)
        offset = min(offset, len(place.text.printed) - 1)
        self.word_requested.emit(place.text.printed, offset, place.position)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Stay where one was: Qt scrolls to the text cursor when a view is first shown (Qt)."""
        with self._adjusted():
            super().showEvent(event)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the measure in the middle and the first line where it is (Qt)."""
        with self._adjusted():
            super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the hairline between the head of the article and its body over the text (Qt)."""
        super().paintEvent(event)
        if self._opened is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._composition.rule)
        place = self.cursorRect(cursor)
        frame = self.document().rootFrame().frameFormat()
        left, right = round(frame.leftMargin()), round(self.viewport().width() - frame.rightMargin())
        with QPainter(self.viewport()) as painter:
            painter.fillRect(left, place.center().y(), right - left, 1, self._theme.colour("border"))
            self.notes.paint(painter, self)

    def selected_text(self) -> str:
        """Return what is selected, a line a paragraph, without the tags of invisible characters."""
        return without_tags(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == LINK:
            self.article_requested.emit(link.path())

    def _set_again(self) -> None:
        self._compositor = Compositor(self._theme, self.font(), self._percent, self._typography)
        if self._opened is None:
            return
        with self._adjusted():
            document = QTextDocument(self)
            document.setUndoRedoEnabled(False)
            document.setDocumentMargin(0)
            document.setDefaultFont(QFont(self._compositor.body))
            self._composition = self._compositor.set_article(document, self._opened)
            self.setDocument(document)
            if self._sheet is not None:
                self._sheet.deleteLater()
            self._sheet = document
            self.notes.lay(self._composition)
            self._marks = self._hits()
            self._found, self._followed = [], []
            self._current = -1
            self._paint_marks()
        self._lay_out()

    def _hits(self) -> list[Range]:
        rest = self._opened.rest if self._opened else None
        hits = self._composition.ranges(self._spans)
        return hits + (self._composition.ranges(self._rest_spans, rest.stored.article.id) if rest else [])

    @contextmanager
    def _adjusted(self) -> Iterator[None]:
        """Keep what was at the top there while a block changes the layout, which can set off further changes."""
        anchor = self._anchor
        self._adjusting += 1
        try:
            yield
        finally:
            self._adjusting -= 1
            self._anchor = anchor

    def _lay_out(self) -> None:
        if self._opened is None:
            return
        with self._adjusted():
            side = max(SIDE, (self.viewport().width() - self._compositor.measure) / 2)
            frame = self.document().rootFrame()
            shape = frame.frameFormat()
            if (shape.leftMargin(), shape.topMargin()) != (side, TOP):
                shape.setLeftMargin(side)
                shape.setRightMargin(side)
                shape.setTopMargin(TOP)
                shape.setBottomMargin(BOTTOM)
                frame.setFrameFormat(shape)
            self.document().documentLayout().documentSize()
            self._scroll_to(self._anchor)

    def _scroll_to(self, position: int) -> None:
        bar = self.verticalScrollBar()
        if position <= 0:
            bar.setValue(0)
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - 4)

    def _scrolled(self, value: int) -> None:
        if not self._adjusting:
            self._anchor = self.cursorForPosition(QPoint(self.width() // 2, 6)).position() if value else 0
            if len(self.marked_ranges()) > DRAWN_AT_ONCE:
                self._paint_marks()
            self.scrolled.emit()

    def _reveal(self, where: Range) -> None:
        """Bring a range into sight, a third from the top, unless it is in sight already."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(where[0])
        rect = self.cursorRect(cursor)
        if rect.top() < 0 or rect.bottom() > self.viewport().height() - SIDE:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)

    def _paint_marks(self) -> None:
        """Draw notes lowest, so that they never hide what was searched for, then what is followed, then the hits."""
        followed = look(self._theme, "selection")
        plain, current = (look(self._theme, ground, "mark_text") for ground in ("mark", "mark_current"))
        laid = [(where, followed) for where in self._followed]
        for number, where in numbered_around(self.marked_ranges(), self._anchor):
            laid.append((where, current if number == self._current else plain))
        self.setExtraSelections([*self.notes.selections(self), *selections(self.document(), laid)])
