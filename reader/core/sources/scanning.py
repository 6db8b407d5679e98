"""Scanning: which lines of a page hold a pattern, sought in all of them at once.

Most questions about a line need a word or a mark that few lines have. To ask every line for it costs far more than the
search itself does; so the stages look through the whole page first, and ask the lines where something was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence


def scan(texts: Sequence[str], *patterns: re.Pattern[str]) -> frozenset[int]:
    """Return the places of those texts that hold one of the patterns, or may: texts of lines, or what counts of them.

    Blanks in a pattern also match a line's end, and `$` does only if it was compiled with `re.MULTILINE`.
    """
    text = "\n".join(texts)
    places: set[int] = set()
    for pattern in patterns:
        begin = place = 0
        found = pattern.search(text)
        while found is not None:
            start = found.start()
            place += text.count("\n", begin, start)
            places.add(place)
            begin = text.find("\n", start) + 1
            if not begin:
                break
            place += 1
            found = pattern.search(text, begin)
    return frozenset(places)
