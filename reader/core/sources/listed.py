"""Listed lines: what is an item of a list where it stands, by its own form or by that of the line above or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reader.core.sources.credit_lines import read_parts
from reader.core.sources.items import Item, Story
from reader.core.sources.lines import Line
from reader.core.sources.list_items import (
    LONGEST,
    are_counted,
    are_names,
    are_stated,
    is_post,
    is_ranked,
    is_score,
    keyed_alike,
    states_item,
)
from reader.core.sources.places import Place
from reader.core.sources.text_sources import is_sourced

_SEVERAL: Final = 3
"""How many pieces a row of figures or names has at least."""
_MARKS: Final = re.compile("[:：∶.．、@①-⑩-]")
"""What an item in one piece holds at least one of."""
_SIGNS: Final = "①②③④⑤⑥⑦⑧⑨⑩"
_NUMBER: Final = re.compile(r"(\d{1,2})\s?[.．、]\s?\D")
_FILLS: Final = 2.1
"""By how many hanzi less than the measure a printed line still fills it."""


def is_list_item(place: Place) -> bool:
    """Tell whether a line is an item of a list: by its own form, or below text that has ended, with another like it.

    A printed line that may go on in the next is none by itself.
    """
    line, text = place.line, place.line.text
    if len(text) > LONGEST or (len(line.pieces) == 1 and _MARKS.search(text) is None) or "。" in text:
        return False
    if _goes_on(place):
        return False
    several = len(line.pieces) >= _SEVERAL
    stated = "：" in text or ":" in text
    if (several and are_counted(line.pieces)) or (
        stated and (states_item(text) or (several and states_item(line.joined)))
    ):
        return True
    if _is_among_scores(place):
        return True
    above = place.items[-1] if place.items else None
    if not isinstance(above, Story) or above.unit.headable:
        return False
    if not above.unit.closed and above.unit.text[-1] not in ":：":
        return False
    if (several and are_names(line.pieces)) or is_post(text) or _counts_on(place):
        return True
    if stated and (are_stated(line.pieces) or any(keyed_alike(text, one.text) for one in _beside(place))):
        return not (read_parts(text) or is_sourced(text))
    return (
        len(line.pieces) > 1
        and is_ranked(line.pieces)
        and any(is_ranked(one.pieces) for one in _beside(place))
    )


def ends_list_item(place: Place) -> bool:
    """Tell whether a printed line is where the item of a list goes on that fills the line right above."""
    above = place.items[-1] if place.items else None
    if place.measure is None or place.line.gap or place.line.indent or not isinstance(above, Story):
        return False
    text = above.unit.text
    if not ("：" in text or ":" in text) or not _is_cut(above.unit.line, place.measure):
        return False
    return len(text) <= LONGEST and states_item(text + place.line.text)


def _goes_on(place: Place) -> bool:
    """Tell whether a printed line fills its column and the next is set tight below it, so that it may go on there."""
    line, below = place.line, place.below
    if place.measure is None or below is None or below.gap or below.indent:
        return False
    return _is_cut(line, place.measure)


def _is_cut(line: Line, measure: float) -> bool:
    return line.width >= measure - _FILLS or line.text[-1] in "、，,"


def _beside(place: Place) -> Iterator[Line]:
    """Yield the lines right above and below."""
    if place.above is not None:
        yield place.above
    if place.below is not None:
        yield place.below


def _is_among_scores(place: Place) -> bool:
    """Tell whether a line is the score of a game, right above or below that of another."""
    return is_score(place.line.joined) and any(is_score(one.joined) for one in _beside(place))


def _counts_on(place: Place) -> bool:
    """Tell whether a line is numbered, and the one right above or below has the number before it or behind it.

    What signs count may be the captions of a row of pictures, unless a text announces it.
    """
    number = _numbered(place.line)
    if number is None or (not place.line.text[0].isdecimal() and not _is_announced(place.items)):
        return False
    above = None if place.above is None else _numbered(place.above)
    below = None if place.below is None else _numbered(place.below)
    return above == number - 1 or below == number + 1


def _is_announced(items: Sequence[Item]) -> bool:
    """Tell whether a line ending with a colon stands above, or another item of a list."""
    above = items[-1] if items else None
    return isinstance(above, Story) and (above.unit.text[-1] in ":：" or above.unit.pieces[0].row)


def _numbered(line: Line) -> int | None:
    """Return the number of a line that is a numbered item; None where it is none, or a sentence."""
    text = line.text
    if len(text) > LONGEST or "。" in text:
        return None
    if text[0] in _SIGNS:
        return _SIGNS.index(text[0]) + 1
    found = _NUMBER.match(text) if text[0].isdecimal() else None
    return None if found is None else int(found[1])
