"""Asking all segments that the Tantivy engine wrote, side by side."""

from __future__ import annotations

import os
from array import array
from collections.abc import Container, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from heapq import nlargest
from pathlib import Path
from typing import Final

from reader.core.index import bits
from reader.core.index.evaluation import Evaluation, weighed
from reader.core.index.leading import Lengths, leading
from reader.core.index.protocol import Candidates, DamagedIndex, Expression, Occurs, SegmentInfo, scored
from reader.core.index.relevance import rarity
from reader.core.index.tantivy_segment import NOWHERE, Found, Segment

POOL: Final = 300
"""So many rows are weighed without first asking Tantivy for the best of them."""
SLACK: Final = 30
"""So many more than the wanted rows are taken of each segment: Tantivy's order is not quite ours."""
FEW_TEXTS: Final = 4
"""Of so many characters it is reckoned which rows lead as soon as Tantivy tells the best of them."""
_AT_ONCE: Final = ThreadPoolExecutor(min(4, os.cpu_count() or 1), "tantivy")
"""Segments are asked side by side: Tantivy works without Python's lock."""


class TantivyReader:
    """An open index on Tantivy."""

    def __init__(
        self, folder: Path, segments: Sequence[SegmentInfo], dead: Mapping[str, frozenset[int]]
    ) -> None:
        """Open segments of a folder; `dead` are the keys of each that do not count. Raises DamagedIndex."""
        nothing: frozenset[int] = frozenset()
        self._closed = False
        self.rows: array[int] = array("q")
        self.live = 0
        self.lengths: array[int] = array("I")
        self.segments: list[tuple[int, Segment]] = []
        for info in segments:
            base = len(self.rows)
            segment = Segment(folder, info, dead.get(info.name, nothing))
            self.segments.append((base, segment))
            self.rows.extend(segment.of.keys)
            self.lengths.extend(segment.of.lengths)
            self.live |= segment.live << base
        self.average_length = max(1.0, sum(self.lengths) / max(1, len(self.rows)))

    @cached_property
    def in_steps(self) -> Lengths:
        """The lengths of the articles as `leading` takes them."""
        return Lengths(self.lengths, self.average_length)

    def select(self, expression: Expression) -> _Selection:
        """Return the articles an expression may hold for. Raises DamagedIndex."""
        if self._closed:
            raise DamagedIndex("closed")
        return _Selection(self, expression)

    def close(self) -> None:
        """Let go of the files, as soon as no question is under way."""
        self._closed = True
        self.segments = []


class _Selection:
    """What an expression holds for in all segments, and what was looked up on the way."""

    def __init__(self, reader: TantivyReader, expression: Expression) -> None:
        self._reader = reader
        self._segments = reader.segments
        self._scored = list(scored(expression))
        self._texts = len(self._scored)
        self._evaluations: list[Evaluation[Found]] = []
        self.sure = self.maybe = 0
        answers = _AT_ONCE.map(lambda part: part[1].evaluate(expression), self._segments)
        for (base, segment), (evaluation, sure, maybe) in zip(self._segments, answers, strict=True):
            self._evaluations.append(evaluation)
            self.sure |= (sure & segment.live) << base
            self.maybe |= (maybe & segment.live) << base

    def weigh(self, rows: int) -> Candidates:
        """Return what ranking needs of a set of rows, in ascending order. Raises DamagedIndex."""
        reader, are_few = self._reader, rows.bit_count() <= POOL

        def weights_of(part: tuple[int, Segment], one: Evaluation[Found]) -> list[bytes]:
            base, segment = part
            inside = rows >> base & bits.everything(len(segment.of.keys))
            if not inside:
                return []
            found = self._found(segment, one, roughly=are_few)
            return [segment.weights(place, inside) for place in found]

        weights = [bytearray() for _ in range(self._texts)]
        for columns in _AT_ONCE.map(weights_of, self._segments, self._evaluations):
            for column, more in zip(weights, columns, strict=False):
                column.extend(more)
        return Candidates(
            keys=bits.chosen(reader.rows, rows),
            lengths=bits.chosen(reader.lengths, rows),
            weights=weights,
            frequencies=self._frequencies,
            articles=len(reader.rows),
            average_length=reader.average_length,
        )

    def _often(self, text: Occurs) -> int:
        return sum(segment.often(text) for _, segment in self._segments)

    @cached_property
    def _weighed(self) -> Container[int]:
        return weighed(self._scored, self._often)

    def _found(self, segment: Segment, one: Evaluation[Found], *, roughly: bool) -> list[Found]:
        """Return what was found of each scored text in a segment, as far as it is weighed."""
        look_up = segment.roughly if roughly else one.found
        return [
            (one.known(text) or look_up(text)) if number in self._weighed else NOWHERE
            for number, text in enumerate(self._scored)
        ]

    @cached_property
    def _frequencies(self) -> list[int]:
        def in_segment(part: tuple[int, Segment], one: Evaluation[Found]) -> list[int]:
            return [
                part[1].frequency(text, one) if number in self._weighed else 0
                for number, text in enumerate(self._scored)
            ]

        each = _AT_ONCE.map(in_segment, self._segments, self._evaluations)
        return [sum(frequencies) for frequencies in zip(*each, strict=True)] or [0] * self._texts

    def best(self, rows: int, number: int, term_of: Sequence[int], title_bonus: float) -> int:
        """Return a part of the rows with the `number` most relevant, as Tantivy ranks them. Raises DamagedIndex.

        Characters count once for each field, by which Tantivy cannot rank: of a few that were looked up it is reckoned
        here.
        """
        if rows.bit_count() <= max(POOL, number) or not self._texts:
            return rows
        if self._texts <= FEW_TEXTS and self._are_known_characters():
            return self._leading(rows, number, term_of, title_bonus)
        articles = len(self._reader.rows)
        rarities = [rarity(frequency, articles) for frequency in self._frequencies]

        def best_of(part: tuple[int, Segment], one: Evaluation[Found]) -> tuple[int, list[tuple[float, int]]]:
            base, segment = part
            inside = rows >> base & bits.everything(len(segment.of.keys))
            found = self._found(segment, one, roughly=True)
            kept, hits = segment.best(found, rarities, inside, number + SLACK)
            return kept << base, [(score, base + place) for score, place in hits]

        chosen, scored_rows = 0, list[tuple[float, int]]()
        for kept, hits in _AT_ONCE.map(best_of, self._segments, self._evaluations):
            chosen |= kept
            scored_rows += hits
        for _, row in nlargest(number + SLACK, scored_rows):
            chosen |= 1 << row
        return chosen

    def _are_known_characters(self) -> bool:
        """Return whether all texts are characters and were looked up to answer."""
        return all(
            len(text.text) == 1 and one.known(text) is not None
            for text in self._scored
            for one in self._evaluations
        )

    def _leading(self, rows: int, number: int, term_of: Sequence[int], title_bonus: float) -> int:
        """Return the rows that may be the most relevant where all texts are characters."""

        def columns_of(part: tuple[int, Segment], one: Evaluation[Found]) -> list[bytes]:
            return [part[1].flagged(found) for found in self._found(part[1], one, roughly=False)]

        each = list(_AT_ONCE.map(columns_of, self._segments, self._evaluations))
        return leading(
            map(b"".join, zip(*each, strict=True)),
            self._frequencies,
            self._reader.in_steps,
            rows,
            number=number,
            term_of=term_of,
            title_bonus=title_bonus,
        )
