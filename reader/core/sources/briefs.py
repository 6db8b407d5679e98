"""Short news: headings over rows of bulleted lines, and the lines that belong to such a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues
from reader.core.sources.bylines import BULLETS, split_caption
from reader.core.sources.items import BriefHeading, Item, Story
from reader.core.sources.places import Place

_BRIEF_LINES: Final = 14
"""How many printed lines short news has at most."""


def heads_briefs(place: Place) -> bool:
    """Tell whether a short label stands over short news: bulleted lines that each tell their own, or tagged ones."""
    line, below = place.line, place.below
    if below is None or not cues.may_head_briefs(line.joined):
        return False
    if cues.is_tagged(below.text):
        after = place.lines[place.index + 2 : place.index + _BRIEF_LINES]
        return cues.heads_short_news(line.joined) or any(cues.is_tagged(other.text) for other in after)
    if below.text[0] not in BULLETS:
        return False
    told = cues.heads_short_news(line.joined) or ("。" in below.text and cues.is_news_item(below.text))
    return told and split_caption(below.text) is None


def is_marked(text: str) -> bool:
    """Tell whether a line begins as short news in a row does: with a bullet, or with its matter in brackets."""
    return text[0] in BULLETS or cues.is_tagged(text)


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
