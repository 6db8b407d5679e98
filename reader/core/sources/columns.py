"""Columns: how wide the printed lines of each part of a page are, as stories are set in columns of their own width.

A run of lines of nearly one width, most of them running on into the next, is text in a column of that width,
whatever the width of the other columns. The runs are found as the cheapest division of the page into stretches of
one measure each (dynamic programming as in Viterbi 1967), in time that grows with the number of lines.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.core.sources.lines import Line, ends_sentence, usual_gap
from reader.core.sources.reflow import WIDEST_COLUMN, pages_measure

_NARROWEST: Final = 9
"""How many hanzi a column has at least: narrower runs are verse, names or the lines of a headline."""
_NEAR: Final = 1.5
"""By how many hanzi a line that fills its column may be narrower or wider: a stop that hangs, a word not divided."""
_LOST: Final = 3.6
"""By how many hanzi less than the measure the first line of a paragraph stays whose indent is lost."""
_ODD: Final = 3
_WIDER: Final = 2
"""How many lines of one other width, or wider ones, must follow on each other before other measures are looked for."""
_FULL: Final = 3
_TEXT: Final = 56.0
"""How many lines that fill it a column has at least, and how many hanzi they hold."""
_LINES: Final = 8
_EVEN: Final = 0.5
_VERSE: Final = 16
"""Narrower lines may be verse unless most are as wide as each other, or so nearly, and three run on."""
_STOPS: Final = re.compile("[，。、；：？！,;:?!]")
_HANGING: Final = frozenset('，。、；：？！”’）》,.;:?!)"')
_LAST: Final = frozenset("。；？！;?!")

# What it costs to read a line in a column that it does not fill, and to begin another column.
_LEANS: Final = 0.4
_OVER: Final = 1.2
_TOO_WIDE: Final = 3.0
_ENDING: Final = 1.2
_OPENING: Final = 0.5
_TOO_SHORT: Final = 2.5
_ANEW: Final = 3.5
_ANEW_TIGHT: Final = 6.0


def local_measures(lines: Sequence[Line]) -> list[float] | None:
    """Return the measure, in hanzi, of the column that each printed line stands in; None where lines are blocks."""
    common = pages_measure(lines)
    if common is None and not _are_printed(lines):
        return None
    widths = [line.width + 2.0 * line.indent for line in lines]
    if common is not None and not _has_odd_run(widths, common):
        return [common] * len(lines)
    counts = Counter(int(value + 0.5) for value in widths if _NARROWEST <= value <= WIDEST_COLUMN)
    candidates = [
        value
        for value in sorted(counts)
        if counts[value] > 1 and counts[value - 1] + counts[value] + counts[value + 1] >= _FULL
    ]
    if not candidates:
        return None if common is None else [common] * len(lines)
    usual = usual_gap(lines)
    found = _divide(lines, widths, candidates, usual)
    out = _with_boundaries(lines, widths, _checked(lines, widths, found, common, usual), usual)
    if common is not None:
        return [value if value is not None and abs(value - common) > 1.0 else common for value in out]
    return _if_text(widths, out)


def _are_printed(lines: Sequence[Line]) -> bool:
    """Tell whether a text can be printed lines of several measures: next to none is wider than a column."""
    wide = sum(line.width for line in lines if line.width > WIDEST_COLUMN)
    return len(lines) >= _LINES and wide * 10 <= sum(line.width for line in lines)


def _has_odd_run(widths: Sequence[float], common: float) -> bool:
    """Tell whether lines of one width that is not the common one, or of a greater one, follow on each other."""
    run = 0
    last = 0.0
    for value in widths:
        if abs(value - common) <= _NEAR or value < _NARROWEST - _NEAR:
            run = 0
        else:
            wider = value > common and last > common + _NEAR
            run = run + 1 if wider or abs(value - last) <= _NEAR else 1
            if run >= (_WIDER if wider else _ODD):
                return True
        last = value
    return False


def _divide(
    lines: Sequence[Line], widths: Sequence[float], candidates: Sequence[int], usual: int
) -> list[int]:
    """Return for every line the measure of its column in the cheapest division of a page into columns."""
    costs = [0.0] * len(candidates)
    steps: list[tuple[list[float], int, float]] = []
    opening = True
    misfits: dict[tuple[float, bool, bool, bool], list[float]] = {}
    for line, wide in zip(lines, widths, strict=True):
        ended = ends_sentence(line.text)
        apart = line.gap > usual
        form = (wide, line.text[-1] in _HANGING, ended, opening or apart)
        own = misfits.get(form)
        if own is None:
            own = misfits[form] = [_misfit(*form, measure) for measure in candidates]
        best = min(costs)
        place = costs.index(best)
        anew = best + (_ANEW if apart else _ANEW_TIGHT)
        steps.append((costs, place, anew))
        costs = [(kept if kept <= anew else anew) + by for kept, by in zip(costs, own, strict=True)]
        opening = ended
    place = costs.index(min(costs))
    out: list[int] = []
    for before, cheapest, anew in reversed(steps):
        out.append(candidates[place])
        place = place if before[place] <= anew else cheapest
    out.reverse()
    return out


def _misfit(wide: float, hanging: bool, ended: bool, opens: bool, measure: int) -> float:
    """Return what it costs to read a line of a width in a column of a measure.

    `hanging`: it ends with a stop that may hang over the measure; `ended`: with one that may end a paragraph;
    `opens`: a paragraph may begin with it.
    """
    by = wide - measure
    if -_NEAR <= by <= 0.0:
        return -by * _LEANS
    if 0.0 < by <= _NEAR:
        return by * (_LEANS if hanging else _OVER)
    if by > 0:
        return _TOO_WIDE
    if ended:
        return _ENDING
    return _OPENING if opens and by >= -_LOST else _TOO_SHORT


def _checked(
    lines: Sequence[Line],
    widths: Sequence[float],
    found: Sequence[int],
    common: float | None,
    usual: int,
) -> list[float | None]:
    """Return the measures found where text runs on in lines of that width, and elsewhere the common one."""
    out: list[float | None] = []
    for measure, run in itertools.groupby(range(len(lines)), key=found.__getitem__):
        places = list(run)
        full = [index for index in places if abs(widths[index] - measure) <= _NEAR]
        text = len(full) >= _FULL and len(full) * measure >= _TEXT and _runs_on([lines[one] for one in full])
        if text and measure < _VERSE:
            even = sum([abs(widths[index] - measure) <= _EVEN for index in full])
            text = even * 2 > len(full) and _runs_tight(lines, full, usual)
        out.extend([float(measure) if text else common] * len(places))
    return out


def _runs_on(full: Sequence[Line]) -> bool:
    """Tell whether lines that fill their column have the stops of text, and most of them go on in the next."""
    stops = sum([_STOPS.search(line.text) is not None for line in full])
    return stops * 5 >= len(full) * 2 and sum([line.text[-1] in _LAST for line in full]) * 2 <= len(full)


def _runs_tight(lines: Sequence[Line], full: Sequence[int], usual: int) -> bool:
    """Tell whether three full lines follow on each other without a blank line, as text does and stanzas may not."""
    return any(
        third == second + 1 == first + 2 and lines[second].gap <= usual and lines[third].gap <= usual
        for first, second, third in zip(full, full[1:], full[2:], strict=False)
    )


def _with_boundaries(
    lines: Sequence[Line], widths: Sequence[float], found: Sequence[float | None], usual: int
) -> list[float | None]:
    """Return the measures with the lines between two columns divided: what is set apart belongs to the column below.

    These are a paragraph's short end in the column above, and the headline and opening of the text below.
    """
    out = list(found)
    for index in range(1, len(out)):
        above, below = found[index - 1], found[index]
        if above == below or above is None or below is None:
            continue
        first = index
        while first > 0 and found[first - 1] == above and abs(widths[first - 1] - above) > _NEAR:
            first -= 1
        last = index
        while last < len(out) and found[last] == below and abs(widths[last] - below) > _NEAR:
            last += 1
        cut = next((place for place in range(first, last + 1) if _is_apart(lines, place, usual)), index)
        out[first:cut] = [above] * (cut - first)
        out[cut:last] = [below] * (last - cut)
    return out


def _is_apart(lines: Sequence[Line], place: int, usual: int) -> bool:
    """Tell whether a line is set apart from the one before."""
    return place < len(lines) and lines[place].gap > usual


def _if_text(widths: Sequence[float], found: Sequence[float | None]) -> list[float] | None:
    """Return the measures with the gaps between columns filled, if half of a page's text fills its columns.

    The first line of a paragraph whose indent is lost fills it too.
    """
    full = sum(
        wide
        for wide, measure in zip(widths, found, strict=True)
        if measure is not None and measure - _LOST <= wide <= measure + _NEAR
    )
    if full * 2 < sum(widths):
        return None
    out: list[float] = []
    last = next(measure for measure in reversed(found) if measure is not None)
    for measure in reversed(found):
        last = measure if measure is not None else last
        out.append(last)
    out.reverse()
    return out
