"""What the lines of a page show together: the lines of body text, subheads made alike, whose story a line stands in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.lines import Line, usual_gap
from reader.core.sources.surroundings import Surroundings
from reader.core.sources.units import Unit

_STOP: Final = re.compile("[，,；;]")
_COLON: Final = re.compile("[^:：]{1,6}[:：]")
"""A short word in front of a colon: 骗局一:…, 起步:…."""
_KEYWORD: Final = 2
"""How many hanzi the word before the blank of a subhead has: 查险 每半小时一趟."""
_SHORT_KEY: Final = 3
_SERIES: Final = 3
"""How long a key with its colon is at most, and how many headings with one as long make a series."""
_KEYED: Final = 12
"""How many lines away another line may be that begins with a word and a colon as one does."""
_SAMPLES: Final = 6
_LOST: Final = 4
_SURELY: Final = 3
"""From how many paragraphs on, and how many times as many as others, their first lines show how a page sets them."""
_NEXT: Final = 3
"""With how many short lines above it a subhead is compared, as a caption or another subhead may stand between."""
_FAR: Final = 80
"""How many lines above a line the story that named its author may have begun."""


class Page:
    """What the lines of a page show together.

    `full`: on a page of printed lines, whether a unit's last piece fills the measure. `fills`: whether a printed
    line has the width of body text. `ahead`: for every unit the next one, near, that cannot be a headline.
    `listed`: whether it is one of the lines that a colon at the end of a text announces, `items`: of a list that the
    text says to be one. `midway`: where blanks show the printed lines, whether the text right below a line goes on
    with a paragraph, so that the line is no headline of it. `lost_indents`: whether those lines show that paragraphs
    had an indent; `flush_blocks`: that they had none.

    What only matters where the words around a headline are compared is found when it is first asked for.
    """

    def __init__(self, units: Sequence[Unit], indented: bool, printed: bool) -> None:
        self._units, self.indented, self.printed = units, indented, printed
        self.usual_gap = usual_gap([unit.line for unit in units])
        self.full = [unit.pieces[-1].full for unit in units] if printed else []
        self.fills = (
            [_fills_column(units, index, self) for index in range(len(units))]
            if printed
            else [False] * len(units)
        )
        self.flush = printed and not indented and _is_flush(units)
        self.ahead = _next_bodies(units, self)
        self.listed = _listed(units)
        self.items = _items(units, self)
        self.lost_indents = not printed and _has_lost_indents(units)
        self.flush_blocks = not (printed or indented or self.lost_indents) and _has_flush_blocks(units)
        self.midway = _midway(units) if self.lost_indents else [False] * len(units)

    @cached_property
    def around(self) -> Surroundings:
        """The text above and below every unit."""
        return Surroundings(self._units, self.fills)

    @cached_property
    def siblings(self) -> list[float]:
        """For every unit how much another line nearby has the same shape."""
        return _siblings(self._units, self)

    @cached_property
    def context(self) -> list[int]:
        """Whether a unit stands in a story that named its author (1), behind stories that did not (-1), or neither (0)."""
        return _contexts(self._units)

    @cached_property
    def heads(self) -> list[str]:
        """The headline of the last story that surely began before a unit."""
        return _story_heads(self._units)

    @cached_property
    def features(self) -> list[bool]:
        """Whether a unit stands in a story whose headline says that it is a report or portrait (——…见闻)."""
        return _features(self._units)

    @cached_property
    def named_above(self) -> list[bool]:
        """Whether the story begun last before a unit, not far above it, named its author and has not ended."""
        return _named_above(self._units)


def _has_lost_indents(units: Sequence[Unit]) -> bool:
    """Tell whether the printed lines within blocks show that paragraphs began with an indent, which is lost."""
    narrow = full = 0
    for before, unit in itertools.pairwise(units):
        if before.closed and len(unit.pieces) > 1 and not unit.headable:
            narrow += unit.pieces[0].narrow
            full += unit.pieces[0].full
    return narrow >= _LOST and narrow >= _SURELY * full


def _has_flush_blocks(units: Sequence[Unit]) -> bool:
    """Tell whether the printed lines within blocks show that paragraphs begin as wide as they go on."""
    narrow = full = 0
    for before, unit in itertools.pairwise(units):
        if before.closed and len(unit.pieces) > 1 and before.pieces[-1].short(False) and not unit.headable:
            narrow += unit.pieces[0].narrow
            full += unit.pieces[0].full
    return full >= _SAMPLES and full >= _SURELY * narrow


def _midway(units: Sequence[Unit]) -> list[bool]:
    """For every unit tell whether the block of printed lines right below begins without the indent that a page sets."""
    out = [False] * len(units)
    for index, below in enumerate(units[1:]):
        starts = below.lead or below.byline_before or below.comes_from or below.brief or below.begins
        if (
            below.headable or starts or openings.starts_story(below.text)
        ):  # the text of a picture has no indent
            continue
        if openings.asks(below.text) or openings.starts_item(below.text):
            continue
        out[index] = len(below.pieces) > 1 and below.pieces[0].full
    return out


def fits_column(unit: Unit) -> bool:
    """Tell whether the pieces of a line are as wide as printed lines of body text, the first perhaps less its indent."""
    first, *others = unit.pieces
    return (first.full or first.narrow) and all(piece.full for piece in others)


def _is_flush(units: Sequence[Unit]) -> bool:
    """Tell whether paragraphs begin as wide as they go on, so that they never had an indent to lose."""
    full = narrow = 0
    for before, unit in itertools.pairwise(units):
        if before.closed and before.pieces[-1].short(False):
            full += unit.pieces[0].full
            narrow += unit.pieces[0].narrow
    return full >= _SAMPLES and full >= _SURELY * narrow


def _fills_column(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a printed line has the width of body text: the measure, or an indent less and the next has it."""
    piece = units[index].pieces[-1]
    if page.full[index] and piece.measure is not None and piece.width <= piece.measure + 1.6:
        return True
    if not piece.narrow or index + 1 >= len(units) or (page.indented and not units[index].line.indent):
        return False
    below = units[index + 1].line
    if page.indented and not (below.indent or below.gap):
        return True  # what stands below is no paragraph of its own, however short it is
    return page.full[index + 1] and below.gap <= page.usual_gap


def _contexts(units: Sequence[Unit]) -> list[int]:
    """For every unit tell whether the last story begun before it named its author (1), or none did so far (-1)."""
    out: list[int] = []
    state = -1
    for unit in units:
        out.append(state)
        if unit.finished or unit.signed:
            state = 0
        elif unit.lead or unit.byline_before or unit.comes_from:
            state = 1 if unit.named else 0
        elif ("问" in unit.text and openings.asks(unit.text)) or (unit.boxed and not unit.headable):
            state = 0  # a letter to the newspaper, or what stands beside a story
    return out


def _next_bodies(units: Sequence[Unit], page: Page) -> list[int | None]:
    """For every unit return the index of the next one, within four, that cannot be a headline."""
    out: list[int | None] = []
    found: int | None = None
    for index in range(len(units) - 1, -1, -1):
        out.append(found if found is not None and found - index <= 5 else None)
        if not units[index].headable or units[index].lead or page.fills[index]:
            found = index
    out.reverse()
    return out


def _named_above(units: Sequence[Unit]) -> list[bool]:
    """For every unit tell whether the last story begun before it, near, named its author and goes on."""
    out: list[bool] = []
    named, last = False, 0
    for index, unit in enumerate(units):
        out.append(named and index - last <= _FAR)
        if unit.finished or unit.signed or unit.comes_from or unit.boxed or (unit.lead and not unit.named):
            named = False
        elif unit.named:
            named, last = True, index
    return out


def _listed(units: Sequence[Unit]) -> list[bool]:
    """For every unit tell whether a text above, or a list that such a text announces, goes on with it."""
    out: list[bool] = []
    before: Unit | None = None
    for unit in units:
        announced = before is not None and not before.headable and before.text[-1] in ":："
        follows = bool(out) and out[-1] and before is not None and before.headable and not unit.line.gap
        out.append(unit.headable and (announced or follows))
        before = unit
    return out


def _items(units: Sequence[Unit], page: Page) -> list[bool]:
    """For every unit tell whether it is one of a list that the text above says it announces: …名单如下:."""
    out: list[bool] = []
    before: Unit | None = None
    for index, unit in enumerate(units):
        if before is None or not unit.headable or unit.lead or page.fills[index]:
            out.append(False)
        else:
            announced = not before.headable and cues.announces_list(before.text)
            out.append(announced or (out[-1] and _same_list(before, unit)))
        before = unit
    return out


def _same_list(before: Unit, unit: Unit) -> bool:
    """Tell whether a line is set as the one before it in a list: right below it, or as far from it and in as many parts."""
    if not unit.line.gap:
        return True
    return unit.line.gap == before.line.gap and len(unit.line.pieces) == len(before.line.pieces) > 1


def _features(units: Sequence[Unit]) -> list[bool]:
    """For every unit tell whether it stands below a subtitle set behind a dash, with no other story's lead since."""
    out: list[bool] = []
    inside = False
    for index, unit in enumerate(units):
        out.append(inside)
        below = units[index + 1] if index + 1 < len(units) else None
        if unit.finished or unit.signed:
            inside = False
        elif unit.headable and unit.text[0] in "—－" and below is not None:
            inside = True
        elif unit.lead or unit.byline_before or unit.comes_from:
            inside = inside and index > 0 and units[index - 1].text[0] in "—－"
    return out


def _story_heads(units: Sequence[Unit]) -> list[str]:
    """Return for every unit the headline of the last story that surely began before it; empty behind its end."""
    out: list[str] = []
    head: list[str] = []
    last = ""
    for unit in units:
        out.append(last)
        if unit.lead or unit.byline_before or unit.comes_from:
            last = " ".join(head)
        elif unit.finished:
            last = ""
        if unit.headable and not unit.closed:
            head = [*head[-3:], unit.text]
        elif head:
            head = []
    return out


def _siblings(units: Sequence[Unit], page: Page) -> list[float]:
    """For every unit tell how much (0 to 1.5) another line nearby, with body text under it too, is made alike.

    Subheads of one story are made alike (as many parts, as many characters); headlines of stories are less so.
    """
    out = [0.0] * len(units)
    before: list[int] = []
    for index, unit in enumerate(units):
        ended = unit.ended_before or (index > 0 and units[index - 1].finished)
        if unit.lead or ended:
            before = []
        if ended or not unit.headable or not _may_be_subhead(units, index, page):
            continue
        for other in before:
            if other != before[-1] and len(unit.line.pieces) == 1 and not _COLON.match(unit.text):
                continue  # words of one length are not made alike for that
            alike = _likeness(units[other].line, unit.line)
            out[index] = max(out[index], alike)
            out[other] = max(out[other], alike)
        before = [*before[1 - _NEXT :], index]
    return out


def _may_be_subhead(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a line that looks like a headline has running text without a byline right under it."""
    unit = units[index]
    if unit.lead or page.ahead[index] is None:
        return False
    tight = index > 0 and not units[index - 1].closed and unit.line.gap <= page.usual_gap
    if tight and (page.printed or not is_keyed(units, index)):
        return False
    if page.ahead[index] != index + 1 and _STOP.search(units[index + 1].text) is None:
        return False  # another headline line is below it
    if (page.fills[index] and len(unit.line.pieces) == 1) or cues.is_notice(unit.text):
        return False
    return not (units[index + 1].lead or units[index + 1].byline_before)


def is_keyed(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line begins with a word and a colon as another near it does: 谁来教:…, 在哪学:…, 怎么评:…."""
    key = _key(units[index])
    return bool(key) and any(
        _key(unit) == key
        for unit in units[max(0, index - _KEYED) : index + _KEYED + 1]
        if unit is not units[index]
    )


def heads_series(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line is one of three or more of a story that a hanzi or two and a colon begin: 种:…, 管:…, 收:….

    No lead or byline stands between them, and text stands above the first.
    """
    opening = units[index].text[:_SHORT_KEY]
    key = _key(units[index]) if ":" in opening or "：" in opening else 0
    if not key or key > _SHORT_KEY or not index or units[index - 1].headable:
        return False
    count = 1
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(units) and abs(place - index) <= _KEYED:
            unit = units[place]
            if unit.lead or unit.byline_before or unit.comes_from:
                break
            count += _key(unit) == key
            place += step
    return count >= _SERIES


def _key(unit: Unit) -> int:
    """Return the length of the word in front of the colon of a line that may be a subhead; 0 without one."""
    match = _COLON.match(unit.text) if unit.headable and unit.line.gap else None
    return match.end() if match is not None else 0


def _likeness(one: Line, other: Line) -> float:
    """Return how much two short lines are made alike: in parts and their lengths, or in what a colon divides."""
    if _COLON.match(one.text) and _COLON.match(other.text):
        return 1.0
    if len(one.pieces) != len(other.pieces):
        return 0.0
    gap = max(abs(len(a) - len(b)) for a, b in zip(one.pieces, other.pieces, strict=True))
    if len(one.pieces) > 1:
        keyed = len(one.pieces) == 2 and len(one.pieces[0]) == len(other.pieces[0]) == _KEYWORD
        return 1.5 if gap <= 1 else (1.0 if keyed else 0.0)
    return 1.0 if gap <= 1 else (0.6 if gap == 2 else 0.0)
