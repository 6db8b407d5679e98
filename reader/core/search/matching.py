"""The judge: whether an article matches a query, and where. It reads the article itself and knows no index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import starmap
from typing import Final

from reader.core.folding import Folded, fold
from reader.core.index.protocol import weight
from reader.core.printed_once import CREDITS, in_body
from reader.core.records import Document, Span
from reader.core.search.facts import is_on, is_then
from reader.core.search.nearness import Place
from reader.core.search.occurrences import HANZI, FieldText, quick
from reader.core.search.store import SEARCHED_FIELDS
from reader.core.search.syntax import (
    PEOPLE,
    And,
    Dates,
    EveryYear,
    Fact,
    Field,
    Leaf,
    Listed,
    Marked,
    Near,
    Newspaper,
    Node,
    Not,
    OfKind,
    Or,
    Page,
    Pages,
    Pattern,
    Spellings,
    Supposed,
    Text,
    Unstated,
    leaves,
)

NOTHING_KNOWN: Final[Mapping[Fact, Collection[int]]] = {}


class Texts:
    """The texts of an article, being judged; each is folded when it is needed, and once."""

    __slots__ = ("_fields", "_folded_whole", "_holding", "_plain", "_printed_whole", "fields", "key")

    def __init__(
        self, key: int, fields: Mapping[str, str], holding: Mapping[Fact, Collection[int]] = NOTHING_KNOWN
    ) -> None:
        """`fields` are those of the `Document` with this key; `holding` are the keys that each fact holds for."""
        self.key = key
        self.fields = fields
        self._holding = holding
        self._plain: dict[str, str] = {}
        self._printed_whole: str | None = None
        self._folded_whole: str | None = None
        self._fields: dict[str, FieldText] = {}

    def field(self, name: str) -> FieldText:
        """Return a field, an empty one if the article does not have it."""
        found = self._fields.get(name)
        if found is None:
            found = self._fields[name] = FieldText(name, self.fields.get(name) or "")
        return found

    def folded(self, name: str) -> str:
        """Return the folded text of a field, "" if the article does not have it."""
        found = self._plain.get(name)
        if found is None:
            found = self._plain[name] = fold(self.fields.get(name) or "")
        return found

    def has(self, text: Text, name: str) -> bool:
        """Return whether a field contains a text."""
        printed = self.fields.get(name)
        if not printed:
            return False
        if not text.whole:
            return self.field(name).has(text)
        # Most texts stand in the page as they stand in the folded query: then folding the page is spared.
        return (HANZI.fullmatch(text.folded) and text.folded in printed) or text.folded in self.folded(name)

    def _stands(self, text: Text) -> bool:
        """Return whether any field contains a text; of many texts each is looked for in all fields at once."""
        if not text.whole:
            return any(self.has(text, name) for name in self.fields)
        if self._printed_whole is None:
            self._printed_whole = _BETWEEN.join(filter(None, self.fields.values()))
        if text.folded in self._printed_whole and HANZI.fullmatch(text.folded):
            return True
        if self._folded_whole is None:
            self._folded_whole = _BETWEEN.join(map(self.folded, self.fields))
        return text.folded in self._folded_whole

    def matches(self, node: Node) -> bool:
        """Return whether the article matches a query."""
        match node:
            case Text(field=field) if field in PEOPLE:
                return any(FieldText("", name).has(_anywhere(node)) for name in self._people(field))
            case Text(field=Field() as field):
                return self.has(node, field.value)
            case Text():
                return self._stands(node)
            case Pattern() | Near():
                return self._holds(node)
            case And(children):
                return all(self.matches(child) for child in children)
            case Or(children) | Spellings(children):
                return any(self.matches(child) for child in children)
            case Not(child):
                return not self.matches(child)
            case _:
                return self._has_fact(node)

    def _holds(self, node: Pattern | Near) -> bool:
        """Return whether a pattern or a nearness stands in one of the fields."""
        fields = self.fields
        known = quick(node)
        if known is None:
            return any(self.field(name).stands(node) for name in _BODY_FIRST if name in fields)
        names = (known.field,) if known.field else _BODY_FIRST
        if known.plain and names[0] == "body" and known.is_seen(fields.get("body", "")):
            return True
        return any(known.stands(self.folded(name)) for name in names if name in fields)

    def _people(self, field: Field | None) -> Sequence[str]:  # noqa: ARG002 - texts do not tell
        return ()

    def _has_fact(self, node: Fact) -> bool:
        return self.key in self._holding[node]


class Judged(Texts):
    """An article being judged, whose facts and people are known as well."""

    __slots__ = ("_folded", "document")

    def __init__(self, document: Document, folded: dict[str, Folded] | None = None) -> None:
        """`folded` takes the fields that are folded, and has those that somebody folded before."""
        super().__init__(document.key, document.fields)
        self.document = document
        self._folded: dict[str, Folded] = {} if folded is None else folded

    def field(self, name: str) -> FieldText:
        """Return a field, an empty one if the article does not have it."""
        found = self._fields.get(name)
        if found is None:
            printed = self.document.fields.get(name) or ""
            found = self._fields[name] = FieldText(name, printed, self._folded.get(name))
            self._folded[name] = found.folded
        return found

    def folded(self, name: str) -> str:
        """Return the folded text of a field, "" if the article does not have it."""
        return self.field(name).folded.text

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

        A place inside a larger one is left out: where 大运河 is found, 运河 is not marked again. Words of a credit that
        a paragraph tells are printed once, and shown there (see `printed_once`).
        """
        wanted = list(leaves(tree))
        found = {name: self._printed(wanted, name) for name in (self._searched() if wanted else ())}
        for name in CREDITS.intersection(found):
            if found[name]:
                apart, told = self._parted(name, found[name])
                found[name] = apart
                found.setdefault("body", set()).update(told)
        return tuple(Span(name, *place) for name in found for place in _outer(found[name]))

    def _parted(self, name: str, places: set[Place]) -> tuple[set[Place], set[Place]]:
        """Return those of the printed places in a credit that have a place of their own, and where the body has the others."""
        credit, body = self.field(name).printed, self.field("body")
        pieces = in_body(name, credit, body.printed) if body.printed else []
        apart, told = set[Place](), set[Place]()
        for place in places:
            for (start, end), at in pieces:
                if start <= place[0] and place[1] <= end:
                    begin = at if at >= 0 else len(body.folded.text) + at
                    first = begin + len(fold(credit[start : place[0]]))
                    length = len(fold(credit[slice(*place)]))
                    told.add(body.folded.printed(first, first + length))
                    break
            else:
                apart.add(place)
        return apart, told

    def _searched(self) -> Iterable[str]:
        return [name for name in SEARCHED_FIELDS if self.document.fields.get(name)]

    def _printed(self, wanted: Iterable[Leaf], name: str) -> set[Place]:
        """Return the printed places of leaves in a field that they can stand in."""
        found: set[Place] = set()
        field = self.field(name)
        folded, printed = field.folded.text, field.folded.printed
        for leaf in wanted:
            if not isinstance(leaf, Text):
                found.update(starmap(printed, field.occurrences(leaf)))
            elif leaf.folded in folded and _is_shown_in(leaf, name):
                found.update(starmap(printed, field.apart(_anywhere(leaf))))
        return found

    def _people(self, field: Field | None) -> Sequence[str]:
        return self.document.reporters if field is Field.REPORTER else self.document.correspondents

    def _has_fact(self, node: Fact) -> bool:
        document = self.document
        match node:
            case Newspaper(_, folded):
                return folded in fold(document.newspaper or "")
            case Page() | Pages():
                return is_on(node, document.page)
            case OfKind(kind):
                return document.kind == kind
            case Marked(keys=keys) | Supposed(keys=keys) | Listed(keys=keys):
                return document.key in keys
            case Unstated(field):
                return {"date": document.date, "newspaper": document.newspaper, "page": document.page}[
                    field.value
                ] is None
            case Dates() | EveryYear():
                day = date.fromisoformat(document.date).toordinal() if document.date else 0
                return bool(day) and is_then(node, day)


_BETWEEN: Final = "\n"
"""What stands between fields and in no folded text."""
_BODY_FIRST: Final = ("body", *(name for name in SEARCHED_FIELDS if name != "body"))


def _is_shown_in(text: Text, field: str) -> bool:
    """Whether a text can stand in a field; names of people are shown in the byline."""
    return text.field is None or field == ("byline" if text.field in PEOPLE else text.field.value)


def _anywhere(text: Text) -> Text:
    return text if text.field is None else replace(text, field=None)


def _outer(places: Iterable[Place]) -> list[Place]:
    """Return places in order, without those inside another."""
    kept: list[Place] = []
    for place in sorted(places):
        if kept and place[0] == kept[-1][0]:
            kept[-1] = place
        elif not kept or place[1] > kept[-1][1]:
            kept.append(place)
    return kept
