"""`baoku export`: articles as a document to read or hand on: text, Markdown, HTML or Word."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.commands.frame import (
    ALONE,
    NOTHING,
    REPLACE,
    allowed,
    check_target,
    open_library,
    outcome,
    progress,
)
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core.errors import BaokuError
from reader.core.policies import Act
from reader.core.records import SearchOptions, Style
from reader.paths import shown

if TYPE_CHECKING:
    from reader.core.library import Library

NO_ARTICLES: Final[Sentence] = ("没有要导出的文章", "there is no article to export")
WRITTEN: Final[Sentence] = ("已导出 {count} 篇到 {path}", "{count:article|articles} written to {path}")

HELD: Final[Sentence] = (
    "另有 {count} 篇是其中文章转版的下文,已接排在该篇里",
    "{count:more is|more are} the rest of articles among them that go on at another page, written there",
)


def add(grammar: Grammar) -> None:
    """Declare the command."""
    export = grammar.command("export", run, "导出文章 / write articles into a document")
    export.add_argument("ids", metavar="ID", nargs="*")
    export.add_argument("--query", metavar="QUERY", help="导出检索到的全部文章 / every article a query finds")
    export.add_argument(
        "--issue", metavar="ID", help="导出这篇所在的整期 / the whole issue an article stands in"
    )
    export.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help=".txt .md .html .docx"
    )
    export.add_argument("--alone", action="store_true", help=ALONE)
    export.add_argument("--replace", action="store_true", help=REPLACE)
    export.add_argument("--title", help="文档标题 / title of the document")
    export.add_argument(
        "--style", choices=[str(Style.GBT_2015), str(Style.GBT_2025)], default=str(Style.GBT_2025)
    )


@dataclass(slots=True)
class _Chosen:
    """What is to be exported: articles, how many of those asked for are not there, and what is to be said."""

    ids: list[str] = field(default_factory=list)
    unknown: int = 0
    notes: list[str] = field(default_factory=list)


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Write a document; an article that is not there is named and the others are written."""
    allowed(Act.EXPORT)
    check_target(options.output, replace=options.replace)
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        chosen = _chosen(library, options, speech)
        for note in chosen.notes:
            speech.tell(note)
        if not chosen.ids:
            speech.tell(speech.say(NO_ARTICLES))
            return NOTHING
        count = library.out.write(
            chosen.ids,
            options.output,
            title=options.title or options.query or library.name,
            style=Style(options.style),
            alone=options.alone,
            language=speech.language,
            progress=progress(speech),
        )
    held = len(chosen.ids) - count
    if options.json:
        written = {"path": str(options.output), "articles": count, "joined": held, "notes": chosen.notes}
        print_json(written)
    else:
        speech.tell(speech.say(WRITTEN, count=count, path=shown(options.output)))
        if held:
            speech.tell(speech.say(HELD, count=held))
    return outcome(count, chosen.unknown)


def _chosen(library: Library, options: argparse.Namespace, speech: Speech) -> _Chosen:
    chosen = _Chosen()
    asked = [(article_id, False) for article_id in options.ids]
    asked += [(options.issue, True)] if options.issue else []
    for article_id, is_issue in asked:
        try:
            known = library.article(article_id)
        except BaokuError as error:
            chosen.unknown += 1
            chosen.notes.append(error.reason.text(speech.language))
            continue
        if is_issue:
            pages = library.pages(known.issue.id)
            chosen.ids += [article.id for page in pages for article in library.articles(page.id)]
        else:
            chosen.ids.append(known.article.id)
    if options.query:
        answer = library.search(options.query, SearchOptions(limit=None), speech.language)
        chosen.notes += [note.text(speech.language) for note in answer.notes]
        chosen.ids += [hit.article_id for hit in answer.hits]
    chosen.ids = list(dict.fromkeys(chosen.ids))
    return chosen
