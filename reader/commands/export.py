"""`baoku export`: articles as a document to read or hand on: text, Markdown, HTML or Word."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.commands.frame import ALONE, DONE, NOTHING, allowed, open_library, progress
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core.policies import Act
from reader.core.records import SearchOptions, Style

if TYPE_CHECKING:
    from reader.core.library import Library

NO_ARTICLES: Final[Sentence] = ("没有要导出的文章", "there is no article to export")
WRITTEN: Final[Sentence] = ("已导出 {count} 篇到 {path}", "{count} articles written to {path}")

HELD: Final[Sentence] = (
    "另有 {count} 篇是其中文章转版的下文,已接排在该篇里",
    "{count} more are the rest of articles among them that go on at another page; they are in those",
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
    export.add_argument("--title", help="文档标题 / title of the document")
    export.add_argument(
        "--style", choices=[str(Style.GBT_2015), str(Style.GBT_2025)], default=str(Style.GBT_2025)
    )


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Write a document."""
    allowed(Act.EXPORT)
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        ids = _chosen(library, options)
        if not ids:
            speech.tell(speech.say(NO_ARTICLES))
            return NOTHING
        count = library.out.write(
            ids,
            options.output,
            title=options.title or options.query or library.name,
            style=Style(options.style),
            alone=options.alone,
            progress=progress(speech),
        )
    if options.json:
        print_json({"path": str(options.output), "articles": count, "joined": len(ids) - count})
    else:
        speech.tell(speech.say(WRITTEN, count=count, path=options.output))
        if count < len(ids):
            speech.tell(speech.say(HELD, count=len(ids) - count))
    return DONE


def _chosen(library: Library, options: argparse.Namespace) -> list[str]:
    ids = [library.article(article_id).article.id for article_id in options.ids]
    if options.issue:
        issue = library.place(options.issue).issue_id
        ids += [article.id for page in library.pages(issue) for article in library.articles(page.id)]
    if options.query:
        ids += [hit.article_id for hit in library.search(options.query, SearchOptions(limit=None)).hits]
    return list(dict.fromkeys(ids))
