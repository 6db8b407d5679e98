"""Headlines that ask or call, and so end as sentences do: what stands below and above such a line says that it is one."""

from __future__ import annotations

from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.cohesion import content_words
from reader.core.sources.contributors import may_be_name, states_contributor
from reader.core.sources.items import Story
from reader.core.sources.lines import Line
from reader.core.sources.places import Place
from reader.core.sources.units import can_be_headline

_CALLS: Final = frozenset("？！?!")
_DASHES: Final = "—－"
_WIDEST: Final = 30.0
"""How many hanzi such a headline has at most that has more clauses than others."""
_STORY_ITEMS: Final = 6
_STORY: Final = 600
"""How many items above a line and how many characters above and below it are compared with it."""
_TEXT_LINES: Final = 14


def asks_as_headline(place: Place) -> bool:
    """Tell whether a line that ends with a question or exclamation is a headline all the same.

    Right below it is what only headlines stand over: a byline, a lead, the author's name, a subtitle behind a dash,
    a letter's salutation, the editors' note, a question to the newspaper, the first point of a list; or another
    headline line over such.
    """
    line, below = place.line, place.below
    if line.text.rstrip('”’"')[-1:] not in _CALLS or below is None:
        return False
    hangs = below.indent and not line.indent
    if place.printed and not (line.gap or hangs or _is_below_headline(place)):
        return False
    if _opens(below):
        return True
    if not (line.gap or _is_below_headline(place)):
        return False
    after = place.lines[place.index + 2] if place.index + 2 < len(place.lines) else None
    if _is_author_over_text(below, after):
        return True
    if (
        below.text[0] in _DASHES
        or cues.is_editor_note(below.text)
        or cues.opens_letter(below)
        or openings.asks(below.text)
    ):
        return True
    if openings.starts_list(below.text):
        return True
    if _is_below_headline(place) and place.lines[place.index - 1].text.endswith("——"):
        return True
    if after is None or not _opens(after) or not can_be_headline(below.text, below.width):
        return False
    return _is_of_text_below(place)


def asks_over_lead(place: Place) -> bool:
    """Tell whether a question or call of more clauses than headlines have is one: set apart right above a lead or byline."""
    line, below = place.line, place.below
    if below is None or not line.gap or "。" in line.text or line.width > _WIDEST:
        return False
    return line.text[-1] in _CALLS and _opens(below)


def _opens(line: Line) -> bool:
    """Tell whether a line is the lead of a story or the byline above it."""
    return is_byline_line(line.text) or read_lead(line.text) is not None


def _is_author_over_text(line: Line, after: Line | None) -> bool:
    """Tell whether a line only names an author, and a text begins below it."""
    if after is None or can_be_headline(after.text, after.width):
        return False
    return may_be_name(line) or states_contributor(line)


def _is_below_headline(place: Place) -> bool:
    """Tell whether a line of a headline, or a column's label, stands right above."""
    above = place.items[-1] if place.items else None
    if not isinstance(above, Story) or not above.unit.headable or above.unit.closed:
        return False
    return not (place.printed and above.unit.is_set_as_text)


def _is_of_text_below(place: Place) -> bool:
    """Tell whether a line shares more words with the text two lines below than with the text above it."""
    words = content_words(place.line.text)
    above = "".join(item.unit.text for item in place.items[-_STORY_ITEMS:] if isinstance(item, Story))
    lines = place.lines[place.index + 1 : place.index + _TEXT_LINES]
    below = "".join(line.joined for line in lines)[:_STORY]
    return len(words & content_words(below)) > len(words & content_words(above[-_STORY:]))
