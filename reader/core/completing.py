"""Completion of queries from what a library holds: its newspapers, bylines, columns and tags."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from reader.core.catalogue import Catalogue
from reader.core.records import Completion
from reader.core.search.completion import Sources, completions

MOST: Final = 5_000
"""So many names of one sort are gone through, those over the most articles first."""


class Completing:
    """Completes queries for one library; what it draws on is read again when the catalogue has changed."""

    def __init__(self, catalogue: Catalogue, tags: Callable[[], Sequence[str]]) -> None:
        self._catalogue = catalogue
        self._tags = tags
        self._lock = threading.Lock()
        self._known: tuple[int, Sources] | None = None

    def completions(self, text: str, cursor: int, earlier: Sequence[str]) -> list[Completion]:
        """Return what a half-typed query may become, the likeliest first."""
        seen = self._catalogue.changes_seen()
        with self._lock:
            if self._known is None or self._known[0] != seen:
                self._known = (seen, self._read())
            sources = self._known[1]
        return completions(text, cursor, replace(sources, tags=tuple(self._tags()), earlier=tuple(earlier)))

    def _read(self) -> Sources:
        reading = self._catalogue.read
        signatures = reading.signatures()
        credits = self._catalogue.documents.credits()
        columns = Counter(map(credits.column_names.__getitem__, credits.places))
        papers = sorted(reading.newspapers(), key=lambda paper: -paper.articles)

        def names(role: str) -> tuple[str, ...]:
            return tuple(one.name for one in signatures if one.role == role)[:MOST]

        return Sources(
            newspapers=tuple(paper.name for paper in papers if paper.name is not None),
            reporters=names("reporter"),
            correspondents=names("correspondent"),
            columns=tuple(name for name, _ in columns.most_common(MOST)),
        )
