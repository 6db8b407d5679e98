"""How hits are laid over an article: which of them are drawn, in which look, at what cost."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from reader.ui.theme import Theme

Range = tuple[int, int]
"""Where something begins and ends in a document."""
DRAWN_AT_ONCE: Final = 1000
"""Of more hits than these only the ones around what is in sight are drawn: each costs a moment at every key typed."""


def look(theme: Theme, ground: str, text: str = "") -> QTextCharFormat:
    """Return a look: the colours of the ground and, if it has one of its own, of the text."""
    made = QTextCharFormat()
    made.setBackground(theme.colour(ground))
    if text:
        made.setForeground(theme.colour(text))
    return made


def numbered_around(ranges: Sequence[Range], position: int) -> list[tuple[int, Range]]:
    """Return the ranges around a position that are to be drawn, each with its number."""
    here = bisect_left(ranges, (position, 0))
    first = max(0, min(here - DRAWN_AT_ONCE // 2, len(ranges) - DRAWN_AT_ONCE))
    return list(enumerate(ranges[first : first + DRAWN_AT_ONCE], first))


def selections(
    document: QTextDocument, ranges: Iterable[tuple[Range, QTextCharFormat]]
) -> list[QTextEdit.ExtraSelection]:
    """Return ranges of a document with the looks they are drawn in.

    One cursor goes through them, in a block of edits that edits nothing: outside one every step of a cursor makes
    Qt look up where on its line it stands, and thousands of hits in a long article take many times as long.
    """
    found = []
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for (start, end), how in ranges:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor  # takes a copy
        selection.format = how
        found.append(selection)
    cursor.endEditBlock()
    return found
