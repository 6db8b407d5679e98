"""Titled pictures: the texts of pictures under headlines of their own, set into a story that goes on behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.cohesion import content_words
from reader.core.sources.inline import inline_title
from reader.core.sources.items import Item, Story, TitledBlock
from reader.core.sources.lines import Line, ends_sentence, measure, retold, width
from reader.core.sources.picture_credits import (
    split_caption,
)
from reader.core.sources.pictures import (
    SEASON,
    breaks_off,
    credit_alone,
    headline_above,
    last_body,
    story_above,
    tells_of,
)
from reader.core.sources.reflow import cut_pieces
from reader.core.sources.units import Unit, can_be_headline

_TITLE: Final = 24.0
_DATED: Final = 110
"""How many hanzi the headline of such a text has at most, and how many characters the text."""
_CREDITED: Final = re.compile("[摄图]")
_SAYS_PICTURED: Final = re.compile("[。！”](?:图为|图片为|这是)")
"""What begins the sentence of a picture's text that says what the picture shows."""
_SHARED: Final = 2
"""How many words such a text may share with the story above it, which it does not belong to."""
_TITLED_PIECES: Final = 2
_PUNCTUATED: Final = re.compile("[，。、；：,;:()（）]")
_TITLED_LINES: Final = 4
"""Of how many pieces the first line of a titled text is at least, and of how many lines the text is at most."""
_FULL: Final = 1.1
"""By how many hanzi less than the measure a printed line still fills it."""
_STOP: Final = re.compile("[，,。、；;：:！？!?”]")
_SHORT: Final = 5
"""Within how many characters a stop stands in what is only the end of a clause."""
_FAR_BELOW: Final = 60
"""How many lines below a dated text its credit may stand, where other stories are in between."""
_CREDIT_BELOW: Final = 12
"""How many lines below a titled text its credit may stand."""


def read_titled_line(line: Line, items: list[Item], page_measure: float | None) -> TitledBlock | None:
    """Return the titled text that a line with a credit behind its last words is, inside a story that goes on.

    Its headline is taken from the items; None if the line is no such text.
    """
    split = split_caption(line.text) if _CREDITED.search(line.text[-8:]) is not None else None
    if split is None or not ends_sentence(split[0]) or len(split[0]) > _DATED or read_lead(line.text):
        return None
    heads = headline_above(items, line)
    before = last_body(items, len(heads))
    if not heads or not (breaks_off(before) or tells_of(heads, line) or _shows_head(heads, split[0], items)):
        return None
    del items[len(items) - len(heads) :]
    pieces = tuple(cut_pieces(line, split[0].split(), page_measure))
    return TitledBlock(tuple(unit.line for unit in heads), pieces, split[1], line)


def _shows_head(heads: Sequence[Unit], text: str, items: Sequence[Item]) -> bool:
    """Tell whether a text that says what its picture shows has the words of its headline, and few of the story above."""
    if _SAYS_PICTURED.search(text) is None or any(cues.is_label_shaped(unit.text) for unit in heads):
        return False
    words = content_words(text)
    named = words & content_words(" ".join(unit.text for unit in heads))
    above = content_words(story_above(items[: len(items) - len(heads)]))
    return len(named) > len(named & above) and len(words & above) <= _SHARED


def read_titled_text(lines: Sequence[Line], index: int, items: list[Item]) -> int:
    """Read a titled text of two pieces or more that was set into a story that breaks off.

    Its title is on its first line or right above. It has a credit below, or the story goes on behind it and it says
    itself what its picture shows, or a credit without a caption stands further down. Returns the index after it, or
    the same index.
    """
    line = lines[index]
    last = items[-1] if items else None
    if not isinstance(last, Story) or last.unit.closed:
        return index  # the text above has ended, and no title stands here
    inline = _inline_title_of(line) if len(line.pieces) > 1 else 0
    heads = [] if inline else headline_above(items, line)
    if not (inline or heads):
        return index
    before = last_body(items, len(heads))
    if before is None or before.closed or read_lead(line.text) is not None:
        return index
    end = index + 1
    while end < len(lines) and end - index < _TITLED_LINES and not ends_sentence(lines[end - 1].text):
        if read_lead(lines[end].text) is not None or is_byline_line(lines[end].text):
            return index
        if split_caption(lines[end - 1].text) is not None:
            return index  # it ends with its credit
        end += 1
    rest = (*line.pieces[inline:], *(piece for one in lines[index + 1 : end] for piece in one.pieces))
    text = "".join(rest)
    if not ends_sentence(text) or len(text) > _DATED or end == len(lines):
        return index
    credit = credit_alone(lines[end].text)
    local = measure(width(piece) for piece in rest[:-1])
    if credit is None:
        below = lines[end]
        goes_on = not can_be_headline(below.text, below.width) and read_lead(below.text) is None
        told = _SAYS_PICTURED.search(text) is not None
        if not goes_on or not (
            told or (_goes_on_flush(below, local) and _is_pictures(lines, end, heads, rest))
        ):
            return index
    elif heads and end == index + 1:
        return index  # `read_picture` has judged it
    pieces = [
        *cut_pieces(line, line.pieces[inline:], local),
        *(piece for one in lines[index + 1 : end] for piece in cut_pieces(one, one.pieces, local)),
    ]
    del items[len(items) - len(heads) :]
    above = tuple(unit.line for unit in heads) or (retold(line, " ".join(line.pieces[:inline])),)
    items.append(TitledBlock(above, tuple(pieces), credit or "", None if credit is None else lines[end]))
    return end + (credit is not None)


def _inline_title_of(line: Line) -> int:
    """Return how many pieces of a line that is cut off in its text are the title in front of that; 0 if none."""
    first, second = line.pieces[:_TITLED_PIECES]
    longest = max(map(len, line.pieces))
    if len(line.pieces) > _TITLED_PIECES and len(first) > longest - _TITLED_PIECES and len(second) >= longest:
        return 0  # a column's printed lines
    if len(first) > _TITLE or _PUNCTUATED.search(first) is not None:
        return 0
    if ends_sentence(line.text) and not is_dated(second):
        return 0
    title = inline_title(_with_full_stop(line.pieces), None, credited=True)
    return 0 if title and read_lead(" ".join(line.pieces[title:])) is not None else title


def _is_pictures(lines: Sequence[Line], end: int, heads: Sequence[Unit], rest: Sequence[str]) -> bool:
    """Tell whether a text whose story goes on behind it at a line is a picture's, though no credit stands by it.

    The credit stands below, before another headline and lead; or the text is dated, and there is a credit anywhere
    below or what goes on there is the end of a clause.
    """
    if heads and _credited_below(lines, end):
        return True
    if not is_dated(rest[0]) or any(cues.is_notice(unit.text) for unit in heads):
        return False
    stop = _STOP.search(lines[end].text)
    if stop is not None and 0 < stop.start() <= _SHORT:
        return True
    return any(credit_alone(line.text) is not None for line in lines[end : end + _FAR_BELOW])


def is_dated(text: str) -> bool:
    """Tell whether a text opens with when it was, as the texts of pictures do."""
    return openings.starts_story(text) or SEASON.match(text) is not None


def _goes_on_flush(line: Line, local: float | None) -> bool:
    """Tell whether a block begins with a printed line that fills its column, so that no paragraph begins there.

    One without blanks shows no printed lines; it is asked what it begins with.
    """
    if len(line.pieces) < _TITLED_PIECES + (local is None):
        return len(line.pieces) == 1 and _joins(line)
    return width(line.pieces[0]) >= max(local or 0.0, width(line.pieces[1])) - _FULL


def _joins(line: Line) -> bool:
    """Tell whether a block begins as no paragraph does: with a word or two that end a clause, and a stop behind them."""
    stop = _STOP.search(line.text)
    if stop is None or not 0 < stop.start() <= _SHORT:
        return False
    return not (
        openings.starts_paragraph(line.text)
        or openings.starts_speech(line.text)
        or openings.starts_story(line.text)
        or openings.starts_with_person(line.text)
        or openings.starts_item(line.text)
    )


def _credited_below(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a credit without a caption stands below the text that goes on at a line, before another headline."""
    for line in lines[index : index + _CREDIT_BELOW]:
        if credit_alone(line.text) is not None:
            return True
        if read_lead(line.text) is not None or (line.gap and can_be_headline(line.text, line.width)):
            return False
    return False


def _with_full_stop(pieces: Sequence[str]) -> tuple[str, ...]:
    """Return the pieces of a text that is cut off as if it ended here."""
    return (*pieces[:-1], pieces[-1] + "。")
