"""Whether words are gone from their place: what stood before and after them is still there, and other words between.

Likeness alone cannot tell this. Of “面积616万” a careless reading leaves “面积6万”, and the 6 that is left stands
among nearly the same neighbours as the one that is gone. So the old neighbours are laid against the whole of a text
in two ways: around the words that were found, and around nothing, or around other words. If the second way costs no
more edits than the first, the words found may be others, and a note must not be put on them. It is the question of
which of two alignments is the cheaper (Gusfield, "Algorithms on Strings, Trees and Sequences", 1997, section 11.6).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

from reader.core.annotations.distance import distances
from reader.core.annotations.targets import NEAR, Passage, Surroundings, Text

PIECE: Final = 8
"""Characters of the pieces of the neighbours of which one at least must stand in a text that is looked through."""

INSTEAD: Final = NEAR
"""Characters that may stand in the place of the words."""

CHANGED: Final = 1
"""What it costs that the words are gone: one event, whatever their number."""

SAYING: Final = 16
"""Characters that each side must have to be known again by itself."""

BESIDE: Final = 8
"""How far from the words found, in characters, their neighbours may stand closed up over a gap."""

WITH: Final = 3
"""So many characters on either side may have been taken out with the words."""

SURE: Final = 8
"""So many characters of a side are known again where they stand exactly, right beside what is left of the other."""

MISREAD: Final = 4
"""One character in so many of a side may be another where it is known again in the note's own article."""


def is_gone(
    text: Text, here: Passage, around: Surroundings, texts: Sequence[Text], *, together: bool = False
) -> bool:
    """Tell whether a note's neighbours stand elsewhere in the texts of its page without its words.

    They do if they fit there as well as around the words that were found. They do also if both sides are known again
    in the note's own article and the words were found in another: what looks like a move is a copy then. `here` is
    where the words were found in `text`; words that overlap that place are not others. `together` asks for both sides
    in either case: where a line speaks for itself, it may have been taken from one of them.
    """
    left, right = around.left.text[:NEAR][::-1], around.right.text[:NEAR]
    if together and not (left and right):
        return False
    kept = 0
    if not (text.running.endswith(left, 0, here.start) and text.running.startswith(right, here.end)):
        before, after = _costs(left, right, text.running)
        kept = before[here.start] + after[here.end]
    homes = [] if around.is_of(text) else [other for other in texts if around.is_of(other)]
    if not kept and not homes:
        return False
    pieces = [
        side[at : at + PIECE] for side in (left, right) for at in range(0, len(side) - PIECE + 1, PIECE)
    ]
    for other in texts:
        own = other is text
        if not (own and kept) and not any(other.running.count(piece) > own for piece in pieces):
            continue
        costs = _costs(left, right, other.running)
        if other in homes and _stands_without(left, right, costs, around.quote, other):
            return True
        if together:
            costs = _there(left, costs[0]), _there(right, costs[1])
        if kept and _least(*costs, around.quote, here if own else None) + CHANGED <= kept:
            return True
    return False


def is_gone_beside(text: Text, here: Passage, around: Surroundings) -> bool:
    """Tell whether a note's neighbours fit as well closed up right beside the words that were found.

    At the end of a text nothing is left to contradict: of “甲甲乙丙乙甲丙[甲乙]丙甲” a reading leaves “甲[甲乙]丙乙甲甲”, and
    what stood behind is too short to be missed. Where one side is not there at all, a tie decides against the words;
    so does the rest of both sides, closed up exactly where the words went with some of their neighbours.
    """
    left, right = around.left.text[:NEAR][::-1], around.right.text[:NEAR]
    if not (left and right):
        return _is_cut_off(left, right, text.running, here)
    before, after = _costs(left, right, text.running)
    ends, begins = before[here.start] < _most(left), after[here.end] < _most(right)
    if ends == begins:
        return False
    first, last = max(0, here.start - BESIDE), here.end + BESIDE + 1
    if _closed_up(left, right, text.running, (first, last), ends=ends):
        return True
    out = 6 * NEAR
    before = [cost if first <= at < last else out for at, cost in enumerate(before)]
    kept = before[here.start] + after[here.end]
    # The side that is there must close up elsewhere: beside the words, they would only have been put in.
    if ends:
        before[here.start] = out
    else:
        after[here.end] = out
    return _least(before, after, around.quote, here) <= kept


def _closed_up(left: str, right: str, running: str, places: tuple[int, int], *, ends: bool) -> bool:
    """Tell whether both sides, less some characters, meet exactly at one of some places of a text.

    Of the side that is there `SURE` characters are enough (the left one if it `ends` at the words); of the other, which
    is short, all that is left must stand there, and be more than may be gone.
    """
    for gone, too in product(range(WITH + 1), repeat=2):
        before, after = left[: len(left) - gone], right[too:]
        known = before[-SURE:] if ends else after[:SURE]
        if len(known) < SURE or min(len(before), len(after)) <= WITH:
            continue
        before, after = (known, after) if ends else (before, known)
        first, last = max(0, places[0] - len(before)), places[1] - 1 + len(after)
        if running.find(before + after, first, last) >= 0:
            return True
    return False


def _is_cut_off(left: str, right: str, running: str, here: Passage) -> bool:
    """Tell whether words that ended or began a text were taken from there: its end, or its beginning, is what stood
    before or behind them, less some characters, and the words found stand within it.
    """
    if left and 0 < len(running) - here.end <= BESIDE:
        return any(running.endswith(left[: len(left) - gone][-SURE:]) for gone in _gone(left))
    if right and 0 < here.start <= BESIDE:
        return any(running.startswith(right[gone:][:SURE]) for gone in _gone(right))
    return False


def _gone(side: str) -> range:
    """Return how many characters of a side may be gone where enough are left."""
    return range(min(WITH, len(side) - SURE) + 1)


def _stands_without(
    left: str, right: str, costs: tuple[list[int], list[int]], quote: str, text: Text
) -> bool:
    """Tell whether both sides are known again in a text around a gap, or other words, and not beside the words."""
    if min(len(left), len(right)) < SAYING:
        return False
    before, after = costs
    most = len(left) // MISREAD, len(right) // MISREAD
    widest = min(len(quote), INSTEAD)
    words = list(text.occurrences(quote))
    for start, cost in enumerate(before):
        if cost > most[0]:
            continue
        for end in range(start, min(start + widest + 1, len(after))):
            touches = any(one.start <= end and start <= one.end for one in words)
            if after[end] <= most[1] and not touches:
                return True
    return False


def _costs(left: str, right: str, running: str) -> tuple[list[int], list[int]]:
    """Return what it costs, at each place of a text, that the one side ends there, and that the other begins there.

    A side that is less than half like itself is not there at all; how much less says nothing.
    """
    before = _ends(left, running)
    return before, _ends(right[::-1], running[::-1])[::-1]


def _ends(side: str, running: str) -> list[int]:
    if not side:
        return [0] * (len(running) + 1)
    most = _most(side)
    return [most, *(min(most, cost) for cost in distances(side, running, anywhere=True))]


def _most(side: str) -> int:
    return (len(side) + 1) // 2


def _there(side: str, costs: list[int]) -> list[int]:
    """Return costs among which a side that is not there is beyond all others."""
    return [cost if cost < _most(side) else 3 * NEAR for cost in costs]


def _least(before: list[int], after: list[int], quote: str, here: Passage | None) -> int:
    """Return the least that the neighbours cost around a gap, or around other words than a note's."""
    least = 6 * NEAR
    widest = min(len(quote), INSTEAD)
    for start, cost in enumerate(before):
        if cost >= least:
            continue
        end = start + widest
        if here is not None and start < here.end:
            # Words that share characters with those found are those found.
            end = min(end, here.start) if start < here.start else start
        least = min(least, cost + min(after[start : end + 1]))
    return least
