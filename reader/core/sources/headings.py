"""Headings: lines that label, title or sign the text below them, by where they stand."""

from __future__ import annotations

from typing import Final

from reader.core.sources import cues, signers
from reader.core.sources.bylines import read_lead
from reader.core.sources.contributors import (
    is_double_name,
    is_spread_name,
    may_be_name,
    may_be_names,
    may_be_placed_name,
    states_contributor,
)
from reader.core.sources.credit_words import BULLETS
from reader.core.sources.items import Story
from reader.core.sources.lines import Line, ends_sentence, is_han
from reader.core.sources.openings import starts_story
from reader.core.sources.picture_credits import split_caption
from reader.core.sources.places import NARROWER, Place
from reader.core.sources.units import can_be_headline

FILLS: Final = 1.6
"""By how many hanzi less than the measure a printed line still fills it."""
_TEXT_LINES: Final = 40
_TEXT: Final = 600
"""In how much of a text, in lines and characters, the word is looked for that may be its headline."""
_HEADLINE: Final = 5.0
_TITLED: Final = 110
"""How many characters the text of a picture has at most whose title is a word."""
WORD_WIDTH: Final = 2.0
"""How wide a word of two hanzi is."""


def labels_headline(place: Place) -> bool:
    """Tell whether a word of two hanzi is the label of a column: a common one, set apart over a whole headline."""
    line, below = place.line, place.below
    if below is None or not line.gap:
        return False
    if not below.gap:
        return cues.is_word_label(line.joined) and _heads_below(place, below)
    if below.width < _HEADLINE:
        return False
    label = cues.is_word_label(line.joined) or cues.heads_short_news(line.joined)
    return label and can_be_headline(below.text, below.width)


def _heads_below(place: Place, below: Line) -> bool:
    """Tell whether the line right below a label can be a headline, and is set apart from the text or byline below it."""
    after = place.lines[place.index + 2] if place.index + 2 < len(place.lines) else None
    apart = after is not None and (bool(after.gap) or not can_be_headline(after.text, after.width))
    return apart and below.width > WORD_WIDTH and can_be_headline(below.text, below.width)


def titles_signed(place: Place) -> bool:
    """Tell whether a word of two hanzi is a headline: its author's name or verse stands right under it."""
    line, below = place.line, place.below
    if len(line.text) != 2 or below is None or not all(map(is_han, line.text)):
        return False
    verse, beneath = place.verse, place.index + 1
    if place.index in verse.lines or beneath in verse.lines or beneath in verse.authors:
        return True
    if _begins_body(place) and _heads_text(place):
        return True
    after = place.lines[place.index + 2] if place.index + 2 < len(place.lines) else None
    text_below = after is not None and not can_be_headline(after.text, after.width)
    return (below.gap == 0 or text_below) and (may_be_name(below) or states_contributor(below))


def titles_picture(place: Place) -> bool:
    """Tell whether a word of two hanzi set apart is the title of the dated text of a picture: a credit ends that."""
    line, below = place.line, place.below
    if len(line.text) != 2 or below is None or not line.gap or not starts_story(below.text):
        return False
    split = split_caption(below.text)
    return split is not None and ends_sentence(split[0]) and len(split[0]) <= _TITLED


def _heads_text(place: Place) -> bool:
    """Tell whether a word of two hanzi above a text is its headline: under a label, or a word of that text."""
    before = place.items[-1] if place.items else None
    if isinstance(before, Story) and not before.unit.closed:
        return before.unit.headable and (
            cues.is_label_shaped(before.unit.text) or cues.is_short_label(before.unit.text)
        )
    if not place.line.gap:
        return False
    below = "".join(line.joined for line in place.lines[place.index + 1 : place.index + _TEXT_LINES])
    return place.line.text in below[:_TEXT]


def is_author_line(place: Place) -> bool:
    """Tell whether a line only names the author, between a headline and the text: □ 某某, 某某学院 某某, or 某某."""
    line, below = place.line, place.below
    if line.width > 26 or below is None or not place.items:
        return False
    before = place.items[-1]
    if not isinstance(before, Story) or not before.unit.headable or before.unit.closed:
        return False
    if before.unit.line.width < 2 or read_lead(below.text) is not None:
        return False
    if states_contributor(line):
        return line.text[0] in BULLETS or _begins_body(place)
    if signers.is_reader(line.text) and len(line.pieces) > 1:
        return _begins_body(place)  # whose letter it is
    set_apart = bool(line.gap and below.gap)
    told = line.gap > 0 or is_spread_name(line) or line.text[-1] in ")）"
    opens = below.indent > 0 or place.index + 1 in place.verse.lines
    if place.printed and told and may_be_name(line) and (opens or _fills_column(place)):
        return True
    if is_double_name(line):
        return _begins_body(place)
    if may_be_name(line) or may_be_names(line):
        tight = place.printed and not _is_name_below_headline(line, below, before)
        return (set_apart or not tight) and _begins_body(place)
    return set_apart and may_be_placed_name(line) and _begins_body(place)


def _is_name_below_headline(line: Line, below: Line, above: Story) -> bool:
    """Tell whether a printed line of three hanzi is no part of the headline set tight above it: an indented text is below.

    Two hanzi may be the end of a headline, unless that ends with a question or call.
    """
    if not below.indent or line.indent or above.unit.line.width < line.width + WORD_WIDTH:
        return False
    return line.width > WORD_WIDTH or ends_sentence(above.unit.text)


def _begins_body(place: Place) -> bool:
    """Tell whether the next line can begin the text of a story: verse, an indent, the width of body text, or no headline."""
    below = place.below
    if below is None:
        return False
    if below.indent or place.index + 1 in place.verse.lines or not can_be_headline(below.text, below.width):
        return True
    return place.measure is not None and place.measure - NARROWER <= below.width <= place.measure + 1.6


def _fills_column(place: Place) -> bool:
    """Tell whether the next line fills its column to the end, or nearly, and the headline is set apart from the text."""
    below = place.below
    filled = below is not None and place.measure is not None and below.width >= place.measure - FILLS
    before = place.items[-1]
    return filled and isinstance(before, Story) and before.unit.line.gap > 0
