"""Pinyin initials: dyh for 大运河, as people type who would rather not switch to an input method."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

INITIALS: Final = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*", re.ASCII)
SHORTEST: Final = 2
"""A single letter stands for a twentieth of all hanzi: it tells nothing."""


def may_be_initials(folded: str) -> bool:
    """Tell whether a folded text can be initials: Latin letters and digits, two at least, a letter among them."""
    return len(folded) >= SHORTEST and INITIALS.fullmatch(folded) is not None


def initials(text: str) -> str:
    """Return a text with every hanzi replaced by its initial, as it is read in these words: 重庆 is cq."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - takes 0.2 s, which most sessions never need

    read = lazy_pinyin(text, style=Style.FIRST_LETTER, errors=list)  # type: ignore[arg-type]  # it takes a list of texts too
    return "".join(piece[:1] or "?" for piece in read)


def pattern(letters: str, hanzi: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of some hanzi that can be read with these initials, in whatever words.

    A hanzi with several readings is found under each: whoever needs to know which reading holds asks `initials`.
    """
    readings: dict[str, list[str]] = {}
    for char in hanzi:
        for letter in _letters(char):
            readings.setdefault(letter, []).append(char)
    classes = ("".join(map(re.escape, (letter, *readings.get(letter, ())))) for letter in letters)
    return re.compile("".join(f"[{chars}]" for chars in classes))


@cache
def _letters(char: str) -> frozenset[str]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 - as above

    if not char.isalpha() or char.isascii():
        return frozenset()
    ((*read,),) = pinyin(char, style=Style.FIRST_LETTER, heteronym=True, errors="ignore") or [[]]
    return frozenset(letter[:1] for letter in read if letter)
