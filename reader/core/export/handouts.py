"""What a document made for somebody else holds: articles, each with its headlines, source line and citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.records import PageNumber, StoredArticle

CONTROLS: Final = {code: 0x2400 + code for code in range(32) if code not in (9, 10)} | {0x7F: 0x2421}


@dataclass(frozen=True, slots=True)
class Rest:
    """What a story goes on with at another page: `seam` says where, with what stands over it there; see Piece."""

    seam: str
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One article as a reader of the document meets it; every text is plain and may hold any character.

    `place` says where and when it was printed and by whom; `notes` what goes with it (caption, jump); `citation`
    is one line. `rest` follows the paragraphs where a story goes on at other pages.
    """

    kicker: str | None
    headline: str
    subtitle: str | None
    place: str
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...]
    citation: str
    rest: tuple[Rest, ...] = ()


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


def piece(story: Sequence[StoredArticle], citation: str) -> Piece:
    """Return an article, with what it goes on with at other pages, as a piece of a document."""
    stored = story[0]
    article = stored.article
    return Piece(
        kicker=article.kicker and visible(article.kicker),
        headline=visible(article.title) if article.title else "[无标题]",
        subtitle=article.subtitle and visible(article.subtitle),
        place=visible("  ".join(_place(story))),
        paragraphs=tuple(visible(paragraph) for paragraph in article.paragraphs),
        notes=tuple(visible(note) for note in _notes(stored, goes_on=len(story) > 1)),
        citation=visible(citation.strip()),
        rest=tuple(_rest(part, goes_on=part is not story[-1]) for part in story[1:]),
    )


def _rest(stored: StoredArticle, *, goes_on: bool) -> Rest:
    article = stored.article
    page = _page(stored.page.number) if stored.page.number is not None else "另一版"
    above = " ".join(filter(None, (article.kicker, article.title, article.subtitle)))
    notes = ((article.byline,) if article.byline else ()) + tuple(
        _notes(stored, goes_on=goes_on, comes_from=True)
    )
    return Rest(
        seam=visible(f"(接{page}:{above})" if above else f"(接{page})"),
        paragraphs=tuple(map(visible, article.paragraphs)),
        notes=tuple(map(visible, notes)),
    )


def visible(text: str) -> str:
    """Return a text with its control characters as their pictures (U+2400 …): documents cannot carry them,

    and leaving them out would lose what the source has.
    """
    return text.translate(CONTROLS)


def _place(story: Sequence[StoredArticle]) -> Iterator[str]:
    issue, article = story[0].issue, story[0].article
    yield issue.newspaper or "未识别报名"
    yield issue.date or (f"约 {issue.date_evidence}(原文未载日期)" if issue.date_evidence else "日期不详")
    if issue.total_issue_number is not None:
        yield f"总第{issue.total_issue_number}期"
    numbers = (part.page.number for part in story if part.page.number is not None)
    if pages := "、".join(map(_page, dict.fromkeys(numbers))):
        yield pages
    if article.column:
        yield f"栏目:{article.column}"
    if article.byline:
        yield article.byline


def _notes(stored: StoredArticle, *, goes_on: bool = False, comes_from: bool = False) -> Iterator[str]:
    """Yield what goes with an article; of its jumps only those that the document does not follow."""
    article = stored.article
    if article.caption:
        yield f"图片说明:{article.caption}"
    if article.photo_credit:
        yield f"摄影:{article.photo_credit}"
    if article.jump is None:
        return
    if article.jump.from_page is not None and not comes_from:
        yield f"(上接{_page(article.jump.from_page)})"
    if article.jump.to_page is not None and not goes_on:
        yield f"(下转{_page(article.jump.to_page)})"


def _page(number: PageNumber) -> str:
    return f"第{number}版"
