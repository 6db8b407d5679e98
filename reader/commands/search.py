"""`baoku search`: a query answered, or a file of queries."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.commands.frame import DONE, open_library, progress
from reader.commands.grammar import Grammar, count
from reader.commands.speech import Sentence, Speech, print_json
from reader.core import contract
from reader.core.errors import BaokuError
from reader.core.records import Answer, SearchOptions, Sort

FOUND: Final[Sentence] = (
    "“{query}”:{total} 篇(检索了 {issues} 期 {articles} 篇,{failed} 个文件失败;{ms:.0f} 毫秒)",
    "“{query}”: {total} articles (searched {articles} articles in {issues} issues; "
    "{failed} files failed; {ms:.0f} ms)",
)
SUGGEST: Final[Sentence] = (
    "没有逐字命中。换成这些词可以找到:{suggestions}",
    "no literal hit; these do find something: {suggestions}",
)


def add(grammar: Grammar) -> None:
    """Declare the command."""
    search = grammar.command("search", run, "检索 / search")
    asked = search.add_mutually_exclusive_group(required=True)
    asked.add_argument("query", nargs="?", metavar="QUERY")
    asked.add_argument("--batch", metavar="FILE", help="每行一个检索式 / one query a line")
    search.add_argument("--limit", type=count, default=20, metavar="N", help="0 = 全部 / all")
    search.add_argument("--offset", type=count, default=0, metavar="N")
    search.add_argument("--sort", choices=[sort.value for sort in Sort], default=Sort.RELEVANCE.value)
    search.add_argument("--from", dest="date_from", type=grammar.date, metavar="DATE")
    search.add_argument("--to", dest="date_to", type=grammar.date, metavar="DATE")
    search.add_argument("--newspaper", metavar="NAME")
    search.add_argument("--engine", metavar="NAME")


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Answer a query, or each line of a file."""
    wanted = SearchOptions(
        limit=options.limit or None,
        offset=options.offset,
        sort=Sort(options.sort),
        date_from=options.date_from,
        date_to=options.date_to,
        newspaper=options.newspaper,
        engine=options.engine,
    )
    queries = [options.query] if options.batch is None else _queries(options.batch)
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        for answer in library.search_many(queries, wanted, speech.language):
            for note in answer.notes:
                speech.tell(note.text(speech.language))
            if options.json:
                print_json(contract.answer(answer, speech.language))
            else:
                _print_answer(answer, speech)
    return DONE


def _queries(file: str) -> Iterator[str]:
    """Yield the lines of a file of queries; `-` is standard input."""
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as stream:
            for line in stream:
                yield line.decode("utf-8-sig", "replace").rstrip("\r\n")
    except OSError as error:
        raise BaokuError("file.unreadable", detail=f"{file}: {error.strerror}") from error


def _print_answer(answer: Answer, speech: Speech) -> None:
    searched = answer.coverage
    print(speech.say(FOUND, query=answer.query, total=answer.total, issues=searched.issues,
                     articles=searched.articles, failed=searched.failed_files, ms=answer.elapsed_ms))  # fmt: skip
    print(answer.reading)
    if answer.suggestions:
        print(speech.say(SUGGEST, suggestions=" · ".join(answer.suggestions)))
    for hit in answer.hits:
        print(f"\n{speech.headline(hit.title, hit.opening)}")
        print(f"  {speech.place(hit.newspaper, hit.date, hit.page)}  [{hit.article_id}]")
        print(f"  {hit.snippet.text}")
