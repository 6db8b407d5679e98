"""What search asks of an index and what an engine must be able to do; nothing here knows an engine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, Protocol

from reader.core.records import Document

# ── expressions ───────────────────────────────────────────────────────────────────────────────────────


class Scope(Enum):
    """Which part of an article a text is looked for in."""

    TEXT = "text"
    """Any field that plain terms are looked for in, each by itself."""
    TITLE = "title"
    PEOPLE = "people"
    """The names of reporters and correspondents."""


@dataclass(frozen=True, slots=True)
class Occurs:
    """The folded text occurs in the scope. `scored` says that it counts for ranking."""

    text: str
    scope: Scope = Scope.TEXT
    scored: bool = True


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


Expression = Occurs | Possibly | Among | All | Any | Without


def scored(expression: Expression) -> Iterator[Occurs]:
    """Yield the texts of an expression that count for ranking, in order: those not under a Without."""
    match expression:
        case Occurs():
            if expression.scored:
                yield expression
        case Possibly(child):
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
    """The articles an expression may hold for: never fewer than those it does hold for.

    Parallel columns: `keys`; `certain`, whether it surely holds, without reading the article; `lengths` in
    folded characters. `weights[i]` belongs to the i-th text of `scored(expression)`: an estimate, 0 where it
    does not occur, else as `weight()` packs it. `frequencies[i]` is the number of articles that it may
    occur in, of `articles` articles with `average_length` characters.
    """

    keys: list[int]
    certain: list[bool]
    lengths: list[int]
    weights: list[list[int]]
    frequencies: list[int]
    articles: int
    average_length: float


# ── engines ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class SegmentInfo:
    """One immutable part of an index: its name, its number of articles, and the files it lies in."""

    name: str
    articles: int
    files: tuple[str, ...]


class IndexReader(Protocol):
    """An open index in one consistent state. Every method may be called from any thread."""

    def keys(self) -> Collection[int]:
        """Return the keys of the articles in the index."""
        ...

    def candidates(self, expression: Expression) -> Candidates:
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

    def write_segment(self, folder: Path, name: str, documents: Sequence[Document]) -> SegmentInfo:
        """Write articles as a new segment into a folder, through to the disk. Raises OSError."""
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
