"""One segment that the Whoosh engine wrote: where texts occur in it, and how they stand to each other."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import compress, pairwise, repeat
from operator import and_, invert
from pathlib import Path
from typing import Final

from reader.core.index import bits, grams, positions
from reader.core.index.neighbours import Anchor, standing
from reader.core.index.packing import Postings, read_articles, term
from reader.core.index.protocol import (
    TEXT_MOST,
    TITLE_SHIFT,
    Alone,
    Beside,
    Chain,
    DamagedIndex,
    Occurs,
    Scope,
    SegmentInfo,
)
from reader.core.index.whoosh_files import SHORT, TEXT, Extent, SegmentTerms
from reader.core.index.whoosh_line import SegmentLine

FEW: Final = 4
"""So few candidates are sooner read than narrowed down further."""
MANY: Final = 8
"""With more candidates than this, those are left out first where the pairs do not stand as in the text."""
MOST_PAIRS: Final = 48
"""Of a very long text, so many pairs, evenly spread, are enough to find it by."""
CAPPED: Final = 50
"""From so many occurrences on, a count may have been cut off at `TEXT_MOST`."""
REMEMBERED: Final = 128
"""So many lookups of a segment are remembered, for as-you-type and for counts beside the hits."""
PEOPLE: Final = frozenset({Scope.REPORTER, Scope.CORRESPONDENT})


@dataclass(slots=True)
class Found:
    """Where a text may occur in a segment; `weights` as `protocol.weight` packs them, None stands for 1 each."""

    places: Sequence[int]
    weights: bytes | None
    sure: int
    maybe: int
    _column: bytes = b""

    @classmethod
    def of(cls, postings: Postings, size: int) -> Found:
        """Return that a text occurs where postings say, in a segment of `size` places. Raises ValueError."""
        places, weights = postings.places, postings.weights
        if len(places) * bits.SPARSE < size:
            found = bits.of_places(places, size)
            return cls(places, weights, found, found)
        column = _column(places, weights, size)
        found = bits.of_flags(column)
        if found.bit_count() != len(places):
            raise ValueError("weights")
        return cls(places, weights, found, found, column)

    def at(self, places: int, chosen: bits.Chooser[int], size: int) -> bytes:
        """Return the weights at a set of places of the segment, which has `size`; `chosen` takes values there."""
        if places == self.maybe:
            return self.weights or b"\x01" * len(self.places)
        if not self.maybe:
            return bytes(places.bit_count())
        return bytes(chosen(self.column(size))) if places else b""

    def column(self, size: int) -> bytes:
        """Return a weight for every place of the segment; what leads is asked for with it, and then ranking again."""
        if len(self._column) != size:
            self._column = _column(self.places, self.weights, size)
        return self._column


def _column(places: Sequence[int], weights: bytes | None, size: int) -> bytes:
    return bytes(bits.spread(places, weights or repeat(1), size))


_SEVERAL: Final = bytes(times > 1 for times in range(256))
NOWHERE: Final = Found((), None, 0, 0)


class Segment:
    """One open segment."""

    def __init__(self, folder: Path, info: SegmentInfo, dead: frozenset[int]) -> None:
        self._name = info.name
        self.articles = info.articles
        lying = read_articles(folder, info)
        self.keys, self.lengths = lying.keys, lying.lengths
        self.live = bits.everything(self.articles) & ~self.among(dead)
        try:
            self._terms = SegmentTerms(folder, info.name)
        except Exception as error:  # Whoosh raises all kinds of things for files it cannot make sense of
            raise DamagedIndex(f"{info.name}: {error}") from error
        self._line = SegmentLine(self._terms, lying.sizes, lying.bodies)
        self._known: dict[Occurs, Found] = {}
        self._beside: dict[Beside | Chain, tuple[int, int]] = {}
        self._alone: dict[Alone, int] = {}

    def close(self) -> None:
        """Close the files."""
        self._terms.close()

    def among(self, keys: frozenset[int]) -> int:
        """Return the places of the articles with some keys."""
        return bits.of_flags(bytes(map(keys.__contains__, self.keys))) if keys else 0

    def often(self, asked: Occurs) -> int:
        """Return in about how many articles a text occurs: only short texts are common ones."""
        if asked in self._known or len(asked.text) > grams.PAIR:
            return self._known[asked].maybe.bit_count() if asked in self._known else 0
        extent = self._terms.extent(TEXT, term(asked.text))
        return extent[0] if extent is not None else 0

    def beside(self, asked: Beside) -> tuple[int, int]:
        """Return where two texts surely stand beside each other and where they may. Raises DamagedIndex."""
        found = self._beside.get(asked)
        if found is None:
            found = self._remembered(asked, self._placed((asked.first, asked.second), (asked,), asked))
        return found

    def chain(self, asked: Chain) -> tuple[int, int]:
        """Return where a chain surely holds and where it may. Raises DamagedIndex."""
        found = self._beside.get(asked)
        if found is None:
            texts = (asked.first, *(link.second for link in asked.links))
            found = self._remembered(asked, self._placed(texts, asked.links, asked))
        return found

    def alone(self, asked: Alone, places: int) -> int:
        """Return where, of a set of places, a text has none of the characters beside it. Raises DamagedIndex."""
        found = self._alone.get(asked)
        if found is None:
            if len(self._alone) >= REMEMBERED:
                self._alone = {}
            found = self._alone[asked] = self._standing_alone(asked)
        return found & places

    def _standing_alone(self, asked: Alone) -> int:
        try:
            found = self._line.alone(asked)
            unkept = [char for char in asked.before + asked.behind if not self._line.is_kept(char)]
        except Exception as error:  # as above
            raise DamagedIndex(f"{self._name}: {error}") from error
        if found is None:
            return 0
        held = (self.lookup(Occurs(char, Scope.TEXT, scored=False)).maybe for char in unkept)
        return reduce(and_, map(invert, held), found)

    def _remembered(self, asked: Beside | Chain, found: tuple[int, int]) -> tuple[int, int]:
        if len(self._beside) >= REMEMBERED:
            self._beside = {}
        self._beside[asked] = found
        return found

    def _placed(
        self, texts: Sequence[Occurs], links: Sequence[Beside], asked: Beside | Chain
    ) -> tuple[int, int]:
        """Return where texts stand as they are asked for: exactly, or what is few enough to be read."""
        maybe = reduce(and_, (self.lookup(text).maybe for text in texts))
        try:
            for link in links:
                if maybe.bit_count() > FEW:
                    maybe = self._standing(link, maybe)
            if maybe.bit_count() <= max(FEW, positions.RARE * sum(len(text.text) for text in texts)):
                return 0, maybe
            found = self._line.placed(asked)
        except Exception as error:  # as above
            raise DamagedIndex(f"{self._name}: {error}") from error
        if found is not None:
            return found & maybe, found & maybe
        if isinstance(asked, Chain):
            maybe = reduce(and_, (self.beside(link)[1] for link in links), maybe)
        return 0, maybe

    def _standing(self, asked: Beside, both: int) -> int:
        """Leave out the places where the kept pairs of two texts do not stand beside each other."""
        first, second = self._anchor(asked.first.text), self._anchor(asked.second.text)
        if first is None or second is None:
            return both
        behind, before = len(asked.first.text), len(asked.second.text)
        distances = [(behind + asked.least, behind + asked.most)]
        if asked.either:
            distances.append((-before - asked.most, -before - asked.least))
        return standing(first, second, distances, both, self.articles)

    def _anchor(self, text: str) -> Anchor | None:
        """Return the rarest kept pair of a text, None if no pair of it is kept."""
        kept = [(extent, pair) for extent, pair in self._extents(text) if pair]
        if not kept:
            return None
        extent, pair = min(kept)
        return Anchor(text.index(pair), self._postings(extent))

    def lookup(self, asked: Occurs) -> Found:
        """Look up a text, or remember what was found before. Raises DamagedIndex."""
        found = self._known.get(asked)
        if found is None:
            found = self._lookup(asked)
            if len(self._known) >= REMEMBERED:
                self._known = {}
            self._known[asked] = found
        return found

    def _lookup(self, asked: Occurs) -> Found:
        try:
            if asked.scope in grams.SHORT:
                return self._in_short(asked.text, asked.scope)
            if asked.scope is Scope.BODY:
                return self._in_body(asked.text)
            found = self._in_texts(asked.text, only_titles=asked.scope is Scope.TITLE)
            return self._once_a_field(asked.text, found) if asked.scope is Scope.TEXT else found
        except Exception as error:  # as above
            raise DamagedIndex(f"{self._name}: {error}") from error

    # ── the text ──────────────────────────────────────────────────────────────────────────────────────

    def _in_texts(self, text: str, *, only_titles: bool = False) -> Found:
        """Look up a text in all fields or in titles: by itself if it is kept, else by its pairs."""
        if len(text) <= grams.LONGEST_RUN:
            found = self._kept(TEXT, text)
            if found is not None:
                return self._in_title(found) if only_titles else found
            if len(text) == 1 or (len(text) > 2 and text == text[0] * len(text)):
                return NOWHERE
        return self._by_pairs(text, only_titles)

    def _kept(self, field: str, gram: str) -> Found | None:
        """Return where a gram occurs, None if it is not kept by itself in this field."""
        extent = self._terms.extent(field, term(gram))
        if extent is None:
            return None
        return Found.of(self._postings(extent), self.articles)

    def _postings(self, extent: Extent) -> Postings:
        postings = self._terms.postings(extent)
        self._check(postings.places)
        return postings

    def _in_bucket(self, bucket: Extent) -> Postings:
        places = self._terms.places(bucket)
        self._check(places)
        return Postings(places)

    def _check(self, places: array[int]) -> None:
        if places and places[-1] >= self.articles:
            raise ValueError("place")

    def _in_title(self, found: Found) -> Found:
        """Keep the places whose weight tells of a title."""
        if found.weights is None:
            return NOWHERE
        kept = [
            (place, weight & ~TEXT_MOST)
            for place, weight in zip(found.places, found.weights, strict=True)
            if weight > TEXT_MOST
        ]
        places = [place for place, _ in kept]
        sure = bits.of_places(places, self.articles)
        return Found(places, bytes(weight for _, weight in kept), sure, sure)

    def _extents(self, text: str) -> list[tuple[Extent, str]]:
        """Return where the pairs of a text lie: those that are kept with the pair, buckets of the others with ""."""
        found: list[tuple[Extent, str]] = []
        pairs = list(dict.fromkeys(grams.pairs(text)))
        for pair in pairs[:: len(pairs) // MOST_PAIRS + 1]:
            extent = self._terms.extent(TEXT, term(pair))
            if extent is not None:
                found.append((extent, pair))
            else:
                found.extend((self._terms.bucket(number), "") for number in grams.bucket_numbers(pair))
        return found

    def _by_pairs(self, text: str, only_titles: bool) -> Found:
        candidates: set[int] | None = None
        weights: dict[int, int] = {}
        anchors: list[Anchor] = []
        for extent, pair in sorted(self._extents(text)):
            if candidates is not None and len(candidates) <= FEW:
                break
            postings = self._postings(extent) if pair else self._in_bucket(extent)
            places: Iterable[int] = postings.places
            if pair and (only_titles or not weights):
                packed = dict(
                    zip(postings.places, postings.weights or b"\x01" * len(postings.places), strict=True)
                )
                if only_titles:
                    packed = {place: weight for place, weight in packed.items() if weight >> TITLE_SHIFT}
                weights = weights or packed
                places = packed
            candidates = candidates.intersection(places) if candidates is not None else set(places)
            if pair:
                anchors.append(Anchor(text.index(pair), postings))
        maybe = bits.of_places(sorted(candidates or ()), self.articles)
        for first, second in pairwise(anchors):
            if maybe.bit_count() > MANY:
                maybe = standing(first, second, ((0, 0),), maybe, self.articles)
        ordered = bits.places(maybe)
        return Found(ordered, bytes([weights.get(place, 1) for place in ordered]), 0, maybe)

    # ── fields ────────────────────────────────────────────────────────────────────────────────────────

    def _in_short(self, text: str, scope: Scope) -> Found:
        """Look up a text in a short field: by itself, or if it is longer than what is kept, by its pieces."""
        letter, longest = grams.SHORT[scope]
        if len(text) <= longest:
            return self._kept(SHORT, letter + text) or NOWHERE
        maybe = self.live
        for start in range(min(len(text) - longest + 1, MOST_PAIRS)):
            found = self._kept(SHORT, letter + text[start : start + longest])
            if found is None:
                return NOWHERE
            maybe &= found.maybe
        return Found(bits.places(maybe), None, 0, maybe)

    def _once_a_field(self, text: str, found: Found) -> Found:
        """Count a text in each short field once, as others do who cannot tell how often it stands there."""
        if len(text) == 1 or not found.weights or not found.sure:
            return found
        weights: bytearray | None = None
        for scope, (letter, longest) in grams.SHORT.items():
            if scope in PEOPLE:
                continue
            for place, more in self._repeated(text, letter, longest).items():
                at = bisect_left(found.places, place)
                if at < len(found.places) and found.places[at] == place:
                    weights = weights or bytearray(found.weights)
                    weights[at] -= min(more, max(0, (weights[at] & TEXT_MOST) - 1))
        return found if weights is None else replace(found, weights=bytes(weights), _column=b"")

    def _repeated(self, text: str, letter: str, longest: int) -> dict[int, int]:
        """Return how many times more than once a text stands in a short field: about, if it is longer than what is kept."""
        repeated: dict[int, int] | None = None
        for start in range(max(1, len(text) - longest + 1)):
            extent = self._terms.extent(SHORT, term(letter + text[start : start + longest]))
            postings = self._postings(extent) if extent is not None else None
            if postings is None or not postings.weights:
                return {}
            often = postings.weights.translate(_SEVERAL)
            here = zip(compress(postings.places, often), compress(postings.weights, often), strict=True)
            more = {place: times - 1 for place, times in here}
            known = more if repeated is None else repeated
            repeated = {place: min(known[place], more[place]) for place in known.keys() & more.keys()}
            if not repeated:
                return {}
        return repeated or {}

    def _in_body(self, text: str) -> Found:
        """Look up a text in the body: what occurs more often than in title and short fields together occurs there."""
        found = self._in_texts(text)
        if not found.sure:
            return found
        elsewhere: dict[int, int] = {}
        doubtful = 0
        for scope in grams.SHORT:
            if scope not in PEOPLE:
                short = self._in_short(text, scope)
                doubtful |= short.maybe & ~short.sure
                for place, weight in zip(
                    short.places, short.weights or (1,) * len(short.places), strict=True
                ):
                    elsewhere[place] = elsewhere.get(place, 0) + weight
        sure, maybe, kept = [], [], []
        for place, packed in zip(found.places, found.weights or (1,) * len(found.places), strict=True):
            times = packed & TEXT_MOST
            if times > elsewhere.get(place, 0):
                sure.append(place)
            elif times < CAPPED:
                continue
            maybe.append(place)
            kept.append(max(1, times - elsewhere.get(place, 0)))
        return Found(
            maybe,
            bytes(kept),
            bits.of_places(sure, self.articles) & ~doubtful,
            bits.of_places(maybe, self.articles),
        )
