"""The records of notes: annotations, their versions, what one may ask of them. Frozen and plain, as in `records`.

Offsets are code points, half-open. In "body" they count in the paragraphs joined by a newline (`Article.body`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.core.errors import Reason
    from reader.core.records import Failure, PageNumber

WHOLE: Final = "article"
"""The `field` of a note on an article as a whole: it has no quote."""

FIELDS: Final = ("kicker", "title", "subtitle", "body", "caption", "byline")
"""The fields of an article that a note may stand in, in reading order. The byline comes last, because readings of a
page differ most in where it belongs, and headline and text should not lose sight of each other over it.
"""


class Motivation(StrEnum):
    """Why a note was made, after the W3C Web Annotation vocabulary. `EDITING` proposes another text or structure."""

    HIGHLIGHTING = "highlighting"
    COMMENTING = "commenting"
    TAGGING = "tagging"
    BOOKMARKING = "bookmarking"
    EDITING = "editing"


class Status(StrEnum):
    """Whether a note is at its words (ANCHORED) or waits for somebody to look after it (ORPHAN)."""

    ANCHORED = "anchored"
    ORPHAN = "orphan"


class NoteSort(StrEnum):
    """The order of a list of notes: by their last change, by the printed date of their articles, or by text."""

    NEWEST = "newest"
    OLDEST = "oldest"
    ISSUE = "issue"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Target:
    """What a note was put on, as it stood then; never changed by re-anchoring.

    `quote` with up to 64 characters of the same field around it (`prefix`, `suffix`) is a text quote selector,
    `start`/`end` a text position selector of the W3C Web Annotation Data Model (4.2.4, 4.2.5). `before` and
    `after` are what comes further out, in neighbouring fields too, where the nearest words are not telling
    enough. `rival` is how like the most like other place on the page was then, by what stands inside its field, None if
    that is not known. `alone_left`/`alone_right` are the least folded characters before, or after, the words with which
    they stood once on the page; None where the 64 next to them did not tell.
    `source` is the SHA-256 of the source, `line` the source line in it.
    """

    article: str
    field: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0
    before: str = ""
    after: str = ""
    source: str | None = None
    line: int | None = None
    newspaper: str | None = None
    date: str | None = None
    page: PageNumber | None = None
    title: str | None = None
    rival: float | None = None
    alone_left: int | None = None
    alone_right: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A range of one field of an article of this library."""

    article: str
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a target stands in this library now. An orphan's `place` is only the best guess, None if there is none.

    `score` is 1 for the same words between the same words, less where the surroundings or (for long quotes)
    the words themselves differ. `reason` says why a note is an orphan, or what is doubtful about its place.
    """

    status: Status
    place: Place | None
    score: float
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A text somebody gave a note."""

    text: str
    creator: str
    at: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note as readers see it. `created`, `modified` are UTC (2026-01-31T08:00:00Z).

    `article`, `field`, `start`, `end` say where it is now if it is anchored, else where it was put; `best` is an
    orphan's best place. `alternatives` are texts that others gave the note at the same time, until somebody
    writes one that takes them up; `kept` tells that somebody deleted the note while another worked on it.
    `creator` made the note; `author` wrote the text that it has now, at `written` ("" for a note without text).
    """

    id: str
    article: str
    field: str
    quote: str
    prefix: str
    suffix: str
    start: int
    end: int
    status: Status
    score: float
    reason: Reason | None
    note: str
    tags: tuple[str, ...]
    color: str
    motivation: Motivation
    creator: str
    created: str
    modified: str
    newspaper: str | None = None
    date: str | None = None
    page: PageNumber | None = None
    title: str | None = None
    best: Place | None = None
    alternatives: tuple[Version, ...] = ()
    kept: bool = False
    author: str = ""
    written: str = ""

    @property
    def texts(self) -> tuple[Version, ...]:
        """Every text that counts, with whose it is: the note's own first, if it says anything."""
        own = (Version(self.note, self.author, self.written),) if self.note else ()
        return own + self.alternatives

    @property
    def is_by_others(self) -> bool:
        """Whether it must be said who wrote its text: several wrote one, or another than who made the note."""
        return bool(self.alternatives) or (bool(self.note) and self.author != self.creator)


@dataclass(frozen=True, slots=True)
class NoteChanges:
    """What a change of notes touched: annotations by id, the articles they stand in, and whether tags came or went."""

    annotations: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    tags: bool = False

    def __bool__(self) -> bool:
        return bool(self.annotations) or self.tags

    def __or__(self, other: NoteChanges) -> NoteChanges:
        return NoteChanges(
            self.annotations | other.annotations, self.articles | other.articles, self.tags or other.tags
        )


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which notes are asked for; what is None or empty does not filter.

    `text` must occur in the note, its quote, its tags or a rival text, judged as search judges ("contains" on
    folded text; words parted by white space must all occur). `tags` must all be on the note. `made_from` and
    `made_to` are inclusive ISO dates of the last change, `date_from` and `date_to` of the newspaper; whole or
    in part; `undated` asks for notes on newspapers that state no date, `newspapers` for those of several.
    `disputed` asks for notes with rival texts, `ids` for these notes alone.
    """

    text: str = ""
    tags: tuple[str, ...] = ()
    color: str | None = None
    creator: str | None = None
    made_from: str | None = None
    made_to: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    newspaper: str | None = None
    article: str | None = None
    status: Status | None = None
    motivation: Motivation | None = None
    disputed: bool = False
    ids: frozenset[str] | None = None
    newspapers: tuple[str, ...] = ()
    undated: bool = False


@dataclass(frozen=True, slots=True)
class NotePage:
    """A stretch of a list of notes; `total` is how many there are in all."""

    total: int
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A tag, colour, author or newspaper, and on how many notes it is."""

    name: str
    notes: int


@dataclass(frozen=True, slots=True)
class Color:
    """A colour notes may have: its name in data, what it means here, if somebody said so, and its #rrggbb."""

    name: str
    meaning: str
    rgb: str


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup of the notes: its file name, the day it was made, its number of recorded changes and of bytes."""

    name: str
    day: str
    changes: int
    bytes: int


@dataclass(frozen=True, slots=True)
class NotesStatus:
    """How the notes fare: annotations, orphans, recorded changes; what stands in the way of writing, if anything."""

    annotations: int
    orphans: int
    changes: int
    backups: tuple[BackupInfo, ...]
    trouble: Reason | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """What an exchange of notes did: `new` and `changed` annotations, `deleted` ones, those that it left as they were.

    `waiting` of the new ones stand in articles that are not in this library; `disputed` have rival texts now.
    """

    new: int = 0
    changed: int = 0
    deleted: int = 0
    unchanged: int = 0
    waiting: int = 0
    disputed: int = 0
    changes: NoteChanges = NoteChanges()


@dataclass(frozen=True, slots=True)
class Offered:
    """One note of a bundle as it would be if it were taken; `what` is "new", "changed", "deleted" or "disputed".

    `creator` made it, `author` wrote its text.
    """

    what: str
    quote: str
    note: str
    tags: tuple[str, ...]
    creator: str
    title: str | None
    alternatives: tuple[Version, ...] = ()
    author: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What taking a bundle would do. `items` are the first of the notes it would touch, `more` how many follow."""

    exchange: Exchange
    items: tuple[Offered, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """What an exchange through a shared folder did: bundles read, whether one's own was written, those not taken."""

    read: int
    wrote: bool
    failed: tuple[Failure, ...]
    exchange: Exchange
