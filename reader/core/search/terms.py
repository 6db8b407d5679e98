"""How a term is meant: as it stands, with its dates in other numerals, or with wildcards.

`?` stands for one character, whatever it is, `*` for up to 20 within a sentence (no 。！？ among them); ？ and ＊
do the same. But pages have question marks of their own, and people paste sentences. Therefore a question mark
at the end of a word is itself; a text with one inside is looked for as it stands, and read as a pattern only
where that stands nowhere; and between quotation marks every character is itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from reader.core.folding import fold
from reader.core.records import Alike
from reader.core.search.numerals import never_beside, spellings
from reader.core.search.syntax import ALIKE, Field, Gap, Pattern, Spellings, Term, Text

RUN_MOST: Final = 20
"""The most characters that one * stands for."""
_ONE: Final = "?？"
_WILD: Final = re.compile(r"[?？*＊]+")
_CLOSING: Final = "!！…。”’」』》）)]】\"'"
"""What can close a sentence behind its question marks."""


@dataclass(frozen=True, slots=True)
class Sense:
    """How terms are meant at a place of a query: in which field, how much alike, with wildcards for sure."""

    field: Field | None = None
    alike: Alike = ALIKE
    wild: bool = False


def term(word: str, sense: Sense, *, quoted: bool) -> Term | None:
    """Return what a word asks for, None if it folds to nothing."""
    text = as_text(word, sense)
    if text is None or quoted:
        return text
    pattern = _pattern(word, sense, text)
    if pattern is not None:
        return pattern
    others = spellings(text.folded) if sense.alike.numerals else ()
    if not others:
        return text
    return Spellings((text, *(_otherwise(text, other) for other in others)))


def _otherwise(text: Text, spelling: str) -> Text:
    """Return a text with its dates in other numerals."""
    never_after, never_before = never_beside(spelling)
    return replace(text, text=spelling, folded=spelling, never_after=never_after, never_before=never_before)


def as_text(word: str, sense: Sense) -> Text | None:
    """Return a word as the characters it consists of, None if it folds to nothing."""
    folded = fold(word)
    # Numerals are settled here: what is left for the judge to know is how far to fold.
    alike = sense.alike if sense.alike.numerals else replace(sense.alike, numerals=True)
    return Text(word, folded, sense.field, ALIKE if alike == ALIKE else alike) if folded else None


def only_wildcards(word: str) -> bool:
    """Whether nothing is left of a word without its wildcards."""
    return "*" in fold(word) and not fold(_WILD.sub("", word))


def _pattern(word: str, sense: Sense, literal: Text) -> Pattern | None:
    """Return the pattern a word can be read as; None if it has no wildcards, or nothing else."""
    end = len(word) if sense.wild else _before_questions(word)
    parts: list[Text] = []
    gaps: list[Gap] = []
    wild, at = Gap(0, 0), 0
    for match in [*_WILD.finditer(word, 0, end), None]:
        part = as_text(word[at : match.start() if match else len(word)], sense)
        if part is not None:
            parts.append(part)
            gaps.append(wild)
            wild = Gap(0, 0)
        if match is not None:
            wild = _joined(wild, match[0])
            at = match.end()
    if not parts or (len(parts) == 1 and not at):
        return None
    return Pattern(
        text=word,
        parts=tuple(parts),
        gaps=tuple(gaps[1:]),
        before=gaps[0].least,
        after=wild.least,
        literal=None if sense.wild else literal,
    )


def _before_questions(word: str) -> int:
    """Return where the question marks begin that a word ends with, perhaps with what closes a sentence behind them."""
    behind = len(word.rstrip(_CLOSING))
    begin = len(word[:behind].rstrip(_ONE))
    return begin if begin < behind else len(word)


def _joined(before: Gap, signs: str) -> Gap:
    """Return the gap that wildcards stand for, added to one before them."""
    single = sum(sign in _ONE for sign in signs)
    long = before.in_sentence or single < len(signs)
    least = before.least + single
    return Gap(least, least + RUN_MOST if long else least, long)
