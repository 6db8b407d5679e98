"""Where a pattern stands of which the parts stand at very many places, as in a hundred thousand times one character.

The places of a part are the bits of one number. Which of them a gap leads to, or from, is told by shifting it: with
every shift twice as far as before, so that a gap of any length takes few of them, and where a gap stays in a sentence
only those bits are shifted that no stop parts from where they go. Only the shortest places are looked for one by one,
and of all places only those that lie on a whole pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, compress, count, islice, product
from typing import Final

from reader.core.search.nearness import Bounds, Neighbours, Place
from reader.core.search.syntax import Gap, Pattern

CROWD: Final = 5_000
"""So many places of all parts together make a crowd; fewer are sooner looked through one by one."""
_FALSE, _TRUE = b"01"
_AS_TRUTH: Final = bytes.maketrans(b"01", b"\x00\x01")


class CrowdedPlaces:
    """Places of a pattern in a text (see `nearness.Standing`)."""

    __slots__ = ("_bounds", "_pattern", "_sides", "_size", "_starts", "_way", "_widths")

    def __init__(
        self, pattern: Pattern, each: Sequence[Sequence[Place]], size: int, stops: Sequence[int]
    ) -> None:
        """`each` are the places of its parts; `stops` are where sentences end in the text of that `size`."""
        known: dict[int, int] = {}
        for places in each:
            if id(places) not in known:
                known[id(places)] = _bits((start for start, _ in places), size)
        self._pattern, self._size = pattern, size
        self._starts = [known[id(places)] for places in each]
        self._widths = [places[0][1] - places[0][0] for places in each]
        self._way = _Way(size, stops)
        self._sides: tuple[_Side, ...] = ()
        self._bounds: Bounds | None = None

    def near(self, neighbours: Neighbours) -> CrowdedPlaces | None:
        """Return the places that are near others, None if there are none; judged by these others alone."""
        found = object.__new__(CrowdedPlaces)
        found._pattern, found._size = self._pattern, self._size
        found._starts, found._widths, found._way = self._starts, self._widths, self._way
        found._sides = (*self._sides, _Side(neighbours, self._size))
        found._bounds = None
        return found if found.bounds()[0] else None

    def bounds(self) -> Bounds:
        """Return where they start and where they end; as far as the neighbours asked for last tell."""
        if self._bounds is None:
            starts, ends = self._first(self._back(-1)), self._last(self._on(-1))
            if self._sides:
                side = self._sides[-1]
                starts &= side.begins | self._first(self._back(side.ends))
                ends &= side.ends | self._last(self._on(side.begins))
            self._bounds = _positions(starts), _positions(ends)
        return self._bounds

    def stands(self) -> bool:
        """Return whether the pattern stands anywhere."""
        return bool(self._on(-1)[-1])

    def places(self) -> list[Place]:
        """Return the shortest places: those that hold no other one."""
        # What starts near some of the others has to end near the rest: so there are as many kinds of starts.
        found: list[Place] = []
        for kind in product((True, False), repeat=len(self._sides)):
            begins = ends = -1
            for is_near, side in zip(kind, self._sides, strict=True):
                begins &= side.begins if is_near else ~side.begins
                ends &= -1 if is_near else side.ends
            found += self._least_ends(begins, ends)
        return _shortest(sorted(found))

    def _least_ends(self, begins: int, ends: int) -> list[Place]:
        """Return the starts from which the pattern reaches an end, each with the first it reaches.

        `begins` and `ends` are those that count.
        """
        pattern = self._pattern
        on, back = self._on(begins), self._back(ends)
        if not on[-1] & back[-1]:
            return []
        parts = [_truths(there & here) for there, here in zip(on, back, strict=True)]
        reached = list(compress(count(self._widths[-1] + pattern.after), parts[-1]))
        for gap, width, starts, following in zip(
            reversed(pattern.gaps), reversed(self._widths[:-1]), parts[-2::-1], parts[:0:-1], strict=True
        ):
            # Each leads on: then the nearest that does is near enough, and no stop parts it. Its number is that of
            # those before it.
            before = islice(accumulate(following, initial=0), width + gap.least, None)
            reached = list(map(reached.__getitem__, compress(before, starts)))
        return list(zip(compress(count(-pattern.before), parts[0]), reached, strict=True))

    def _on(self, begins: int) -> list[int]:
        """Return the places of each part to which the pattern leads from some starts, and from which there is room."""
        pattern = self._pattern
        there = [self._starts[0] & begins << pattern.before & -1 << pattern.before]
        for gap, width, starts in zip(pattern.gaps, self._widths, self._starts[1:], strict=False):
            there.append(starts & self._way.on(there[-1] << width, gap))
        there[-1] &= self._room
        return there

    def _back(self, ends: int) -> list[int]:
        """Return the places of each part from which the pattern leads to some ends."""
        pattern = self._pattern
        here = [self._starts[-1] & ends >> (self._widths[-1] + pattern.after) & self._room]
        for gap, width, starts in zip(
            reversed(pattern.gaps), reversed(self._widths[:-1]), self._starts[-2::-1], strict=True
        ):
            here.append(starts & self._way.back(here[-1], gap) >> width)
        here[-1] &= -1 << pattern.before
        return here[::-1]

    @property
    def _room(self) -> int:
        """Where the last part may stand so that as many characters follow it as have to."""
        return (1 << max(0, self._size - self._widths[-1] - self._pattern.after + 1)) - 1

    def _first(self, back: Sequence[int]) -> int:
        return back[0] >> self._pattern.before

    def _last(self, on: Sequence[int]) -> int:
        return on[-1] << (self._widths[-1] + self._pattern.after)


class _Side:
    """What places of a pattern have to be near: where they may begin to be so, and where they may end."""

    __slots__ = ("begins", "ends")

    def __init__(self, neighbours: Neighbours, size: int) -> None:
        reach, way = Gap(0, neighbours.within), _Way(size, ())
        self.begins = way.on(_bits(neighbours.ends, size), reach)
        self.ends = way.back(_bits(neighbours.starts, size), reach)


class _Way:
    """What lies between the places of two parts."""

    def __init__(self, size: int, stops: Sequence[int]) -> None:
        self._all = (2 << size) - 1
        self._free: dict[int, int] | None = {1: self._all & ~_bits(stops, size)} if stops else None

    def on(self, ends: int, gap: Gap) -> int:
        """Return where what follows some ends behind a gap may start."""
        is_bounded = gap.in_sentence and self._free is not None
        return _spread(
            ends, gap, lambda at, far: (at & self._no_stop(far) if is_bounded else at) << far & self._all
        )

    def back(self, starts: int, gap: Gap) -> int:
        """Return where what goes before some starts and a gap may end."""
        is_bounded = gap.in_sentence and self._free is not None
        return _spread(starts, gap, lambda at, far: at >> far & (self._no_stop(far) if is_bounded else -1))

    def _no_stop(self, length: int) -> int:
        """Return behind which places no sentence ends for so many characters."""
        if self._free is None or not length:
            return -1
        found = self._free.get(length)
        if found is None:
            half = length // 2
            found = self._free[length] = self._no_stop(half) & self._no_stop(length - half) >> half
        return found


def _spread(at: int, gap: Gap, moved: Callable[[int, int], int]) -> int:
    """Return all places that lie behind a gap, `moved` being what moves places so many characters."""
    at = moved(at, gap.least)
    wide, covered = gap.most - gap.least, 0
    while covered < wide:
        step = min(covered + 1, wide - covered)
        further = at | moved(at, step)
        if further == at:
            break
        at, covered = further, covered + step
    return at


def _bits(places: Iterable[int], size: int) -> int:
    """Return places as the bits of a number."""
    digits = bytearray([_FALSE]) * (size + 1)
    for at in places:
        digits[size - at] = _TRUE
    return int(digits, 2)


def _positions(bits: int) -> list[int]:
    """Return the bits of a number, ascending."""
    return list(compress(count(), _truths(bits)))


def _truths(bits: int) -> bytes:
    """Return the bits of a number, the lowest first, a byte each, up to the highest that is set."""
    return bin(bits)[:1:-1].encode().translate(_AS_TRUTH)


def _shortest(places: Sequence[Place]) -> list[Place]:
    """Return those of some places in order, no two of which start together, that hold no other one."""
    kept: list[Place] = []
    least = None
    for place in reversed(places):
        if least is None or place[1] < least:
            kept.append(place)
            least = place[1]
    return kept[::-1]
