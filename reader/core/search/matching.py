"""The judge: whether an article matches a query, and where. It reads the article itself and knows no index."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from reader.core.folding import fold, fold_with_offsets
from reader.core.index.protocol import weight
from reader.core.records import Document, Span
from reader.core.search.store import SEARCHED_FIELDS
from reader.core.search.syntax import (
    PEOPLE,
    And,
    Dates,
    Field,
    Newspaper,
    Node,
    Not,
    OfKind,
    Or,
    Page,
    Text,
    texts,
)

_HANZI: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
"""Characters that never melt together with a neighbour when a text is folded."""


class Judged:
    """An article being judged; fields are folded when they are needed, and once."""

    __slots__ = ("_folded", "document")

    def __init__(self, document: Document) -> None:
        self.document = document
        self._folded: dict[str, str] = {}

    def folded(self, field: str) -> str:
        """Return the folded text of a field, "" if the article does not have it."""
        text = self._folded.get(field)
        if text is None:
            text = self._folded[field] = fold(self.document.fields.get(field) or "")
        return text

    def has(self, text: Text, field: str) -> bool:
        """Return whether a field contains a text."""
        printed = self.document.fields.get(field)
        if not printed:
            return False
        # Most texts stand in the page as they stand in the folded query: then folding the page is spared.
        return (_HANZI.fullmatch(text.folded) and text.folded in printed) or text.folded in self.folded(field)

    def matches(self, node: Node) -> bool:
        """Return whether the article matches a query."""
        match node:
            case Text(_, folded, field):
                if field in PEOPLE:
                    return any(folded in fold(name) for name in self._people(field))
                if field is not None:
                    return self.has(node, field.value)
                return any(self.has(node, name) for name in _BODY_FIRST)
            case And(children):
                return all(self.matches(child) for child in children)
            case Or(children):
                return any(self.matches(child) for child in children)
            case Not(child):
                return not self.matches(child)
            case _:
                return self._has_fact(node)

    def weight(self, text: Text) -> int:
        """Return how often a text occurs, as `protocol.weight` packs it."""
        folded = text.folded
        names = (text.field.value,) if text.field else self.document.fields
        elsewhere = sum(self.folded(name).count(folded) for name in names if name != "title")
        return weight(self.folded("title").count(folded) if "title" in names else 0, elsewhere)

    def length(self) -> int:
        """Return the number of folded characters."""
        return sum(len(self.folded(name)) for name in self.document.fields)

    def spans(self, tree: Node) -> tuple[Span, ...]:
        """Return the printed places where the texts of a query match, in field and text order.

        A place inside a larger one is left out: where 大运河 is found, 运河 is not marked again.
        """
        wanted = list(texts(tree))
        found: list[Span] = []
        for name in SEARCHED_FIELDS:
            needles = {text.folded for text in wanted if _is_shown_in(text, name)}
            printed = self.document.fields.get(name)
            if printed and needles:
                found.extend(Span(name, *place) for place in _places(printed, needles))
        return tuple(found)

    def _people(self, field: Field | None) -> Sequence[str]:
        return self.document.reporters if field is Field.REPORTER else self.document.correspondents

    def _has_fact(self, node: Newspaper | Page | OfKind | Dates) -> bool:
        document = self.document
        match node:
            case Newspaper(_, folded):
                return folded in fold(document.newspaper or "")
            case Page(_, folded):
                return document.page is not None and fold(str(document.page)) == folded
            case OfKind(kind):
                return document.kind == kind
            case Dates(first, last):
                if document.date is None:
                    return False
                day = date.fromisoformat(document.date).toordinal()
                return (first is None or first <= day) and (last is None or day <= last)


_BODY_FIRST: Final = ("body", *(name for name in SEARCHED_FIELDS if name != "body"))


def _is_shown_in(text: Text, field: str) -> bool:
    if text.field in PEOPLE:
        return field == "byline"
    return text.field is None or text.field.value == field


def _places(printed: str, needles: set[str]) -> list[tuple[int, int]]:
    """Return the printed places of folded texts, in order, none inside another."""
    folded = fold_with_offsets(printed)
    places = set()
    for needle in needles:
        start = folded.text.find(needle)
        while start >= 0:
            places.add(folded.printed(start, start + len(needle)))
            start = folded.text.find(needle, start + len(needle))
    kept: list[tuple[int, int]] = []
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or place[1] > kept[-1][1]:
            kept.append(place)
    return kept
