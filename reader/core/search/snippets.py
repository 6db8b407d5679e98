"""Snippets: a piece of printed text around the places that match."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from reader.core.records import Document, Snippet, Span

LENGTH: Final = 80
"""The most characters of a snippet, without the dots that stand for what is left out."""
LEAD: Final = 16
"""How many characters stand before the first marked place."""
DOTS: Final = "…"
_BREAKS: Final = re.compile(r"\s")


def snippet(document: Document, spans: Sequence[Span]) -> Snippet:
    """Return where the body matches most densely; else another field that matches; else how the article begins.

    The title is never a snippet: it is shown by itself.
    """
    fields = [span.field for span in spans if span.field != "title"]
    if not fields:
        return Snippet(_one_line(document.opening))
    field = "body" if "body" in fields else fields[0]
    places = [(span.start, span.end) for span in spans if span.field == field]
    return _around(document.fields[field], places)


def _around(text: str, places: Sequence[tuple[int, int]]) -> Snippet:
    first = _densest(places)
    start = max(0, min(places[first][0] - LEAD, len(text) - LENGTH))
    end = min(len(text), start + LENGTH)
    before = DOTS if start else ""
    after = DOTS if end < len(text) else ""
    marks: list[tuple[int, int]] = []
    for place_start, place_end in places:
        if place_end <= start or place_start >= end:
            continue
        mark_start = max(place_start, start) - start + len(before)
        mark_end = min(place_end, end) - start + len(before)
        if marks and mark_start < marks[-1][1]:
            mark_start = marks.pop()[0]
        marks.append((mark_start, mark_end))
    return Snippet(before + _one_line(text[start:end]) + after, tuple(marks))


def _densest(places: Sequence[tuple[int, int]]) -> int:
    """Return the place from which on most places fit into one snippet; of equals the first."""
    starts = [start for start, _ in places]
    fitting = [bisect_left(starts, start + LENGTH - LEAD) - i for i, start in enumerate(starts)]
    return fitting.index(max(fitting))


def _one_line(text: str) -> str:
    """Replace each character that breaks or indents a line by one space, so that places stay where they are."""
    return _BREAKS.sub(" ", text)
