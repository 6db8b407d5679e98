"""Short news: headings over rows of bulleted lines, and the lines that belong to such a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.bylines import end_byline, ends_signed, read_lead
from reader.core.sources.credit_words import BULLETS
from reader.core.sources.items import BriefHeading, Item, Story
from reader.core.sources.lines import Line, ends_sentence
from reader.core.sources.picture_credits import split_caption
from reader.core.sources.places import Place
from reader.core.sources.units import can_be_headline

HEAD: Final = 8.0
"""How many hanzi the headline of short news below a heading has at most."""
_MARKED_HEAD: Final = 24.0
"""How many hanzi the bulleted headline of short news has at most where lines are whole blocks."""
_BRIEF: Final = 140
"""How many characters a block of short news has at most."""
_SHORTER: Final = 1.5
_STOPS: Final = re.compile("[，。；,;]")
_SENTENCE: Final = 12
"""How many characters a bulleted sentence has at least that is short news by itself."""
_ONE_SENTENCE: Final = 60
"""How many characters short news of one sentence has at most."""
_BRIEF_LINES: Final = 14
"""How many printed lines short news has at most."""


def heads_briefs(place: Place) -> bool:
    """Tell whether a short label stands over short news: bulleted lines that each tell their own, or tagged ones."""
    line, below = place.line, place.below
    if below is None:
        return False
    if not is_marked(below.text):
        return cues.heads_short_news(line.joined) and _is_headed(
            place.lines[place.index + 1 : place.index + 3]
        )
    if not cues.may_head_briefs(line.joined):
        return False
    if cues.is_headed_in_line(below.text):
        return cues.heads_short_news(line.joined) and "。" in "".join(
            one.text for one in place.lines[place.index + 1 : place.index + _BRIEF_LINES]
        )
    if cues.is_tagged(below.text):
        after = place.lines[place.index + 2 : place.index + _BRIEF_LINES]
        return cues.heads_short_news(line.joined) or any(cues.is_tagged(other.text) for other in after)
    notice = cues.is_notice(line.joined)
    following = place.lines[place.index + 1 : place.index + (_BRIEF_LINES if place.printed else 3)]
    if not notice and _are_sentences(following):
        return split_caption(below.text) is None
    told = cues.heads_short_news(line.joined) or ("。" in below.text and openings.is_news_item(below.text))
    return told and split_caption(below.text) is None


def _is_headed(lines: Sequence[Line]) -> bool:
    """Tell whether the first of two lines is a few words over a text without lead, as short news of villages is set."""
    if len(lines) < 2:
        return False
    head, text = lines
    short = can_be_headline(head.text, head.width) and len(head.pieces) == 1 and head.width <= HEAD
    goes_on = text.indent or not can_be_headline(text.text, text.width)
    return short and goes_on and not text.gap > 1 and read_lead(text.text) is None


def _are_sentences(lines: Sequence[Line]) -> bool:
    """Tell whether two texts begin with the same bullet and are each a sentence of its own."""
    bullet = lines[0].text[0]
    place = next((one for one in range(1, len(lines)) if lines[one].text[0] in BULLETS), None)
    if place is None or lines[place].text[0] != bullet:
        return False
    first = "".join(line.joined for line in lines[:place])
    ended = ends_sentence(first) or ends_signed(first) or end_byline(lines[place - 1].text) is not None
    return len(first) >= _SENTENCE and ended


def begins_headed(items: Sequence[Item], line: Line) -> bool:
    """Tell whether a line is the text below the few words that head it, in a row of short news headed so."""
    if not items or not isinstance(items[-1], Story):
        return False
    head = items[-1].unit
    if not head.headable or head.closed or len(head.pieces) > 1:
        return False
    if not may_head(head.line) or (head.line.width > HEAD and not _heads_apart(items, line)):
        return False
    heads = can_be_headline(line.text, line.width) and not line.indent
    if heads and not (line.gap and openings.starts_story(line.text)):
        return False
    for item in items[-2 : -_BRIEF_LINES * 2 : -1]:
        if isinstance(item, BriefHeading):
            return cues.heads_short_news(item.line.joined)
        if not isinstance(item, Story) or item.unit.lead or item.unit.brief:
            return False
    return False


def may_head(line: Line) -> bool:
    """Tell whether a line is no longer than the headline of short news, and heads no notice."""
    return line.width <= _MARKED_HEAD and not cues.is_notice(line.text)


def _heads_apart(items: Sequence[Item], line: Line) -> bool:
    """Tell whether a whole headline is set apart over short news: what is above it has ended, and no lead follows."""
    head, above = items[-1], items[-2] if len(items) > 1 else None
    if (
        not isinstance(head, Story)
        or is_marked(head.unit.text)
        or not (head.unit.line.gap and line.gap)
        or read_lead(line.text) is not None
    ):
        return False
    if isinstance(above, Story):
        return above.unit.closed and not above.unit.headable and len(line.joined) <= _BRIEF
    return isinstance(above, BriefHeading) and len(line.joined) <= _BRIEF


def heads_marked(place: Place) -> bool:
    """Tell whether a bulleted line of a few words is the headline of short news, whose text begins below without one."""
    line, below = place.line, place.below
    if line.text[0] not in BULLETS or below is None or is_marked(below.text) or _STOPS.search(line.text):
        return False
    if place.measure is not None:
        return line.width <= place.measure - _SHORTER and below.indent and not line.indent
    return line.width <= _MARKED_HEAD and not can_be_headline(below.text, below.width)


def is_plain_brief(above: Item | None, line: Line) -> bool:
    """Tell whether a sentence by itself is short news though nothing marks it: right below its heading, or another."""
    if isinstance(above, Story):
        if not above.unit.brief:
            return False
    elif not isinstance(above, BriefHeading) or not cues.is_brief_label(above.line.joined):
        return False
    if not ends_sentence(line.text) and not ends_signed(line.text):
        return False
    if isinstance(above, BriefHeading):
        return True
    return (
        isinstance(above, Story)
        and above.unit.brief
        and len(line.joined) <= _ONE_SENTENCE
        and not is_marked(above.unit.text)
        and line.text.count("。") == 1
    )


def is_marked(text: str) -> bool:
    """Tell whether a line begins as short news in a row does: with a bullet, or with its matter in brackets."""
    return not text[0].isalnum() and (
        text[0] in BULLETS or cues.is_tagged(text) or cues.is_headed_in_line(text)
    )


def among_briefs(items: Sequence[Item], printed: bool) -> bool:
    """Tell whether a marked line stands in a row of short news: under its heading, or behind a finished one."""
    if items and isinstance(items[-1], Story) and not items[-1].unit.closed:
        return False
    for item in items[: -_BRIEF_LINES - 1 : -1]:
        if isinstance(item, BriefHeading):
            return True
        if not isinstance(item, Story) or (not printed and item.unit.headable and not item.unit.signature):
            return False
        if is_marked(item.unit.text):
            last = items[-1]
            return item.unit.brief or (isinstance(last, Story) and last.unit.finished)
    return False
