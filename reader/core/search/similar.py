"""Articles like another one: those that hold most of the words which tell it from others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.core.folding import fold
from reader.core.records import Document
from reader.core.search.language import quoted
from reader.core.words import Words

TELLING: Final = 12
"""So many words stand for an article."""
TITLE_COUNTS: Final = 3
"""A word of the title counts as much as so many in the body."""
LOOKED_AT: Final = 4
"""For each article wanted so many are looked at: those that share too few words are left out."""
FEWEST: Final = 2
SHARE: Final = 4
"""Articles are alike that share two telling words, and one in four of them."""
LONGEST: Final = 20_000
"""So many characters of a body are read for its words; the table of a year's contents need not be read whole."""


def telling(document: Document, words: Words) -> list[str]:
    """Return the words that tell an article from others, the most telling first; of one folded form the first."""
    title = f"{document.fields.get('title', '')}\n" * TITLE_COUNTS
    found = words.telling(title + document.fields.get("body", "")[:LONGEST], TELLING)
    return list({fold(word): word for word in reversed(found)}.values())[::-1]


def any_of(words: Sequence[str]) -> str:
    """Return the query for articles that hold at least one of some words."""
    return " OR ".join(map(quoted, words))


def words_of(document: Document, words: Sequence[str]) -> tuple[str, ...]:
    """Return those of some words that an article holds."""
    text = "\n".join(map(fold, document.fields.values()))
    return tuple(word for word in words if fold(word) in text)


def enough(words: Sequence[str]) -> int:
    """Return how many of an article's telling words another must hold to be called like it."""
    return max(min(FEWEST, len(words)), len(words) // SHARE)
