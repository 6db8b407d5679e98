"""Where each character of a segment's texts stands: what tells for sure which texts stand how far from each other.

All texts of a segment are thought of as one line of positions, 8 to the byte. An article begins with a byte, its
body comes first and its other fields follow, and behind every text some positions stay empty. The positions of a
character are a set, and a set is an integer (`bits`): 大?河 stands where the set of 大, shifted by two, and that of
河 have something in common, and the whole segment is asked at once, in a few steps over a million bytes each.
Whether anything was found in an article the carry of one addition tells.

On disk lie the bytes of a set that are not 0, with the steps from each to the next; the sets of the few very
common characters lie there whole, compressed.
"""

from __future__ import annotations

import zlib
from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, count
from typing import Final

from reader.core.index import bits
from reader.core.index.packing import from_little_endian, little_endian

APART: Final = 24
"""So many positions stay empty behind a text: what stands nearer to each other stands in one field."""
STOPS: Final = "。!?"
"""The characters that end a sentence, as they are folded."""
ENDS: Final = ""
"""In place of a character: the positions right behind all texts."""
ALWAYS: Final = frozenset({*STOPS, ENDS})
"""What is kept however rare it is."""
RARE: Final = 50
"""Of a character in fewer articles of a segment the positions are not kept: those articles are sooner read."""

_FIRST: Final = 1
"""Where the first article begins, so that each byte with a position is at least one step on."""
_SPARSE, _WHOLE = b"\x00", b"\x01"
_DENSE: Final = 60
"""If more than one byte in so many is not 0, a set lies on disk whole."""
_STEP_MOST: Final = 0xFFFF
_LAST_BIT: Final = 0x80
_BIT: Final = bytes(1 << (number & 7) for number in range(256))
_HAS_LAST: Final = bytes(number >> 7 for number in range(256))


# ── writing ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Line:
    """The positions of a segment: of each character, ascending; and how the articles lie on the line.

    `sizes` counts bytes, `bodies` the characters of each body.
    """

    sizes: array[int]
    bodies: array[int]
    positions: dict[str, array[int]]


class _Positions(dict[str, "array[int]"]):
    def __missing__(self, char: str) -> array[int]:
        positions = self[char] = array("I")
        return positions


def line_up(articles: Iterable[tuple[str, Sequence[str]]]) -> Line:
    """Return where the characters of articles stand; of each are given the body and the other texts, folded."""
    line = Line(array("I"), array("I"), _Positions())
    positions, ends, byte = line.positions, line.positions[ENDS], _FIRST
    for body, others in articles:
        at = 8 * byte
        for text in (body, *others):
            deque(map(array.append, map(positions.__getitem__, text), count(at)), maxlen=0)
            at += len(text)
            ends.append(at)
            at += APART
        size = (at + 7) // 8 - byte
        line.sizes.append(size)
        line.bodies.append(len(body))
        byte += size
    return line


def size_of(sizes: Iterable[int]) -> int:
    """Return how many bytes the line of articles of such sizes has."""
    return _FIRST + sum(sizes)


def pack(positions: array[int], size: int) -> bytes:
    """Return ascending positions, at least one, on a line of `size` bytes, as they lie in the file."""
    steps, values = _by_byte(positions)
    if len(steps) * _DENSE > size:
        # There is nothing to be saved but zeros: looking for other repetitions takes time and makes it longer.
        compressor = zlib.compressobj(1, strategy=zlib.Z_RLE)
        return _WHOLE + compressor.compress(bits.spread(accumulate(steps), values, size)) + compressor.flush()
    small, values = _small(steps, values)
    return _SPARSE + little_endian(small) + values


def _by_byte(positions: array[int]) -> tuple[array[int], bytes]:
    """Return the steps from byte to byte and the bytes, none of them 0.

    The numbers of the bytes are reckoned all at once, side by side in one large integer.
    """
    data, number = little_endian(positions), len(positions)
    low = int.from_bytes(b"\xff\xff\xff\x1f" * number, "little")
    byte = int.from_bytes(data, "little") >> 3 & low
    apart = (byte - (byte << 32 & (1 << 32 * number) - 1)).to_bytes(4 * number, "little")
    steps, values = _narrowed(apart), bytearray(data[::4].translate(_BIT))
    planes = [int.from_bytes(apart[plane::4], "little") for plane in range(4)]
    further = (planes[0] | planes[1] | planes[2] | planes[3]).to_bytes(number, "little")
    place = further.rfind(0)
    if place < 0:
        return steps, bytes(values)
    while place >= 0:
        values[place - 1] |= values[place]
        place = further.rfind(0, 0, place)
    return array(steps.typecode, compress(steps, further)), bytes(compress(values, further))


def _narrowed(numbers: bytes) -> array[int]:
    """Return numbers of four bytes each, of two if none needs more."""
    if numbers[2::4].strip(b"\0") or numbers[3::4].strip(b"\0"):
        return from_little_endian("I", numbers)
    halves = bytearray(len(numbers) // 2)
    halves[::2], halves[1::2] = numbers[::4], numbers[1::4]
    return from_little_endian("H", halves)


def _small(steps: array[int], values: bytes) -> tuple[array[int], bytes]:
    """Return the same with steps that two bytes can hold: longer ones lead over bytes that are 0."""
    if steps.typecode == "H":
        return steps, values
    small, found = array("H"), bytearray()
    for step, value in zip(steps, values, strict=True):
        over, rest = divmod(step - 1, _STEP_MOST)
        small.extend([*[_STEP_MOST] * over, rest + 1])
        found += bytes(over) + bytes([value])
    return small, bytes(found)


# ── asking ────────────────────────────────────────────────────────────────────────────────────────────


def unpack(payload: bytes, size: int) -> int:
    """Return a set of positions on a line of `size` bytes. Raises ValueError, IndexError and zlib.error if it is none."""
    if payload[:1] == _WHOLE:
        spread: bytes | bytearray = zlib.decompressobj().decompress(payload[1:], size + 1)
        if len(spread) != size:
            raise ValueError("positions")
    else:
        number = (len(payload) - 1) // 3
        steps = from_little_endian("H", payload[1 : 2 * number + 1])
        spread = bits.spread(accumulate(steps), payload[2 * number + 1 :], size)
    return int.from_bytes(spread, "little")


class Layout:
    """How the articles of a segment lie on its line."""

    def __init__(self, sizes: array[int], bodies: array[int]) -> None:
        """Take what `Line` holds."""
        self._bodies = bodies
        self._starts = array("Q", accumulate(sizes, initial=_FIRST))
        self.size = self._starts[-1]
        self.longest = 8 * max(sizes, default=0)
        """More positions than any article has."""

    @cached_property
    def _last(self) -> list[int]:
        """The last byte of each article."""
        return [start - 1 for start in self._starts[1:]]

    @cached_property
    def _below(self) -> int:
        """All positions but the last of each article, which are always empty."""
        below = bytearray(b"\xff" * self.size)
        for last in self._last:
            below[last] = _LAST_BIT - 1
        return int.from_bytes(below, "little")

    def articles(self, positions: int) -> int:
        """Return the places of the articles that any of the positions are in."""
        # Wherever something is added to all the lower positions of an article, they overflow into its last one.
        filled = (positions + self._below).to_bytes(self.size, "little")
        return bits.of_flags(bytes(map(filled.__getitem__, self._last)).translate(_HAS_LAST))

    def in_bodies(self) -> int:
        """Return the positions in bodies."""
        inside = bytearray(self.size)
        for start, length in zip(self._starts, self._bodies, strict=False):
            whole, rest = divmod(length, 8)
            inside[start : start + whole] = b"\xff" * whole
            inside[start + whole] = (1 << rest) - 1
        return int.from_bytes(inside, "little")

    def starts(self, ends: int) -> int:
        """Return where all texts begin; given are their ends."""
        bodies = bytearray(self.size)
        for start in self._starts[:-1]:
            bodies[start] = 1
        return int.from_bytes(bodies, "little") | ends << APART

    @property
    def everywhere(self) -> int:
        """All positions."""
        return bits.everything(8 * self.size)


def of_text(characters: Sequence[int]) -> int:
    """Return where a text begins; given are the positions of its characters."""
    found = characters[0]
    for offset, char in enumerate(characters[1:], 1):
        found &= char >> offset
    return found


def within(positions: int, bounds: int, least: int) -> int:
    """Return the positions that are none of the bounds and none of the `least` - 1, less than APART, behind these."""
    return positions & ~_reached(bounds, least - 1)


def behind(ends: int, second: int, least: int, most: int, free: int | None = None) -> int:
    """Return where a text begins `least` to `most` positions behind the ends of another one.

    Between them lie only positions of `free`, if it is given.
    """
    begun = ends << least
    if free is None:
        return second & _reached(begun, most - least)
    if least:
        bounds = free ^ bits.everything(free.bit_length())
        begun &= ~(_reached(bounds, least - 1) << 1)
    # Adding where a run begins to the run carries through to just behind its end. Whether the nearest first text
    # is near enough and whether any is in the same run may be asked apart: if any is, the nearest is.
    run = free + (begun & free) ^ free | begun
    return second & run & _reached(begun, most - least)


def ahead(length: int, text: int, others: int, least: int, most: int) -> int:
    """Return where a text of some length begins that ends `least` to `most` positions before others begin."""
    return (text << length + most & _reached(others, most - least)) >> length + most


def around(one: int, other: int, most: int) -> int:
    """Return where the other of two characters stands at most so many positions before or behind the one."""
    return other & _reached(one, 2 * most) >> most


def _reached(positions: int, most: int) -> int:
    """Return the positions 0 to `most` behind some positions."""
    covered = 0
    while covered < most:
        step = min(covered + 1, most - covered)
        positions |= positions << step
        covered += step
    return positions
