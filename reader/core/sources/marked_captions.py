"""Marked captions: those that say themselves what they are (图为…, ▲…, 某某(左)…), over several printed lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.briefs import among_briefs
from reader.core.sources.bylines import read_lead
from reader.core.sources.items import Item, Picture, Story
from reader.core.sources.lines import Line, ends_sentence, join_pieces, width
from reader.core.sources.picture_credits import split_caption

_LINES: Final = 6
"""On how many printed lines such a caption stands at most."""
_ABOVE: Final = 3
"""In how many lines above it its sentence begins at most."""
_LONGEST: Final = 130
"""How many characters it has at most."""
_TORN: Final = ("摄", "摄影", "供图", "航拍", "图")
"""What a printed line's end tears off a credit: 某某 / 摄."""
_FULL: Final = 1.6
"""By how many hanzi less than the measure a printed line still fills it."""


def read_marked(lines: Sequence[Line], index: int, items: list[Item], measure: float | None) -> int:
    """Read a marked caption that goes on in the printed lines right below; return the index after it, or the same.

    Its first line fills the column, or is as wide as the others where blank lines stand above and below them all.
    """
    line = lines[index]
    if index + 1 >= len(lines) or lines[index + 1].gap or not cues.is_caption_marked(line.text):
        return index
    if (
        ends_sentence(line.text)
        or split_caption(line.text) is not None
        or among_briefs(items, measure is not None)
    ):
        return index
    end = _end(lines, index)
    if end == index + 1:
        return index
    start = _start(lines, index, items)
    line, taken = lines[start], lines[start:end]
    apart = bool(line.gap) and (end == len(lines) or bool(lines[end].gap))
    split = split_caption(taken[-1].text)
    shown = taken[-1].width if split is None else width(split[0])
    widest = max(shown, *(one.width for one in taken[:-1])) if apart else measure
    if widest is None or line.width < widest - _FULL:
        return index
    if start < index:
        del items[start - index :]
    if split is not None and not split[0]:
        caption = join_pieces(piece for one in taken[:-1] for piece in one.pieces)
        items.append(Picture(line, caption, split[1], taken[-1], tuple(taken[1:-1])))
        return end
    caption = join_pieces(piece for one in taken for piece in one.pieces)
    *above, torn, last = taken
    blank = " " if last.text in _TORN else ""
    whole = split_caption("".join(one.joined for one in above) + f"{torn.text}{blank}{last.text}")
    text, credit = whole if whole is not None else (caption, "")
    items.append(Picture(line, text, credit, None, tuple(taken[1:])))
    return end


def _start(lines: Sequence[Line], index: int, items: Sequence[Item]) -> int:
    """Return where the sentence begins that a marked caption ends: …普法宣传,图为…; its own line where it begins one.

    It is dated and stands right above, below a blank line.
    """
    start = index
    while start and not lines[start].gap and index - start < _ABOVE:
        start -= 1
    first = lines[start]
    if start == index or not first.gap or ends_sentence(lines[index - 1].text):
        return index
    if not openings.starts_story(first.text) or read_lead(first.text) is not None:
        return index
    own = items[start - index :]
    same = [item.unit.line.number for item in own if isinstance(item, Story) and not item.inline_title]
    return start if same == [line.number for line in lines[start:index]] else index


def _end(lines: Sequence[Line], index: int) -> int:
    """Return where a caption that begins at a line ends: with a sentence or its credit, or where lines are set apart."""
    size = len(lines[index].joined)
    for place in range(index + 1, min(len(lines), index + _LINES)):
        line = lines[place]
        size += len(line.joined)
        if line.gap or line.indent or size > _LONGEST:
            return place
        if cues.is_caption_marked(line.text) or read_lead(line.text) is not None:
            return place
        split = split_caption(line.text)
        if split is not None or (ends_sentence(line.text) and not _is_credited(lines, place + 1)):
            return place + 1
    return index + 1


def _is_credited(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the credit of a caption stands on the line right below it."""
    if index >= len(lines) or lines[index].gap or lines[index].indent:
        return False
    split = split_caption(lines[index].text)
    return split is not None and not split[0]
