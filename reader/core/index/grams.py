"""Grams: the short pieces of folded text that an index looks up, and how they are counted for one segment.

Every character and every pair of neighbouring characters of every field is a gram, so that an article that
contains a text contains all grams of the text: asking for the grams loses nothing. Word segmentation, in
contrast, loses what it cuts differently in query and text.

The pairs that many articles of a segment share are kept one by one. The long tail of rare pairs, most of them
met once, is gathered by hash in a bounded number of buckets, each pair in two: a rare pair still selects little
more than the articles that have it, and the vocabulary stays bounded. Longer runs that many articles share are
kept as well, because a common word of three characters would otherwise have to be looked up in thousands of
texts; and every run of one character repeated, of which its pairs tell nothing.

The short fields are counted once more by themselves, the names in them piece by piece. What occurs in the text
but more often than in title and short fields together occurs in the body.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from operator import add
from typing import Final

from reader.core.folding import fold
from reader.core.index.protocol import Scope
from reader.core.records import Document

PAIRS_KEPT: Final = 40_000
"""How many pairs of a segment are kept one by one, the most frequent first."""
BUCKETS: Final = 1 << 14
"""Number of buckets of each of the two kinds for the other pairs."""
PAIRS_SAMPLE: Final = 500
"""In so many articles pairs are counted to choose those to keep."""
RUNS_SAMPLE: Final = 250
"""In so many articles longer runs are counted to choose those to keep."""
RUNS_SHARE: Final = 0.012
"""A run is kept if at least this share of the sample has it; what is rarer is quickly looked up in the texts."""
RUNS_KEPT: Final = 4_000
"""The most runs of one length that are kept."""
LONGEST_RUN: Final = 8
REPEATED: Final = re.compile(r"(.)\1\1+", re.DOTALL)
PAIR: Final = 2
NAME: Final = 4
SHORT: Final = {
    Scope.KICKER: ("k", PAIR),
    Scope.SUBTITLE: ("s", PAIR),
    Scope.CAPTION: ("c", PAIR),
    Scope.COLUMN: ("l", NAME),
    Scope.BYLINE: ("b", NAME),
    Scope.PHOTO_CREDIT: ("p", NAME),
    Scope.DATELINE: ("d", NAME),
    Scope.SOURCE: ("o", NAME),
    Scope.REPORTER: ("r", NAME),
    Scope.CORRESPONDENT: ("m", NAME),
}
"""The short fields: the letter that their grams begin with, and the longest gram that is kept of them, all of them."""


def buckets(pair: str) -> tuple[int, int]:
    """Return the two buckets of a pair of characters; cheap, for every fourth pair of a text is asked for them.

    Like a Bloom filter with two hashes: an article without the pair is rarely in both.
    """
    first, second = ord(pair[0]), ord(pair[1])
    return (first * 31_337 + second) % BUCKETS, BUCKETS + ((first * 2_711 + second * 40_503) >> 4) % BUCKETS


def pairs(text: str) -> Iterator[str]:
    """Yield every pair of neighbouring characters."""
    return map(add, text, text[1:])


@dataclass(slots=True)
class SegmentGrams:
    """All grams of a segment's articles, ready to be written; the mappings are in no particular order.

    Places (arrays of "H") ascend. In `texts` (characters, kept pairs and kept runs) and in `buckets` (the
    other pairs) a place stands once for each occurrence, for characters once for each field; `titles` are
    those of the occurrences of `texts` that are in titles. `short` are the grams of the short fields behind the
    letter of their field, counted as in `texts`. `lengths` counts folded characters.
    """

    keys: array[int]
    lengths: array[int]
    texts: dict[str, array[int]]
    titles: dict[str, array[int]]
    buckets: list[array[int]]
    short: dict[str, array[int]]


def count(documents: Sequence[Document]) -> SegmentGrams:
    """Count the grams of at most 65,535 articles; an article's place is its position in `documents`."""
    folded = [_Folded.of(document) for document in documents]
    in_buckets = [array("H") for _ in range(2 * BUCKETS)]
    texts = _Texts(_frequent_pairs(_sample(folded, PAIRS_SAMPLE)), in_buckets)
    titles, short = _Places(), _Places()
    runs = _frequent_runs(_sample(folded, RUNS_SAMPLE))
    for place, document in enumerate(folded):
        for text in document.texts:
            _note(texts, set(text), place)
            _note(texts, pairs(text), place)
            _note(texts, _runs(text, runs), place)
            _note(texts, _repeated(text, runs), place)
        for number in texts.second:
            in_buckets[number].append(place)
        texts.second.clear()
        if document.title:
            _note(titles, set(document.title), place)
            _note(titles, pairs(document.title), place)
            _note(titles, _runs(document.title, runs), place)
            _note(titles, _repeated(document.title, runs), place)
        for letter, longest, text in document.short:
            _note(short, _pieces(letter, text, longest), place)
    keys = array("q", (document.key for document in documents))
    lengths = array("I", (document.length for document in folded))
    return SegmentGrams(keys, lengths, texts, titles, in_buckets, short)


class _Places(dict[str, "array[int]"]):
    """Places by gram."""

    def __missing__(self, gram: str) -> array[int]:
        places = self[gram] = array("H")
        return places


class _Texts(_Places):
    """Places by gram, but those of pairs that are not kept go into their first buckets.

    `second` gathers the second buckets, to be emptied after each article.
    """

    def __init__(self, kept_pairs: Collection[str], buckets: Sequence[array[int]]) -> None:
        super().__init__()
        self.second: list[int] = []
        self._kept_pairs = kept_pairs
        self._buckets = buckets

    def __missing__(self, gram: str) -> array[int]:
        if len(gram) != 2 or gram in self._kept_pairs:
            return super().__missing__(gram)
        first, second = buckets(gram)
        self.second.append(second)
        return self._buckets[first]


def _note(table: _Places, grams: Iterable[str], place: int) -> None:
    """Append a place to the places of each gram: the innermost loop of indexing, therefore wholly in C."""
    deque(map(_append, map(table.__getitem__, grams), repeat(place)), maxlen=0)


_append: Final = array.append


@dataclass(frozen=True, slots=True)
class _Folded:
    title: str
    texts: tuple[str, ...]
    short: tuple[tuple[str, int, str], ...]
    length: int

    @classmethod
    def of(cls, document: Document) -> _Folded:
        fields = {name: fold(text) for name, text in document.fields.items() if text}
        texts = tuple(fields.values())
        short = [(*SHORT[scope], fields[name]) for name, scope in _SHORT_FIELDS if name in fields]
        short += ((*SHORT[Scope.REPORTER], fold(name)) for name in document.reporters)
        short += ((*SHORT[Scope.CORRESPONDENT], fold(name)) for name in document.correspondents)
        return cls(fields.get("title", ""), texts, tuple(short), sum(map(len, texts)))


_SHORT_FIELDS: Final = [(scope.value, scope) for scope in SHORT]


def _pieces(letter: str, text: str, longest: int) -> list[str]:
    """Return the grams of a short field: a character once, longer ones as often as they occur."""
    found = [letter + char for char in set(text)]
    for length in range(2, longest + 1):
        found.extend([letter + text[start : start + length] for start in range(len(text) - length + 1)])
    return found


def _repeated(text: str, kept_runs: Sequence[set[str]]) -> list[str]:
    """Return the runs of 3 and more times the same character that are not among the kept ones."""
    found: list[str] = []
    for repeated in REPEATED.finditer(text):
        for length in range(3, min(LONGEST_RUN, len(repeated[0])) + 1):
            run = repeated[1] * length
            if length - 3 >= len(kept_runs) or run not in kept_runs[length - 3]:
                found.extend([run] * (len(repeated[0]) - length + 1))
    return found


def _runs(text: str, kept_runs: Sequence[set[str]]) -> list[str]:
    """Return the kept runs in a text; where a run is not kept, none that begins with it is."""
    if not kept_runs:
        return []
    threes = list(map(add, pairs(text), text[2:]))
    starts = list(compress(range(len(threes)), map(kept_runs[0].__contains__, threes)))
    found = [threes[start] for start in starts]
    for length, kept in enumerate(kept_runs[1:], 4):
        starts = [start for start in starts if text[start : start + length] in kept]
        if not starts:
            break
        found.extend([text[start : start + length] for start in starts])
    return found


def _sample(documents: Sequence[_Folded], size: int) -> Sequence[_Folded]:
    """Return about `size` articles spread evenly: neighbours are of one issue and share more than others."""
    return documents[:: max(1, len(documents) // size)]


def _frequent_pairs(documents: Sequence[_Folded]) -> Collection[str]:
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update({pair for text in document.texts for pair in pairs(text)})
    if len(counts) <= PAIRS_KEPT:
        return counts.keys()
    return {pair for pair, _ in counts.most_common(PAIRS_KEPT)}


def _frequent_runs(documents: Sequence[_Folded]) -> list[set[str]]:
    """Return the runs to keep, of 3, 4, … characters.

    A run can only be frequent if what is left of it without its last character is (the Apriori rule), so
    that each length has to count only what the length before has left over.
    """
    kept: list[set[str]] = []
    least = max(3, round(len(documents) * RUNS_SHARE))
    for length in range(3, LONGEST_RUN + 1):
        before = kept[-1] if kept else None
        counts: Counter[str] = Counter()
        for document in documents:
            counts.update(
                {
                    text[start : start + length]
                    for text in document.texts
                    for start in range(len(text) - length + 1)
                    if before is None or text[start : start + length - 1] in before
                }
            )
        frequent = {run for run, times in counts.most_common(RUNS_KEPT) if times >= least}
        if not frequent:
            break
        kept.append(frequent)
    return kept
