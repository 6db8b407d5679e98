"""A rough cut before ranking, for questions of many common texts: most articles cannot come to the top."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import log
from typing import Final

from reader.core.index import bits
from reader.core.index.protocol import TEXT_MOST, TITLE_SHIFT

SATURATION: Final = 1.2
TITLE_BONUS: Final = 2.5
POOL: Final = 2_000
"""At least so many rows are left, if there are so many."""
_LANE: Final = 2
"""Bytes a row: sums of impacts stay below 65,536."""


def rarity(frequency: int, articles: int) -> float:
    """Return how much a text tells that occurs in so many of so many articles (BM25's inverse frequency)."""
    frequency = min(frequency, articles)
    return log(1 + (articles - frequency + 0.5) / (frequency + 0.5))


def rough_best(
    columns: Iterable[bytes], frequencies: Sequence[int], articles: int, rows: int, number: int
) -> int:
    """Return the rows of a set with the highest sums of impacts, at least `number` and `POOL` of them.

    `columns` hold a weight for every row, a column a text. The impact of a text is that of BM25 without regard
    to length, as a whole number. Rows are summed side by side in lanes of one large integer.
    """
    most = (1 << 8 * _LANE) // max(1, len(frequencies)) - 1
    highest = max((rarity(frequency, articles) for frequency in frequencies), default=1.0)
    scale = min(255, most) / (highest * (1 + SATURATION + TITLE_BONUS))
    total = 0
    for column, frequency in zip(columns, frequencies, strict=True):
        lanes = bytearray(_LANE * len(column))
        lanes[::_LANE] = column.translate(_impacts(rarity(frequency, articles) * scale))
        total += int.from_bytes(lanes, "little")
    data = total.to_bytes(_LANE * articles, "little")
    return _highest(rows, data[1::_LANE], data[::_LANE], max(number, POOL))


def _highest(rows: int, high: bytes, low: bytes, wanted: int) -> int:
    """Return the rows of a set whose sums are not below the one in place `wanted`; the sums lie in two bytes a row."""
    above, equal = 0, rows
    for column in (high, low):

        def higher(least: int, column: bytes = column, equal: int = equal) -> int:
            return equal & bits.of_flags(column.translate(_HIGHER[least]))

        missing = wanted - above.bit_count()
        least = bisect_left(range(255), True, key=lambda byte: higher(byte).bit_count() < missing)
        above |= higher(least)
        equal = higher(least - 1) & ~above if least else equal & ~above
    return above | equal


_HIGHER: Final = [bytes(byte > least for byte in range(256)) for least in range(256)]
"""Which bytes are higher than each."""


def _impact(weight: int) -> float:
    times = weight & TEXT_MOST
    impact = (1 + SATURATION) * times / (times + SATURATION)
    return impact + TITLE_BONUS if weight >> TITLE_SHIFT else impact


_IMPACT: Final = [_impact(weight) for weight in range(1, 256)]
"""Of each weight but 0."""


def _impacts(scale: float) -> bytes:
    """Return the impact of each weight, at least 1 for every text that occurs."""
    return bytes([0, *(min(255, max(1, int(impact * scale))) for impact in _IMPACT)])
