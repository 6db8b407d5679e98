"""Parting: a story without a headline that was read as the end of the one above, told apart by its own byline."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from reader.core.records import Kind
from reader.core.sources.assembly import Draft
from reader.core.sources.bylines import read_lead
from reader.core.sources.cohesion import content_words
from reader.core.sources.credits import Credits, read_credits
from reader.core.sources.lines import Line, ends_sentence
from reader.core.sources.reflow import Piece
from reader.core.sources.units import can_be_headline

_DATED: Final = re.compile(r"(?:\d{1,2}月)?\d{1,2}日|日前|近日|昨[日天晚]|今[日天晨]|前天|本周|上周|连日来")
"""What a story without a headline opens with; 眼下 and the like may go on with the one above."""
_FIRST: Final = 80
"""How many characters of the first story stand above the second at least."""


def part_story(draft: Draft, line_of: Callable[[Piece], Line]) -> Draft | None:
    """Take the story out of a draft that its last byline belongs to; None unless two were read as one.

    A story names its authors once: where the lead or the line above it names some, and a line at the end others,
    the end is a story of its own. It begins with a dated paragraph behind a blank line or a dead stop: with the one
    that shares the fewest words with what is above it. A short line above that is its headline after all.
    `line_of` gives the line that a piece is on.
    """
    if draft.kind is not Kind.NEWS or len(draft.paragraphs) < 2 or not draft.bylines:
        return None
    end = draft.paragraphs[-1][-1].line
    closing = [line for line in draft.bylines if line.number > end]
    if not closing or not _differ(_opening_credits(draft), [read_credits(line.text) for line in closing]):
        return None
    place = _beginning(draft)
    if place is None:
        return None
    below = Draft(paragraphs=draft.paragraphs[place:], bylines=closing)
    first = draft.paragraphs[place][0].line
    head = draft.paragraphs[place - 1][-1]
    right_above = head.first and head.gap > 0 and head.line == first - below.paragraphs[0][0].gap - 1
    if right_above and can_be_headline(head.text, head.width) and not ends_sentence(head.text):
        below.headline = [line_of(head)]
        first = head.line
        draft.paragraphs[place - 1].pop()
    below.subheads = {subhead - place for subhead in draft.subheads if subhead >= place}
    below.captions = [one for one in draft.captions if one[0].number >= first]
    below.credits = [one for one in draft.credits if one[0].number >= first]
    below.other_lines = [number for number in draft.other_lines if number >= first]
    draft.paragraphs = [paragraph for paragraph in draft.paragraphs[:place] if paragraph]
    draft.bylines = [line for line in draft.bylines if line.number <= end]
    draft.subheads = {subhead for subhead in draft.subheads if subhead < place}
    draft.captions = [one for one in draft.captions if one[0].number < first]
    draft.credits = [one for one in draft.credits if one[0].number < first]
    draft.other_lines = [number for number in draft.other_lines if number < first]
    if draft.label is not None and draft.label.number > first:
        below.label, draft.label = draft.label, None
    return below


def _opening_credits(draft: Draft) -> list[Credits]:
    """Return what the lead of a story and the lines above its text name."""
    first = draft.paragraphs[0][0].line
    found = [read_credits(line.text) for line in draft.bylines if line.number < first]
    lead = read_lead(draft.opening)
    if lead is not None and lead.byline:
        found.append(read_credits(lead.byline))
    return found


def _differ(opening: list[Credits], closing: list[Credits]) -> bool:
    """Tell whether both name authors, and none of those at the end stands at the beginning."""
    above = {name for one in opening for name in (*one.reporters, *one.correspondents)}
    below = {name for one in closing for name in (*one.reporters, *one.correspondents)}
    return bool(above and below) and above.isdisjoint(below)


def _beginning(draft: Draft) -> int | None:
    """Return the paragraph that the second story begins with; None where none can be its first."""
    best: tuple[float, int] | None = None
    for place, paragraph in enumerate(draft.paragraphs[1:], start=1):
        above = draft.paragraphs[place - 1]
        if place in draft.subheads or place - 1 in draft.subheads or not paragraph[0].first:
            continue
        if not (paragraph[0].gap or not ends_sentence(above[-1].text)):
            continue
        if _DATED.match(paragraph[0].text) is None:
            continue
        told = _text(draft.paragraphs[:place])
        if len(told) < _FIRST:
            continue
        words = content_words(_text(draft.paragraphs[place:]))
        shared = len(words & content_words(told)) / (len(words) or 1)
        if best is None or shared < best[0]:
            best = shared, place
    return None if best is None else best[1]


def _text(paragraphs: list[list[Piece]]) -> str:
    return "".join(piece.text for paragraph in paragraphs for piece in paragraph)
