"""How a segment's articles and postings lie in bytes: the same on every machine, and readable without Whoosh."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.core.index.protocol import TEXT_MOST, TITLE_SHIFT, DamagedIndex, SegmentInfo, weight

_WEIGHTED: Final = 1
"""Set in the first byte of a posting list if a weight for each article follows its places."""
_PLACED: Final = 2
"""Set if what is known of where follows at the end, a byte an occurrence."""
_BIG_ENDIAN: Final = sys.byteorder == "big"
_OCCURRENCES: Final = bytes((packed >> TITLE_SHIFT) + (packed & TEXT_MOST) for packed in range(256))
"""How many occurrences a weight stands for, at least."""


@dataclass(slots=True)
class Postings:
    """The articles with a gram: `places` ascending, `weights` as `protocol.weight` packs them (None: 1 each).

    `where` holds a byte for each occurrence, of one article after the other: see `grams.STEP`. None if
    nothing is known of it. Where a weight is at its most, some occurrences are left out.
    """

    places: array[int]
    weights: bytes | None = None
    where: bytes | None = None

    def counts(self) -> bytes:
        """Return how many bytes of `where` belong to each article."""
        return self.weights.translate(_OCCURRENCES) if self.weights else b"\x01" * len(self.places)


def pack_weighted(places: array[int], in_title: array[int] | None) -> tuple[bytes, int]:
    """Return ascending places, one for each occurrence, as they lie in the file, and the number of articles."""
    if len(places) == 1 and not in_title:
        return b"\x00" + little_endian(places), 1
    times, weights = _weights(places, in_title)
    once = little_endian(array("H", times))
    return (bytes([_WEIGHTED]) + once + weights if weights else b"\x00" + once), len(times)


def pack_placed(occurrences: array[int], in_title: array[int] | None) -> tuple[bytes, int]:
    """Return occurrences, ascending by place, as they lie in the file, and the number of articles.

    An occurrence is a place and, in its lowest byte, something of where in the article it is.
    """
    data = little_endian(occurrences)
    pairs = bytearray(2 * len(occurrences))
    pairs[::2], pairs[1::2] = data[1::4], data[2::4]
    where = data[::4]
    times, weights = _weights(from_little_endian("H", pairs), in_title)
    once = little_endian(array("H", times))
    if not weights:
        return bytes([_PLACED]) + once + where, len(times)
    if sum(weights.translate(_OCCURRENCES)) < len(where):
        where = _cut(where, times.values(), weights.translate(_OCCURRENCES))
    return bytes([_PLACED | _WEIGHTED]) + once + weights + where, len(times)


def _weights(places: array[int], in_title: array[int] | None) -> tuple[Counter[int], bytes]:
    """Return how often each place stands there, and the weights if they are not all 1."""
    times = Counter(places)
    if len(times) == len(places) and not in_title:
        return times, b""
    packed: dict[int, int] = times
    if len(places) - len(times) >= TEXT_MOST and max(times.values()) > TEXT_MOST:
        packed = {place: min(often, TEXT_MOST) for place, often in times.items()}
    if in_title:
        packed = dict(packed)
        for place, titles in Counter(in_title).items():
            packed[place] = weight(titles, max(0, times[place] - titles))
    return times, bytes(packed.values())


def _cut(where: bytes, times: Iterable[int], kept: Iterable[int]) -> bytes:
    """Keep so many bytes of each article, the first ones."""
    found = bytearray()
    start = 0
    for often, number in zip(times, kept, strict=True):
        found += where[start : start + number]
        start += often
    return bytes(found)


def unpack(payload: bytes, articles: int) -> Postings:
    """Return a posting list. Raises ValueError if it is not one of so many articles."""
    kind, ends = payload[0], (2 * articles + 1, 3 * articles + 1)
    end = ends[kind & _WEIGHTED]
    if kind > (_WEIGHTED | _PLACED) or (len(payload) < end if kind & _PLACED else len(payload) != end):
        raise ValueError("postings")
    return Postings(
        from_little_endian("H", payload[1 : ends[0]]),
        payload[ends[0] : end] if kind & _WEIGHTED else None,
        payload[end:] if kind & _PLACED else None,
    )


def little_endian(numbers: array[int]) -> bytes:
    """Return numbers as bytes that mean the same on every machine."""
    if _BIG_ENDIAN:
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def from_little_endian(typecode: str, data: bytes | bytearray) -> array[int]:
    """Return the numbers that `little_endian` wrote. Raises ValueError if the length does not fit."""
    numbers: array[int] = array(typecode)
    numbers.frombytes(data)
    if _BIG_ENDIAN:
        numbers.byteswap()
    return numbers


def term(text: str) -> bytes:
    """Return a gram as a term."""
    return text.encode("utf-8", "surrogatepass")


def articles_file(name: str) -> str:
    """Return the name of the file that lists a segment's articles."""
    return f"{name}.art"


@dataclass(frozen=True, slots=True)
class Articles:
    """A segment's articles, a place each: key, length in folded characters, and how they lie (`positions.Line`)."""

    keys: array[int]
    lengths: array[int]
    sizes: array[int]
    bodies: array[int]

    def pack(self) -> bytes:
        """Return them as they lie in the file."""
        return b"".join(map(little_endian, (self.keys, self.lengths, self.sizes, self.bodies)))


def read_articles(folder: Path, info: SegmentInfo) -> Articles:
    """Return a segment's articles. Raises DamagedIndex."""
    number = info.articles
    try:
        data = (folder / articles_file(info.name)).read_bytes()
        keys = from_little_endian("q", data[: 8 * number])
        others = from_little_endian("I", data[8 * number :])
    except (OSError, ValueError) as error:
        raise DamagedIndex(f"{info.name}: {error}") from error
    if len(keys) != number or len(others) != 3 * number:
        raise DamagedIndex(articles_file(info.name))
    return Articles(keys, others[:number], others[number : 2 * number], others[2 * number :])
