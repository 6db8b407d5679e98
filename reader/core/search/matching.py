"""The judge: whether an article matches a query, and where. It reads the article itself and knows no index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from reader.core.folding import Folded, fold
from reader.core.index.protocol import weight
from reader.core.records import Document, Span
from reader.core.search.occurrences import QUICK, FieldText, Place
from reader.core.search.store import SEARCHED_FIELDS
from reader.core.search.syntax import (
    PEOPLE,
    And,
    Dates,
    Fact,
    Field,
    Leaf,
    Marked,
    Near,
    Newspaper,
    Node,
    Not,
    OfKind,
    Or,
    Page,
    Pattern,
    Spellings,
    Text,
    leaves,
)

_HANZI: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
"""Characters that never melt together with a neighbour when a text is folded."""


class Judged:
    """An article being judged; fields are folded when they are needed, and once."""

    __slots__ = ("_fields", "_folded", "document")

    def __init__(self, document: Document, folded: dict[str, Folded] | None = None) -> None:
        """`folded` takes the fields that are folded, and has those that somebody folded before."""
        self.document = document
        self._fields: dict[str, FieldText] = {}
        self._folded: dict[str, Folded] = {} if folded is None else folded

    def field(self, name: str) -> FieldText:
        """Return a field, an empty one if the article does not have it."""
        found = self._fields.get(name)
        if found is None:
            printed = self.document.fields.get(name) or ""
            found = self._fields[name] = FieldText(name, printed, self._folded.get(name))
            self._folded[name] = found.folded
        return found

    def folded(self, field: str) -> str:
        """Return the folded text of a field, "" if the article does not have it."""
        return self.field(field).folded.text

    def has(self, text: Text, field: str) -> bool:
        """Return whether a field contains a text."""
        printed = self.document.fields.get(field)
        if not printed:
            return False
        if not text.whole:
            return bool(self.field(field).occurrences(text))
        # Most texts stand in the page as they stand in the folded query: then folding the page is spared.
        return (_HANZI.fullmatch(text.folded) and text.folded in printed) or text.folded in self.folded(field)

    def matches(self, node: Node) -> bool:
        """Return whether the article matches a query."""
        match node:
            case Text(field=field) if field in PEOPLE:
                return any(FieldText("", name).occurrences(_anywhere(node)) for name in self._people(field))
            case Text(field=Field() as field):
                return self.has(node, field.value)
            case Text():
                return any(self.has(node, name) for name in _BODY_FIRST)
            case Pattern() | Near():
                fields = self.document.fields
                if _seen(node, fields.get("body", "")):
                    return True
                return any(self.field(name).holds(node) for name in _BODY_FIRST if name in fields)
            case And(children):
                return all(self.matches(child) for child in children)
            case Or(children) | Spellings(children):
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
        """Return the printed places where a query matches, in field and text order.

        A place inside a larger one is left out: where 大运河 is found, 运河 is not marked again.
        """
        wanted = list(leaves(tree))
        return tuple(
            Span(name, *place)
            for name in (self._searched() if wanted else ())
            for place in _outer(self._printed([leaf for leaf in wanted if _is_shown_in(leaf, name)], name))
        )

    def _searched(self) -> Iterable[str]:
        return [name for name in SEARCHED_FIELDS if self.document.fields.get(name)]

    def _printed(self, wanted: Iterable[Leaf], name: str) -> set[Place]:
        """Return the printed places of leaves in a field."""
        found: set[Place] = set()
        for leaf in wanted:
            field = self.field(name)
            places = field.occurrences(_anywhere(leaf) if isinstance(leaf, Text) else leaf)
            if isinstance(leaf, Text):
                places = _apart(places)
            found.update(field.folded.printed(*place) for place in places)
        return found

    def _people(self, field: Field | None) -> Sequence[str]:
        return self.document.reporters if field is Field.REPORTER else self.document.correspondents

    def _has_fact(self, node: Fact) -> bool:
        document = self.document
        match node:
            case Newspaper(_, folded):
                return folded in fold(document.newspaper or "")
            case Page(_, folded):
                return document.page is not None and fold(str(document.page)) == folded
            case OfKind(kind):
                return document.kind == kind
            case Marked(keys=keys):
                return document.key in keys
            case Dates(first, last):
                if document.date is None:
                    return False
                day = date.fromisoformat(document.date).toordinal()
                return (first is None or first <= day) and (last is None or day <= last)


def _seen(node: Pattern | Near, body: str) -> bool:
    """Whether a pattern or a nearness is seen in a body as it is printed: then folding it is spared.

    What is not seen may stand there all the same: across a line, in other characters.
    """
    match node:
        case Near((Text() as first, Text() as second), (within,)):
            return (
                _is_printed_so(first)
                and _is_printed_so(second)
                and (
                    _follows(first.folded, second.folded, within, body)
                    or _follows(second.folded, first.folded, within, body)
                )
            )
        case Pattern(before=0, after=0) if all(map(_is_printed_so, node.parts)):
            quick = QUICK.of(node)
            found = quick.search(body) if quick is not None else None
            return found is not None and quick is not None and quick.fullmatch(fold(found[0])) is not None
        case _:
            return False


def _is_printed_so(text: Text) -> bool:
    """Whether a text folds to itself and its neighbours in a body by themselves."""
    return text.whole and text.field in {None, Field.BODY} and _HANZI.fullmatch(text.folded) is not None


def _follows(first: str, second: str, within: int, printed: str) -> bool:
    at = printed.find(first)
    while at >= 0:
        end = at + len(first)
        other = printed.find(second, end, end + within + len(second))
        if other >= 0 and len(fold(printed[end:other])) <= within:
            return True
        at = printed.find(first, at + 1)
    return False


_BODY_FIRST: Final = ("body", *(name for name in SEARCHED_FIELDS if name != "body"))


def _is_shown_in(leaf: Leaf, field: str) -> bool:
    """Whether a leaf can stand in a field; names of people are shown in the byline."""
    if not isinstance(leaf, Text) or leaf.field is None:
        return True
    return field == ("byline" if leaf.field in PEOPLE else leaf.field.value)


def _anywhere(text: Text) -> Text:
    return text if text.field is None else replace(text, field=None)


def _apart(places: Iterable[Place]) -> list[Place]:
    """Return the places from the first on that do not overlap the one before."""
    kept: list[Place] = []
    for place in places:
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def _outer(places: Iterable[Place]) -> list[Place]:
    """Return places in order, without those inside another."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or place[1] > kept[-1][1]:
            kept.append(place)
    return kept
