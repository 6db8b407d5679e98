"""Issue fields: what the lines of a masthead state about the issue, read out of them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.records import Issue, Publisher
from reader.core.sources import contacts, issue_numbers
from reader.core.sources.dates import WEEKDAY
from reader.core.sources.issue_dates import IssueDate
from reader.core.sources.lines import Line, bare
from reader.core.sources.name_forms import (
    english_beside,
    is_english_title,
    is_newspaper,
    is_paper,
    is_today_name,
    name_beside_english,
    name_in_brackets,
    name_of_site,
    read_names,
)
from reader.core.sources.page_heads import read_page
from reader.core.sources.profiles import Profiles
from reader.core.sources.publishers import publishers_of


def read_issue(
    lines: Sequence[Line], profiles: Profiles, name_lines: Sequence[Line], issue_date: IssueDate
) -> Issue:
    """Return what the masthead lines, in plain forms, state.

    `name_lines` are those of them taken for the newspaper's name, `issue_date` is the date read off them all.
    """
    every = "\n".join(line.text for line in lines)
    close = "\n".join(line.joined for line in lines)
    english = _english_title(lines, name_lines)
    newspaper, evidence = _newspaper(lines, name_lines, every, english, profiles)
    weekday = WEEKDAY.search(every)
    count = issue_numbers.read_page_count(close)
    undated = [line for place, line in enumerate(lines) if place not in issue_date.days]
    return Issue(
        newspaper=newspaper,
        english_title=" ".join(english.split()) if english else None,
        date=issue_date.date,
        weekday=bare(weekday.group()) if weekday else None,
        lunar_date=issue_numbers.read_lunar_date(close),
        issue_number=issue_numbers.read_issue_number(close),
        total_issue_number=issue_numbers.read_total_number(close),
        pages_in_issue=count,
        page=read_page(undated, count),
        publishers=_publishers(lines),
        hotlines=contacts.read_hotlines(lines),
        urls=contacts.read_urls(every),
        email=contacts.read_email(every),
        lines=tuple(line.number for line in lines),
        evidence=evidence,
    )


def _english_title(lines: Sequence[Line], name_lines: Sequence[Line]) -> str | None:
    """Return the English title of the newspaper: a line of its own, or what stands beside the name."""
    for line in lines:
        if is_english_title(line.text) and not contacts.has_url(line.text):
            return line.text
    return next(filter(None, map(english_beside, name_lines)), None)


def _publishers(lines: Sequence[Line]) -> tuple[Publisher, ...]:
    """Return who publishes, each once."""
    return tuple(dict.fromkeys(publisher for line in lines for publisher in publishers_of(line)))


def _newspaper(
    lines: Sequence[Line], name_lines: Sequence[Line], every: str, english: str | None, profiles: Profiles
) -> tuple[str | None, dict[str, str]]:
    """Return the newspaper's name and, where it is not printed as such, what it was concluded from."""
    for line in name_lines:
        profile = profiles.named(line.joined)
        if profile is not None:
            return profile.name, {}
    if name_lines:
        named = next(filter(is_newspaper, name_lines), name_lines[0])  # 某某新闻 may only name the page
        pieces = read_names(named) or name_beside_english(named)
        return pieces[0] if pieces and len(named.pieces) > 1 else named.joined.strip("《》"), {}
    for line in lines:
        bodies = {name for publisher in publishers_of(line) for name in publisher.names}
        piece = next((one for one in line.pieces if _names_paper(one) and one not in bodies), None)
        if piece is not None:
            piece = piece.strip("《》")
            profile = profiles.named(piece)
            return (profile.name if profile else piece), {}
    bracketed = name_in_brackets(every)
    if bracketed is not None:
        return bracketed, {}
    for line in lines:
        site = name_of_site(line.joined)
        if site is not None:
            profile = profiles.named(site)
            return (profile.name if profile else site), {"newspaper": line.joined}
    profile = profiles.recognise(every, english)
    if profile is not None:
        return profile.name, {"newspaper": f"报纸资料:{profile.name}"}
    return None, {}


def _names_paper(piece: str) -> bool:
    """Tell whether a piece of a masthead line is a newspaper's name: …日报, 今日… (not 今日八版)."""
    return is_paper(piece) or (is_today_name(piece) and not issue_numbers.begins_with_page_count(piece))
