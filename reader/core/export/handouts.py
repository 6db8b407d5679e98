"""What a document made for somebody else holds: articles, each with its headlines, source line and citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from reader.core.records import Jump, PageNumber, StoredArticle

CONTROLS: Final = {code: 0x2400 + code for code in range(32) if code not in (9, 10)} | {0x7F: 0x2421}


@dataclass(frozen=True, slots=True)
class Piece:
    """One article as a reader of the document meets it; every text is plain and may hold any character.

    `place` says where and when it was printed and by whom; `notes` what goes with it (caption, jump); `citation`
    is one line.
    """

    kicker: str | None
    headline: str
    subtitle: str | None
    place: str
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Handout:
    """A document: its title, the library it is from, the day it was made (ISO 8601), and its articles."""

    title: str
    library: str
    made: str
    pieces: Iterable[Piece]

    def colophon(self, count: int) -> str:
        """Return the line that says where the document comes from."""
        return f"共 {count} 篇,由报库从“{self.library}”导出,{self.made}"


def piece(stored: StoredArticle, citation: str) -> Piece:
    """Return an article as a piece of a document."""
    article = stored.article
    return Piece(
        kicker=article.kicker and visible(article.kicker),
        headline=visible(article.title) if article.title else "[无标题]",
        subtitle=article.subtitle and visible(article.subtitle),
        place=visible("  ".join(_place(stored))),
        paragraphs=tuple(visible(paragraph) for paragraph in article.paragraphs),
        notes=tuple(visible(note) for note in _notes(stored)),
        citation=visible(citation.strip()),
    )


def visible(text: str) -> str:
    """Return a text with its control characters as their pictures (U+2400 …): documents cannot carry them,

    and leaving them out would lose what the source has.
    """
    return text.translate(CONTROLS)


def _place(stored: StoredArticle) -> Iterator[str]:
    issue, article = stored.issue, stored.article
    yield issue.newspaper or "未识别报名"
    yield issue.date or (f"约 {issue.date_evidence}(原文未载日期)" if issue.date_evidence else "日期不详")
    if issue.total_issue_number is not None:
        yield f"总第{issue.total_issue_number}期"
    if stored.page.number is not None:
        yield _page(stored.page.number)
    if article.column:
        yield f"栏目:{article.column}"
    if article.byline:
        yield article.byline


def _notes(stored: StoredArticle) -> Iterator[str]:
    article = stored.article
    if article.caption:
        yield f"图片说明:{article.caption}"
    if article.photo_credit:
        yield f"摄影:{article.photo_credit}"
    if article.jump is not None:
        yield _jump(article.jump)


def _jump(jump: Jump) -> str:
    if jump.to_page is not None:
        return f"(下转{_page(jump.to_page)})"
    return f"(上接{_page(jump.from_page)})" if jump.from_page is not None else ""


def _page(number: PageNumber) -> str:
    return f"第{number}版"
