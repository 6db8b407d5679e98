"""Headlines that share a source line with the beginning of their text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import openings
from reader.core.sources.bylines import read_lead
from reader.core.sources.credit_words import BULLETS, ROLE
from reader.core.sources.lines import ends_sentence, is_han, width
from reader.core.sources.names import divides_name
from reader.core.sources.reflow import WIDEST_COLUMN

_SHORTER: Final = 3.7
"""By how many hanzi a headline is shorter than the printed line that its text begins with."""
_NARROWEST: Final = 6.0
_WHERE: Final = re.compile(f"[{BULLETS}]?\\s*[^进走到下入在]{{1,6}}(?:镇|乡|街道|苏木)")
"""A place that stands before its short news, as the first words of that."""


def inline_title(parts: Sequence[str], page_measure: float | None, credited: bool) -> int:
    """Return how many pieces at a line's beginning are a headline that shares the line with its text; 0 if none.

    `credited` says that a picture credit follows, so that a headline is to be expected.
    """
    if len(parts) < 2:
        return 0
    for count in range(1, min(4, len(parts))):
        if read_lead(" ".join(parts[count:])[:60]) is not None and all(
            _wordy(part) for part in parts[:count]
        ):
            return count
    first, rest = parts[0], parts[1:]
    if ROLE.fullmatch(first) is not None:
        return 0  # who wrote it
    if _WHERE.fullmatch(first) is not None:
        return 0
    if not _wordy(first) or not 4 <= len(first) <= 24 or ends_sentence(first):
        return 0
    if divides_name(first, rest[0]):
        return 0
    text = "".join(rest)
    if "。" not in text or len(text) < (12 if credited else 24):
        return 0
    if len(parts) >= 5:
        inner = sorted(width(part) for part in parts[1:-1])
        measure = inner[len(inner) // 2]
        likely = credited and (openings.starts_story(rest[0]) or width(rest[0]) <= measure - 1.5)
        if measure > 32 or not (width(first) <= measure - _SHORTER or likely):
            return 0
        paired = _wordy(rest[0]) and abs(len(rest[0]) - len(first)) <= 2
        return 2 if paired and width(rest[0]) <= measure - _SHORTER else 1
    if page_measure is not None and max(map(width, rest)) <= 2 * page_measure:
        return 0  # printed lines
    if _NARROWEST <= width(rest[0]) <= WIDEST_COLUMN and width(first) > width(rest[0]) - _SHORTER:
        return 0  # the first printed line of a paragraph and what goes on with it
    if credited and openings.starts_story(rest[0]):
        return 1
    return 1 if len(rest[0]) >= 20 and max(map(len, rest)) >= 24 else 0


def _wordy(text: str) -> bool:
    """Tell whether a piece is words without punctuation, as a headline's part is."""
    return (
        len(text) >= 3
        and text.count("“") == text.count("”")
        and sum(map(is_han, text)) >= 3
        and not any(mark in text for mark in "，。、；：,;:()（）")
    )
