"""Pinyin initials: dyh for 大运河, as people type who would rather not switch to an input method.

How hanzi are read stands in pypinyin's two tables. pypinyin itself parses them at one go, which holds up every other
thread for a quarter of a second, and keeps them with all tones in 50 MB: here only the initials are taken from them,
piece by piece. A text is read as pypinyin reads it: the longest word of its table at a time, from left to right.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from sys import intern
from typing import Final

INITIALS: Final = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*", re.ASCII)
SHORTEST: Final = 2
"""A single letter stands for a twentieth of all hanzi: it tells nothing."""

_LOADING: Final = threading.Lock()
_PIECE: Final = 1 << 14
"""So many characters of a table are gone through at a time: half a millisecond."""
_HANZI: Final = re.compile(r'"(?P<number>\d+)"\s*:\s*"(?P<readings>[^"]+)"')
_PHRASE: Final = re.compile(r'"(?P<phrase>[^"]+)"\s*:\s*\[(?P<readings>(?:\s*\[[^\]]*\]\s*,?)+)\s*\]')
_READING: Final = re.compile(r'\[\s*"([^"]*)"')


def may_be_initials(folded: str) -> bool:
    """Tell whether a folded text can be initials: Latin letters and digits, two at least, a letter among them."""
    return len(folded) >= SHORTEST and INITIALS.fullmatch(folded) is not None


def initials(text: str) -> str:
    """Return a text with every hanzi replaced by its initial, as it is read in these words: 重庆 is cq."""
    readings = _readings()
    parts = groupby(text, readings.hanzi.__contains__)
    return "".join(readings.of("".join(part)) if known else "".join(part) for known, part in parts)


def pattern(letters: str, hanzi: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of some hanzi that can be read with these initials, in whatever words.

    A hanzi with several readings is found under each: whoever needs to know which reading holds asks `initials`.
    """
    known = _readings().hanzi
    readings: dict[str, list[str]] = {}
    for char in hanzi:
        for letter in known.get(char, ""):
            readings.setdefault(letter, []).append(char)
    classes = ("".join(map(re.escape, (letter, *readings.get(letter, ())))) for letter in letters)
    return re.compile("".join(f"[{chars}]" for chars in classes))


@dataclass(frozen=True, slots=True)
class Readings:
    """The initials of hanzi, all there are with the usual one first, and those of words read otherwise than so.

    A word whose hanzi all have their usual initials stands in `phrases` with nothing: it only keeps a text from
    being divided elsewhere. `ordered` holds the same words in order, `longest` the length of the longest by its
    first hanzi.
    """

    hanzi: dict[str, str]
    phrases: dict[str, str]
    ordered: tuple[str, ...]
    longest: dict[str, int]

    def of(self, run: str) -> str:
        """Return the initials of hanzi that stand in a row and are all known."""
        found: list[str] = []
        at = 0
        while at < len(run):
            end = self._word(run, at)
            if end > at:
                word = run[at:end]
                found.append(self.phrases[word] or self._each(word))
            elif self._begins_word(run[at:]):  # pypinyin looks no further then, even where a word follows
                found.append(self._each(run[at:]))
                break
            else:
                end = at + 1
                found.append(self.hanzi[run[at]][0])
            at = end
        return "".join(found)

    def _word(self, run: str, at: int) -> int:
        """Return where the longest word ends that stands in a text from `at` on; `at` if none does."""
        for end in range(min(len(run), at + self.longest.get(run[at], 0)), at + 1, -1):
            if run[at:end] in self.phrases:
                return end
        return at

    def _begins_word(self, rest: str) -> bool:
        """Tell whether a word begins with the whole rest of a text."""
        if not 1 < len(rest) < self.longest.get(rest[0], 0):
            return False
        place = bisect_left(self.ordered, rest)
        return place < len(self.ordered) and self.ordered[place].startswith(rest)

    def _each(self, word: str) -> str:
        return "".join(self.hanzi[char][0] for char in word)


def _readings() -> Readings:
    with _LOADING:
        return _load()


@cache
def _load() -> Readings:
    """Read pypinyin's tables. It takes a quarter of a second, in which other threads are let in all the time."""
    package = find_spec("pypinyin")  # its place only: importing it would read the tables its own way
    assert package is not None and package.origin is not None  # noqa: S101 - the program is not installed without it
    folder = Path(package.origin).parent
    hanzi: dict[str, str] = {}
    for match in _matches(_HANZI, folder / "pinyin_dict.json"):
        letters = dict.fromkeys(map(_letter, match["readings"].split(",")))
        hanzi[chr(int(match["number"]))] = intern("".join(letters))
    phrases: dict[str, str] = {}
    longest: dict[str, int] = {}
    for match in _matches(_PHRASE, folder / "phrases_dict.json"):
        phrase = match["phrase"]
        read = "".join(map(_letter, _READING.findall(match["readings"])))
        usual = "".join(hanzi[char][0] for char in phrase)
        phrases[phrase] = "" if read == usual else read
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return Readings(hanzi, phrases, tuple(sorted(phrases)), longest)


def _matches(form: re.Pattern[str], table: Path) -> Iterator[re.Match[str]]:
    """Yield the entries of a table one after the other."""
    left = ""
    with table.open(encoding="utf-8") as file:
        while piece := file.read(_PIECE):
            left += piece
            end = 0
            for match in form.finditer(left):
                yield match
                end = match.end()
            left = left[end:]


@cache
def _letter(reading: str) -> str:
    """Return the initial of a reading without its tone or other mark: āi and ái are a; ê, which nobody types, is e."""
    return unicodedata.normalize("NFD", reading[:1])[:1]
