"""Words told by their own line: those that, with what is next to them, stood once on the page and stand there once again.

Where a page is read anew, a headline becomes a column's label, a caption body text, a line of verse a headline.
The surroundings are then others, but the line is the same. A line speaks for itself only where nothing contradicts
it: all that is of the line in both readings must be alike, and the very words, with what stands around them
unchanged, must have been alone before and now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reader.core.annotations.distance import likeness
from reader.core.annotations.judging import outward
from reader.core.annotations.targets import Edition, Passage, Side, Surroundings, Text

TELLING: Final = 8
"""Folded characters of words and unchanged surroundings that tell a place on the page the note was made on."""

TELLING_ELSEWHERE: Final = 16
"""As many are needed on a page of which it is not certain that it is the same."""

TELLING_ALIKE: Final = 12
"""As many are needed on the same page, if some next to the words were read otherwise."""

WHOLE_LINE: Final = 4
"""As many will do if they were a whole line and are at the beginning or the end of one."""

LIKE: Final = 0.85
"""How like what is of the line in both readings must be."""

FAR: Final = 64
"""Characters on each side within which words are told from their like."""

BEYOND: Final = 2
"""Characters after the telling one that must stand there too, if something on the way to it was misread."""

MISREAD: Final = 8
"""One character in so many may be misread on the way to the telling one."""

NEXT: Final = 6
"""Characters on each side by which words are looked for in what stands in no article."""


def alone(text: Text, here: Passage, around: Surroundings, page: Edition) -> tuple[int | None, int | None]:
    """Return the least characters before a passage, and after it, with which its words stand once on a page."""
    sides = around.left.text[:FAR], around.right.text[:FAR]
    needed = [0, 0]
    for before, after in _others(around.quote, text, here, page):
        for which, (side, other) in enumerate(zip(sides, (before, after), strict=True)):
            needed[which] = max(needed[which], _shared(side, other) + 1)
    return (
        needed[0] if needed[0] <= len(sides[0]) else None,
        needed[1] if needed[1] <= len(sides[1]) else None,
    )


def _others(quote: str, text: Text, here: Passage, page: Edition) -> Iterator[tuple[str, str]]:
    """Yield what stands before (backward) and after the same words elsewhere on a page."""
    for other in page.texts:
        for passage in other.occurrences(quote):
            if other is not text or passage != here:
                yield outward(other, passage, FAR)
    for loose in page.loose:
        at = loose.find(quote)
        while at >= 0:
            yield loose[:at][::-1], loose[at + len(quote) :]
            at = loose.find(quote, at + 1)


def in_its_line(
    around: Surroundings, edition: Edition, editions: Sequence[Edition], *, is_same_page: bool
) -> tuple[Text, Passage] | None:
    """Return where words stand that their line tells, None if there is no such place or more than one."""
    pages = (edition,) if is_same_page else editions
    found: tuple[Text, Passage] | None = None
    for text in edition.texts:
        for passage in text.occurrences(around.quote):
            piece = _piece(text, passage, around, is_same_page=is_same_page)
            if piece is None or sum(_times(piece, page) for page in pages) > 1:
                continue
            if found is not None:
                return None
            found = text, passage
    return found


def _piece(text: Text, passage: Passage, around: Surroundings, *, is_same_page: bool) -> str | None:
    """Return the very words of a place that tell it as the note's, None if they do not."""
    if text.field_at(passage) is None:
        return None
    line = text.line_at(passage)
    left, right = around.left, around.right
    before, after = outward(text, passage, FAR + FAR // 4)
    lengths = passage.start - line.start, line.end - passage.end
    rooms = min(left.line, lengths[0]), min(right.line, lengths[1])
    alike = rooms[0] * likeness(left.text[: rooms[0]], before) + rooms[1] * likeness(
        right.text[: rooms[1]], after
    )
    if alike < LIKE * sum(rooms):
        return None
    same = _shared(left.text[:FAR], before), _shared(right.text[:FAR], after)
    if not (_tells(left, before) or _tells(right, after)):
        return None
    piece = left.text[: same[0]][::-1] + around.quote + right.text[: same[1]]
    # The whole of the line that it was, at the beginning or the end of one: at most something was put to it.
    is_whole = same[0] >= left.line and same[1] >= right.line
    is_at_border = lengths[0] == left.line or lengths[1] == right.line
    if len(piece) >= (TELLING if is_same_page else TELLING_ELSEWHERE):
        return piece
    if is_same_page and len(around.quote) + alike >= TELLING_ALIKE:
        return piece
    return piece if is_same_page and is_whole and is_at_border and len(piece) >= WHOLE_LINE else None


def is_another(text: Text, passage: Passage, around: Surroundings) -> bool:
    """Tell whether nothing next to a place is what told the words from their like, though something did."""
    before, after = outward(text, passage, FAR)
    sides = (around.left, before), (around.right, after)
    known = [(side, there) for side, there in sides if side.alone is not None]
    return bool(known) and not any(_tells(side, there) for side, there in known)


def _tells(side: Side, there: str) -> bool:
    """Tell whether what told words from their like still stands on one side of a place.

    That is the character at which the most like other place differed, reached over what is all but the same: a
    misread character on the way does not matter, the telling one must be there, with those that come after it.
    """
    if side.alone is None:
        return False
    if side.alone <= _shared(side.text[:FAR], there):
        return True
    way, telling = side.text[: side.alone - 1], side.text[side.alone - 1 : side.alone + BEYOND]
    return any(
        there.startswith(telling, len(way) + shift)
        and len(way) + shift >= 0
        and (1 - likeness(way, there[: len(way) + shift])) * len(way) <= max(1, len(way) // MISREAD)
        for shift in (0, -1, 1)
    )


def stands_loose(around: Surroundings, edition: Edition) -> bool:
    """Tell whether words stand, with what was next to them, in what is part of no article."""
    left = around.left.text[: min(NEXT, around.left.line)][::-1]
    piece = left + around.quote + around.right.text[: min(NEXT, around.right.line)]
    return len(piece) >= WHOLE_LINE and any(piece in loose for loose in edition.loose)


def _times(piece: str, page: Edition) -> int:
    """Return how often words stand on a page."""
    return sum(text.count(piece) for text in (*(one.running for one in page.texts), *page.loose))


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts share from their beginning."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
