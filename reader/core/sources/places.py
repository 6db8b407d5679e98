"""Places: a line among the lines around it, with the items made of those before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.core.sources.items import Item
from reader.core.sources.lines import Line
from reader.core.sources.verse import Verse

BELOW: Final = 24
"""How many characters of the next line are looked at with a line."""
NARROWER: Final = 3.6
"""A printed line that is nearer to the measure can be the first one of a paragraph, with or without its indent."""


class Place:
    """A line among the others, and the items made of those before it.

    `printed`: the source's lines are printed lines, and `measure` is their width.
    `above` and `below` are the lines around it, `below_text` the beginning of the one after it. `plain` are the places
    of the lines that can only be headline, text or a name by what they hold.
    """

    __slots__ = (
        "above",
        "below",
        "below_text",
        "index",
        "items",
        "line",
        "lines",
        "measure",
        "plain",
        "printed",
        "rolls",
        "sections",
        "verse",
    )

    def __init__(
        self,
        lines: Sequence[Line],
        index: int,
        items: Sequence[Item],
        measure: float | None,
        verse: Verse,
        *,
        rolls: frozenset[int],
        sections: frozenset[int],
        plain: frozenset[int],
    ) -> None:
        self.sections, self.plain = sections, plain
        self.lines, self.index, self.items, self.verse, self.rolls = lines, index, items, verse, rolls
        self.measure, self.printed = measure, measure is not None
        self.line = lines[index]
        self.above: Line | None = lines[index - 1] if index else None
        self.below: Line | None = lines[index + 1] if index + 1 < len(lines) else None
        self.below_text = self.below.text[:BELOW] if self.below is not None else ""
