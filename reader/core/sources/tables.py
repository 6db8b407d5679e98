"""Rows: lines of a table or list, a word or two and figures, or told by their form, of which no one is a headline."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.items import Story
from reader.core.sources.lines import Line
from reader.core.sources.list_items import LONGEST, are_counted, are_names, is_post, is_score, states_item
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
_FILLS: Final = 2.1
"""By how many hanzi less than the measure a printed line still fills it."""


def is_list_item(place: Place) -> bool:
    """Tell whether a line is an item of a list by its own form; names, posts and scores, below text that has ended.

    A printed line that may go on in the next is none by itself.
    """
    line, text = place.line, place.line.text
    several = len(line.pieces) > _CELLS
    stated = "：" in text or ":" in text
    if not (several or stated or "∶" in text or "-" in text or text[0] == "@") or len(text) > LONGEST:
        return False
    if _goes_on(place):
        return False
    if (several and are_counted(line.pieces)) or (
        stated and (states_item(text) or (several and states_item(line.joined)))
    ):
        return True
    above = place.items[-1] if place.items else None
    if not isinstance(above, Story) or above.unit.headable or not above.unit.closed:
        return _is_among_scores(place)
    return (several and are_names(line.pieces)) or is_post(text) or _is_among_scores(place)


def _goes_on(place: Place) -> bool:
    """Tell whether a printed line fills its column and the next is set tight below it, so that it may go on there."""
    line, below = place.line, place.below
    if place.measure is None or below is None or below.gap or below.indent:
        return False
    return _is_cut(line, place.measure)


def _is_cut(line: Line, measure: float) -> bool:
    return line.width >= measure - _FILLS or line.text[-1] in "、，,"


def ends_list_item(place: Place) -> bool:
    """Tell whether a printed line is where the item of a list goes on that fills the line right above."""
    above = place.items[-1] if place.items else None
    if place.measure is None or place.line.gap or place.line.indent or not isinstance(above, Story):
        return False
    text = above.unit.text
    if not ("：" in text or ":" in text) or not _is_cut(above.unit.line, place.measure):
        return False
    return len(text) <= LONGEST and states_item(text + place.line.text)


def _is_among_scores(place: Place) -> bool:
    """Tell whether a line is the score of a game, right above or below that of another."""
    if not is_score(place.line.joined):
        return False
    near = (one for one in (place.above, place.below) if one is not None)
    return any(is_score(one.joined) for one in near)


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
