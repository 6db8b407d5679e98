"""Articles on paper: set in columns of lines, broken into pages, with a foot that says where they come from.

Everything is set in tenths of a point, whatever the device, so that preview, printer and PDF break alike.
Only one article is held at a time: a whole year needs no more memory than its longest article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtPrintSupport import QPrinter

from reader.core.errors import BaokuError
from reader.core.handing import Handout, Piece
from reader.ui.language import translate
from reader.ui.text_offsets import ShownText
from reader.ui.typography import Typography

UNITS: Final = 10
"""Units to a point."""
POINTS_TO_AN_INCH: Final = 72
BODY_POINTS: Final = 10.5
LEADING: Final = 165
MARGINS_MM: Final = (31.0, 22.0, 31.0, 20.0)
"""Left, top, right, bottom: forty hanzi of 10.5 pt across A4."""
FOOT: Final = 26 * UNITS
GAP: Final = 26 * UNITS
"""Room between two articles on a page."""
BLACK, GREY, PALE = QColor("#000000"), QColor("#555555"), QColor("#b0b0b0")
PDF_DPI: Final = 1200
HEADLINE: Final = QTextFormat.Property.UserProperty.value + 1
"""Marks the lines above the body: they do not stand at the end of a page."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that stay on one page: from where to where in their document, in units."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How much room the lines take."""
        return self.bottom - self.top


@dataclass(slots=True)
class _Run:
    """Neighbouring groups of one document on one page, and where they begin on it."""

    top: float
    bottom: float
    at: float


@dataclass(slots=True)
class Press:
    """Sets articles on the pages of a device. `face` gives the families of the body, `imprint` stands at the foot."""

    device: QPagedPaintDevice
    families: Sequence[str]
    imprint: str
    page: int = 1
    _at: float = 0.0
    _painter: QPainter = field(default_factory=QPainter)

    def print(self, pieces: Iterable[Piece]) -> int:
        """Print articles one after the other; return the number of pages.

        What the pieces' iterator raises goes through. Raises BaokuError (print.failed) if the device takes nothing.
        """
        if not self._painter.begin(self.device):
            raise BaokuError("print.failed")
        try:
            scale = self.device.logicalDpiX() / POINTS_TO_AN_INCH / UNITS
            self._painter.scale(scale, scale)
            room = self._painter.window().size()
            self._width, self._height = room.width() / scale, room.height() / scale - FOOT
            for piece in pieces:
                self._put(piece)
            self._foot()
        finally:
            self._painter.end()
        return self.page

    _width: float = 0.0
    _height: float = 0.0

    def _put(self, piece: Piece) -> None:
        document = set_piece(piece, self._width, self.families)
        if self._at:
            self._at += GAP
        run: _Run | None = None
        for group in _fitting(groups(document), self._height):
            if self._at + group.height > self._height and self._at:
                self._draw(document, run)
                run = None
                self._turn()
            if run is None:
                run = _Run(group.top, group.top, self._at)
            run.bottom = group.bottom
            self._at += group.height
        self._draw(document, run)

    def _draw(self, document: QTextDocument, run: _Run | None) -> None:
        if run is None:
            return
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = _ink()
        context.clip = QRectF(0, run.top, self._width, run.bottom - run.top)
        self._painter.save()
        self._painter.translate(QPointF(0, run.at - run.top))
        self._painter.setClipRect(context.clip)
        document.documentLayout().draw(self._painter, context)
        self._painter.restore()

    def _turn(self) -> None:
        self._foot()
        self.device.newPage()
        self.page += 1
        self._at = 0.0

    def _foot(self) -> None:
        """Draw a hairline, where the page comes from, and its number."""
        base = self._height + FOOT
        self._painter.save()
        self._painter.setFont(_font(self.families, 8))
        line = QRectF(0, base - 12 * UNITS, self._width, 12 * UNITS)
        self._painter.setPen(PALE)
        self._painter.drawLine(
            QPointF(0, line.top() - 3 * UNITS), QPointF(self._width, line.top() - 3 * UNITS)
        )
        self._painter.setPen(GREY)
        low = Qt.AlignmentFlag.AlignBottom
        self._painter.drawText(line, int(low | Qt.AlignmentFlag.AlignLeft), self.imprint)
        self._painter.drawText(line, int(low | Qt.AlignmentFlag.AlignRight), str(self.page))
        self._painter.restore()


def imprint(handout: Handout) -> str:
    """Return what stands at the foot of every page: the library and the day."""
    return translate("Printing", "{library} · 由报库打印于 {date}").format(
        library=ShownText.of(handout.library).shown, date=handout.made
    )


def families(typography: Typography) -> list[str]:
    """Return the faces that articles are printed in, the first one at hand being used."""
    return typography.body(100).families()


def page_layout() -> QPageLayout:
    """Return A4, upright, with our margins."""
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(*MARGINS_MM),
        QPageLayout.Unit.Millimeter,
    )


def prepare(printer: QPrinter, title: str) -> None:
    """Give a printer our page and the document's name."""
    printer.setPageLayout(page_layout())
    printer.setDocName(title)
    printer.setCreator("Baoku")


def pdf(handout: Handout, faces: Sequence[str], words: str) -> tuple[bytes, int]:
    """Return articles as a PDF file and its number of pages; `words` stand at the foot. May run on any thread.

    What the pieces' iterator raises goes through.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PDF_DPI)
    writer.setPageLayout(page_layout())
    writer.setTitle(handout.title)
    writer.setCreator("Baoku")
    count = Press(writer, faces, words).print(handout.pieces)
    buffer.close()
    return bytes(data.data()), count


# ── setting ───────────────────────────────────────────────────────────────────────────────────────────


def set_piece(piece: Piece, width: float, faces: Sequence[str]) -> QTextDocument:
    """Return an article set in lines of a width: headlines, source line, body, notes, citation. All is plain text."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)

    def add(text: str, points: float, *, bold: bool = False, tone: QColor = BLACK, above: float = 0,
            below: float = 0, indent: bool = False, leading: int = 135, middle: bool = False,
            keep: bool = False) -> None:  # fmt: skip
        block = QTextBlockFormat()
        block.setTopMargin(above * UNITS)
        block.setBottomMargin(below * UNITS)
        block.setTextIndent(2 * points * UNITS if indent else 0)
        block.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        plain = Qt.AlignmentFlag.AlignJustify if indent else Qt.AlignmentFlag.AlignLeft
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter if middle else plain)
        block.setNonBreakableLines(False)
        if keep:
            block.setProperty(HEADLINE, True)
        look = QTextCharFormat()
        look.setFont(_font(faces, points, bold=bold))
        look.setForeground(tone)
        if cursor.position():
            cursor.insertBlock(block, look)
        else:
            cursor.setBlockFormat(block)
        cursor.insertText("\u2028".join(ShownText.of(line).shown for line in text.split("\n")), look)

    if piece.kicker:
        add(piece.kicker, 11, tone=GREY, middle=True, below=2, keep=True)
    add(piece.headline, 18, bold=True, middle=True, leading=125, below=3, keep=True)
    if piece.subtitle:
        add(piece.subtitle, 11.5, middle=True, below=3, keep=True)
    add(piece.place, 9, tone=GREY, middle=True, above=3, below=10, keep=True)
    for paragraph in piece.paragraphs:
        add(paragraph, BODY_POINTS, indent=True, leading=LEADING)
    for rest in piece.rest:
        add(rest.seam, 9, tone=GREY, above=5, below=7, middle=True)
        for paragraph in rest.paragraphs:
            add(paragraph, BODY_POINTS, indent=True, leading=LEADING)
        for note in rest.notes:
            add(note, 9, tone=GREY, above=4)
    for note in piece.notes:
        add(note, 9, tone=GREY, above=4)
    add(piece.citation, 8.5, tone=GREY, above=10)
    document.setTextWidth(width)
    document.size()  # sets all lines
    return document


def groups(document: QTextDocument) -> Iterator[Group]:
    """Yield a document's lines in groups that stay together: the headlines with the first lines of the body,
    the first two and the last two lines of every paragraph.
    """
    tops: list[float] = []
    starts = [0]
    block = document.begin()
    led = False
    while block.isValid():
        layout, first = block.layout(), len(tops)
        tops += [layout.position().y() + layout.lineAt(line).y() for line in range(layout.lineCount())]
        headline = block.blockFormat().hasProperty(HEADLINE)
        if not headline:
            starts += [first + start for start in _starts(len(tops) - first) if start or not led]
        led = headline
        block = block.next()
    starts = sorted(set(starts))
    ends = [*(tops[start] for start in starts[1:]), document.size().height()]
    yield from (Group(tops[start], end) for start, end in zip(starts, ends, strict=True))


def _fitting(found: Iterator[Group], most: float) -> Iterator[Group]:
    """Cut groups that are taller than a page."""
    for group in found:
        top = group.top
        while group.bottom - top > most:
            yield Group(top, top + most)
            top += most
        yield Group(top, group.bottom)


def _starts(lines: int) -> Sequence[int]:
    """Return at which lines of a paragraph a page may begin: no line of it stands alone on a page."""
    return (0,) if lines <= 3 else (0, *range(2, lines - 1))


def _font(faces: Sequence[str], points: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(list(faces))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(round(points * UNITS))
    font.setBold(bold)
    return font


def _ink() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, BLACK)
    return palette
