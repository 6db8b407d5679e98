"""Sections: headings of parts of a story that stand where the part above them stops dead."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.assembly import Draft, overlap
from reader.core.sources.lines import ends_sentence
from reader.core.sources.reflow import break_score
from reader.core.sources.slogans import is_call
from reader.core.sources.units import Unit

_LEAST: Final = 4.0
_MOST: Final = 14.0
"""How many hanzi a heading has that nothing but its place tells from what was set into a paragraph by chance."""
_STORY: Final = 12000
_OWN: Final = 2
"""How many characters in a row the caption of a story's own picture shares with what was told so far."""


_LABEL: Final = re.compile(
    "(?:聚焦|关注|直击|走近|走进|喜迎|决战|决胜|奋进)[\u4e00-\u9fff]{2,5}|[\u4e00-\u9fff]{2,4}(?:新闻|快讯|资讯|要闻|播报|在线|快递|动态)"
)
"""The label of a page or column, where it stands in a sentence: 聚焦两会, 社区新闻."""
_JOINED: Final = -5.0
"""How strongly two lines go on with each other where the printed lines show it, too."""
_CLAUSE: Final = 4
_TAIL: Final = 16
"""Within how many characters the end of a clause stands, and how long the end of a sentence is."""
_STOP: Final = re.compile("[，,。、；;：:！？!?]")
_WHEN: Final = frozenset("来日时后前天年月里中晚晨间夜初")
"""What the first clause of a paragraph ends with that says when."""
_TELLS_ON: Final = re.compile(
    f"(?:{openings.REPORTING})[，,：:“]|告诉|[的了们]|并(?!不|非)|和|与(?!此)|以及|等(?![待候到])"
)
"""What a sentence goes on with whose beginning stands above."""
_KEY: Final = re.compile("[^:：，。]{1,6}[:：]")
"""A word in front of a colon: 谁来教:…."""


def _is_keyed(draft: Draft, place: int, size: int) -> bool:
    """Tell whether a heading begins with a word of a size and a colon, as another of its story does."""
    match = _KEY.match("".join(piece.text for piece in draft.paragraphs[place]))
    return match is not None and match.end() == size


def is_set_into(unit: Unit, draft: Draft, below: Unit | None, *, indented: bool) -> bool:
    """Tell whether what looks like a subhead is a label that was set into a sentence, which goes on below it.

    Parameters as for `heads_section`; a story with more subheads may have this one in the wrong place.
    """
    if draft.subheads or below is None or not cues.is_label_shaped(unit.line.text):
        return False
    if ends_sentence(draft.paragraphs[-1][-1].text):
        return False
    return _goes_on(draft, below, indented=indented)


def _goes_on(draft: Draft, below: Unit, *, indented: bool) -> bool:
    """Tell whether a text surely goes on with the sentence that breaks off above a line set into it.

    It begins without the indent that paragraphs have, fills its column where they would not, is but the end of a
    sentence, or says what somebody named above told.
    """
    text = below.text
    if below.lead or below.headable or openings.starts_paragraph(text) or openings.starts_speech(text):
        return False
    above = draft.paragraphs[-1][-1]
    if indented or below.pieces[0].measure is not None:
        if break_score(above, below.pieces[0], indented) <= _JOINED:
            return True
        if below.line.indent:
            return False
    stop = _STOP.search(text)
    rest = stop is not None and stop.start() <= _CLAUSE and text[stop.start() - 1] not in _WHEN
    return rest or (below.closed and len(text) <= _TAIL) or _TELLS_ON.match(text) is not None


def heads_section(unit: Unit, draft: Draft, below: Unit | None, *, indented: bool) -> bool:
    """Tell whether a short line below a text that stops dead is the heading of what comes below it.

    `below` is the next line of text; `indented`: paragraphs of the page keep their indents. What else stands there is
    a caption, which shares words with the story above it or shows a scene, the label of a column, a slogan, or a word
    by itself.
    """
    line = unit.line
    key = _KEY.match(line.joined)
    if key is not None and any(_is_keyed(draft, place, key.end()) for place in draft.subheads):
        return True
    if unit.scene or not line.gap or not _LEAST <= line.width <= _MOST or not line.words:
        return False
    if below is not None and _goes_on(draft, below, indented=indented):
        return False
    if _LABEL.fullmatch(line.joined) is not None:
        return False
    if cues.is_label_shaped(line.text) or cues.is_countdowns_event(line.joined) or is_call(line.joined):
        return False
    return overlap(line.text, draft.body_end(_STORY)) < _OWN
