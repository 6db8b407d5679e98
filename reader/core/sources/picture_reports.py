"""Picture reports: titled texts inside a story that breaks off, whose credit says who wrote and who took them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import openings
from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.cohesion import content_words
from reader.core.sources.items import Item, Story, TitledBlock
from reader.core.sources.lines import Line, ends_sentence
from reader.core.sources.pictures import headline_above, last_body
from reader.core.sources.reflow import cut_pieces
from reader.core.sources.scanning import scan
from reader.core.sources.units import can_be_headline

_BOTH: Final = re.compile(r"(?:文\s*[/／、]\s*[图摄]|图\s*[/／、]\s*文|图文)[)）]?$")
"""What a credit ends with whose person wrote the text and took the picture."""
_DAY: Final = re.compile("日")
_OPENING: Final = 6
"""In how many characters a dated text names its day."""
_LONGEST: Final = 130
"""How many characters the text of such a report has at most."""
_LOOK_BACK: Final = 9
_MOST: Final = 6
"""How many words the text of such a report may share with the story that it was set into."""


def find_dated(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that hold a day, as the text of such a report does in its first words."""
    return scan([line.text[:_OPENING] for line in lines], _DAY)


def read_picture_report(lines: Sequence[Line], index: int, items: list[Item]) -> int:
    """Read the text of a titled picture inside a story that goes on behind it; return the index after its credit.

    The title stands right above, the credit right below, and the text is dated and ends. The same index is returned
    where nothing of that stands.
    """
    end = index + 1
    if _DAY.search(lines[index].text, 0, _OPENING) is None:
        return index
    if end + 1 >= len(lines) or _BOTH.search(lines[end].text) is None or not is_byline_line(lines[end].text):
        return index
    line, below = lines[index], lines[end + 1]
    if not openings.starts_story(line.text) or not ends_sentence(line.text) or len(line.joined) > _LONGEST:
        return index
    heads = headline_above(items, line)
    before = last_body(items, len(heads))
    if not heads or before is None or before.closed or before.headable:
        return index
    if can_be_headline(below.text, below.width) or read_lead(below.text) is not None:
        return index  # the story stopped dead, and what stands here may be the next one
    above = "".join(item.unit.text for item in items[-_LOOK_BACK : -len(heads)] if isinstance(item, Story))
    if len(content_words(line.joined) & content_words(above)) > _MOST:
        return index
    del items[len(items) - len(heads) :]
    pieces = tuple(cut_pieces(line, line.pieces, None))
    items.append(TitledBlock(tuple(unit.line for unit in heads), pieces, lines[end].text, lines[end]))
    return end + 1
