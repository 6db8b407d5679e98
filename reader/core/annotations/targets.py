"""Texts that notes are put on, in the one form in which words are compared, and selectors made from them.

Compared are folded texts (`reader.core.folding`): layout white space, line breaks, width, case and Traditional
or Simplified do not tell words apart, so a page in another encoding or with other wraps reads the same.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reader.core.errors import BaokuError
from reader.core.folding import Folded, fold
from reader.core.noted import FIELDS, WHOLE, Place, Target
from reader.core.records import Article, PageNumber

NEAR: Final = 64
"""Characters of prefix and suffix; twice what the standard's examples suggest, because quotes of one hanzi are common."""

TITLE: Final = 4
"""Folded characters of a headline that tell an article by themselves."""

LOOKED_UP: Final = ("body", *(name for name in FIELDS if name != "body"))
"""The fields in which words are looked up that are given without their field, in this order."""

BORDER: Final = "\n\n"
"""What stands between two fields in the text around a passage; within a field no two line breaks meet."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's running text, in folded characters."""

    start: int
    end: int


def mark_of(article: Article) -> str:
    """Return what tells whether an article reads as it did."""
    printed = "\0".join(getattr(article, name) or "" for name in FIELDS)
    return hashlib.sha256(printed.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Text:
    """An article as notes see it: its fields one after the other in reading order, folded.

    `source` is the SHA-256 of its source and `lines` its source lines.
    """

    def __init__(self, article: Article, source: str = "") -> None:
        self.id = article.id
        self.source = source
        self.lines = article.lines
        self.title = article.title
        self.printed: dict[str, str] = {}
        self._folded: dict[str, Folded] = {}
        self._starts: dict[str, int] = {}
        parts: list[str] = []
        length = 0
        for name in FIELDS:
            printed = getattr(article, name) or ""
            folded = Folded(printed)
            self.printed[name], self._folded[name], self._starts[name] = printed, folded, length
            parts.append(folded.text)
            length += len(folded.text)
        self.running = "".join(parts)
        self.mark = mark_of(article)

    def field_range(self, name: str) -> Passage:
        """Return where a field stands in the running text."""
        start = self._starts[name]
        return Passage(start, start + len(self._folded[name].text))

    def field_at(self, passage: Passage) -> str | None:
        """Return the field that holds a passage, None if it runs over the border of two."""
        for name in FIELDS:
            part = self.field_range(name)
            if part.start <= passage.start and passage.end <= part.end and part.start < part.end:
                return name
        return None

    def printed_range(self, name: str, passage: Passage) -> tuple[int, int]:
        """Return a passage's printed range in its field; a passage of nothing is an empty range."""
        part = self.field_range(name)
        if passage.start == passage.end:
            return 0, 0
        return self._folded[name].printed(passage.start - part.start, passage.end - part.start)

    def passage(self, name: str, start: int, end: int) -> Passage:
        """Return the passage of a printed range of a field."""
        printed = self.printed[name]
        at = self._starts[name] + len(fold(printed[:start]))
        return Passage(at, at + len(fold(printed[start:end])))

    def line_at(self, passage: Passage) -> Passage:
        """Return the lines of one field (paragraphs, as they are printed apart) that a passage stands in."""
        first = bisect_right(self._breaks, passage.start) - 1
        last = bisect_left(self._breaks, passage.end, first + 1)
        return Passage(self._breaks[first], self._breaks[last])

    @cached_property
    def _breaks(self) -> list[int]:
        """Where in the running text lines begin, and its end."""
        places = {0, len(self.running)}
        for name in FIELDS:
            at = self._starts[name]
            for line in self.printed[name].split("\n"):
                places.add(at)
                at = min(at + len(fold(line)), self.field_range(name).end)
        # The end of an empty running text is its beginning, yet a line has two ends.
        return sorted(places) if len(places) > 1 else [0, 0]

    def occurrences(self, folded: str) -> Iterator[Passage]:
        """Yield every place where folded words stand, in one field each."""
        at = self.running.find(folded)
        while at >= 0:
            yield Passage(at, at + len(folded))
            at = self.running.find(folded, at + 1)

    def head(self, name: str, start: int) -> str:
        """Return the printed fields before a range, as one text: what stands further out on its left."""
        return BORDER.join([*self._whole(FIELDS[: FIELDS.index(name)]), self.printed[name][:start]])

    def tail(self, name: str, end: int) -> str:
        """Return the printed fields after a range, as one text."""
        return BORDER.join([self.printed[name][end:], *self._whole(FIELDS[FIELDS.index(name) + 1 :])])

    def _whole(self, names: Sequence[str]) -> list[str]:
        return [self.printed[name] for name in names if self.printed[name]]


@dataclass(frozen=True, slots=True)
class Edition:
    """The texts of one page as one source gave them, and, folded, what of it stands in no article (`loose`).

    `proved` tells that other notes have shown it to be the very page that the notes sought were made on.
    """

    source: str
    texts: tuple[Text, ...]
    number: PageNumber | None = None
    loose: tuple[str, ...] = ()
    proved: bool = False

    def holding(self, article_id: str, line: int | None) -> Text | None:
        """Return the text with an id, or the one that holds a source line now."""
        for text in self.texts:
            if text.id == article_id:
                return text
        return next((text for text in self.texts if line is not None and line in text.lines), None)


@dataclass(frozen=True, slots=True)
class Side:
    """What stood on one side of a target's words, folded, running outward: on the left, that is, backward.

    `inside` is how much of it is of the same field; what lies beyond changes with headlines and borders. `line` is
    how much of it is of the same line; `alone` how much told the words from their like on the page, None if nothing.
    """

    text: str
    inside: int
    line: int
    alone: int | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A target's words, folded, what they stood between, and the headline of their article."""

    quote: str
    left: Side
    right: Side
    rival: float | None
    title: str = ""

    def is_of(self, text: Text) -> bool:
        """Tell whether an article has the headline of the one that the note was made in."""
        return len(self.title) >= TITLE and fold(text.printed["title"]) == self.title

    @classmethod
    def of(cls, target: Target) -> Surroundings:
        """Return the surroundings of a target."""
        left, right = target.before + target.prefix, target.suffix + target.after
        own_left, own_right = left.rpartition(BORDER)[2], right.partition(BORDER)[0]
        return cls(
            fold(target.quote),
            Side(
                fold(left)[::-1], len(fold(own_left)), len(fold(left.rpartition("\n")[2])), target.alone_left
            ),
            Side(fold(right), len(fold(own_right)), len(fold(right.partition("\n")[0])), target.alone_right),
            target.rival,
            fold(target.title or ""),
        )


def selector(text: Text, name: str, start: int, end: int, reach: int = NEAR) -> Target:
    """Return the target of a printed range of a field, with `reach` characters on both sides.

    The first 64 of them are prefix and suffix, if the field has so many; what else there is stands in `before`
    and `after`.
    """
    printed = text.printed[name]
    prefix, suffix = printed[max(0, start - NEAR) : start], printed[end : end + NEAR]
    head, tail = text.head(name, start), text.tail(name, end)
    return Target(
        article=text.id,
        field=name,
        quote=printed[start:end],
        prefix=prefix,
        suffix=suffix,
        start=start,
        end=end,
        before=head[max(0, len(head) - reach) : len(head) - len(prefix)],
        after=tail[len(suffix) : reach],
        source=text.source or None,
        title=text.title,
    )


def whole(text: Text) -> Target:
    """Return the target of an article as a whole: its headline and its first words tell it from others."""
    return Target(
        article=text.id,
        field=WHOLE,
        quote="",
        suffix=(text.printed["title"] or text.printed["body"])[:NEAR],
        after=text.printed["body"][:NEAR] or text.printed["caption"][:NEAR],
        source=text.source or None,
        title=text.title,
    )


def places_of(text: Text, quote: str, prefix: str, suffix: str) -> list[Place]:
    """Return where words stand in a text, between other words if these are not empty, the body's places first.

    Raises BaokuError (note.no_words).
    """
    sought, before, after = fold(quote), fold(prefix), fold(suffix)
    if not sought:
        raise BaokuError("note.no_words")
    found = []
    for passage in text.occurrences(sought):
        name = text.field_at(passage)
        if name is None or not text.running[: passage.start].endswith(before):
            continue
        if text.running.startswith(after, passage.end):
            found.append(Place(text.id, name, *text.printed_range(name, passage)))
    return sorted(found, key=lambda place: (LOOKED_UP.index(place.field), place.start))


def line_of(article: Article, place: Place) -> int | None:
    """Return the source line on which a place begins, as far as it is known."""
    if place.field == "body":
        before = 0
        for paragraph, lines in zip(article.paragraphs, article.paragraph_lines, strict=False):
            before += len(paragraph) + 1
            if place.start < before:
                return lines[0] if lines else None
    return article.lines[0] if article.lines else None
