"""What search needs of the place where articles are kept; the catalogue implements it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, Protocol

from reader.core.records import Columns, Coverage, Credits, Document, PageLeftovers

SEARCHED_FIELDS: Final = (
    "kicker",
    "title",
    "subtitle",
    "column",
    "byline",
    "body",
    "caption",
    "photo_credit",
    "dateline",
    "source",
)
"""The fields a plain term is looked for in, in the order an article is read.

`Document.fields` uses these names; "body" is the paragraphs joined by a newline, so that a match may run
across the border of two paragraphs.
"""


class ArticleStore(Protocol):
    """The articles of a library. Every method may be called from any thread."""

    @property
    def uuid(self) -> str:
        """The identity of this catalogue; a catalogue built anew, whose keys mean other articles, has another."""
        ...

    def generation(self) -> int:
        """Return a number that changes with every change of the articles or of `not_indexed`; cheap to ask."""
        ...

    def documents(self, keys: Sequence[int]) -> Iterator[Document]:
        """Yield the articles with these keys, in the order of `keys`; keys that are gone are left out."""
        ...

    def texts(self, keys: Sequence[int]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the keys and `Document.fields` of these articles in any order; keys that are gone are left out.

        Search asks for thousands at once, of which it has to know nothing but their texts.
        """
        ...

    def columns(self) -> Columns:
        """Return the facts about every live article. Search asks once a generation."""
        ...

    def credits(self) -> Credits:
        """Return bylines and printed columns of every live article. Search asks once a generation, if at all."""
        ...

    def not_indexed(self) -> Sequence[int]:
        """Return the live keys whose present text the index may not hold; search reads these articles itself."""
        ...

    def pictured(self) -> Collection[int]:
        """Return the keys of the articles with a picture: photographs, and what has a caption or a credit."""
        ...

    def supposed(self) -> Mapping[int, str]:
        """Return the keys of the articles whose issue states no date, and the one inferred for it: 2020-04 or 2020."""
        ...

    def leftovers(self) -> Iterator[PageLeftovers]:
        """Yield the pages that hold text in no article."""
        ...

    def coverage(self) -> Coverage:
        """Return how much is searched."""
        ...
