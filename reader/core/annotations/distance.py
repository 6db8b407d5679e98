"""Edit distance by bit vectors (Myers, "A fast bit-vector algorithm for approximate string matching", JACM 46, 1999).

Python's integers are as long as need be, so a pattern of any length takes one pass over the text.
"""

from __future__ import annotations

from collections.abc import Iterator


def distances(pattern: str, text: str, *, anywhere: bool) -> Iterator[int]:
    """Yield, for every end in a text, the least number of edits that turn the pattern into a piece ending there.

    The pieces begin at the start of the text, or `anywhere`. `pattern` must not be empty.
    """
    length = len(pattern)
    masks: dict[str, int] = {}
    for place, char in enumerate(pattern):
        masks[char] = masks.get(char, 0) | 1 << place
    full, top = (1 << length) - 1, 1 << (length - 1)
    rises, falls, distance = full, 0, length
    for char in text:
        equal = masks.get(char, 0)
        across = (((equal & rises) + rises) ^ rises) | equal | falls
        up = falls | ~(across | rises) & full
        down = rises & across
        if up & top:
            distance += 1
        elif down & top:
            distance -= 1
        # What enters above the pattern: one more edit with every character unless a piece may begin here.
        up = (up << 1 | (0 if anywhere else 1)) & full
        down = (down << 1) & full
        steep = equal | falls
        rises = (down | ~(steep | up)) & full
        falls = up & steep
        yield distance


def likeness(pattern: str, text: str) -> float:
    """Return how like a pattern the beginning of a text is: 1 for the same, 0 for nothing in common.

    The piece of the text that is compared may be longer or shorter than the pattern.
    """
    if not pattern:
        return 1.0
    if text.startswith(pattern):
        return 1.0
    best = min(distances(pattern, text[: len(pattern) + len(pattern) // 4 + 2], anywhere=False), default=None)
    return 0.0 if best is None else max(0.0, 1.0 - min(best, len(pattern)) / len(pattern))


def nearest(pattern: str, text: str) -> tuple[int, int, int] | None:
    """Return the piece of a text most like a pattern as (start, end, edits), None if the text is empty.

    Of equals, the one nearest to the pattern's length is taken, then the first.
    """
    ends = list(enumerate(distances(pattern, text, anywhere=True), 1))
    fewest = min((edits for _end, edits in ends), default=None)
    if fewest is None:
        return None
    pieces = [(end - _length(pattern, text[:end], fewest), end) for end, edits in ends if edits == fewest]
    start, end = min(pieces, key=lambda piece: abs(piece[1] - piece[0] - len(pattern)))
    return start, end, fewest


def _length(pattern: str, text: str, edits: int) -> int:
    """Return the length of the piece at the end of a text that is so many edits from a pattern."""
    back = text[max(0, len(text) - len(pattern) - edits) :][::-1]
    lengths = enumerate(distances(pattern[::-1], back, anywhere=False), 1)
    return min(lengths, key=lambda item: (item[1], abs(item[0] - len(pattern))), default=(0, 0))[0]
