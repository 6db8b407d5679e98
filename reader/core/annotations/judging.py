"""How like the surroundings of a place are to those a note was made in, near and far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.annotations.distance import likeness
from reader.core.annotations.targets import NEAR, Passage, Surroundings, Text

SCALES: Final = (6, 24, NEAR, 8 * NEAR)
"""How far out, in folded characters, surroundings are compared. A place some characters beside the right one has
much the same wide surroundings but not the same near ones; another article with the same sentence in it, the
other way round.
"""

NEXT: Final = 0.5
"""How like the characters right beside the quote must be; on one side something may have been put in between."""

FEW: Final = 4
"""Folded characters up to the border of a field that are too few to say anything."""

CUT: Final = 0.9
"""What likeness is worth where a side was cut off by a border of a field or an article."""

LIKE_IF_CUT: Final = 0.8
"""How like what is left inside the borders must be then."""

KNOWN: Final = 40
"""Folded characters that must be left inside the borders then."""

UNLIKE: Final = 0.6
"""How like other places on the page may be that are told apart with ease."""

LITTLE: Final = 24
"""Folded characters of quote and surroundings inside the borders that will do, if they are all but the same."""

LIKE_IF_LITTLE: Final = 0.9

SAYING: Final = 8
"""Characters of one side inside the borders that say something by themselves."""

APART: Final = 0.15
"""By how much the best place must be more like than the next, at one scale at least."""

NONE: Final = (0.0,) * len(SCALES)


@dataclass(frozen=True, slots=True)
class Found:
    """A place that may be the one, and how like its surroundings are.

    `whole` is how like both sides are together at each scale, `cut` how like what is inside the fields' borders,
    `known` how much that is, and `enough` whether that will do. `sides` are the wide likenesses of left and right;
    `joined` tells whether the place hangs together with what is next to the quote. `reach` is how much was known
    around it, `edits` what the quote itself takes. `worse` is how like the less like side is within 24 characters.
    """

    text: Text
    passage: Passage
    whole: tuple[float, ...]
    cut: tuple[float, ...]
    known: int
    sides: tuple[tuple[float, ...], tuple[float, ...]]
    joined: bool
    reach: int
    enough: bool
    worse: float
    edits: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether the place is judged by what is inside the borders."""
        return self.enough and CUT * min(self.cut[2:]) > min(self.whole[2:])

    @property
    def score(self) -> float:
        """How like the place is to the note's; of words that stood alone in their article, nothing but they can tell."""
        if not self.reach:
            return 1.0
        return CUT * min(self.cut[2:]) if self.is_cut else min(self.whole[2:])


def judge(text: Text, passage: Passage, around: Surroundings, edits: int = 0) -> Found:
    """Return how like a place is to the one a note was made in; `edits` is what its words take."""
    left, right = around.left, around.right
    reach = max(len(left.text), len(right.text))
    before, after = outward(text, passage, reach + reach // 4 + 2)
    name = text.field_at(passage)
    part = text.field_range(name) if name is not None else passage
    rooms = min(left.inside, passage.start - part.start), min(right.inside, part.end - passage.end)
    whole = _at_scales(left.text, before), _at_scales(right.text, after)
    cut = _at_scales(left.text[: rooms[0]], before), _at_scales(right.text[: rooms[1]], after)
    together = _together(cut, rooms)
    return Found(
        text,
        passage,
        whole=_together(whole, (len(left.text), len(right.text))),
        cut=together,
        known=sum(rooms),
        sides=(whole[0] if left.text else NONE, whole[1] if right.text else NONE),
        joined=_is_joined(cut, rooms),
        reach=reach,
        enough=_is_enough(together, sum(rooms), around),
        worse=min((side[1] for side, room in zip(cut, rooms, strict=True) if room >= SAYING), default=1.0),
        edits=edits,
    )


def _is_enough(cut: tuple[float, ...], known: int, around: Surroundings) -> bool:
    """Tell whether what is inside the borders tells a place.

    Little will do, if it is all but the same and nothing else on the page was like it when the note was made.
    """
    little = (
        around.rival is not None
        and around.rival < UNLIKE
        and known + len(around.quote) >= LITTLE
        and min(cut) >= LIKE_IF_LITTLE
    )
    return known >= KNOWN or little


def _at_scales(side: str, outward: str) -> tuple[float, ...]:
    """Return how like a side is to what stands there now, at each scale; a scale beyond the side adds nothing."""
    found: list[float] = []
    for scale in SCALES:
        if found and scale >= len(side) and SCALES[len(found) - 1] >= len(side):
            found.append(found[-1])
        else:
            found.append(likeness(side[:scale], outward))
    return tuple(found)


def _together(sides: Sequence[tuple[float, ...]], lengths: Sequence[int]) -> tuple[float, ...]:
    """Return how like two sides are together, each by its length."""
    return tuple(
        _weighted([side[place] for side in sides], [min(scale, length) for length in lengths])
        for place, scale in enumerate(SCALES)
    )


def _weighted(values: Sequence[float], weights: Sequence[int]) -> float:
    total = sum(weights)
    return sum(v * w for v, w in zip(values, weights, strict=True)) / total if total else 0.0


def _is_joined(sides: Sequence[tuple[float, ...]], lengths: Sequence[int]) -> bool:
    """Tell whether a place hangs together with what is next to it.

    On one side something may have been put in between, such as a headline: then what comes after it must be the
    same, and the other side must be whole.
    """
    if all(side[0] >= NEXT or length < FEW for side, length in zip(sides, lengths, strict=True)):
        return True
    worse, better = sorted(sides)
    return worse[2] >= LIKE_IF_CUT - APART and min(better[0], better[2]) >= LIKE_IF_CUT


def outward(text: Text, passage: Passage, reach: int) -> tuple[str, str]:
    """Return what stands before a passage, backward, and what stands after it."""
    before = text.running[max(0, passage.start - reach) : passage.start][::-1]
    return before, text.running[passage.end : passage.end + reach]


def pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters of a text."""
    return {text[place : place + 2] for place in range(len(text) - 1)}
