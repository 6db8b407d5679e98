"""What a citation of an article is made of, whatever its style."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from reader.core.records import PageNumber, StoredArticle

UNTITLED_LENGTH: Final = 15
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_BREAK: Final = re.compile("\\s*[\t-\r\x1c-\x1f\x85\u2028\u2029]\\s*")


@dataclass(frozen=True, slots=True)
class Reference:
    """The bibliographic facts of one newspaper article; None for what neither page nor profile states.

    `supplied_title` stands for a missing title, and `supplied_date` (2020-04) for a missing date: both are the
    describer's, not the newspaper's, and every style must show them as such.
    """

    id: str
    authors: tuple[str, ...]
    title: str | None
    subtitle: str | None
    supplied_title: str
    newspaper: str | None
    date: str | None
    supplied_date: str | None
    page: PageNumber | None
    issue_number: int | None
    total_issue_number: int | None
    link: str


def reference(stored: StoredArticle, link: str) -> Reference:
    """Return the facts of a stored article; `link` is what opens it again."""
    article = stored.article
    return Reference(
        id=article.id,
        authors=tuple(dict.fromkeys((*article.reporters, *article.correspondents))),
        title=article.title,
        subtitle=article.subtitle if article.title else None,
        supplied_title=_opening(article.caption or next(iter(article.paragraphs), "")),
        newspaper=stored.issue.newspaper,
        date=stored.issue.date,
        supplied_date=stored.issue.date_evidence,
        page=stored.page.number,
        issue_number=stored.issue.issue_number,
        total_issue_number=stored.issue.total_issue_number,
        link=link,
    )


def on_one_line(entry: Reference) -> Reference:
    """Return a reference each of whose facts is one line, whatever the headline of a record holds."""
    return replace(
        entry,
        authors=tuple(map(_line, entry.authors)),
        title=entry.title and _line(entry.title),
        subtitle=entry.subtitle and _line(entry.subtitle),
        supplied_title=_line(entry.supplied_title),
        newspaper=entry.newspaper and _line(entry.newspaper),
        supplied_date=entry.supplied_date and _line(entry.supplied_date),
        page=_line(entry.page) if isinstance(entry.page, str) else entry.page,
    )


def _line(text: str) -> str:
    """Return a text as one line: a blank for a line break or a tab, nothing for what has no glyph at all."""
    return _BREAK.sub(" ", _CONTROL.sub("", text)).strip()


def _opening(text: str) -> str:
    return text if len(text) <= UNTITLED_LENGTH else text[:UNTITLED_LENGTH] + "…"
