"""Column labels: which short lines are labels, and whether a page sets them before or behind their stories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.core.records import Kind
from reader.core.sources import cues
from reader.core.sources.assembly import Draft, overlap
from reader.core.sources.cohesion import content_words
from reader.core.sources.lines import bare
from reader.core.sources.sequence import Part
from reader.core.sources.units import Unit

LABEL_WIDTH: Final = 4
"""A word of so many hanzi over a whole headline is a label, whatever it ends with."""


def labels_stand_behind(units: Sequence[Unit], parts: Sequence[Part]) -> bool:
    """Tell whether the short labels of a page stand behind their stories: the last one has no story below it.

    Blank lines decide first: a label is set nearer to its story.
    """
    nearer, last = 0, False
    between = 0
    for index, (unit, part) in enumerate(zip(units, parts, strict=True)):
        if part is not Part.HEADLINE or index == 0 or parts[index - 1] is Part.HEADLINE:
            continue
        if not cues.is_short_label(unit.text) and not cues.is_label_shaped(unit.text):
            continue
        below = units[index + 1] if index + 1 < len(units) else None
        if below is None:
            last = True
        elif parts[index + 1] is Part.HEADLINE and below.line.width > unit.line.width:
            between += 1
            nearer += below.line.gap - unit.line.gap
    return nearer > 0 or (nearer == 0 and last and between > 0)


def begins_with_label(draft: Draft) -> bool:
    """Tell whether the first headline line of a story is the label of a column: a short word over a whole headline.

    A kicker of that size shares words with its story or runs on into the title; a label does neither.
    """
    if draft.headline and cues.is_picture_label(draft.headline[0].joined):
        return True
    if len(draft.headline) < 2 or draft.kind is not Kind.NEWS:
        return False
    first, second = draft.headline[:2]
    if not cues.is_short_label(first.text) or second.width < max(
        4.0, first.width + (0.0 if second.gap else 1.0)
    ):
        return False
    if cues.is_label_shaped(first.text):
        return True
    if cues.ends_as_headline(first.text) and first.width > LABEL_WIDTH:
        return False
    story = "".join(line.joined for line in draft.headline[1:]) + bare(draft.body_text[:3000])
    wider = second.gap or second.width >= first.width + 2
    if wider and first.width <= LABEL_WIDTH and not content_words(first.joined) & content_words(story):
        return True
    return overlap(first.text, story) < (3 if first.width <= LABEL_WIDTH and second.gap else 2)


def is_quoted(close: str, body: str) -> bool:
    """Tell whether a body names a label in quotation marks."""
    return len(close) >= 3 and any(f"{left}{close}{right}" in body for left, right in ("“”", "《》", '""'))
