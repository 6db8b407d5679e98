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


def is_row(place: Place) -> bool:
    """Tell whether a line is a row of a table: 青菜 2.5元/斤, right above or below one of as many cells."""
    line = place.line
    if line.width > _WIDEST or not _may_be_row(line):
        return False
    near = (one for one in (place.above, place.below) if one is not None)
    return any(len(one.pieces) == len(line.pieces) and _may_be_row(one) for one in near)


def _may_be_row(line: Line) -> bool:
    """Tell whether a line is words without figures, and behind a blank cells of which each has a figure."""
    if len(line.pieces) == 1 or _FIGURE.search(line.pieces[-1]) is None:
        return False
    name, *cells = line.pieces
    if _FIGURE.search(name) is not None or max(map(len, line.pieces)) > _CELL:
        return False
    return _STOPS.search(line.text) is None and all(_FIGURE.search(cell) is not None for cell in cells)
