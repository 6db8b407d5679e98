"""Which articles may hold two texts at a distance, told by what is kept of where their pairs stand.

Of a pair the index knows where in its field it begins to a few characters, counted round and round
(`grams.STEP`): enough to leave out nearly all articles that hold both texts but far from each other, at a
byte an occurrence. What is left has to be read to know, or if it is much, asked of `positions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from typing import Final

from reader.core.index import bits
from reader.core.index.grams import STEP
from reader.core.index.packing import Postings
from reader.core.index.protocol import TEXT_MOST, TITLE_MOST, TITLE_SHIFT

_ROUND: Final = 256
_CAPPED: Final = bytes(
    packed & TEXT_MOST == TEXT_MOST or packed >> TITLE_SHIFT == TITLE_MOST for packed in range(256)
)
"""Whether some occurrences may have been left out with a weight."""
_FEW: Final = 16
"""So many combinations of occurrences are compared one by one."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A pair inside a text, by which it is found: where in the text it begins, and the pair's postings."""

    offset: int
    postings: Postings


def standing(
    first: Anchor, second: Anchor, distances: Sequence[tuple[int, int]], places: int, size: int
) -> int:
    """Return the places, of a set of `size`, where the second text may start so many characters on.

    `distances` are ranges, the least and the most of each. Every place of the set is in both postings.
    """
    apart = bytearray(_ROUND)
    for distance in distances:
        least, most = (number + second.offset - first.offset for number in distance)
        steps = range(least // STEP, (most + STEP - 1) // STEP + 1)
        if len(steps) >= _ROUND:
            return places
        for step in steps:
            apart[step % _ROUND] = 1
    marked = bits.flags(places, size)
    pairs = zip(_where(first.postings, marked), _where(second.postings, marked), strict=True)
    kept = compress(bits.places(places), (_meet(one, other, apart) for one, other in pairs))
    return bits.of_places(list(kept), size)


def _where(postings: Postings, marked: bytes) -> Iterator[bytes | None]:
    """Yield what is known of where, for each of the marked places; None where it is not known of all occurrences."""
    where = postings.where
    chosen = bytes(map(marked.__getitem__, postings.places))
    if where is None:
        return
    counts = postings.counts()
    weights = postings.weights or b"\x01" * len(counts)
    for end, count, packed in compress(zip(accumulate(counts), counts, weights, strict=True), chosen):
        yield None if _CAPPED[packed] else where[end - count : end]


def _meet(one: bytes | None, other: bytes | None, apart: bytearray) -> bool:
    """Return whether any two occurrences stand as far apart as they may."""
    if one is None or other is None:
        return True
    if len(one) * len(other) <= _FEW:
        return any(apart[(second - first) % _ROUND] for first in one for second in other)
    steps = [step for step in range(_ROUND) if apart[step]]
    reached = {(first + step) % _ROUND for first in set(one) for step in steps}
    return not reached.isdisjoint(other)
