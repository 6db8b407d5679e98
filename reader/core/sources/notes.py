"""Editors' notes: the lines of one, and where their words are only the label of a column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues
from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.contributors import may_be_name, states_contributor
from reader.core.sources.credit_words import BULLETS
from reader.core.sources.items import Item, Note
from reader.core.sources.lines import Line, ends_sentence, retold
from reader.core.sources.reflow import cut_pieces
from reader.core.sources.units import can_be_headline

_LABEL: Final = 6
_SHORTER: Final = 2.6
"""By how many hanzi less than the measure a printed line still reaches it."""


def labels_signed(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the words of an editors' note label a column: a headline and its author's name stand below them."""
    if len(lines[index].joined) > _LABEL or index + 2 >= len(lines):
        return False
    title, author = lines[index + 1 : index + 3]
    if not title.gap or not can_be_headline(title.text, title.width):
        return False
    marked = author.text[0] in BULLETS and may_be_name(
        retold(author, author.text.lstrip(BULLETS + " \u3000"))
    )
    return marked or states_contributor(author) or is_byline_line(author.text)


def read_note(lines: Sequence[Line], index: int, page_measure: float | None, items: list[Item]) -> int:
    """Read an editors' note with the lines it goes on in; return the index after it."""
    taken = [lines[index]]
    index += 1
    while index < len(lines) and len(taken) < 200:
        last = taken[-1]
        heading_only = len(taken) == 1 and len(last.joined) <= 8
        ended = ends_sentence(last.text) and not (_is_full(last, page_measure) and not lines[index].gap)
        if ended or (can_be_headline(lines[index].text, lines[index].width) and len(last.joined) > 40):
            break
        if read_lead(lines[index].text) is not None or is_byline_line(lines[index].text):
            break
        if not heading_only and not ends_sentence(last.text) and cues.is_editor_note(lines[index].text):
            break
        taken.append(lines[index])
        index += 1
    pieces = tuple(tuple(cut_pieces(line, line.pieces, page_measure)) for line in taken)
    items.append(Note(tuple(taken), pieces))
    return index


def _is_full(line: Line, page_measure: float | None) -> bool:
    """Tell whether a printed line reaches the measure, so that a sentence that ends with it need not end more."""
    return page_measure is not None and line.width >= page_measure - _SHORTER
