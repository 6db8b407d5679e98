"""Where terms stand in one field of an article, as places in its folded text.

A pattern stands at its shortest places: those that hold no other place of it (the minimal intervals of Clarke,
Cormack and Burkowski, "An Algebra for Structured Text Search", 1995). Nothing here backtracks: a pattern and a
nearness take time in proportion to the occurrences of their parts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from reader.core.folding import Folded, fold_as
from reader.core.search.syntax import Near, Node, Or, Pattern, Spellings, Text

Place = tuple[int, int]
"""A piece of folded text, `start <= i < end`."""

_SENTENCE_END: Final = re.compile("[。!?]")


class FieldText:
    """One field of an article: its name, its printed text, and that text folded."""

    __slots__ = ("_known", "folded", "name", "printed")

    def __init__(self, name: str, printed: str, folded: Folded | None = None) -> None:
        """`folded` is the printed text folded, if somebody has done that already."""
        self.name = name
        self.printed = printed
        self.folded = Folded(printed) if folded is None else folded
        self._known: dict[Text, list[Place]] = {}

    def occurrences(self, node: Node) -> list[Place]:
        """Return where a text, a pattern, a choice of them or a nearness stands, in order."""
        match node:
            case Text():
                found = self._known.get(node)
                if found is None:
                    found = self._known[node] = list(self._of_text(node))
                return found
            case Pattern():
                return self._of_pattern(node)
            case Near():
                return sorted({place for places in self._of_near(node) for place in places})
            case Spellings(children) | Or(children):
                return sorted({place for child in children for place in self.occurrences(child)})
            case _:
                return []

    def holds(self, node: Pattern | Near) -> bool:
        """Return whether a pattern or a nearness stands anywhere."""
        if not isinstance(node, Pattern) or (quick := QUICK.of(node)) is None:
            return bool(self.occurrences(node))
        asked, text = node.parts[0].field, self.folded.text
        if asked is not None and asked.value != self.name:
            return False
        return quick.search(text, node.before, max(0, len(text) - node.after)) is not None

    def _of_text(self, text: Text) -> Iterator[Place]:
        """Yield every place, also those that overlap."""
        if text.field is not None and text.field.value != self.name:
            return
        needle, wanted = text.folded, None if text.whole else fold_as(text.text, text.alike)
        start = self.folded.text.find(needle)
        while start >= 0:
            end = start + len(needle)
            if wanted is None or wanted in fold_as(self.printed_text((start, end)), text.alike):
                yield start, end
            start = self.folded.text.find(needle, start + 1)

    def printed_text(self, place: Place) -> str:
        """Return the printed text of a place."""
        start, end = self.folded.printed(*place)
        return self.printed[start:end]

    # ── patterns ──────────────────────────────────────────────────────────────────────────────────────

    def _of_pattern(self, pattern: Pattern) -> list[Place]:
        each: list[list[Place]] = []
        for part in pattern.parts:
            each.append(self.occurrences(part))
            if not each[-1]:
                return []
        size = len(self.folded.text)
        ends = {place: place[1] for place in each[-1] if place[1] + pattern.after <= size}
        stops = [match.start() for match in _SENTENCE_END.finditer(self.folded.text)]
        for gap, places, following in zip(
            reversed(pattern.gaps), reversed(each[:-1]), reversed(each[1:]), strict=True
        ):
            starts = [start for start, _ in following]
            reached: dict[Place, int] = {}
            for place in places:
                most = place[1] + gap.most
                if gap.in_sentence:
                    stop = bisect_left(stops, place[1])
                    most = min(most, stops[stop]) if stop < len(stops) else most
                window = range(bisect_left(starts, place[1] + gap.least), bisect_right(starts, most))
                found = [ends[following[number]] for number in window if following[number] in ends]
                if found:
                    reached[place] = min(found)
            ends = reached
        return _shortest(
            [
                (start - pattern.before, end + pattern.after)
                for (start, _), end in ends.items()
                if start >= pattern.before
            ]
        )

    # ── nearness ──────────────────────────────────────────────────────────────────────────────────────

    def _of_near(self, near: Near) -> list[list[Place]]:
        """Return, for each operand, the places that take part in a chain through all of them."""
        chain: list[list[Place]] = []
        for number, operand in enumerate(near.operands):
            places = self.occurrences(operand)
            chain.append(_close(places, chain[-1], near.within[number - 1]) if number else places)
            if not chain[-1]:
                return []
        for number in range(len(chain) - 2, -1, -1):
            chain[number] = _close(chain[number], chain[number + 1], near.within[number])
        return chain


class Quick:
    """What finds a pattern between its ends, if it has two parts at most: then it takes few steps back.

    It is kept for the pattern asked for last, which is asked of thousands of articles: to look it up by what the
    pattern says took longer than to find it.
    """

    def __init__(self) -> None:
        self._last: tuple[Pattern, re.Pattern[str] | None] | None = None

    def of(self, pattern: Pattern) -> re.Pattern[str] | None:
        """Return what finds a pattern, None if it has more parts. May be called from any thread."""
        last = self._last
        if last is None or last[0] is not pattern:
            self._last = last = (pattern, _compiled(pattern))
        return last[1]


QUICK: Final = Quick()


def _compiled(pattern: Pattern) -> re.Pattern[str] | None:
    if len(pattern.parts) > 2 or not all(part.whole for part in pattern.parts):
        return None
    between = ""
    for gap in pattern.gaps:
        between = f"{'[^。!?]' if gap.in_sentence else '.'}{{{gap.least},{gap.most}}}"
    return re.compile(between.join(re.escape(part.folded) for part in pattern.parts), re.DOTALL)


def _shortest(places: Sequence[Place]) -> list[Place]:
    """Return the places that hold no other one, in order."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (-place[0], place[1])):
        if not kept or place[1] < kept[-1][1]:
            kept.append(place)
    return kept[::-1]


def _close(places: Sequence[Place], others: Sequence[Place], within: int) -> list[Place]:
    """Return the places that another one follows or precedes, without overlap, at most `within` characters away."""
    starts, ends = sorted(start for start, _ in others), sorted(end for _, end in others)

    def any_between(numbers: list[int], least: int, most: int) -> bool:
        at = bisect_left(numbers, least)
        return at < len(numbers) and numbers[at] <= most

    return [
        (start, end)
        for start, end in places
        if any_between(starts, end, end + within) or any_between(ends, start - within, start)
    ]
