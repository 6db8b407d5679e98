"""Printed text as Qt shows it: code points against UTF-16 units, and invisible characters made visible.

The library counts code points. A QTextDocument counts UTF-16 units, in which a rare hanzi (𠮷) takes two. And a
bidirectional or zero-width character in a source must be seen for what it is instead of acting on the text, so
it is shown as a tag (‹U+202E›) several units long. Both shifts are handled here and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

BMP_LAST = 0xFFFF
_PLAIN_SPACES = {"\t": " ", "\n": "\n", "\u2028": " ", "\u2029": " "}
_PERHAPS_UNUSUAL = re.compile(
    "[^\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2e80-\ud7ff\uff01-\uff5e]"
)
"""Every character but those of which it is known that they are shown as they are, one unit wide: nearly all of a
newspaper is of these, and is not looked at one by one.
"""
_TAG = re.compile(r"‹U\+[0-9A-F]{4,6}›")
_TAGGED_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def visible(char: str) -> str:
    """Return how a printed character is shown: itself, or a tag with its code where it is invisible or acts."""
    if char in _PLAIN_SPACES:
        return _PLAIN_SPACES[char]
    if char == "\ufffc" or unicodedata.category(char) in _TAGGED_CATEGORIES:
        return f"‹U+{ord(char):04X}›"
    return char


def without_tags(shown: str) -> str:
    """Return a shown text without the tags, for the clipboard: there nobody wants what cannot be seen in print."""
    return _TAG.sub("", shown)


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) + sum(1 for char in text if ord(char) > BMP_LAST)


def points(text: str, position: int) -> int:
    """Return how many characters of a text stand before a position in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "ignore"))


@dataclass(frozen=True, slots=True)
class ShownText:
    """A printed text with the form it is shown in and the way between their offsets.

    `_points` and `_units` list the places behind every character whose width on screen is not one UTF-16 unit;
    between two of them both counts run alike.
    """

    printed: str
    shown: str
    _points: tuple[int, ...] = field(default=(), repr=False)
    _units: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, printed: str) -> ShownText:
        """Prepare a printed text for showing."""
        pieces: list[str] = []
        points: list[int] = []
        positions: list[int] = []
        done = position = 0
        for match in _PERHAPS_UNUSUAL.finditer(printed):
            piece = visible(match.group())
            pieces += (printed[done : match.start()], piece)
            width = units(piece)
            position += match.start() - done + width
            done = match.end()
            if width != 1:
                points.append(done)
                positions.append(position)
        if not pieces:
            return cls(printed, printed)
        pieces.append(printed[done:])
        return cls(printed, "".join(pieces), tuple(points), tuple(positions))

    @property
    def length(self) -> int:
        """The length of the shown text in UTF-16 units."""
        return self.to_units(len(self.printed))

    def to_units(self, point: int) -> int:
        """Return the UTF-16 offset in the shown text of a code point offset in the printed text."""
        passed = bisect_right(self._points, point)
        if not passed:
            return point
        return self._units[passed - 1] + point - self._points[passed - 1]

    def to_points(self, unit: int) -> int:
        """Return the code point offset in the printed text that a UTF-16 offset in the shown text lies in."""
        passed = bisect_right(self._units, unit)
        base_unit = self._units[passed - 1] if passed else 0
        base_point = self._points[passed - 1] if passed else 0
        ceiling = self._points[passed] - 1 if passed < len(self._points) else len(self.printed)
        return min(base_point + unit - base_unit, ceiling)
