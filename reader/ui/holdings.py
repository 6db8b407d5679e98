"""What an archive holds, gathered from its issues: newspapers, their years, the days that have an issue, and gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reader.core.records import Bookmark, IssueSummary, SavedSearch, StoredArticle


@dataclass(frozen=True, slots=True)
class Gap:
    """The longest time between two issues: the days (ISO 8601) of both, and how many days lie between them."""

    before: str
    after: str
    days: int


@dataclass(frozen=True, slots=True)
class YearHeld:
    """A year of a newspaper: the issues by their stated day (ISO 8601), and how much they hold."""

    year: int
    days: Mapping[str, tuple[IssueSummary, ...]]
    issues: int
    articles: int
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class PaperHeld:
    """A newspaper of the archive: its years, oldest first, what it holds in all, and its issues without a day."""

    name: str | None
    years: tuple[YearHeld, ...]
    issues: int
    articles: int
    undated: tuple[IssueSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class StartFacts:
    """All that the start page shows of a library, and what was read, kept and asked in it, newest first."""

    name: str
    read_only: bool
    papers: tuple[PaperHeld, ...]
    recent: tuple[StoredArticle, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    searches: tuple[SavedSearch, ...] = ()


def held(issues: Iterable[IssueSummary]) -> tuple[PaperHeld, ...]:
    """Return the newspapers that issues belong to, those with the most articles first, the unnamed last."""
    by_paper: dict[str | None, list[IssueSummary]] = defaultdict(list)
    for issue in issues:
        by_paper[issue.newspaper].append(issue)
    papers = (_paper(name, found) for name, found in by_paper.items())
    return tuple(sorted(papers, key=lambda paper: (paper.name is None, -paper.articles, paper.name or "")))


def _paper(name: str | None, issues: list[IssueSummary]) -> PaperHeld:
    by_year: dict[int, dict[str, list[IssueSummary]]] = defaultdict(lambda: defaultdict(list))
    undated = []
    for issue in issues:
        day = _day(issue.date)
        if day is None:
            undated.append(issue)
        else:
            by_year[day.year][day.isoformat()].append(issue)
    return PaperHeld(
        name=name,
        years=tuple(_year(year, by_year[year]) for year in sorted(by_year)),
        issues=len(issues),
        articles=sum(issue.articles for issue in issues),
        undated=tuple(undated),
    )


def _year(year: int, days: Mapping[str, list[IssueSummary]]) -> YearHeld:
    everything = [issue for found in days.values() for issue in found]
    return YearHeld(
        year=year,
        days={day: tuple(days[day]) for day in sorted(days)},
        issues=len(everything),
        articles=sum(issue.articles for issue in everything),
        gap=_gap(sorted(days)),
    )


def _gap(days: list[str]) -> Gap | None:
    """Return the longest gap between neighbouring days; None where there are fewer than two."""
    gaps = [
        Gap(one, two, (date.fromisoformat(two) - date.fromisoformat(one)).days - 1)
        for one, two in pairwise(days)
    ]
    longest = max(gaps, key=lambda gap: gap.days, default=None)
    return longest if longest is not None and longest.days else None


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None  # only a year or a month is stated
