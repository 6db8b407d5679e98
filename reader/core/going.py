"""Going somewhere by typing: a date, the number of an issue, a headline, a newspaper, or the pinyin initials of one.

What is literally so comes before what only has the initials. The outline of the library that this is looked up
in is read when it is first needed and again when the library has changed; a question may take a second then,
so ask off the window's thread.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from reader.core.folding import fold
from reader.core.pinyin import initials, may_be_initials, pattern
from reader.core.records import ArticleSummary, Destination, Destinations, IssueSummary, PageNumber
from reader.core.search.dates import about, parts
from reader.core.search.numerals import arabic

BREAK: Final = "\n"
"""Parts folded headlines; folding leaves none in them."""
VERIFIED_AT_MOST: Final = 4000
"""So many headlines that may have the initials are read in context; that takes a tenth of a second."""
SEARCHED_AT_ONCE: Final = 1 << 18
"""So many characters of headlines are searched at a time: some milliseconds."""

_DATES: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<y>\d{4})[-./年](?P<m>\d{1,2})[-./月](?P<d>\d{1,2})日?",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<y>\d{4})[-./年](?P<m>\d{1,2})月?",
        r"(?P<y>\d{4})(?P<m>\d\d)",
        r"(?P<y>\d{4})年?",
        r"(?P<m>\d{1,2})[-./月](?P<d>\d{1,2})日?",
    )
)
_UNDATED: Final = frozenset(("不详", "日期不详", "无日期", "undated", "unknown"))
_NUMBER: Final = re.compile(r"(?P<total>总)?第?(?P<number>\d{1,9})期?", re.ASCII)


class Outlined(Protocol):
    """What the outline is read from: the catalogue."""

    def issues(self) -> Sequence[IssueSummary]:
        """Return every issue, newest first."""

    def pages(self) -> Iterable[tuple[int, int, PageNumber | None]]:
        """Yield of every page its id, its issue's id and its number."""

    def headlines(self) -> Iterable[tuple[str, int, str]]:
        """Yield of every article its id, its page's id and its headline."""

    def summaries(self, ids: Sequence[str]) -> dict[str, ArticleSummary]:
        """Return articles by their ids."""

    def first_of_issue(self, issue: int) -> str | None:
        """Return the first article of an issue."""


@dataclass(frozen=True, slots=True)
class Outline:
    """All headlines in one folded text, which is searched ten times as fast as one by one, and what they belong to.

    `starts[i]` is where the headline of article `ids[i]` begins in `text`; `places[i]` is the place of its issue in
    `issues`.
    """

    issues: tuple[IssueSummary, ...]
    page_numbers: dict[int, PageNumber | None]
    ids: list[str]
    text: str
    starts: array[int]
    places: array[int]
    hanzi: frozenset[str]

    @classmethod
    def read(cls, source: Outlined) -> Outline:
        """Read the outline of a library."""
        issues = tuple(source.issues())
        place_of = {issue.id: place for place, issue in enumerate(issues)}
        numbers: dict[int, PageNumber | None] = {}
        issue_of: dict[int, int] = {}
        for page, issue, number in source.pages():
            numbers[page] = number
            issue_of[page] = place_of.get(issue, len(issues))
        ids: list[str] = []
        folded: list[str] = []
        hanzi: set[str] = set()
        starts, places = array("q"), array("q")
        at = 0
        for article, page, headline in source.headlines():
            text = fold(headline)
            ids.append(article)
            folded.append(text)
            hanzi.update(text)  # all of it at one go would hold up other threads for 50 ms
            starts.append(at)
            places.append(issue_of.get(page, len(issues)))
            at += len(text) + 1
        whole = BREAK.join(folded)
        return cls(issues, numbers, ids, whole, starts, places, frozenset(hanzi))

    def headline(self, row: int) -> str:
        """Return the folded headline of a row."""
        end = self.starts[row + 1] - 1 if row + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[row] : end]

    def rows(self, places: Iterable[int]) -> Iterator[int]:
        """Yield the row of each place in the text, each row once; the places must ascend."""
        last = -1
        for place in places:
            row = bisect_right(self.starts, place) - 1
            if row != last:
                yield row
                last = row


class Going:
    """Finds what to go to. `seen` returns a number that differs, on the calling thread, after a change."""

    def __init__(self, source: Callable[[], Outlined], seen: Callable[[], int]) -> None:
        self._source = source
        self._seen = seen
        self._lock = threading.Lock()
        self._known: dict[int, int] = {}
        self._outline: Outline | None = None

    def issues(self) -> tuple[IssueSummary, ...]:
        """Return every issue, newest first; the undated last."""
        return tuple(self._source().issues())

    def first_of_issue(self, issue_id: int) -> str | None:
        """Return the first article of an issue, None if it has gone."""
        return self._source().first_of_issue(issue_id)

    def find(self, typed: str, limit: int = 50) -> Destinations:
        """Return what somebody may want to go to who types this: issues, newspapers, then articles."""
        folded = fold(typed)
        if not folded:
            return Destinations()
        outline = self._current()
        found = [*_issues(outline.issues, typed), *_newspapers(outline.issues, folded)]
        rows, total = _articles(outline, folded, limit)
        return Destinations((*found[:limit], *self._described(outline, rows)), total, len(found))

    def _current(self) -> Outline:
        with self._lock:
            thread, seen = threading.get_ident(), self._seen()
            if self._outline is None or self._known.get(thread) != seen:
                self._outline = Outline.read(self._source())
                self._known = {thread: seen}
            return self._outline

    def _described(self, outline: Outline, rows: Sequence[tuple[int, bool]]) -> Iterator[Destination]:
        summaries = self._source().summaries([outline.ids[row] for row, _literal in rows])
        for row, literal in rows:
            article = summaries.get(outline.ids[row])
            place = outline.places[row]
            if article is not None and place < len(outline.issues):
                issue = outline.issues[place]
                number = outline.page_numbers.get(article.page_id)
                yield Destination(issue.newspaper, issue, article, number, literal)


# ── issues ────────────────────────────────────────────────────────────────────────────────────────────


def _issues(issues: Sequence[IssueSummary], typed: str) -> list[Destination]:
    """Return the issues of a date or with a number; where a day has none, the nearest before and after it.

    Issues that state no date come behind those of the date, if the one inferred for them may be it.
    """
    text = arabic(re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)))
    found: dict[int, Destination] = {}
    if fold(text) in _UNDATED:
        return [Destination(issue.newspaper, issue) for issue in issues if issue.date is None]
    text = about(text) or text
    for date in _dates(text):
        for issue in issues:
            if issue.date is not None and _is_on(issue.date, date):
                found[issue.id] = Destination(issue.newspaper, issue)
        stated = bool(found)
        for issue in issues:
            if issue.date is None and date[0] is not None and _may_be_on(issue.date_evidence, date):
                found[issue.id] = Destination(issue.newspaper, issue)
        if not stated and None not in date:
            for issue in _around(issues, "{:04}-{:02}-{:02}".format(*date)):
                found[issue.id] = Destination(issue.newspaper, issue, nearest=True)
    match = _NUMBER.fullmatch(text)
    if match is not None:
        number = int(match["number"])
        for issue in issues:
            if issue.total_issue_number == number or (not match["total"] and issue.issue_number == number):
                found.setdefault(issue.id, Destination(issue.newspaper, issue))
    return list(found.values())


def _dates(text: str) -> Iterator[tuple[int | None, int | None, int | None]]:
    """Yield every way to read a text as a date, whole or in part, as (year, month, day)."""
    for form in _DATES:
        match = form.fullmatch(text)
        if match is not None:
            named = match.groupdict()
            year, month, day = (int(named[part]) if named.get(part) else None for part in "ymd")
            if month in (None, *range(1, 13)) and day in (None, *range(1, 32)):
                yield year, month, day


def _is_on(iso: str, date: tuple[int | None, int | None, int | None]) -> bool:
    return all(part is None or part == int(known) for part, known in zip(date, iso.split("-"), strict=True))


def _may_be_on(evidence: str | None, date: tuple[int | None, int | None, int | None]) -> bool:
    """Whether a date inferred in part (2020, 2020-04) may be the one typed, as far as both are known."""
    known = parts(evidence) if evidence else None
    return known is not None and all(
        one is None or other is None or one == other for one, other in zip(known, date, strict=True)
    )


def _around(issues: Sequence[IssueSummary], iso: str) -> list[IssueSummary]:
    """Return the last issue before a day and the first one after it; `issues` are newest first."""
    dated = [issue for issue in issues if issue.date is not None]
    before = next((issue for issue in dated if (issue.date or "") < iso), None)
    after = next((issue for issue in reversed(dated) if (issue.date or "") > iso), None)
    return [issue for issue in (before, after) if issue is not None]


def _newspapers(issues: Sequence[IssueSummary], folded: str) -> list[Destination]:
    names = dict.fromkeys(issue.newspaper for issue in issues if issue.newspaper is not None)
    literal = [name for name in names if folded in fold(name)]
    read = [name for name in names if folded in initials(fold(name))] if may_be_initials(folded) else []
    return [Destination(name) for name in literal] + [
        Destination(name, literal=False) for name in read if name not in literal
    ]


# ── articles ──────────────────────────────────────────────────────────────────────────────────────────


def _articles(outline: Outline, folded: str, limit: int) -> tuple[list[tuple[int, bool]], int]:
    """Return the best rows with whether they match literally, and how many match in all."""
    literal = list(outline.rows(_occurrences(outline.text, folded)))
    read: list[int] = []
    if may_be_initials(folded):
        known = set(literal)
        finds = _finds(pattern(folded, outline.hanzi), outline.text)
        maybe = [row for row in outline.rows(finds) if row not in known]
        read = [row for row in maybe[:VERIFIED_AT_MOST] if folded in initials(outline.headline(row))]

    def rank(row: int) -> tuple[int, int]:
        headline = outline.headline(row)
        closeness = 0 if headline == folded else 1 if headline.startswith(folded) else 2
        return closeness, outline.places[row]

    def rank_read(row: int) -> tuple[int, int]:
        letters = initials(outline.headline(row))
        closeness = 0 if letters == folded else 1 if letters.startswith(folded) else 2
        return closeness, outline.places[row]

    best = [(row, True) for row in sorted(literal, key=rank)[:limit]]
    best += [(row, False) for row in sorted(read, key=rank_read)[: limit - len(best)]]
    return best, len(literal) + len(read)


def _finds(form: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield where a pattern that reaches over no headline is found; other threads are let in on the way."""
    start = 0
    while start < len(text):
        end = text.find(BREAK, start + SEARCHED_AT_ONCE)
        end = len(text) if end < 0 else end
        yield from (match.start() for match in form.finditer(text, start, end))
        start = end


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
