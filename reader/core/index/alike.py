"""The most relevant of articles that are told apart by their lengths only.

A character counts once for each field of an article: where some characters are all that is asked for, thousands of
articles have them in as many fields, title or not, and of such the shortest come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Final

from reader.core.index import bits
from reader.core.index.protocol import Scope

SCATTERED: Final = 8
"""Of fewer rows than one in so many the shortest are found by sorting them."""


def alike(rows: int, texts: Iterable[Mapping[str, int]]) -> list[int]:
    """Return a set of rows in parts, in each of which all texts weigh the same.

    Each text is given as the rows where it occurs, by field; it weighs by whether that is the title and by how many
    other fields there are.
    """
    parts = [rows]
    for fields in texts:
        exactly = [rows]
        for name, held in fields.items():
            if name != Scope.TITLE.value:
                exactly = list(_with_one_more(exactly, held))
        title = fields.get(Scope.TITLE.value, 0)
        weighed = [same for often in exactly for same in (often & title, often & ~title)]
        parts = [both for part in parts for same in weighed if (both := part & same)]
    return parts


def _with_one_more(exactly: Sequence[int], held: int) -> Iterator[int]:
    """Yield the rows that have none, one, two … of some sets, given those that have so many without one set."""
    fewer = 0
    for same in (*exactly, 0):
        yield same & ~held | fewer & held
        fewer = same


class ByLength:
    """The rows of an index in the order of their articles' lengths."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self._lengths = lengths
        self._order = sorted(range(len(lengths)), key=lengths.__getitem__)

    def leading(self, rows: int, texts: Sequence[Mapping[str, int]], number: int) -> int:
        """Return the rows of a set that may be among its `number` most relevant; `texts` as `alike` takes them."""
        held = rows & reduce(or_, (places for fields in texts for places in fields.values()), 0)
        leading = reduce(or_, (self.shortest(part, number) for part in alike(held, texts)), 0)
        return leading if held.bit_count() >= number else rows  # those without any text are all worth nothing

    def shortest(self, rows: int, number: int) -> int:
        """Return the `number` shortest of a set of rows, and all that are as short as the last of them."""
        size = len(self._lengths)
        if rows.bit_count() <= number:
            return rows
        if rows.bit_count() * SCATTERED < size:
            order = iter(sorted(bits.places(rows), key=self._lengths.__getitem__))
        else:
            marked = bits.flags(rows, size)
            order = filter(marked.__getitem__, self._order)
        chosen: list[int] = []
        longest = 0
        for row in order:
            if len(chosen) >= number and self._lengths[row] > longest:
                break
            longest = self._lengths[row]
            chosen.append(row)
        return bits.of_places(chosen, size)
