"""How often the commonest pairs of characters stand in each body of a segment, in a file of our own.

Tantivy sums up the places of a common text hit by hit. For the pairs that every search of ordinary words meets
the answer is kept ready: a column of bytes, one for each article, packed by zlib. The file holds the number of
columns, the pairs in ascending order, where each column ends, and the columns one after the other.
"""

from __future__ import annotations

import mmap
import os
import sys
import zlib
from array import array
from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from operator import setitem
from pathlib import Path
from typing import Final

from reader.core.index.packing import from_little_endian, little_endian
from reader.core.index.protocol import TEXT_MOST, DamagedIndex, SegmentInfo

UTF16: Final = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
"""As the processor reads units of two bytes."""
_HEAD: Final = 4
_EACH: Final = 4 + 8
_LEVEL: Final = 1
_REMEMBERED: Final = 32


def columns_file(name: str) -> str:
    """Return the name of the file with a segment's columns."""
    return f"{name}.often"


def units(folded: str) -> bytes:
    """Return a text as units of two bytes."""
    return folded.encode(UTF16)


def numbers(data: bytes) -> memoryview:
    """Return units two by two, each two as one number: those at 0, 2, 4…"""
    return memoryview(data)[: len(data) // 4 * 4].cast("I")


def number_of(pair: str) -> int:
    """Return the number of a pair of characters of one unit each."""
    return int(numbers(units(pair))[0])


class Counting:
    """The columns of a segment while it is written."""

    def __init__(self, pairs: Iterable[str], articles: int) -> None:
        """`pairs` are characters of one unit each."""
        self._columns = {pair: bytearray(articles) for pair in pairs}

    def add(self, place: int, found: Sequence[str]) -> None:
        """Count some of the pairs for an article, each given as often as it occurs."""
        counts = Counter(found)
        times: Iterable[int] = counts.values()
        if len(found) - len(counts) >= TEXT_MOST:
            times = [min(often, TEXT_MOST) for often in times]
        deque(map(setitem, map(self._columns.__getitem__, counts), repeat(place), times), maxlen=0)

    def write(self, path: Path) -> None:
        """Write the file, through to the disk. Raises OSError."""
        ends, end = array("Q"), 0
        order = by_number(self._columns)
        packed = [zlib.compress(self._columns[pair], _LEVEL) for pair in order.values()]
        for column in packed:
            end += len(column)
            ends.append(end)
        with path.open("wb") as file:
            for part in (array("I", [len(order)]), array("I", order), ends):
                file.write(little_endian(part))
            file.writelines(packed)
            file.flush()
            os.fsync(file.fileno())


class Columns:
    """The columns of a written segment."""

    def __init__(self, folder: Path, info: SegmentInfo) -> None:
        """Open the file. Raises DamagedIndex."""
        self._name, self._articles = columns_file(info.name), info.articles
        self._data: mmap.mmap | bytes
        try:
            with (folder / self._name).open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            (number,) = from_little_endian("I", self._data[:_HEAD])
            ends_from = _HEAD + 4 * number
            self._start = _HEAD + _EACH * number
            self._number_of = {
                pair: at for at, pair in enumerate(from_little_endian("I", self._data[_HEAD:ends_from]))
            }
            self._ends = [0, *from_little_endian("Q", self._data[ends_from : self._start])]
            if len(self._ends) != number + 1 or len(self._data) != self._start + self._ends[-1]:
                raise ValueError("length")
        except (OSError, ValueError) as error:
            raise DamagedIndex(f"{self._name}: {error}") from error
        self._of = lru_cache(_REMEMBERED)(self._unpacked)

    def of(self, pair: str) -> bytes | None:
        """Return how often a pair stands in each body, at most `TEXT_MOST`; None where it has no column.

        Raises DamagedIndex.
        """
        if len(pair) != 2 or max(pair) > "\uffff":
            return None
        at = self._number_of.get(number_of(pair))
        return None if at is None else self._of(at)

    def _unpacked(self, at: int) -> bytes:
        packed = self._data[self._start + self._ends[at] : self._start + self._ends[at + 1]]
        try:
            column = zlib.decompress(packed, bufsize=self._articles)
        except zlib.error as error:
            raise DamagedIndex(f"{self._name}: {error}") from error
        if len(column) != self._articles:
            raise DamagedIndex(self._name)
        return column


def by_number(pairs: Iterable[str]) -> Mapping[int, str]:
    """Return pairs by their numbers, ascending."""
    return dict(sorted((number_of(pair), pair) for pair in pairs))
