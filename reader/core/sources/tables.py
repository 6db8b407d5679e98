"""Tables: rows set alike, a word or two and figures, of which no one is a headline."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.lines import Line
from reader.core.sources.places import Place

_STOPS: Final = re.compile("[，。；！？,;!?]")
_FIGURE: Final = re.compile(r"\d")
_WIDEST: Final = 40.0
_CELL: Final = 16
"""How many characters each cell of a row has at most."""
_CELLS: Final = 2
"""How many cells stand behind a number at least that a row begins with: 18053 01 05."""
_ROWS: Final = 2
_HEADING: Final = 3
_LONGEST: Final = 6
"""Above how many rows the heading of a table stands, how many cells it has at least, and how long each is at most."""


def is_row(place: Place) -> bool:
    """Tell whether a line is a row of a table: 青菜 2.5元/斤, right above or below one of as many cells, or heads two."""
    line = place.line
    if line.width > _WIDEST:
        return False
    if _heads_rows(place):
        return True
    if not _may_be_row(line):
        return False
    near = (one for one in (place.above, place.below) if one is not None)
    return any(len(one.pieces) == len(line.pieces) and _may_be_row(one) for one in near)


def _may_be_row(line: Line) -> bool:
    """Tell whether a line is words or a number, and behind a blank cells of which each has a figure."""
    if len(line.pieces) == 1 or _FIGURE.search(line.pieces[-1]) is None:
        return False
    name, *cells = line.pieces
    if max(map(len, line.pieces)) > _CELL or _STOPS.search(line.text) is not None:
        return False
    if _FIGURE.search(name) is not None:
        return len(cells) >= _CELLS and name.isdigit()  # a rank or a day stands in front
    return all(_FIGURE.search(cell) is not None for cell in cells)


def _heads_rows(place: Place) -> bool:
    """Tell whether a line is the heading of a table: short words, a cell each, right above two rows."""
    line, rows = place.line, place.lines[place.index + 1 : place.index + 3]
    if len(rows) < _ROWS or len(line.pieces) < _HEADING or max(map(len, line.pieces)) > _LONGEST:
        return False
    if _FIGURE.search(line.text) is not None or _STOPS.search(line.text) is not None:
        return False
    first, second = rows
    return len(first.pieces) == len(second.pieces) >= len(line.pieces) and all(map(_may_be_row, rows))
