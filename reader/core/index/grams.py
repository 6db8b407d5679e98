"""Grams: the short pieces of folded text that an index looks up, and how they are counted for one segment.

Every character and every pair of neighbouring characters of every field is a gram, so that an article that
contains a text contains all grams of the text: asking for the grams loses nothing. Word segmentation, in
contrast, loses what it cuts differently in query and text.

The pairs that many articles of a segment share are kept one by one. The long tail of rare pairs, most of them
met once, is gathered by hash in a bounded number of buckets, each pair in two: a rare pair still selects little
more than the articles that have it, and the vocabulary stays bounded. Of the pairs that are kept it is noted as
well about where they stand, by which texts near each other are told from those far apart.

Longer runs that many articles share are kept as well, because a common word of three characters would otherwise
have to be looked up in thousands of texts; and every run of one character repeated, of which its pairs tell
nothing.

The short fields are counted once more by themselves, the names in them piece by piece. What occurs in the text
but more often than in title and short fields together occurs in the body.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, cycle, filterfalse, repeat
from operator import add, and_, mod
from typing import Final

from reader.core.folding import fold
from reader.core.index.packing import from_little_endian
from reader.core.index.positions import Line, line_up
from reader.core.index.protocol import Scope
from reader.core.records import Document

PAIRS_KEPT: Final = 40_000
"""How many pairs of a segment are kept one by one, the most frequent first."""
BUCKETS: Final = (15_013, 15_601)
"""Number of buckets of the two kinds for the other pairs: primes by which the unit of the second character,
65,536, leaves neither little nor much, so that neighbours in Unicode come to lie apart."""
PAIRS_SAMPLE: Final = 500
"""In so many articles pairs are counted to choose those to keep."""
RUNS_SAMPLE: Final = 250
"""In so many articles longer runs are counted to choose those to keep."""
RUNS_SHARE: Final = 0.012
"""A run is kept if at least this share of the sample has it; what is rarer is quickly looked up in the texts."""
RUNS_KEPT: Final = 4_000
"""The most runs of one length that are kept."""
LONGEST_RUN: Final = 8
STEP: Final = 4
"""Where in its field a pair begins is kept in steps of so many characters, counted round and round up to 255."""
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

_FAR: Final = 1 << 48
"""Marks the number of a pair with a character beyond Unicode's first plane."""


def pairs(text: str) -> Iterator[str]:
    """Yield every pair of neighbouring characters."""
    return map(add, text, text[1:])


def codes(text: str) -> Sequence[int]:
    """Return every pair of neighbouring characters as a number, in order.

    Numbers are counted in half the time that pairs of characters take. Within Unicode's first plane they are
    read off the text's UTF-16, two characters at a time.
    """
    size = len(text)
    if size < PAIR:
        return ()
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) != 2 * size:
        return list(map(_code, text, text[1:]))
    found = array("I", bytes(4 * (size - 1)))
    found[::2] = from_little_endian("I", units[: size // 2 * 4])
    found[1::2] = from_little_endian("I", units[2 : 2 + (size - 1) // 2 * 4])
    return found


def _code(first: str, second: str) -> int:
    low, high = ord(first), ord(second)
    return low | high << 16 if max(low, high) < 1 << 16 else _FAR | low | high << 21


def pair_of(code: int) -> str:
    """Return the pair of a code."""
    if code < _FAR:
        return chr(code & 0xFFFF) + chr(code >> 16)
    return chr(code & 0x1FFFFF) + chr((code ^ _FAR) >> 21)


def bucket_numbers(pair: str) -> tuple[int, int]:
    """Return the two buckets of a pair, among all of both kinds.

    Like a Bloom filter with two hashes: an article without the pair is rarely in both.
    """
    code = _code(*pair)
    return code % BUCKETS[0], BUCKETS[0] + code % BUCKETS[1]


@dataclass(slots=True)
class SegmentGrams:
    """All grams of a segment's articles, ready to be written; the mappings are in no particular order.

    Places ascend. In `texts` (characters and kept runs, arrays of "H") a place stands once for each occurrence,
    for characters once for each field. In `pairs` (the kept pairs, arrays of "I") an occurrence is its place and,
    below it in the lowest byte, about where in the field it begins: see STEP. `titles` are the places
    of those occurrences that are in titles. In `buckets` (the other pairs, arrays of "H"), of the first kind and
    then of the second, a place stands once or seldom twice. `short` are the grams of the short fields behind the
    letter of their field, counted as in `texts`. `lengths` counts folded characters. `line` is where every
    character stands.
    """

    keys: array[int]
    lengths: array[int]
    texts: dict[str, array[int]]
    pairs: dict[str, array[int]]
    titles: dict[str, array[int]]
    buckets: list[array[int]]
    short: dict[str, array[int]]
    line: Line


def count(documents: Sequence[Document]) -> SegmentGrams:
    """Count the grams of at most 65,535 articles; an article's place is its position in `documents`.

    All articles are gone through for one kind of gram after the other: one kind's places stay in the processor's
    cache, those of all kinds do not, and most of the time would go into waiting for memory.
    """
    folded = [_Folded.of(document) for document in documents]
    runs = _Runs(_frequent_runs(_sample(folded, RUNS_SAMPLE)))
    kept = _frequent_pairs(_sample(folded, PAIRS_SAMPLE))
    numbers = [[codes(text) for text in document.texts] for document in folded]
    texts, titles, short = _Places(), _Places(), _Places()
    for place, document in enumerate(folded):
        for text in document.texts:
            _note(texts, set(text), place)
    for place, document in enumerate(folded):
        for text, found in zip(document.texts, numbers[place], strict=True):
            _note(texts, runs.runs(text, found), place)
    for place, document in enumerate(folded):
        if document.title:
            _note(titles, set(document.title), place)
            _note(titles, pairs(document.title), place)
            _note(titles, runs.runs(document.title, codes(document.title)), place)
        for letter, longest, text in document.short:
            _note(short, _pieces(letter, text, longest), place)
    return SegmentGrams(
        keys=array("q", (document.key for document in documents)),
        lengths=array("I", (document.length for document in folded)),
        texts=texts,
        pairs={pair_of(code): places for code, places in _kept_pairs(numbers, kept).items() if places},
        titles=titles,
        buckets=_in_buckets(numbers, kept),
        short=short,
        line=line_up((document.body, document.others) for document in folded),
    )


class _Places(dict[str, "array[int]"]):
    """Places by gram."""

    def __missing__(self, gram: str) -> array[int]:
        places = self[gram] = array("H")
        return places


_append: Final = array.append


def _note(table: _Places, grams: Iterable[str], place: int) -> None:
    """Append a place to the places of each gram: an inner loop of indexing, therefore wholly in C."""
    deque(map(_append, map(table.__getitem__, grams), repeat(place)), maxlen=0)


def _kept_pairs(numbers: Sequence[Sequence[Sequence[int]]], kept: Iterable[int]) -> dict[int, array[int]]:
    """Return the places and whereabouts of the kept pairs; `numbers` are the codes of each article's texts."""
    found = {code: array("I") for code in kept}
    nowhere = array("I")
    for place, texts in enumerate(numbers):
        around = range(place << 8, (place + 1) << 8)
        for text in texts:
            where = chain.from_iterable(map(repeat, cycle(around), repeat(STEP)))
            deque(map(_append, map(found.get, text, repeat(nowhere)), where), maxlen=0)
        del nowhere[:]
    return found


def _in_buckets(numbers: Sequence[Sequence[Sequence[int]]], kept: set[int]) -> list[array[int]]:
    """Return the places of the pairs that are not kept, by the buckets of the first kind and then of the second."""
    others = [
        array("Q", set(filterfalse(kept.__contains__, chain.from_iterable(texts)))) for texts in numbers
    ]
    found: list[array[int]] = []
    for size in BUCKETS:
        kind = [array("H") for _ in range(size)]
        for place, rare in enumerate(others):
            into = map(kind.__getitem__, map(mod, rare, repeat(size)))
            deque(map(_append, into, repeat(place)), maxlen=0)
        found += kind
    return found


@dataclass(frozen=True, slots=True)
class _Folded:
    title: str
    body: str
    others: tuple[str, ...]
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
        others = tuple(text for name, text in fields.items() if name != "body")
        length = sum(map(len, texts))
        return cls(fields.get("title", ""), fields.get("body", ""), others, texts, tuple(short), length)


_SHORT_FIELDS: Final = [(scope.value, scope) for scope in SHORT]


def _pieces(letter: str, text: str, longest: int) -> list[str]:
    """Return the grams of a short field: a character once, longer ones as often as they occur."""
    found = [letter + char for char in set(text)]
    for length in range(2, longest + 1):
        found.extend([letter + text[start : start + length] for start in range(len(text) - length + 1)])
    return found


class _Runs:
    """The runs of more than two characters that are kept, and those of one character repeated."""

    def __init__(self, kept: Sequence[set[str]]) -> None:
        """`kept` are the runs of 3, 4, … characters; where a run is not kept, none that begins with it is."""
        self._kept = kept
        self._beginnings = {_code(run[0], run[1]) for run in kept[0]} if kept else set()
        self._seconds = {_code(run[1], run[2]) for run in kept[0]} if kept else set()

    def runs(self, text: str, numbers: Sequence[int]) -> list[str]:
        """Return the runs in a text; `numbers` are its `codes`."""
        begun = map(self._beginnings.__contains__, numbers)
        marked = map(and_, begun, map(self._seconds.__contains__, numbers[1:]))
        starts: Iterable[int] = compress(range(len(numbers)), marked)
        found = self._repeated(text)
        for length, kept in enumerate(self._kept, 3):
            starts = [start for start in starts if text[start : start + length] in kept]
            if not starts:
                break
            found.extend([text[start : start + length] for start in starts])
        return found

    def _repeated(self, text: str) -> list[str]:
        """Return the runs of 3 and more times the same character that are not among the kept ones."""
        found: list[str] = []
        for repeated in REPEATED.finditer(text):
            for length in range(3, min(LONGEST_RUN, len(repeated[0])) + 1):
                run = repeated[1] * length
                if length - 3 >= len(self._kept) or run not in self._kept[length - 3]:
                    found.extend([run] * (len(repeated[0]) - length + 1))
        return found


def _sample(documents: Sequence[_Folded], size: int) -> Sequence[_Folded]:
    """Return about `size` articles spread evenly: neighbours are of one issue and share more than others."""
    return documents[:: max(1, len(documents) // size)]


def _frequent_pairs(documents: Sequence[_Folded]) -> set[int]:
    """Return the codes of the pairs to keep."""
    counts: Counter[int] = Counter()
    for document in documents:
        counts.update({code for text in document.texts for code in codes(text)})
    if len(counts) <= PAIRS_KEPT:
        return set(counts)
    return {code for code, _ in counts.most_common(PAIRS_KEPT)}


def _frequent_runs(documents: Sequence[_Folded]) -> list[set[str]]:
    """Return the runs to keep, of 3, 4, … characters.

    A run can only be frequent if what is left of it without its last character is (the Apriori rule), so
    that each length has to count only what the length before has left over.
    """
    kept: list[set[str]] = []
    least = max(3, round(len(documents) * RUNS_SHARE))
    left = _beginnings(documents, least)
    for length in range(3, LONGEST_RUN + 1):
        counts: Counter[str] = Counter()
        for texts in left:
            counts.update({text[start : start + length] for text, starts in texts for start in starts})
        frequent = {run for run, times in counts.most_common(RUNS_KEPT) if times >= least}
        if not frequent:
            break
        kept.append(frequent)
        left = [
            [
                (text, [s for s in starts if s + length < len(text) and text[s : s + length] in frequent])
                for text, starts in texts
            ]
            for texts in left
        ]
    return kept


def _beginnings(documents: Sequence[_Folded], least: int) -> list[list[tuple[str, list[int]]]]:
    """Return, for each text of each document, where two pairs in a row are met in at least so many documents."""
    numbers = [[(text, codes(text)) for text in document.texts] for document in documents]
    counts = Counter(code for texts in numbers for code in {code for _, found in texts for code in found})
    frequent = {code for code, times in counts.items() if times >= least}
    return [
        [
            (text, list(compress(range(len(text)), map(and_, marked, marked[1:]))))
            for text, found in texts
            for marked in [list(map(frequent.__contains__, found))]
        ]
        for texts in numbers
    ]
