"""What a document made for somebody else holds: articles, each with its headlines, source line and citation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from reader.core.errors import Language
from reader.core.plurals import filled
from reader.core.records import PageNumber, StoredArticle

WORDS: Final[dict[str, tuple[str, str]]] = {
    "colophon": (
        "共 {count} 篇,由报库从“{library}”导出,{made}",
        "{count:article|articles}, exported by Baoku from “{library}” on {made}",
    ),
    "untitled": ("[无标题]", "[no headline]"),
    "unnamed": ("未识别报名", "newspaper not stated"),
    "about": ("约 {date}(原文未载日期)", "about {date} (not stated)"),
    "undated": ("日期不详", "undated"),
    "issue": ("总第{number}期", "no. {number} overall"),
    "page": ("第{number}版", "page {number}"),
    "and": ("、", ", "),
    "elsewhere": ("另一版", "another page"),
    "column": ("栏目:{text}", "Column: {text}"),
    "caption": ("图片说明:{text}", "Caption: {text}"),
    "photo": ("摄影:{text}", "Photo: {text}"),
    "seam": ("(接{page})", "(continued, {page})"),
    "seam_headed": ("(接{page}:{above})", "(continued, {page}: {above})"),
    "comes_from": ("(上接{page})", "(continued from {page})"),
    "goes_on": ("(下转{page})", "(continued on {page})"),
}
"""What a document says of itself and of its articles, in Chinese and in English; what the articles say stays as it is."""

Say = Callable[..., str]
"""Returns one of WORDS with its fields in the language of the document."""

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
    """A document: its title, the library it is from, the day it was made (ISO 8601), and its articles.

    `language` is what it speaks of its articles in; they themselves are as they were printed.
    """

    title: str
    library: str
    made: str
    pieces: Iterable[Piece]
    language: Language = Language.CHINESE

    def colophon(self, count: int) -> str:
        """Return the line that says where the document comes from."""
        return _said(self.language, "colophon", count=count, library=self.library, made=self.made)


def piece(story: Sequence[StoredArticle], citation: str, language: Language = Language.CHINESE) -> Piece:
    """Return an article, with what it goes on with at other pages, as a piece of a document in a language."""
    stored = story[0]
    article = stored.article
    say = partial(_said, language)
    return Piece(
        kicker=article.kicker and visible(article.kicker),
        headline=visible(article.title) if article.title else say("untitled"),
        subtitle=article.subtitle and visible(article.subtitle),
        place=visible("  ".join(_place(story, say))),
        paragraphs=tuple(visible(paragraph) for paragraph in article.paragraphs),
        notes=tuple(visible(note) for note in _notes(stored, say, goes_on=_is_whole(story))),
        citation=visible(citation.strip()),
        rest=tuple(_rest(part, say, goes_on=part is not story[-1]) for part in story[1:]),
    )


def _is_whole(story: Sequence[StoredArticle]) -> bool:
    """Tell whether a document follows the jump of a story to all the pages that it names."""
    jump = story[0].article.jump
    return len(story) > 1 and (jump is None or len(story) > len(jump.to_pages))


def _rest(stored: StoredArticle, say: Say, *, goes_on: bool) -> Rest:
    article = stored.article
    page = _page(stored.page.number, say) if stored.page.number is not None else say("elsewhere")
    above = " ".join(filter(None, (article.kicker, article.title, article.subtitle)))
    notes = ((article.byline,) if article.byline else ()) + tuple(
        _notes(stored, say, goes_on=goes_on, comes_from=True)
    )
    return Rest(
        seam=visible(say("seam_headed", page=page, above=above) if above else say("seam", page=page)),
        paragraphs=tuple(map(visible, article.paragraphs)),
        notes=tuple(map(visible, notes)),
    )


def visible(text: str) -> str:
    """Return a text with its control characters as their pictures (U+2400 …): documents cannot carry them,

    and leaving them out would lose what the source has.
    """
    return text.translate(CONTROLS)


def _place(story: Sequence[StoredArticle], say: Say) -> Iterator[str]:
    issue, article = story[0].issue, story[0].article
    yield issue.newspaper or say("unnamed")
    supplied = say("about", date=issue.date_evidence) if issue.date_evidence else say("undated")
    yield issue.date or supplied
    if issue.total_issue_number is not None:
        yield say("issue", number=issue.total_issue_number)
    numbers = (part.page.number for part in story if part.page.number is not None)
    if pages := say("and").join(_page(number, say) for number in dict.fromkeys(numbers)):
        yield pages
    if article.column:
        yield say("column", text=article.column)
    if article.byline:
        yield article.byline


def _notes(
    stored: StoredArticle, say: Say, *, goes_on: bool = False, comes_from: bool = False
) -> Iterator[str]:
    """Yield what goes with an article; of its jumps only those that the document does not follow."""
    article = stored.article
    if article.caption:
        yield say("caption", text=article.caption)
    if article.photo_credit:
        yield say("photo", text=article.photo_credit)
    if article.jump is None:
        return
    if article.jump.from_page is not None and not comes_from:
        yield say("comes_from", page=_page(_listed(article.jump.from_pages, say), say))
    if article.jump.to_page is not None and not goes_on:
        yield say("goes_on", page=_page(_listed(article.jump.to_pages, say), say))


def _page(number: PageNumber, say: Say) -> str:
    return say("page", number=number)


def _listed(pages: Sequence[PageNumber], say: Say) -> str:
    return say("and").join(map(str, pages))


def _said(language: Language, word: str, **fields: object) -> str:
    chinese, english = WORDS[word]
    return filled(chinese if language is Language.CHINESE else english, fields)
