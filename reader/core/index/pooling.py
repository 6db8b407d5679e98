"""A rough cut before ranking, for questions of many common texts: most articles cannot come to the top."""

from __future__ import annotations

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
    low, high = data[::_LANE], data[1::_LANE]
    marked = bits.flags(rows, articles)
    sums = [high[row] << 8 | low[row] for row in range(articles) if marked[row]]
    wanted = max(number, POOL)
    if len(sums) <= wanted:
        return rows
    least = sorted(sums, reverse=True)[wanted - 1]
    places = bits.places(rows)
    return bits.of_places([row for row, s in zip(places, sums, strict=True) if s >= least], articles)


def _impacts(scale: float) -> bytes:
    """Return the impact of each weight, at least 1 for every text that occurs."""
    table = bytearray(256)
    for weight in range(1, 256):
        times = weight & TEXT_MOST
        impact = (1 + SATURATION) * times / (times + SATURATION)
        if weight >> TITLE_SHIFT:
            impact += TITLE_BONUS
        table[weight] = min(255, max(1, int(impact * scale)))
    return bytes(table)
