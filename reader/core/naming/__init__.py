"""The people, places and offices named in an article: jieba's parts of speech and rules of our own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from pathlib import Path

from reader.core.naming.lexicon import Lexicon, without_division
from reader.core.naming.offices import OfficeReader
from reader.core.naming.passages import Passage
from reader.core.naming.people import PeopleReader
from reader.core.naming.places import PlaceReader
from reader.core.records import Named
from reader.core.words import Words


class Names:
    """Reads out of articles whom and what they name. Loads its dictionaries when first asked; safe in threads.

    `cache` is a folder of the user's own for jieba's cache, `dictionaries` the folder of the word lists.
    """

    def __init__(self, cache: Path, dictionaries: Path) -> None:
        self._words = Words(cache)
        self._lexicon = Lexicon(dictionaries)
        self._people = PeopleReader(self._lexicon)
        self._places = PlaceReader(self._lexicon)
        self._offices = OfficeReader(self._lexicon)

    def in_text(self, title: str, paragraphs: Sequence[str], omit: Collection[str] = ()) -> Named:
        """Return the people, places and offices of an article; `omit` are its own reporters and correspondents."""
        passages = [
            Passage.read(text, self._words, self._lexicon.office_suffixes)
            for text in (title, *paragraphs)
            if text
        ]
        people = self._people.names(passages, omit)
        mentions = _Mentions(people)
        for passage in passages:
            named = mentions.people(passage.text)
            offices = [span for span in self._offices.spans(passage) if not _across(span, named)]
            places = self._places.spans(passage, [*named, *offices])
            mentions.add(passage.text, offices, places)
        return Named(
            mentions.ordered(mentions.persons),
            _places(mentions, self._lexicon.place_suffixes),
            _offices(mentions),
        )


class _Mentions:
    """The mentions of an article, counted by printed form in the order they come."""

    def __init__(self, people: Iterable[str]) -> None:
        longest = sorted(people, key=len, reverse=True)
        self._people = re.compile("|".join(map(re.escape, longest)) or r"(?!)")
        self.persons: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.offices: Counter[str] = Counter()

    def people(self, text: str) -> list[tuple[int, int]]:
        """Count and return where people are named in a passage; a short name inside a long one is no mention."""
        spans = [match.span() for match in self._people.finditer(text)]
        self.persons.update(text[start:end] for start, end in spans)
        return spans

    def add(self, text: str, offices: Iterable[tuple[int, int]], places: Iterable[tuple[int, int]]) -> None:
        """Count the offices and places of a passage."""
        self.offices.update(text[start:end] for start, end in offices)
        self.places.update(text[start:end] for start, end in places)

    @staticmethod
    def ordered(counts: Counter[str]) -> tuple[str, ...]:
        """Return the names, most mentioned first, then as they came."""
        return tuple(sorted(counts, key=lambda name: -counts[name]))


def _across(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _places(mentions: _Mentions, suffixes: Container[str]) -> tuple[str, ...]:
    """Return the places; 拱墅 beside 拱墅区, or 半山 beside 半山街道, is the same place."""

    def same(short: str, long: str) -> bool:
        return without_division(long) == short or (long.startswith(short) and long[len(short) :] in suffixes)

    return mentions.ordered(_merged(mentions.places, same))


def _offices(mentions: _Mentions) -> tuple[str, ...]:
    """Return the offices; 杭州分所 beside 中科院计算所杭州分所 is the same office."""
    return mentions.ordered(_merged(mentions.offices, lambda short, long: long.endswith(short)))


def _merged(counts: Counter[str], same: Callable[[str, str], bool]) -> Counter[str]:
    """Return the counts with every form given to the longest form that is the same."""
    merged: Counter[str] = Counter()
    for name, count in counts.items():
        others = [other for other in counts if len(other) > len(name) and same(name, other)]
        merged[max(others, key=len, default=name)] += count
    return merged
