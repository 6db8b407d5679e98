"""The syntax tree of a query: what the reader of a query hands to planning, verification and explanation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from reader.core.records import Kind


class Field(Enum):
    """What a part of a query can be limited to. The value is the English name, for texts that of the document's field."""

    TITLE = "title"
    KICKER = "kicker"
    SUBTITLE = "subtitle"
    BODY = "body"
    COLUMN = "column"
    BYLINE = "byline"
    CAPTION = "caption"
    PHOTO_CREDIT = "photo_credit"
    DATELINE = "dateline"
    SOURCE = "source"
    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    NEWSPAPER = "newspaper"
    PAGE = "page"
    DATE = "date"
    KIND = "kind"


PEOPLE = frozenset({Field.REPORTER, Field.CORRESPONDENT})


@dataclass(frozen=True, slots=True)
class Text:
    """The folded text occurs: in any searched field, in one of them, or in one of the names of people."""

    text: str
    folded: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Newspaper:
    """The folded text occurs in the newspaper's name."""

    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Page:
    """The page is the one of this folded number."""

    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class OfKind:
    """The article is of a kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Dates:
    """The stated date lies between two days, both included, as proleptic ordinals; None leaves an end open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class And:
    """All children hold."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one child holds."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The child does not hold."""

    child: Node


Fact = Newspaper | Page | OfKind | Dates
"""What can be told without reading the article."""
Node = Text | Fact | And | Or | Not


def texts(node: Node) -> Iterator[Text]:
    """Yield the texts that make an article a hit, in the query's order: those not under a Not."""
    match node:
        case Text():
            yield node
        case And(children) | Or(children):
            for child in children:
                yield from texts(child)
        case _:
            pass
