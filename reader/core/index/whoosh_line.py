"""Asking where the characters of one segment of the Whoosh engine stand."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import cached_property, reduce
from operator import or_

from reader.core.index import positions
from reader.core.index.packing import term
from reader.core.index.positions import APART, ENDS, STEPS_MOST, STOPS, Layout
from reader.core.index.protocol import Beside, Scope
from reader.core.index.whoosh_files import LINE, Extent, SegmentTerms

SCOPES = frozenset({Scope.TEXT, Scope.BODY})
"""Where in an article is told from positions; of the other fields few articles have anything."""


class SegmentLine:
    """The line of one segment. Raises what files and damaged data raise."""

    def __init__(self, terms: SegmentTerms, sizes: array[int], bodies: array[int]) -> None:
        self._terms = terms
        self._layout = Layout(sizes, bodies)

    def beside(self, asked: Beside) -> int | None:
        """Return exactly where two texts stand beside each other; None if it cannot be told from positions."""
        first, second = asked.first.text, asked.second.text
        only_bodies = asked.first.scope is Scope.BODY
        bounded = asked.in_sentence or asked.most >= APART
        if asked.first.scope not in SCOPES or (bounded and asked.least > STEPS_MOST):
            return None
        known = self._known(first + second)
        if known is None:
            return None
        free = self._free(asked) if bounded else None
        one, other = (positions.of_text([known[char] for char in text]) for text in (first, second))
        if len(known) == 2 == len(first + second) and asked.either and not (asked.least or bounded):
            found = positions.around(one, other, asked.most + 1)
        else:
            found = positions.behind(one << len(first), other, asked.least, asked.most, free)
            if asked.either and first != second:
                found |= positions.behind(other << len(second), one, asked.least, asked.most, free)
        return self._layout.articles(found & self._layout.in_bodies() if only_bodies else found)

    def _known(self, characters: str) -> dict[str, int] | None:
        """Return the positions of characters, None if those of any are not kept."""
        extents = {char: self._terms.extent(LINE, term(char)) for char in characters}
        known = {char: self._positions(extent) for char, extent in extents.items() if extent is not None}
        return known if len(known) == len(extents) else None

    def _free(self, asked: Beside) -> int:
        """Return the positions that may lie between the texts."""
        inside = self._inside_sentences if asked.in_sentence else self._layout.everywhere
        return inside & ~self._all_of([ENDS]) if asked.most >= APART else inside

    @cached_property
    def _inside_sentences(self) -> int:
        """All positions but those of stops; remembered, because stops are the most common of characters."""
        return self._layout.everywhere & ~self._all_of(STOPS)

    def _all_of(self, characters: Iterable[str]) -> int:
        extents = (self._terms.extent(LINE, term(char)) for char in characters)
        return reduce(or_, (self._positions(extent) for extent in extents if extent is not None), 0)

    def _positions(self, extent: Extent) -> int:
        return positions.unpack(self._terms.payload(extent), self._layout.size)
