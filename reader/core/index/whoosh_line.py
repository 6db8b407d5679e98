"""Asking where the characters of one segment of the Whoosh engine stand."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property, reduce
from operator import or_

from reader.core.index import positions
from reader.core.index.packing import term
from reader.core.index.positions import APART, ENDS, STOPS, Layout
from reader.core.index.protocol import Alone, Beside, Chain, Scope
from reader.core.index.whoosh_files import LINE, Extent, SegmentTerms

SCOPES = frozenset({Scope.TEXT, Scope.BODY})
"""Where in an article is told from positions; of the other fields few articles have anything."""
CLASSES = 8
"""So many sets of characters are remembered."""


class SegmentLine:
    """The line of one segment. Raises what files and damaged data raise."""

    def __init__(self, terms: SegmentTerms, sizes: array[int], bodies: array[int]) -> None:
        self._terms = terms
        self._layout = Layout(sizes, bodies)
        self._classes: dict[str, int] = {}

    def placed(self, asked: Beside | Chain) -> int | None:
        """Return exactly where texts stand as they are asked for; None if it cannot be told from positions."""
        links = asked.links if isinstance(asked, Chain) else (asked,)
        texts = [asked.first.text, *(link.second.text for link in links)]
        known = self._known("".join(texts)) if asked.first.scope in SCOPES else None
        if known is None:
            return None
        begins = [positions.of_text([known[char] for char in text]) for text in texts]
        found: int | None
        match asked:
            case Beside():
                found = self._beside(asked, texts, begins)
            case Chain():
                found = self._chain(asked, texts, begins)
        if found is not None and asked.first.scope is Scope.BODY:
            found &= self._layout.in_bodies()
        return None if found is None else self._layout.articles(found)

    def alone(self, asked: Alone) -> int | None:
        """Return where a text stands and has nowhere one of the characters beside it; None if positions do not tell.

        Characters whose positions are not kept are not looked at: few articles have them.
        """
        text = asked.text.text
        known = self._known(text) if asked.text.scope in SCOPES else None
        if known is None:
            return None
        begins = positions.of_text([known[char] for char in text])
        if asked.text.scope is Scope.BODY:
            begins &= self._layout.in_bodies()
        beside = self._any_of(asked.before) << 1 | self._any_of(asked.behind) >> len(text)
        return self._layout.articles(begins) & ~self._layout.articles(begins & beside)

    def is_kept(self, char: str) -> bool:
        """Return whether the positions of a character are kept."""
        return self._terms.extent(LINE, term(char)) is not None

    def _any_of(self, characters: str) -> int:
        """Return the positions of some characters, remembered: the same few are asked for with every number."""
        found = self._classes.get(characters)
        if found is None:
            if len(self._classes) >= CLASSES:
                self._classes = {}
            found = self._classes[characters] = self._all_of(characters)
        return found

    def _beside(self, asked: Beside, texts: Sequence[str], begins: Sequence[int]) -> int:
        (first, second), (one, other) = texts, begins
        bounded, most = _is_bounded(asked), min(asked.most, self._layout.longest)
        either = asked.either and first != second
        if either and not bounded and not asked.least and len(first) == len(second) == 1:
            return positions.around(one, other, most + 1)
        free = self._free(asked) if bounded else None
        found = positions.behind(one << len(first), other, asked.least, most, free)
        if either:
            found |= positions.behind(other << len(second), one, asked.least, most, free)
        return found

    def _chain(self, asked: Chain, texts: Sequence[str], begins: Sequence[int]) -> int | None:
        """Return where the last text of a chain stands; as far as it holds, link by link."""
        if max(asked.before, asked.after) > APART or any(map(_is_too_far, asked.links)):
            return None
        ends = self._all_of([ENDS]) if asked.before or asked.after else 0
        found = begins[0]
        if asked.before:
            found = positions.within(found, self._layout.starts(ends), asked.before)
        for link, first, second, begin in zip(asked.links, texts, texts[1:], begins[1:], strict=False):
            free = self._free(link) if _is_bounded(link) else None
            following = positions.behind(found << len(first), begin, link.least, link.most, free)
            if link.either:
                following |= positions.ahead(len(second), begin, found, link.least, link.most)
            found = following
        if asked.after:
            last = len(texts[-1])
            found = positions.within(found << last, ends >> asked.after - 1, asked.after) >> last
        return found

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


def _is_bounded(asked: Beside) -> bool:
    """Whether it has to be looked at what lies between the texts."""
    return asked.in_sentence or asked.most >= APART


def _is_too_far(link: Beside) -> bool:
    """Whether of a link it cannot be told which places of the second text it holds for."""
    return link.either and _is_bounded(link)
