"""The syntax tree of a query: what the reader of a query hands to planning, verification and explanation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from reader.core.records import Alike, Kind

ALIKE: Final = Alike()


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
    TAG = "tag"
    NOTE = "note"
    HAS = "has"


class Mark(Enum):
    """What an article can bear beside its text: what its readers gave it, or a picture."""

    NOTE = "note"
    TAG = "tag"
    HIGHLIGHT = "highlight"
    BOOKMARK = "bookmark"
    PICTURE = "picture"


PEOPLE = frozenset({Field.REPORTER, Field.CORRESPONDENT})


@dataclass(frozen=True, slots=True)
class Text:
    """The text occurs: in any searched field, in one of them, or in one of the names of people.

    `folded` is folded wholly; where `alike` leaves something out, each place is judged again on less. It is none
    right behind one of the characters `never_after` or right before one of `never_before`.
    """

    text: str
    folded: str
    field: Field | None = None
    alike: Alike = ALIKE
    never_after: str = ""
    never_before: str = ""

    @property
    def whole(self) -> bool:
        """Whether whole folding is all there is to judge."""
        return (self.alike is ALIKE or self.alike == ALIKE) and not (self.never_after or self.never_before)


@dataclass(frozen=True, slots=True)
class Spellings:
    """One of these texts occurs: the first as it was typed, the others with its dates in other numerals."""

    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Between two parts of a pattern: how many folded characters, and whether they stay within one sentence."""

    least: int
    most: int
    in_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """The parts occur in one field, in order, with the gaps between them.

    `before` and `after` are numbers of any characters before the first part and after the last. Where the
    pattern could also be meant as it stands, `literal` is that text: it decides if it occurs anywhere.
    """

    text: str
    parts: tuple[Text, ...]
    gaps: tuple[Gap, ...]
    before: int = 0
    after: int = 0
    literal: Text | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Operands occur in one field, each at most `within[i]` folded characters from the one before, in either order.

    Neighbours do not overlap; the distance counts the characters between them.
    """

    operands: tuple[Operand, ...]
    within: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Newspaper:
    """The folded text occurs in the newspaper's name."""

    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Page:
    """The page is the one of this number, in the form of `page_numbers.plain`."""

    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The page has these letters, folded, and a number from `first` to `last`; None leaves an end open."""

    text: str
    letters: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class OfKind:
    """The article is of a kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Dates:
    """The stated date lies between two days, both included, as proleptic ordinals; None leaves an end open."""

    first: int | None
    last: int | None

    @property
    def is_reversed(self) -> bool:
        """Whether the last day is before the first one, so that no date lies between."""
        return self.first is not None and self.last is not None and self.last < self.first


@dataclass(frozen=True, slots=True)
class EveryYear:
    """The stated date lies in this month, on this day if there is one, of whatever year."""

    month: int
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Unstated:
    """The page or its issue does not state its date, its newspaper or its number (`Field.DATE`, `NEWSPAPER`, `PAGE`)."""

    field: Field


@dataclass(frozen=True, slots=True)
class Supposed:
    """The issue states no date, and the one inferred for it may lie where `when` asks.

    `keys` are the articles of such issues; who reads the query does not know them, `settling` fills them in.
    """

    when: Dates | EveryYear
    keys: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Listed:
    """The article is one of these. No query says so: it narrows a query to articles that are counted apart."""

    keys: frozenset[int]


@dataclass(frozen=True, slots=True)
class Marked:
    """The article bears a mark: the tag `text`, a note that contains it, or with None any of the kind.

    `keys` are the articles that do; who reads the query does not know them, `settling` fills them in.
    """

    mark: Mark
    text: str | None = None
    keys: frozenset[int] = frozenset()


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


Fact = Newspaper | Page | Pages | OfKind | Dates | EveryYear | Unstated | Supposed | Listed | Marked
"""What can be told without reading the article."""
Term = Text | Spellings | Pattern
"""What stands at places of a text."""
Operand = Term | Or
"""What can be near another: a term, or a choice of them."""
Node = Term | Near | Fact | And | Or | Not
Leaf = Text | Pattern | Near


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield what makes an article a hit by its places, in the query's order: nothing that stands under a Not."""
    match node:
        case Text() | Pattern() | Near():
            yield node
        case Spellings(children):
            yield from children
        case And(children) | Or(children):
            for child in children:
                yield from leaves(child)
        case _:
            pass


def texts(node: Node) -> Iterator[Text]:
    """Yield the texts of those leaves, each part of a pattern and of a nearness by itself."""
    for leaf in leaves(node):
        match leaf:
            case Text():
                yield leaf
            case Pattern(_, parts):
                yield from parts
            case Near(operands):
                for operand in operands:
                    yield from texts(operand)
