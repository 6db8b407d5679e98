"""Sections: headings of parts of a story that stand where the part above them stops dead."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources import cues
from reader.core.sources.assembly import Draft, overlap
from reader.core.sources.slogans import is_call
from reader.core.sources.units import Unit

_LEAST: Final = 4.0
_MOST: Final = 14.0
"""How many hanzi a heading has that nothing but its place tells from what was set into a paragraph by chance."""
_STORY: Final = 12000
_OWN: Final = 2
"""How many characters in a row the caption of a story's own picture shares with what was told so far."""


_KEY: Final = re.compile("[^:：，。]{1,6}[:：]")
"""A word in front of a colon: 谁来教:…."""


def _is_keyed(draft: Draft, place: int, size: int) -> bool:
    """Tell whether a heading begins with a word of a size and a colon, as another of its story does."""
    match = _KEY.match("".join(piece.text for piece in draft.paragraphs[place]))
    return match is not None and match.end() == size


def heads_section(unit: Unit, draft: Draft) -> bool:
    """Tell whether a short line below a text that stops dead is the heading of what comes below it.

    What else stands there is a caption, which shares words with the story above it or shows a scene, the label of
    a column, a slogan, or a word by itself.
    """
    line = unit.line
    key = _KEY.match(line.joined)
    if key is not None and any(_is_keyed(draft, place, key.end()) for place in draft.subheads):
        return True
    if unit.scene or not line.gap or not _LEAST <= line.width <= _MOST or not line.words:
        return False
    if cues.is_label_shaped(line.text) or cues.is_countdowns_event(line.joined) or is_call(line.joined):
        return False
    return overlap(line.text, draft.body_end(_STORY)) < _OWN
