"""`baoku show`: one article, and what it was made from."""

from __future__ import annotations

import argparse
from typing import Any, Final

from reader.commands.frame import DONE, open_library, progress
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core import contract
from reader.core.records import StoredArticle

KINDS: Final[dict[str, Sentence]] = {
    "people": ("人物", "people"),
    "places": ("地点", "places"),
    "offices": ("机构", "offices"),
}


def add(grammar: Grammar) -> None:
    """Declare the command."""
    show = grammar.command("show", run, "显示一篇文章 / show an article")
    show.add_argument("id", metavar="ID")
    show.add_argument("--source", action="store_true", help="原文各行 / the source lines it was made from")
    show.add_argument(
        "--names", action="store_true", help="文中的人物、地点、机构 / people, places and offices in it"
    )


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Show an article."""
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        stored = library.article(options.id)
        named = library.named(options.id) if options.names else None
        printed = library.source_lines(options.id) if options.source else []
    own = [(number, text) for number, text in printed if number in stored.article.lines]
    if options.json:
        more: dict[str, Any] = {"named": contract.named(named)} if named else {}
        if options.source:
            more["source_lines"] = contract.source_lines(own)
        print_json(contract.stored(stored) | more)
        return DONE
    _print_article(stored, speech)
    if named:
        for kind, names in contract.named(named).items():
            print(f"{speech.say(KINDS[kind])}: {' '.join(names)}")
    for number, text in own:
        print(f"{number:>5}  {text}")
    return DONE


def _print_article(stored: StoredArticle, speech: Speech) -> None:
    article = stored.article
    for text in (article.kicker, article.title, article.subtitle):
        if text:
            print(text)
    print(speech.place(stored.issue.newspaper, stored.issue.date, stored.page.number))
    if article.byline:
        print(article.byline)
    print()
    for paragraph in article.paragraphs:
        print(f"　　{paragraph}")
    for text in (article.caption, article.photo_credit):
        if text:
            print(text)
