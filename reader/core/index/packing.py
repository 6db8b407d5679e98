"""How a segment's articles and postings lie in bytes: the same on every machine, and readable without Whoosh."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from pathlib import Path
from typing import Final

from reader.core.index.protocol import TEXT_MOST, DamagedIndex, SegmentInfo, weight

_PLAIN: Final = b"\x00"
_WEIGHTED: Final = b"\x01"
_BIG_ENDIAN: Final = sys.byteorder == "big"


def pack_places(places: array[int]) -> tuple[bytes, int]:
    """Return ascending places (array of "H", repeated or not) as they lie in the file, and their number."""
    once = array("H", dict.fromkeys(places))
    return _PLAIN + little_endian(once), len(once)


def pack_weighted(places: array[int], in_title: array[int] | None) -> tuple[bytes, int]:
    """Return ascending places, one for each occurrence, as they lie in the file, and the number of articles."""
    if len(places) == 1 and not in_title:
        return _PLAIN + little_endian(places), 1
    times = Counter(places)
    if max(times.values()) > TEXT_MOST:
        times = Counter({place: min(often, TEXT_MOST) for place, often in times.items()})
    if in_title:
        for place, titles in Counter(in_title).items():
            times[place] = weight(titles, max(0, times[place] - titles))
    once = little_endian(array("H", times))
    if len(times) == len(places) and not in_title:
        return _PLAIN + once, len(times)
    return _WEIGHTED + once + bytes(times.values()), len(times)


def unpack(payload: bytes, articles: int) -> tuple[array[int], bytes | None]:
    """Return places and weights of a posting list. Raises ValueError if it is not one of so many articles."""
    kind, rest = payload[:1], payload[1:]
    if (kind, len(rest)) not in ((_PLAIN, 2 * articles), (_WEIGHTED, 3 * articles)):
        raise ValueError("postings")
    return from_little_endian("H", rest[: 2 * articles]), rest[2 * articles :] if kind == _WEIGHTED else None


def little_endian(numbers: array[int]) -> bytes:
    """Return numbers as bytes that mean the same on every machine."""
    if _BIG_ENDIAN:
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def from_little_endian(typecode: str, data: bytes) -> array[int]:
    """Return the numbers that `little_endian` wrote. Raises ValueError if the length does not fit."""
    numbers: array[int] = array(typecode)
    numbers.frombytes(data)
    if _BIG_ENDIAN:
        numbers.byteswap()
    return numbers


def term(text: str) -> bytes:
    """Return a gram as a term."""
    return text.encode("utf-8", "surrogatepass")


def bucket_term(number: int) -> bytes:
    """Return the number of a bucket as a term."""
    return number.to_bytes(2, "big")


def articles_file(name: str) -> str:
    """Return the name of the file that lists a segment's articles."""
    return f"{name}.art"


def read_articles(folder: Path, info: SegmentInfo) -> tuple[array[int], array[int]]:
    """Return the keys of a segment's articles and their lengths. Raises DamagedIndex."""
    try:
        data = (folder / articles_file(info.name)).read_bytes()
        keys = from_little_endian("q", data[: 8 * info.articles])
        lengths = from_little_endian("I", data[8 * info.articles :])
    except (OSError, ValueError) as error:
        raise DamagedIndex(f"{info.name}: {error}") from error
    if len(keys) != info.articles or len(lengths) != info.articles:
        raise DamagedIndex(articles_file(info.name))
    return keys, lengths
