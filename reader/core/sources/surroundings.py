"""Surroundings: the text above and below a line that belongs to the same story, found without walking it line by line.

Pages of printed lines have many short lines near each other, and each is compared with much of the same text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from reader.core.sources.units import Unit

_BEFORE: Final = 500
_AFTER: Final = 240
"""How many characters before and after a line are looked at."""
LINES: Final = 48
"""How many lines above and below it are looked at, at most."""
_HEADS: Final = 4
"""How many lines away a headline above a line may begin that the line belongs to."""


class Surroundings:
    """The text around every unit of a page; `fills` says which printed lines have the width of body text."""

    def __init__(self, units: Sequence[Unit], fills: Sequence[bool]) -> None:
        self._units = units
        self._texts = [unit.text[-_BEFORE:] for unit in units]
        self._begins = [0, *accumulate(map(len, self._texts))]
        """Where each text would begin if all stood in a row."""
        self._ends = [0, *accumulate(min(len(unit.text), _AFTER) for unit in units)]
        """Where the beginnings of the texts would, in a row of their own."""
        self._story = _first_of_story(units)
        self._last = _last_of_text(units, fills)

    def before(self, index: int) -> list[str]:
        """Return the lines above a line down from the beginning of its story; short lines right above left out."""
        place = index - 1
        while place >= 0 and self._short(place) and index - place < _HEADS:
            place -= 1
        if place < 0:  # nothing but short lines stands above
            return []
        enough = bisect_right(self._begins, self._begins[place + 1] - _BEFORE) - 1
        return self._texts[max(self._story[place], place - LINES + 1, enough) : place + 1]

    def after(self, index: int) -> list[str]:
        """Return the lines from one on up to the next that can be a headline, or to the end of the story."""
        enough = bisect_left(self._ends, self._ends[index] + _AFTER)
        end = min(self._last[index] + 1, index + LINES, enough)
        return [unit.text[:_AFTER] for unit in self._units[index:end]]

    def _short(self, place: int) -> bool:
        return self._units[place].headable and not self._units[place].closed


def _first_of_story(units: Sequence[Unit]) -> list[int]:
    """For every unit return the first that can stand in one story with it: behind an end, or right below an item."""
    out: list[int] = []
    first = 0
    for index, unit in enumerate(units):
        if index and units[index - 1].finished:
            first = index
        if unit.ended_before:
            first = index
        out.append(first)
    return out


def _last_of_text(units: Sequence[Unit], fills: Sequence[bool]) -> list[int]:
    """For every unit return the last one of the text that goes on from it."""
    out: list[int] = []
    last = len(units) - 1
    for index in range(len(units) - 1, -1, -1):
        unit = units[index]
        if unit.finished or unit.signed:
            last = index
        out.append(last)
        if index and (unit.lead or (unit.headable and not fills[index] and units[index - 1].closed)):
            last = index - 1
    out.reverse()
    return out
