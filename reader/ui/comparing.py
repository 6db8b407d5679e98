"""Comparing an article with its source: a click on a paragraph shows its lines, a click on a line its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter

from reader.core.errors import Reason
from reader.core.records import Article, PageSource
from reader.ui.context import Context
from reader.ui.panes.article import ArticlePane
from reader.ui.panes.original import OriginalPane
from reader.ui.reading import Opened, Reading

AROUND: Final = 6
"""So many characters on either side tell one place in a paragraph from another."""


class Comparing(QObject):
    """Keeps the article and the lines of its source side by side and in step. `shown_changed` says whether they are."""

    shown_changed = Signal(bool)
    open_requested = Signal(str)

    def __init__(self, context: Context, reading: Reading, article: ArticlePane, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._reading = reading
        self._article = article
        self._asked = ""
        self._paragraph: tuple[str, int | None] | None = None
        self.pane = OriginalPane(context.theme)
        self.pane.hide()
        self.beside = QSplitter(Qt.Orientation.Horizontal)
        self.beside.addWidget(article)
        self.beside.addWidget(self.pane)
        self.beside.setHandleWidth(1)
        self.beside.setChildrenCollapsible(False)
        self.beside.setStretchFactor(0, 3)
        self.beside.setStretchFactor(1, 2)
        self.pane.setMinimumWidth(220)
        self._line_of_questions = context.tasks.latest()
        self._line_of_questions.answered.connect(self._show)
        self._line_of_questions.failed.connect(self._refuse)
        reading.opened.connect(self._opened)
        reading.emptied.connect(self._emptied)
        article.view.paragraph_chosen.connect(self._paragraph_chosen)
        article.view.scrolled.connect(self._scrolled)
        self.pane.view.line_chosen.connect(self._line_chosen)
        self.pane.closed.connect(self.toggle)
        self.pane.article_requested.connect(self.open_requested)

    @property
    def shown(self) -> bool:
        """Whether the source stands beside the article."""
        return not self.pane.isHidden()

    def toggle(self) -> None:
        """Put the source beside the article, or take it away."""
        self.pane.setVisible(self.pane.isHidden())
        if self.shown:
            width = self.beside.width()
            self.beside.setSizes([width * 58 // 100, width * 42 // 100])
            self._opened(self._reading.shown)
        else:
            self._article.view.unfollow()
            self._article.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown_changed.emit(self.shown)

    # ── the source arrives ────────────────────────────────────────────────────────────────────────────

    def _opened(self, opened: Opened | None) -> None:
        if opened is not None and self.shown:
            self._paragraph = None
            self._ask(opened.stored.article.id)

    def _emptied(self) -> None:
        self._asked = ""
        self.pane.view.forget()

    def _ask(self, article_id: str) -> None:
        """Ask for the source of an article; its page is read again, which takes a moment."""
        library = self._session.library
        if library is not None:
            self._asked = article_id
            self._line_of_questions.ask(lambda: library.originals.page(article_id))

    def _show(self, source: PageSource) -> None:
        self.pane.show_source(source, self._asked)
        article = self._shown_article(self._asked)
        if article is None:
            return
        if self._paragraph is not None and self._paragraph[0] == self._asked:
            self._follow(article, self._paragraph[1], None)
        elif article.lines:
            self.pane.view.reveal(article.lines[0])

    def _refuse(self, reason: Reason) -> None:
        self.pane.refuse(self._context.say(reason))

    # ── in step ───────────────────────────────────────────────────────────────────────────────────────

    def _shown_article(self, article_id: str) -> Article | None:
        """Return the article in front, or the half its story goes on with, by its id."""
        opened = self._reading.shown
        parts = [opened.stored, *([opened.rest.stored] if opened.rest else [])] if opened else []
        return next((part.article for part in parts if part.article.id == article_id), None)

    def _paragraph_chosen(self, article_id: str, paragraph: int | None, offset: int) -> None:
        article = self._shown_article(article_id)
        if not self.shown or article is None:
            return
        self._paragraph = (article_id, paragraph)
        if article_id != self._asked:
            self._ask(article_id)  # the other half of a story stands on another page
        else:
            self._follow(article, paragraph, offset)
        self._article.view.follow(article_id, paragraph, reveal=False)

    def _follow(self, article: Article, paragraph: int | None, offset: int | None) -> None:
        source = self.pane.view.source
        lines = lines_of(article, paragraph)
        line = None
        if source is not None and paragraph is not None and offset is not None:
            line = line_of_place(article.paragraphs[paragraph], offset, lines, source)
        self.pane.view.follow(lines, line)
        number = line if line is not None else next(iter(lines), None)
        self.pane.explain(self.pane.view.role(number) if number is not None else None, "")

    def _line_chosen(self, line: int) -> None:
        article = self._shown_article(self._asked)
        role = self.pane.view.role(line)
        if article is None:
            return
        if role is None or role.article != article.id:
            self.pane.view.follow((), line, reveal=False)
            self.pane.explain(role, role.article or "" if role else "")
            self._article.view.unfollow()
            return
        paragraph = paragraph_of(article, line)
        self._paragraph = (article.id, paragraph)
        self.pane.view.follow(lines_of(article, paragraph), line, reveal=False)
        self.pane.explain(role, "")
        self._article.view.follow(article.id, paragraph, reveal=True)

    def _scrolled(self) -> None:
        """Bring the lines of the paragraph at the top into sight."""
        if not self.shown or self.pane.view.hasFocus():
            return
        top = self._article.view.top_paragraph()
        article = self._shown_article(top[0]) if top else None
        if top is None or article is None or top[0] != self._asked or top == self._paragraph:
            return
        self._paragraph = top
        lines = lines_of(article, top[1])
        if lines:
            self.pane.view.reveal(lines[0])


def lines_of(article: Article, paragraph: int | None) -> tuple[int, ...]:
    """Return the source lines of a paragraph; for None those of everything that is not its body."""
    if paragraph is not None:
        return (
            article.paragraph_lines[paragraph] if paragraph < len(article.paragraph_lines) else article.lines
        )
    body = {line for lines in article.paragraph_lines for line in lines}
    head = tuple(line for line in article.lines if line not in body)
    return head or article.lines[:1]


def paragraph_of(article: Article, line: int) -> int | None:
    """Return the paragraph a source line went into, None if it is not of the body."""
    return next((at for at, lines in enumerate(article.paragraph_lines) if line in lines), None)


def line_of_place(paragraph: str, offset: int, lines: Sequence[int], source: PageSource) -> int | None:
    """Return the source line that holds a place of a paragraph, found by the characters around it.

    Where the same characters stand in several lines, the one in proportion to the place is taken.
    """
    texts = {number: _bare(source.lines[number - source.first]) for number in lines}
    joined = "".join(texts.values())
    before, behind = _bare(paragraph[:offset])[-AROUND:], _bare(paragraph[offset:])[:AROUND]
    share = len(_bare(paragraph[:offset])) / max(1, len(_bare(paragraph)))
    at = _nearest(joined, before + behind, round(share * len(joined)))
    if at is None:
        return None
    at += len(before)
    for number, text in texts.items():
        if at < len(text):
            return number
        at -= len(text)
    return lines[-1] if lines else None


def _nearest(text: str, piece: str, wanted: int) -> int | None:
    """Return the place of a piece in a text that lies nearest to one, None if it is nowhere."""
    best, at = None, text.find(piece)
    while at >= 0:
        if best is None or abs(at - wanted) < abs(best - wanted):
            best = at
        at = text.find(piece, at + 1)
    return best


def _bare(text: str) -> str:
    """Return a text without white space, which is layout."""
    return "".join(text.split())
