"""Documents for Word and WPS, by python-docx."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO, Final

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from reader.core.export.handouts import Handout, Piece

if TYPE_CHECKING:
    from docx.document import Document

BODY_FONT: Final = "宋体"
HEADING_FONT: Final = "黑体"
BODY_SIZE: Final = 12


def write_docx(handout: Handout, file: BinaryIO) -> int:
    """Write a document as Office Open XML; return the number of articles in it.

    Raises whatever the pieces' iterator raises. The document is built in memory, as its format asks.
    """
    document = docx.Document()
    _set_fonts(document)
    document.core_properties.title = handout.title[:255]
    document.core_properties.author = handout.library[:255]
    document.add_heading(_text(handout.title), 0)
    count = 0
    for piece in handout.pieces:
        _add(document, piece)
        count += 1
    document.add_paragraph(_text(handout.colophon(count)))
    document.save(file)
    return count


def _add(document: Document, piece: Piece) -> None:
    if piece.kicker:
        document.add_paragraph(_text(piece.kicker))
    document.add_heading(_text(piece.headline), 1)
    if piece.subtitle:
        document.add_paragraph(_text(piece.subtitle))
    document.add_paragraph(_text(piece.place))
    _add_body(document, piece.paragraphs)
    for rest in piece.rest:
        document.add_paragraph(_text(rest.seam)).alignment = WD_ALIGN_PARAGRAPH.CENTER
        _add_body(document, rest.paragraphs)
        for note in rest.notes:
            document.add_paragraph(_text(note))
    for note in (*piece.notes, piece.citation):
        document.add_paragraph(_text(note))


def _add_body(document: Document, paragraphs: Iterable[str]) -> None:
    for paragraph in paragraphs:
        document.add_paragraph(_text(paragraph)).paragraph_format.first_line_indent = Pt(2 * BODY_SIZE)


def _text(text: str) -> str:
    """Return a text as XML can hold it: halves of surrogate pairs and the two non-characters become U+FFFD."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" or c in "\ufffe\uffff" else c for c in text)


def _set_fonts(document: Document) -> None:
    for name, font, size in (
        ("Normal", BODY_FONT, BODY_SIZE),
        ("Heading 1", HEADING_FONT, 16),
        ("Title", HEADING_FONT, 20),
    ):
        style = document.styles[name]
        style.font.name = font
        style.font.size = Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
