"""An article set in type: records in, a QTextDocument out, and the places of its fields in that document.

Everything is put in as plain text through a cursor: text from a source cannot act as markup.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from reader.core.printed_once import people_apart, told_apart
from reader.core.records import Article, Jump, JumpHalf, Span, StoredArticle
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.reading import Opened
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme, scaled
from reader.ui.typography import Typography

HEAD_LEADING: Final = 132
SMALL_LEADING: Final = 150
LINK: Final = "article"
"""The scheme of a link to an article; no other link is ever made or followed."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a field in the document: its first code point within the field, and where it begins.

    `paragraph` counts the paragraphs of the article's body; it is None for every other field.
    """

    article: str
    field: str
    paragraph: int | None
    start: int
    text: ShownText
    position: int

    @property
    def end(self) -> int:
        """The code point behind the piece, within its field."""
        return self.start + len(self.text.printed)

    @property
    def range(self) -> tuple[int, int]:
        """Where the piece begins and ends in the document."""
        return self.position, self.position + self.text.length


@dataclass(slots=True)
class Composition:
    """Where the fields of `article`, and of the half its story goes on with, stand in the document; and the line
    between its head and its body.
    """

    article: str = ""
    places: list[Place] = field(default_factory=list)
    rule: int = 0

    def ranges(self, spans: Iterable[Span], article: str | None = None) -> list[tuple[int, int]]:
        """Return the document ranges of spans of an article, the one opened if none is said, in document order.

        A span over two paragraphs gives two ranges.
        """
        places: dict[str, list[Place]] = {}
        for place in self.places:
            if place.article == (self.article if article is None else article):
                places.setdefault(place.field, []).append(place)
        starts = {name: [place.start for place in found] for name, found in places.items()}
        return sorted(
            {
                piece
                for span in spans
                if span.field in places
                for piece in _pieces(places[span.field], starts[span.field], span)
            }
        )

    def ranges_each(self, spans: Sequence[tuple[str, Span]]) -> list[list[tuple[int, int]]]:
        """Return the document ranges of each of many spans, named with their articles, on its own."""
        places: dict[tuple[str, str], list[Place]] = {}
        for place in self.places:
            places.setdefault((place.article, place.field), []).append(place)
        starts = {key: [place.start for place in found] for key, found in places.items()}
        return [
            list(_pieces(places.get(key, []), starts.get(key, []), span))
            for key, span in (((article, span.field), span) for article, span in spans)
        ]

    def beginning(self, article: str) -> tuple[int, int] | None:
        """Return the document range of the first character of an article, None if it is not set here."""
        first = next((place for place in self.places if place.article == article), None)
        return None if first is None else (first.position, first.position + 1)

    def place_at(self, position: int) -> Place | None:
        """Return the piece that a document position lies in, its two ends included."""
        at = bisect_right(self.places, position, key=lambda place: place.position) - 1
        return self.places[at] if at >= 0 and position <= self.places[at].range[1] else None

    def paragraph_ranges(self, article: str, paragraph: int | None) -> list[tuple[int, int]]:
        """Return the document ranges of a paragraph of an article; of all other fields for None."""
        return [
            place.range for place in self.places if place.article == article and place.paragraph == paragraph
        ]


def _pieces(places: Sequence[Place], starts: Sequence[int], span: Span) -> Iterator[tuple[int, int]]:
    """Yield the document ranges of a span over the pieces of its field, which stand in their order from `starts` on."""
    first = max(0, bisect_right(starts, span.start) - 1)
    for at in range(first, len(places)):
        place = places[at]
        if place.start >= span.end:
            return
        start, end = max(span.start, place.start), min(span.end, place.end)
        if start < end:
            yield (
                place.position + place.text.to_units(start - place.start),
                place.position + place.text.to_units(end - place.start),
            )


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of block is set."""

    font: QFont
    colour: QColor
    leading: int
    above: float = 0
    below: float = 0
    indent: float = 0
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


class Compositor:
    """Sets articles in the fonts and colours of the moment."""

    def __init__(self, theme: Theme, ui_font: QFont, percent: int, typography: Typography) -> None:
        body = typography.body(percent)
        small = QFont(ui_font)
        small.setPointSizeF(max(8.0, ui_font.pointSizeF() * percent / 100))
        em = QFontMetricsF(body).horizontalAdvance("国")
        text, muted, accent = theme.colour("text"), theme.colour("muted"), theme.colour("accent")
        self.body = body
        self.em = em
        self._column = Style(scaled(small, 1.0, bold=True), accent, SMALL_LEADING, below=em * 0.35)
        self._kicker = Style(scaled(body, 1.12), muted, HEAD_LEADING, below=em * 0.3)
        self._title = Style(scaled(body, 1.85, bold=True), text, HEAD_LEADING, below=em * 0.35)
        self._untitled = Style(scaled(body, 1.3), muted, HEAD_LEADING, below=em * 0.35)
        self._subtitle = Style(scaled(body, 1.15), text, HEAD_LEADING, below=em * 0.45)
        self._small = Style(small, muted, SMALL_LEADING, below=em * 0.15)
        self._link = Style(small, accent, SMALL_LEADING, above=em * 0.2, below=em * 0.6)
        self._rule = Style(scaled(small, 0.6), muted, 100, above=em * 0.25, below=em * 0.8)
        justified = Qt.AlignmentFlag.AlignJustify
        self._body = Style(body, text, typography.leading, below=em * 0.35, indent=em * 2, align=justified)
        self._seam = Style(
            small, accent, SMALL_LEADING, above=em * 0.6, below=em * 0.9, align=Qt.AlignmentFlag.AlignHCenter
        )
        self._measure = typography.measure
        self._caption = Style(scaled(body, 0.95), text, SMALL_LEADING, above=em * 0.4, below=em * 0.3)

    @property
    def measure(self) -> float:
        """The width of the text in pixels."""
        return self.em * self._measure + 2

    def set_article(self, document: QTextDocument, opened: Opened) -> Composition:
        """Set an article in an empty document, with the half that its story goes on with."""
        stored = opened.stored
        article = stored.article
        composition = Composition(article.id)
        cursor = QTextCursor(document)
        setter = _Setter(cursor, composition)
        self._head(setter, article, stored)
        setter.rule(self._rule)
        if article.jump is not None and article.jump.from_page is not None:
            self._jump(setter, jump_words(article.jump), opened.comes_from)
        self._paragraphs(setter, article)
        if opened.rest is not None and opened.goes_on is not None:
            self._go_on(setter, opened.rest.stored.article, opened.goes_on)
            self._beyond(setter, opened)
        elif article.jump is not None and article.jump.to_page is not None:
            self._jump(setter, jump_words(article.jump), opened.goes_on)
        setter.article = article.id
        self._tail(setter, article)
        return composition

    def _paragraphs(self, setter: _Setter, article: Article) -> None:
        start = 0
        for number, paragraph in enumerate(article.paragraphs):
            setter.block(self._body, "body", paragraph, start, paragraph=number)
            start += len(paragraph) + 1

    def _go_on(self, setter: _Setter, article: Article, half: JumpHalf) -> None:
        """Set the second half of a story behind a seam that says, and leads to, where it stands."""
        title = wording.headline(half.title, half.opening)
        words = translate("Article", "接{page}").format(page=wording.page(half.page))
        setter.link(self._seam, f"· · ·  {words} › {title}  · · ·", half.article_id)
        setter.article = article.id
        self._paragraphs(setter, article)
        self._credits(setter, article)
        self._tail(setter, article)

    def _beyond(self, setter: _Setter, opened: Opened) -> None:
        """Say, behind both halves that are read in one go, at which further pages the story goes on."""
        page = (
            wording.page(opened.further.page) if opened.further is not None else wording.pages(opened.beyond)
        )
        if opened.further is not None or opened.beyond:
            self._jump(setter, translate("Article", "下转{page}").format(page=page), opened.further)

    def _jump(self, setter: _Setter, words: str, half: JumpHalf | None) -> None:
        """Say where the story goes on or comes from; where the other half is known, as a link to it."""
        if half is None:
            setter.label(self._small, words)
        else:
            title = wording.headline(half.title, half.opening)
            setter.link(self._link, f"{words} › {title}", half.article_id)

    def _head(self, setter: _Setter, article: Article, stored: StoredArticle) -> None:
        if article.column:
            setter.block(self._column, "column", article.column)
        if article.kicker:
            setter.block(self._kicker, "kicker", article.kicker)
        if article.title is not None:
            setter.block(self._title, "title", article.title)
        else:
            setter.label(self._untitled, wording.headline(None, opening_of(article)))
        if article.subtitle:
            setter.block(self._subtitle, "subtitle", article.subtitle)
        setter.label(self._small, wording.issue_line(stored.masthead, stored.issue.date_evidence))
        self._credits(setter, article)

    def _credits(self, setter: _Setter, article: Article) -> None:
        """Set who wrote an article, and where it came from unless its body tells that."""
        if article.byline:
            setter.block(self._small, "byline", article.byline)
        roles = {
            "reporters": translate("Article", "记者："),
            "correspondents": translate("Article", "通讯员："),
        }
        for role, names in people_apart(article):
            setter.label(self._small, roles[role] + "、".join(names))
        labels = {"source": translate("Article", "来源："), "dateline": translate("Article", "电头：")}
        for name, text in told_apart(article):
            setter.block(self._small, name, text, label=labels[name])

    def _tail(self, setter: _Setter, article: Article) -> None:
        if article.caption:
            setter.block(self._caption, "caption", article.caption, label=translate("Article", "图片说明  "))
        if article.photo_credit:
            setter.block(
                self._small, "photo_credit", article.photo_credit, label=translate("Article", "图片来源  ")
            )


class _Setter:
    """Appends blocks at a cursor and keeps account of where each field went."""

    def __init__(self, cursor: QTextCursor, composition: Composition) -> None:
        self._cursor = cursor
        self._composition = composition
        self._fresh = True
        self.article = composition.article

    def block(
        self,
        style: Style,
        name: str,
        text: str,
        start: int = 0,
        *,
        paragraph: int | None = None,
        label: str = "",
    ) -> None:
        """Append a field or a piece of one."""
        self._open(style)
        plain = _characters(style)
        if label:
            quiet = QTextCharFormat(plain)
            quiet.setForeground(_faded(style.colour))
            self._cursor.insertText(label, quiet)
        shown = ShownText.of(text)
        self._composition.places.append(
            Place(self.article, name, paragraph, start, shown, self._cursor.position())
        )
        self._cursor.insertText(shown.shown, plain)

    def label(self, style: Style, text: str) -> None:
        """Append words that are not a field of the article."""
        self._open(style)
        self._cursor.insertText(ShownText.of(text).shown, _characters(style))

    def link(self, style: Style, text: str, article_id: str) -> None:
        """Append words that lead to another article."""
        self._open(style)
        look = _characters(style)
        look.setAnchor(True)
        look.setAnchorHref(f"{LINK}:{article_id}")
        self._cursor.insertText(ShownText.of(text).shown, look)

    def rule(self, style: Style) -> None:
        """Append an empty line that the view draws a hairline through."""
        self._open(style)
        self._composition.rule = self._cursor.position()

    def _open(self, style: Style) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(style.leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setTopMargin(style.above)
        block.setBottomMargin(style.below)
        block.setTextIndent(style.indent)
        block.setAlignment(style.align)
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(_characters(style))
            self._fresh = False
        else:
            self._cursor.insertBlock(block, _characters(style))


def opening_of(article: Article) -> str:
    """Return the first words of an article without a headline."""
    return article.paragraphs[0] if article.paragraphs else article.caption or ""


def jump_words(jump: Jump) -> str:
    """Return where a story goes on or comes from, in words."""
    if jump.to_page is not None:
        return translate("Article", "下转{page}").format(page=wording.pages(jump.to_pages))
    return translate("Article", "上接{page}").format(page=wording.pages(jump.from_pages))


def _characters(style: Style) -> QTextCharFormat:
    characters = QTextCharFormat()
    characters.setFont(style.font)
    characters.setForeground(style.colour)
    return characters


def _faded(colour: QColor) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(0.6)
    return faded
