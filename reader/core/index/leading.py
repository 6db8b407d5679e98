"""What cannot come to the top is left out before ranking, however common the texts of a question are.

What a text is worth in an article grows with the times it occurs and shrinks with the article's length. Of both 16
steps are told apart, so that they fit into one byte, and of each such byte it is known what the text is worth at
least and at most. Both are summed for all articles at once, side by side in lanes of large integers. An article that
at most is worth less than the wanted number of others are at least cannot come before them: nothing is lost by
leaving it out (as with the bounds of Turtle and Flood, "Query evaluation: strategies and optimizations", 1995).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, product
from math import inf
from typing import Final

from reader.core.index import bits
from reader.core.index.protocol import TEXT_MOST, TITLE_MOST, TITLE_SHIFT
from reader.core.index.relevance import LENGTH_SHARE, SATURATION, rarest_in_titles, rarity

_TIMES: Final = (1, 2, 3, 4, 5, 6, 7, 9, 11, 14, 18, 23, 30, 40, 52, TEXT_MOST + TITLE_MOST + 1)
"""Where the steps of occurrences begin, and where the last ends; before them stands that of none."""
_STEPS: Final = 16
_UNITS: Final = 128
"""An article of average length has so many units; all of 255 and more are alike."""

_STEP_OF_WEIGHT: Final = bytes(
    bisect_right(_TIMES, (packed & TEXT_MOST) + (packed > TEXT_MOST)) for packed in range(256)
)
_IN_TITLE: Final = bytes(packed >> TITLE_SHIFT > 0 for packed in range(256))
_FROM: Final = [bytes(byte >= least for byte in range(256)) for least in range(257)]
"""Which bytes are not below each."""


class Lengths:
    """The lengths of articles in 16 steps of about as many articles each; `steps` holds one in the upper half of a byte.

    `least` and `most` are what a text is worth, for each unit of its rarity, by the byte of a length's step and one of
    occurrences.
    """

    def __init__(self, lengths: Sequence[int], average: float) -> None:
        units = bytes([min(255, int(length * _UNITS / average)) for length in lengths])
        number_of = Counter(units)
        shorter = accumulate(map(number_of.__getitem__, range(255)), initial=0)
        step_of = [min(_STEPS - 1, _STEPS * before // max(1, len(lengths))) for before in shorter]
        self.steps = units.translate(bytes(step * _STEPS for step in step_of))
        bounds = [
            _bounds(bisect_left(step_of, length), bisect_right(step_of, length), step)
            for length, step in product(range(_STEPS), repeat=2)
        ]
        self.least, self.most = zip(*bounds, strict=True)


def _bounds(shortest: int, longest: int, step: int) -> tuple[float, float]:
    """Return what a text is worth in articles of `shortest` to less than `longest` units; of 256 and more if that is 256."""
    if not step:
        return 0.0, 0.0
    few, many = _TIMES[step - 1], _TIMES[step] - 1
    least = (SATURATION + 1) * few / (few + (_norm(longest) if longest < 256 else inf))
    return least, (SATURATION + 1) * many / (many + _norm(shortest))


def _norm(units: int) -> float:
    return SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * units / _UNITS)


def leading(
    columns: Iterable[bytes],
    frequencies: Sequence[int],
    lengths: Lengths,
    rows: int,
    *,
    number: int,
    term_of: Sequence[int],
    title_bonus: float,
) -> int:
    """Return the rows of a set that may be among its `number` most relevant; at least so many, if it has them.

    `columns` hold a weight for every row, a column for each of a few dozen texts, nothing for those that occur nowhere;
    `frequencies` are those of the texts, `term_of` the numbers of their terms. `title_bonus` is what a title is worth
    that holds a text of every term, for each unit of rarity of the rarest ones in it.
    """
    if rows.bit_count() <= number or not any(frequencies):
        return rows
    articles, by_length = len(lengths.steps), _lanes(lengths.steps)
    rarities = [rarity(frequency, articles) if frequency else 0.0 for frequency in frequencies]
    scale = ((1 << 16) - 1) / (sum(rarities) * (SATURATION + 1 + title_bonus))
    least = most = 0
    titled: list[tuple[float, int, int]] = []
    for column, rare, term in zip(columns, rarities, term_of, strict=True):
        if rare:
            codes = (_lanes(column.translate(_STEP_OF_WEIGHT)) | by_length).to_bytes(articles, "little")
            worth = rare * scale
            least += _valued(codes, [int(bound * worth) for bound in lengths.least])
            most += _valued(codes, [int(bound * worth) for bound in lengths.most])
            titled.append((rare, term, _lanes(column.translate(_IN_TITLE))))
    for rare, flags in rarest_in_titles(titled, term_of):
        bonus = _valued(flags.to_bytes(articles, "little"), [0, int(rare * title_bonus * scale)])
        least += bonus
        most += bonus
    marked = _lanes(bits.flags(rows, articles))
    high, low = _planes(least, articles)
    first, marked_with_first, left = _last_of(number, high, marked)
    second, _, _ = _last_of(left, low, marked_with_first)
    # What was rounded down of the bounds from above may add up to one for each text and one for each title.
    first, second = divmod(max(0, (first << 8 | second) - 2 * len(rarities)), 1 << 8)
    high, low = _planes(most, articles)
    kept = marked & (_from(high, first + 1) | _from(high, first) & _from(low, second))
    return bits.of_flags(kept.to_bytes(articles, "little"))


def _lanes(column: bytes | bytearray) -> int:
    """Return bytes side by side in one integer: what is done with two such is done with each pair of bytes."""
    return int.from_bytes(column, "little")


def _valued(codes: bytes, values: Sequence[int]) -> int:
    """Return, in a lane of two bytes for each code, its value."""
    data, nothing = bytearray(2 * len(codes)), bytes(256 - len(values))
    data[::2] = codes.translate(bytes([value & 0xFF for value in values]) + nothing)
    data[1::2] = codes.translate(bytes([value >> 8 for value in values]) + nothing)
    return _lanes(data)


def _planes(sums: int, articles: int) -> tuple[bytes, bytes]:
    """Return the higher and the lower bytes of sums in lanes of two."""
    data = sums.to_bytes(2 * articles, "little")
    return data[1::2], data[::2]


def _from(column: bytes, least: int) -> int:
    """Return a 1 in the lane of each byte that is not below `least`."""
    return _lanes(column.translate(_FROM[least]))


def _last_of(number: int, column: bytes, marked: int) -> tuple[int, int, int]:
    """Return the last of the `number` highest bytes among those marked, what has it, and how many of these it takes."""

    def reaching(least: int) -> int:
        return marked & _from(column, least)

    higher = bisect_left(range(256), True, key=lambda byte: reaching(byte).bit_count() < number)
    above = reaching(higher)
    return higher - 1, reaching(higher - 1) & ~above, number - above.bit_count()
