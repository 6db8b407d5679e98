"""The word lists that the rules read: one word a line, `#` begins a comment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

DIVISIONS: Final = (
    "特别行政区", "自治区", "自治州", "自治县", "自治旗", "新区", "地区", "林区", "省", "市", "区", "县", "州", "盟", "旗",
)  # fmt: skip
"""What the name of a province, city or county ends in, longest first."""


class Phrases:
    """A set of words that can be looked up at a place of a text."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._sizes = sorted({len(word) for word in self._words}, reverse=True)

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def ending(self, text: str, end: int) -> str:
        """Return the longest word that ends at `end`, or an empty text."""
        for size in self._sizes:
            if size <= end and text[end - size : end] in self._words:
                return text[end - size : end]
        return ""

    def starting(self, text: str, start: int) -> str:
        """Return the longest word that begins at `start`, or an empty text."""
        for size in self._sizes:
            if text[start : start + size] in self._words:
                return text[start : start + size]
        return ""


@dataclass(frozen=True)
class Lexicon:
    """The word lists of one folder, each read when first needed. Raises OSError where a list is missing."""

    folder: Path

    def _read(self, name: str) -> tuple[str, ...]:
        lines = (self.folder / f"{name}.txt").read_text("utf-8").splitlines()
        return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Surnames of one and of two characters."""
        return frozenset(self._read("surnames"))

    @cached_property
    def given(self) -> frozenset[str]:
        """Characters often used in given names."""
        return frozenset(self._read("given-names"))

    @cached_property
    def titles(self) -> Phrases:
        """Posts before or after a name: 书记, 副区长."""
        return Phrases(self._read("person-titles"))

    @cached_property
    def roles(self) -> Phrases:
        """Words that stand before a name but more often alone: 居民, 区领导."""
        return Phrases(self._read("person-roles"))

    @cached_property
    def cues(self) -> Phrases:
        """What only people do, after a name: 指出, 出席."""
        return Phrases(self._read("person-cues"))

    @cached_property
    def weak_cues(self) -> Phrases:
        """What may follow a name as well as any other noun: 在, 希望."""
        return Phrases(self._read("person-cues-weak"))

    @cached_property
    def not_people(self) -> Phrases:
        """Words that look like names of people."""
        return Phrases(self._read("not-people"))

    @cached_property
    def place_suffixes(self) -> Phrases:
        """Endings of place names: 街道, 桥."""
        return Phrases(self._read("place-suffixes"))

    @cached_property
    def not_places(self) -> frozenset[str]:
        """Words that make a general term of a place ending: 老旧 in 老旧小区."""
        return frozenset(self._read("not-places"))

    @cached_property
    def place_stems(self) -> frozenset[str]:
        """Common words that streets and quarters are named after: 胜利, 解放."""
        return frozenset(self._read("place-stems"))

    @cached_property
    def office_suffixes(self) -> Phrases:
        """Endings of names of organisations: 局, 有限公司."""
        return Phrases(self._read("office-suffixes"))

    @cached_property
    def office_words(self) -> frozenset[str]:
        """Verbs and adjectives that occur inside names of organisations: 投资, 发展."""
        return frozenset(self._read("office-words"))

    @cached_property
    def joined_fields(self) -> tuple[str, ...]:
        """Fields of an office that are joined by a conjunction: 文化和旅游."""
        return tuple(word for word in self.office_words if set("和与") & set(word[1:-1]))

    @cached_property
    def not_offices(self) -> frozenset[str]:
        """Words that make a general term of an office ending: 有关 in 有关部门."""
        return frozenset(self._read("not-offices"))

    @cached_property
    def districts(self) -> frozenset[str]:
        """Provinces, cities and counties in full: 拱墅区."""
        return frozenset(self._read("districts"))

    @cached_property
    def short_districts(self) -> frozenset[str]:
        """Provinces, cities and counties without their ending, where two characters or more are left: 拱墅."""
        return frozenset(bare for name in self.districts if len(bare := without_division(name)) > 1)


def without_division(place: str) -> str:
    """Return a place without the ending that tells its rank: 拱墅 for 拱墅区."""
    for ending in DIVISIONS:
        if place.endswith(ending) and len(place) > len(ending):
            return place[: -len(ending)]
    return place
