"""Asking segments that the Whoosh engine wrote."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from reader.core.index import bits
from reader.core.index.evaluation import Evaluation, weighed
from reader.core.index.leading import Lengths, leading
from reader.core.index.protocol import (
    Candidates,
    Expression,
    Occurs,
    SegmentInfo,
    scored,
)
from reader.core.index.whoosh_segment import NOWHERE, Found, Segment

SHARE: Final = 4
"""Of more than one row in so many it is first asked which can come to the top: of fewer that takes longer than ranking."""


class WhooshReader:
    """An open index on Whoosh."""

    def __init__(
        self, folder: Path, segments: Sequence[SegmentInfo], dead: Mapping[str, frozenset[int]]
    ) -> None:
        """Open segments of a folder; `dead` are the keys of each that do not count. Raises DamagedIndex."""
        nothing: frozenset[int] = frozenset()
        self.rows: array[int] = array("q")
        self.live = 0
        self.lengths: array[int] = array("I")
        self.segments: list[tuple[int, Segment]] = []
        for info in segments:
            base = len(self.rows)
            segment = Segment(folder, info, dead.get(info.name, nothing))
            self.segments.append((base, segment))
            self.rows.extend(segment.keys)
            self.lengths.extend(segment.lengths)
            self.live |= segment.live << base
        self.average_length = max(1.0, sum(self.lengths) / max(1, len(self.rows)))

    @cached_property
    def in_steps(self) -> Lengths:
        """The lengths of the articles as `leading` takes them."""
        return Lengths(self.lengths, self.average_length)

    def select(self, expression: Expression) -> _Selection:
        """Return the articles an expression may hold for. Raises DamagedIndex."""
        return _Selection(self, expression)

    def close(self) -> None:
        """Close the files of all segments."""
        for _, segment in self.segments:
            segment.close()


class _Selection:
    """What an expression holds for in all segments, and what was looked up on the way."""

    def __init__(self, reader: WhooshReader, expression: Expression) -> None:
        self._reader = reader
        self._scored = list(scored(expression))
        self._texts = len(self._scored)
        self._evaluations: list[Evaluation[Found]] = []
        self.sure = self.maybe = 0
        for base, segment in reader.segments:
            evaluation = Evaluation(
                segment.articles,
                segment.lookup,
                segment.among,
                segment.often,
                beside=segment.beside,
                chain=segment.chain,
                alone=segment.alone,
            )
            sure, maybe = evaluation(expression)
            self._evaluations.append(evaluation)
            self.sure |= (sure & segment.live) << base
            self.maybe |= (maybe & segment.live) << base

    def weigh(self, rows: int) -> Candidates:
        """Return what ranking needs of a set of rows, in ascending order."""
        reader = self._reader
        weights = [bytearray() for _ in range(self._texts)]
        for (base, segment), found in zip(reader.segments, self._found, strict=True):
            inside = rows >> base & bits.everything(segment.articles)
            chosen: bits.Chooser[int] = bits.chooser(inside, segment.articles)
            for column, one in zip(weights, found, strict=True):
                column.extend(one.at(inside, chosen, segment.articles))
        return Candidates(
            keys=bits.chosen(reader.rows, rows),
            lengths=bits.chosen(reader.lengths, rows),
            weights=weights,
            frequencies=self._frequencies,
            articles=len(reader.rows),
            average_length=reader.average_length,
        )

    def _often(self, text: Occurs) -> int:
        return sum(segment.often(text) for _, segment in self._reader.segments)

    @cached_property
    def _found(self) -> list[list[Found]]:
        """What was found of each scored text in each segment, as far as it is weighed."""
        chosen = weighed(self._scored, self._often)
        return [
            [one.found(text) if number in chosen else NOWHERE for number, text in enumerate(self._scored)]
            for one in self._evaluations
        ]

    @cached_property
    def _frequencies(self) -> list[int]:
        return [sum(found[text].maybe.bit_count() for found in self._found) for text in range(self._texts)]

    def best(self, rows: int, number: int, term_of: Sequence[int], title_bonus: float) -> int:
        """Return a part of the rows with the `number` most relevant."""
        reader = self._reader
        if rows.bit_count() * SHARE <= len(reader.rows):
            return rows
        columns = (
            b"".join(
                found[text].column(segment.articles)
                for (_, segment), found in zip(reader.segments, self._found, strict=True)
            )
            if often
            else b""
            for text, often in enumerate(self._frequencies)
        )
        return leading(
            columns,
            self._frequencies,
            reader.in_steps,
            rows,
            number=number,
            term_of=term_of,
            title_bonus=title_bonus,
        )
