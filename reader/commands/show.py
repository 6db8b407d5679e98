"""`baoku show`: one article, and what it was made from."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reader.commands.frame import ALONE, DONE, open_library, progress
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core import contract
from reader.core.printed_once import people_apart, told_apart
from reader.core.records import Join, Named, PageNumber, StoredArticle

if TYPE_CHECKING:
    from reader.core.library import Library


@dataclass(frozen=True, slots=True)
class Part:
    """An article, or a half of it, with what else was asked for: the names in it, its source lines."""

    stored: StoredArticle
    named: Named | None
    lines: list[tuple[int, str]]


GOES_ON: Final[Sentence] = ("—— 接第{page}版 ——", "—— goes on at page {page} ——")
COMES_FROM: Final[Sentence] = ("(上接 {place} [{id}])", "(continued from {place} [{id}])")
COMES_FROM_ELSEWHERE: Final[Sentence] = ("(上接第{page}版)", "(continued from page {page})")
AND: Final[Sentence] = ("、", ", ")
GOES_ON_ELSEWHERE: Final[Sentence] = ("(下转第{page}版)", "(goes on at page {page})")
CREDITS: Final[dict[str, Sentence]] = {
    "reporters": ("记者:{text}", "Reporters: {text}"),
    "correspondents": ("通讯员:{text}", "Correspondents: {text}"),
    "source": ("来源:{text}", "Source: {text}"),
    "dateline": ("电头:{text}", "Dateline: {text}"),
}
KINDS: Final[dict[str, Sentence]] = {
    "people": ("人物", "people"),
    "places": ("地点", "places"),
    "offices": ("机构", "offices"),
}


def add(grammar: Grammar) -> None:
    """Declare the command."""
    show = grammar.command("show", run, "显示一篇文章 / show an article")
    show.add_argument("id", metavar="ID")
    show.add_argument("--alone", action="store_true", help=ALONE)
    show.add_argument("--source", action="store_true", help="原文各行 / the source lines it was made from")
    show.add_argument(
        "--names", action="store_true", help="文中的人物、地点、机构 / people, places and offices in it"
    )


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Show an article."""
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        parts = [
            Part(
                stored,
                library.named(stored.article.id) if options.names else None,
                _own_lines(library, stored) if options.source else [],
            )
            for stored in library.out.story(options.id, alone=options.alone)
        ]
        before = library.stories.joins_of(parts[0].stored.article.id)[0]
    if options.json:
        first, *rest = (_as_json(part, options) for part in parts)
        print_json(first | {"rest": rest, "comes_from": before.head.article_id if before else None})
        return DONE
    for number, part in enumerate(parts, 1):
        _print_article(part.stored, speech, None if number > 1 else _comes_from(part, before, speech))
        if part.named:
            for kind, names in contract.named(part.named).items():
                print(f"{speech.say(KINDS[kind])}: {' '.join(names)}")
        for line, text in part.lines:
            print(f"{line:>5}  {text}")
        jump = part.stored.article.jump
        if jump is not None and jump.to_page is not None:
            goes_on = GOES_ON if number < len(parts) else GOES_ON_ELSEWHERE
            print(f"\n{speech.say(goes_on, page=_pages(jump.to_pages, speech))}\n")
    return DONE


def _own_lines(library: Library, stored: StoredArticle) -> list[tuple[int, str]]:
    printed = library.source_lines(stored.article.id)
    return [(number, text) for number, text in printed if number in stored.article.lines]


def _as_json(part: Part, options: argparse.Namespace) -> dict[str, Any]:
    more: dict[str, Any] = {"named": contract.named(part.named)} if part.named else {}
    if options.source:
        more["source_lines"] = contract.source_lines(part.lines)
    return contract.stored(part.stored) | more


def _comes_from(part: Part, join: Join | None, speech: Speech) -> str | None:
    """Return where a half that is shown by itself comes from."""
    if join is not None:
        head = join.head
        return speech.say(
            COMES_FROM, place=speech.place(head.newspaper, head.date, head.page), id=head.article_id
        )
    jump = part.stored.article.jump
    if jump is None or jump.from_page is None:
        return None
    return speech.say(COMES_FROM_ELSEWHERE, page=_pages(jump.from_pages, speech))


def _pages(pages: Sequence[PageNumber], speech: Speech) -> str:
    return speech.say(AND).join(map(str, pages))


def _print_article(stored: StoredArticle, speech: Speech, comes_from: str | None) -> None:
    article = stored.article
    for text in (article.column, article.kicker, article.title, article.subtitle):
        if text:
            print(text)
    print(speech.place(stored.issue.newspaper, stored.issue.date, stored.page.number))
    if article.byline:
        print(article.byline)
    for role, names in people_apart(article):
        print(speech.say(CREDITS[role], text="、".join(names)))
    for name, text in told_apart(article):
        print(speech.say(CREDITS[name], text=text))
    if comes_from:
        print(comes_from)
    print()
    for paragraph in article.paragraphs:
        print(f"　　{paragraph}")
    for text in (article.caption, article.photo_credit):
        if text:
            print(text)
