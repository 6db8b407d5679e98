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
    """Tell whether a short label stands over bulleted lines that each tell news of their own."""
    line, below = place.line, place.below
    if below is None or below.text[0] not in BULLETS or not cues.may_head_briefs(line.joined):
        return False
    told = cues.heads_short_news(line.joined) or ("。" in below.text and cues.is_news_item(below.text))
    return told and split_caption(below.text) is None


def among_briefs(items: Sequence[Item], printed: bool) -> bool:
    """Tell whether a bulleted line stands in a row of short news: under its heading, or behind a finished one."""
    if items and isinstance(items[-1], Story) and not items[-1].unit.closed:
        return False
    for item in items[: -_BRIEF_LINES - 1 : -1]:
        if isinstance(item, BriefHeading):
            return True
        if not isinstance(item, Story) or (not printed and item.unit.headable and not item.unit.signature):
            return False
        if item.unit.text[0] in BULLETS:
            last = items[-1]
            return item.unit.brief or (isinstance(last, Story) and last.unit.finished)
    return False
