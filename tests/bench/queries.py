"""The questions that search is measured with: kinds of queries, each with the articles that it must find."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from reader.core.folding import fold
from reader.core.records import SearchOptions

COMMON: Final = 200
"""The so many most frequent pairs of characters count as common words."""
NEAR: Final = 10
BETWEEN: Final = "[^。!?]{0,20}"
"""What the star of a query stands for."""
PLAIN: Final = SearchOptions()


@dataclass(frozen=True, slots=True)
class Article:
    """What a scan looks at: the folded texts of an article, each field by itself, all as one, and its date."""

    title: str
    body: str
    byline: str
    whole: str
    reporters: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True)
class Question:
    """A query under options, and whether it holds for an article; `words` if it asks for nothing but all of them."""

    query: str
    holds: Callable[[Article], bool]
    words: tuple[str, ...] = ()
    options: SearchOptions = PLAIN


def read(source: Path, most: int | None = None) -> list[Article]:
    """Return the articles of a JSON Lines file, folded; at most so many."""
    found = []
    with source.open(encoding="utf-8") as file:
        for line in islice(file, most):
            article = json.loads(line)
            parts = (article["title"], "\n".join(article["paragraphs"]), article["byline"])
            title, body, byline = map(fold, parts)
            whole = "\n".join((title, body, byline))
            people = tuple(map(fold, article["reporters"]))
            found.append(Article(title, body, byline, whole, people, article["date"]))
    return found


class Questions:
    """Makes questions from what the articles hold; the same for a seed."""

    def __init__(self, articles: list[Article], seed: int, number: int) -> None:
        self._articles = articles
        self._random = random.Random(seed)
        self._number = number
        sample = articles[:: max(1, len(articles) // 2_000)]
        self._frequency = Counter(
            pair for a in sample for pair in set(map(str.__add__, a.whole, a.whole[1:]))
        )
        self._common = [pair for pair, _ in self._frequency.most_common(4 * COMMON) if _is_hanzi(pair)][
            :COMMON
        ]

    def kinds(self) -> Iterator[tuple[str, list[Question]]]:
        """Yield the kinds of questions by name."""
        yield "common word", self._of(lambda: _all(self._pick()))
        yield "rare word", self._of(lambda: _all(self._rare()))
        yield "one character", self._of(lambda: _all(self._piece(1)))
        yield "word of 3", self._of(lambda: _all(self._piece(3)))
        yield "word of 4", self._of(lambda: _all(self._piece(4)))
        yield "phrase of 8", self._of(lambda: _all(self._piece(8)))
        yield "repeated character", self._of(lambda: _all(self._pick()[0] * 4))
        yield "AND of 3 common", self._of(lambda: _all(*(self._pick() for _ in range(3))))
        yield "AND of 3 of an article", self._of(self._three_of_one)
        yield "OR of 3 common", self._of(lambda: _any(*(self._pick() for _ in range(3))))
        yield "NOT", self._of(lambda: _without(self._pick(), self._pick()))
        yield "near", self._of(lambda: _near(*self._apart(0, NEAR)))
        yield "near, common words", self._of(lambda: _near(self._pick(), self._pick()))
        yield "wildcard ?", self._of(lambda: _pattern("?", ".", *self._apart(1, 1)))
        yield "wildcard *", self._of(lambda: _pattern("*", BETWEEN, *self._apart(0, 20)))
        yield "wildcard *, common words", self._of(lambda: _pattern("*", BETWEEN, self._pick(), self._pick()))
        yield "wildcard of characters", self._of(lambda: _pattern("?", ".", *self._apart(1, 1, 1)))
        yield "near, characters", self._of(lambda: _near(*self._apart(0, NEAR, 1)))
        yield "field: title", self._of(lambda: _in_title(self._pick()))
        yield "field: body", self._of(lambda: _in_body(self._pick()))
        yield "field: reporter", self._of(lambda: _by(self._random.choice(self._articles).reporters[0]))
        yield "date in the query", self._of(lambda: self._in_year(self._pick()))
        yield "date filter", self._of(lambda: self._dated(self._pick()))
        yield "OR of 100 characters", self._of(lambda: _any(*(self._piece(1) for _ in range(100))))[:10]
        yield "nothing there", self._of(lambda: _all(self._piece(6)[::-1]))

    def _of(self, make: Callable[[], Question]) -> list[Question]:
        return [make() for _ in range(self._number)]

    def _pick(self) -> str:
        return self._random.choice(self._common)

    def _piece(self, length: int) -> str:
        while True:
            text = self._random.choice(self._articles).body
            start = self._random.randrange(max(1, len(text) - length))
            if len(found := text[start : start + length]) == length and _is_hanzi(found):
                return found

    def _rare(self) -> str:
        while self._frequency[pair := self._piece(2)] > 1:
            pass
        return pair

    def _three_of_one(self) -> Question:
        while True:
            text = self._random.choice(self._articles).body
            words = [text[at : at + 2] for at in (self._random.randrange(len(text) - 1) for _ in range(3))]
            if all(map(_is_hanzi, words)):
                return _all(*words)

    def _apart(self, least: int, most: int, length: int = 2) -> tuple[str, str]:
        """Return two pieces of one sentence, so many characters apart."""
        while True:
            text = self._random.choice(self._articles).body
            gap = self._random.randint(least, most)
            start = self._random.randrange(max(1, len(text) - gap - 2 * length))
            first, second = text[start : start + length], text[start + length + gap :][:length]
            if (
                len(second) == length
                and _is_hanzi(first + second)
                and "。" not in text[start : start + gap + length]
            ):
                return first, second

    def _in_year(self, word: str) -> Question:
        year = self._random.choice(self._articles).date[:4]
        return Question(f"{word} 日期:{year}", lambda a: word in a.whole and a.date[:4] == year)

    def _dated(self, word: str) -> Question:
        first, last = sorted(self._random.choice(self._articles).date for _ in range(2))
        options = SearchOptions(date_from=first, date_to=last)
        return Question(word, lambda a: word in a.whole and first <= a.date <= last, options=options)


def _is_hanzi(text: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in text)


def _all(*words: str) -> Question:
    return Question(" ".join(words), lambda a: all(word in a.whole for word in words), words)


def _any(*words: str) -> Question:
    return Question(" OR ".join(words), lambda a: any(word in a.whole for word in words))


def _without(word: str, other: str) -> Question:
    return Question(f"{word} -{other}", lambda a: word in a.whole and other not in a.whole)


def _near(word: str, other: str) -> Question:
    """Return the question for two words near each other in one field, in either order."""
    between = f".{{0,{NEAR}}}"
    found = re.compile(f"{word}{between}{other}|{other}{between}{word}", re.DOTALL)
    return Question(f"{word} ~{NEAR} {other}", lambda a: any(map(found.search, (a.body, a.title, a.byline))))


def _pattern(sign: str, between: str, word: str, other: str) -> Question:
    """Return the question for two words in one field with a wildcard between them."""
    found = re.compile(word + between + other, re.DOTALL)
    return Question(
        f"通配:{word}{sign}{other}", lambda a: any(map(found.search, (a.body, a.title, a.byline)))
    )


def _in_title(word: str) -> Question:
    return Question(f"标题:{word}", lambda a: word in a.title)


def _in_body(word: str) -> Question:
    return Question(f"正文:{word}", lambda a: word in a.body)


def _by(name: str) -> Question:
    return Question(f"记者:{name}", lambda a: any(name in reporter for reporter in a.reporters))
