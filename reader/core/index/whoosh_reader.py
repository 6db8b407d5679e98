"""Asking segments that the Whoosh engine wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from reader.core.index import grams
from reader.core.index.evaluation import NOWHERE, Evaluation, Found
from reader.core.index.packing import bucket_term, read_articles, term
from reader.core.index.protocol import (
    TITLE_SHIFT,
    Candidates,
    DamagedIndex,
    Expression,
    Occurs,
    Scope,
    SegmentInfo,
    scored,
)
from reader.core.index.whoosh_files import SegmentTerms

FEW: Final = 4
"""So few candidates are sooner read than narrowed down further."""
MANY: Final = 48
"""With more candidates than this, longer runs are asked for as well."""
MOST_PAIRS: Final = 48
"""Of a very long text, so many pairs, evenly spread, are enough to find it by."""


class WhooshReader:
    """An open index on Whoosh."""

    def __init__(
        self, folder: Path, segments: Sequence[SegmentInfo], dead: Mapping[str, frozenset[int]]
    ) -> None:
        """Open segments of a folder; `dead` are the keys of each that do not count. Raises DamagedIndex."""
        nothing: frozenset[int] = frozenset()
        self._segments = [_Segment(folder, info, dead.get(info.name, nothing)) for info in segments]
        self._articles = sum(segment.articles for segment in self._segments)
        characters = sum(sum(segment.lengths) for segment in self._segments)
        self._average_length = max(1.0, characters / max(1, self._articles))

    def keys(self) -> Collection[int]:
        """Return the keys of the articles in the index."""
        return self._keys

    @cached_property
    def _keys(self) -> frozenset[int]:
        return frozenset(key for segment in self._segments for key in segment.live_keys())

    def candidates(self, expression: Expression) -> Candidates:
        """Return the articles an expression may hold for. Raises DamagedIndex."""
        texts = len(list(scored(expression)))
        answer = Candidates(
            keys=[],
            certain=[],
            lengths=[],
            weights=[[] for _ in range(texts)],
            frequencies=[0] * texts,
            articles=self._articles,
            average_length=self._average_length,
        )
        for segment in self._segments:
            segment.add_candidates(expression, answer)
        return answer

    def close(self) -> None:
        """Close the files of all segments."""
        for segment in self._segments:
            segment.close()


class _Segment:
    """One open segment."""

    def __init__(self, folder: Path, info: SegmentInfo, dead: frozenset[int]) -> None:
        self._name = info.name
        self.articles = info.articles
        self._keys, self.lengths = read_articles(folder, info)
        self._dead = {place for place, key in enumerate(self._keys) if key in dead} if dead else set()
        try:
            self._terms = SegmentTerms(folder, info.name)
        except Exception as error:  # Whoosh raises all kinds of things for files it cannot make sense of
            raise DamagedIndex(f"{info.name}: {error}") from error

    def close(self) -> None:
        self._terms.close()

    def live_keys(self) -> Iterator[int]:
        return (key for place, key in enumerate(self._keys) if place not in self._dead)

    def add_candidates(self, expression: Expression, answer: Candidates) -> None:
        evaluation = Evaluation(self.articles, self._lookup, self._among)
        sure, maybe = evaluation(expression)
        places = sorted(maybe - self._dead)
        for number, found in enumerate(evaluation.found):
            answer.frequencies[number] += len(found.places)
        if not places:
            return
        answer.keys.extend(map(self._keys.__getitem__, places))
        answer.lengths.extend(map(self.lengths.__getitem__, places))
        answer.certain.extend(map(sure.__contains__, places))
        for column, found in zip(answer.weights, evaluation.found, strict=True):
            column.extend(_weights_at(found, places))

    def _among(self, keys: frozenset[int]) -> set[int]:
        return {place for place, key in enumerate(self._keys) if key in keys}

    def _lookup(self, asked: Occurs) -> Found:
        try:
            found = self._find(asked.text, "people" if asked.scope is Scope.PEOPLE else "text")
        except Exception as error:  # as above
            raise DamagedIndex(f"{self._name}: {error}") from error
        if asked.scope is not Scope.TITLE or not found.exact:
            return found
        return _in_title(found)

    def _find(self, text: str, field: str) -> Found:
        """Look up a text in a field: by itself if it is kept, else by its pairs."""
        if len(text) <= (2 if field == "people" else grams.LONGEST_RUN):
            extent = self._terms.extent(field, term(text))
            if extent is not None:
                places, weights = self._terms.postings(extent)
                if places and places[-1] >= self.articles:
                    raise ValueError("place")
                return Found(places, weights)
            if len(text) == 1 or (len(text) == 2 and field == "people"):
                return NOWHERE
        return self._find_by_pairs(text, field)

    def _find_by_pairs(self, text: str, field: str) -> Found:
        pairs = list(dict.fromkeys(grams.pairs(text)))
        extents = []
        for pair in pairs[:: len(pairs) // MOST_PAIRS + 1]:
            extent = self._terms.extent(field, term(pair))
            if extent is not None:
                extents.append((extent, True))
                continue
            hashed = (bucket_term(number) for number in grams.buckets(pair)) if field == "text" else ()
            in_buckets = [self._terms.extent("tail", bucket) for bucket in hashed]
            if not in_buckets or None in in_buckets:
                return NOWHERE
            extents.extend((extent, False) for extent in in_buckets if extent is not None)
        extents.sort()
        candidates: set[int] | None = None
        weights: dict[int, int] = {}
        for extent, weighted in extents:
            if candidates is not None and len(candidates) <= FEW:
                break
            places, given = self._terms.postings(extent)
            candidates = set(places) if candidates is None else candidates.intersection(places)
            if weighted and not weights:
                weights = dict(zip(places, given or b"\x01" * len(places), strict=True))
        remaining = candidates or set()
        if field == "text":
            remaining = self._narrow(text, remaining)
        ordered = sorted(remaining)
        return Found(ordered, bytes([weights.get(place, 1) for place in ordered]), exact=False)

    def _narrow(self, text: str, candidates: set[int]) -> set[int]:
        """Ask for the kept runs inside a text as long as there are many candidates."""
        for length in (3, 5, grams.LONGEST_RUN):
            if length >= len(text) or len(candidates) <= MANY:
                break
            for start in range(len(text) - length + 1):
                extent = self._terms.extent("text", term(text[start : start + length]))
                if extent is not None and extent[0] < self.articles:
                    candidates = candidates.intersection(self._terms.postings(extent)[0])
        return candidates


def _in_title(found: Found) -> Found:
    """Keep the places whose weight tells of a title."""
    if found.weights is None:
        return NOWHERE
    least = 1 << TITLE_SHIFT
    kept = [
        (place, weight) for place, weight in zip(found.places, found.weights, strict=True) if weight >= least
    ]
    return Found([place for place, _ in kept], bytes([weight for _, weight in kept]))


def _weights_at(found: Found, places: Sequence[int]) -> Iterator[int]:
    if found.weights is None:
        present = set(found.places)
        return (1 if place in present else 0 for place in places)
    weights = dict(zip(found.places, found.weights, strict=True))
    return (weights.get(place, 0) for place in places)
