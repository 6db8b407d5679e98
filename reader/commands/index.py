"""`baoku index`: the search index built anew, or checked."""

from __future__ import annotations

import argparse
from typing import Final

from reader.commands.frame import DONE, IN_PART, allowed, open_library, progress
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core import contract
from reader.core.policies import Act
from reader.core.records import IndexState

STATE: Final[Sentence] = (
    "索引 {engine}:{state},{articles} 篇,待索引 {not_indexed} 篇,{size}",
    "index {engine}: {state}, {articles:article|articles}, {not_indexed} waiting, {size}",
)
STATES: Final[dict[str, Sentence]] = {
    "ready": ("就绪", "ready"),
    "behind": ("有文章尚未编入", "behind"),
    "missing": ("还没有建立", "missing"),
    "damaged": ("已损坏", "damaged"),
    "other_version": ("由另一版本建立,须重建", "of another version, to be rebuilt"),
    "foreign": ("属于另一份目录,须重建", "of another catalogue, to be rebuilt"),
}


def add(grammar: Grammar) -> None:
    """Declare the command."""
    index = grammar.command("index", run, "重建或检查索引 / rebuild or check the index")
    task = index.add_mutually_exclusive_group(required=True)
    task.add_argument("--rebuild", action="store_true")
    task.add_argument("--check", action="store_true")
    task.add_argument(
        "--use",
        metavar="ENGINE",
        help="今后所用的引擎 auto、whoosh、tantivy / the engine to use from now on, auto: by size",
    )
    index.add_argument("--engine", metavar="NAME")


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Build the index anew, check it, or go over to another engine."""
    if options.rebuild or options.use:
        allowed(Act.REBUILD)
    with open_library(options, speech) as library:
        if options.rebuild:
            library.complete(progress(speech))
            state = library.rebuild_index(options.engine, progress(speech))
        elif options.use:
            library.complete(progress(speech))
            state = library.use_engine(options.use, progress(speech))
        else:
            state = library.check_index(options.engine)
    _print_state(state, options.json, speech)
    return DONE if state.state == "ready" else IN_PART


def _print_state(state: IndexState, as_json: bool, speech: Speech) -> None:
    if as_json:
        print_json(contract.index_state(state, speech.language))
        return
    print(speech.say(STATE, engine=state.engine, state=speech.say(STATES[state.state]), articles=state.articles,
                     not_indexed=state.not_indexed, size=speech.size(state.bytes)))  # fmt: skip
    if state.reason:
        print(state.reason.text(speech.language))
