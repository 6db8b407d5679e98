"""Places of bylines: whether a line that is only a byline opens the story below it or closes the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.bylines import is_byline_line, is_unnamed_byline, read_lead
from reader.core.sources.contributors import may_be_name, may_sign
from reader.core.sources.credit_words import BULLETS
from reader.core.sources.items import GARBLED, BriefHeading, Bylines, Item, Scrap, Story
from reader.core.sources.lines import Line, retold
from reader.core.sources.places import Place
from reader.core.sources.units import Unit, can_be_headline

_BYLINES: Final = 3
"""Among how many lines below a credit the first of the story stands."""
_STOP: Final = re.compile("[，,；;、]")
_SHORTER: Final = 3.6
"""By how many hanzi a title is shorter than the printed lines of body text."""
_ALONE: Final = 6.0
"""How wide a signature is at most that is only a name."""
_SIGNED: Final = 2
_SIGNED_WIDTH: Final = 12.0
"""Of how many parts a signature is that says who somebody is: 您的学生 某某, and how wide it is at most."""
_LEAD: Final = 60
"""In how many characters a lead names its authors."""
_SIGNER: Final = 6.0
"""How many hanzi a line has at most that only names who wrote the text above."""
_TOOK_AND_WROTE: Final = ("摄影报道", "摄影报导", "图文报道")
"""What a credit ends with that names who took the pictures and wrote the story."""
_STORY_LINES: Final = 240
"""How many lines a text has at most that is looked through for its byline."""


def opens_story(place: Place) -> bool:
    """Tell whether a byline line opens the story after it, rather than closing the one before.

    It opens one if the next text is a lead without names, or if up to five headline lines stand right above it.
    """
    following = place.lines[place.index + 1 : place.index + 4]
    after = next((line for line in following if not is_byline_line(line.text)), None)
    if after is None:
        return False
    if is_unnamed_byline(place.line.text):
        return True
    lead = read_lead(after.text)
    if lead is not None:
        return lead.byline is None
    to_text = not after.gap if place.printed else not can_be_headline(after.text, after.width)
    if place.line.gap and to_text and (_signed_above(place.items) or _is_below_scraps(place)):
        return True
    if to_text and _is_right_below_title(place, after):
        return True
    heads, apart = 0, False
    for item in place.items[-1:-8:-1]:
        if isinstance(item, Bylines):
            continue
        if not isinstance(item, Story) or item.unit.closed or not item.unit.headable:
            broken_off = isinstance(item, Story) and not item.unit.closed
            return heads > 0 and (not broken_off or (apart and not place.printed))
        apart = item.unit.line.gap > 0 and _STOP.search(item.unit.text) is None
        heads += 1
    return 0 < heads <= 5


def _is_right_below_title(place: Place, after: Line) -> bool:
    """Tell whether a byline of a printed page stands tight below a line set apart, which no text ends with.

    That line is short, or what comes `after` the byline opens as stories do.
    """
    last = place.items[-1] if place.items else None
    if place.measure is None or place.line.gap or not isinstance(last, Story):
        return False
    unit = last.unit
    if not unit.headable or unit.closed or not unit.line.gap or _STOP.search(unit.text) is not None:
        return False
    if unit.line.number != place.line.number - 1:
        return False
    return unit.line.width <= place.measure - _SHORTER or openings.starts_story(after.text)


def _is_below_scraps(place: Place) -> bool:
    """Tell whether a byline stands below what is left of a vertical headline, which was that of its story."""
    above = place.items[-1] if place.items else None
    return isinstance(above, Scrap) and above.why == GARBLED and place.line.text[0] not in "(（【["


def _signed_above(items: Sequence[Item]) -> bool:
    """Tell whether a whole text stands above whose story has its byline over it, so that another one is not for it."""
    last = items[-1] if items else None
    if not isinstance(last, Story) or not last.unit.closed or last.unit.headable:
        return False
    for item in items[: -_STORY_LINES - 1 : -1]:
        if isinstance(item, Bylines):
            return item.opens
        if isinstance(item, Story) and (item.unit.lead or item.unit.finished):
            return False
    return False


def heads_credited(lines: Sequence[Line], index: int, above: Unit | None) -> bool:
    """Tell whether a line above a picture credit is the headline of the story that begins below it, and no caption.

    `above` is the text that stands above: it has ended. Below the credit, or the bylines under that, a text opens as
    stories do; or the credit says that its person wrote the story, too, and any text stands there.
    """
    head = lines[index]
    if not can_be_headline(head.text, head.width) or (above is not None and not above.closed):
        return False
    below = lines[index + 2 : index + 2 + _BYLINES]
    after = next((line for line in below if not is_byline_line(line.text)), None)
    if after is None:
        return False
    if head.gap and lines[index + 1].joined.endswith(_TOOK_AND_WROTE):
        return not can_be_headline(after.text, after.width)
    return opens_below_credit(after)


def opens_below_credit(line: Line) -> bool:
    """Tell whether a line of running text opens as stories do, so that a credit right above is under their headline."""
    if can_be_headline(line.text, line.width):
        return False
    return openings.starts_story(line.text) or read_lead(line.text) is not None


def signs_again(place: Place) -> bool:
    """Tell whether a line below a text that has ended is the name of who a byline above says wrote on this page."""
    line, below = place.line, place.below
    name = line.pieces[-1] if len(line.pieces) == _SIGNED and line.width > _ALONE else line.joined
    if line.width > _SIGNED_WIDTH or not 2 <= len(name) <= 4 or not may_be_name(retold(line, name)):
        return False
    before = place.items[-1] if place.items else None
    if not isinstance(before, Story) or not before.unit.closed or before.unit.headable:
        return False
    if below is not None and not below.gap:
        return False
    for item in place.items[: -_STORY_LINES - 1 : -1]:
        if isinstance(item, Bylines) and name in item.line.joined:
            return True
        if isinstance(item, Story) and item.unit.lead and name in item.unit.line.joined[:_LEAD]:
            return True
    return False


def signs_above(place: Place) -> bool:
    """Tell whether a line set apart only names the author of the text above, which named nobody so far."""
    line, below = place.line, place.below
    tight = place.printed and below is not None and below.gap > 0
    if (
        line.width > _SIGNER * len(line.pieces)
        or not (line.gap or tight or line.text[0] in BULLETS)
        or not may_sign(line)
    ):
        return False
    before = place.items[-1] if place.items else None
    if (
        not isinstance(before, Story)
        or not before.unit.closed
        or before.unit.finished
        or before.unit.headable
    ):
        return False
    if below is not None and not (below.gap and can_be_headline(below.text, below.width)):
        return False
    for item in place.items[: -_STORY_LINES - 1 : -1]:
        if isinstance(item, Bylines | BriefHeading) or not isinstance(item, Story) or item.unit.lead:
            return False
        if item.unit.headable and not item.unit.closed and item.unit.line.gap:
            return not cues.is_notice(item.unit.text)  # who signs a notice is told in it
    return False
