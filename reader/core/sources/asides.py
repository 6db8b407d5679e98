"""Asides: paragraphs whose first word says that they are of no story above them: 更正启事:…, 短评 …, 【下期预告】…."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.items import Story
from reader.core.sources.lines import Line
from reader.core.sources.places import Place
from reader.core.sources.units import can_be_headline

ASIDE_STARTS: Final = frozenset("【〖[更勘致说来下明短微快锐记采编本")
"""What such a paragraph begins with; most lines begin otherwise."""
_CORRECTS: Final = re.compile(
    "(?:更正(?:启事|说明|声明|与致歉|及致歉)?|勘误(?:启事)?|致歉(?:声明|启事)?|说明与致歉)\\s?[:：]"
    "|[【〖\\[](?:更正(?:启事|说明|声明|与致歉)?|勘误|致歉(?:声明|启事)?)[】〗\\]]"
)
"""What a correction of what was printed before opens with."""
_ANNOUNCES: Final = re.compile(
    "(?:本版|本栏)?(?:下[期周]|明[日天])(?:预告|看点|导读|提示|关注)\\s?[:：]|[【〖\\[](?:下[期周]|明[日天])(?:预告|看点|导读|提示|关注)[】〗\\]]"
)
"""What tells of the next issue opens with."""
_NOTES: Final = "(?:记者|采访|现场|采写)手记|采访(?:札记|后记)|(?:记者|编辑)感言"
_REMARK: Final = f"(?:(?:编辑|记者|本报|今日)?(?:[短微快锐]评|短论)|{_NOTES})"
_REMARKS: Final = re.compile(f"{_REMARK}\\s?[:：\\s\\u3000]|[【〖\\[]{_REMARK}[】〗\\]]\\s*\\S")
"""What the newspaper's own remark on a story opens with."""
_LINES: Final = 40
"""Over how many printed lines such a paragraph goes at most."""


def corrects(text: str) -> bool:
    """Tell whether a paragraph corrects what was printed before: 更正启事:…."""
    return text[:1] in ASIDE_STARTS and _CORRECTS.match(text) is not None


def announces_issue(text: str) -> bool:
    """Tell whether a paragraph tells of the next issue: 【下期预告】…."""
    return text[:1] in ASIDE_STARTS and _ANNOUNCES.match(text) is not None


def opens_aside(place: Place) -> bool:
    """Tell of a line that begins as such a paragraph does whether it is its first, below ended text, above no more of it."""
    line = place.line
    if not (line.gap or line.indent):
        return False
    above = place.items[-1] if place.items else None
    if not isinstance(above, Story) or above.unit.headable or not above.unit.closed:
        return False
    if corrects(line.text):
        return True
    if not announces_issue(line.text) and _REMARKS.match(line.text) is None:
        return False
    return _ends_story(place)


def _ends_story(place: Place) -> bool:
    """Tell whether no text goes on below the paragraph that a line begins: a headline, a byline, a lead, or nothing."""
    after: Line | None = None
    for one in place.lines[place.index + 1 : place.index + _LINES]:
        if one.gap or one.indent or not place.printed:
            after = one
            break
    if after is None or can_be_headline(after.text, after.width):
        return True
    return read_lead(after.text) is not None or is_byline_line(after.text)
