"""Cut pictures: the dated texts of pictures that a column's end cuts in two, with the credit behind the second part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.cohesion import content_words
from reader.core.sources.insets import shows_act
from reader.core.sources.items import Item, Picture, Scrap, Story, TitledBlock
from reader.core.sources.lines import Line, bare, ends_sentence, retold
from reader.core.sources.picture_credits import credits_several, split_caption
from reader.core.sources.pictures import SEASON, story_above
from reader.core.sources.reflow import cut_pieces
from reader.core.sources.units import can_be_headline

_LONGEST: Final = 130
"""How many characters the text of a picture has at most."""
_LINES: Final = 9
"""On how many source lines it stands at most."""
_TITLE: Final = 24.0
_WORD: Final = 2
_SHARED: Final = 1
"""How many words such a text without a title may share with the story above, whose last paragraph it might be."""
_STORY: Final = 40
"""How many characters of a story show what it tells of."""


def read_cut_picture(lines: Sequence[Line], index: int, items: list[Item], measure: float | None) -> int:
    """Read the text of a picture that a blank line cuts in mid sentence; return the index after it, or the same.

    It is dated, stands under a title of its own or tells of other things than the story above, and ends with its
    credit; what follows that begins anew.
    """
    line = lines[index]
    if not line.gap or (not openings.starts_story(line.text) and SEASON.match(line.text) is None):
        return index
    if read_lead(line.text) is not None:
        return index
    found = _end(lines, index)
    if found is None:
        return index
    end, taken, credit, credit_line = found
    if end < len(lines) and not _begins_anew(lines[end]):
        return index
    heads = _title_above(items, line)
    if heads:
        del items[len(items) - len(heads) :]
        pieces = tuple(chain.from_iterable(cut_pieces(one, one.pieces, measure) for one in taken))
        items.append(TitledBlock(tuple(heads), pieces, credit, credit_line or taken[-1]))
        return end
    text = "".join(one.joined for one in taken)
    told = story_above(items)
    before = items[-1].unit if items and isinstance(items[-1], Story) else None
    if before is None or not before.closed or len(told) < _STORY:
        return index
    if len(content_words(text) & content_words(told)) > _SHARED:
        return index
    more = tuple(lines[index + 1 : index + len(taken)])
    items.append(Picture(line, text, credit, credit_line, more))
    return end


def _end(lines: Sequence[Line], index: int) -> tuple[int, tuple[Line, ...], str, Line | None] | None:
    """Return where a text with one cut ends, its lines, its credit, and the line of that if it is another one."""
    cut = size = 0
    for place in range(index, min(len(lines), index + _LINES)):
        line = lines[place]
        if place > index and line.gap:
            if cut or ends_sentence(lines[place - 1].text) or openings.starts_story(line.text):
                return None
            if shows_act(line.joined):
                return None  # the caption of another picture
            cut = place
        size += len(line.joined)
        if size > _LONGEST:
            return None
        split = split_caption(line.text)
        if split is None or credits_several(line.text):
            if place > index and is_byline_line(line.text):
                return None
            continue
        if not cut:
            return None
        text, credit = split
        taken = lines[index:place] if not text else (*lines[index:place], retold(line, text))
        if not ends_sentence(bare(text) or lines[place - 1].text):
            return None
        return place + 1, tuple(taken), credit, None if text else line
    return None


def _begins_anew(line: Line) -> bool:
    """Tell whether a line goes on with nothing above it: a headline, a lead, a byline."""
    return (
        can_be_headline(line.text, line.width)
        or read_lead(line.text) is not None
        or is_byline_line(line.text)
        or openings.starts_story(line.text)
    )


def _title_above(items: Sequence[Item], line: Line) -> list[Line]:
    """Return the lines of a title right above a text: one, or two set tight; [] for a label or none."""
    found: list[Line] = []
    below = line
    for item in items[-1:-3:-1]:
        above = _may_title(item)
        if above is None or below.number - above.number > below.gap + 1 or (found and below.gap):
            break
        found.insert(0, above)
        below = above
    if not found or not found[0].gap or cues.is_label_shaped(found[-1].text):
        return []
    return [] if cues.is_picture_label(found[-1].text) else found


def _may_title(item: Item) -> Line | None:
    """Return the line of an item that may be a picture's title, a word of two hanzi also; None for others."""
    if isinstance(item, Scrap):
        return item.line if item.line.words and len(item.line.text) == _WORD else None
    if not isinstance(item, Story) or item.inline_title or item.unit.lead or item.unit.verse:
        return None
    unit = item.unit
    if unit.line.width > _TITLE:
        return None
    calls = unit.line.text[-1] in "！!？?" and "。" not in unit.text
    return unit.line if calls or (unit.headable and not unit.closed) else None
