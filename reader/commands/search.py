"""`baoku search`: a query answered, or a file of queries."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from reader.commands import kwic
from reader.commands.frame import DONE, IN_PART, NOTHING, REPLACE, open_library, progress
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core import contract
from reader.core.errors import BaokuError
from reader.core.policies import Act, read_policies
from reader.core.records import Alike, Answer, Coverage, SearchOptions, Sort

FOUND: Final[Sentence] = (
    "“{query}”:{total} 篇(检索了 {files} 个文件 {issues} 期 {articles} 篇,{failed} 个文件失败{lines},{waiting} 篇尚未编入索引;"
    "{ms:.0f} 毫秒)",
    "“{query}”: {total:article|articles} (searched {articles:article|articles} in {issues:issue|issues} from {files:file|files}; "
    "{failed:file|files} failed{lines}, {waiting:article|articles} read without the index; {ms:.0f} ms)",
)
LINES_FAILED: Final[Sentence] = ("、{lines} 行失败", ", {lines:line|lines} of others failed")
SUGGEST: Final[Sentence] = (
    "没有逐字命中。换成这些词可以找到:{suggestions}",
    "no literal hit; these do find something: {suggestions}",
)

ONE_QUERY: Final[Sentence] = ("--kwic 和 --csv 只用于一个检索式", "--kwic and --csv go with one query")
JOINED: Final[Sentence] = (
    "两半合起来才符合的转版文章:",
    "stories that jump between pages, of which only both halves together hold it:",
)
MORE_JOINED: Final[Sentence] = (
    "……还有 {stories} 篇,--json 全部列出",
    "… {stories} more, --json lists them all",
)
STORIES: Final = 5
"""So many of these stories are listed."""
NO_QUERY: Final[Sentence] = (
    "请写出检索式,或用 --batch 指定每行一个检索式的文件",
    "write what to search for, or name a file with a query a line by --batch",
)
QUERY_AND_BATCH: Final[Sentence] = ("--batch 不能与检索式同用", "--batch cannot go with a query")
WHOLE_TABLE: Final[Sentence] = (
    "--csv 写出全部各处,不能与 --limit、--offset 同用",
    "--csv writes every place and cannot go with --limit or --offset",
)
NOT_ALIKE: Final[Sentence] = ("没有 {text},可用:{known}、all", "cannot be {text}; known are {known}, all")
SHOWN: Final = 20
"""So many hits are shown if nobody says how many."""


def add(grammar: Grammar) -> None:
    """Declare the command."""
    search = grammar.command("search", run, "检索 / search", words="query")
    search.add_argument(
        "query", nargs="*", default=[], metavar="QUERY", help="检索式,几个词不必加引号 / words to search for"
    )
    search.add_argument("--batch", metavar="FILE", help="每行一个检索式 / one query a line")
    search.add_argument(
        "--limit",
        type=grammar.count,
        metavar="N",
        help="篇数,0 = 全部;--kwic 的行数 / hits, 0: all; lines of --kwic",
    )
    search.add_argument(
        "--offset", type=grammar.count, metavar="N", help="跳过几篇,或几行 / hits or lines to skip"
    )
    search.add_argument("--sort", choices=[sort.value for sort in Sort], default=Sort.RELEVANCE.value)
    search.add_argument("--from", dest="date_from", type=grammar.date, metavar="DATE")
    search.add_argument("--to", dest="date_to", type=grammar.date, metavar="DATE")
    search.add_argument("--newspaper", metavar="NAME", help="报名或其中几个字 / a part of its name")
    search.add_argument(
        "--exact",
        type=partial(_alike, speech=grammar.speech),
        default=Alike(),
        metavar="WHAT",
        help="不作等同的:width 全半角,case 大小写,variants 繁简,numerals 日期数字;all 全部 / what is not alike",
    )
    search.add_argument("--engine", metavar="NAME")
    search.add_argument("--kwic", action="store_true", help="逐处列出命中,一处一行 / every place on a line")
    search.add_argument("--csv", type=Path, metavar="FILE", help="逐处写成表格 / every place into a table")
    search.add_argument("--replace", action="store_true", help=REPLACE)


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Answer a query, or each line of a file."""
    wrong = _bad_usage(options)
    if wrong is not None:
        speech.tell(speech.say(wrong))
        return NOTHING
    options.query = None if options.batch is not None else " ".join(options.query)
    wanted = SearchOptions(
        limit=SHOWN if options.limit is None else options.limit or None,
        offset=options.offset or 0,
        sort=Sort(options.sort),
        date_from=options.date_from,
        date_to=options.date_to,
        newspaper=options.newspaper,
        engine=options.engine,
        alike=options.exact,
    )
    asked = [options.query] if options.batch is None else _queries(options.batch, speech)
    answered = 0
    try:
        with open_library(options, speech) as library:
            library.complete(progress(speech))
            if options.engine is not None and not read_policies().forbids(Act.REBUILD):
                library.ready_index(options.engine, progress(speech))
            if options.kwic or options.csv:
                return kwic.run(library, options, wanted, speech)
            for answer in library.search_many(asked, wanted, speech.language):
                _tell_answer(answer, speech, as_json=options.json)
                answered += 1
    except BaokuError as error:
        if not answered:
            raise
        speech.tell(error.reason.text(speech.language))
        return IN_PART
    return DONE


def _tell_answer(answer: Answer, speech: Speech, *, as_json: bool) -> None:
    for note in answer.notes:
        speech.tell(note.text(speech.language))
    if as_json:
        print_json(contract.answer(answer, speech.language))
    else:
        _print_answer(answer, speech)


def _bad_usage(options: argparse.Namespace) -> Sentence | None:
    if not options.query and options.batch is None:
        return NO_QUERY
    if options.query and options.batch is not None:
        return QUERY_AND_BATCH
    if options.batch is not None and (options.kwic or options.csv):
        return ONE_QUERY
    if options.csv and (options.limit is not None or options.offset is not None):
        return WHOLE_TABLE
    return None


def _queries(file: str, speech: Speech) -> Iterator[str]:
    from reader.core.batches import queries

    return queries(file, sys.stdin.buffer, lambda reason: speech.tell(reason.text(speech.language)))


def _alike(text: str, speech: Speech) -> Alike:
    """Take the argument that names what is not alike."""
    known = tuple(field.name for field in dataclasses.fields(Alike))
    named = known if text == "all" else tuple(name.strip() for name in text.split(","))
    if not set(named) <= set(known):
        raise argparse.ArgumentTypeError(speech.say(NOT_ALIKE, text=text, known=", ".join(known)))
    return Alike(**dict.fromkeys(named, False))


def _lines_failed(searched: Coverage, speech: Speech) -> str:
    return speech.say(LINES_FAILED, lines=searched.failed_lines) if searched.failed_lines else ""


def _print_answer(answer: Answer, speech: Speech) -> None:
    searched = answer.coverage
    print(speech.say(FOUND, query=answer.query, total=answer.total, issues=searched.issues, files=searched.files,
                     articles=searched.articles, failed=searched.failed_files, lines=_lines_failed(searched, speech),
                     waiting=searched.not_indexed, ms=answer.elapsed_ms))  # fmt: skip
    print(answer.reading)
    if answer.suggestions:
        print(speech.say(SUGGEST, suggestions=" · ".join(answer.suggestions)))
    if answer.joined:
        print(speech.say(JOINED))
    for pair in answer.joined[:STORIES]:
        halves = " · ".join(
            f"{speech.place(half.newspaper, half.date, half.page)} [{half.article_id}]"
            for half in (pair.head, pair.tail)
        )
        print(f"  {speech.headline(pair.head.title, pair.head.opening)}: {halves}")
    if len(answer.joined) > STORIES:
        print("  " + speech.say(MORE_JOINED, stories=len(answer.joined) - STORIES))
    for hit in answer.hits:
        print(f"\n{speech.headline(hit.title, hit.opening)}")
        print(f"  {speech.place(hit.newspaper, hit.date, hit.page)}  [{hit.article_id}]")
        print(f"  {hit.snippet.text}")
