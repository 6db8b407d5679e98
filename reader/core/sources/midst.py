"""Lines in the midst of a text or a poem: they can only go on with it, so that nothing else need be asked of them.

Half of the lines of a page are such. What `line_items` would make of them after all its questions is known before; so
what is asked there anew must have no say on these lines, or they must be left out here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, signers
from reader.core.sources.briefs import HEAD, is_marked
from reader.core.sources.dates import DATE_ENDS, is_date_alone
from reader.core.sources.endings import SIGNS
from reader.core.sources.frozen import record
from reader.core.sources.items import Item, Story
from reader.core.sources.lines import CONTINUING_STARTS, ENDS, TRAILING_MARKS, Line, ends_above
from reader.core.sources.offers import may_open_offer
from reader.core.sources.places import BELOW
from reader.core.sources.reflow import whole_piece
from reader.core.sources.units import Unit, can_be_headline
from reader.core.sources.verse import Verse

_NARROWEST: Final = 8.0
"""How many hanzi such a line of text has at least: shorter ones may be names or labels."""
_LONGEST_CREDIT: Final = 40
"""How many characters a line below has at most that may be the credit of a picture."""
_DASH: Final = "—"
"""What a line begins with that may be a subtitle, or say whose words the text above is."""
_STOP: Final = "。"
_LAST: Final = (ENDS | TRAILING_MARKS) - {_STOP}
"""What a line ends a question or a saying with, which may be headlines; a full stop only ends a sentence."""


@record(frozen=True, slots=True)
class Midst:
    """The places of lines that can only go on with the text above them, or with the poem, if one is there."""

    text: frozenset[int]
    verse: frozenset[int]


def find_midst(
    lines: Sequence[Line], plain: frozenset[int], verse: Verse, set_apart: frozenset[int], *, printed: bool
) -> Midst:
    """Return which lines those are; `set_apart` are the places of rolls and of the numbers of sections.

    `printed`: the source's lines are printed lines.
    """
    poems = verse.lines | verse.authors | verse.signers
    texts = [
        place
        for place in plain - poems - set_apart
        if place + 1 < len(lines)
        and _goes_on(lines[place])
        and (place + 1 in plain or len(lines[place + 1].joined) > _LONGEST_CREDIT)
        and _may_follow(lines[place + 1], lines[place], printed=printed)
    ]
    inner = verse.lines.intersection(plain, [place - 1 for place in verse.lines])
    rows = [
        place for place in inner - verse.authors - verse.signers if _is_row(lines[place], lines[place + 1])
    ]
    return Midst(frozenset(texts), frozenset(rows))


def _goes_on(line: Line) -> bool:
    """Tell whether a plain line neither begins nor ends as more than running text does."""
    text = line.text
    if line.words or line.width < _NARROWEST or text[-1] in _LAST or text[-1].isdigit():
        return False
    if text[0] == _DASH or "——" in text or ((line.gap or line.indent) and may_open_offer(line)):
        return False
    return text[-1] not in SIGNS or not signers.is_signer(text)


def _may_follow(below: Line, line: Line, *, printed: bool) -> bool:
    """Tell whether what stands below such a line says nothing of it, and neither does a blank line above it."""
    if (below.text[0] in CONTINUING_STARTS and ends_above(below)) or (
        below.text[-1] in DATE_ENDS and is_date_alone(below.text)
    ):
        return False
    return not line.gap or (printed and not cues.is_subscription(line.text + below.text[:BELOW]))


def _is_row(line: Line, below: Line) -> bool:
    """Tell whether a plain line amid a poem is words alone, set tight, and neither it nor the next heads short news."""
    if line.gap or not line.words or cues.may_be_brief_label(line.text):
        return False
    return below.words or not is_marked(below.text)


def read_amid(
    lines: Sequence[Line], index: int, before: Item, measure: float | None, midst: Midst
) -> Story | None:
    """Return a line in the midst of a text or poem whose line above is made `before`; None if no such stands there."""
    if not isinstance(before, Story):
        return None
    line, above, row = lines[index], before.unit, index in midst.verse
    if row:
        if not above.verse:
            return None
    elif above.brief or (above.headable and (above.boxed or line.gap or above.line.width <= HEAD)):
        return None  # short news may go on or begin here, or the text of a box
    closed = row or line.text[-1] == _STOP
    headable = not closed and can_be_headline(line.text, line.width)
    following = lines[index + 1].text[:BELOW]
    piece = whole_piece(line, line.text, line.text, measure, following)
    return Story(Unit(line, line.text, (piece,), False, headable, closed, following, row))
