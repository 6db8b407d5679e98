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
Place = tuple[int, int]
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


def _around(text: str, places: Sequence[Place]) -> Snippet:
    joined = _joined(places)
    first = _densest(joined)
    start, end = _cut(len(text), joined, first)
    before = DOTS if start else ""
    after = DOTS if end < len(text) else ""
    shift = len(before) - start
    marks = [
        (max(place_start, start) + shift, min(place_end, end) + shift)
        for place_start, place_end in joined
        if place_end > start and place_start < end
    ]
    return Snippet(before + _one_line(text[start:end]) + after, tuple(marks))


def _cut(size: int, places: Sequence[Place], first: int) -> Place:
    """Return the piece of a text of that size around a place and those behind it, of which it cuts through none.

    Only a place that is itself longer than a snippet is cut, at its end.
    """
    begin, least_end = places[first]
    start = max(0, min(begin - LEAD, size - LENGTH))
    if least_end > start + LENGTH:
        start = min(begin, least_end - LENGTH)
    for place_start, place_end in places[:first]:
        if place_start < start < place_end:
            start = place_end
    end = min(size, start + LENGTH)
    for place_start, place_end in places[first + 1 :]:
        if place_start < end < place_end:
            end = place_start
    return start, end


def _joined(places: Sequence[Place]) -> list[Place]:
    """Return places with those that overlap as one, which is how they are shown."""
    joined: list[Place] = []
    for start, end in places:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _densest(places: Sequence[Place]) -> int:
    """Return the place from which on most places fit into one snippet; of equals the first."""
    starts = [start for start, _ in places]
    fitting = [bisect_left(starts, start + LENGTH - LEAD) - i for i, start in enumerate(starts)]
    return fitting.index(max(fitting))


def _one_line(text: str) -> str:
    """Replace each character that breaks or indents a line by one space, so that places stay where they are."""
    return _BREAKS.sub(" ", text)
