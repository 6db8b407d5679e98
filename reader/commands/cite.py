"""`baoku cite`: articles as references, in the styles of libraries and reference managers."""

from __future__ import annotations

import argparse

from reader.commands.frame import ALONE, open_library, outcome, progress
from reader.commands.grammar import Grammar
from reader.commands.speech import Speech, print_json
from reader.core.errors import BaokuError
from reader.core.records import Style


def add(grammar: Grammar) -> None:
    """Declare the command."""
    cite = grammar.command("cite", run, "引用文章 / cite articles")
    cite.add_argument("ids", metavar="ID", nargs="+")
    cite.add_argument(
        "--style",
        choices=[str(style) for style in Style],
        default=str(Style.GBT_2025),
        help="引文格式(默认 GB/T 7714-2025)/ style of citation",
    )
    cite.add_argument("--alone", action="store_true", help=ALONE)


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Cite articles; one that is not there is named and the others are cited."""
    style = Style(options.style)
    found: list[str] = []
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        for article_id in options.ids:
            try:
                found.append(library.article(article_id).article.id)
            except BaokuError as error:
                speech.tell(error.reason.text(speech.language))
        if options.json:
            for article_id in found:
                citation = library.out.cite([article_id], style, alone=options.alone)
                print_json({"id": article_id, "style": str(style), "citation": citation.rstrip("\r\n")})
        else:
            print(library.out.cite(found, style, alone=options.alone), end="")
    return outcome(len(found), len(options.ids) - len(found))
