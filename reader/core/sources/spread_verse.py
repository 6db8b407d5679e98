"""Verse with a blank line between any two of its lines, so that no stanza shows: found below its author's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reader.core.sources import cues
from reader.core.sources.bylines import BULLETS, is_byline_line, read_lead
from reader.core.sources.contributors import states_contributor
from reader.core.sources.lines import Line, has_han

_WIDEST: Final = 20.0
_FEWEST: Final = 4
"""How many short lines below an author's name are verse at least: no headline has so many."""
_TITLE: Final = 3.0
"""How many hanzi the title of one of several short poems has at most."""
_LABEL: Final = 6.0
_SHARE: Final = 0.65
"""How wide the label of what follows a poem is at most, in hanzi and as a share of the poem's mean line."""


def spread_poems(lines: Sequence[Line]) -> Iterator[tuple[int, range]]:
    """Yield the place of every marked author's name that verse stands below, and the places of the verse."""
    for place, line in enumerate(lines):
        if line.text[0] not in BULLETS or not states_contributor(line):
            continue
        end = place + 1
        while end < len(lines) and lines[end].gap and _may_be_verse(lines[end]):
            end += 1
        if end < len(lines):
            end = _without_headline(lines, place + 1, end)
        if end - place > _FEWEST:
            yield place, range(place + 1, end)


def _may_be_verse(line: Line) -> bool:
    """Tell whether a line is short and in one piece, and neither names an author nor opens a story."""
    if line.width > _WIDEST or len(line.pieces) > 1 or "。" in line.text[:-1] or not has_han(line.text):
        return False
    if line.text[0] in BULLETS or line.text[0] in "(（【" or cues.is_particular(line.text):
        return False
    return not is_byline_line(line.text) and read_lead(line.text) is None


def _without_headline(lines: Sequence[Line], first: int, end: int) -> int:
    """Return where a poem ends above the headline of what follows it, and above the label over that."""
    end -= 1
    if end - first <= _FEWEST:
        return end
    rows = [line.width for line in lines[first : end - 1] if line.width > _TITLE]
    mean = sum(rows) / max(1, len(rows))
    label = lines[end - 1]
    short = cues.is_short_label(label.text) and label.width <= _LABEL
    return end - (short and label.width <= mean * _SHARE)
