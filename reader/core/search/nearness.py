"""Where patterns stand in a text, and which places of terms stand near each other.

A pattern with several wildcards can stand at very many places: each start of it goes with many ends. They are never
listed. What is asked is which starts lead to any of some ends and which ends come from any of some starts, and that
is told in one pass over the places of each part, because of all places that could go before another one the nearest
is always good enough. For the same reason the least end of a start never lies before that of an earlier start, so
that the shortest places, which hold no other place (the minimal intervals of Clarke, Cormack and Burkowski, "An
Algebra for Structured Text Search", 1995), take one pass as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import Final, Protocol

from reader.core.search.syntax import Gap, Pattern

Place = tuple[int, int]
"""A piece of folded text, `start <= i < end`."""
Bounds = tuple[Sequence[int], Sequence[int]]
"""Where places start and where they end, both ascending."""
Test = Callable[[int], bool]
"""Whether a place may start here, or end here."""

SOME: Final = 64
"""So many places of each part are looked through first where it is asked only whether a pattern stands anywhere."""


class Neighbours:
    """The places of one operand as the next one sees them: where they start and end, and how far they may be."""

    __slots__ = ("ends", "starts", "within")

    def __init__(self, terms: Sequence[Standing], within: int) -> None:
        """`terms` are those that the operand can be."""
        self.starts, self.ends = (
            _merged(each) for each in zip(*(term.bounds() for term in terms), strict=True)
        )
        self.within = within

    def begin_behind(self, end: int) -> bool:
        """Whether one of them starts behind a place that ends here, near enough."""
        at = bisect_left(self.starts, end)
        return at < len(self.starts) and self.starts[at] <= end + self.within

    def end_before(self, start: int) -> bool:
        """Whether one of them ends before a place that starts here, near enough."""
        at = bisect_left(self.ends, start - self.within)
        return at < len(self.ends) and self.ends[at] <= start

    def close(self, places: Sequence[Place]) -> list[Place]:
        """Return those of some places, of which none ends before an earlier one, that are near without overlap."""
        starts, ends, within = self.starts, self.ends, self.within
        found: list[Place] = []
        following = before = 0
        for place in places:
            start, end = place
            while following < len(starts) and starts[following] < end:
                following += 1
            if following == len(starts) or starts[following] > end + within:
                while before < len(ends) and ends[before] < start - within:
                    before += 1
                if before == len(ends) or ends[before] > start:
                    continue
            found.append(place)
        return found


class Standing(Protocol):
    """Places of a term in a text."""

    def near(self, neighbours: Neighbours) -> Standing | None:
        """Return the places that are near others, None if there are none. Asked at most twice: on either side."""
        ...

    def bounds(self) -> Bounds:
        """Return where they start and where they end, ascending; as far as the neighbours asked for last tell."""
        ...

    def places(self) -> Sequence[Place]:
        """Return the places, of a pattern the shortest ones."""
        ...


class TextPlaces:
    """Places of a text."""

    __slots__ = ("_places",)

    def __init__(self, places: Sequence[Place]) -> None:
        """`places` are ascending."""
        self._places = places

    def near(self, neighbours: Neighbours) -> TextPlaces | None:
        """Return the places that are near others, None if there are none."""
        places = neighbours.close(self._places)
        return TextPlaces(places) if places else None

    def bounds(self) -> Bounds:
        """Return where they start and where they end."""
        return [start for start, _ in self._places], [end for _, end in self._places]

    def places(self) -> Sequence[Place]:
        """Return the places."""
        return self._places


class PatternPlaces:
    """Places of a pattern in a text."""

    __slots__ = ("_bounds", "_each", "_pattern", "_sides", "_size", "_stops", "_whole")

    def __init__(
        self,
        pattern: Pattern,
        each: Sequence[Sequence[Place]],
        size: int,
        stops: Sequence[int],
        *,
        sides: tuple[Neighbours, ...] = (),
        whole: Bounds | None = None,
    ) -> None:
        """`each` are the places of its parts, ascending; `stops` are where sentences end in the text of that `size`.

        `sides` are what the places have to be near; `whole` is where they start and end without these.
        """
        self._pattern, self._each = pattern, each
        self._size, self._stops = size, stops
        self._sides, self._whole = sides, whole
        self._bounds: Bounds | None = None

    def near(self, neighbours: Neighbours) -> PatternPlaces | None:
        """Return the places that are near others, None if there are none; judged by these others alone."""
        whole, sides = self._everywhere(), (*self._sides, neighbours)
        found = PatternPlaces(self._pattern, self._each, self._size, self._stops, sides=sides, whole=whole)
        return found if found.bounds()[0] else None

    def bounds(self) -> Bounds:
        """Return where they start and where they end; as far as the neighbours asked for last tell."""
        if self._bounds is None:
            self._bounds = self._near(self._sides[-1]) if self._sides else self._everywhere()
        return self._bounds

    def _everywhere(self) -> Bounds:
        if self._whole is None:
            self._whole = [start for start, _ in self._least_ends(None, None)], self._ends(None)
        return self._whole

    def _near(self, near: Neighbours) -> Bounds:
        starts, ends = self._everywhere()
        begun = {start for start, _ in self._least_ends(None, near.begin_behind)}
        ended = set(self._ends(near.end_before))
        return (
            [start for start in starts if start in begun or near.end_before(start)],
            [end for end in ends if end in ended or near.begin_behind(end)],
        )

    def stands(self) -> bool:
        """Return whether the pattern stands anywhere: where it soon does, the rest is not looked through."""
        size = SOME
        longest = max(map(len, self._each))
        while size < longest:
            first = [places[:size] for places in self._each]
            if PatternPlaces(self._pattern, first, self._size, self._stops)._ends(None):
                return True
            size *= 16
        return bool(self._ends(None))

    def places(self) -> list[Place]:
        """Return the shortest places: those that hold no other one."""
        # A place is near others by its start or by its end, which makes four ways; each has its shortest places.
        ways = [((near.end_before, None), (None, near.begin_behind)) for near in self._sides]
        found: set[Place] = set()
        for way in product(*ways):
            starts, ends = zip(*way, strict=True) if way else ((), ())
            found.update(self._least_ends(_all(starts), _all(ends)))
        return _shortest(found)

    def _least_ends(self, starts: Test | None, ends: Test | None) -> list[Place]:
        """Return the starts from which the pattern reaches an end, each with the first it reaches.

        Only such starts and ends count as pass the tests.
        """
        pattern, stops = self._pattern, self._stops
        reached = [
            (start, end + pattern.after)
            for start, end in self._each[-1]
            if end + pattern.after <= self._size and (ends is None or ends(end + pattern.after))
        ]
        for gap, places in zip(reversed(pattern.gaps), reversed(self._each[:-1]), strict=True):
            found: list[Place] = []
            begun, number, is_bounded = [place[0] for place in reached], len(reached), bool(stops)
            least, most = gap.least, gap.most
            at = stop = 0
            # Of the same character a hundred thousand times every part stands everywhere: this is the innermost loop.
            for start, end in places:
                while at < number and begun[at] < end + least:
                    at += 1
                if at == number:
                    break
                if begun[at] <= end + most:
                    if is_bounded:
                        stop = _next(stops, stop, end)
                        if not _is_free(gap, stops, stop, begun[at]):
                            continue
                    found.append((start, reached[at][1]))
            reached = found
        return [
            (start - pattern.before, end)
            for start, end in reached
            if start >= pattern.before and (starts is None or starts(start - pattern.before))
        ]

    def _ends(self, starts: Test | None) -> list[int]:
        """Return the ends that the pattern reaches from starts that pass the test."""
        pattern, stops = self._pattern, self._stops
        reached = [
            end
            for start, end in self._each[0]
            if start >= pattern.before and (starts is None or starts(start - pattern.before))
        ]
        for gap, places in zip(pattern.gaps, self._each[1:], strict=True):
            found: list[int] = []
            number, least, most, is_bounded = len(reached), gap.least, gap.most, bool(stops)
            at = stop = 0
            for start, end in places:
                while at < number and reached[at] <= start - least:
                    at += 1
                if at and start <= reached[at - 1] + most:
                    if is_bounded:
                        stop = _next(stops, stop, reached[at - 1])
                        if not _is_free(gap, stops, stop, start):
                            continue
                    found.append(end)
            reached = found
        return [end + pattern.after for end in reached if end + pattern.after <= self._size]


def are_linked(operands: Sequence[Sequence[Standing]], within: Sequence[int]) -> bool:
    """Return whether a chain leads through all operands."""
    return bool(_linked(operands, within))


def taking_part(operands: Sequence[Sequence[Standing]], within: Sequence[int]) -> set[Place]:
    """Return the places that take part in a chain through all operands, each of which is one of several terms.

    A place takes part if one of the operand before it is near, and so on to the first, and one of the next, and so
    on to the last.
    """
    there = _linked(operands, within)
    back = _linked(there[::-1], within[::-1]) if there else []
    return {place for terms in back for term in terms for place in term.places()}


def _linked(operands: Sequence[Sequence[Standing]], within: Sequence[int]) -> list[Sequence[Standing]]:
    """Return the places of each operand to which a chain leads from the first one; nothing where it breaks off."""
    linked = [operands[0]]
    for terms, most in zip(operands[1:], within, strict=True):
        neighbours = Neighbours(linked[-1], most)
        linked.append([near for term in terms if (near := term.near(neighbours)) is not None])
        if not linked[-1]:
            return []
    return linked


def _merged(several: Sequence[Sequence[int]]) -> Sequence[int]:
    return several[0] if len(several) == 1 else sorted({number for numbers in several for number in numbers})


def _all(tests: Iterable[Test | None]) -> Test | None:
    """Return the test that all of these are; None lets everything pass."""
    asked = [test for test in tests if test is not None]
    if len(asked) > 1:
        return lambda at: all(test(at) for test in asked)
    return asked[0] if asked else None


def _next(stops: Sequence[int], number: int, at: int) -> int:
    """Return which stop, from one on, is the first that does not stand before a place."""
    while number < len(stops) and stops[number] < at:
        number += 1
    return number


def _is_free(gap: Gap, stops: Sequence[int], number: int, start: int) -> bool:
    """Whether no sentence ends in a gap; it ends at `start`, and the stop with that number is the first behind its begin."""
    return not gap.in_sentence or number == len(stops) or stops[number] >= start


def _shortest(places: Iterable[Place]) -> list[Place]:
    """Return the places that hold no other one, in order."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (-place[0], place[1])):
        if not kept or place[1] < kept[-1][1]:
            kept.append(place)
    return kept[::-1]
