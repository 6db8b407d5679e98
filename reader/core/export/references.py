"""What a citation of an article is made of, whatever its style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reader.core.records import PageNumber, StoredArticle

UNTITLED_LENGTH: Final = 15
_PAGE: Final = re.compile("([^0-9]*)([0-9]+)")
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
    further_pages: tuple[PageNumber, ...] = ()
    """The pages that the article goes on at, in the order in which it is read."""

    def pages(self) -> tuple[str, str]:
        """Return the first and the last page where the pages follow each other, as 1, 2 or A1, A2.

        Else all of them are the first ("1, 3"; "15"), and the last one is empty.
        """
        stated = (page for page in (self.page, *self.further_pages) if page is not None)
        printed = list(dict.fromkeys(map(str, stated)))
        return (printed[0], printed[-1]) if _are_in_a_row(printed) else (", ".join(printed), "")


def _are_in_a_row(pages: Sequence[str]) -> bool:
    parts = [part for page in pages if (part := _PAGE.fullmatch(page))]
    if len(pages) < 2 or len(parts) < len(pages):
        return False
    letters, first = parts[0][1], int(parts[0][2])
    return all((part[1], int(part[2])) == (letters, first + step) for step, part in enumerate(parts))


def reference(story: Sequence[StoredArticle], link: str) -> Reference:
    """Return the facts of a stored article and of what it goes on with; `link` is what opens it again."""
    stored = story[0]
    article = stored.article
    return Reference(
        id=article.id,
        authors=tuple(
            dict.fromkeys(
                name for part in story for name in (*part.article.reporters, *part.article.correspondents)
            )
        ),
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
        further_pages=tuple(part.page.number for part in story[1:] if part.page.number is not None),
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
        further_pages=tuple(_line(page) if isinstance(page, str) else page for page in entry.further_pages),
    )


def _line(text: str) -> str:
    """Return a text as one line: a blank for a line break or a tab, nothing for what has no glyph at all."""
    return _BREAK.sub(" ", _CONTROL.sub("", text)).strip()


def _opening(text: str) -> str:
    return text if len(text) <= UNTITLED_LENGTH else text[:UNTITLED_LENGTH] + "…"
