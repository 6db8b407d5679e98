"""Sets of places as integers: bit `i` is set where place `i` belongs to the set.

Python joins, cuts and counts integers of a hundred thousand bits in microseconds, which no set of numbers can.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import compress, repeat
from operator import setitem
from typing import Final, TypeVar

from reader.core.index.packing import from_little_endian

Value = TypeVar("Value")
Chooser = Callable[[Sequence[Value]], Iterable[Value]]

_DIGITS: Final = bytes([ord("0")]) + bytes([ord("1")]) * 255
_FLAGS: Final = bytes(digit == ord("1") for digit in range(256))
SPARSE: Final = 32
"""With fewer than one place in so many, places are handled one by one."""
_WORD: Final = 64
_SET: Final = [tuple(place for place in range(8) if byte >> place & 1) for byte in range(256)]
"""Which bits of a byte are set."""


def of_places(places: Sequence[int], size: int) -> int:
    """Return the set of some places, all below `size`."""
    if len(places) * SPARSE < size:
        data = bytearray((size + 7) // 8)
        for place in places:
            data[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(data, "little")
    return of_flags(spread(places, repeat(1), size))


def spread(places: Iterable[int], values: Iterable[int], size: int) -> bytearray:
    """Return `size` bytes with values at some places and 0 elsewhere."""
    made = bytearray(size)
    deque(map(setitem, repeat(made), places, values), maxlen=0)
    return made


def of_flags(flags: bytes | bytearray) -> int:
    """Return the set of the places whose byte is not 0."""
    return int(flags[::-1].translate(_DIGITS), 2) if flags else 0


def flags(bits: int, size: int) -> bytes:
    """Return a byte for each of `size` places: 1 where it belongs to the set, else 0."""
    return format(bits, f"0{size}b")[::-1].encode("ascii").translate(_FLAGS) if size else b""


def places(bits: int) -> list[int]:
    """Return the places of a set, ascending."""
    data = bits.to_bytes((bits.bit_length() + _WORD - 1) // _WORD * _WORD // 8, "little")
    if bits.bit_count() * SPARSE > 8 * len(data):
        return [8 * at + place for at in compress(range(len(data)), data) for place in _SET[data[at]]]
    found, words = [], from_little_endian("Q", data)
    for at in compress(range(len(words)), words):
        word, before = words[at], _WORD * at - 1
        while word:
            lowest = word & -word
            found.append(before + lowest.bit_length())
            word ^= lowest
    return found


def chooser(bits: int, size: int) -> Chooser[Value]:
    """Return what takes, of `size` values, those at the places of a set, in order."""
    if bits.bit_count() * 8 < size:
        few = places(bits)
        return lambda values: map(values.__getitem__, few)
    marked = flags(bits, size)
    return lambda values: compress(values, marked)


def chosen(values: Sequence[Value], bits: int) -> list[Value]:
    """Return the values at the places of a set, in order."""
    choose: Chooser[Value] = chooser(bits, len(values))
    return list(choose(values))


def everything(size: int) -> int:
    """Return the set of all places below `size`."""
    return (1 << size) - 1
