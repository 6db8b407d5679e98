"""What a filter leaves of the tree: a library of its own for the tree's model, holding only what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.core.records import (
    ArticleSummary,
    Destination,
    Destinations,
    IssueSummary,
    NewspaperSummary,
    PageNumber,
    PageSummary,
    YearSummary,
)

if TYPE_CHECKING:
    from reader.core.library import Library


@dataclass(slots=True)
class _Issue:
    """An issue of which something was found: whole, or these articles of these pages."""

    summary: IssueSummary
    whole: bool = False
    literal: bool = False
    numbers: dict[int, PageNumber | None] = field(default_factory=dict)
    pages: dict[int, list[ArticleSummary]] = field(default_factory=dict)

    @property
    def articles(self) -> int:
        """How many articles of the issue are shown."""
        return self.summary.articles if self.whole else sum(map(len, self.pages.values()))


class Shelf:
    """Answers what the tree asks a library, from what was found. What holds the very characters comes first.

    A newspaper or an issue that was found itself is shown whole: it is asked for in the library behind.
    """

    def __init__(self, library: Library, found: Destinations) -> None:
        self._library = library
        self._whole: dict[str | None, bool] = {}
        self._issues: dict[int, _Issue] = {}
        for target in found.found:
            self._take(target)

    @property
    def ways(self) -> list[tuple[IssueSummary, bool]]:
        """The issues of which something was found, and whether they are whole: the ways to open."""
        return [
            (issue.summary, issue.whole)
            for issue in self._issues.values()
            if issue.summary.newspaper not in self._whole
        ]

    def newspapers(self) -> list[NewspaperSummary]:
        """Return the newspapers of which something was found."""
        whole = [one for one in self._library.newspapers() if one.name in self._whole] if self._whole else []
        rows = [(not self._whole[one.name], one) for one in whole]
        names = dict.fromkeys(issue.summary.newspaper for issue in self._issues.values())
        for name in names:
            if name not in self._whole:
                some = self._of(name)
                rows.append((not _literal(some), NewspaperSummary(name, _count(some))))
        return [
            one
            for _later, one in sorted(rows, key=lambda row: (row[0], row[1].name is None, row[1].name or ""))
        ]

    def years(self, newspaper: str | None) -> Sequence[YearSummary]:
        """Return the years of a newspaper in which something was found."""
        if newspaper in self._whole:
            return self._library.years(newspaper)
        rows = []
        for year in {_year(issue.summary) for issue in self._of(newspaper)}:
            some = [issue for issue in self._of(newspaper) if _year(issue.summary) == year]
            rows.append((not _literal(some), -(year or 0), YearSummary(newspaper, year, _count(some))))
        return [row[2] for row in sorted(rows, key=lambda row: row[:2])]

    def issues(self, newspaper: str | None, year: int | None) -> Sequence[IssueSummary]:
        """Return the issues of a year in which something was found."""
        if newspaper in self._whole:
            return self._library.issues(newspaper, year)
        some = [issue for issue in self._of(newspaper) if _year(issue.summary) == year]
        some.sort(key=lambda issue: issue.summary.date or issue.summary.date_evidence or "", reverse=True)
        some.sort(key=lambda issue: not issue.literal)
        return [replace(issue.summary, articles=issue.articles) for issue in some]

    def pages(self, issue_id: int) -> Sequence[PageSummary]:
        """Return the pages of an issue on which something was found."""
        issue = self._issues.get(issue_id)
        if issue is None or issue.whole or issue.summary.newspaper in self._whole:
            return self._library.pages(issue_id)
        rows = [
            PageSummary(page, issue_id, issue.numbers[page], len(held)) for page, held in issue.pages.items()
        ]
        return sorted(rows, key=lambda page: str(page.number).zfill(8))

    def articles(self, page_id: int) -> Sequence[ArticleSummary]:
        """Return the articles found on a page, in their order there."""
        for issue in self._issues.values():
            if page_id in issue.pages and not issue.whole and issue.summary.newspaper not in self._whole:
                return sorted(issue.pages[page_id], key=lambda article: _line(article.id))
        return self._library.articles(page_id)

    def _take(self, target: Destination) -> None:
        if target.issue is None:
            self._whole[target.newspaper] = self._whole.get(target.newspaper, False) or target.literal
            return
        issue = self._issues.setdefault(target.issue.id, _Issue(target.issue))
        issue.literal = issue.literal or target.literal
        if target.article is None:
            issue.whole = True
        else:
            issue.numbers[target.article.page_id] = target.page
            issue.pages.setdefault(target.article.page_id, []).append(target.article)

    def _of(self, newspaper: str | None) -> list[_Issue]:
        return [issue for issue in self._issues.values() if issue.summary.newspaper == newspaper]


def _year(issue: IssueSummary) -> int | None:
    return int(issue.date[:4]) if issue.date else None


def _literal(issues: Iterable[_Issue]) -> bool:
    return any(issue.literal for issue in issues)


def _count(issues: Iterable[_Issue]) -> int:
    return sum(issue.articles for issue in issues)


def _line(article_id: str) -> int:
    """Return the source line an id names, which gives the order of a page."""
    line = article_id.rpartition("-")[2]
    return int(line) if line.isascii() and line.isdigit() else 0
