"""Asking all segments that the Tantivy engine wrote, side by side."""

from __future__ import annotations

import os
from array import array
from collections.abc import Container, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from pathlib import Path
from typing import Final

from reader.core.index import bits
from reader.core.index.alike import ByLength
from reader.core.index.evaluation import weighed
from reader.core.index.protocol import Candidates, DamagedIndex, Expression, Occurs, SegmentInfo, scored
from reader.core.index.relevance import rarity
from reader.core.index.tantivy_ranking import NOWHERE, Found
from reader.core.index.tantivy_segment import Answer, Segment

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
    def by_length(self) -> ByLength:
        """The rows in the order of their lengths."""
        return ByLength(self.lengths)

    def select(self, expression: Expression) -> _Selection:
        """Return the articles an expression may hold for. Raises DamagedIndex."""
        if self._closed:
            raise DamagedIndex("closed")
        return _Selection(self, expression)

    def close(self) -> None:
        """Let go of the files, as soon as no question is under way."""
        self._closed = True
        self.segments = []


@dataclass(frozen=True, slots=True)
class _Part:
    """What one segment answered, whose articles are the rows from `base` on."""

    base: int
    segment: Segment
    answer: Answer

    def inside(self, rows: int) -> int:
        """Return the places of the rows that are of this segment."""
        return rows >> self.base & bits.everything(len(self.segment.of.keys))


class _Selection:
    """What an expression holds for in all segments, and what was looked up on the way."""

    def __init__(self, reader: TantivyReader, expression: Expression) -> None:
        self._reader = reader
        self._scored = list(scored(expression))
        self._texts = len(self._scored)
        answers = _AT_ONCE.map(lambda one: one[1].evaluate(expression), reader.segments)
        self._parts = [_Part(*one, answer) for one, answer in zip(reader.segments, answers, strict=True)]
        self.sure = self.maybe = 0
        for part in self._parts:
            self.sure |= (part.answer.sure & part.segment.live) << part.base
            self.maybe |= (part.answer.maybe & part.segment.live) << part.base

    def weigh(self, rows: int) -> Candidates:
        """Return what ranking needs of a set of rows, in ascending order. Raises DamagedIndex."""
        reader, are_few = self._reader, rows.bit_count() <= POOL

        def weights_of(part: _Part) -> list[bytes]:
            inside = part.inside(rows)
            if not inside:
                return []
            found = self._found(part, inside, roughly=are_few)
            return [part.segment.ranking.weights(place, inside) for place in found]

        weights = [bytearray() for _ in range(self._texts)]
        for columns in _AT_ONCE.map(weights_of, self._parts):
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
        return sum(part.segment.often(text) for part in self._parts)

    @cached_property
    def _weighed(self) -> Container[int]:
        return weighed(self._scored, self._often)

    @cached_property
    def _are_few_characters(self) -> bool:
        return self._texts <= FEW_TEXTS and all(len(text.text) == 1 for text in self._scored)

    def _found(self, part: _Part, places: int, *, roughly: bool = True) -> list[Found]:
        """Return where each scored text was found, as far as it is weighed; of few characters, among some places."""
        segment, answer = part.segment, part.answer

        def look_up(text: Occurs) -> Found:
            if self._are_few_characters:
                return segment.inside(text, places, answer.met.get(text.text, 0))
            return segment.roughly(text) if roughly else answer.evaluation.found(text)

        return [
            (answer.evaluation.known(text) or look_up(text)) if number in self._weighed else NOWHERE
            for number, text in enumerate(self._scored)
        ]

    @cached_property
    def _frequencies(self) -> list[int]:
        def in_segment(part: _Part) -> list[int]:
            return [
                part.segment.frequency(text, part.answer.evaluation) if number in self._weighed else 0
                for number, text in enumerate(self._scored)
            ]

        each = _AT_ONCE.map(in_segment, self._parts)
        return [sum(frequencies) for frequencies in zip(*each, strict=True)] or [0] * self._texts

    def best(self, rows: int, number: int, term_of: Sequence[int], title_bonus: float) -> int:  # noqa: ARG002 - Tantivy weighs titles itself
        """Return a part of the rows with the `number` most relevant, as Tantivy ranks them. Raises DamagedIndex.

        Characters count once for each field, by which Tantivy cannot rank: of a few of them it is reckoned here.
        """
        if rows.bit_count() <= max(POOL, number) or not self._texts:
            return rows
        if self._are_few_characters:
            return self._shortest(rows, number)
        articles = len(self._reader.rows)
        rarities = [rarity(frequency, articles) for frequency in self._frequencies]

        def best_of(part: _Part) -> tuple[int, list[tuple[float, int]]]:
            inside = part.inside(rows)
            found = self._found(part, inside)
            kept, hits = part.segment.ranking.best(found, rarities, inside, number + SLACK)
            return kept << part.base, [(score, part.base + place) for score, place in hits]

        chosen, scored_rows = 0, list[tuple[float, int]]()
        for kept, hits in _AT_ONCE.map(best_of, self._parts):
            chosen |= kept
            scored_rows += hits
        for _, row in nlargest(number + SLACK, scored_rows):
            chosen |= 1 << row
        return chosen

    def _shortest(self, rows: int, number: int) -> int:
        """Return the rows that may be the most relevant where all texts are characters."""
        texts: list[dict[str, int]] = [{} for _ in range(self._texts)]
        each = _AT_ONCE.map(lambda part: self._found(part, part.inside(rows)), self._parts)
        for part, found in zip(self._parts, each, strict=True):
            for fields, one in zip(texts, found, strict=True):
                for name, held in one.fields.items():
                    fields[name] = fields.get(name, 0) | held << part.base
        return self._reader.by_length.leading(rows, texts, number)
