"""Questions to the notes of a library: lists, counts, tags, colours, what search asks, where words stand."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from reader.core.annotations import Edition, Reader, Store, Text, checking, places_of
from reader.core.catalogue import Catalogue, PageRow
from reader.core.errors import BaokuError
from reader.core.noted import (
    WHOLE,
    Annotation,
    Color,
    Counted,
    NoteFilter,
    NotePage,
    NoteSort,
    Place,
    Version,
)
from reader.core.placing import Pages, Placing
from reader.core.search.syntax import Mark

EVERY: Final = NoteFilter()
MEANINGS: Final = "colors"
"""The fact under which the meanings of colours are kept."""


class Recalling:
    """Answers from the notes of one library; none of them changes what anybody wrote."""

    def __init__(
        self, store: Store, catalogue: Catalogue, placing: Placing, bookmarked: Callable[[], Iterable[str]]
    ) -> None:
        """`bookmarked` gives the articles that are bookmarked without a note."""
        self._store = store
        self._catalogue = catalogue
        self._placing = placing
        self._bookmarked = bookmarked

    def of_article(self, article_id: str) -> list[Annotation]:
        """Return the notes of an article in their order in the text, then its orphans.

        If the article reads otherwise than it did, its notes are looked for again first. Raises BaokuError
        (article.unknown, notes.damaged).
        """
        article = self._catalogue.read.article(article_id).article
        self._placing.read_again(article)
        with self._store.read() as reader:
            return reader.of_article({article.id, article_id}) if reader is not None else []

    def annotation(self, annotation_id: str) -> Annotation:
        """Return a note. Raises BaokuError (note.unknown, notes.damaged)."""
        with self._store.read() as reader:
            found = reader.annotation(annotation_id) if reader is not None else None
        if found is None:
            raise BaokuError("note.unknown", id=annotation_id)
        return found

    def find(
        self,
        wanted: NoteFilter = EVERY,
        sort: NoteSort = NoteSort.NEWEST,
        limit: int | None = None,
        offset: int = 0,
    ) -> NotePage:
        """Return a stretch of the notes that pass a filter. Raises BaokuError (notes.damaged)."""
        with self._store.read() as reader:
            return reader.page(wanted, sort, limit, offset) if reader is not None else NotePage(0, ())

    def versions(self, annotation_id: str) -> Sequence[Version]:
        """Return every text a note ever had, oldest first, also those of a deleted note."""
        with self._store.read() as reader:
            return reader.versions(annotation_id) if reader is not None else []

    def counts_by_article(self) -> dict[str, int]:
        """Return how many notes stand in each article that has any."""
        with self._store.read() as reader:
            return reader.counts_by_article() if reader is not None else {}

    def counted(self, what: str) -> Sequence[Counted]:
        """Return the values of "color", "creator" or "newspaper" and on how many notes each is, most first."""
        with self._store.read() as reader:
            return reader.counted(what) if reader is not None else []

    def tags(self, beginning: str = "", limit: int | None = None) -> Sequence[Counted]:
        """Return the tags in use, most used first; for completion those that contain what was typed."""
        with self._store.read() as reader:
            return reader.tags(beginning, limit) if reader is not None else []

    def keys(self, mark: Mark, text: str | None) -> Collection[int]:
        """Return the catalogue's keys of the articles that bear a mark, for search (`reader.core.search.settling`)."""
        articles = set(self._bookmarked()) if mark is Mark.BOOKMARK else set()
        with self._store.read() as reader:
            if reader is not None:
                articles.update(_bearing(reader, mark, text))
        return self._catalogue.texts.keys(sorted(articles))

    def locate(self, article_id: str, quote: str, prefix: str = "", suffix: str = "") -> Sequence[Place]:
        """Return where words stand in an article, between other words if they are given, the body's places first.

        Raises BaokuError (article.unknown).
        """
        return places_of(text_of(self._placing.pages(), article_id)[2], quote, prefix, suffix)

    def whole(self, article_id: str) -> Place:
        """Return the place of a note on an article as a whole. Raises BaokuError (article.unknown)."""
        return Place(self._catalogue.read.place(article_id).article_id, WHOLE, 0, 0)

    def colors(self) -> Sequence[Color]:
        """Return the colours notes may have, with what they mean in this library."""
        with self._store.read() as reader:
            known = json.loads((reader.fact(MEANINGS) if reader is not None else None) or "{}")
        return [replace(color, meaning=str(known.get(color.name, ""))) for color in checking.COLORS]


def text_of(pages: Pages, article_id: str) -> tuple[PageRow, Edition, Text]:
    """Return the page that holds an article, and the article on it. Raises BaokuError (article.unknown)."""
    own = pages.own(article_id)
    if own is None:
        raise BaokuError("article.unknown", id=article_id)
    return own


def _bearing(reader: Reader, mark: Mark, text: str | None) -> list[str]:
    match mark:
        case Mark.TAG:
            return reader.articles_tagged(text)
        case Mark.NOTE:
            return reader.articles_saying(text)
        case Mark.HIGHLIGHT:
            return reader.articles_highlighted()
        case Mark.BOOKMARK:
            return reader.articles_bookmarked()
        case _:
            return []
