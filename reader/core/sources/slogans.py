"""Slogans: standing lines of a town or newspaper that are set above a headline and are no part of it."""

from __future__ import annotations

import re
from typing import Final

from reader.core.records import Kind
from reader.core.sources.assembly import Draft
from reader.core.sources.cohesion import content_words
from reader.core.sources.headlines import urges
from reader.core.sources.lines import bare

_PAPER_WORDS: Final = re.compile(
    "今日|日报|晚报|早报|晨报|时报|周报|周刊|新闻|新报|快报|导报|商报|区报|市报|县报|报"
)
_BODY: Final = 3000
"""How many characters of a story are compared with the line above its headline."""
_LEAST: Final = 120
"""How long a story must be at least for its silence about a line to mean anything."""


def begins_with_slogan(draft: Draft, place: str) -> bool:
    """Tell whether the first headline line of a story is a slogan that was set above it by chance.

    A slogan is a pair of phrases, each a call or naming the town, apart from the headline and with no word in common
    with the story; `place` is the town in the newspaper's name, or empty.
    """
    if draft.kind is not Kind.NEWS or len(draft.headline) < 2:
        return False
    first, second = draft.headline[:2]
    if len(first.pieces) != 2 or not first.gap or not second.gap:
        return False
    local = bool(place) and place in first.joined
    calls = all(map(urges, first.pieces))
    if not (calls or (local and len(first.pieces[0]) == len(first.pieces[1]))):
        return False
    story = "".join(line.joined for line in draft.headline[1:]) + bare(draft.body_text)[:_BODY]
    common = content_words(first.joined) & content_words(story)
    return len(story) >= _LEAST and not {word for word in common if word != place}


def town_of(newspaper: str | None) -> str:
    """Return the town that a newspaper's name states (雁塘 in 今日雁塘); empty if it states none."""
    town = _PAPER_WORDS.sub("", newspaper or "")
    return town if 2 <= len(town) <= 4 else ""
