"""What search asks of an index and what an engine must be able to do; nothing here knows an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, Protocol

from reader.core.records import Document

# ── expressions ───────────────────────────────────────────────────────────────────────────────────────


class Scope(Enum):
    """Which part of an article a text is looked for in: any searched field, each by itself, or one of them.

    The values are the names of `Document.fields`; people are looked for in each of their names by itself.
    """

    TEXT = "text"
    TITLE = "title"
    BODY = "body"
    KICKER = "kicker"
    SUBTITLE = "subtitle"
    COLUMN = "column"
    BYLINE = "byline"
    CAPTION = "caption"
    PHOTO_CREDIT = "photo_credit"
    DATELINE = "dateline"
    SOURCE = "source"
    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"


@dataclass(frozen=True, slots=True)
class Occurs:
    """The folded text occurs in the scope. `scored` says that it counts for ranking."""

    text: str
    scope: Scope = Scope.TEXT
    scored: bool = True


@dataclass(frozen=True, slots=True)
class Beside:
    """In one field the second text begins `least` to `most` characters behind the end of the first.

    With `either` also where the first begins so many behind the end of the second. With `in_sentence` no 。, ! or ?
    lies between them. Both have one scope, which is not that of people. An engine that keeps no positions names the
    articles that hold both texts.
    """

    first: Occurs
    second: Occurs
    least: int
    most: int
    either: bool = False
    in_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """In one field all links hold one after the other: each begins with the very place that the one before ends with.

    At least `before` characters of the field stand before the first text and `after` behind the last. Without links
    that is the first text alone. An engine that keeps no positions names the articles that hold each link.
    """

    first: Occurs
    links: tuple[Beside, ...]
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Alone:
    """The text occurs where none of the characters `before` stands right before it and none of `behind` right behind.

    It surely does where it occurs and nowhere has one of them beside it; where it occurs otherwise the article must
    be read to know. An engine may say so of articles that have it by itself as well.
    """

    text: Occurs
    before: str
    behind: str


@dataclass(frozen=True, slots=True)
class Possibly:
    """Only articles for which `child` holds can be meant, but each of them must be read to know."""

    child: Expression


@dataclass(frozen=True, slots=True)
class Among:
    """Exactly the articles with these keys."""

    keys: frozenset[int]


@dataclass(frozen=True, slots=True)
class All:
    """All children hold; every article, if there are none."""

    children: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one child holds."""

    children: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The child does not hold."""

    child: Expression


Expression = Occurs | Beside | Chain | Alone | Possibly | Among | All | Any | Without


def scored(expression: Expression) -> Iterator[Occurs]:
    """Yield the texts of an expression that count for ranking, in order: those not under a Without."""
    match expression:
        case Occurs():
            if expression.scored:
                yield expression
        case Possibly(child) | Alone(child):
            yield from scored(child)
        case All(children) | Any(children):
            for child in children:
                yield from scored(child)
        case _:
            pass


# ── answers ───────────────────────────────────────────────────────────────────────────────────────────

TITLE_SHIFT: Final = 6
TEXT_MOST: Final = (1 << TITLE_SHIFT) - 1
TITLE_MOST: Final = 3


def weight(in_title: int, elsewhere: int) -> int:
    """Return how often a text occurs in an article as one byte: up to 3 times in the title, 63 elsewhere."""
    return min(in_title, TITLE_MOST) << TITLE_SHIFT | min(elsewhere, TEXT_MOST)


@dataclass(slots=True)
class Candidates:
    """Articles to be ranked.

    Parallel columns: `keys`; `lengths` in folded characters. `weights[i]` belongs to the i-th text of
    `scored(expression)`: an estimate, 0 where it does not occur, else as `weight()` packs it.
    `frequencies[i]` is the number of articles that it may occur in, of `articles` articles with
    `average_length` characters.
    """

    keys: list[int]
    lengths: list[int]
    weights: list[bytearray]
    frequencies: list[int]
    articles: int
    average_length: float


class Selection(Protocol):
    """The articles an expression holds for, as sets of rows of a reader.

    A set of rows is an integer whose bit `row` is set: the operators of integers join and cut a hundred
    thousand rows in microseconds. `sure`: it holds there. `maybe`: it may hold there, and nowhere else; the
    articles have to be read to know. `maybe` includes `sure`; neither holds rows that do not count any more.
    """

    @property
    def sure(self) -> int:
        """Where the expression holds."""
        ...

    @property
    def maybe(self) -> int:
        """Where it may hold."""
        ...

    def weigh(self, rows: int) -> Candidates:
        """Return what ranking needs of a set of rows, in ascending order. Raises DamagedIndex."""
        ...

    def best(self, rows: int, number: int, term_of: Sequence[int], title_bonus: float) -> int:
        """Return a part of a set of rows with at least the `number` most relevant, as well as can be told cheaply.

        The whole set, if it is small or if it can be weighed quickly. `term_of[i]` is the number of the term that the
        i-th text belongs to, `title_bonus` what a title is worth that holds a text of every term, for each unit of
        rarity of the rarest ones in it. Raises DamagedIndex.
        """
        ...


# ── engines ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class SegmentInfo:
    """One immutable part of an index: its name, its number of articles, and the files it lies in."""

    name: str
    articles: int
    files: tuple[str, ...]


class IndexReader(Protocol):
    """An open index in one consistent state. Every method may be called from any thread."""

    @property
    def rows(self) -> Sequence[int]:
        """The key of the article in each row."""
        ...

    @property
    def lengths(self) -> Sequence[int]:
        """The number of folded characters of the article in each row, all fields together."""
        ...

    @property
    def live(self) -> int:
        """The rows that count; the others hold articles that were removed or replaced."""
        ...

    def select(self, expression: Expression) -> Selection:
        """Return the articles an expression may hold for. Raises DamagedIndex."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class Engine(Protocol):
    """Writes and reads segments; `IndexFolder` keeps the books on them."""

    name: str
    format: int
    """Raised when the engine's files change their meaning."""
    segment_articles: int
    """The most articles one segment should hold."""
    segment_characters: int
    """A segment is closed early when its articles have so many characters, so that memory stays bounded."""
    articles_at_once: int
    """Articles that go into the index in one step: about one segment, and all that an interruption can lose."""

    def begin_segment(
        self, folder: Path, name: str, documents: Sequence[Document]
    ) -> Callable[[], SegmentInfo]:
        """Begin to write articles as a new segment into a folder, and return what brings it to its end, on the disk.

        That may be called from another thread while the next segment is begun. Both raise OSError.
        """
        ...

    def open(
        self, folder: Path, segments: Sequence[SegmentInfo], dead: Mapping[str, frozenset[int]]
    ) -> IndexReader:
        """Open segments; `dead` are the keys of each segment that do not count any more. Raises DamagedIndex."""
        ...

    def segment_keys(self, folder: Path, segment: SegmentInfo) -> Sequence[int]:
        """Return the keys of the articles of a segment. Raises DamagedIndex."""
        ...


class DamagedIndex(Exception):
    """A file of the index does not hold what it should; `args[0]` says which."""


Fetch = Callable[[Sequence[int]], Iterable[Document]]
"""Reads articles again by their keys, as `ArticleStore.documents` does."""
