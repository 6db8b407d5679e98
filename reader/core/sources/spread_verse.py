"""Verse with a blank line between any two of its lines, so that no stanza shows: found below its author's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reader.core.sources import cues
from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.contributors import may_be_name, states_contributor
from reader.core.sources.credit_words import BULLETS
from reader.core.sources.lines import Line, has_han
from reader.core.sources.units import can_be_headline

_WIDEST: Final = 20.0
_FEWEST: Final = 4
"""How many short lines below an author's name are verse at least: no headline has so many."""
_LONGEST: Final = 240
"""How many lines a poem has at most."""
_TITLE: Final = 3.0
"""How many hanzi the title of one of several short poems has at most."""
_LABEL: Final = 6.0
_FEWEST_UNMARKED: Final = 6
"""The same below a name that nothing marks."""
_NAME: Final = 4.0
"""How many hanzi a name by itself has at most."""
_SHORTEST: Final = 2.0
_WIDER: Final = 1.5
"""By how many hanzi a last line that is a kicker is wider than the widest one of the poem at least."""
_ROW: Final = 12.0
_FAR_WIDER: Final = 3.0
"""How wide each row of a poem of a few is at most, and how much wider the headline of what follows is at least."""
_KIND: Final = re.compile("[(（][\u4e00-\u9fff]{2,5}[)）]$")
"""What kind of verse it is, in brackets behind its title: (朗诵诗), (外一首)."""
_MARKS: Final = re.compile("[，。、；：,;:()（）]")
_SHARE: Final = 0.65
"""How wide the label of what follows a poem is at most, in hanzi and as a share of the poem's mean line."""


def spread_poems(lines: Sequence[Line], bounds: Sequence[float]) -> Iterator[tuple[int, range]]:
    """Yield the place of every author's name that verse stands below, and the places of the verse.

    A name is marked, or stands alone below a headline; then more lines must follow. `bounds` say how wide a line of
    verse is at most in the column of each line.
    """
    runs: list[int] | None = None
    for place, line in enumerate(lines):
        marked = line.text[0] in BULLETS and states_contributor(line)
        if not marked and (line.width > _NAME or not (place and _is_bare_author(line, lines[place - 1]))):
            continue
        if runs is None:
            runs = _run_ends(lines, bounds)
        end = runs[place + 1]
        if end - place > _LONGEST:
            continue
        if end < len(lines) and not _is_headline(lines[end]):
            end = _without_headline(lines, place + 1, end)
        fewest = _FEWEST if marked else _FEWEST_UNMARKED
        if (
            end - place > fewest
            or _is_metric(lines[place + 1 : end])
            or _is_below_headline(lines, place, end)
        ):
            yield place, range(place + 1, end)
        elif end <= place + 1 and _is_in_one_line(lines, place + 1):
            yield place, range(place + 1, place + 2)


def _run_ends(lines: Sequence[Line], bounds: Sequence[float]) -> list[int]:
    """Return for every place the end of the lines set apart that begin there and may be verse."""
    ends = [len(lines)] * (len(lines) + 1)
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        ends[place] = ends[place + 1] if line.gap and _may_be_verse(line, bounds[place]) else place
    return ends


def _is_bare_author(line: Line, above: Line) -> bool:
    """Tell whether a short line is nothing but a name, below what can be the title of a poem, which is set apart."""
    if not (above.gap and may_be_name(line)):
        return False
    if above.text[0] in BULLETS or states_contributor(above):
        return False  # the author is named, and the word is the poem's title
    title = _KIND.sub("", above.text)
    return len(above.pieces) == 1 and _SHORTEST <= above.width <= _WIDEST and _MARKS.search(title) is None


def _is_below_headline(lines: Sequence[Line], author: int, end: int) -> bool:
    """Tell whether the few short rows below a name are too many for a headline with the far wider one below them."""
    if end - author <= _FEWEST or end >= len(lines):
        return False
    rows = [line.width for line in lines[author + 1 : end]]
    return max(rows) <= _ROW and lines[end].gap > 0 and lines[end].width >= max(rows) + _FAR_WIDER


def _is_headline(line: Line) -> bool:
    """Tell whether a line of more parts set apart below short lines is the headline that follows them, or its kicker."""
    if len(line.pieces) < 2 or not line.gap or not can_be_headline(line.text, line.width):
        return False
    return not is_byline_line(line.text) and read_lead(line.text) is None


def _is_in_one_line(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line below a name is a whole poem, its rows set apart by blanks, above what is set apart from it."""
    if place >= len(lines) or not lines[place].gap or (place + 1 < len(lines) and not lines[place + 1].gap):
        return False
    rows = lines[place].pieces
    return len(rows) >= _FEWEST and all(row.isalpha() and len(row) <= _ROW for row in rows)


def _is_metric(run: Sequence[Line]) -> bool:
    """Tell whether lines are those of a regular poem: four or eight of five or seven hanzi each."""
    return (
        len(run) in (4, 8) and len({len(line.joined) for line in run}) == 1 and len(run[0].joined) in (5, 7)
    )


def _may_be_verse(line: Line, bound: float) -> bool:
    """Tell whether a line is short and in one piece, and neither names an author nor opens a story."""
    if (
        line.width > min(bound, _WIDEST)
        or len(line.pieces) > 1
        or "。" in line.text[:-1]
        or not has_han(line.text)
    ):
        return False
    if line.text[0] in BULLETS or line.text[0] in "(（【" or cues.is_particular(line.text):
        return False
    return not is_byline_line(line.text) and read_lead(line.text) is None


def _without_headline(lines: Sequence[Line], first: int, end: int) -> int:
    """Return where a poem ends above the headline of what follows it, and above the label or kicker over that."""
    end -= 1
    if end - first > _FEWEST + 1:
        widest = max(line.width for line in lines[first : end - 1])
        if lines[end - 1].width >= widest + _WIDER:
            return end - 1
    if end - first <= _FEWEST:
        return end
    rows = [line.width for line in lines[first : end - 1] if line.width > _TITLE]
    mean = sum(rows) / max(1, len(rows))
    label = lines[end - 1]
    short = cues.is_short_label(label.text) and label.width <= _LABEL
    return end - (short and label.width <= mean * _SHARE)
